// date_test: pins days, weeks, times of day and durations.
#include "check.h"

#include <limits.h>

#include "sopcal/date.h"

static void day_0_is_the_first_of_january_1970(void **state) {
  (void)state;
  assert_int_equal(date_of(1970, 1, 1), 0);
  assert_int_equal(date_of(2026, 3, 2), 20514);
  assert_int_equal(date_of(1, 1, 1), -719162);
  assert_int_equal(date_of(9999, 12, 31), 2932896);
}

static Ymd day_after(Ymd ymd) {
  if (ymd.day < days_in_month(ymd.year, ymd.month)) return (Ymd){ymd.year, ymd.month, ymd.day + 1};
  if (ymd.month < 12) return (Ymd){ymd.year, ymd.month + 1, 1};
  return (Ymd){ymd.year + 1, 1, 1};
}

static void every_day_of_9999_years_survives_the_way_there_and_back(void **state) {
  (void)state;
  Ymd ymd = {1, 1, 1};
  int weekday = 0; // 0001-01-01 was a Monday
  for (Date date = date_of(1, 1, 1); date <= date_of(9999, 12, 31); date++) {
    Ymd back = date_ymd(date);
    if (back.year != ymd.year || back.month != ymd.month || back.day != ymd.day) fail_msg("day %d", date);
    if (date_of(ymd.year, ymd.month, ymd.day) != date || date_weekday(date) != weekday) fail_msg("day %d", date);
    ymd = day_after(ymd);
    weekday = (weekday + 1) % 7;
  }
}

static void centuries_are_leap_years_only_every_fourth(void **state) {
  (void)state;
  assert_int_equal(days_in_month(2000, 2), 29);
  assert_int_equal(days_in_month(1900, 2), 28);
  assert_int_equal(days_in_month(2024, 2), 29);
  assert_int_equal(days_in_month(2026, 2), 28);
}

static void a_written_date_is_read(void **state) {
  Date date;
  assert_true(date_parse(S("2026-03-02"), &date));
  assert_int_equal(date, 20514);
  assert_str(date_text(*state, date), "2026-03-02");
  assert_true(date_parse(S("0001-01-01"), &date));
  assert_str(date_text(*state, date), "0001-01-01");
  assert_true(date_parse(S("9999-12-31"), &date));
  assert_true(date_parse(S("2024-02-29"), &date));
}

static void assert_no_date(const char *text) {
  Date date = 42;
  if (date_parse(str_of(text), &date)) fail_msg("'%s' was read as a date", text);
  assert_int_equal(date, 42);
}

static void a_date_that_does_not_exist_is_refused(void **state) {
  (void)state;
  static const char *const cases[] = {"2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10",
                                      "2026-04-31", "0000-01-01", "0000-00-00", "2026-01-00"};
  for (size_t i = 0; i < COUNT(cases); i++) assert_no_date(cases[i]);
}

static void a_date_has_one_written_form(void **state) {
  (void)state;
  static const char *const cases[] = {"",
                                      "2026-3-2",
                                      "20260302",
                                      "2026/03/02",
                                      " 2026-03-02",
                                      "2026-03-02 ",
                                      "+026-03-02",
                                      "2026-03-0x",
                                      "-026-03-02",
                                      "2026-03- 2",
                                      "10000-01-01",
                                      "2026-W10-1",
                                      "２026-03-02",
                                      "26-03-02",
                                      "2026-03-02T00:00"};
  for (size_t i = 0; i < COUNT(cases); i++) assert_no_date(cases[i]);
}

static void assert_week(Date date, int year, int week) {
  IsoWeek got = date_iso_week(date);
  assert_int_equal(got.year, year);
  assert_int_equal(got.week, week);
}

static void a_week_belongs_to_the_year_of_its_thursday(void **state) {
  (void)state;
  assert_week(date_of(2026, 3, 2), 2026, 10);
  assert_week(date_of(2025, 12, 29), 2026, 1);
  assert_week(date_of(2027, 1, 3), 2026, 53);
  assert_week(date_of(2023, 1, 1), 2022, 52);
  assert_week(date_of(1, 1, 1), 1, 1);
  assert_week(date_of(9999, 12, 31), 9999, 52);
}

static void every_week_is_found_from_its_number(void **state) {
  (void)state;
  for (Date date = date_of(1990, 1, 1); date < date_of(2060, 1, 1); date++) {
    IsoWeek monday = date_iso_week(date - date_weekday(date));
    assert_week(date, monday.year, monday.week);
  }
}

static void both_ends_of_a_span_are_within(void **state) {
  (void)state;
  Span span = {10, 20};
  assert_true(span_has(span, 10) && span_has(span, 20));
  assert_false(span_has(span, 9) || span_has(span, 21));
  assert_true(span_meets(span, (Span){20, 30}) && span_meets(span, (Span){0, 10}) && span_meets(span, (Span){12, 13}));
  assert_false(span_meets(span, (Span){21, 30}) || span_meets(span, (Span){0, 9}));
}

static void a_clock_runs_from_00_00_to_24_00(void **state) {
  for (Clock clock = 0; clock <= 24 * 60; clock++) {
    Clock back;
    assert_true(clock_parse(clock_text(*state, clock), &back));
    assert_int_equal(back, clock);
  }
  assert_str(clock_text(*state, 24 * 60), "24:00");
  assert_str(clock_text(*state, 8 * 60 + 5), "08:05");
}

static void a_time_that_does_not_exist_is_refused(void **state) {
  (void)state;
  static const char *const cases[] = {"24:01", "25:00", "23:60", "8:00",  "08:0",   "0800",   "08:00:00",
                                      "",      "08.00", "-1:00", " 8:00", "08:00 ", "０8:00", "99:99"};
  for (size_t i = 0; i < COUNT(cases); i++) {
    Clock clock = 42;
    if (clock_parse(str_of(cases[i]), &clock)) fail_msg("'%s' was read as a time", cases[i]);
    assert_int_equal(clock, 42);
  }
}

static void assert_duration(const char *text, int n, Unit unit) {
  Duration got;
  if (!duration_parse(str_of(text), &got)) fail_msg("'%s' was not read", text);
  assert_int_equal(got.n, n);
  assert_int_equal(got.unit, unit);
}

static void durations_are_a_number_and_a_unit(void **state) {
  (void)state;
  assert_duration("30min", 30, UNIT_MINUTE);
  assert_duration("2h", 2, UNIT_HOUR);
  assert_duration("45d", 45, UNIT_DAY);
  assert_duration("2 w", 2, UNIT_WEEK);
  assert_duration("1 month", 1, UNIT_MONTH);
  assert_duration("6 months", 6, UNIT_MONTH);
  assert_duration("0d", 0, UNIT_DAY);
  assert_duration("100000d", 100000, UNIT_DAY);
}

static void a_duration_that_could_be_misread_is_refused(void **state) {
  (void)state;
  static const char *const cases[] = {"",
                                      "5",
                                      "d",
                                      "3m",
                                      "-1d",
                                      "+1d",
                                      "1.5h",
                                      "1d ",
                                      " 1d",
                                      "1  d",
                                      "1\td",
                                      "1D",
                                      "100001d",
                                      "9999999d",
                                      "08d",
                                      "1dd",
                                      "2 mo",
                                      "1e3d",
                                      "9999999999999999999999d"};
  for (size_t i = 0; i < COUNT(cases); i++) {
    Duration duration;
    if (duration_parse(str_of(cases[i]), &duration)) fail_msg("'%s' was read as a duration", cases[i]);
  }
}

static void durations_are_reckoned_in_days_and_minutes(void **state) {
  (void)state;
  assert_int_equal(duration_days((Duration){2, UNIT_WEEK}), 14);
  assert_int_equal(duration_days((Duration){2, UNIT_MONTH}), 60);
  assert_int_equal(duration_days((Duration){47, UNIT_HOUR}), 1);
  assert_int_equal(duration_days((Duration){1439, UNIT_MINUTE}), 0);
  assert_int_equal(duration_minutes((Duration){2, UNIT_HOUR}), 120);
  assert_int_equal(duration_minutes((Duration){1, UNIT_MONTH}), 43200);
}

static void the_longest_duration_does_not_overflow(void **state) {
  (void)state;
  assert_int_equal(duration_days((Duration){100000, UNIT_MONTH}), 3000000);
  assert_int_equal(duration_minutes((Duration){100000, UNIT_MONTH}), INT_MAX);
}

static void weekdays_have_one_name(void **state) {
  (void)state;
  int weekday;
  assert_true(weekday_parse(S("mon"), &weekday));
  assert_int_equal(weekday, 0);
  assert_true(weekday_parse(S("sun"), &weekday));
  assert_int_equal(weekday, 6);
  assert_false(weekday_parse(S("Mon"), &weekday) || weekday_parse(S("monday"), &weekday) ||
               weekday_parse(S(""), &weekday));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(day_0_is_the_first_of_january_1970),
      TEST(every_day_of_9999_years_survives_the_way_there_and_back),
      TEST(centuries_are_leap_years_only_every_fourth),
      TEST(a_written_date_is_read),
      TEST(a_date_that_does_not_exist_is_refused),
      TEST(a_date_has_one_written_form),
      TEST(a_week_belongs_to_the_year_of_its_thursday),
      TEST(every_week_is_found_from_its_number),
      TEST(both_ends_of_a_span_are_within),
      TEST(a_clock_runs_from_00_00_to_24_00),
      TEST(a_time_that_does_not_exist_is_refused),
      TEST(durations_are_a_number_and_a_unit),
      TEST(a_duration_that_could_be_misread_is_refused),
      TEST(durations_are_reckoned_in_days_and_minutes),
      TEST(the_longest_duration_does_not_overflow),
      TEST(weekdays_have_one_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
