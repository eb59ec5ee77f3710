// zone_test: pins instants of wall times, and what happens where a clock is put forward or back.
#include "check.h"

#include "sopcal/zone.h"

enum { HOUR = 3600, HALF_PAST_TWO = 150 };

static const Zone *zone(const char *name) {
  const Zone *found = zone_find(str_of(name));
  if (!found) fail_msg("there is no %s", name);
  return found;
}

static int64_t instant(const char *name, Date date, Clock clock, WallFit wanted) {
  WallFit fit;
  int64_t found = zone_instant(zone(name), date, clock, &fit);
  assert_int_equal(fit, wanted);
  return found;
}

static int64_t utc(Date date, Clock clock) { return (int64_t)date * 24 * HOUR + (int64_t)clock * 60; }

static void zones_go_by_their_iana_names(void **state) {
  assert_str(zone_name(zone("Asia/Shanghai")), "Asia/Shanghai");
  assert_non_null(zone_find(S("Asia/Chongqing"))); // a link
  assert_null(zone_find(S("asia/shanghai")));
  assert_null(zone_find(S("")));
  StrList names = zone_list(*state);
  assert_true(names.n > 590);
  for (size_t i = 1; i < names.n; i++) assert_true(str_cmp(names.at[i - 1], names.at[i]) < 0);
  for (size_t i = 0; i < names.n; i++) assert_true(str_eq(zone_name(zone_find(names.at[i])), names.at[i]));
}

static void a_wall_time_is_an_instant(void **state) {
  (void)state;
  Date day = date_of(2026, 3, 2);
  assert_int_equal(instant("Asia/Shanghai", day, 9 * 60, WALL_ONCE), utc(day, 60));
  assert_int_equal(instant("Asia/Shanghai", day, 24 * 60, WALL_ONCE), utc(day, 16 * 60));
  assert_int_equal(instant("America/St_Johns", day, 0, WALL_ONCE), utc(day, 210));
  assert_int_equal(instant("Pacific/Kiritimati", day, 9 * 60, WALL_ONCE), utc(day - 1, 19 * 60));
}

// Europe/Berlin goes from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25.
static void a_time_that_the_clock_jumps_over_comes_out_behind_the_jump(void **state) {
  (void)state;
  Date day = date_of(2026, 3, 29);
  assert_int_equal(instant("Europe/Berlin", day, 119, WALL_ONCE), utc(day, 59));
  assert_int_equal(instant("Europe/Berlin", day, 120, WALL_NEVER), utc(day, 60));
  assert_int_equal(instant("Europe/Berlin", day, HALF_PAST_TWO, WALL_NEVER), utc(day, 90));
  assert_int_equal(instant("Europe/Berlin", day, 180, WALL_ONCE), utc(day, 60));
}

static void of_a_time_that_comes_twice_the_first_is_meant(void **state) {
  (void)state;
  Date day = date_of(2026, 10, 25);
  assert_int_equal(instant("Europe/Berlin", day, 119, WALL_ONCE), utc(day - 1, 23 * 60 + 59));
  assert_int_equal(instant("Europe/Berlin", day, 120, WALL_TWICE), utc(day, 0));
  assert_int_equal(instant("Europe/Berlin", day, HALF_PAST_TWO, WALL_TWICE), utc(day, 30));
  assert_int_equal(instant("Europe/Berlin", day, 180, WALL_ONCE), utc(day, 120));
}

static void an_instant_has_a_time_on_the_wall(void **state) {
  (void)state;
  Date date;
  Clock clock;
  zone_wall(zone("America/St_Johns"), utc(date_of(2026, 3, 2), 60), &date, &clock);
  assert_int_equal(date, date_of(2026, 3, 1));
  assert_int_equal(clock, 21 * 60 + 30);
  zone_wall(zone("Pacific/Kiritimati"), utc(date_of(1969, 12, 31), 23 * 60), &date, &clock); // before 1970
  assert_int_equal(date, date_of(1970, 1, 1));
  assert_int_equal(clock, 13 * 60);
}

static void a_window_is_as_long_as_it_says_where_its_beginning_never_comes(void **state) {
  (void)state;
  Date day = date_of(2026, 3, 29);
  Stretch jumped = zone_stretch(zone("Europe/Berlin"), day, (Window){HALF_PAST_TWO, 195});
  assert_true(jumped.from == utc(day, 90) && jumped.to == utc(day, 135) && !jumped.twice);
  Stretch plain = zone_stretch(zone("Europe/Berlin"), day, (Window){60, 240});
  assert_true(plain.from == utc(day, 0) && plain.to == utc(day, 120));
  Stretch point = zone_stretch(zone("Europe/Berlin"), day, (Window){HALF_PAST_TWO, HALF_PAST_TWO});
  assert_true(point.from == utc(day, 90) && point.to == point.from);
  assert_true(zone_stretch(zone("Europe/Berlin"), date_of(2026, 10, 25), (Window){60, HALF_PAST_TWO}).twice);
}

static void links_agree_with_what_they_link_to(void **state) {
  (void)state;
  assert_true(zone_agrees(zone("Asia/Shanghai"), zone("PRC")));
  assert_false(zone_agrees(zone("Asia/Shanghai"), zone("Asia/Urumqi")));
}

static void half_an_hour_is_a_change_too(void **state) {
  (void)state;
  assert_int_equal(zone_offset_at(zone("Australia/Lord_Howe"), utc(date_of(2026, 1, 15), 0)), 660);
  assert_int_equal(zone_offset_at(zone("Australia/Lord_Howe"), utc(date_of(2026, 6, 15), 0)), 630);
  instant("Australia/Lord_Howe", date_of(2026, 4, 5), 105, WALL_TWICE);
}

static void the_changes_of_a_year_are_listed(void **state) {
  ZoneTurns turns = {0};
  zone_turns(*state, zone("Europe/Berlin"), utc(date_of(2026, 1, 1), 0), utc(date_of(2026, 12, 31), 0), &turns);
  assert_int_equal(turns.n, 2);
  assert_int_equal(turns.at[0].instant, utc(date_of(2026, 3, 29), 60));
  assert_true(turns.at[0].daylight && turns.at[0].before == 60 && turns.at[0].after == 120);
  assert_true(!turns.at[1].daylight && turns.at[1].before == 120 && turns.at[1].after == 60);
  turns = (ZoneTurns){0};
  zone_turns(*state, zone("Asia/Shanghai"), INT64_MIN, INT64_MAX, &turns);
  assert_int_equal(turns.n, 0);
}

static void outside_of_the_table_a_zone_stays_as_it_was(void **state) {
  (void)state;
  assert_int_equal(zone_offset_at(zone("Europe/Berlin"), utc(date_of(1970, 7, 1), 0)), 60);
  assert_int_equal(zone_offset_at(zone("Europe/Berlin"), utc(date_of(2500, 7, 1), 0)), 60);
  assert_false(zone_is_daylight(zone("Europe/Berlin"), utc(date_of(2500, 7, 1), 0)));
  assert_true(zone_is_daylight(zone("Europe/Berlin"), utc(date_of(2026, 7, 1), 0)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(zones_go_by_their_iana_names),
      TEST(a_wall_time_is_an_instant),
      TEST(a_time_that_the_clock_jumps_over_comes_out_behind_the_jump),
      TEST(of_a_time_that_comes_twice_the_first_is_meant),
      TEST(an_instant_has_a_time_on_the_wall),
      TEST(a_window_is_as_long_as_it_says_where_its_beginning_never_comes),
      TEST(links_agree_with_what_they_link_to),
      TEST(half_an_hour_is_a_change_too),
      TEST(the_changes_of_a_year_are_listed),
      TEST(outside_of_the_table_a_zone_stays_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
