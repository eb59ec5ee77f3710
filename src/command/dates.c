// dates: what a plan knows of days: its named dates in any span of years, or each day with what the calendar says of
// it.
//
// Without a plan, neither named nor in the current folder, it lists what the program brings along, so that it is of use
// to anybody anywhere. The plan is compiled as far as its model: its schedule may have any fault.
#include <stdio.h>

#include "sopcal/command.h"
#include "sopcal/read.h"

static Date first_of(int year) { return date_of(year, 1, 1); }
static Date last_of(int year) { return date_of(year, 12, 31); }

// ---- which plan ---------------------------------------------------------------------------------------------------

static bool plan_is_here(Arena *arena) {
  static const char *const names[] = {"plan.yaml", "plan.yml"};
  for (size_t i = 0; i < COUNT(names); i++)
    if (file_read(arena, names[i], FILE_BYTES_MAX).fault != FILE_MISSING) return true;
  return false;
}

// The plan file that uses the built-in dates and days off, from the first year of these to the last.
static Str builtin_plan(Arena *arena) {
  Str folder = S("holidays/cn-"), end = S(".yaml"), first = {0}, last = {0};
  StrList names = template_names(arena);
  Buf uses = buf_in(arena);
  for (size_t i = 0; i < names.n; i++) {
    if (!str_starts(names.at[i], folder)) continue;
    Str name = str_part(names.at[i], 0, names.at[i].n - end.n);
    last = str_from(name, folder.n);
    if (!first.n) first = last;
    buf_format(&uses, ", %.*s", STR(name));
  }
  return str_format(arena, "plan: {id: sopcal, from: %.*s-01-01, to: %.*s-12-31, use: [dates/cn%.*s]}\n", STR(first),
                    STR(last), STR(buf_str(&uses)));
}

static void say_builtin(const Options *options, const Plan *plan) {
  if (options->quiet) return;
  int first = date_ymd(plan->about.from).year, last = date_ymd(plan->about.to).year;
  bool zh = options->print.lang == LANG_ZH;
  fprintf(stderr,
          zh ? "sopcal: 这里没有计划，列的是内置的日子和 %d 到 %d 年的放假安排\n"
             : "sopcal: no plan here: the built-in dates, and the days off of %d to %d\n",
          first, last);
}

// What is listed when nothing is asked for: the plan's own days.
static Span compile(Arena *arena, const Options *options, Compiled *out) {
  if (options->args.n || plan_is_here(arena)) {
    compile_model(arena, options, folder_argument(options, 0), S(""), out);
    return (Span){out->plan.about.from, out->plan.about.to};
  }
  compile_model(arena, options, S(""), builtin_plan(arena), out);
  out->plan.folder = S("<sopcal>");
  say_builtin(options, &out->plan);
  int today = options->today == DATE_NONE ? 0 : date_ymd(options->today).year;
  return today ? (Span){first_of(today), last_of(today)} : (Span){out->plan.about.from, out->plan.about.to};
}

// ---- which days ---------------------------------------------------------------------------------------------------

// Of --from and --to one may be left out: it is the plan's, unless that lies on the wrong side; then the year's.
static Span days_asked(const Options *options, Span days) {
  bool from = options->from != DATE_NONE, to = options->to != DATE_NONE;
  if (from) days.first = options->from;
  if (to) days.last = options->to;
  if (days.first <= days.last) return days;
  if (!to) days.last = last_of(date_ymd(days.first).year);
  if (!from) days.first = first_of(date_ymd(days.last).year);
  return days;
}

// The tables know the years of plans.
static bool is_known(Date day) { return day >= first_of(PLAN_FIRST_YEAR) && day <= last_of(PLAN_LAST_YEAR); }

static bool refuse_days(Arena *arena, const Options *options, Span days) {
  Str text;
  if (!is_known(days.first) || !is_known(days.last)) {
    text = date_text(arena, is_known(days.first) ? days.last : days.first);
    usage_error(options, "days are known from 2000-01-01 to 2100-12-31, which leaves out",
                "只知道 2000-01-01 到 2100-12-31 的日子，不包括", text);
    return true;
  }
  if (days.first <= days.last) return false;
  text = str_format(arena, "%.*s..%.*s", STR(date_text(arena, days.first)), STR(date_text(arena, days.last)));
  usage_error(options, "--to lies before --from:", "--to 在 --from 之前：", text);
  return true;
}

static int say_nothing_there(Arena *arena, const Options *options, Span days) {
  fprintf(stderr,
          options->print.lang == LANG_ZH
              ? "sopcal: 没有生成日历：没有日子落在 %.*s；空的日历有的手机会当成坏的，请用 --from 和 --to 换一段日子\n"
              : "sopcal: no calendar is made: no date falls in %.*s, and some phones take an empty one for broken; ask "
                "for other days with --from and --to\n",
          STR(dates_span(arena, days)));
  return EXIT_FINDINGS;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static DatesWriter *writer_of(Str format) {
  static const struct {
    Str format;
    DatesWriter *write;
  } writers[] = {{S_("table"), dates_table}, {S_("csv"), dates_csv}, {S_("json"), dates_json}, {S_("ics"), dates_ics}};
  for (size_t i = 0; i < COUNT(writers); i++)
    if (str_eq(format, writers[i].format)) return writers[i].write;
  return dates_table;
}

int command_dates(Arena *arena, const Options *options) {
  Compiled compiled;
  DatesView view;
  Buf out = buf_in(arena);
  Span days = compile(arena, options, &compiled);
  if (diags_count(compiled.diags, LEVEL_ERROR)) return report_findings(arena, options, &compiled, false);
  days = days_asked(options, days);
  if (refuse_days(arena, options, days)) return EXIT_BROKEN;
  if (!dates_view(arena, &compiled.plan, days, options->each_day, &view))
    return usage_error(options, "there are too many dates to list at once: ask for fewer days with --from and --to",
                       "日子太多，一次列不下：请用 --from 和 --to 缩小范围", S(""));
  view.lang = options->print.lang;
  view.stamp = stamp_of(&compiled.plan);
  writer_of(options->format)(arena, &out, &view);
  if (!out.n) return say_nothing_there(arena, options, days);
  return print_out(buf_str(&out));
}
