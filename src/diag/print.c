// print: from a finished list of records to the lines that people read.
//
//   plans/autumn.yaml:6:5: error: unknown key 'chanel' in post 'teaser' [S102 unknown-key]
//       6 |     chanel: moments
//         |     ^~~~~~ did you mean 'channel'?
//       --> plans/team.yaml:3:3
//       3 |   channel: moments
//         |   -------- written here
//         = help: allowed here: at, by, channel, day, for
//
// Invariant: only the first line of a record begins in the first column, and it is in the form of GNU's tools, so that
// editors, build services and grep find it; all others begin with a space. The arrow is no ":::" as in rustc, because
// GitHub's runner reads a line that begins with "::" after its spaces as a command.
#include "room.h"

// Sober: bold for where, one colour for how bad.
static const char *const level_sgr[] = {
    [LEVEL_NOTE] = "36",
    [LEVEL_WARNING] = "33",
    [LEVEL_GATE] = "35",
    [LEVEL_ERROR] = "31",
};
static const char where_sgr[] = "1", related_sgr[] = "36";

static const Text note_word = {{"note: ", "注："}};
static const Text help_word = {{"help: ", "办法："}};

static const char *colour(const PrintOptions *options, const char *sgr) { return options->color ? sgr : NULL; }

static Str where(Arena *arena, Place place) {
  if (place.source == NULL) return S("sopcal");
  Position at = source_position(place.source, place.from);
  Str path = path_shown(arena, place.source->path);
  return str_format(arena, "%.*s:%zu:%zu", STR(path), at.line, at.column);
}

// The level is in English in every language, for the matchers. They know error, warning and note; a gate is called by
// its name all the same, since calling it an error would deny that the output was written.
static void first_line(Buf *out, Arena *arena, const Diag *diag, const Row *row, const PrintOptions *options) {
  paint(out, colour(options, where_sgr), str_format(arena, "%.*s:", STR(where(arena, diag->at))));
  buf_byte(out, ' ');
  Str level = str_format(arena, "%s:", level_name(diag->level, LANG_EN));
  paint(out, colour(options, level_sgr[diag->level]), level);
  buf_byte(out, ' ');
  buf_add(out, message_fill(arena, row, &diag->args, options->lang));
  buf_format(out, " [%s %s]\n", row->code, row->name);
}

static void remark(Buf *out, const Text *word, Str text, Lang lang) {
  if (text.n > 0) buf_format(out, "      = %s%.*s\n", word ? word->in[lang] : "", STR(text));
}

static void related_print(Buf *out, Arena *arena, const Related *related, const Row *row, const PrintOptions *options) {
  Str label = text_fill(arena, &row->label, &related->args, options->lang);
  if (related->at.source == NULL) {
    remark(out, NULL, label, options->lang);
    return;
  }
  buf_format(out, "    --> %.*s\n", STR(where(arena, related->at)));
  excerpt_print(out, related->at, (Underline){'-', '-', colour(options, related_sgr)}, label);
}

static void below(Buf *out, Arena *arena, const Diag *diag, const Row *row, const PrintOptions *options) {
  Lang lang = options->lang;
  Str beside = text_fill(arena, &row->beside, &diag->args, lang);
  excerpt_print(out, diag->at, (Underline){'^', '~', colour(options, level_sgr[diag->level])}, beside);
  bool has_excerpt = diag->at.source && diag->at.source->text.n > 0;
  if (!has_excerpt) remark(out, NULL, beside, lang);
  for (size_t i = 0; i < diag->related.n; i++) related_print(out, arena, &diag->related.at[i], row, options);
  for (size_t i = 0; i < diag->notes.n; i++)
    remark(out, &note_word, text_fill(arena, &row->note, &diag->notes.at[i], lang), lang);
  remark(out, &help_word, text_fill(arena, &row->help, &diag->args, lang), lang);
}

void human_print(Buf *out, const Diag *diag, const Row *row, const PrintOptions *options) {
  Arena *scratch = arena_new();
  first_line(out, scratch, diag, row, options);
  if (options->format == MESSAGES_HUMAN) below(out, scratch, diag, row, options);
  arena_free(scratch);
}

static void json_print_all(Buf *out, const Diags *diags, Lang lang) {
  Fingerprints prints = {.arena = arena_new()};
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    json_print(out, diag, catalogue_row(diag->code), fingerprint_next(&prints, diag), lang);
  }
  arena_free(prints.arena);
}

void diags_print(Buf *out, const Diags *diags, const PrintOptions *options) {
  if (options->format == MESSAGES_JSON) {
    json_print_all(out, diags, options->lang);
    return;
  }
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    if (!diag->ignored) human_print(out, diag, catalogue_row(diag->code), options);
  }
}

// ---- summary ------------------------------------------------------------------------------------------------------

static void count_add(Buf *out, size_t n, Level level, Lang lang) {
  const char *name = level_name(level, lang);
  if (lang == LANG_ZH)
    buf_format(out, "%zu 个%s", n, name);
  else
    buf_format(out, "%zu %s%s", n, name, n == 1 ? "" : "s");
}

static void ignored_add(Buf *out, size_t n, Lang lang) {
  static const Text ignored = {{", %zu ignored", "，忽略 %zu 个"}};
  if (n > 0) buf_format(out, ignored.in[lang], n);
}

void diags_summary(Buf *out, const Diags *diags, Lang lang) {
  static const Text between = {{", ", "，"}}, nothing = {{"nothing wrong", "没有发现问题"}};
  size_t start = out->n;
  for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
    size_t n = diags_count(diags, (Level)level);
    if (n == 0) continue;
    if (out->n > start) buf_add(out, str_of(between.in[lang]));
    count_add(out, n, (Level)level, lang);
  }
  if (out->n == start) buf_add(out, str_of(nothing.in[lang]));
  ignored_add(out, diags_ignored(diags), lang);
}
