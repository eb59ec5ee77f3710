// links: who subscribes where: the addresses of all calendars and of people's sheets, as the plan's url says.
#include "sopcal/command.h"

static void write_links(Arena *arena, Buf *out, const Options *options, const LinkList *links) {
  if (str_eq(options->format, S("csv")))
    links_csv(out, links);
  else if (str_eq(options->format, S("json")))
    links_json(arena, out, links);
  else
    links_table(arena, out, links, options->print.lang);
}

// What is wrong with the key is said as by build; what is wrong with the plan is the business of check. False: said.
static bool get_tokens(Arena *arena, const Options *options, Compiled *compiled, int *status) {
  compiled->diags = diags_new(arena);
  bool fine = compile_tokens(arena, options, compiled);
  *status = diags_total(compiled->diags) ? report_findings(arena, options, compiled, false) : EXIT_FINE;
  return fine;
}

int command_links(Arena *arena, const Options *options) {
  Compiled compiled;
  FeedList feeds;
  LinkList links;
  Buf out = buf_in(arena);
  int status;
  compile_plan(arena, options, folder_argument(options, 0), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  if (!compiled.plan.about.url.n)
    return usage_error(options, "this plan does not say where it is served: write url: https://... under plan: in",
                       "计划没有写放在哪个网址：请在 plan: 里写 url: https://...，文件夹是", compiled.plan.folder);
  if (!get_tokens(arena, options, &compiled, &status)) return status;
  feeds_count(arena, &compiled.schedule, &feeds);
  links_of(arena, &compiled.plan, &feeds, &links);
  write_links(arena, &out, options, &links);
  return print_out(buf_str(&out)) == EXIT_BROKEN ? EXIT_BROKEN : status;
}
