// holidays_test: pins the official calendar: which lists win, what is unknown, and what is read from calendar files of
// others, in every style that public feeds of Chinese holidays have.
#include "plan_fixture.h"

#include "sopcal/file.h"

static Made *with_plan(void **state, const char *dates, const char *holidays) {
  Str text = str_format(*state, "plan: {id: shop, %s}\n%s", dates, holidays);
  return MADE({"plan.yaml", str_c(*state, text)});
}

#define YEAR_2026 "from: 2026-01-01, to: 2026-12-31"

static Str status_on(const Made *made, const char *date) {
  OfficialDay day = day_official(&made->plan, day_at(date));
  return str_format(made->arena, "%s%s%.*s", day_status_names.name[day.status], day.name.n ? " " : "", STR(day.name));
}

// ---- the lists of the templates -----------------------------------------------------------------------------------

static void the_templates_agree_with_the_published_days_of_2024_to_2026(void **state) {
  const Made *made = with_plan(
      state, "from: 2023-01-01, to: 2026-12-31, use: [holidays/cn-2024, holidays/cn-2025, holidays/cn-2026]", "");
  FileRead file = file_read(*state, "tests/facts/cn-day-status-2023-2026.csv", 1 << 20);
  assert_int_equal(file.fault, FILE_OK);
  Str line, date, rest = file.text;
  int days = 0;
  str_cut(&rest, '\n', &line); // the names of the columns
  while (str_cut(&rest, '\n', &line)) {
    str_cut(&line, ',', &date);
    Str want = str_trim(line), got = status_on(made, str_c(*state, date));
    if (str_starts(date, S("2023"))) want = S("unknown,");
    ptrdiff_t blank = str_find_byte(got, ' ');
    got = blank < 0 ? str_format(*state, "%.*s,", STR(got))
                    : str_format(*state, "%.*s,%.*s", STR(str_part(got, 0, (size_t)blank)),
                                 STR(str_from(got, (size_t)blank + 1)));
    if (!str_eq(got, want)) fail_msg("%.*s: %.*s, not %.*s", STR(date), STR(got), STR(want));
    days++;
  }
  assert_int_equal(days, 365 + 366 + 365 + 365);
  assert_no_warnings(made);
}

static void a_saturday_that_makes_up_for_a_holiday_is_a_working_day(void **state) {
  const Made *made = with_plan(state, YEAR_2026 ", use: holidays/cn-2026", "");
  assert_str(status_on(made, "2026-10-10"), "makeup_workday 国庆节");
  assert_true(day_is_workday(&made->plan, day_at("2026-10-10")));
  assert_false(day_is_workday(&made->plan, day_at("2026-10-01")));
  assert_str(status_on(made, "2026-10-17"), "weekend");
}

// ---- what is known ------------------------------------------------------------------------------------------------

static void without_holidays_nothing_is_known_and_weekdays_stand_in(void **state) {
  const Made *made = with_plan(state, YEAR_2026, "");
  assert_str(status_on(made, "2026-10-01"), "unknown");
  assert_true(day_is_workday(&made->plan, day_at("2026-10-01")));
  assert_false(day_is_workday(&made->plan, day_at("2026-10-10")));
  assert_int_equal(said(made, T138), 0);
}

static void a_year_that_no_list_tells_is_unknown_and_said_once(void **state) {
  const Made *made = with_plan(state, "from: 2026-01-01, to: 2028-03-31, use: holidays/cn-2026", "");
  assert_str(status_on(made, "2027-01-01"), "unknown");
  assert_int_equal(said(made, T138), 1);
  assert_str(arg_of(first_said(made, T138), "years"), "2027, 2028");
  assert_str(arg_of(first_said(made, T138), "later"), "holidays/cn-2027");
}

static void a_year_that_there_is_a_template_for_is_named_with_it(void **state) {
  const Made *made = with_plan(state, "from: 2025-07-01, to: 2026-06-30, use: holidays/cn-2026", "");
  assert_str(arg_of(first_said(made, T138), "template"), "holidays/cn-2025");
}

static void days_of_another_year_count_without_making_that_year_known(void **state) {
  const Made *made =
      with_plan(state, YEAR_2026, "holidays: {a: {year: 2026, days_off: {元旦: 2026-12-31..2027-01-03}}}\n");
  assert_str(status_on(made, "2027-01-03"), "holiday 元旦");
  assert_str(status_on(made, "2027-01-04"), "unknown");
  assert_str(status_on(made, "2026-12-30"), "workday");
}

static void the_template_of_a_year_not_yet_published_is_said_to_be_that(void **state) {
  const Made *made = with_plan(state, YEAR_2026 ", use: holidays/cn-2027", "");
  assert_str(arg_of(first_said(made, R102), "year"), "2027");
  assert_str(arg_of(first_said(made, R102), "near"), "");
}

// ---- lists against each other -------------------------------------------------------------------------------------

#define PUBLISHED                                                                                                      \
  "holidays:\n  cn: {year: 2026, days_off: {国庆节: {days: 2026-10-01..2026-10-07, work: 2026-10-10}}}\n"

static void an_own_list_wins_over_a_published_one(void **state) {
  const Made *made =
      with_plan(state, YEAR_2026, PUBLISHED "  our: {days_off: {年会: [2026-10-10, 2026-11-02]}, work: 2026-10-01}\n");
  assert_no_warnings(made);
  assert_str(status_on(made, "2026-10-01"), "workday");
  assert_str(status_on(made, "2026-10-10"), "holiday 年会");
  assert_str(status_on(made, "2026-11-02"), "holiday 年会");
}

static void a_day_off_and_at_work_in_published_lists_is_an_error_at_both(void **state) {
  const Made *made = with_plan(state, YEAR_2026, PUBLISHED "  more: {year: 2026, work: 2026-10-05}\n");
  assert_int_equal(said(made, S150), 1);
  assert_int_equal(first_said(made, S150)->related.n, 1);
}

static void own_lists_may_not_contradict_each_other_either(void **state) {
  const Made *made =
      with_plan(state, YEAR_2026, "holidays:\n  a: {days_off: {店休: 2026-05-10}}\n  b: {work: 2026-05-10}\n");
  assert_int_equal(said(made, S150), 1);
}

static void a_plain_weekday_is_no_make_up_day(void **state) {
  const Made *made = with_plan(state, YEAR_2026, "holidays:\n  a: {work: [2026-05-11, 2026-05-10]}\n");
  assert_int_equal(said(made, S151), 1);
}

static void of_two_lists_that_tell_a_year_differently_one_is_wrong(void **state) {
  const Made *made =
      with_plan(state, YEAR_2026,
                PUBLISHED "  other: {year: 2026, days_off: {国庆节: 2026-10-01..2026-10-08}, work: 2026-10-10}\n");
  assert_str(arg_of(first_said(made, S154), "date"), "2026-10-08");
}

static void a_weekend_that_one_list_counts_to_the_holiday_is_no_difference(void **state) {
  const Made *made = with_plan(state, YEAR_2026,
                               "holidays:\n  a: {year: 2026, days_off: {端午节: 2026-06-19}}\n"
                               "  b: {year: 2026, days_off: {端午节: 2026-06-19..2026-06-21}}\n");
  assert_no_warnings(made);
}

static void spans_and_years_have_bounds(void **state) {
  const Made *made =
      with_plan(state, YEAR_2026,
                "holidays:\n  a: {year: [2026, 1999], days_off: {暑假: 2026-05-01..2026-10-01}, work: 2101-01-01}\n");
  assert_int_equal(said(made, S152), 1);
  assert_int_equal(said(made, S153), 2);
}

// ---- calendar files -----------------------------------------------------------------------------------------------

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define ID "UID:a\r\nDTSTAMP:20260101T000000Z\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" ID lines "\r\nEND:VEVENT\r\n"

static Made *with_feed(void **state, const char *keys, const char *feed) {
  Str plan = str_format(*state, "plan: {id: shop, %s}\nholidays: {feed: {%sfrom: data/h.ics}}\n", YEAR_2026, keys);
  return MADE({"plan.yaml", str_c(*state, plan)}, {"data/h.ics", feed});
}
#define FEED(keys, ...) with_feed(state, keys, HEAD __VA_ARGS__ TAIL)

typedef struct Style {
  const char *name;
  const char *off, *work; // titles, with the holiday's name
  const char *off_more, *work_more;
  bool each_day; // an event for each day of a span
  bool timed;    // work is from nine to six
  bool no_end;   // of single days
} Style;

static const Style styles[] = {
    {"apple", "%s（休）", "%s（班）", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\n", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\n",
     false, false, true},
    {"apple, bare", "%s", "%s", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\n", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\n", false,
     false, true},
    {"shuyz", "%s 假期 第1天/共9天", "%s 补班 第1天/共2天", "", "", true, true, false},
    {"shuyz, old", "%s 第1天/共9天", "%s 补班 第1天/共2天", "", "", true, true, false},
    {"holiday-cn", "%s假期", "上班(补%s假期)", "", "", false, false, false},
    {"bars", "休｜%s", "班｜%s", "", "", false, false, false},
    {"dots", "%s·休息", "%s·上班", "", "", true, false, true},
    {"english", "%s Holiday", "%s Special Working Day", "", "", false, false, false},
    {"google", "%s", "%s", "DESCRIPTION:Public holiday\n", "DESCRIPTION:Working day\\nx\n", true, false, false},
    {"notice", "%s 放假", "%s 调休上班", "DESCRIPTION:10月1日至7日放假调休，10月10日上班\n",
     "DESCRIPTION:10月1日至7日放假调休，10月10日上班\n", false, false, false},
};

static void add_day_lines(Buf *out, Span days, const Style *style, bool timed) {
  Ymd first = date_ymd(days.first), end = date_ymd(days.last + 1);
  if (timed) {
    buf_format(out, "DTSTART:%04d%02d%02dT090000\nDTEND:%04d%02d%02dT180000\n", first.year, first.month, first.day,
               first.year, first.month, first.day);
    return;
  }
  buf_format(out, "DTSTART;VALUE=DATE:%04d%02d%02d\n", first.year, first.month, first.day);
  if (!style->no_end || days.first != days.last)
    buf_format(out, "DTEND;VALUE=DATE:%04d%02d%02d\n", end.year, end.month, end.day);
}

static void add_event(Buf *out, const Style *style, const char *name, Span days, bool work) {
  Str title = S("");
  Buf text = buf_in(out->arena);
  const char *form = work ? style->work : style->off, *at = strstr(form, "%s");
  buf_format(&text, "%.*s%s%s", (int)(at - form), form, name, at + 2);
  title = buf_str(&text);
  buf_format(out, "BEGIN:VEVENT\nUID:%d\nDTSTAMP;VALUE=DATE:19760401\nSUMMARY;LANGUAGE=zh_CN:%.*s\n%s", days.first,
             STR(title), work ? style->work_more : style->off_more);
  add_day_lines(out, days, style, work && style->timed);
  buf_add(out, S("TRANSP:TRANSPARENT\nEND:VEVENT\n"));
}

static void add_spans(Buf *out, const Style *style, const char *name, const SpanList *spans, bool work) {
  for (size_t i = 0; i < spans->n; i++) {
    Span days = spans->at[i].days;
    for (Date day = days.first; style->each_day && day <= days.last; day++)
      add_event(out, style, name, (Span){day, day}, work);
    if (!style->each_day) add_event(out, style, name, days, work);
  }
}

static const char *feed_of(Arena *arena, const Plan *plan, const Style *style) {
  Buf out = buf_in(arena);
  buf_add(&out, S("BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:PUBLISH\nX-WR-CALNAME:中国节假日\n"));
  const Holidays *list = &plan->holidays.at[0];
  for (size_t i = 0; i < list->off.n; i++) {
    const char *name = str_c(arena, list->off.at[i].head.id);
    add_spans(&out, style, name, &list->off.at[i].days, false);
    add_spans(&out, style, name, &list->off.at[i].work, true);
  }
  buf_add(
      &out,
      S("BEGIN:VEVENT\nUID:m\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260510\nSUMMARY:母亲节\nEND:VEVENT\n"));
  buf_add(&out, S("END:VCALENDAR\n"));
  return str_c(arena, buf_str(&out));
}

static void feeds_of_every_style_tell_the_same_year(void **state) {
  const Made *official = with_plan(state, YEAR_2026 ", use: holidays/cn-2026", "");
  for (size_t i = 0; i < COUNT(styles); i++) {
    const Made *made = with_feed(state, "", feed_of(*state, &official->plan, &styles[i]));
    for (Date day = day_at("2026-01-01"); day <= day_at("2026-12-31"); day++) {
      OfficialDay want = day_official(&official->plan, day), got = day_official(&made->plan, day);
      bool english = strcmp(styles[i].name, "english") == 0; // its words are left, but for the marks
      if (want.status != got.status || (!english && !str_eq(want.name, got.name))) {
        print_findings(made);
        fail_msg("%s: %.*s is %s '%.*s', not %s", styles[i].name, STR(date_text(*state, day)),
                 day_status_names.name[got.status], STR(got.name), day_status_names.name[want.status]);
      }
    }
    assert_int_equal(said(made, T138), 0);
    assert_str(arg_of(first_said(made, T139), "others"), "1");
    assert_no_warnings(made);
  }
}

static void a_feed_tells_the_years_in_which_it_has_days_off_in_three_months(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）")
                                  EVENT("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:劳动节（休）"));
  assert_str(status_on(made, "2026-01-01"), "holiday 元旦");
  assert_str(status_on(made, "2026-01-02"), "unknown");
  assert_int_equal(said(made, T138), 1);
  made = FEED("", EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）")
                      EVENT("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:劳动节（休）")
                          EVENT("DTSTART;VALUE=DATE:20261001\r\nSUMMARY:国庆节（休）"));
  assert_str(status_on(made, "2026-01-02"), "workday");
  assert_str(arg_of(first_said(made, T139), "years"), "2026");
}

static void a_year_that_is_stated_is_known_and_not_talked_about(void **state) {
  const Made *made = FEED("year: 2026, ", EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）"));
  assert_str(status_on(made, "2026-01-02"), "workday");
  assert_int_equal(diags_total(made->diags), 0);
}

static void a_year_that_is_stated_but_not_in_the_file_stays_unknown(void **state) {
  const Made *made = FEED("year: [2026, 2027], ", EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）"));
  assert_str(status_on(made, "2027-01-04"), "unknown");
  assert_int_equal(said(made, T141), 1);
}

static void unmarked_events_are_days_off_only_where_the_plan_says_what_year_they_tell(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day"));
  assert_str(status_on(made, "2026-12-25"), "unknown");
  assert_int_equal(said(made, T141), 1);
  made = FEED("year: 2026, ", EVENT("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day"));
  assert_str(status_on(made, "2026-12-25"), "holiday Christmas Day");
  assert_int_equal(said(made, T140), 1);
}

static void tiaoxiu_alone_says_neither(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20261010\r\nSUMMARY:国庆调休"));
  assert_int_equal(said(made, T141), 1);
  assert_str(status_on(made, "2026-10-10"), "unknown");
}

static void a_series_is_followed_up_to_its_end_without_its_exceptions(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20240101\r\nRRULE:FREQ=YEARLY;UNTIL=20270101T160000Z\r\n"
                                    "EXDATE;VALUE=DATE:20250101\r\nRDATE;VALUE=DATE:20260707\r\nSUMMARY:店休（休）"));
  assert_str(status_on(made, "2024-01-01"), "holiday 店休");
  assert_str(status_on(made, "2025-01-01"), "unknown");
  assert_str(status_on(made, "2027-01-01"), "holiday 店休");
  assert_str(status_on(made, "2028-01-01"), "unknown");
  assert_str(status_on(made, "2026-07-07"), "holiday 店休");
}

static void a_time_in_utc_is_a_day_by_the_plans_clock(void **state) {
  const Made *made = FEED("", EVENT("DTSTART:20260930T160000Z\r\nDTEND:20261007T160000Z\r\nSUMMARY:国庆节（休）"));
  assert_str(status_on(made, "2026-09-30"), "unknown");
  assert_str(status_on(made, "2026-10-01"), "holiday 国庆节");
  assert_str(status_on(made, "2026-10-07"), "holiday 国庆节");
  assert_str(status_on(made, "2026-10-08"), "unknown");
}

static void ends_are_taken_as_they_are_meant(void **state) {
  static const struct {
    const char *lines, *last;
  } cases[] = {
      {"DTSTART;VALUE=DATE:20260501", "2026-05-01"},
      {"DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260501", "2026-05-01"},
      {"DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260421", "2026-05-01"},
      {"DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260504", "2026-05-03"},
      {"DTSTART;VALUE=DATE:20260501\r\nDURATION:P3D", "2026-05-03"},
      {"DTSTART:20260501\r\nDTEND:20260504", "2026-05-03"},
      {"DTSTART;TZID=Asia/Shanghai:20260501T000000\r\nDTEND;TZID=Asia/Shanghai:20260504T000000", "2026-05-03"},
      {"DTSTART;TZID=\"China Standard Time\":20260501T090000\r\nDTEND;TZID=x:20260503T235959", "2026-05-03"},
      {"DTSTART:20260501T000000\r\nDURATION:PT72H", "2026-05-03"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    Str feed =
        str_format(*state, HEAD "BEGIN:VEVENT\r\n" ID "%s\r\nSUMMARY:a（休）\r\nEND:VEVENT\r\n" TAIL, cases[i].lines);
    const Made *made = with_feed(state, "", str_c(*state, feed));
    OfficialDay last = day_official(&made->plan, day_at(cases[i].last)),
                next = day_official(&made->plan, day_at(cases[i].last) + 1);
    if (last.status != DAY_STATUS_HOLIDAY || next.status != DAY_STATUS_UNKNOWN) fail_msg("%s", cases[i].lines);
  }
}

static void what_bends_the_standard_is_read_and_said_once_a_kind(void **state) {
  const Made *made = with_feed(
      state, "",
      "\xEF\xBB\xBF"
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Asia/Shanghai:20260501T000000\nSUMMARY:劳\n 动节（休）\x01\n"
      "no property\nBEGIN:VALARM\nSUMMARY:x\nEND:VALARM\nBEGIN:VEVENT\nDTSTART:20260502\nSUMMARY:劳动节（休）");
  assert_str(status_on(made, "2026-05-01"), "holiday 劳动节");
  assert_str(status_on(made, "2026-05-02"), "holiday 劳动节");
  assert_int_equal(said(made, T140), 10);
  assert_int_equal(said(made, T141), 0);
}

static void what_cannot_be_used_is_left_out_and_said_once_a_kind(void **state) {
  const Made *made =
      FEED("", EVENT("DTSTART;VALUE=DATE:20261332\r\nSUMMARY:a（休）") EVENT("SUMMARY:b（休）")
                   EVENT("DTSTART:soon\r\nSUMMARY:g（休）")
                       EVENT("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260901\r\nSUMMARY:c（休）")
                           EVENT("DTSTART;VALUE=DATE:19990101\r\nSUMMARY:d（休）")
                               EVENT("DTSTART;VALUE=DATE:20260301\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:e（休）")
                                   EVENT("DTSTART;VALUE=DATE:20260301\r\nSUMMARY:f（班）"));
  assert_int_equal(said(made, T141), 5);
  assert_str(status_on(made, "2026-03-01"), "holiday e");
}

static void a_cancelled_event_is_no_day_off(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20260101\r\nSTATUS:CANCELLED\r\nSUMMARY:元旦（休）")
                                  EVENT("DTSTART;VALUE=DATE:20260501\r\nSTATUS:CONFIRMED\r\nSUMMARY:劳动节（休）"));
  assert_str(status_on(made, "2026-01-01"), "unknown");
  assert_str(status_on(made, "2026-05-01"), "holiday 劳动节");
}

static void a_tab_in_a_title_is_a_blank(void **state) {
  const Made *made = FEED("", EVENT("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:May\tDay（休）"));
  assert_str(status_on(made, "2026-05-01"), "holiday May Day");
  assert_no_warnings(made);
}

static void of_a_file_with_very_many_events_the_rest_is_left_out_and_said(void **state) {
  Buf feed = buf_in(*state);
  buf_add(&feed, S(HEAD EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）")));
  for (int i = 1; i < 20000; i++) buf_add(&feed, S("BEGIN:VEVENT\r\nEND:VEVENT\r\n"));
  buf_add(&feed, S(EVENT("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:劳动节（休）") TAIL));
  const Made *made = with_feed(state, "", str_c(*state, buf_str(&feed)));
  assert_str(status_on(made, "2026-01-01"), "holiday 元旦");
  assert_str(status_on(made, "2026-05-01"), "unknown");
  assert_str(arg_of(first_said(made, T141), "what"), "events beyond the 20000th");
}

static void a_file_that_is_too_large_is_refused(void **state) {
  char *feed = NEW_N(*state, char, FILE_BYTES_MAX + 2);
  memset(feed, ' ', FILE_BYTES_MAX + 1);
  assert_str(arg_of(first_said(with_feed(state, "", feed), R115), "why"), "it is larger than 1024 KiB");
}

static void what_is_no_calendar_is_refused(void **state) {
  static const char *const feeds[] = {"", "<html>502</html>", "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
                                      "BEGIN:VCALENDAR\r\n\xB4\xBA\xBD\xDA\r\n"};
  for (size_t i = 0; i < COUNT(feeds); i++) assert_int_equal(said(with_feed(state, "", feeds[i]), R115), 1);
}

static void a_file_lies_within_the_plans_folder(void **state) {
  static const char *const paths[] = {"../h.ics", "/etc/passwd", "data/none.ics", "data"};
  for (size_t i = 0; i < COUNT(paths); i++) {
    Str list = str_format(*state, "holidays: {feed: {from: %s}}\n", paths[i]);
    const Made *made = with_plan(state, YEAR_2026, str_c(*state, list));
    assert_int_equal(said(made, R115), 1);
    assert_int_equal(said(made, T138), 0);
  }
}

static void a_plan_reads_a_handful_of_files(void **state) {
  Buf plan = buf_in(*state);
  buf_add(&plan, S("plan: {id: shop, " YEAR_2026 "}\nholidays:\n"));
  for (int i = 0; i < 10; i++) buf_format(&plan, "  feed-%d: {year: 2026, from: h.ics}\n", i);
  const char *feed = HEAD EVENT("DTSTART;VALUE=DATE:20260101\r\nSUMMARY:元旦（休）") TAIL;
  const Made *made = MADE({"plan.yaml", str_c(*state, buf_str(&plan))}, {"h.ics", feed});
  assert_int_equal(said(made, R115), 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_templates_agree_with_the_published_days_of_2024_to_2026),
      TEST(a_saturday_that_makes_up_for_a_holiday_is_a_working_day),
      TEST(without_holidays_nothing_is_known_and_weekdays_stand_in),
      TEST(a_year_that_no_list_tells_is_unknown_and_said_once),
      TEST(a_year_that_there_is_a_template_for_is_named_with_it),
      TEST(days_of_another_year_count_without_making_that_year_known),
      TEST(the_template_of_a_year_not_yet_published_is_said_to_be_that),
      TEST(an_own_list_wins_over_a_published_one),
      TEST(a_day_off_and_at_work_in_published_lists_is_an_error_at_both),
      TEST(own_lists_may_not_contradict_each_other_either),
      TEST(a_plain_weekday_is_no_make_up_day),
      TEST(of_two_lists_that_tell_a_year_differently_one_is_wrong),
      TEST(a_weekend_that_one_list_counts_to_the_holiday_is_no_difference),
      TEST(spans_and_years_have_bounds),
      TEST(feeds_of_every_style_tell_the_same_year),
      TEST(a_feed_tells_the_years_in_which_it_has_days_off_in_three_months),
      TEST(a_year_that_is_stated_is_known_and_not_talked_about),
      TEST(a_year_that_is_stated_but_not_in_the_file_stays_unknown),
      TEST(unmarked_events_are_days_off_only_where_the_plan_says_what_year_they_tell),
      TEST(tiaoxiu_alone_says_neither),
      TEST(a_series_is_followed_up_to_its_end_without_its_exceptions),
      TEST(a_time_in_utc_is_a_day_by_the_plans_clock),
      TEST(ends_are_taken_as_they_are_meant),
      TEST(what_bends_the_standard_is_read_and_said_once_a_kind),
      TEST(what_cannot_be_used_is_left_out_and_said_once_a_kind),
      TEST(a_cancelled_event_is_no_day_off),
      TEST(a_tab_in_a_title_is_a_blank),
      TEST(of_a_file_with_very_many_events_the_rest_is_left_out_and_said),
      TEST(a_file_that_is_too_large_is_refused),
      TEST(what_is_no_calendar_is_refused),
      TEST(a_file_lies_within_the_plans_folder),
      TEST(a_plan_reads_a_handful_of_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
