// compile: the stages that every command on a plan shares, and how findings and exit status come out of them.
#include <stdio.h>
#include <stdlib.h>

#include "sopcal/command.h"
#include "sopcal/read.h"

// What the schedule says of lines that it keeps against the plan is a warning, unless it was asked for.
static void raise_kept(Diags *diags) {
  static const Code codes[] = {L107, L108, L109, L110};
  for (size_t i = 0; i < COUNT(codes); i++) diags_raise(diags, codes[i]);
}

static void make_model(Arena *arena, const Options *options, Str folder, Str text, Compiled *out) {
  ReadOptions read = {.folder = folder, .templates = options->templates, .text = text};
  plan_read(arena, out->diags, &read, &out->plan);
  if (given(&out->plan.head, "plan")) {
    model_resolve(arena, out->diags, &out->plan);
    model_check(arena, out->diags, &out->plan);
  }
}

void compile_model(Arena *arena, const Options *options, Str folder, Str text, Compiled *out) {
  *out = (Compiled){.diags = diags_new(arena)};
  if (options->locked) raise_kept(out->diags);
  make_model(arena, options, folder, text, out);
}

void compile_schedule(Arena *arena, const ScheduleOptions *options, Compiled *out) {
  if (diags_blocking(out->diags)) return;
  schedule_make(arena, out->diags, &out->plan, options, &out->schedule);
  out->scheduled = diags_count(out->diags, LEVEL_ERROR) == 0;
}

void compile_plan(Arena *arena, const Options *options, Str folder, Compiled *out) {
  compile_model(arena, options, folder, S(""), out);
  compile_schedule(arena, &(ScheduleOptions){.today = options->today, .past = options->today}, out);
}

static size_t missing_pins(const Plan *plan) {
  size_t n = 0;
  for (size_t i = 0; i < plan->pins.n; i++) n += plan->pins.at[i].piece.id.n && !plan->pins.at[i].piece.to;
  return n;
}

// R101 is said of many things; of a pin's piece it is said once for each pin, where there is a plan to look in.
void compile_gaps(Arena *arena, const Options *options, Str folder, Compiled *out) {
  *out = (Compiled){.diags = diags_new(arena)};
  diags_lower(out->diags, R105);
  diags_lower(out->diags, C101);
  diags_lower(out->diags, R103);
  make_model(arena, options, folder, S(""), out);
  size_t pins = missing_pins(&out->plan);
  if (!given(&out->plan.head, "plan") || diags_blocking(out->diags) != pins) return;
  ScheduleOptions schedule = {.today = options->today, .past = options->today};
  schedule_make(arena, out->diags, &out->plan, &schedule, &out->schedule);
  out->scheduled = diags_blocking(out->diags) == pins;
}

bool compile_outputs(Arena *arena, const Options *options, Compiled *compiled, SheetTemplates *templates,
                     MediaSet *media) {
  if (!compiled->scheduled) return false;
  bool pages = sheets_begin(arena, compiled->diags, &compiled->plan, options->templates, templates);
  bool pictures = !media || media_load(arena, compiled->diags, &compiled->schedule, media);
  return pages && pictures;
}

void say_unused(const Compiled *compiled) {
  if (compiled->scheduled && !diags_count(compiled->diags, LEVEL_ERROR)) diags_unused(compiled->diags);
}

// Something could not be read, or there was nothing to check: it did not run to its end, and that weighs most.
static bool did_not_run(const Diags *diags) {
  for (size_t i = 0; i < diags_total(diags); i++)
    if (catalogue_row(diags_at(diags, i)->code)->unread) return true;
  return false;
}

static int status_of(const Options *options, const Diags *diags) {
  return did_not_run(diags) ? EXIT_BROKEN : diags_exit(diags, options->strict);
}

int report_findings(Arena *arena, const Options *options, const Compiled *compiled, bool to_stdout) {
  Buf out = buf_in(arena), summary = buf_in(arena);
  diags_finish(compiled->diags);
  diags_print(&out, compiled->diags, &options->print);
  int printed = EXIT_FINE;
  if (to_stdout)
    printed = print_out(buf_str(&out));
  else if (out.n)
    fwrite(out.at, 1, out.n, stderr);
  if (!options->quiet && options->print.format == MESSAGES_HUMAN) {
    diags_summary(&summary, compiled->diags, options->print.lang);
    fprintf(stderr, "%.*s: %.*s\n", STR(path_shown(arena, compiled->plan.folder)), STR(buf_str(&summary)));
  }
  return printed == EXIT_BROKEN ? printed : status_of(options, compiled->diags);
}

bool compiled_or_said(Arena *arena, const Options *options, const Compiled *compiled, int *status) {
  if (compiled->scheduled) return true;
  *status = report_findings(arena, options, compiled, false);
  return false;
}

static int64_t stated_stamp(const Plan *plan) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  char *end = NULL;
  long long seconds = epoch && *epoch >= '0' && *epoch <= '9' ? strtoll(epoch, &end, 10) : -1;
  if (end && *end == '\0' && seconds >= 0 && seconds < 253402300800LL) return seconds;
  return zone_instant(plan->zone, plan->about.from, 0, &(WallFit){WALL_ONCE});
}

// What is announced later must look newer than it did before: some clients skip an event that does not.
int64_t stamp_of(const Plan *plan) {
  int64_t stamp = stated_stamp(plan);
  for (size_t i = 0; i < plan->lock.entries.n; i++)
    if (plan->lock.entries.at[i].changed < stamp) stamp = plan->lock.entries.at[i].changed;
  return stamp;
}

Str folder_argument(const Options *options, size_t i) {
  if (i >= options->args.n) return S(".");
  Str folder = options->args.at[i];
  while (folder.n > 1 && str_ends(folder, S("/"))) folder.n--;
  return folder;
}
