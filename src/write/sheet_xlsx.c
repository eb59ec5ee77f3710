// sheet_xlsx: from a person's week to a workbook for Excel and WPS: the table of the CSV with columns to write results
// into, to be filtered, filled in and printed. The one place that knows libxlsxwriter.
//
// A column in which nothing stands this week is folded away, and the others are as wide as they need: so a week prints
// on A4 across. What tells of the plan and not of the work stands to the right of what is printed.
//
// Invariant: every text is written as a text, so nothing in it is a formula or a link; no clock, zone or language of
// the machine is in it, and nothing is written but memory.
#include <stdio.h>
#include <xlsxwriter.h>

#include "../base/system.h"
#include "sheet.h"

enum {
  A4 = 9,
  FROZEN_COLUMNS = 2,    // the day
  HEADER_NAME_MOST = 40, // a page's header holds 255, with each "&" twice
  LINE_POINTS = 16,      // what a line of 11 points takes with the taller of the two fonts
  LINE_PADDING = 6,
  TALLEST = 409,         // Excel's highest row, in points
  EXCEL_EPOCH = 25569,   // 1970-01-01, as Excel counts days
  EXCEL_FIRST_SURE = 61, // 1900-03-01: before it Excel counts a day that there was not
  YEAR_1980 = 315532800, // when the parts of each workbook were made, as they say
};

// A column is measured in digits; half a Chinese character is somewhat wider, and so are letters of some fonts.
static const double LETTER_ROOM = 1.1;

typedef struct Book {
  const PersonSheet *sheet;
  lxw_workbook *book;
  lxw_worksheet *page;
  lxw_format *cells[TABLE_KINDS][2][2]; // [its kind][of an even day][in the first row of its day]
  lxw_format *result[2][2];             // [a box to tick][in the first row of its day]
  BookColumns columns;
  lxw_row_t row;
} Book;

static Str word(const Book *b, const char *name) { return label(b->sheet->templates->labels, name); }

static char *in_c(const Book *b, Str text) {
  return str_c(b->sheet->arena, fit_for_workbook(b->sheet->arena, text, word(b, "cell_cut")));
}

// ---- looks --------------------------------------------------------------------------------------------------------

static lxw_format *format_new(Book *b, lxw_color_t fill) {
  lxw_format *format = workbook_add_format(b->book);
  format_set_font_name(format, b->sheet->schedule->plan->about.locale == LANG_ZH ? "Microsoft YaHei" : "Calibri");
  format_set_font_size(format, 11);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xC3CEC7);
  if (fill != LXW_COLOR_WHITE) format_set_bg_color(format, fill);
  return format;
}

// Days part also where colours do not print.
static void begin_day(lxw_format *format, bool begins) {
  if (!begins) return;
  format_set_top(format, LXW_BORDER_MEDIUM);
  format_set_top_color(format, 0x5F6B66);
}

static lxw_format *result_new(Book *b, bool box) {
  lxw_format *format = format_new(b, 0xFFF6DC);
  if (!box) return format;
  format_set_font_size(format, 14);
  format_set_align(format, LXW_ALIGN_CENTER);
  return format;
}

static lxw_format *heading_new(Book *b, lxw_color_t fill) {
  lxw_format *format = format_new(b, fill);
  format_set_bold(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_font_color(format, LXW_COLOR_WHITE);
  return format;
}

static void make_formats(Book *b) {
  static const char *const numbers[TABLE_KINDS] = {"@", "yyyy-mm-dd", "0"};
  static const lxw_color_t fills[] = {LXW_COLOR_WHITE, 0xF1F5F2};
  for (int kind = 0; kind < TABLE_KINDS; kind++)
    for (int even = 0; even < 2; even++)
      for (int begins = 0; begins < 2; begins++) {
        lxw_format *format = b->cells[kind][even][begins] = format_new(b, fills[even]);
        format_set_num_format(format, numbers[kind]);
        if (kind != TABLE_NUMBERS) format_set_align(format, LXW_ALIGN_LEFT);
        begin_day(format, begins);
      }
  for (int box = 0; box < 2; box++)
    for (int begins = 0; begins < 2; begins++) begin_day(b->result[box][begins] = result_new(b, box), begins);
}

// ---- columns ------------------------------------------------------------------------------------------------------

static void add_head(Book *b) {
  lxw_format *work = heading_new(b, 0x16352A), *result = heading_new(b, 0x7A4B00), *about = heading_new(b, 0x56625C);
  for (size_t i = 0; i < b->columns.all.n; i++) {
    const BookColumn *one = &b->columns.all.at[i];
    lxw_row_col_options options = {.hidden = one->folded};
    lxw_col_t at = (lxw_col_t)i;
    worksheet_set_column_opt(b->page, at, at, one->width * LETTER_ROOM + 1, NULL, &options);
    lxw_format *look = !one->column ? result : one->column->about_plan ? about : work;
    worksheet_write_string(b->page, 0, at, in_c(b, one->heading), look);
  }
  worksheet_set_row(b->page, 0, 24, NULL);
}

// ---- cells --------------------------------------------------------------------------------------------------------

static void add_text(Book *b, lxw_col_t at, Str text, lxw_format *format) {
  if (text.n)
    worksheet_write_string(b->page, b->row, at, in_c(b, text), format);
  else
    worksheet_write_blank(b->page, b->row, at, format);
}

// False where a text says it better: nothing at all, a day that Excel counts wrongly, and what is a text.
static bool number_of(const SheetRow *row, TableCells kind, Str text, double *out) {
  *out = kind == TABLE_DATES ? row->on + EXCEL_EPOCH : row->minutes;
  return text.n > 0 && kind != TABLE_TEXTS && (kind != TABLE_DATES || *out >= EXCEL_FIRST_SURE);
}

static void add_cell(Book *b, lxw_col_t at, const SheetRow *row, const SheetColumn *column, lxw_format *format) {
  Str text = sheet_cell(b->sheet, row, column);
  double number;
  if (number_of(row, column->cells, text, &number))
    worksheet_write_number(b->page, b->row, at, number, format);
  else
    add_text(b, at, text, format);
}

// Programs show a row without a height of its own one line high, and cut off the rest: so it is told here.
static void set_height(Book *b, const SheetRow *row) {
  double points = LINE_PADDING + LINE_POINTS * (double)book_lines(b->sheet, row, &b->columns);
  worksheet_set_row(b->page, b->row, points < TALLEST ? points : TALLEST, NULL);
}

static void add_row(Book *b, const SheetRow *row, bool even, bool begins) {
  b->row++;
  set_height(b, row);
  for (size_t i = 0; i < b->columns.all.n; i++) {
    const BookColumn *one = &b->columns.all.at[i];
    if (one->column)
      add_cell(b, (lxw_col_t)i, row, one->column, b->cells[one->column->cells][even][begins]);
    else
      add_text(b, (lxw_col_t)i, book_result(b->sheet, row, one->result), b->result[one->result == BOOK_DONE][begins]);
  }
}

// ---- the page -----------------------------------------------------------------------------------------------------

// A box is ticked from a list, or on paper, or anything else is written there; what is done stands back.
static void set_ticks(Book *b) {
  lxw_col_t at = (lxw_col_t)b->columns.done;
  static const char *ticks[] = {BOOK_OPEN, BOOK_TICKED, NULL};
  lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST, .show_error = LXW_VALIDATION_OFF};
  list.value_list = (char **)ticks;
  worksheet_data_validation_range(b->page, 1, at, b->row, at, &list);
  lxw_format *grey = workbook_add_format(b->book);
  format_set_font_color(grey, 0x6B7670);
  char cell[LXW_MAX_CELL_NAME_LENGTH], formula[64];
  lxw_rowcol_to_cell(cell, 1, at);
  snprintf(formula, sizeof formula, "=$%s=\"" BOOK_TICKED "\"", cell);
  lxw_conditional_format done = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = grey};
  worksheet_conditional_format_range(b->page, 1, 0, b->row, (lxw_col_t)(at - 1), &done);
}

static void set_printing(Book *b) {
  lxw_worksheet *page = b->page;
  worksheet_set_landscape(page);
  worksheet_set_paper(page, A4);
  worksheet_set_margins(page, 0.4, 0.4, 0.7, 0.6);
  worksheet_print_area(page, 0, 0, b->row, (lxw_col_t)(b->columns.printed - 1));
  worksheet_repeat_rows(page, 0, 0);
  worksheet_fit_to_pages(page, 1, 0);
}

// In a header "&" begins a code, and is itself when doubled.
static Str in_header(const Book *b, Str name) {
  Arena *arena = b->sheet->arena;
  Str kept = fit_for_workbook(arena, text_cut(arena, name, HEADER_NAME_MOST), S(""));
  Buf out = buf_in(arena);
  for (size_t i = 0; i < kept.n; i++) buf_add(&out, kept.at[i] == '&' ? S("&&") : str_part(kept, i, i + 1));
  return buf_str(&out);
}

static Str name_of(const Book *b) {
  const Staff *person = b->sheet->person;
  return text_clean(b->sheet->arena, person->name.n ? person->name : person->head.id, true);
}

static void set_titles(Book *b, const SheetWeek *week) {
  Arena *arena = b->sheet->arena;
  Str brand = text_clean(arena, b->sheet->schedule->plan->about.brand, true);
  Str who = in_header(b, name_of(b)), whose = in_header(b, brand);
  Str head = str_format(arena, "&C&B%.*s · %.*s&B · %.*s", STR(who), STR(week->title), STR(week->span));
  worksheet_set_header(b->page, str_c(arena, head));
  worksheet_set_footer(b->page, str_c(arena, str_format(arena, "&L%.*s&R&P / &N", STR(whose))));
  lxw_doc_properties about = {.created = YEAR_1980};
  about.title = in_c(b, str_format(arena, "%.*s · %.*s", STR(name_of(b)), STR(week->title)));
  about.subject = in_c(b, week->span);
  about.author = in_c(b, brand);
  workbook_set_properties(b->book, &about);
}

static void fill(Book *b, const SheetWeek *week) {
  b->page = workbook_add_worksheet(b->book, str_c(b->sheet->arena, week->id));
  make_formats(b);
  book_columns(b->sheet, week, &b->columns);
  add_head(b);
  bool even = false;
  for (size_t i = 0; i < COUNT(week->days); i++) {
    for (size_t k = 0; k < week->days[i].count; k++) add_row(b, &week->days[i].rows[k], even, k == 0);
    if (week->days[i].count) even = !even;
  }
  worksheet_freeze_panes(b->page, 1, FROZEN_COLUMNS);
  worksheet_autofilter(b->page, 0, 0, b->row, (lxw_col_t)(b->columns.all.n - 1));
  set_ticks(b);
  set_printing(b);
  set_titles(b, week);
}

// ---- the file -----------------------------------------------------------------------------------------------------

// Stands before the library's own, which makes files in TMPDIR and does not notice when that is full.
FILE *lxw_tmpfile(char *tmpdir) { // NOLINT(readability-non-const-parameter): as the library declares it
  (void)tmpdir;
  int fd = system_memory("part");
  return fd < 0 ? NULL : fdopen(fd, "w+");
}

static bool read_back(Buf *out, int fd) {
  char part[65536];
  ssize_t n;
  for (off_t at = 0; (n = system_read_at(fd, part, sizeof part, at)) > 0; at += n) buf_add(out, (Str){part, (size_t)n});
  return n == 0 && out->n > 0;
}

// The library writes to a file with a name: one in memory has one, too.
bool sheet_xlsx(Buf *out, const PersonSheet *sheet, size_t week) {
  int fd = system_memory("workbook");
  if (fd < 0) return false;
  Book b = {.sheet = sheet};
  b.book = workbook_new(str_c(sheet->arena, str_format(sheet->arena, "/proc/self/fd/%d", fd)));
  if (b.book) fill(&b, &sheet->weeks.at[week]);
  bool fine = b.book && workbook_close(b.book) == LXW_NO_ERROR && read_back(out, fd);
  return system_close(fd) && fine;
}
