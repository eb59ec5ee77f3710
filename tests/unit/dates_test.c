// dates_test: pins named dates: each rule's days, recurrence rules as the standard has them, seasons, tags, the hints
// for near misses, and that templates/dates/cn.yaml agrees with an almanac on every row of tests/facts.
#include "plan_fixture.h"

#define PLAN "plan: {id: shop, from: 2026-01-01, to: 2028-12-31}\n"
#define LONG_PLAN "plan: {id: shop, from: 2021-01-01, to: 2030-12-31, use: [dates/cn]}\n"

static const NamedDate *date_named(const Made *made, const char *id) {
  const NamedDate *date = map_get(&made->plan.index[REF_DATE], str_of(id));
  assert_non_null(date);
  return date;
}

// "2026-06-18 2027-06-18"
static Str days_of(const Made *made, const NamedDate *date, const char *first, const char *last) {
  DateList days = {0};
  StrList texts = {0};
  named_days(made->arena, date, (Span){day_at(first), day_at(last)}, &days);
  for (size_t i = 0; i < days.n; i++) PUSH(made->arena, &texts, date_text(made->arena, days.at[i]));
  return str_join(made->arena, &texts, S(" "));
}

static Made *made_of(void **state, const char *plan, const char *date) {
  return MADE({"plan.yaml", str_c(*state, str_format(*state, "%sdates:\n  x: %s\n", plan, date))});
}

static void check_days(void **state, const char *date, const char *last, const char *want) {
  Made *made = made_of(state, PLAN, date);
  assert_no_errors(made);
  Str got = days_of(made, date_named(made, "x"), "2026-01-01", last);
  if (!str_eq(got, str_of(want))) fail_msg("%s: %.*s, not %s", date, STR(got), want);
}

// ---- rules --------------------------------------------------------------------------------------------------------

static void each_rule_finds_its_days(void **state) {
  check_days(state, "06-18", "2027-12-31", "2026-06-18 2027-06-18");
  check_days(state, "{on_day: 2027-06-18}", "2028-12-31", "2027-06-18");
  check_days(state, "{lunar: 8-15}", "2028-12-31", "2026-09-25 2027-09-15 2028-10-03");
  check_days(state, "{lunar: 12-last}", "2028-12-31", "2026-02-16 2027-02-05 2028-01-25");
  check_days(state, "{term: 冬至}", "2028-12-31", "2026-12-22 2027-12-22 2028-12-21");
  check_days(state, "{nth: 2 sun of may}", "2028-12-31", "2026-05-10 2027-05-09 2028-05-14");
  check_days(state, "{nth: last fri of november}", "2027-12-31", "2026-11-27 2027-11-26");
  check_days(state, "{nth: 5 sun of may}", "2028-12-31", "2026-05-31 2027-05-30");
  check_days(state, "{stem: 3 庚 from 夏至}", "2027-12-31", "2026-07-15 2027-07-20");
  check_days(state, "{rrule: FREQ=MONTHLY;BYMONTHDAY=-1}", "2026-03-31", "2026-01-31 2026-02-28 2026-03-31");
}

static void the_29th_of_february_comes_in_leap_years(void **state) {
  check_days(state, "02-29", "2032-12-31", "2028-02-29 2032-02-29");
}

static void a_leap_month_comes_only_where_the_year_has_it(void **state) {
  check_days(state, "{lunar: leap 5-1}", "2030-12-31", "2028-06-23");
}

// Almanacs: 初伏, 中伏, 末伏 and 出伏 of these years.
static void the_dog_days_are_those_of_the_almanac(void **state) {
  static const struct {
    const char *id, *days;
  } rows[] = {{"fu-1", "2023-07-11 2024-07-15 2025-07-20 2026-07-15"},
              {"fu-2", "2023-07-21 2024-07-25 2025-07-30 2026-07-25"},
              {"fu-3", "2023-08-10 2024-08-14 2025-08-09 2026-08-14"},
              {"fu-end", "2023-08-20 2024-08-24 2025-08-19 2026-08-24"}};
  Made *made = MADE({"plan.yaml", LONG_PLAN});
  for (size_t i = 0; i < COUNT(rows); i++)
    check_str(days_of(made, date_named(made, rows[i].id), "2023-01-01", "2026-12-31"), str_of(rows[i].days), __FILE__,
              __LINE__);
}

// ---- recurrence rules ---------------------------------------------------------------------------------------------

// Most are examples of RFC 5545, section 3.8.5.3, moved to these years; all are worked out by hand.
static void recurrence_rules_mean_what_the_standard_says(void **state) {
  static const struct {
    const char *date, *last, *days;
  } rows[] = {
      {"{rrule: FREQ=DAILY;INTERVAL=10;COUNT=3, from: 2026-03-02}", "2028-12-31", "2026-03-02 2026-03-12 2026-03-22"},
      {"{rrule: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO, from: 2026-03-04}", "2026-04-10", "2026-03-09 2026-03-23 2026-04-06"},
      {"{rrule: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260108'}", "2028-12-31", "2026-01-01 2026-01-06 2026-01-08"},
      {"{rrule: FREQ=WEEKLY, from: 2026-01-07}", "2026-01-20", "2026-01-07 2026-01-14"},
      {"{rrule: 'FREQ=MONTHLY;BYDAY=1SU,-1SU'}", "2026-02-28", "2026-01-04 2026-01-25 2026-02-01 2026-02-22"},
      {"{rrule: FREQ=MONTHLY, from: 2026-01-31}", "2026-05-31", "2026-01-31 2026-03-31 2026-05-31"},
      {"{rrule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'}", "2026-12-31", "2026-02-13 2026-03-13 2026-11-13"},
      {"{rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'}", "2026-03-31", "2026-01-30 2026-02-27 2026-03-31"},
      {"{rrule: 'FREQ=WEEKLY;BYDAY=SA,SU;BYSETPOS=1'}", "2026-01-12", "2026-01-03 2026-01-10"},
      {"{rrule: FREQ=YEARLY;BYMONTH=6, from: 2026-01-18}", "2027-12-31", "2026-06-18 2027-06-18"},
      {"{rrule: FREQ=YEARLY;BYDAY=20MO}", "2027-12-31", "2026-05-18 2027-05-17"},
      {"{rrule: FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO}", "2027-12-31", "2026-05-11 2027-05-17"},
      {"{rrule: 'FREQ=YEARLY;BYYEARDAY=1,-1'}", "2027-01-01", "2026-01-01 2026-12-31 2027-01-01"},
      {"{rrule: FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=8, from: 2025-01-01}", "2029-12-31",
       "2027-03-08 2029-03-08"},
      {"{rrule: 'freq=yearly;bymonth=11;byday=tu;bymonthday=2,3,4,5,6,7,8'}", "2027-12-31", "2026-11-03 2027-11-02"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) check_days(state, rows[i].date, rows[i].last, rows[i].days);
}

// Each is refused at its value, with the part and the reason beside it.
static void what_is_no_rule_is_refused_with_its_reason(void **state) {
  static const struct {
    const char *rule, *part;
  } rows[] = {{"FREQ=HOURLY", "FREQ=HOURLY: "},
              {"BYDAY=MO", "FREQ: "},
              {"FREQ=DAILY;", ";: "},
              {"FREQ=DAILY;;COUNT=2", ": "},
              {"FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY: said twice"},
              {"FREQ=DAILY;INTERVAL=0", "INTERVAL=0: "},
              {"FREQ=DAILY;INTERVAL=99999999999", "INTERVAL=99999999999: "},
              {"FREQ=DAILY;COUNT=-3", "COUNT=-3: "},
              {"FREQ=DAILY;COUNT=3;UNTIL=20261231", "COUNT: "},
              {"FREQ=DAILY;UNTIL=20260230", "UNTIL=20260230: "},
              {"FREQ=DAILY;UNTIL=20261231T000000Z", "UNTIL=20261231T000000Z: "},
              {"FREQ=DAILY;BYHOUR=9", "BYHOUR=9: "},
              {"RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE: "},
              {"RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY: "},
              {"FREQ=WEEKLY;BYDAY=MO,", "BYDAY=MO,: "},
              {"FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX: "},
              {"FREQ=WEEKLY;INTERVAL=2;WKST=X", "WKST=X: "},
              {"FREQ=WEEKLY;BYDAY=2MO", "BYDAY: "},
              {"FREQ=MONTHLY;BYDAY=54MO", "BYDAY=54MO: "},
              {"FREQ=MONTHLY;BYDAY=+MO", "BYDAY=+MO: "},
              {"FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY: "},
              {"FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32: "},
              {"FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0: "},
              {"FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1: "},
              {"FREQ=MONTHLY;BYYEARDAY=3", "BYYEARDAY: "},
              {"FREQ=YEARLY;BYMONTHDAY=3", "BYMONTHDAY: "},
              {"FREQ=YEARLY;BYWEEKNO=3", "BYWEEKNO: "},
              {"FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS: "}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    Made *made = made_of(state, PLAN, str_c(*state, str_format(*state, "{rrule: '%s'}", rows[i].rule)));
    Str hint = arg_of(first_said(made, S103), "hint");
    if (!str_starts(hint, str_of(rows[i].part))) fail_msg("%s: %.*s", rows[i].rule, STR(hint));
    assert_int_equal(diags_total(made->diags), 1);
  }
}

static void what_counts_on_needs_a_first_day(void **state) {
  static const char *const rules[] = {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY",
                                      "FREQ=YEARLY"};
  for (size_t i = 0; i < COUNT(rules); i++) {
    Made *made = made_of(state, PLAN, str_c(*state, str_format(*state, "{rrule: '%s'}", rules[i])));
    assert_int_equal(said(made, S147), 1);
    assert_int_equal(diags_total(made->diags), 1);
  }
}

static void rules_without_end_are_too_many_together(void **state) {
  Buf plan = buf_in(*state);
  buf_add(&plan, S(PLAN "dates:\n"));
  for (int i = 0; i < 3; i++) buf_format(&plan, "  x%d: {rrule: FREQ=DAILY}\n", i);
  Made *made = MADE({"plan.yaml", str_c(*state, buf_str(&plan))});
  assert_int_equal(said(made, T135), 1);
  assert_int_equal(diags_count(made->diags, LEVEL_ERROR), 1);
}

static void very_many_rules_that_seldom_come_are_too_many_as_well(void **state) {
  Buf plan = buf_in(*state);
  buf_add(&plan, S(PLAN "dates:\n"));
  for (int i = 0; i < 101; i++) buf_format(&plan, "  x%d: {rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'}\n", i);
  Made *made = MADE({"plan.yaml", str_c(*state, buf_str(&plan))});
  assert_int_equal(said(made, T135), 1);
}

// ---- seasons and tags ---------------------------------------------------------------------------------------------

static void a_season_is_its_range_or_what_its_phases_span(void **state) {
  Made *made = MADE({"plan.yaml", PLAN "dates:\n"
                                       "  bare: 06-18\n"
                                       "  range: {on_day: 06-18, range: -20..3}\n"
                                       "  phases: {on_day: 06-18, phases: {高潮: -3..1, 预售: -20..-4, 返场: 2}}\n"});
  static const struct {
    const char *id, *first, *last;
  } rows[] = {{"bare", "2026-06-18", "2026-06-18"},
              {"range", "2026-05-29", "2026-06-20"},
              {"phases", "2026-05-29", "2026-06-19"}};
  assert_no_warnings(made);
  for (size_t i = 0; i < COUNT(rows); i++) {
    Span season = named_season(date_named(made, rows[i].id), day_at("2026-06-18"));
    assert_date(season.first, rows[i].first);
    assert_date(season.last, rows[i].last);
  }
}

static void avoid_takes_a_date_by_its_id_or_all_with_a_tag(void **state) {
  Made *made = MADE({"plan.yaml", PLAN "dates:\n"
                                       "  a: {on_day: 06-18, tags: [shopping, love]}\n"
                                       "  b: {on_day: 11-11, tags: [shopping]}\n"
                                       "  c: 12-12\n"
                                       "campaigns:\n"
                                       "  care: {rhythm: month, avoid: [shopping, c, love, shoping]}\n"});
  const Campaign *care = &made->plan.campaigns.at[0];
  assert_int_equal(care->avoid.at[0].dates.n, 2);
  assert_ptr_equal(care->avoid.at[0].dates.at[1], date_named(made, "b"));
  assert_ptr_equal(care->avoid.at[1].dates.at[0], date_named(made, "c"));
  assert_ptr_equal(care->avoid.at[2].dates.at[0], date_named(made, "a"));
  assert_str(arg_of(first_said(made, R101), "near"), "shopping");
}

// ---- near misses --------------------------------------------------------------------------------------------------

static void near_misses_have_a_hint(void **state) {
  static const struct {
    const char *date, *hint;
  } rows[] = {
      {"{lunar: 八月十五}", "8-15"},
      {"{lunar: 农历8-15}", "8-15"},
      {"{lunar: 8月15}", "8-15"},
      {"{lunar: 正月初一}", "1-1"},
      {"{lunar: 冬月廿三}", "11-23"},
      {"{lunar: 腊月三十}", "12-last"},
      {"{lunar: 除夕}", "12-last"},
      {"{lunar: 中秋节}", "8-15"},
      {"{lunar: 闰六月初一}", "leap 6-1"},
      {"{lunar: 12/last}", "12-last"},
      {"{term: 清明节}", "清明"},
      {"{term: 驚蟄}", "惊蛰"},
      {"{nth: second sunday of May}", "2 sun of may"},
      {"{nth: 4th Thu in Nov}", "4 thu of november"},
      {"{nth: the last Friday of november}", "last fri of november"},
      {"{nth: 五月第二个周日}", "2 sun of may"},
      {"{nth: 2 sun of 5月}", "2 sun of may"},
      {"{nth: 2nd Sunday of 5}", "2 sun of may"},
      {"{nth: 2 sun of 13}", ""},
      {"{nth: 11月最后一个星期五}", "last fri of november"},
      {"八月十五", "{lunar: 8-15}"},
      {"清明", "{term: 清明}"},
      {"2 sun of may", "{nth: 2 sun of may}"},
      {"FREQ=MONTHLY;BYMONTHDAY=10", "{rrule: FREQ=MONTHLY;BYMONTHDAY=10}"},
      {"{on_day: 除夕}", "lunar: 12-last"},
      {"8月15日", "08-15"},
      {"6-18", "06-18"},
      {"whenever", ""},
      {"{lunar: 十三月初一}", ""},
      {"{nth: 七月第九个周日}", ""},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Made *made = made_of(state, PLAN, rows[i].date);
    Str hint = arg_of(first_said(made, S103), "hint");
    Str want = rows[i].hint[0] ? str_format(*state, "write %s", rows[i].hint) : S("");
    if (!str_eq(hint, want)) fail_msg("%s: '%.*s', not '%.*s'", rows[i].date, STR(hint), STR(want));
  }
}

// ---- dates/cn -----------------------------------------------------------------------------------------------------

static void the_template_of_chinese_dates_says_nothing_wrong(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: shop, from: 2026-06-01, to: 2026-06-30, use: [dates/cn]}\n"});
  assert_no_warnings(made);
}

typedef struct Fact {
  Str date, kind, name;
} Fact;
typedef LIST(Fact) Facts;

static Facts facts_read(Arena *arena, const char *path) {
  Facts facts = {0};
  Str line, rest = file_read(arena, path, 1 << 20).text;
  str_cut(&rest, '\n', &line); // names of columns
  while (str_cut(&rest, '\n', &line)) {
    Fact fact;
    line = str_trim(line);
    str_cut(&line, ',', &fact.date);
    str_cut(&line, ',', &fact.kind);
    fact.name = line;
    PUSH(arena, &facts, fact);
  }
  return facts;
}

static const NamedDate *date_titled(const Made *made, Str title) {
  for (size_t i = 0; i < made->plan.dates.n; i++)
    if (str_eq(made->plan.dates.at[i].title, title)) return &made->plan.dates.at[i];
  fail_msg("dates/cn has no %.*s", STR(title));
  return NULL;
}

// Each name of the facts has exactly the days there that the template gives it.
static void dates_cn_agrees_with_every_row_of_the_facts(void **state) {
  Made *made = MADE({"plan.yaml", LONG_PLAN});
  Facts facts = facts_read(*state, "tests/facts/cn-dates-2025-2028.csv");
  assert_int_equal(facts.n, 156);
  for (size_t i = 0; i < facts.n; i++) {
    StrList days = {0};
    Str name = facts.at[i].name;
    for (size_t k = 0; k < facts.n; k++)
      if (str_eq(facts.at[k].name, name)) PUSH(*state, &days, facts.at[k].date);
    Str want = str_join(*state, &days, S(" "));
    Str got = days_of(made, date_titled(made, name), "2025-01-01", "2028-12-31");
    if (!str_eq(got, want)) fail_msg("%.*s: %.*s, not %.*s", STR(name), STR(got), STR(want));
  }
}

static void dates_cn_knows_the_days_that_are_wrong_elsewhere(void **state) {
  Made *made = MADE({"plan.yaml", LONG_PLAN});
  const NamedDate *festival = date_named(made, "spring-festival");
  assert_str(days_of(made, festival, "2027-01-01", "2027-12-31"), "2027-02-06");
  assert_str(days_of(made, festival, "2030-01-01", "2030-12-31"), "2030-02-03");
  assert_str(days_of(made, festival, "2033-01-01", "2033-12-31"), "2033-01-31");
  assert_str(days_of(made, date_named(made, "dongzhi"), "2021-01-01", "2021-12-31"), "2021-12-21");
}

// The Friday behind the fourth Thursday, not the fourth Friday: they differ where November begins on a Friday.
static void black_friday_follows_thanksgiving(void **state) {
  Made *made = MADE({"plan.yaml", LONG_PLAN});
  assert_str(days_of(made, date_named(made, "thanksgiving"), "2024-01-01", "2024-12-31"), "2024-11-28");
  assert_str(days_of(made, date_named(made, "black-friday"), "2024-01-01", "2025-12-31"), "2024-11-29 2025-11-28");
}

int main(void) {
  const struct CMUnitTest rules[] = {
      TEST(each_rule_finds_its_days),
      TEST(the_29th_of_february_comes_in_leap_years),
      TEST(a_leap_month_comes_only_where_the_year_has_it),
      TEST(the_dog_days_are_those_of_the_almanac),
      TEST(recurrence_rules_mean_what_the_standard_says),
      TEST(what_is_no_rule_is_refused_with_its_reason),
      TEST(what_counts_on_needs_a_first_day),
      TEST(rules_without_end_are_too_many_together),
      TEST(very_many_rules_that_seldom_come_are_too_many_as_well),
      TEST(a_season_is_its_range_or_what_its_phases_span),
      TEST(avoid_takes_a_date_by_its_id_or_all_with_a_tag),
      TEST(near_misses_have_a_hint),
      TEST(the_template_of_chinese_dates_says_nothing_wrong),
      TEST(dates_cn_agrees_with_every_row_of_the_facts),
      TEST(dates_cn_knows_the_days_that_are_wrong_elsewhere),
      TEST(black_friday_follows_thanksgiving),
  };
  return cmocka_run_group_tests(rules, NULL, NULL);
}
