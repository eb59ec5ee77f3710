// diff_findings: what is said of the two plans themselves: why one of them cannot be compared, and the warnings that
// come with the change.
//
// Invariant: a plan that is compared is not reviewed: what was wrong before is not said again.
#include <stdio.h>

#include "diff.h"

// A folder for a while stands in the way of reading; its name is our own, so it is in no text of the plan.
static Str called(Arena *arena, Str text, DiffPlace place) {
  Str folder = path_shown(arena, place.folder), name = path_shown(arena, place.name);
  Buf out = buf_in(arena);
  if (str_eq(folder, name)) return text;
  for (ptrdiff_t at; (at = str_find(text, folder)) >= 0; text = str_from(text, (size_t)at + folder.n)) {
    buf_add(&out, str_part(text, 0, (size_t)at));
    buf_add(&out, name);
  }
  buf_add(&out, text);
  return buf_str(&out);
}

static void copy(Diags *out, const Diag *diag) {
  Diag *said = diag_add(out, diag->code, diag->at, diag->args.n, diag->args.at);
  for (size_t i = 0; i < diag->related.n; i++)
    diag_relate_add(out, said, diag->related.at[i].at, diag->related.at[i].args.n, diag->related.at[i].args.at);
  for (size_t i = 0; i < diag->notes.n; i++) diag_note_add(out, said, diag->notes.at[i].n, diag->notes.at[i].at);
}

static Str printed(Arena *arena, const Options *options, Diags *diags, DiffPlace place) {
  Buf out = buf_in(arena);
  diags_finish(diags);
  diags_print(&out, diags, &options->print);
  return called(arena, buf_str(&out), place);
}

// ---- why nothing is compared --------------------------------------------------------------------------------------

static void say_side(const Options *options, Arena *arena, const DiffSide *side, const Diags *diags) {
  bool zh = options->print.lang == LANG_ZH;
  Buf summary = buf_in(arena);
  if (options->quiet || options->print.format != MESSAGES_HUMAN) return;
  diags_summary(&summary, diags, options->print.lang);
  const char *form =
      zh            ? side->newer ? "sopcal: 新计划（%.*s）：%.*s；没有比较\n" : "sopcal: 旧计划（%.*s）：%.*s；没有比较\n"
      : side->newer ? "sopcal: the new plan (%.*s): %.*s; nothing was compared\n"
                    : "sopcal: the old plan (%.*s): %.*s; nothing was compared\n";
  fprintf(stderr, form, STR(text_shown(arena, side->name)), STR(buf_str(&summary)));
}

void findings_refuse(Arena *arena, const Options *options, const DiffSide *side, const Diags *diags, DiffPlace place) {
  Diags *errors = diags_new(arena);
  for (size_t i = 0; i < diags_total(diags); i++)
    if (diags_at(diags, i)->level == LEVEL_ERROR) copy(errors, diags_at(diags, i));
  Str text = printed(arena, options, errors, place);
  fwrite(text.at, 1, text.n, stderr);
  say_side(options, arena, side, errors);
}

// ---- warnings that are new ----------------------------------------------------------------------------------------

// What stays as it was announced is told by the comparison itself.
static bool is_told(const Diag *diag) { return diag->level >= LEVEL_WARNING && !diag->ignored && diag->code != L107; }

static Str message_of(Arena *arena, const Diag *diag, Lang lang) {
  Buf out = buf_in(arena);
  buf_format(&out, "%s ", catalogue_row(diag->code)->code);
  catalogue_fill(&out, catalogue_row(diag->code)->message.in[lang], &diag->args, lang);
  return buf_str(&out);
}

void findings_keep(Arena *arena, const Options *options, DiffSide *side, Diags *diags, DiffPlace place) {
  side->compiled = true;
  diags_finish(diags);
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    if (!is_told(diag)) continue;
    Arena *scratch = arena_new();
    Diags *one = diags_new(scratch);
    copy(one, diag);
    DiffWarning warning = {.message =
                               str_copy(arena, called(scratch, message_of(scratch, diag, options->print.lang), place))};
    if (side->newer) warning.printed = str_copy(arena, printed(scratch, options, one, place));
    PUSH(arena, &side->warnings, warning);
    arena_free(scratch);
  }
}

static size_t *times_of(Arena *arena, Map *times, Str message) {
  size_t *n = map_get(times, message);
  if (!n) map_put(arena, times, message, n = NEW(arena, size_t));
  return n;
}

// One that the old plan has twice and the new one thrice is new once.
void findings_say_new(Arena *arena, const Options *options, const DiffSide sides[2]) {
  const DiffSide *old = &sides[0], *new = &sides[1];
  Map times = {0};
  size_t said = 0;
  for (size_t i = 0; i < old->warnings.n; i++) ++*times_of(arena, &times, old->warnings.at[i].message);
  for (size_t i = 0; old->compiled && i < new->warnings.n; i++) {
    const DiffWarning *warning = &new->warnings.at[i];
    size_t *left = times_of(arena, &times, warning->message);
    if (*left) {
      --*left;
      continue;
    }
    fwrite(warning->printed.at, 1, warning->printed.n, stderr);
    said++;
  }
  if (!said || options->quiet || options->print.format != MESSAGES_HUMAN) return;
  bool zh = options->print.lang == LANG_ZH;
  fprintf(stderr, zh ? "sopcal: 新计划里多出来的警告：%zu\n" : "sopcal: warnings that the old plan has not: %zu\n",
          said);
}
