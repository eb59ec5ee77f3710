// staff_from_test: pins what comes out of a table of staff: how RFC 4180 is read, where each cell is, that rows are as
// good as what a plan file says, and how the two come together.
#include "plan_fixture.h"

#include "read/csv.h"

#define PLAN                                                                                                           \
  "plan: {id: p, from: 2026-03-02, to: 2026-03-31}\n"                                                                  \
  "channels: {moments: {kind: moments}, circle: {kind: group}}\n"
#define FROM PLAN "staff: {from: data/staff.csv}\n"
#define MADE_FROM(table) MADE({"plan.yaml", FROM}, {"data/staff.csv", table})

// ---- CSV ----------------------------------------------------------------------------------------------------------

// "[a|b][c|d]": the cells of the rows, a '!' behind one that has a fault.
static Str cells(void **state, const char *text) {
  CsvReader reader = csv_reader(*state, source_new(*state, S("t.csv"), str_of(text)));
  CsvRow row = {0};
  Buf out = buf_in(*state);
  while (csv_next(&reader, &row)) {
    for (size_t i = 0; i < row.cells.n; i++) buf_format(&out, "%s%.*s", i ? "|" : "[", STR(row.cells.at[i].text));
    buf_add(&out, row.fault == CSV_FINE ? S("]") : S("]!"));
  }
  return buf_str(&out);
}

static void cells_are_parted_by_commas_and_rows_by_line_ends(void **state) {
  assert_str(cells(state, "a,b\nc,d\n"), "[a|b][c|d]");
  assert_str(cells(state, "a,b\r\nc,d"), "[a|b][c|d]");
  assert_str(cells(state, ",\n,b\na,"), "[|b][a|]");
}

static void quotes_hold_commas_line_ends_and_doubled_quotes(void **state) {
  assert_str(cells(state, "\"a,b\",\"c\nd\"\n\"e\"\"f\",\"\"\n"), "[a,b|c\nd][e\"f|]");
  assert_str(cells(state, "\"\"\"a\"\"\"\n"), "[\"a\"]");
}

static void a_quote_within_a_text_that_does_not_begin_with_one_is_text(void **state) {
  assert_str(cells(state, "5\" x,b\n"), "[5\" x|b]");
}

static void a_byte_order_mark_blanks_around_cells_and_empty_lines_are_nothing(void **state) {
  assert_str(cells(state, "\xef\xbb\xbf"
                          "a , b\n\n , \n  \"c\" ,\xe3\x80\x80"
                          "d\xc2\xa0\n"),
             "[a|b][c|d]");
  assert_str(cells(state, ""), "");
}

static void a_quote_that_is_not_closed_takes_the_rest(void **state) {
  assert_str(cells(state, "a,\"b\nc,d\n"), "[a|b\nc,d]!");
}

static void nothing_may_stand_behind_a_closing_quote(void **state) {
  assert_str(cells(state, "\"a\"b,c\nd\n"), "[a|c]![d]");
}

static void a_cells_place_is_its_text(void **state) {
  CsvReader reader = csv_reader(*state, source_new(*state, S("t.csv"), S("id,名\n x , \"小 满\" \n")));
  CsvRow row = {0};
  assert_true(csv_next(&reader, &row));
  assert_true(csv_next(&reader, &row));
  Place at = row.cells.at[1].at;
  assert_int_equal(source_position(at.source, at.from).line, 2);
  assert_int_equal(source_position(at.source, at.from).column, 7);
  assert_str(str_part(at.source->text, at.from, at.to), "小 满");
}

// ---- rows ---------------------------------------------------------------------------------------------------------

static const Staff *person(const Made *made, const char *id) {
  const Staff *staff = map_get(&made->plan.index[REF_STAFF], str_of(id));
  if (!staff) print_findings(made);
  assert_non_null(staff);
  return staff;
}

static void a_row_is_a_person_with_all_that_a_plan_can_say(void **state) {
  Made *made =
      MADE_FROM("id,name,role,store,channels,hours,days_off,budget,friends,timezone\n"
                "lin,林小满,adviser,SH-1,moments;circle,09:30-18:30,sun 2026-03-09..2026-03-11,90min,820,UTC\n");
  const Staff *lin = person(made, "lin");
  assert_no_warnings(made);
  assert_str(lin->name, "林小满");
  assert_str(lin->store, "SH-1");
  assert_int_equal(lin->channels.n, 2);
  assert_str(lin->channels.at[1].to->head.id, "circle");
  assert_int_equal(lin->hours.to, 18 * 60 + 30);
  assert_true(staff_is_off(lin, day_at("2026-03-10")) && staff_is_off(lin, day_at("2026-03-15")));
  assert_int_equal(duration_minutes(lin->budget), 90);
  assert_int_equal(lin->friends, 820);
  assert_str(zone_name(lin->zone), "UTC");
}

static void an_empty_cell_says_nothing(void **state) {
  Made *made = MADE_FROM("id,name,role,hours,channels,budget\nlin,Lin,adviser,,;,\n");
  const Staff *lin = person(made, "lin");
  assert_no_warnings(made);
  assert_int_equal(lin->hours.from, CLOCK_NONE);
  assert_int_equal(lin->channels.n, 0);
  assert_false(given(&lin->head, "channels"));
  assert_int_equal(lin->budget.n, -1);
}

static void lists_are_parted_by_signs_of_both_scripts_and_by_blanks(void **state) {
  Made *made = MADE_FROM("id,name,role,days_off\na,A,x,mon;tue\nb,B,x,mon； tue\nc,C,x,mon、tue\nd,D,x,mon tue\n"
                         "e,E,x,\"mon, tue\"\nf,F,x,\"mon\ntue\"\n");
  assert_no_warnings(made);
  for (size_t i = 0; i < made->plan.staff.n; i++) assert_int_equal(made->plan.staff.at[i].days_off.n, 2);
  assert_int_equal(made->plan.staff.n, 6);
}

static void columns_may_be_called_otherwise_and_stand_in_any_order(void **state) {
  Made *made =
      MADE({"plan.yaml", PLAN "staff: {from: {file: data/hr.csv, columns: {id: 工号, name: 姓名, role: 岗位}}}\n"},
           {"data/hr.csv", "岗位,手机,姓名,工号\nadviser,138,林小满,0007\n"});
  assert_str(person(made, "0007")->name, "林小满");
  assert_str(person(made, "0007")->role, "adviser");
  assert_int_equal(said(made, S184), 1);
  assert_no_warnings(made);
}

static void people_of_a_table_come_behind_those_of_plan_files(void **state) {
  Made *made = MADE({"plan.yaml", FROM}, {"team.yaml", "staff: {wang: {name: Wang, role: service}}\n"},
                    {"data/staff.csv", "id,name,role\nlin,Lin,adviser\n"});
  assert_no_warnings(made);
  assert_int_equal(made->plan.staff.n, 2);
  assert_str(made->plan.staff.at[0].head.id, "wang");
  assert_str(made->plan.staff.at[1].head.id, "lin");
}

static void a_value_that_does_not_fit_is_said_at_its_cell(void **state) {
  Made *made = MADE_FROM("id,name,role,budget,channels\nlin,\"Lin \"\"L\"\"\",adviser,soon,moments momets\n");
  const Diag *budget = first_said(made, S103), *channel = first_said(made, R101);
  assert_str(str_part(budget->at.source->text, budget->at.from, budget->at.to), "soon");
  assert_str(str_part(channel->at.source->text, channel->at.from, channel->at.to), "momets");
  assert_str(person(made, "lin")->name, "Lin \"L\"");
}

// What stands in a row that is left out may be named elsewhere; nobody is told of what may be only its echo.
static void a_row_that_is_left_out_has_no_echo(void **state) {
  Made *made =
      MADE({"plan.yaml", FROM "sops: {s: {anchor: calendar, by: each guide, steps: [{id: a, every: day, task: t}]}}\n"},
           {"data/staff.csv", "id,name,role\nlin,,guide\n"});
  assert_int_equal(said(made, S190), 1);
  assert_int_equal(diags_count(made->diags, LEVEL_ERROR), 1);
}

static void more_rows_than_are_taken_at_once_all_come(void **state) {
  Arena *arena = *state;
  Buf table = buf_in(arena);
  buf_add(&table, S("id,name,role,channels\n"));
  for (int i = 0; i < 1000; i++) buf_format(&table, "g%d,G,guide,moments circle\n", i);
  Made *made = MADE_FROM(str_c(arena, buf_str(&table)));
  assert_no_warnings(made);
  assert_int_equal(made->plan.staff.n, 1000);
  assert_int_equal(person(made, "g999")->channels.n, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(cells_are_parted_by_commas_and_rows_by_line_ends),
      TEST(quotes_hold_commas_line_ends_and_doubled_quotes),
      TEST(a_quote_within_a_text_that_does_not_begin_with_one_is_text),
      TEST(a_byte_order_mark_blanks_around_cells_and_empty_lines_are_nothing),
      TEST(a_quote_that_is_not_closed_takes_the_rest),
      TEST(nothing_may_stand_behind_a_closing_quote),
      TEST(a_cells_place_is_its_text),
      TEST(a_row_is_a_person_with_all_that_a_plan_can_say),
      TEST(an_empty_cell_says_nothing),
      TEST(lists_are_parted_by_signs_of_both_scripts_and_by_blanks),
      TEST(columns_may_be_called_otherwise_and_stand_in_any_order),
      TEST(people_of_a_table_come_behind_those_of_plan_files),
      TEST(a_value_that_does_not_fit_is_said_at_its_cell),
      TEST(a_row_that_is_left_out_has_no_echo),
      TEST(more_rows_than_are_taken_at_once_all_come),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
