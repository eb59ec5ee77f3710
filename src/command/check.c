// check: everything that is wrong with a plan.
#include "sopcal/command.h"

int command_check(Arena *arena, const Options *options) {
  static const char *const formats[] = {"human", "short", "json"};
  Options own = *options;
  bool known = options->format.n == 0;
  for (size_t i = 0; i < COUNT(formats); i++)
    if (str_eq(options->format, str_of(formats[i]))) {
      own.print.format = (MessageFormat)i;
      known = true;
    }
  if (!known) return usage_error(options, "check has no format", "check 没有这种格式", options->format);
  Compiled compiled;
  compile_plan(arena, &own, folder_argument(&own, 0), &compiled);
  compile_outputs(arena, &own, &compiled, &(SheetTemplates){0}, &(MediaSet){0});
  return report_findings(arena, &own, &compiled, true);
}
