// series_test: pins how series are placed among named dates, holidays and each other (design section 5, steps 3 and 4):
// near, align, avoid, two series of one audience, what is said where no day is possible, and why.
#include "plan_fixture.h"

#define YEARS(from, to) "plan: {id: p, from: " from ", to: " to "}\n"
#define SOP                                                                                                            \
  "staff: {lin: {name: Lin, role: adviser}}\n"                                                                         \
  "sops: {s: {length: 3, steps: [{id: a, day: 1, task: t, by: lin}]}}\n"
#define DATES                                                                                                          \
  "dates:\n"                                                                                                           \
  "  mid-year: {on_day: 06-18, range: -18..3, tags: [sale]}\n"                                                         \
  "  double-11: {on_day: 11-11, range: -22..1, tags: [sale]}\n"                                                        \
  "  spring-festival: {lunar: 1-1, range: -1..7}\n"                                                                    \
  "  qixi: {lunar: 7-7, tags: [feast]}\n"                                                                              \
  "  mid-autumn: {lunar: 8-15, tags: [feast]}\n"
#define HOLIDAYS                                                                                                       \
  "holidays: {y: {year: 2026, days_off: {New Year: 2026-01-01..2026-01-03, Labour: 2026-05-01..2026-05-05,"            \
  " National: 2026-10-01..2026-10-07}}}\n"
#define SERIES(plan, keys) MADE({"plan.yaml", plan SOP DATES "campaigns: {c: {sop: s, " keys "}}\n"})

static void assert_opens(const Made *made, const char *id, const char *day) {
  const Opening *opening = schedule_opening(&made->schedule, str_of(id));
  if (!opening) fail_msg("there is no opening '%s'", id);
  assert_date(opening->days.first, day);
}

// ---- near ---------------------------------------------------------------------------------------------------------

static void D07_a_campaign_near_618_has_it_on_the_day_asked_for(void **state) {
  Made *made =
      SERIES(YEARS("2026-01-01", "2026-12-31"),
             "rhythm: month, cycle: 20d, near: {mid-year: last_day, double-11: {align: first_day, weight: 2}}");
  assert_no_warnings(made);
  assert_opens(made, "c/2026-06", "2026-06-16");
  assert_opens(made, "c/2026-11", "2026-11-11");
}

static void D07_any_day_meets_a_date_once(void **state) {
  Made *made = SERIES(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, prefer: tue, near: {mid-year: any_day}");
  assert_opens(made, "c/2026-06", "2026-06-16");
  assert_int_equal(made->schedule.series.at[0]->placement.total, 1100);
}

// New Year's Day of the moon: 2026-02-17, 2027-02-06, 2028-01-26.
static void D07_a_lunar_date_is_met_in_whichever_month_it_falls(void **state) {
  Made *made =
      SERIES(YEARS("2026-01-01", "2028-12-31"), "rhythm: month, cycle: 20d, near: {spring-festival: first_day}");
  assert_opens(made, "c/2026-02", "2026-02-17");
  assert_opens(made, "c/2027-02", "2027-02-06");
  assert_opens(made, "c/2028-01", "2028-01-26");
}

// ---- avoid --------------------------------------------------------------------------------------------------------

// The season of 18 June is 31 May to 20 June.
static void D07_to_avoid_a_date_is_to_avoid_its_season(void **state) {
  Made *made = SERIES(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, avoid: [mid-year]");
  assert_opens(made, "c/2026-06", "2026-06-21");
}

static void D07_to_avoid_a_tag_is_to_avoid_all_its_dates(void **state) {
  Made *made = SERIES(YEARS("2026-08-19", "2026-09-27"), "rhythm: month, avoid: [feast], prefer: [wed]");
  // 19 August is 七夕, 25 September 中秋: of the Wednesdays in September the 23rd would touch it.
  assert_opens(made, "c/2026-09", "2026-09-02");
  Made *sale = SERIES(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, avoid: [sale]");
  assert_opens(sale, "c/2026-06", "2026-06-21");
}

// From 1 to 5 May nobody works; the Friday of that week is the first one that is left.
static void D07_public_holidays_are_avoided_as_they_were_published(void **state) {
  Made *made =
      SERIES(YEARS("2026-05-01", "2026-05-31") HOLIDAYS, "rhythm: month, avoid: [public-holidays], prefer: [fri]");
  assert_opens(made, "c/2026-05", "2026-05-08");
  assert_int_equal(said(made, T146), 0);
}

static void D07_a_holiday_in_which_near_names_a_date_is_not_avoided(void **state) {
  Made *made =
      MADE({"plan.yaml", YEARS("2026-10-01", "2026-10-31") SOP HOLIDAYS
            "dates: {national: 10-03}\n"
            "campaigns: {c: {sop: s, rhythm: month, avoid: [public-holidays], near: {national: first_day}}}\n"});
  assert_opens(made, "c/2026-10", "2026-10-03");
}

static void holidays_that_nobody_knows_are_said_and_not_guessed(void **state) {
  Made *none = SERIES(YEARS("2026-05-01", "2026-05-31"), "rhythm: month, avoid: [public-holidays]");
  assert_int_equal(said(none, T146), 1);
  Made *later = SERIES(YEARS("2026-12-01", "2027-01-31") HOLIDAYS, "rhythm: month, avoid: [public-holidays]");
  assert_int_equal(said(later, T147), 1);
  assert_str(arg_of(first_said(later, T147), "years"), "2027");
  assert_opens(later, "c/2027-01", "2027-01-01");
}

// From the 1st to the 5th nobody works: the third working day before the 8th lies in April, before the 9th it is the
// 6th.
static void time_to_prepare_counts_working_days_where_the_step_does(void **state) {
  Made *made = MADE({"plan.yaml", YEARS("2026-05-01", "2026-05-31") HOLIDAYS
                     "staff: {lin: {name: Lin, role: adviser}}\n"
                     "sops: {s: {length: 3, steps: [{id: a, day: -3, days: workdays, task: t, by: lin}]}}\n"
                     "campaigns: {c: {sop: s, rhythm: month}}\n"});
  assert_opens(made, "c/2026-05", "2026-05-09");
}

// ---- two series ---------------------------------------------------------------------------------------------------

#define TWO(plan, c, d) MADE({"plan.yaml", plan SOP DATES "campaigns: {c: {sop: s, " c "},\n  d: {sop: s, " d "}}\n"})

// Alone, the first would take the 16th, for it stands first in the file.
static void D07_two_series_of_one_audience_are_weighed_together(void **state) {
  Made *made = TWO(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, near: {mid-year: last_day}",
                   "rhythm: month, near: {mid-year: {align: last_day, weight: 2}}");
  assert_no_warnings(made);
  assert_opens(made, "d/2026-06", "2026-06-16");
  assert_opens(made, "c/2026-06", "2026-06-01");
  assert_ptr_equal(made->schedule.series.at[0]->partner, made->schedule.series.at[1]);
}

static void D07_a_third_series_is_placed_around_the_first_two(void **state) {
  Made *made = MADE({"plan.yaml", YEARS("2026-06-01", "2026-06-30") SOP DATES
                     "campaigns: {c: {sop: s, rhythm: month}, d: {sop: s, rhythm: month},\n"
                     "            e: {sop: s, rhythm: month, near: {mid-year: last_day}}}\n"});
  assert_no_warnings(made);
  assert_opens(made, "c/2026-06", "2026-06-01");
  assert_opens(made, "d/2026-06", "2026-06-04");
  assert_opens(made, "e/2026-06", "2026-06-16");
  assert_null(made->schedule.series.at[2]->partner);
}

static void series_of_other_people_are_no_pair(void **state) {
  Made *made = MADE({"plan.yaml", YEARS("2026-06-01", "2026-06-30") SOP DATES
                     "segments: {vip: {}, new: {}}\n"
                     "campaigns: {c: {sop: s, rhythm: month, for: [vip]}, d: {sop: s, rhythm: month, for: [new]}}\n"});
  assert_null(made->schedule.series.at[0]->partner);
  assert_opens(made, "d/2026-06", "2026-06-01");
}

static void a_stated_date_of_a_later_series_is_left_to_it(void **state) {
  Made *made = TWO(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, near: {mid-year: last_day}",
                   "rhythm: month, in: {2026-06: {date: 2026-06-15}}");
  assert_no_warnings(made);
  assert_opens(made, "d/2026-06", "2026-06-15");
  assert_opens(made, "c/2026-06", "2026-06-01");
}

// ---- no day -------------------------------------------------------------------------------------------------------

static Str first_way(const Made *made) {
  const Diag *diag = first_said(made, T109);
  assert_true(diag->notes.n > 0);
  for (size_t i = 0; i < diag->notes.at[0].n; i++)
    if (str_eq(str_of(diag->notes.at[0].at[i].name), S("when"))) return diag->notes.at[0].at[i].text[LANG_EN];
  return S("");
}

static void what_would_have_to_give_way_is_tried_and_named(void **state) {
  Made *made = SERIES(YEARS("2026-06-01", "2026-06-30"), "rhythm: month, avoid: [mid-year, 2026-06-20..2026-06-30]");
  assert_int_equal(said(made, T109), 1);
  // Without the season the days from the 1st to the 17th do; without the span, which begins within it, none before 21.
  assert_str(first_way(made), "17 days, the first 2026-06-01");
  assert_int_equal(first_said(made, T109)->related.n, 1);
}

static void where_no_single_thing_is_enough_none_is_named(void **state) {
  Made *made = SERIES(YEARS("2026-06-01", "2026-06-30"),
                      "rhythm: month, avoid: [2026-06-01..2026-06-30, mid-year, 2026-06-20..2026-06-30]");
  assert_int_equal(said(made, T109), 1);
  assert_int_equal(first_said(made, T109)->notes.n, 0);
}

// ---- why ----------------------------------------------------------------------------------------------------------

static void what_stands_in_the_way_of_a_day_is_named(void **state) {
  Made *made = MADE({"plan.yaml", YEARS("2026-06-01", "2026-06-30") SOP DATES
                     "campaigns: {c: {sop: s, rhythm: month, avoid: [mid-year]}, d: {date: 2026-06-24}}\n"});
  const Series *series = made->schedule.series.at[0];
  Reasons *reasons = reasons_make(*state, &made->schedule, series);
  HindranceList found = {0};
  reasons_of(reasons, 0, series->periods.at[0].days.first + 19, &found); // 20 June
  assert_int_equal(found.n, 1);
  assert_int_equal(found.at[0].ruling, DAY_AVOIDED);
  assert_str(found.at[0].name, "mid-year");
  found.n = 0;
  reasons_of(reasons, 0, series->periods.at[0].days.first + 21, &found); // 22 June
  assert_int_equal(found.n, 1);
  assert_int_equal(found.at[0].ruling, DAY_OCCUPIED);
  assert_str(found.at[0].name, "d");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(D07_a_campaign_near_618_has_it_on_the_day_asked_for),
      TEST(D07_any_day_meets_a_date_once),
      TEST(D07_a_lunar_date_is_met_in_whichever_month_it_falls),
      TEST(D07_to_avoid_a_date_is_to_avoid_its_season),
      TEST(D07_to_avoid_a_tag_is_to_avoid_all_its_dates),
      TEST(D07_public_holidays_are_avoided_as_they_were_published),
      TEST(D07_a_holiday_in_which_near_names_a_date_is_not_avoided),
      TEST(holidays_that_nobody_knows_are_said_and_not_guessed),
      TEST(time_to_prepare_counts_working_days_where_the_step_does),
      TEST(D07_two_series_of_one_audience_are_weighed_together),
      TEST(D07_a_third_series_is_placed_around_the_first_two),
      TEST(series_of_other_people_are_no_pair),
      TEST(a_stated_date_of_a_later_series_is_left_to_it),
      TEST(what_would_have_to_give_way_is_tried_and_named),
      TEST(where_no_single_thing_is_enough_none_is_named),
      TEST(what_stands_in_the_way_of_a_day_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
