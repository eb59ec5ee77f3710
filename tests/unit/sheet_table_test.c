// sheet_table_test: what the tables of a week promise: which columns there are, what a cell of a workbook can hold,
// what programs find. A workbook's own parts are read by tests/end/tables.py; labels are the project's (run from its
// root).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sheet_fixture.h"

// ---- a plan to work with ------------------------------------------------------------------------------------------

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  make_plan(S("/plan"));
  plan.about.brand = S("Dawn & Co");
  piece.theme = S("new");
  text.plain = S("=hello");
  return sheets_begin(arena, diags_new(arena), &plan, S("templates"), &templates) ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

// A week with the rows of all items on its first day.
static PersonSheet week_of_all(void) {
  PersonSheet sheet = sheet_of_all();
  SheetWeek *week = &ADD(arena, &sheet.weeks);
  *week = (SheetWeek){.id = S("2026-W10"), .title = S("Week 10, 2026"), .span = S("Mar 2 – 8")};
  week->days[0] = (SheetDay){.date = schedule.items.at[0].date, .rows = sheet.rows.at, .count = sheet.rows.n};
  return sheet;
}

static BookColumns columns_of(const PersonSheet *sheet) {
  BookColumns columns;
  book_columns(sheet, &sheet->weeks.at[0], &columns);
  return columns;
}

static const BookColumn *column_named(const BookColumns *columns, const char *heading) {
  for (size_t i = 0; i < columns->all.n; i++)
    if (str_eq(columns->all.at[i].heading, str_of(heading))) return &columns->all.at[i];
  return NULL;
}

static const BookColumn *known_column(const BookColumns *columns, const char *heading) {
  const BookColumn *found = column_named(columns, heading);
  assert_non_null(found);
  return found;
}

static Str many(const char *part, size_t n, const char *end) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < n; i++) buf_add(&out, str_of(part));
  buf_add(&out, str_of(end));
  return buf_str(&out);
}

static Str fit(Str words) { return fit_for_workbook(arena, words, S("(cut)")); }

// ---- what a cell can hold -----------------------------------------------------------------------------------------

static void a_text_that_fits_is_itself(void **state) {
  (void)state;
  assert_text(fit(S("=1+1\n@a <b> & \"c\" 👩‍👩‍👧")), "=1+1\n@a <b> & \"c\" 👩‍👩‍👧");
  assert_text(fit(S("")), "");
}

static void what_xml_has_no_place_for_is_replaced(void **state) {
  (void)state;
  assert_text(fit(S("a\xEF\xBF\xBE"
                    "b\xEF\xBF\xBF"
                    "c\xF0\x9F\xBF\xBE")),
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD"
              "c\xF0\x9F\xBF\xBE");
}

static void what_looks_like_an_escape_stays_text(void **state) {
  (void)state;
  assert_text(fit(S("_x0041_x41_ _x_ _x00041_ _xg_ _x0041")), "_x005F_x0041_x005F_x41_ _x_ _x00041_ _xg_ _x0041");
}

static void a_cell_holds_32767_of_utf_16(void **state) {
  (void)state;
  assert_int_equal(fit(many("a", 32767, "")).n, 32767);
  assert_true(str_ends(fit(many("a", 32768, "")), S("a\n(cut)")));
  assert_int_equal(utf8_count(fit(many("😀", 16383, "a"))), 16384);
  assert_int_equal(utf8_count(fit(many("😀", 16384, ""))), 16000 + 6);
  assert_true(str_ends(fit(many("_x0041_", 4000, "")), S("(cut)")));
}

static void a_cut_parts_no_letter(void **state) {
  (void)state;
  Str cut = fit(many("👩‍👩‍👧‍👦", 4000, "")); // eleven of UTF-16 each
  assert_int_equal(cut.n, 32000 / 11 * 25 + 6);
}

static void a_cell_holds_254_lines(void **state) {
  (void)state;
  assert_true(str_ends(fit(many("a\n", 253, "b")), S("a\nb")));
  Str cut = fit(many("a\n", 254, "b"));
  assert_int_equal(cut.n, 2 * 249 + 1 + 6);
  assert_true(str_ends(cut, S("a\n(cut)")));
}

static void a_chinese_character_takes_the_room_of_two(void **state) {
  (void)state;
  assert_int_equal(fit_width(S("ab\n中文字\nc")), 6);
  assert_int_equal(fit_lines(S(""), 10), 0);
  assert_int_equal(fit_lines(S("中文中文中\n\n中"), 10), 3);
  assert_int_equal(fit_lines(S("中文中文中文"), 10), 2);
  assert_int_equal(fit_lines(S("words of a line"), 15), 2); // some room is lost behind words
}

// ---- columns ------------------------------------------------------------------------------------------------------

static void a_column_with_nothing_in_it_is_folded(void **state) {
  (void)state;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  PersonSheet sheet = week_of_all();
  BookColumns columns = columns_of(&sheet);
  assert_true(known_column(&columns, "Comment")->folded);
  assert_false(known_column(&columns, "Text")->folded);
  assert_false(known_column(&columns, "Done")->folded);
}

static void results_stand_before_what_tells_of_the_plan(void **state) {
  (void)state;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  PersonSheet sheet = week_of_all();
  BookColumns columns = columns_of(&sheet);
  const char *const last[] = {"Done", "Figures written down", "What customers said", "Content line", "Theme", "Source"};
  for (size_t i = 0; i < COUNT(last); i++) assert_text(columns.all.at[columns.done + i].heading, last[i]);
  assert_int_equal(columns.printed, columns.done + BOOK_RESULTS);
  assert_int_equal(columns.all.n, columns.printed + 3);
}

static void a_column_is_as_wide_as_it_needs_and_no_wider(void **state) {
  (void)state;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  piece.notes = many("note ", 100, "");
  PersonSheet sheet = week_of_all();
  BookColumns columns = columns_of(&sheet);
  assert_int_equal(known_column(&columns, "Date")->width, 10);
  assert_int_equal(known_column(&columns, "Notes")->width, 24);
  assert_int_equal(book_lines(&sheet, &sheet.rows.at[0], &columns), 24);
}

static void what_is_to_be_reported_stands_where_it_is_written_down(void **state) {
  (void)state;
  StrList asked = {0};
  PUSH(arena, &asked, S("Orders"));
  PUSH(arena, &asked, S("Visits"));
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 2))->report = &asked;
  PersonSheet sheet = week_of_all();
  BookColumns columns = columns_of(&sheet);
  const SheetRow *row = &sheet.rows.at[0];
  assert_text(book_result(&sheet, row, BOOK_DONE), "☐");
  assert_text(book_result(&sheet, row, BOOK_FIGURES), "Orders: \nVisits: ");
  assert_text(book_result(&sheet, row, BOOK_FEEDBACK), "");
  assert_true(known_column(&columns, "Figures")->folded);
  assert_int_equal(book_lines(&sheet, row, &columns), 2);
}

static void what_only_some_plans_have_has_a_column_there(void **state) {
  (void)state;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  PersonSheet sheet = week_of_all();
  BookColumns without = columns_of(&sheet);
  assert_null(column_named(&without, "Provisional"));
  plan.lock.given = true;
  media.others = media.cards = true;
  BookColumns columns = columns_of(&sheet);
  assert_int_equal(columns.all.n, without.all.n + 3);
  assert_non_null(column_named(&columns, "Provisional"));
}

// ---- for programs -------------------------------------------------------------------------------------------------

static Str plain(void) {
  PersonSheet sheet = week_of_all();
  Buf out = buf_in(arena);
  assert_true(sheet_plain_csv(&out, &sheet, 0));
  return buf_str(&out);
}

static void programs_find_ids_dates_and_texts_as_they_are(void **state) {
  (void)state;
  Segment vip = {.head = {.id = S("vip")}, .title = S("regulars")};
  SegmentRefs whom = {0};
  PUSH(arena, &whom, ((SegmentRef){.to = &vip, .id = S("vip")}));
  PUSH(arena, &whom, ((SegmentRef){.id = S("new")}));
  add_post("dawn/moments/1", date_of(2026, 3, 2))->audience = &whom;
  Str table = plain();
  assert_true(
      str_starts(table, S("person,item,part,type,channel,line,theme,campaign,date,from,to,due,minutes,title,")));
  assert_has(table,
             "\r\n\"lin\",\"dawn/moments/1\",\"whole\",\"post\",\"moments\",\"proof\",\"new\",\"\",\"2026-03-02\","
             "\"09:00\",\"09:30\",\"\",\"3\",\"Bride\",\"=hello\",");
  assert_has(table, ",\"vip\nnew\",");
  assert_true(str_ends(table, S("\"false\",\"false\",\"false\",\"content/proof/bride.md:4\"\r\n")));
}

static void programs_find_the_deadline_on_both_rows(void **state) {
  (void)state;
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 4))->at = (Window){17 * 60, 18 * 60};
  Str table = plain();
  assert_has(
      table,
      "\"begins\",\"task\",\"\",\"\",\"\",\"care/2026-03\",\"2026-03-02\",\"\",\"\",\"2026-03-04T18:00\",\"0\",");
  assert_has(table, "\"ends\",\"task\",\"\",\"\",\"\",\"care/"
                    "2026-03\",\"2026-03-04\",\"17:00\",\"18:00\",\"2026-03-04T18:00\",\"60\",");
}

static void a_deadline_without_a_time_is_a_day(void **state) {
  (void)state;
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 4));
  assert_has(plain(), "\"2026-03-02\",\"\",\"\",\"2026-03-04\",\"0\",");
}

static void programs_find_where_links_and_cards_lead(void **state) {
  (void)state;
  PUSH(arena, &piece.media, ((Media){.file = {.name = S("https://v.example.com/"), .link = true}, .title = S("Live")}));
  PUSH(arena, &piece.media, ((Media){.card = S("pages/goods"), .title = S("Gift")}));
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  assert_has(plain(), ",\"\",\"\",\"https://v.example.com/\",\"pages/goods\",");
}

// ---- workbooks ----------------------------------------------------------------------------------------------------

static bool book(Str *out) {
  PersonSheet sheet = week_of_all();
  Buf bytes = buf_in(arena);
  bool fine = sheet_xlsx(&bytes, &sheet, 0);
  *out = buf_str(&bytes);
  return fine;
}

static void a_workbook_is_a_zip_with_the_same_bytes_each_time(void **state) {
  (void)state;
  Str one, other;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  assert_true(book(&one));
  setenv("TZ", "Pacific/Kiritimati", 1);
  assert_true(book(&other));
  unsetenv("TZ");
  assert_true(str_starts(one, S("PK\3\4")));
  assert_true(str_eq(one, other));
}

static void a_day_that_excel_counts_wrongly_is_a_text(void **state) {
  (void)state;
  Str bytes;
  lin.name = S(""); // then the id stands in the header
  plan.about.locale = LANG_ZH;
  piece.notes = many("a\n", 60, "b"); // the highest row there is
  add_post("dawn/moments/1", date_of(1900, 2, 28));
  assert_true(book(&bytes));
}

// Each descriptor in turn that cannot be had: the workbook itself, the library's own for it, its first part.
static void without_descriptors_there_is_no_workbook_and_none_is_lost(void **state) {
  (void)state;
  struct rlimit old, few;
  Str bytes;
  add_post("dawn/moments/1", date_of(2026, 3, 2));
  int next = dup(0);
  close(next);
  assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
  for (int more = 0; more < 3; more++) {
    few = (struct rlimit){(rlim_t)(next + more), old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    bool made = book(&bytes);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    assert_false(made);
  }
  assert_true(book(&bytes));
  int after = dup(0);
  close(after);
  assert_int_equal(after, next);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      CASE(a_text_that_fits_is_itself),
      CASE(what_xml_has_no_place_for_is_replaced),
      CASE(what_looks_like_an_escape_stays_text),
      CASE(a_cell_holds_32767_of_utf_16),
      CASE(a_cut_parts_no_letter),
      CASE(a_cell_holds_254_lines),
      CASE(a_chinese_character_takes_the_room_of_two),
      CASE(a_column_with_nothing_in_it_is_folded),
      CASE(results_stand_before_what_tells_of_the_plan),
      CASE(a_column_is_as_wide_as_it_needs_and_no_wider),
      CASE(what_is_to_be_reported_stands_where_it_is_written_down),
      CASE(what_only_some_plans_have_has_a_column_there),
      CASE(programs_find_ids_dates_and_texts_as_they_are),
      CASE(programs_find_the_deadline_on_both_rows),
      CASE(a_deadline_without_a_time_is_a_day),
      CASE(programs_find_where_links_and_cards_lead),
      CASE(a_workbook_is_a_zip_with_the_same_bytes_each_time),
      CASE(a_day_that_excel_counts_wrongly_is_a_text),
      CASE(without_descriptors_there_is_no_workbook_and_none_is_lost),
  };
  return cmocka_run_group_tests_name("sheet_table", tests, NULL, NULL);
}
