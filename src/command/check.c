// check: everything that is wrong with a plan.
#include "sopcal/command.h"

int command_check(Arena *arena, const Options *options) {
  Options own = *options;
  Compiled compiled;
  if (str_eq(options->format, S("human"))) own.print.format = MESSAGES_HUMAN;
  if (str_eq(options->format, S("short"))) own.print.format = MESSAGES_SHORT;
  if (str_eq(options->format, S("json"))) own.print.format = MESSAGES_JSON;
  compile_plan(arena, &own, folder_argument(&own, 0), &compiled);
  compile_outputs(arena, &own, &compiled, &(SheetTemplates){0}, &(MediaSet){0});
  return report_findings(arena, &own, &compiled, true);
}
