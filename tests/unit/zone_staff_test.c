// zone_staff_test: pins what is by the clock of somebody who lives in another zone than the plan (hours, days off, a
// day's budget, the sheet, the day of a calendar), and what the schedule says where the plan's clock turns.
#include "plan_fixture.h"

#include "sopcal/write.h"

#define MADE_OF(text) MADE({"plan.yaml", text})
#define SHANGHAI "plan: {id: p, from: 2026-03-02, to: 2026-03-31, locale: en}\n"
#define BERLIN "plan: {id: p, timezone: Europe/Berlin, from: 2026-03-01, to: 2026-11-30, locale: en}\n"
#define BERLINER "timezone: Europe/Berlin" // seven hours behind Shanghai until 2026-03-29, then six

static const Staff *person(const Made *made, const char *id) {
  const Staff *staff = map_get(&made->plan.index[REF_STAFF], str_of(id));
  assert_non_null(staff);
  return staff;
}

// ---- her clock ----------------------------------------------------------------------------------------------------

// "2026-03-01 19:00-20:00": what a window of 2026-03-02 in Shanghai is in another zone.
static Str local(Arena *arena, const char *zone, Window at) {
  Plan plan = {.zone = zone_find(S("Asia/Shanghai"))};
  Staff staff = {.zone = zone_find(str_of(zone))};
  LocalTime time = local_time(&plan, &staff, date_of(2026, 3, 2), at);
  return str_format(arena, "%.*s %.*s", STR(date_text(arena, time.date)), STR(window_format(arena, time.at)));
}

enum { H = 60 };

static void a_time_may_be_on_the_day_before_or_behind(void **state) {
  assert_str(local(*state, "Europe/Berlin", (Window){23 * H, 24 * H}), "2026-03-02 16:00-17:00");
  assert_str(local(*state, "Europe/Berlin", (Window){2 * H, 3 * H}), "2026-03-01 19:00-20:00");
  assert_str(local(*state, "Pacific/Auckland", (Window){20 * H, 20 * H}), "2026-03-03 01:00");
}

static void a_window_may_pass_midnight_elsewhere(void **state) {
  assert_str(local(*state, "Europe/Berlin", (Window){6 * H, 8 * H}), "2026-03-01 23:00-01:00");
  assert_str(local(*state, "Europe/Berlin", (Window){6 * H, 7 * H}), "2026-03-01 23:00-24:00");
  assert_str(local(*state, "Europe/Berlin", (Window){0, 24 * H}), "2026-03-01 17:00-16:59");
}

static void what_has_no_time_stays_on_its_day(void **state) {
  assert_str(local(*state, "Europe/Berlin", WINDOW_NONE), "2026-03-02 ");
}

static void who_lives_in_a_zone_with_the_same_clock_has_the_plans(void **state) {
  assert_str(local(*state, "Asia/Chongqing", (Window){0, 24 * H}), "2026-03-02 00:00-24:00");
  Plan plan = {.zone = zone_find(S("Asia/Shanghai"))};
  assert_false(has_own_clock(&plan, &(Staff){.zone = zone_find(S("PRC"))}));
  assert_false(has_own_clock(&plan, &(Staff){.zone = NULL}));
  assert_false(has_own_clock(&plan, NULL));
  assert_true(has_own_clock(&plan, &(Staff){.zone = zone_find(S("Asia/Urumqi"))}));
}

// ---- hours, days off, budgets -------------------------------------------------------------------------------------

static void hours_are_by_the_persons_own_clock(void **state) {
  Made *made = MADE_OF(SHANGHAI "staff: {lin: {name: Lin, role: adviser, hours: 09:00-17:00, " BERLINER "}}\n"
                                "sops: {s: {anchor: calendar, by: lin, steps: ["
                                "  {id: a, every: mon, at: 16:00-17:00, meet: t},"       // 09:00, then 10:00
                                "  {id: b, every: tue, at: 23:00-24:00, task: t},"       // 16:00, then 17:00
                                "  {id: c, every: wed, at: 10:00-11:00, task: t},"       // 03:00
                                "  {id: d, every: thu, at: 06:30-07:30, task: t}]}}\n"); // 23:30 to 00:30
  assert_int_equal(said(made, T116), 3);
  assert_str(arg_of(diags_at(made->diags, 0), "at"), "10:00-11:00 (Europe/Berlin 2026-03-04 03:00-04:00)");
  assert_str(arg_of(diags_at(made->diags, 1), "step"), "d");
  assert_str(arg_of(diags_at(made->diags, 2), "at"), "23:00-24:00 (Europe/Berlin 2026-03-31 17:00-18:00)");
}

static void one_prefers_who_works_then_on_their_own_clock(void **state) {
  Made *made = MADE_OF(SHANGHAI "staff:\n"
                                "  a: {name: A, role: service, hours: 09:00-17:00}\n"
                                "  b: {name: B, role: service, hours: 09:00-17:00, " BERLINER "}\n"
                                "sops: {s: {by: one service, steps: [{id: x, day: 1, at: 22:00, task: t},"
                                "                                    {id: y, day: 1, at: 10:00, task: t}]}}\n"
                                "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_str(people_of(made, "p/c/x"), "b");
  assert_str(people_of(made, "p/c/y"), "a");
  assert_no_warnings(made);
}

static void days_off_are_the_persons_own_days(void **state) {
  Made *made = MADE_OF(SHANGHAI "staff: {lin: {name: Lin, role: adviser, days_off: [sun], " BERLINER "}}\n"
                                "sops: {s: {by: lin, steps: [{id: x, day: 1, at: 02:00, task: t}]}}\n"
                                "campaigns: {mon: {sop: s, date: 2026-03-09}, sun: {sop: s, date: 2026-03-15}}\n");
  assert_int_equal(said(made, T113), 1); // Monday at two is her Sunday; Sunday at two her Saturday
  assert_str(arg_of(first_said(made, T113), "date"), "2026-03-08");
}

static void a_budget_is_of_the_persons_own_day(void **state) {
  Made *made = MADE_OF(SHANGHAI "staff: {lin: {name: Lin, role: adviser, budget: 60min, " BERLINER "}}\n"
                                "sops: {s: {by: lin, minutes: 40, steps: [{id: x, day: 1, at: 16:00, task: t},"
                                "                                         {id: y, day: 2, at: 02:00, task: t},"
                                "                                         {id: z, day: 2, at: 16:00, task: t}]}}\n"
                                "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_int_equal(said(made, T115), 1);
  assert_str(arg_of(first_said(made, T115), "date"), "2026-03-10");
  assert_str(arg_of(first_said(made, T115), "more"), "");
}

// ---- where the plan's clock turns ---------------------------------------------------------------------------------

static void a_time_that_never_comes_is_said_once_where_it_is_stated(void **state) {
  Made *made = MADE_OF(BERLIN "staff: {lin: {name: Lin, role: adviser}}\n"
                              "sops:\n"
                              "  s: {anchor: calendar, by: lin, at: 02:30, steps: [{id: a, every: day, task: t},"
                              "      {id: b, every: sun, task: t}, {id: c, every: mon, at: 02:30, task: t}]}\n");
  assert_int_equal(said(made, T150), 1);
  assert_int_equal(said(made, T151), 1);
  assert_str(arg_of(first_said(made, T150), "date"), "2026-03-29");
  assert_str(arg_of(first_said(made, T150), "taken"), "2026-03-29 03:30");
  assert_str(arg_of(first_said(made, T150), "utc"), "2026-03-29 01:30");
  assert_str(arg_of(first_said(made, T151), "utc"), "2026-10-25 00:30");
}

static void nothing_is_said_where_nothing_falls_on_such_a_day(void **state) {
  Made *made = MADE_OF(BERLIN "staff: {lin: {name: Lin, role: adviser}}\n"
                              "sops: {s: {by: lin, at: 02:30, steps: [{id: a, day: 1, task: t}]}}\n"
                              "campaigns: {c: {sop: s, date: [2026-03-28, 2026-03-30]}}\n");
  assert_no_warnings(made);
}

static void a_campaigns_own_time_is_looked_at_as_well(void **state) {
  Made *made = MADE_OF(BERLIN "campaigns: {c: {date: 2026-03-29, at: 02:00-04:00},"
                              "            d: {date: 2026-10-25, at: 01:00-02:00}}\n");
  assert_int_equal(said(made, T150), 1);
  assert_int_equal(said(made, T151), 0); // only its end comes twice
}

// The plan states no time: it is the lock that does.
static void a_time_that_was_announced_is_said_at_its_line(void **state) {
  Made *made = MADE({"sopcal.lock", LOCK_HEAD " x\np/c/a kind=task on=2026-03-29 at=02:30 title=T "
                                              "digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:00Z\n"},
                    {"plan.yaml", BERLIN "staff: {lin: {name: Lin, role: adviser}}\n"
                                         "sops: {s: {by: lin, steps: [{id: a, day: 1, task: t}]}}\n"
                                         "campaigns: {c: {sop: s, date: 2026-03-29}}\n"});
  assert_ptr_equal(first_said(made, T150)->at.source, made->plan.lock.source);
}

// 02:30 is taken for 03:30.
static void meetings_at_once_are_those_of_one_instant(void **state) {
  Made *made = MADE_OF(BERLIN "staff: {lin: {name: Lin, role: adviser}}\n"
                              "sops: {s: {by: lin, minutes: 30, steps: [{id: a, day: 1, at: 02:30, meet: t},"
                              "                                         {id: b, day: 1, at: 03:30, meet: t}]}}\n"
                              "campaigns: {c: {sop: s, date: [2026-03-28, 2026-03-29]}}\n");
  assert_int_equal(said(made, T117), 1);
  assert_str(arg_of(first_said(made, T117), "date"), "2026-03-29");
}

static void meetings_around_the_hour_that_comes_twice_do_not_meet(void **state) {
  Made *made = MADE_OF(BERLIN "staff: {lin: {name: Lin, role: adviser}}\n"
                              "sops: {s: {by: lin, steps: [{id: a, day: 1, at: 01:30-02:30, meet: t},"
                              "                            {id: b, day: 1, at: 02:30-03:00, meet: t},"
                              "                            {id: c, day: 1, at: 03:00-04:00, meet: t}]}}\n"
                              "campaigns: {c: {sop: s, date: 2026-10-25}}\n");
  assert_int_equal(said(made, T117), 0);
}

// ---- what is written ----------------------------------------------------------------------------------------------

#define DAILY                                                                                                          \
  SHANGHAI "channels: {moments: {kind: moments, title: Moments, at: [02:30, 23:00-23:30]}}\n"                          \
           "staff:\n"                                                                                                  \
           "  lin: {name: Lin, role: adviser, channels: [moments], " BERLINER "}\n"                                    \
           "  wei: {name: Wei, role: adviser, channels: [moments]}\n"                                                  \
           "daily: {moments: {per_day: 2, mix: {brand: 1}}}\n"                                                         \
           "sops: {s: {by: lin, steps: [{id: x, day: -3, due: 1, at: 02:00-03:00, task: Pack}]}}\n"                    \
           "campaigns: {c: {title: Care, sop: s, date: 2026-03-12..2026-03-13}}\n"

static Str file_of(const Made *made, const char *id, const char *name) {
  Arena *arena = made->arena;
  SheetTemplates templates;
  SheetFiles files = {0};
  MediaSet media = {0};
  Plan *plan = (Plan *)&made->plan;
  plan->folder = S("nowhere");
  assert_true(sheets_begin(arena, made->diags, plan, S("templates"), &templates));
  assert_true(sheets_make(arena, &made->schedule, &templates, &media, person(made, id), &files));
  for (size_t i = 0; i < files.n; i++)
    if (str_ends(files.at[i].path, str_of(name))) return files.at[i].bytes;
  fail_msg("no file %s", name);
  return S("");
}

static bool has(Str text, const char *needle) { return str_find(text, str_of(needle)) >= 0; }

static void a_sheet_goes_by_its_persons_clock_with_the_plans_beside_it(void **state) {
  Made *made = MADE_OF(DAILY);
  Str csv = file_of(made, "lin", "2026-W11.csv");
  assert_true(has(csv, "\"To\",\"By the plan’s clock\",\"Due\""));
  assert_true(has(csv, "\"2026-03-09\",\"Mon\",\"16:00\",\"16:30\",\"Asia/Shanghai 23:00–23:30\""));
  assert_true(has(csv, "\"2026-03-09\",\"Mon\",\"19:30\",\"\",\"Asia/Shanghai Mar 10 02:30\""));
  assert_true(has(csv, "\"2026-03-11\",\"Wed\",\"19:00\",\"20:00\",\"Asia/Shanghai Mar 12 02:00–03:00\","
                       "\"Mar 11 Wed 19:00–20:00 (since Mar 8)\""));
  assert_true(has(csv, "\"Day 1 of 2\""));
  const char *clock = "Times here go by the clock of Europe/Berlin; the plan’s goes by Asia/Shanghai.";
  Str page = file_of(made, "lin", "2026-W11.html"), markdown = file_of(made, "lin", "2026-W11.md");
  assert_true(has(page, clock));
  assert_true(has(page, ">By the plan’s clock 23:00–23:30<"));
  assert_true(has(page, " data-zone=\"Europe/Berlin\""));
  assert_true(has(file_of(made, "lin", "index.html"), clock));
  assert_true(has(markdown, clock));
  assert_true(has(markdown, "- **By the plan’s clock**: 23:00–23:30"));
}

// The page's program alone is told which clock that is.
static void who_shares_the_plans_clock_reads_nothing_of_clocks(void **state) {
  Made *made = MADE_OF(DAILY);
  assert_false(has(file_of(made, "wei", "2026-W11.csv"), "clock"));
  Str page = file_of(made, "wei", "2026-W11.html");
  assert_false(has(page, "the clock of"));
  ptrdiff_t zone = str_find(page, S("Asia/Shanghai"));
  assert_true(str_ends(str_part(page, 0, (size_t)zone), S(" data-zone=\"")));
  assert_false(has(str_from(page, (size_t)zone + 1), "Asia/Shanghai"));
}

static const Event *event_of(const FeedList *feeds, const char *path, const char *identity) {
  for (size_t i = 0; i < feeds->n; i++)
    for (size_t k = 0; k < feeds->at[i].events.n; k++) {
      const Event *event = feeds->at[i].events.at[k];
      if (str_ends(feeds->at[i].path, str_of(path)) && str_eq(event->identity, str_of(identity))) return event;
    }
  fail_msg("no %s in %s", identity, path);
  return NULL;
}

static void a_merged_day_of_somebody_elsewhere_is_a_day_of_theirs(void **state) {
  Made *made = MADE_OF(DAILY);
  FeedList feeds = {0};
  feeds_make(made->arena, &made->schedule, &feeds);
  const Event *hers = event_of(&feeds, "staff/lin.ics", "p/daily/2026-03-09");
  assert_str(hers->summary, "2 daily posts: Moments 16:00, 19:30");
  assert_true(has(hers->description, "16:00-16:30 Moments"));
  assert_str(event_of(&feeds, "staff/wei.ics", "p/daily/2026-03-09")->summary, "2 daily posts: Moments 02:30, 23:00");
  assert_str(event_of(&feeds, "staff/lin.ics", "p/daily/2026-03-01")->summary, "1 daily post: Moments 19:30");
}

// On October 4 Adelaide puts 02:45 forward to 03:45, which is behind 03:10, and in Bangkok on another day.
static void a_merged_day_elsewhere_is_one_though_the_clock_turns(void **state) {
  Made *made = MADE_OF("plan: {id: p, timezone: Australia/Adelaide, from: 2026-10-01, to: 2026-10-31, locale: en}\n"
                       "channels: {moments: {kind: moments, title: Moments, at: [02:45, 03:10]}}\n"
                       "staff: {lin: {name: Lin, role: adviser, channels: [moments], timezone: Asia/Bangkok}}\n"
                       "daily: {moments: {per_day: 2, mix: {brand: 1}}}\n");
  FeedList feeds = {0};
  feeds_make(made->arena, &made->schedule, &feeds);
  assert_str(event_of(&feeds, "staff/lin.ics", "p/daily/2026-10-03")->summary,
             "3 daily posts: Moments 00:15, 00:40, 23:40");
  assert_str(event_of(&feeds, "staff/lin.ics", "p/daily/2026-10-04")->summary,
             "3 daily posts: Moments 00:15, 23:15, 23:40");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_time_may_be_on_the_day_before_or_behind),
      TEST(a_window_may_pass_midnight_elsewhere),
      TEST(what_has_no_time_stays_on_its_day),
      TEST(who_lives_in_a_zone_with_the_same_clock_has_the_plans),
      TEST(hours_are_by_the_persons_own_clock),
      TEST(one_prefers_who_works_then_on_their_own_clock),
      TEST(days_off_are_the_persons_own_days),
      TEST(a_budget_is_of_the_persons_own_day),
      TEST(a_time_that_never_comes_is_said_once_where_it_is_stated),
      TEST(nothing_is_said_where_nothing_falls_on_such_a_day),
      TEST(a_campaigns_own_time_is_looked_at_as_well),
      TEST(a_time_that_was_announced_is_said_at_its_line),
      TEST(meetings_at_once_are_those_of_one_instant),
      TEST(meetings_around_the_hour_that_comes_twice_do_not_meet),
      TEST(a_sheet_goes_by_its_persons_clock_with_the_plans_beside_it),
      TEST(who_shares_the_plans_clock_reads_nothing_of_clocks),
      TEST(a_merged_day_of_somebody_elsewhere_is_a_day_of_theirs),
      TEST(a_merged_day_elsewhere_is_one_though_the_clock_turns),
  };
  return cmocka_run_group_tests_name("zone_staff", tests, NULL, NULL);
}
