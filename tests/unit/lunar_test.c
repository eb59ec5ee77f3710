// lunar_test: pins the Chinese calendar: the days that were wrong elsewhere, leap months, solar terms, and the way
// there and back of every day.
#include "check.h"

#include "sopcal/lunar.h"

static Date new_year_of(int year) { return lunar_date((LunarDate){year, 1, 1, false}); }

static void new_year_falls_where_almanacs_have_it(void **state) {
  assert_str(date_text(*state, new_year_of(2025)), "2025-01-29");
  assert_str(date_text(*state, new_year_of(2026)), "2026-02-17");
  assert_str(date_text(*state, new_year_of(2027)), "2027-02-06"); // ICU says the 7th
  assert_str(date_text(*state, new_year_of(2030)), "2030-02-03"); // ICU says the 2nd
  assert_str(date_text(*state, new_year_of(2033)), "2033-01-31");
}

static void the_leap_month_of_2033_is_the_11th(void **state) {
  (void)state;
  assert_int_equal(lunar_leap_month(2033), 11);
  assert_int_equal(lunar_leap_month(2025), 6);
  assert_int_equal(lunar_leap_month(2026), 0);
  assert_int_equal(lunar_month_days(2033, 11, true), 29);
  assert_int_equal(lunar_month_days(2033, 10, true), 0);
}

static void every_day_of_two_centuries_survives_the_way_there_and_back(void **state) {
  (void)state;
  LunarDate before = {0}, lunar;
  for (Date date = date_of(1900, 1, 1); date <= date_of(2100, 12, 31); date++, before = lunar) {
    assert_true(lunar_of(date, &lunar));
    if (lunar_date(lunar) != date) fail_msg("day %d does not come back", date);
    bool next = lunar.day == before.day + 1, first = lunar.day == 1 && before.day >= 29;
    if (before.day && !next && !first) fail_msg("day %d does not follow the day before", date);
  }
}

static void days_outside_of_the_table_have_no_lunar_date(void **state) {
  (void)state;
  LunarDate lunar;
  assert_false(lunar_of(date_of(1899, 12, 31), &lunar) || lunar_of(date_of(2101, 1, 1), &lunar));
  assert_int_equal(lunar_date((LunarDate){1899, 1, 1, false}), DATE_NONE);
  assert_int_equal(lunar_date((LunarDate){2101, 1, 1, false}), DATE_NONE);
}

static void a_day_that_its_month_has_not_does_not_exist(void **state) {
  (void)state;
  assert_int_equal(lunar_month_days(2025, 12, false), 29);
  assert_int_equal(lunar_date((LunarDate){2025, 12, 30, false}), DATE_NONE);
  assert_int_equal(lunar_date((LunarDate){2025, 13, 1, false}), DATE_NONE);
  assert_int_equal(lunar_date((LunarDate){2025, 1, 0, false}), DATE_NONE);
  assert_int_equal(lunar_date((LunarDate){2026, 6, 1, true}), DATE_NONE);
}

static void solar_terms_fall_where_almanacs_have_them(void **state) {
  int term;
  assert_true(solar_term_parse(S("冬至"), &term));
  assert_str(date_text(*state, solar_term(2021, term)), "2021-12-21");
  assert_true(solar_term_parse(S("清明"), &term));
  assert_str(date_text(*state, solar_term(2026, term)), "2026-04-05");
  assert_int_equal(solar_term_of(date_of(2026, 4, 5)), term);
  assert_int_equal(solar_term_of(date_of(2026, 4, 6)), -1);
  assert_false(solar_term_parse(S("清明节"), &term));
  assert_int_equal(solar_term(2101, 0), DATE_NONE);
}

static void each_year_has_24_terms_in_order(void **state) {
  (void)state;
  for (int year = 1900; year <= 2100; year++)
    for (int term = 1; term < SOLAR_TERMS; term++) {
      int gap = solar_term(year, term) - solar_term(year, term - 1);
      if (gap < 14 || gap > 16) fail_msg("%d: term %d comes %d days behind the one before", year, term, gap);
    }
}

static Str said(Arena *arena, int year, int month, int day, bool leap) {
  return lunar_text(arena, (LunarDate){year, month, day, leap});
}

static void lunar_dates_are_said_as_people_say_them(void **state) {
  assert_str(said(*state, 2026, 1, 1, false), "正月初一");
  assert_str(said(*state, 2026, 8, 10, false), "八月初十");
  assert_str(said(*state, 2026, 8, 15, false), "八月十五");
  assert_str(said(*state, 2026, 10, 20, false), "十月二十");
  assert_str(said(*state, 2033, 11, 29, true), "闰冬月廿九");
  assert_str(said(*state, 2026, 12, 30, false), "腊月三十");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(new_year_falls_where_almanacs_have_it),
      TEST(the_leap_month_of_2033_is_the_11th),
      TEST(every_day_of_two_centuries_survives_the_way_there_and_back),
      TEST(days_outside_of_the_table_have_no_lunar_date),
      TEST(a_day_that_its_month_has_not_does_not_exist),
      TEST(solar_terms_fall_where_almanacs_have_them),
      TEST(each_year_has_24_terms_in_order),
      TEST(lunar_dates_are_said_as_people_say_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
