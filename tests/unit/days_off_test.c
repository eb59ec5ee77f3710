// days_off_test: pins what the plan's calendar does to the schedule: which items leave days off and which do not, the
// order they keep, what is said, working days as a measure, and what `every` and `per_day` mean by it (design section
// 4).
//
// In 2026 the 1st of October is a Thursday and 国庆 lasts to Wednesday the 7th; Saturday the 10th is a working day,
// Sunday the 11th is not. The campaign c runs from Monday the 12th to Wednesday the 14th.
#include "plan_fixture.h"

#define YEAR "plan: {id: p, from: 2026-01-01, to: 2026-12-31}\n"
#define PEOPLE                                                                                                         \
  "channels: {m: {kind: moments, at: [08:00, 20:00]}}\n"                                                               \
  "staff: {lin: {name: Lin, role: adviser, channels: m}}\n"
#define HOLIDAYS "holidays: {cn: {year: 2026, days_off: {国庆: 2026-10-01..2026-10-07}, work: [2026-10-10]}}\n"
#define SOP(more, steps) "sops: {s: {length: 3, by: lin" more ", steps: [" steps "]}}\n"
#define ON(date) "campaigns: {c: {sop: s, date: " date "}}\n"
#define CAMPAIGN(steps) YEAR PEOPLE HOLIDAYS SOP("", steps) ON("2026-10-12")
#define MADE_OF(text) MADE({"plan.yaml", text})
#define STORY                                                                                                          \
  { "content/brand/story.md", "A story.\n" }

static void assert_day(const Made *made, const char *identity, const char *date) {
  assert_date(item_of(made, identity)->date, date);
}

// ---- what moves ---------------------------------------------------------------------------------------------------

static void a_deadline_on_a_holiday_moves_to_the_workday_before(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: stock, day: -17, due: -8, task: t}"));
  assert_no_warnings(made);
  const Occurrence *item = item_of(made, "p/c/stock");
  assert_date(item->date, "2026-09-25");
  assert_date(item->due, "2026-09-30");
  assert_date(item->planned.last, "2026-10-04");
  const Diag *diag = first_said(made, T142);
  assert_str(arg_of(diag, "part"), "the deadline of ");
  assert_str(arg_of(diag, "from"), "2026-10-04");
  assert_str(arg_of(diag, "to"), "2026-09-30");
  assert_str(arg_of(diag, "because"), "国庆");
}

static void tasks_and_meetings_before_a_campaign_leave_days_off(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -9, task: t}, {id: b, day: -1, meet: t, at: 10:00}"));
  assert_day(made, "p/c/a", "2026-09-30");
  assert_day(made, "p/c/b", "2026-10-10");
  assert_int_equal(said(made, T142), 2);
}

static void both_ends_of_a_piece_of_work_move(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -11, due: -1, task: t}"));
  assert_day(made, "p/c/a", "2026-09-30");
  assert_date(item_of(made, "p/c/a")->due, "2026-10-10");
  assert_str(arg_of(first_said(made, T142), "from"), "2026-10-01..2026-10-11");
  assert_str(arg_of(first_said(made, T142), "to"), "2026-09-30..2026-10-10");
}

static void a_make_up_workday_is_no_day_off(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -2, task: t}"));
  assert_day(made, "p/c/a", "2026-10-10");
  assert_int_equal(said(made, T142), 0);
}

static void what_moves_keeps_its_identity_its_hour_and_tells_its_real_day(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: [-20, -9], at: 10:00-11:00, task: t}"));
  assert_day(made, "p/c/a/-9", "2026-09-30");
  assert_int_equal(item_of(made, "p/c/a/-9")->day, -12);
  assert_str(window_of_item(made, "p/c/a/-9"), "10:00-11:00");
  assert_date(item_of(made, "p/c/a/-9")->planned.first, "2026-10-03");
}

static void posts_stay(void **state) {
  Made *made = MADE({"plan.yaml", CAMPAIGN("{id: a, day: -1, post: m, line: brand}")}, STORY);
  assert_day(made, "p/c/a", "2026-10-11");
  assert_int_equal(said(made, T142), 0);
}

static void a_post_that_states_it_moves(void **state) {
  Made *made = MADE({"plan.yaml", CAMPAIGN("{id: a, day: -1, post: m, line: brand, on_day_off: earlier}")}, STORY);
  assert_day(made, "p/c/a", "2026-10-10");
}

static void a_moved_post_carries_the_piece_of_its_planned_day(void **state) {
  Made *made = MADE(
      {"plan.yaml", YEAR PEOPLE HOLIDAYS SOP(", on_day_off: later", "{id: a, day: [1, 2], post: m, piece: brand/day-*}")
                        ON("2026-10-11")},
      {"content/brand/day-1.md", "One.\n"}, {"content/brand/day-2.md", "Two.\n"});
  assert_day(made, "p/c/a/1", "2026-10-12");
  assert_str(piece_of(made, "p/c/a/1"), "brand/day-1");
}

static void the_live_days_of_a_campaign_stay(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP("", "{id: a, day: [1, last], task: t}") ON("2026-10-02"));
  assert_str(days_of_step(made, "a"), "10-02 10-04");
  assert_int_equal(said(made, T142), 0);
}

static void each_day_of_a_range_stays(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -2..-1, task: t}"));
  assert_str(days_of_step(made, "a"), "10-10 10-11");
}

static void routines_stay_unless_it_is_stated(void **state) {
#define MONDAYS(more)                                                                                                  \
  YEAR PEOPLE HOLIDAYS "sops: {s: {anchor: calendar, by: lin, steps: [{id: a, every: sun, task: t" more "}]}}\n"
  Made *made = MADE_OF(MONDAYS(""));
  assert_day(made, "p/s/2026-10-11/a", "2026-10-11");
  assert_int_equal(said(made, T142), 0);
  made = MADE_OF(MONDAYS(", on_day_off: earlier"));
  assert_day(made, "p/s/2026-10-11/a", "2026-10-10");
  assert_str(arg_of(first_said(made, T142), "times"), "52");
#undef MONDAYS
}

static void whoever_states_it_nearest_decides(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP(
      ", on_day_off: keep",
      "{id: a, day: -1, task: t},"
      "{id: b, day: -1, task: t, on_day_off: earlier}") "campaigns: {c: {sop: s, date: 2026-10-12}, d: {sop: s, date: "
                                                        "2026-11-16, on_day_off: skip}}\n");
  assert_day(made, "p/c/a", "2026-10-11");
  assert_day(made, "p/c/b", "2026-10-10");
  assert_null(item_or_none(made, "p/d/a"));
  assert_day(made, "p/d/b", "2026-11-13");
}

static void without_holidays_nothing_moves(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE SOP("", "{id: a, day: -1, task: t}") ON("2026-10-12"));
  assert_day(made, "p/c/a", "2026-10-11");
  assert_int_equal(diags_total(made->diags), 0);
}

static void without_holidays_what_is_stated_goes_by_weekdays(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE SOP("", "{id: a, day: -1, task: t, on_day_off: earlier}") ON("2026-10-12"));
  assert_day(made, "p/c/a", "2026-10-09");
  assert_int_equal(said(made, T118), 1);
}

static void a_year_into_which_preparation_reaches_is_said_when_nothing_is_known_of_it(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP("", "{id: a, day: -5, task: t}") ON("2026-01-02"));
  assert_day(made, "p/c/a", "2025-12-26"); // Saturday the 27th as weekdays have it, before the plan's first day
  assert_int_equal(number_of(first_said(made, T118), "year"), 2025);
}

// ---- which way ----------------------------------------------------------------------------------------------------

static void later_goes_to_the_next_workday(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -9, task: t, on_day_off: later}"));
  assert_day(made, "p/c/a", "2026-10-08");
  assert_str(arg_of(first_said(made, T142), "instead"), "");
}

static void preparation_never_moves_behind_the_opening(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -1, task: t, on_day_off: later}"));
  assert_day(made, "p/c/a", "2026-10-10");
  assert_true(arg_of(first_said(made, T142), "instead").n > 0);
}

static void a_review_never_moves_before_the_last_day(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP("", "{id: a, day: last+2, meet: t}") ON("2026-09-28"));
  assert_day(made, "p/c/a", "2026-10-08");
  assert_true(arg_of(first_said(made, T142), "instead").n > 0);
}

static void live_days_that_state_it_stay_within_the_campaign(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP(", on_day_off: earlier", "{id: a, day: 1, task: t}") ON("2026-10-11"));
  assert_day(made, "p/c/a", "2026-10-12");
  made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP(", on_day_off: earlier", "{id: a, day: 1, task: t}") ON("2026-10-02"));
  assert_day(made, "p/c/a", "2026-10-02");
  assert_true(arg_of(first_said(made, T144), "edge").n > 0);
}

static void skip_leaves_it_out_and_says_so(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: [-9, -4], task: t, on_day_off: skip}"));
  assert_str(identities_of_step(made, "a"), "p/c/a/-4");
  assert_str(arg_of(first_said(made, T145), "days"), "2026-10-03");
}

static void skip_keeps_work_that_has_a_working_day(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -5, due: -1, task: t, on_day_off: skip}"));
  assert_day(made, "p/c/a", "2026-10-07");
  assert_date(item_of(made, "p/c/a")->due, "2026-10-11");
}

// ---- the order ----------------------------------------------------------------------------------------------------

#define BRIEFS(first, second)                                                                                          \
  CAMPAIGN("{id: one, day: -2, meet: t, at: " first "}, {id: two, day: -1, meet: t, at: " second "}")

static void two_briefings_that_would_collide_both_stay_with_one_warning(void **state) {
  Made *made = MADE_OF(BRIEFS("16:00", "16:30"));
  assert_day(made, "p/c/one", "2026-10-10");
  assert_day(made, "p/c/two", "2026-10-11");
  assert_int_equal(diags_count(made->diags, LEVEL_WARNING), 1);
  const Diag *diag = first_said(made, T143);
  assert_str(arg_of(diag, "step"), "one");
  assert_str(arg_of(diag, "other"), "two");
  assert_str(arg_of(diag, "to"), "2026-10-10");
}

static void briefings_that_both_move_collide_too(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: one, day: -9, meet: t, at: 16:00}, {id: two, day: -6, meet: t, at: 16:00}"));
  assert_str(days_of_step(made, "one"), "10-03");
  assert_str(days_of_step(made, "two"), "10-06");
  assert_int_equal(said(made, T143), 1);
  assert_int_equal(said(made, T142), 0);
}

static void a_briefing_at_a_later_hour_may_join_another(void **state) {
  Made *made = MADE_OF(BRIEFS("16:00", "17:00"));
  assert_day(made, "p/c/two", "2026-10-10");
  assert_no_warnings(made);
}

static void a_briefing_never_moves_before_an_earlier_one(void **state) {
  Made *made = MADE_OF(BRIEFS("16:00", "10:00"));
  assert_day(made, "p/c/two", "2026-10-11");
  assert_str(arg_of(first_said(made, T144), "other"), "one");
  assert_int_equal(said(made, T144), 1);
}

static void meetings_planned_for_one_hour_move_together(void **state) {
  Made *made =
      MADE_OF(CAMPAIGN("{id: one, day: -1, meet: t, at: 16:00, by: lin}, {id: two, day: -1, meet: t, at: 16:00}"));
  assert_str(days_of_step(made, "one"), "10-10");
  assert_str(days_of_step(made, "two"), "10-10");
  assert_int_equal(said(made, T143), 0);
}

static void nothing_moves_past_what_keeps_its_day(void **state) {
  Made *made = MADE_OF(CAMPAIGN(
      "{id: kept, day: -9, task: t, on_day_off: keep}, {id: a, day: -8, task: t}, {id: b, day: -10, task: t}"));
  assert_str(days_of_step(made, "kept"), "10-03");
  assert_str(days_of_step(made, "a"), "10-04");
  assert_str(days_of_step(made, "b"), "09-30");
  assert_str(arg_of(first_said(made, T144), "other"), "kept");
}

static void two_that_would_pass_each_other_both_stay(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -9, task: t, on_day_off: later}, {id: b, day: -8, task: t}"));
  assert_str(days_of_step(made, "a"), "10-03");
  assert_str(days_of_step(made, "b"), "10-04");
  assert_int_equal(said(made, T144), 2);
}

// Two that stay for their hours stand in the way of a third.
static void who_stays_for_a_meeting_stands_in_the_way_of_others(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: one, day: -12, meet: t, at: 16:00}, {id: two, day: -9, meet: t, at: 16:00},"
                                "{id: a, day: -8, task: t}"));
  assert_str(days_of_step(made, "two"), "10-03");
  assert_str(days_of_step(made, "a"), "10-04");
  assert_int_equal(said(made, T143), 1);
  assert_str(arg_of(first_said(made, T144), "other"), "two");
}

static void a_post_does_not_stand_in_the_way(void **state) {
  Made *made =
      MADE({"plan.yaml", CAMPAIGN("{id: a, day: -9, post: m, line: brand}, {id: b, day: -8, task: t}")}, STORY);
  assert_day(made, "p/c/b", "2026-09-30");
}

// Whatever moves where: the order of the days is that of the plan, and nobody crosses the campaign's days.
static void the_order_of_the_plan_is_kept_whatever_moves(void **state) {
  static const char *const words[] = {"keep", "earlier", "later"};
  for (unsigned mix = 0; mix < 243; mix++) {
    Buf steps = buf_in(*state);
    unsigned rest = mix;
    for (int i = 0; i < 5; i++, rest /= 3)
      buf_format(&steps, "{id: s%d, day: %d, task: t, on_day_off: %s}, ", i, i - 9, words[rest % 3]);
    buf_format(&steps, "{id: end, day: 1, task: t}");
    Str plan = str_format(*state, YEAR PEOPLE HOLIDAYS SOP("", "%.*s") ON("2026-10-12"), STR(buf_str(&steps)));
    Made *made = MADE_OF(str_c(*state, plan));
    Date before = 0;
    for (int i = 0; i < 5; i++) {
      const Occurrence *item = item_of(made, str_c(*state, str_format(*state, "p/c/s%d", i)));
      assert_true(item->date >= before && item->date < day_at("2026-10-12"));
      before = item->date;
    }
  }
}

// ---- what counts from another -------------------------------------------------------------------------------------

static void what_counts_from_a_step_counts_from_where_it_stays(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -1, at: 10:00-11:00, task: t}, {id: b, after: a + 2h, task: t}"));
  assert_day(made, "p/c/b", "2026-10-10");
  assert_str(window_of_item(made, "p/c/b"), "12:00");
}

static void what_counts_from_a_step_left_out_counts_from_its_day(void **state) {
  Made *made = MADE_OF(
      CAMPAIGN("{id: a, day: -1, at: 10:00-11:00, task: t, on_day_off: skip}, {id: b, after: a + 2h, task: t}"));
  assert_day(made, "p/c/b", "2026-10-11");
  assert_str(window_of_item(made, "p/c/b"), "12:00");
}

static void elapsed_time_keeps_its_day_unless_it_is_stated(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, before: 10h, task: t}, {id: b, before: 10h, task: t, on_day_off: earlier}"));
  assert_day(made, "p/c/a", "2026-10-11");
  assert_day(made, "p/c/b", "2026-10-10");
}

// ---- said once ----------------------------------------------------------------------------------------------------

static void moves_of_a_series_are_one_note(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE HOLIDAYS SOP(
      "", "{id: a, day: -1, task: t}, {id: b, day: -2, task: t}") "campaigns: {c: {sop: s, every: mon}}\n");
  assert_int_equal(said(made, T142), 2);
  assert_str(arg_of(first_said(made, T142), "times"), "52");
}

static void a_step_in_several_channels_moves_once(void **state) {
  Made *made = MADE({"plan.yaml",
                     YEAR "channels: {m: {kind: moments}, n: {kind: moments}}\n"
                          "staff: {lin: {name: Lin, role: adviser, channels: [m, n]}}\n" HOLIDAYS SOP(
                              "", "{id: a, day: -1, post: [m, n], line: brand, on_day_off: earlier}") ON("2026-10-12")},
                    STORY);
  assert_str(arg_of(first_said(made, T142), "times"), "");
}

// ---- days: workdays -----------------------------------------------------------------------------------------------

#define WORKDAYS(date, steps) YEAR PEOPLE HOLIDAYS SOP("", steps) ON(date)

static void working_days_count_from_the_opening(void **state) {
  Made *made = MADE_OF(WORKDAYS("2026-10-09",
                                "{id: a, day: -1, days: workdays, task: t}, {id: b, day: -2, days: workdays, task: t},"
                                "{id: c, day: 1, days: workdays, task: t}, {id: d, day: 3, days: workdays, task: t}"));
  assert_str(days_of_step(made, "a"), "10-08");
  assert_str(days_of_step(made, "b"), "09-30");
  assert_str(days_of_step(made, "c"), "10-09");
  assert_str(days_of_step(made, "d"), "10-12"); // Saturday the 10th counts, Sunday does not
  assert_no_warnings(made);
}

static void day_one_of_working_days_is_the_first_from_the_opening_on(void **state) {
  Made *made = MADE_OF(
      WORKDAYS("2026-10-03", "{id: a, day: 1, days: workdays, task: t}, {id: b, day: -1, days: workdays, task: t}"));
  assert_str(days_of_step(made, "a"), "10-08");
  assert_str(days_of_step(made, "b"), "09-30");
}

static void last_of_working_days_is_the_last_until_the_end(void **state) {
  Made *made = MADE_OF(WORKDAYS(
      "2026-10-09", "{id: a, day: last, days: workdays, task: t}, {id: b, day: last-1, days: workdays, task: t},"
                    "{id: c, day: last+1, days: workdays, task: t}"));
  assert_str(days_of_step(made, "a"), "10-10"); // the campaign ends on Sunday
  assert_str(days_of_step(made, "b"), "10-09");
  assert_str(days_of_step(made, "c"), "10-12");
}

static void a_range_of_working_days_is_each_of_them_under_its_number(void **state) {
  Made *made = MADE_OF(WORKDAYS("2026-10-12", "{id: a, day: -4..2, days: workdays, task: t}"));
  assert_str(days_of_step(made, "a"), "09-30 10-08 10-09 10-10 10-12 10-13");
  assert_str(identities_of_step(made, "a"), "p/c/a/-4 p/c/a/-3 p/c/a/-2 p/c/a/-1 p/c/a/1 p/c/a/2");
}

static void a_deadline_counts_working_days_too(void **state) {
  Made *made = MADE_OF(WORKDAYS("2026-10-12", "{id: a, day: -5, due: -1, days: workdays, task: t}"));
  assert_day(made, "p/c/a", "2026-09-29");
  assert_date(item_of(made, "p/c/a")->due, "2026-10-10");
}

static void a_campaign_without_a_working_day_leaves_them_out(void **state) {
  Made *made = MADE_OF(WORKDAYS("2026-10-03", "{id: a, day: 1..last, days: workdays, task: t}"));
  assert_no_errors(made);
  assert_null(item_or_none(made, "p/c/a/1"));
  assert_str(arg_of(first_said(made, T145), "days"), "2026-10-03..2026-10-05");
}

static void a_range_without_a_day_is_said_of_working_days_too(void **state) {
  Made *made = MADE_OF(WORKDAYS("2026-10-12", "{id: a, day: 5..last, days: workdays, task: t}"));
  assert_int_equal(said(made, S111), 1);
}

static void working_days_without_holidays_are_weekdays(void **state) {
  Made *made = MADE_OF(YEAR PEOPLE SOP("", "{id: a, day: -1, days: workdays, task: t}") ON("2026-10-12"));
  assert_day(made, "p/c/a", "2026-10-09");
  assert_int_equal(said(made, T118), 1);
}

// Nine years of rest before it: there are fewer working days than it counts.
static void working_days_further_off_than_a_plan_may_be_long_are_an_error(void **state) {
  Buf plan = buf_in(*state);
  buf_add(&plan, S(YEAR PEOPLE SOP("", "{id: a, day: -1000, days: workdays, task: t}") ON("2026-10-12")));
  buf_add(&plan, S("holidays: {own: {days_off: {rest: ["));
  for (int year = 2017; year <= 2026; year++)
    for (int month = 1; month <= 12; month++) buf_format(&plan, "%d-%02d-01..%d-%02d-28, ", year, month, year, month);
  buf_add(&plan, S("2026-12-29]}}}\n"));
  Made *made = MADE_OF(str_c(*state, buf_str(&plan)));
  assert_int_equal(said(made, T133), 1);
  assert_int_equal(made->schedule.items.n, 0);
}

// Three working days before the 8th of October are ten days.
static void a_series_knows_how_long_working_days_take(void **state) {
#define OCTOBER                                                                                                        \
  "plan: {id: p, from: 2026-10-01, to: 2026-10-31}\n" PEOPLE HOLIDAYS SOP(                                             \
      "", "{id: a, day: -3, days: workdays, task: t}") "campaigns: {c: {sop: s, rhythm: month"
  Made *made = MADE_OF(OCTOBER "}}\n");
  assert_str(days_of_campaign(made, "c"), "10-11"); // the 8th, 9th and 10th are the first to prepare it
  assert_str(days_of_step(made, "a"), "10-08");
#undef OCTOBER
}

// ---- by the kind of day -------------------------------------------------------------------------------------------

#define OCTOBER "plan: {id: p, from: 2026-10-01, to: 2026-10-14}\n"
#define ROUTINE(every)                                                                                                 \
  OCTOBER PEOPLE HOLIDAYS "sops: {s: {anchor: calendar, by: lin, steps: [{id: a, every: " every ", task: t}]}}\n"

static void every_workday_weekend_and_holiday_are_the_calendars(void **state) {
  assert_str(days_of_step(MADE_OF(ROUTINE("workday")), "a"), "10-08 10-09 10-10 10-12 10-13 10-14");
  assert_str(days_of_step(MADE_OF(ROUTINE("weekend")), "a"), "10-03 10-04 10-11");
  assert_str(days_of_step(MADE_OF(ROUTINE("holiday")), "a"), "10-01 10-02 10-03 10-04 10-05 10-06 10-07");
}

static void every_holiday_without_one_is_said(void **state) {
  Made *made =
      MADE_OF(OCTOBER PEOPLE "sops: {s: {anchor: calendar, by: lin, steps: [{id: a, every: holiday, task: t}]}}\n");
  assert_int_equal(said(made, S155), 1);
  assert_int_equal(said(made, T118), 1);
}

static size_t posts_on(const Made *made, const char *date) {
  size_t n = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) n += made->schedule.items.at[i].date == day_at(date);
  return n;
}

#define DAILY(per_day)                                                                                                 \
  {"plan.yaml", OCTOBER PEOPLE HOLIDAYS "daily: {m: {per_day: " per_day ", mix: {brand: 1}}}\n"}, STORY

static void daily_posts_go_by_the_official_kind_of_day(void **state) {
  Made *made = MADE(DAILY("{workday: 2, weekend: 1, holiday: 0}"));
  assert_int_equal(posts_on(made, "2026-10-01"), 0);
  assert_int_equal(posts_on(made, "2026-10-03"), 0); // a Saturday within 国庆
  assert_int_equal(posts_on(made, "2026-10-08"), 2);
  assert_int_equal(posts_on(made, "2026-10-10"), 2); // a Saturday on which people work
  assert_int_equal(posts_on(made, "2026-10-11"), 1);
}

static void a_holiday_of_which_nothing_is_said_is_a_weekend(void **state) {
  assert_int_equal(posts_on(MADE(DAILY("{workday: 2, weekend: 1}")), "2026-10-01"), 1);
  assert_int_equal(posts_on(MADE(DAILY("{all: 2, workday: 1}")), "2026-10-01"), 2);
}

static void posts_of_a_holiday_need_windows_too(void **state) {
  assert_int_equal(said(MADE(DAILY("{all: 1, holiday: 3}")), T105), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_deadline_on_a_holiday_moves_to_the_workday_before),
      TEST(tasks_and_meetings_before_a_campaign_leave_days_off),
      TEST(both_ends_of_a_piece_of_work_move),
      TEST(a_make_up_workday_is_no_day_off),
      TEST(what_moves_keeps_its_identity_its_hour_and_tells_its_real_day),
      TEST(posts_stay),
      TEST(a_post_that_states_it_moves),
      TEST(a_moved_post_carries_the_piece_of_its_planned_day),
      TEST(the_live_days_of_a_campaign_stay),
      TEST(each_day_of_a_range_stays),
      TEST(routines_stay_unless_it_is_stated),
      TEST(whoever_states_it_nearest_decides),
      TEST(without_holidays_nothing_moves),
      TEST(without_holidays_what_is_stated_goes_by_weekdays),
      TEST(a_year_into_which_preparation_reaches_is_said_when_nothing_is_known_of_it),
      TEST(later_goes_to_the_next_workday),
      TEST(preparation_never_moves_behind_the_opening),
      TEST(a_review_never_moves_before_the_last_day),
      TEST(live_days_that_state_it_stay_within_the_campaign),
      TEST(skip_leaves_it_out_and_says_so),
      TEST(skip_keeps_work_that_has_a_working_day),
      TEST(two_briefings_that_would_collide_both_stay_with_one_warning),
      TEST(briefings_that_both_move_collide_too),
      TEST(a_briefing_at_a_later_hour_may_join_another),
      TEST(a_briefing_never_moves_before_an_earlier_one),
      TEST(meetings_planned_for_one_hour_move_together),
      TEST(nothing_moves_past_what_keeps_its_day),
      TEST(two_that_would_pass_each_other_both_stay),
      TEST(who_stays_for_a_meeting_stands_in_the_way_of_others),
      TEST(a_post_does_not_stand_in_the_way),
      TEST(the_order_of_the_plan_is_kept_whatever_moves),
      TEST(what_counts_from_a_step_counts_from_where_it_stays),
      TEST(what_counts_from_a_step_left_out_counts_from_its_day),
      TEST(elapsed_time_keeps_its_day_unless_it_is_stated),
      TEST(moves_of_a_series_are_one_note),
      TEST(a_step_in_several_channels_moves_once),
      TEST(working_days_count_from_the_opening),
      TEST(day_one_of_working_days_is_the_first_from_the_opening_on),
      TEST(last_of_working_days_is_the_last_until_the_end),
      TEST(a_range_of_working_days_is_each_of_them_under_its_number),
      TEST(a_deadline_counts_working_days_too),
      TEST(a_campaign_without_a_working_day_leaves_them_out),
      TEST(a_range_without_a_day_is_said_of_working_days_too),
      TEST(working_days_without_holidays_are_weekdays),
      TEST(working_days_further_off_than_a_plan_may_be_long_are_an_error),
      TEST(a_series_knows_how_long_working_days_take),
      TEST(every_workday_weekend_and_holiday_are_the_calendars),
      TEST(every_holiday_without_one_is_said),
      TEST(daily_posts_go_by_the_official_kind_of_day),
      TEST(a_holiday_of_which_nothing_is_said_is_a_weekend),
      TEST(posts_of_a_holiday_need_windows_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
