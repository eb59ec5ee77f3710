// check: everything that is wrong with a plan.
#include "sopcal/command.h"

static void check_feeds(Arena *arena, const Compiled *compiled) {
  Arena *scratch = arena_new();
  FeedList feeds;
  feeds_count(scratch, &compiled->schedule, &feeds);
  feeds_check(arena, compiled->diags, &feeds, NULL);
  views_check(arena, compiled->diags, &compiled->schedule, &feeds);
  arena_free(scratch);
}

int command_check(Arena *arena, const Options *options) {
  Options own = *options;
  Compiled compiled;
  if (str_eq(options->format, S("human"))) own.print.format = MESSAGES_HUMAN;
  if (str_eq(options->format, S("short"))) own.print.format = MESSAGES_SHORT;
  if (str_eq(options->format, S("json"))) own.print.format = MESSAGES_JSON;
  compile_plan(arena, &own, folder_argument(&own, 0), &compiled);
  compile_outputs(arena, &own, &compiled, &(SheetTemplates){0}, NULL);
  if (compiled.scheduled) check_feeds(arena, &compiled);
  if (compiled.scheduled && own.locked) check_locked(arena, &own, &compiled);
  say_unused(&compiled);
  return report_findings(arena, &own, &compiled, true);
}
