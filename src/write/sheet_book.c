// sheet_book: what a week's workbook has beside the table of its CSV: columns to write results into, how wide each
// column is, and how many lines each row takes.
//
// Invariant: all columns of the table are there in its order, with the results before those that tell of the plan; one
// in which nothing stands is folded away, and none is wider than the table says but for its heading.
#include "sheet.h"

enum { FILTER_ROOM = 2 }; // of the button beside a heading

static const struct {
  const char *label;
  int width;
} results[BOOK_RESULTS] = {{"column_done", 6}, {"column_figures", 18}, {"column_feedback", 26}};

static int wider(int a, int b) { return a > b ? a : b; }

// ---- columns ------------------------------------------------------------------------------------------------------

static int widest_cell(const PersonSheet *sheet, const SheetWeek *week, const SheetColumn *column) {
  int widest = 0;
  for (size_t i = 0; i < COUNT(week->days); i++)
    for (size_t k = 0; k < week->days[i].count; k++)
      widest = wider(widest, fit_width(sheet_cell(sheet, &week->days[i].rows[k], column)));
  return widest;
}

// What is to be reported stands with the room for it, too: see book_result.
static void add_of_table(const PersonSheet *sheet, const SheetWeek *week, BookColumns *out, const SheetColumn *column) {
  int widest = widest_cell(sheet, week, column);
  BookColumn *one = &ADD(sheet->arena, &out->all);
  *one = (BookColumn){.column = column, .heading = column->heading, .folded = widest == 0 || column->report};
  one->width = wider(fit_width(column->heading) + FILTER_ROOM, widest < column->width ? widest : column->width);
}

static void add_results(const PersonSheet *sheet, BookColumns *out) {
  out->done = out->all.n;
  for (int i = 0; i < BOOK_RESULTS; i++) {
    BookColumn *one = &ADD(sheet->arena, &out->all);
    *one = (BookColumn){.heading = label(sheet->templates->labels, results[i].label), .result = (BookResult)i};
    one->width = wider(fit_width(one->heading) + FILTER_ROOM, results[i].width);
  }
  out->printed = out->all.n;
}

void book_columns(const PersonSheet *sheet, const SheetWeek *week, BookColumns *out) {
  *out = (BookColumns){0};
  sheet_columns(sheet, &out->table);
  for (size_t i = 0; i < out->table.n; i++) {
    const SheetColumn *column = &out->table.at[i];
    if (column->about_plan && !out->printed) add_results(sheet, out);
    add_of_table(sheet, week, out, column);
  }
}

// ---- rows ---------------------------------------------------------------------------------------------------------

// "Orders: " and the like, each on a line, with room for the figure.
static Str figures(const PersonSheet *sheet, const SheetRow *row) {
  StrList lines = {0};
  Str colon = label(sheet->templates->labels, "colon");
  for (size_t i = 0; i < row->report.n; i++)
    PUSH(sheet->arena, &lines, str_format(sheet->arena, "%.*s%.*s", STR(row->report.at[i]), STR(colon)));
  return str_join(sheet->arena, &lines, S("\n"));
}

Str book_result(const PersonSheet *sheet, const SheetRow *row, BookResult result) {
  if (result == BOOK_FIGURES) return figures(sheet, row);
  return result == BOOK_DONE ? S(BOOK_OPEN) : S("");
}

size_t book_lines(const PersonSheet *sheet, const SheetRow *row, const BookColumns *columns) {
  size_t most = 1;
  for (size_t i = 0; i < columns->all.n; i++) {
    const BookColumn *one = &columns->all.at[i];
    if (one->folded) continue;
    Str text = one->column ? sheet_cell(sheet, row, one->column) : book_result(sheet, row, one->result);
    size_t lines = fit_lines(text, one->width);
    if (lines > most) most = lines;
  }
  return most;
}
