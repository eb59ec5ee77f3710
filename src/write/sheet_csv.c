// sheet_csv: from a person's week to a table for Excel, WPS and whatever reads RFC 4180: one line for each row.
//
// UTF-8 with a byte order mark, without which Excel takes Chinese for something else; CR LF; every cell in quotes, line
// feeds within them. Invariant: no cell can begin a formula: see is_formula.
#include "sheet.h"

typedef enum CellKind { CELL_TEXT, CELL_LINES, CELL_FILES, CELL_LINKS, CELL_CARDS, CELL_MINUTES, CELL_YES } CellKind;

typedef struct Column {
  const char *label;
  CellKind kind;
  size_t offset;                            // of the row's field
  bool (*wanted)(const PersonSheet *sheet); // NULL: always
} Column;

static bool goes_by_own_clock(const PersonSheet *sheet) { return has_own_clock(sheet->schedule->plan, sheet->person); }

// Where nothing is announced, nothing is provisional.
static bool has_lock(const PersonSheet *sheet) { return sheet->schedule->plan->lock.given; }

static bool has_files(const PersonSheet *sheet) { return sheet->media->others; }

static bool has_cards(const PersonSheet *sheet) { return sheet->media->cards; }

static const Column columns[] = {
    {"column_date", CELL_TEXT, offsetof(SheetRow, date), NULL},
    {"column_weekday", CELL_TEXT, offsetof(SheetRow, weekday), NULL},
    {"column_from", CELL_TEXT, offsetof(SheetRow, from), NULL},
    {"column_to", CELL_TEXT, offsetof(SheetRow, to), NULL},
    {"column_plan_time", CELL_TEXT, offsetof(SheetRow, plan_time), goes_by_own_clock},
    {"column_due", CELL_TEXT, offsetof(SheetRow, due), NULL},
    {"column_type", CELL_TEXT, offsetof(SheetRow, type), NULL},
    {"column_channel", CELL_TEXT, offsetof(SheetRow, channel), NULL},
    {"column_line", CELL_TEXT, offsetof(SheetRow, line), NULL},
    {"column_theme", CELL_TEXT, offsetof(SheetRow, theme), NULL},
    {"column_campaign", CELL_TEXT, offsetof(SheetRow, campaign), NULL},
    {"column_day", CELL_TEXT, offsetof(SheetRow, campaign_day), NULL},
    {"column_title", CELL_TEXT, offsetof(SheetRow, title), NULL},
    {"column_draft", CELL_YES, offsetof(SheetRow, draft), NULL},
    {"column_text", CELL_TEXT, offsetof(SheetRow, text), NULL},
    {"column_pictures", CELL_FILES, offsetof(SheetRow, pictures), NULL},
    {"column_files", CELL_FILES, offsetof(SheetRow, files), has_files},
    {"column_links", CELL_LINKS, offsetof(SheetRow, links), NULL},
    {"column_cards", CELL_CARDS, offsetof(SheetRow, cards), has_cards},
    {"column_comment", CELL_TEXT, offsetof(SheetRow, comment), NULL},
    {"column_mention", CELL_TEXT, offsetof(SheetRow, mention), NULL},
    {"column_private_chat", CELL_YES, offsetof(SheetRow, private_chat), NULL},
    {"column_audience", CELL_TEXT, offsetof(SheetRow, audience), NULL},
    {"column_notes", CELL_TEXT, offsetof(SheetRow, notes), NULL},
    {"column_minutes", CELL_MINUTES, offsetof(SheetRow, minutes), NULL},
    {"column_boxes", CELL_LINES, offsetof(SheetRow, boxes), NULL},
    {"column_report", CELL_LINES, offsetof(SheetRow, report), NULL},
    {"column_source", CELL_TEXT, offsetof(SheetRow, source), NULL},
    {"column_provisional", CELL_YES, offsetof(SheetRow, provisional), has_lock},
};

// ---- a cell -------------------------------------------------------------------------------------------------------

static bool is_blank(uint32_t c) {
  return utf8_is_blank(c) || utf8_is_hidden(c) || c == 0x180E || (c >= 0x200C && c <= 0x200F);
}

// The signs that make a spreadsheet compute (OWASP, "CSV injection"), also full-width and behind blanks: programs
// differ in what they trim before they look. TAB and CR, which OWASP names too, are in no clean text.
static bool is_formula(Str text) {
  static const uint32_t signs[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
  uint32_t c = ' ';
  for (size_t at = 0; at < text.n && is_blank(c);) at = utf8_next(text, at, &c);
  for (size_t i = 0; i < COUNT(signs); i++)
    if (c == signs[i]) return true;
  return false;
}

void csv_cell(Buf *out, Str text) {
  buf_byte(out, '"');
  if (is_formula(text)) buf_byte(out, '\'');
  for (size_t i = 0; i < text.n; i++) {
    if (text.at[i] == '"') buf_byte(out, '"');
    buf_byte(out, text.at[i]);
  }
  buf_byte(out, '"');
}

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

// The first column is always wanted.
static void add_cell(Buf *out, const Column *column, Str text) {
  if (column > columns) buf_byte(out, ',');
  csv_cell(out, text);
}

static void add_header(Buf *out, const PersonSheet *sheet) {
  for (const Column *column = columns; column < columns + COUNT(columns); column++)
    if (is_wanted(sheet, column)) add_cell(out, column, label(sheet->templates->labels, column->label));
  buf_add(out, S("\r\n"));
}

static void add_record(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  for (const Column *column = columns; column < columns + COUNT(columns); column++)
    if (is_wanted(sheet, column)) add_cell(out, column, cell_text(sheet, row, column));
  buf_add(out, S("\r\n"));
}

bool sheet_csv(Buf *out, const PersonSheet *sheet, size_t week) {
  const SheetWeek *one = &sheet->weeks.at[week];
  buf_add(out, S("\xEF\xBB\xBF"));
  add_header(out, sheet);
  for (size_t i = 0; i < COUNT(one->days); i++)
    for (size_t k = 0; k < one->days[i].count; k++) add_record(out, sheet, &one->days[i].rows[k]);
  return true;
}
