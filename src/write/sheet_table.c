// sheet_table: a person's rows as a table: which columns there are, and what stands in each. CSV and XLSX write the
// same. First come the columns that somebody works by, then those that tell where in the plan a row comes from.
//
// Invariant: cells are clean texts with line feeds at most (see text_clean); what they begin with is the format's
// affair.
#include "sheet.h"

typedef enum CellKind { CELL_TEXT, CELL_LINES, CELL_FILES, CELL_LINKS, CELL_CARDS, CELL_MINUTES, CELL_YES } CellKind;

typedef struct Column {
  const char *label;
  size_t offset; // of the row's field
  CellKind kind;
  int width; // at most, in Latin letters, of which a Chinese character takes two
  TableCells cells;
  bool about_plan;
  bool (*wanted)(const PersonSheet *sheet); // NULL: always
} Column;

static bool goes_by_own_clock(const PersonSheet *sheet) { return has_own_clock(sheet->schedule->plan, sheet->person); }

// Where nothing is announced, nothing is provisional.
static bool has_lock(const PersonSheet *sheet) { return sheet->schedule->plan->lock.given; }

static bool has_files(const PersonSheet *sheet) { return sheet->media->others; }

static bool has_cards(const PersonSheet *sheet) { return sheet->media->cards; }

// A row is a line.
// clang-format off
#define WORK(label, field, kind, width, cells, wanted) {label, offsetof(SheetRow, field), kind, width, cells, false, wanted}
#define ABOUT(label, field, width) {label, offsetof(SheetRow, field), CELL_TEXT, width, TABLE_TEXTS, true, NULL}
static const Column columns[] = {
    WORK("column_date", date, CELL_TEXT, 11, TABLE_DATES, NULL),
    WORK("column_weekday", weekday, CELL_TEXT, 7, TABLE_TEXTS, NULL),
    WORK("column_from", from, CELL_TEXT, 7, TABLE_TEXTS, NULL),
    WORK("column_to", to, CELL_TEXT, 7, TABLE_TEXTS, NULL),
    WORK("column_plan_time", plan_time, CELL_TEXT, 16, TABLE_TEXTS, goes_by_own_clock),
    WORK("column_due", due, CELL_TEXT, 14, TABLE_TEXTS, NULL),
    WORK("column_type", type, CELL_TEXT, 9, TABLE_TEXTS, NULL),
    WORK("column_channel", channel, CELL_TEXT, 12, TABLE_TEXTS, NULL),
    WORK("column_campaign", campaign, CELL_TEXT, 12, TABLE_TEXTS, NULL),
    WORK("column_day", campaign_day, CELL_TEXT, 12, TABLE_TEXTS, NULL),
    WORK("column_title", title, CELL_TEXT, 20, TABLE_TEXTS, NULL),
    WORK("column_draft", draft, CELL_YES, 8, TABLE_TEXTS, NULL),
    WORK("column_provisional", provisional, CELL_YES, 8, TABLE_TEXTS, has_lock),
    WORK("column_text", text, CELL_TEXT, 44, TABLE_TEXTS, NULL),
    WORK("column_pictures", pictures, CELL_FILES, 18, TABLE_TEXTS, NULL),
    WORK("column_files", files, CELL_FILES, 18, TABLE_TEXTS, has_files),
    WORK("column_links", links, CELL_LINKS, 22, TABLE_TEXTS, NULL),
    WORK("column_cards", cards, CELL_CARDS, 22, TABLE_TEXTS, has_cards),
    WORK("column_comment", comment, CELL_TEXT, 22, TABLE_TEXTS, NULL),
    WORK("column_mention", mention, CELL_TEXT, 14, TABLE_TEXTS, NULL),
    WORK("column_private_chat", private_chat, CELL_YES, 8, TABLE_TEXTS, NULL),
    WORK("column_audience", audience, CELL_TEXT, 14, TABLE_TEXTS, NULL),
    WORK("column_notes", notes, CELL_TEXT, 24, TABLE_TEXTS, NULL),
    WORK("column_minutes", minutes, CELL_MINUTES, 8, TABLE_NUMBERS, NULL),
    WORK("column_boxes", boxes, CELL_LINES, 22, TABLE_TEXTS, NULL),
    WORK("column_report", report, CELL_LINES, 18, TABLE_TEXTS, NULL),
    ABOUT("column_line", line, 10),
    ABOUT("column_theme", theme, 10),
    ABOUT("column_source", source, 36),
};
// clang-format on

// ---- a cell -------------------------------------------------------------------------------------------------------

static Str file_names(const PersonSheet *sheet, const RowFiles *files) {
  StrList names = {0};
  for (size_t i = 0; i < files->n; i++) PUSH(sheet->arena, &names, files->at[i].name);
  return str_join(sheet->arena, &names, S("\n"));
}

// Two words that belong together; one where both are the same.
static Str both(const PersonSheet *sheet, Str one, Str other) {
  return str_eq(one, other) ? one : str_format(sheet->arena, "%.*s %.*s", STR(one), STR(other));
}

static Str links_text(const PersonSheet *sheet, const SheetRow *row) {
  StrList links = {0};
  for (size_t i = 0; i < row->links.n; i++)
    PUSH(sheet->arena, &links, both(sheet, row->links.at[i].text, row->links.at[i].href));
  return str_join(sheet->arena, &links, S("\n"));
}

static Str cards_text(const PersonSheet *sheet, const SheetRow *row) {
  StrList cards = {0};
  for (size_t i = 0; i < row->cards.n; i++)
    PUSH(sheet->arena, &cards, both(sheet, row->cards.at[i].title, row->cards.at[i].page));
  return str_join(sheet->arena, &cards, S("\n"));
}

static Str cell_text(const PersonSheet *sheet, const SheetRow *row, const Column *column) {
  const void *field = (const char *)row + column->offset;
  switch (column->kind) {
  case CELL_TEXT: return *(const Str *)field;
  case CELL_LINES: return str_join(sheet->arena, field, S("\n"));
  case CELL_FILES: return file_names(sheet, field);
  case CELL_LINKS: return links_text(sheet, row);
  case CELL_CARDS: return cards_text(sheet, row);
  case CELL_MINUTES: return row->minutes > 0 ? str_format(sheet->arena, "%d", row->minutes) : S("");
  case CELL_YES: return *(const bool *)field ? label(sheet->templates->labels, "yes") : S("");
  }
  return S("");
}

// ---- the table ----------------------------------------------------------------------------------------------------

static bool is_wanted(const PersonSheet *sheet, const Column *column) {
  return !column->wanted || column->wanted(sheet);
}

void sheet_columns(const PersonSheet *sheet, TableColumns *out) {
  *out = (TableColumns){0};
  for (const Column *column = columns; column < columns + COUNT(columns); column++) {
    if (!is_wanted(sheet, column)) continue;
    SheetColumn *one = &ADD(sheet->arena, out);
    *one = (SheetColumn){.number = (size_t)(column - columns), .width = column->width, .cells = column->cells};
    one->heading = label(sheet->templates->labels, column->label);
    one->about_plan = column->about_plan;
    one->report = column->offset == offsetof(SheetRow, report);
  }
}

Str sheet_cell(const PersonSheet *sheet, const SheetRow *row, const SheetColumn *column) {
  return cell_text(sheet, row, &columns[column->number]);
}
