// values_test: pins the grammar of every type of single value (design sections 3 and 4): what it takes, what it gives,
// and what is said of a text that does not fit.
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "sopcal/read.h"

// ---- one value at a time ------------------------------------------------------------------------------------------

typedef struct Reading {
  Diags *diags;
  bool fits; // false: S103 is the message
} Reading;

static Reading read_value(Arena *arena, const Key *key, const char *text, void *out) {
  Diags *diags = diags_new(arena);
  Decoder decoder = {.arena = arena, .diags = diags};
  Source *source = source_new(arena, S("plan.yaml"), str_of(text));
  bool fits = value_parse(&decoder, key, source->text, (Place){source, 0, source->text.n}, out);
  return (Reading){diags, fits};
}

static void check_takes(Arena *arena, Type type, const char *text, void *out, const char *file, int line) {
  Key key = {.name = "key", .type = type};
  Reading got = read_value(arena, &key, text, out);
  if (got.fits && diags_total(got.diags) == 0) return;
  print_error("'%s' is not taken\n", text);
  _fail(file, line);
}

static void check_says(Arena *arena, Type type, Code code, const char *text, const char *file, int line) {
  Key key = {.name = "key", .type = type};
  max_align_t out[16] = {0};
  Reading got = read_value(arena, &key, text, out);
  bool as_it_should = got.fits == (code != S103) && diags_total(got.diags) == 1 && diags_at(got.diags, 0)->code == code;
  if (as_it_should) return;
  const char *said = diags_total(got.diags) ? catalogue_row(diags_at(got.diags, 0)->code)->code : "nothing";
  print_error("'%s': wanted %s, got %s\n", text, catalogue_row(code)->code, said);
  _fail(file, line);
}

#define TAKES(type, text, out) check_takes(*state, TYPE_##type, (text), (out), __FILE__, __LINE__)
#define SAYS(type, code, text) check_says(*state, TYPE_##type, (code), (text), __FILE__, __LINE__)
#define REFUSES(type, ...)                                                                                             \
  do {                                                                                                                 \
    static const char *const texts[] = {__VA_ARGS__};                                                                  \
    for (size_t i = 0; i < COUNT(texts); i++) SAYS(type, S103, texts[i]);                                              \
  } while (0)

static Date day(int year, int month, int dom) { return date_of(year, month, dom); }

// ---- texts, ids, numbers ------------------------------------------------------------------------------------------

static void a_text_is_anything_but_nothing(void **state) {
  Str out;
  TAKES(TEXT, "第一轮宣讲", &out);
  assert_str(out, "第一轮宣讲");
  REFUSES(TEXT, "");
}

static void an_id_is_letters_of_any_script_digits_dash_and_underscore(void **state) {
  Str out;
  TAKES(ID, "monthly-care", &out);
  TAKES(ID, "SH_001", &out);
  TAKES(ID, "月度护肤节", &out);
  TAKES(ID, "3-6", &out);
  REFUSES(ID, "", "-a", "a b", "a/b", "a.b", "a:b", "a：b",
          "a\xe2\x80\x8b"
          "b",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"); // 65 bytes
}

static void a_bool_is_true_or_false(void **state) {
  bool out;
  TAKES(BOOL, "true", &out);
  assert_true(out);
  TAKES(BOOL, "false", &out);
  assert_false(out);
  REFUSES(BOOL, "yes", "no", "on", "True", "1", "");
}

static void a_count_is_a_whole_number_up_to_a_million(void **state) {
  int out;
  TAKES(COUNT, "0", &out);
  assert_int_equal(out, 0);
  TAKES(COUNT, "1000000", &out);
  assert_int_equal(out, 1000000);
  REFUSES(COUNT, "1000001", "-1", "+1", "1.5", "1,000", "１", "ten", "99999999999999999999", "");
}

static void a_year_is_a_plain_number(void **state) {
  int out;
  TAKES(YEAR, "2027", &out);
  assert_int_equal(out, 2027);
  REFUSES(YEAR, "2027年", "2026..2027", "");
}

static void a_number_of_days_or_times_is_at_least_1(void **state) {
  int out;
  TAKES(NUMBER, "1", &out);
  TAKES(NUMBER, "3660", &out);
  assert_int_equal(out, 3660);
  out = -1;
  REFUSES(NUMBER, "0", "00", "3661", "-1", "3天", "");
  assert_int_equal(out, -1);
}

static void a_percentage_is_0_to_100(void **state) {
  int out;
  TAKES(PERCENT, "100", &out);
  assert_int_equal(out, 100);
  REFUSES(PERCENT, "101", "-1", "30%", "0.5");
}

static void money_is_yuan_with_at_most_two_decimals(void **state) {
  int64_t out;
  TAKES(MONEY, "299", &out);
  assert_int_equal(out, 29900);
  TAKES(MONEY, "59.90", &out);
  assert_int_equal(out, 5990);
  TAKES(MONEY, "59.9", &out);
  assert_int_equal(out, 5990);
  TAKES(MONEY, "0.05", &out);
  assert_int_equal(out, 5);
  TAKES(MONEY, "99999999.99", &out);
  assert_true(out == INT64_C(9999999999));
  REFUSES(MONEY, "59.905", "59.", ".5", "-1", "1,299", "299元", "¥299", "100000000", "1.2.3", "");
}

// ---- days ---------------------------------------------------------------------------------------------------------

static void a_date_is_year_month_and_day(void **state) {
  Date out;
  TAKES(DATE, "2026-03-02", &out);
  assert_int_equal(out, day(2026, 3, 2));
  TAKES(DATE, "2028-02-29", &out);
  assert_int_equal(out, day(2028, 2, 29));
  REFUSES(DATE, "2026-3-2", "2026/03/02", "20260302", "03-02", "2026-03-02..2026-03-03", "today", "");
}

static void a_date_that_does_not_exist_is_said_as_such(void **state) {
  SAYS(DATE, S104, "2026-02-29");
  SAYS(DATE, S104, "2026-02-30");
  SAYS(DATE, S104, "2026-04-31");
  SAYS(DATE, S104, "2026-13-01");
  SAYS(DATE, S104, "2026-00-10");
  SAYS(DATE, S104, "0000-01-01");
}

// A view has no end mark: behind it may lie anything, or nothing (make asan).
static void a_date_is_not_read_beyond_its_end(void **state) {
  Key key = {.name = "key", .type = TYPE_DATE};
  Decoder decoder = {.arena = *state, .diags = diags_new(*state)};
  char *exact = malloc(10);
  Date out = DATE_NONE;
  memcpy(exact, "2026-02-30", 10);
  value_parse(&decoder, &key, (Str){exact, 10}, NOWHERE, &out);
  free(exact);
  assert_int_equal(diags_at(decoder.diags, 0)->code, S104);
}

static void a_span_is_a_date_or_first_to_last(void **state) {
  SpanAt out = {0};
  TAKES(SPAN, "2026-03-02", &out);
  assert_int_equal(out.days.first, day(2026, 3, 2));
  assert_int_equal(out.days.last, day(2026, 3, 2));
  TAKES(SPAN, "2026-10-20..2026-11-11", &out);
  assert_int_equal(out.days.first, day(2026, 10, 20));
  assert_int_equal(out.days.last, day(2026, 11, 11));
  REFUSES(SPAN, "2026-03-02...2026-03-03", "2026-03-02 .. 2026-03-03", "2026-03-02-2026-03-03", "2026-03-02..",
          "..2026-03-02");
}

static void a_span_ends_on_or_after_its_beginning_and_both_exist(void **state) {
  SAYS(SPAN, S111, "2026-03-03..2026-03-02");
  SAYS(SPAN, S104, "2026-02-30..2026-03-02");
  SAYS(SPAN, S104, "2026-02-01..2026-02-29");
}

static void a_yearly_day_has_a_year_or_none(void **state) {
  Yearly out = {0};
  TAKES(YEARLY, "06-18", &out);
  assert_int_equal(out.year, 0);
  assert_int_equal(out.month, 6);
  assert_int_equal(out.day, 18);
  TAKES(YEARLY, "02-29", &out); // in leap years
  TAKES(YEARLY, "2026-06-18", &out);
  assert_int_equal(out.year, 2026);
  SAYS(YEARLY, S104, "02-30");
  SAYS(YEARLY, S104, "06-31");
  SAYS(YEARLY, S104, "13-01");
  SAYS(YEARLY, S104, "2026-02-29");
  REFUSES(YEARLY, "6-18", "06.18", "6月18日", "0618", "06-18..06-20");
}

static void what_is_avoided_is_a_span_or_the_name_of_a_date(void **state) {
  Avoid out = {0};
  TAKES(AVOID, "2026-04-04..2026-04-06", &out);
  assert_int_equal(out.id.n, 0);
  assert_int_equal(out.days.last, day(2026, 4, 6));
  out = (Avoid){0};
  TAKES(AVOID, "mid-year", &out);
  assert_str(out.id, "mid-year");
  SAYS(AVOID, S104, "2026-02-30");
  SAYS(AVOID, S111, "2026-04-06..2026-04-04");
  REFUSES(AVOID, "mid year", "2026-04-04..x", "");
}

static void a_weekday_is_three_letters(void **state) {
  WeekdaySet out;
  static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (unsigned i = 0; i < COUNT(names); i++) {
    TAKES(WEEKDAY, names[i], &out);
    assert_int_equal(out.days, 1u << i);
  }
  REFUSES(WEEKDAY, "Mon", "monday", "周一", "1", "weekend", "");
}

static void a_day_off_is_a_weekday_a_date_or_a_span(void **state) {
  DayOff out = {0};
  TAKES(DAYOFF, "sun", &out);
  assert_int_equal(out.weekday, 6);
  TAKES(DAYOFF, "2026-02-16..2026-02-22", &out);
  assert_int_equal(out.weekday, -1);
  assert_int_equal(out.days.first, day(2026, 2, 16));
  assert_int_equal(out.days.last, day(2026, 2, 22));
  SAYS(DAYOFF, S104, "2026-02-29");
  SAYS(DAYOFF, S111, "2026-02-22..2026-02-16");
  REFUSES(DAYOFF, "sunday", "weekend", "02-16", "");
}

// ---- hours --------------------------------------------------------------------------------------------------------

static void a_window_is_a_time_or_from_to(void **state) {
  Window out;
  TAKES(WINDOW, "20:00", &out);
  assert_int_equal(out.from, 1200);
  assert_int_equal(out.to, 1200);
  TAKES(WINDOW, "08:30-09:15", &out);
  assert_int_equal(out.from, 510);
  assert_int_equal(out.to, 555);
  TAKES(WINDOW, "00:00-24:00", &out);
  assert_int_equal(out.to, 1440);
  REFUSES(WINDOW, "8:00", "08:60", "25:00", "24:00", "24:00-24:00", "09:00-08:00", "22:00-08:00", "08:00 - 09:00",
          "08:00~09:00", "08.00", "0800", "8pm", "08:00-", "-09:00", "08:00-24:01", "");
}

static void quiet_hours_may_pass_midnight(void **state) {
  Window out;
  TAKES(QUIET, "22:00-08:00", &out);
  assert_int_equal(out.from, 1320);
  assert_int_equal(out.to, 480);
  TAKES(QUIET, "12:00-14:00", &out);
  TAKES(QUIET, "22:00-24:00", &out);
  REFUSES(QUIET, "22:00", "22:00-22:00", "24:00-08:00", "22-8", "");
}

// ---- durations ----------------------------------------------------------------------------------------------------

static void a_duration_is_a_number_and_a_unit(void **state) {
  static const struct {
    const char *text;
    int n;
    Unit unit;
  } rows[] = {{"30min", 30, UNIT_MINUTE}, {"2h", 2, UNIT_HOUR},         {"45d", 45, UNIT_DAY},
              {"2w", 2, UNIT_WEEK},       {"6 months", 6, UNIT_MONTH},  {"1 month", 1, UNIT_MONTH},
              {"20 d", 20, UNIT_DAY},     {"100000d", 100000, UNIT_DAY}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Duration out;
    TAKES(DURATION, rows[i].text, &out);
    assert_int_equal(out.n, rows[i].n);
    assert_int_equal(out.unit, rows[i].unit);
  }
}

// "5m" is minutes to some and months to others.
static void a_bare_m_is_no_unit(void **state) {
  REFUSES(DURATION, "5m", "30", "d", "1.5h", "-2h", "2 hours", "20天", "20  d", "007d", "100001d", "1000000d",
          "2h30min", "");
}

// ---- days of a campaign (section 4, Days) -------------------------------------------------------------------------

static void check_days(Arena *arena, const char *text, DayRange want, const char *file, int line) {
  DayRange got = {0};
  check_takes(arena, TYPE_DAYS, text, &got, file, line);
  if (got.first.n == want.first.n && got.first.from_last == want.first.from_last && got.last.n == want.last.n &&
      got.last.from_last == want.last.from_last && got.at.source)
    return;
  print_error("'%s' is %d .. %d\n", text, got.first.n, got.last.n);
  _fail(file, line);
}
#define DAYS(text, ...) check_days(*state, (text), (DayRange){__VA_ARGS__}, __FILE__, __LINE__)
#define FROM_FIRST(n)                                                                                                  \
  { false, (n) }
#define FROM_LAST(n)                                                                                                   \
  { true, (n) }

static void a_day_is_counted_from_the_first_or_the_last(void **state) {
  DAYS("1", .first = FROM_FIRST(1), .last = FROM_FIRST(1));
  DAYS("-7", .first = FROM_FIRST(-7), .last = FROM_FIRST(-7));
  DAYS("last", .first = FROM_LAST(0), .last = FROM_LAST(0));
  DAYS("last-1", .first = FROM_LAST(-1), .last = FROM_LAST(-1));
  DAYS("last+2", .first = FROM_LAST(2), .last = FROM_LAST(2));
}

static void a_range_of_days_goes_from_one_to_the_other(void **state) {
  DAYS("1..last", .first = FROM_FIRST(1), .last = FROM_LAST(0));
  DAYS("-3..-1", .first = FROM_FIRST(-3), .last = FROM_FIRST(-1));
  DAYS("-1..2", .first = FROM_FIRST(-1), .last = FROM_FIRST(2));
  DAYS("last-2..last", .first = FROM_LAST(-2), .last = FROM_LAST(0));
}

static void one_day_is_no_range(void **state) {
  DayRange out = {0};
  TAKES(DAY, "last-1", &out);
  assert_true(out.last.from_last && out.last.n == -1);
  SAYS(DAY, T101, "0");
  REFUSES(DAY, "1..3", "1..1", "mon", "");
}

static void there_is_no_day_0(void **state) {
  SAYS(DAYS, T101, "0");
  SAYS(DAYS, T101, "-0");
  SAYS(DAYS, T101, "0..3");
  SAYS(DAYS, T101, "-3..0");
}

static void a_range_of_days_does_not_go_back(void **state) {
  SAYS(DAYS, S111, "3..1");
  SAYS(DAYS, S111, "-1..-3");
  SAYS(DAYS, S111, "last..last-1");
}

static void other_texts_are_no_days(void **state) {
  REFUSES(DAYS, "", "+1", "--1", "1.5", "1..", "..3", "1..2..3", "1-3", "first", "last+", "last-", "last 1", "day 1",
          "D-7", "2026-03-02", "1001");
}

// ---- repetitions --------------------------------------------------------------------------------------------------

static void every_is_days_of_the_week_or_a_gap(void **state) {
  static const struct {
    const char *text;
    EveryKind kind;
    unsigned weekdays;
    int n;
  } rows[] = {{"day", EVERY_WEEKDAYS, 0x7F, 0},  {"workday", EVERY_WORKDAYS, 0, 0}, {"weekend", EVERY_WEEKENDS, 0, 0},
              {"holiday", EVERY_HOLIDAYS, 0, 0}, {"mon", EVERY_WEEKDAYS, 0x01, 0},  {"sun", EVERY_WEEKDAYS, 0x40, 0},
              {"3d", EVERY_DAYS, 0, 3},          {"2w", EVERY_DAYS, 0, 14},         {"1h", EVERY_MINUTES, 0, 60},
              {"90min", EVERY_MINUTES, 0, 90}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Every out = {0};
    TAKES(EVERY, rows[i].text, &out);
    assert_int_equal(out.kind, rows[i].kind);
    assert_int_equal(out.weekdays, rows[i].weekdays);
    assert_int_equal(out.n, rows[i].n);
  }
}

static void other_repetitions_are_refused(void **state) {
  REFUSES(EVERY, "", "0d", "0min", "week", "month", "1 month", "days", "monday", "Mon", "mon, thu", "3", "daily");
}

// ---- elapsed time (section 4) -------------------------------------------------------------------------------------

static void check_after(Arena *arena, const char *text, bool end, const char *step, int minutes, const char *file,
                        int line) {
  After got = {0};
  check_takes(arena, TYPE_AFTER, text, &got, file, line);
  if (got.given && got.end == end && str_eq(got.step, str_of(step)) && got.minutes == minutes) return;
  print_error("'%s': end %d, step '%.*s', %d min\n", text, got.end, STR(got.step), got.minutes);
  _fail(file, line);
}
#define AFTER(text, end, step, minutes) check_after(*state, (text), (end), (step), (minutes), __FILE__, __LINE__)

static void after_counts_from_the_opening_the_end_or_a_step(void **state) {
  AFTER("2h", false, "", 120);
  AFTER("90 min", false, "", 90);
  AFTER("end", true, "", 0);
  AFTER("end + 1h", true, "", 60);
  AFTER("end - 30min", true, "", -30);
  AFTER("poster + 10min", false, "poster", 10);
  AFTER("poster - 2h", false, "poster", -120);
  AFTER("poster", false, "poster", 0);
  AFTER("海报 + 10 min", false, "海报", 10);
}

// "before: 7d" and "day: -7" would say one thing twice.
static void days_in_elapsed_time_are_said_as_such(void **state) {
  SAYS(AFTER, T102, "7d");
  SAYS(AFTER, T102, "6 months");
  SAYS(AFTER, T102, "end + 2w");
  SAYS(AFTER, T102, "poster + 1d");
}

static void elapsed_time_stays_within_the_longest_plan(void **state) {
  AFTER("87840h", false, "", 87840 * 60);
  SAYS(AFTER, T127, "87841h");
  SAYS(AFTER, T127, "end - 100000h");
}

static void other_texts_are_no_elapsed_time(void **state) {
  REFUSES(AFTER, "", "-2h", "+ 2h", "end +", "end 2h", "poster + ", "poster * 2h", "poster + 5m", "a b + 2h",
          "end + 1h + 2h");
}

// ---- who (section 4) ----------------------------------------------------------------------------------------------

static void check_who(Arena *arena, const char *text, WhoKind kind, const char *name, const char *place,
                      const char *file, int line) {
  Who got = {0};
  check_takes(arena, TYPE_WHO, text, &got, file, line);
  if (got.kind == kind && str_eq(got.name, str_of(name)) && str_eq(got.place, str_of(place))) return;
  print_error("'%s': kind %d, name '%.*s', place '%.*s'\n", text, (int)got.kind, STR(got.name), STR(got.place));
  _fail(file, line);
}
#define WHO(text, kind, name, place) check_who(*state, (text), (kind), (name), (place), __FILE__, __LINE__)

static void who_is_a_role_a_person_or_a_word(void **state) {
  WHO("each adviser", WHO_EACH, "adviser", "");
  WHO("one service", WHO_ONE, "service", "");
  WHO("lin", WHO_NAMED, "lin", "");
  WHO("林小满", WHO_NAMED, "林小满", "");
  WHO("all", WHO_ALL, "", "");
  WHO("owner", WHO_OWNER, "", "");
  WHO("auto", WHO_AUTO, "", "");
}

static void of_a_place_narrows_who(void **state) {
  WHO("each adviser of SH-001", WHO_EACH, "adviser", "SH-001");
  WHO("one adviser of 华东", WHO_ONE, "adviser", "华东");
  WHO("adviser of SH-001", WHO_NAMED, "adviser", "SH-001");
  WHO("all of 华东", WHO_ALL, "", "华东");
}

static void other_texts_are_nobody(void **state) {
  REFUSES(WHO, "", "each", "one", "each of SH-001 x", "adviser of", "all of", "all adviser", "lin wang",
          "each adviser in SH-001", "lin, wang", "each adviser of SH 001", "adviser@SH");
}

// ---- names of other things ----------------------------------------------------------------------------------------

static void a_piece_is_a_path_a_folder_or_a_pattern(void **state) {
  PiecePattern out;
  TAKES(PATTERN, "wake/m1", &out);
  assert_str(out.text, "wake/m1");
  TAKES(PATTERN, "checkin/", &out);
  TAKES(PATTERN, "checkin/day-*", &out);
  REFUSES(PATTERN, "", "../secret", "/etc/passwd", "a/../b");
}

static void media_is_a_file_below_or_a_link(void **state) {
  MediaName out;
  TAKES(MEDIA, "media/serum.jpg", &out);
  assert_false(out.link);
  TAKES(MEDIA, "https://example.com/a.jpg", &out);
  assert_true(out.link);
  REFUSES(MEDIA, "", "../a.jpg", "/a.jpg");
}

static void a_word_is_one_of_its_list(void **state) {
  static const Key key = {.name = "status", .type = TYPE_ENUM, .names = &status_names};
  int out = -1;
  Reading good = read_value(*state, &key, "final", &out);
  assert_true(good.fits);
  assert_int_equal(out, STATUS_FINAL);
  Reading bad = read_value(*state, &key, "fnial", &out);
  assert_int_equal(diags_total(bad.diags), 1);
  assert_int_equal(diags_at(bad.diags, 0)->code, S113);
}

static void a_name_is_kept_with_its_place(void **state) {
  Ref out = {0};
  TAKES(REF, "monthly-care", &out);
  assert_str(out.id, "monthly-care");
  assert_non_null(out.at.source);
  assert_null(out.to);
}

// ---- what is said -------------------------------------------------------------------------------------------------

static Str argument(const Diag *diag, const char *name) {
  for (size_t i = 0; i < diag->args.n; i++)
    if (str_eq(str_of(diag->args.at[i].name), str_of(name))) return diag->args.at[i].text[LANG_EN];
  fail_msg("no argument '%s'", name);
  return S("");
}

static void full_width_characters_are_shown_as_they_should_be(void **state) {
  static const struct {
    Type type;
    const char *text, *half;
  } rows[] = {{TYPE_WINDOW, "２０：００", "20:00"},
              {TYPE_WINDOW, "20：00-21：30", "20:00-21:30"},
              {TYPE_COUNT, "１２", "12"},
              {TYPE_DATE, "２０２６－０３－０２", "2026-03-02"},
              {TYPE_DURATION, "20ｄ", "20d"},
              {TYPE_MONEY, "59。90", "59.90"},
              {TYPE_COUNT, "ten", NULL}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Key key = {.name = "key", .type = rows[i].type};
    max_align_t out[16] = {0};
    Reading got = read_value(*state, &key, rows[i].text, out);
    assert_false(got.fits);
    Str want = rows[i].half ? str_format(*state, "full-width characters: write %s", rows[i].half) : S("");
    assert_true(str_eq(argument(diags_at(got.diags, 0), "hint"), want));
  }
}

static void check_hint(Arena *arena, Type type, Form form, const char *text, const char *want, const char *file,
                       int line) {
  Key key = {.name = "key", .type = type, .form = form};
  check_str(hint_value(arena, &key, str_of(text)), str_of(want), file, line);
}

#define HINT(type, text, want) check_hint(*state, TYPE_##type, FORM_ONE, (text), (want), __FILE__, __LINE__)
#define HINT_LIST(type, text, want) check_hint(*state, TYPE_##type, FORM_LIST, (text), (want), __FILE__, __LINE__)

static void days_are_hinted_in_their_form(void **state) {
  HINT(DATE, "2026-9-1", "2026-09-01");
  HINT(DATE, "2026/11/07", "2026-11-07");
  HINT(DATE, "2026年3月8日", "2026-03-08");
  HINT(DATE, "“2026-03-08”", "2026-03-08");
  HINT(DATE, "２０２６－０３－０８", "2026-03-08");
  HINT(SPAN, "2026-11-07~2026-11-11", "2026-11-07..2026-11-11");
  HINT(SPAN, "2026/11/07..2026/11/11", "2026-11-07..2026-11-11");
  HINT(SPAN, "2026-11-07-2026-11-11", "2026-11-07..2026-11-11");
  HINT(SPAN, "2026年11月7日至11日", "");
  HINT(SPAN, "2026/11/7 至 11/11", "2026-11-07..2026-11-11");
  HINT(YEARLY, "6-18", "06-18");
  HINT(DAYS, "第1天~第3天", "1..3");
  HINT(DAYS, "1-3", "1..3");
}

static void times_are_hinted_in_their_form(void **state) {
  HINT(WINDOW, "8:30-9:30", "08:30-09:30");
  HINT(WINDOW, "20点半", "20:30");
  HINT(QUIET, "22:00～8:00", "22:00-08:00");
  HINT(DURATION, "20天", "20d");
  HINT(DURATION, "90分钟", "90min");
  HINT(DURATION, "2小时", "2h");
  HINT(DURATION, "3个月", "3 months");
  HINT(DURATION, "20", "20d / 20h / 20min");
  HINT(AFTER, "end+1h", "end + 1h");
  HINT(WEEKDAY, "周一", "mon");
  HINT(WEEKDAY, "星期天", "sun");
  HINT(WEEKDAY, "Monday", "mon");
  HINT(EVERY, "每周三", "wed");
  HINT(EVERY, "工作日", "workday");
}

static void numbers_are_hinted_without_their_units(void **state) {
  HINT(MONEY, "¥168", "168");
  HINT(MONEY, "168元", "168");
  HINT(MONEY, "1,680.50", "1680.50");
  HINT(COUNT, "180人", "180");
  HINT(SHARE, "40%", "40");
  HINT(BOOL, "是", "true");
  HINT(BOOL, "No", "false");
}

static void a_list_is_hinted_in_brackets(void **state) {
  HINT_LIST(WEEKDAY, "周六、周日", "[sat, sun]");
  HINT_LIST(WINDOW, "8:00, 20:00-21:00", "[08:00, 20:00-21:00]");
  HINT(WEEKDAY, "sat, sun", "");
  HINT_LIST(WEEKDAY, "sat, someday", "");
}

// A wrong hint costs more than none.
static void what_is_not_clear_gets_no_hint(void **state) {
  HINT(DATE, "2026-13-01", "");
  HINT(DATE, "2026-2-30", "");
  HINT(DATE, "3月8日", "");
  HINT(SPAN, "2026-11-11~2026-11-07", "");
  HINT(WINDOW, "9:30-8:30", "");
  HINT(WINDOW, "25:00", "");
  HINT(DURATION, "5m", "");
  HINT(MONEY, "1,68", "");
  HINT(COUNT, "一百", "");
  HINT(WEEKDAY, "一", "");
  HINT(BOOL, "1", "");
  HINT(DATE, "", "");
  HINT(AVOID, "no-such", "");
}

static void nothing_is_said_where_nobody_listens(void **state) {
  Decoder silent = {.arena = *state};
  Key key = {.name = "key", .type = TYPE_COUNT};
  int out = -1;
  assert_false(value_parse(&silent, &key, S("ten"), NOWHERE, &out));
  key.type = TYPE_DATE;
  value_parse(&silent, &key, S("2026-02-30"), NOWHERE, &out);
  key.type = TYPE_DAYS;
  DayRange days = {0};
  value_parse(&silent, &key, S("0"), NOWHERE, &days);
  value_parse(&silent, &key, S("3..1"), NOWHERE, &days);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      TEST(a_text_is_anything_but_nothing),
      TEST(an_id_is_letters_of_any_script_digits_dash_and_underscore),
      TEST(a_bool_is_true_or_false),
      TEST(a_count_is_a_whole_number_up_to_a_million),
      TEST(a_year_is_a_plain_number),
      TEST(a_number_of_days_or_times_is_at_least_1),
      TEST(a_percentage_is_0_to_100),
      TEST(money_is_yuan_with_at_most_two_decimals),
      TEST(a_date_is_year_month_and_day),
      TEST(a_date_that_does_not_exist_is_said_as_such),
      TEST(a_date_is_not_read_beyond_its_end),
      TEST(a_span_is_a_date_or_first_to_last),
      TEST(a_span_ends_on_or_after_its_beginning_and_both_exist),
      TEST(a_yearly_day_has_a_year_or_none),
      TEST(what_is_avoided_is_a_span_or_the_name_of_a_date),
      TEST(a_weekday_is_three_letters),
      TEST(a_day_off_is_a_weekday_a_date_or_a_span),
      TEST(a_window_is_a_time_or_from_to),
      TEST(quiet_hours_may_pass_midnight),
      TEST(a_duration_is_a_number_and_a_unit),
      TEST(a_bare_m_is_no_unit),
      TEST(a_day_is_counted_from_the_first_or_the_last),
      TEST(a_range_of_days_goes_from_one_to_the_other),
      TEST(one_day_is_no_range),
      TEST(there_is_no_day_0),
      TEST(a_range_of_days_does_not_go_back),
      TEST(other_texts_are_no_days),
      TEST(every_is_days_of_the_week_or_a_gap),
      TEST(other_repetitions_are_refused),
      TEST(after_counts_from_the_opening_the_end_or_a_step),
      TEST(days_in_elapsed_time_are_said_as_such),
      TEST(elapsed_time_stays_within_the_longest_plan),
      TEST(other_texts_are_no_elapsed_time),
      TEST(who_is_a_role_a_person_or_a_word),
      TEST(of_a_place_narrows_who),
      TEST(other_texts_are_nobody),
      TEST(a_piece_is_a_path_a_folder_or_a_pattern),
      TEST(media_is_a_file_below_or_a_link),
      TEST(a_word_is_one_of_its_list),
      TEST(a_name_is_kept_with_its_place),
      TEST(full_width_characters_are_shown_as_they_should_be),
      TEST(days_are_hinted_in_their_form),
      TEST(times_are_hinted_in_their_form),
      TEST(numbers_are_hinted_without_their_units),
      TEST(a_list_is_hinted_in_brackets),
      TEST(what_is_not_clear_gets_no_hint),
      TEST(nothing_is_said_where_nobody_listens),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
