// zone_feed_test: pins what calendars say of their zone: which observances a VTIMEZONE has, and what becomes of times
// that never come or come twice. What readers make of it is judged by tests/readers/zones.py.
#include "check.h"

#include "../../src/write/room.h"

static Arena *arena;

static int begin(void **state) { return (arena = *state = arena_new()) ? 0 : -1; }

// ---- observances --------------------------------------------------------------------------------------------------

static const char *offset_text(int minutes) {
  return str_c(arena, str_format(arena, "%+03d:%02d", minutes / 60, (minutes < 0 ? -minutes : minutes) % 60));
}

// "D 1970-03-29 02:00 +01:00 +02:00 last, S ...".
static Str observances(const char *zone, int first_year, int last_year) {
  ObservanceList list = {0};
  Buf out = buf_in(arena);
  observances_of(arena, zone_find(str_of(zone)), (Span){date_of(first_year, 6, 1), date_of(last_year, 6, 1)}, &list);
  for (size_t i = 0; i < list.n; i++) {
    const Observance *o = &list.at[i];
    buf_format(&out, "%s%c %.*s %.*s %s %s %d", i ? ", " : "", o->daylight ? 'D' : 'S', STR(date_text(arena, o->date)),
               STR(clock_text(arena, o->at)), offset_text(o->before), offset_text(o->after), o->nth);
  }
  return buf_str(&out);
}

static void a_zone_without_turns_has_one_observance(void **state) {
  (void)state;
  assert_str(observances("Asia/Shanghai", 2026, 2035), "S 1970-01-01 00:00 +08:00 +08:00 0");
  assert_str(observances("Asia/Kathmandu", 2026, 2026), "S 1970-01-01 00:00 +05:45 +05:45 0");
  assert_str(observances("America/Sao_Paulo", 2026, 2026), "S 1970-01-01 00:00 -03:00 -03:00 0");
}

// Outlook takes one STANDARD and one DAYLIGHT, each with a rule.
static void turns_that_come_back_every_year_are_two_rules(void **state) {
  (void)state;
  assert_str(observances("Europe/Berlin", 2026, 2026),
             "D 1970-03-29 02:00 +01:00 +02:00 -1, S 1970-10-25 03:00 +02:00 +01:00 -1");
  assert_str(observances("Europe/Berlin", 2026, 2035), "D 1970-03-29 02:00 +01:00 +02:00 -1, "
                                                       "S 1970-10-25 03:00 +02:00 +01:00 -1");
  assert_str(observances("America/New_York", 2026, 2028), "D 1970-03-08 02:00 -05:00 -04:00 2, "
                                                          "S 1970-11-01 02:00 -04:00 -05:00 1");
  assert_str(observances("Australia/Lord_Howe", 2026, 2028), "S 1970-04-05 02:00 +11:00 +10:30 1, "
                                                             "D 1970-10-04 02:00 +10:30 +11:00 1");
}

// Of one year nobody can tell a rule from chance, and more readers take the form of a rule.
static void two_turns_of_a_single_year_are_rules_too(void **state) {
  (void)state;
  assert_str(observances("Africa/Casablanca", 2026, 2026),
             "S 1970-02-15 03:00 +01:00 +00:00 3, D 1970-03-22 02:00 +00:00 +01:00 4");
}

static void summer_is_daylight_saving_also_where_tzdata_says_that_winter_is(void **state) {
  (void)state;
  assert_str(observances("Europe/Dublin", 2026, 2027), "D 1970-03-29 01:00 +00:00 +01:00 -1, "
                                                       "S 1970-10-25 02:00 +01:00 +00:00 -1");
}

static void turns_without_a_rule_stand_one_by_one_behind_what_held_before(void **state) {
  (void)state;
  assert_str(observances("America/Sao_Paulo", 2018, 2019),
             "D 1970-01-01 00:00 -02:00 -02:00 0, S 2018-02-18 00:00 -02:00 -03:00 0, "
             "D 2018-11-04 00:00 -03:00 -02:00 0, S 2019-02-17 00:00 -02:00 -03:00 0");
  assert_str(observances("Africa/Casablanca", 2030, 2031), // Ramadan
             "S 1970-01-01 00:00 +00:00 +00:00 0, D 2030-02-10 02:00 +00:00 +01:00 0, "
             "S 2030-12-22 03:00 +01:00 +00:00 0, D 2031-01-26 02:00 +00:00 +01:00 0, "
             "S 2031-12-14 03:00 +01:00 +00:00 0");
}

// In 2016 it stayed at +03:00 and called that standard time.
static void a_mere_change_of_name_is_no_turn(void **state) {
  (void)state;
  assert_str(observances("Europe/Istanbul", 2016, 2017), "S 1970-01-01 00:00 +02:00 +02:00 0, "
                                                         "D 2016-03-27 03:00 +02:00 +03:00 0");
}

// ---- events -------------------------------------------------------------------------------------------------------

static Event event_on(Date day, const char *from, const char *to) {
  Event event = {.identity = S("p/x"), .summary = S("x"), .categories = S("task"), .first = day, .last = day};
  assert_true(clock_parse(str_of(from), &event.at.from) && clock_parse(str_of(to), &event.at.to));
  return event;
}

// "DTSTART;TZID=Europe/Berlin:20260329T033000 DTEND..." of a plan in Berlin, or in no known zone.
static Str told(Str zone, const Event *event) {
  Plan plan = {.about = {.id = S("p"), .timezone = zone}, .zone = zone_find(zone), .feeds = {.alarm = {-1, UNIT_DAY}}};
  Feed feed = {.kind = VIEW_TEAM, .name = S("Team")};
  IcsWriter writer;
  Buf bytes = buf_in(arena), out = buf_in(arena);
  PUSH(arena, &feed.events, event);
  ics_begin(arena, &plan, 0, &writer);
  ics_write(&writer, &bytes, &feed);
  Str rest = buf_str(&bytes), line;
  bool in_event = false;
  while (str_cut(&rest, '\n', &line)) {
    in_event |= str_starts(line, S("BEGIN:VEVENT"));
    if (!in_event || (!str_starts(line, S("DTSTART")) && !str_starts(line, S("DTEND")))) continue;
    buf_format(&out, "%s%.*s", out.n ? " " : "", STR(str_part(line, 0, line.n - 1)));
  }
  return buf_str(&out);
}

static Str told_in_berlin(Date day, const char *from, const char *to) {
  Event event = event_on(day, from, to);
  return told(S("Europe/Berlin"), &event);
}

#define SPRING date_of(2026, 3, 29)
#define AUTUMN date_of(2026, 10, 25)

static void a_time_that_never_comes_is_told_as_the_one_that_is_meant(void **state) {
  (void)state;
  assert_str(told_in_berlin(SPRING, "02:30", "02:45"),
             "DTSTART;TZID=Europe/Berlin:20260329T033000 DTEND;TZID=Europe/Berlin:20260329T034500");
  assert_str(told_in_berlin(SPRING, "01:00", "02:00"),
             "DTSTART;TZID=Europe/Berlin:20260329T010000 DTEND;TZID=Europe/Berlin:20260329T030000");
  assert_str(told_in_berlin(SPRING, "03:00", "04:00"),
             "DTSTART;TZID=Europe/Berlin:20260329T030000 DTEND;TZID=Europe/Berlin:20260329T040000");
}

static void an_event_of_which_only_the_beginning_never_comes_is_as_long_as_it_says(void **state) {
  (void)state;
  assert_str(told_in_berlin(SPRING, "02:30", "03:15"),
             "DTSTART;TZID=Europe/Berlin:20260329T033000 DTEND;TZID=Europe/Berlin:20260329T041500");
}

// Readers differ in which of the two they take.
static void a_time_that_comes_twice_is_told_in_utc(void **state) {
  (void)state;
  assert_str(told_in_berlin(AUTUMN, "02:30", "02:45"), "DTSTART:20261025T003000Z DTEND:20261025T004500Z");
  assert_str(told_in_berlin(AUTUMN, "02:30", "03:00"), "DTSTART:20261025T003000Z DTEND:20261025T020000Z");
  assert_str(told_in_berlin(AUTUMN, "01:30", "02:15"), "DTSTART:20261024T233000Z DTEND:20261025T001500Z");
  assert_str(told_in_berlin(AUTUMN, "20:00", "24:00"),
             "DTSTART;TZID=Europe/Berlin:20261025T200000 DTEND;TZID=Europe/Berlin:20261026T000000");
}

static void the_clock_of_a_zone_that_nobody_knows_is_utc(void **state) {
  (void)state;
  Event event = event_on(SPRING, "02:30", "02:45");
  assert_str(told(S("Mars/Base"), &event),
             "DTSTART;TZID=Mars/Base:20260329T023000 DTEND;TZID=Mars/Base:20260329T024500");
}

#define ZONE_TEST(f) cmocka_unit_test_setup_teardown(f, begin, arena_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      ZONE_TEST(a_zone_without_turns_has_one_observance),
      ZONE_TEST(turns_that_come_back_every_year_are_two_rules),
      ZONE_TEST(two_turns_of_a_single_year_are_rules_too),
      ZONE_TEST(summer_is_daylight_saving_also_where_tzdata_says_that_winter_is),
      ZONE_TEST(turns_without_a_rule_stand_one_by_one_behind_what_held_before),
      ZONE_TEST(a_mere_change_of_name_is_no_turn),
      ZONE_TEST(a_time_that_never_comes_is_told_as_the_one_that_is_meant),
      ZONE_TEST(an_event_of_which_only_the_beginning_never_comes_is_as_long_as_it_says),
      ZONE_TEST(a_time_that_comes_twice_is_told_in_utc),
      ZONE_TEST(the_clock_of_a_zone_that_nobody_knows_is_utc),
  };
  return cmocka_run_group_tests_name("zone_feed", tests, NULL, NULL);
}
