// table_test: pins how rows of texts stand in line on a terminal.
#include "check.h"

#include "sopcal/table.h"

static Str printed(void **state, Table *table, size_t rows, const TableRow *row) {
  Buf out = buf_in(*state);
  for (size_t i = 0; i < rows; i++) PUSH((Arena *)*state, &table->rows, row[i]);
  table_print(&out, table);
  return buf_str(&out);
}
#define PRINTED(table, ...) printed(state, (table), COUNT(((TableRow[]){__VA_ARGS__})), (TableRow[]){__VA_ARGS__})
#define ROW(...)                                                                                                       \
  {                                                                                                                    \
    .cell = { __VA_ARGS__ }                                                                                            \
  }

static void columns_stand_in_line_whatever_the_letters(void **state) {
  Table table = {.heading = ROW(S("a"), S("b"))};
  assert_str(PRINTED(&table, ROW(S("老客群"), S("x")), ROW(S("abc"), S("y"))), "a       b\n老客群  x\nabc     y\n");
}

static void figures_end_in_line(void **state) {
  Table table = {.right = {[1] = true}};
  assert_str(PRINTED(&table, ROW(S("a"), S("1"), S("x")), ROW(S("b"), S("100"), S("y"))), "a    1  x\nb  100  y\n");
}

static void a_column_without_anything_is_left_out_heading_and_all(void **state) {
  Table table = {.heading = ROW(S("a"), S("b"), S("c"))};
  assert_str(PRINTED(&table, ROW(S("1"), S(""), S("3"))), "a  c\n1  3\n");
}

static void no_line_ends_with_a_blank(void **state) {
  Table table = {.right = {[1] = true}};
  assert_str(PRINTED(&table, ROW(S("a"), S("10"), S("x")), ROW(S("b")), ROW(S(""), S("7"))), "a  10  x\nb\n    7\n");
}

static void a_cell_that_is_too_wide_moves_its_own_line_alone(void **state) {
  Table table = {0};
  Str wide = S("123456789012345678901234567890123456789012345");
  Str out = PRINTED(&table, ROW(S("a"), S("x")), ROW(wide, S("y")));
  assert_true(str_starts(out, S("a                                         x\n")));
  assert_true(str_ends(out, S("345  y\n")));
}

static void a_line_of_its_own_stands_below(void **state) {
  Table table = {0};
  TableRow row = ROW(S("a"));
  row.below = S("more");
  assert_str(PRINTED(&table, row), "a\n  more\n");
}

static void without_rows_there_is_nothing(void **state) {
  Table table = {.heading = ROW(S("a"))};
  assert_str(printed(state, &table, 0, NULL), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(columns_stand_in_line_whatever_the_letters),
      TEST(figures_end_in_line),
      TEST(a_column_without_anything_is_left_out_heading_and_all),
      TEST(no_line_ends_with_a_blank),
      TEST(a_cell_that_is_too_wide_moves_its_own_line_alone),
      TEST(a_line_of_its_own_stands_below),
      TEST(without_rows_there_is_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
