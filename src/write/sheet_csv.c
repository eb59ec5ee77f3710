// sheet_csv: from a person's week to a table for Excel, WPS and whatever reads RFC 4180: one line for each row.
//
// UTF-8 with a byte order mark, without which Excel takes Chinese for something else; CR LF; every cell in quotes, line
// feeds within them. Invariant: no cell can begin a formula: see is_formula.
#include "sheet.h"

typedef enum CellKind { CELL_TEXT, CELL_LINES, CELL_PICTURES, CELL_MINUTES, CELL_YES } CellKind;

typedef struct Column {
  const char *label;
  CellKind kind;
  size_t offset; // of the row's field
} Column;

static const Column columns[] = {
    {"column_date", CELL_TEXT, offsetof(SheetRow, date)},
    {"column_weekday", CELL_TEXT, offsetof(SheetRow, weekday)},
    {"column_from", CELL_TEXT, offsetof(SheetRow, from)},
    {"column_to", CELL_TEXT, offsetof(SheetRow, to)},
    {"column_due", CELL_TEXT, offsetof(SheetRow, due)},
    {"column_type", CELL_TEXT, offsetof(SheetRow, type)},
    {"column_channel", CELL_TEXT, offsetof(SheetRow, channel)},
    {"column_line", CELL_TEXT, offsetof(SheetRow, line)},
    {"column_theme", CELL_TEXT, offsetof(SheetRow, theme)},
    {"column_campaign", CELL_TEXT, offsetof(SheetRow, campaign)},
    {"column_day", CELL_TEXT, offsetof(SheetRow, campaign_day)},
    {"column_title", CELL_TEXT, offsetof(SheetRow, title)},
    {"column_draft", CELL_YES, offsetof(SheetRow, draft)},
    {"column_text", CELL_TEXT, offsetof(SheetRow, text)},
    {"column_pictures", CELL_PICTURES, offsetof(SheetRow, pictures)},
    {"column_links", CELL_LINES, offsetof(SheetRow, links)},
    {"column_comment", CELL_TEXT, offsetof(SheetRow, comment)},
    {"column_mention", CELL_TEXT, offsetof(SheetRow, mention)},
    {"column_private_chat", CELL_YES, offsetof(SheetRow, private_chat)},
    {"column_audience", CELL_TEXT, offsetof(SheetRow, audience)},
    {"column_notes", CELL_TEXT, offsetof(SheetRow, notes)},
    {"column_minutes", CELL_MINUTES, offsetof(SheetRow, minutes)},
    {"column_boxes", CELL_LINES, offsetof(SheetRow, boxes)},
    {"column_report", CELL_LINES, offsetof(SheetRow, report)},
    {"column_source", CELL_TEXT, offsetof(SheetRow, source)},
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

static Str picture_names(const PersonSheet *sheet, const SheetRow *row) {
  StrList names = {0};
  for (size_t i = 0; i < row->pictures.n; i++) PUSH(sheet->arena, &names, row->pictures.at[i].name);
  return str_join(sheet->arena, &names, S("\n"));
}

static Str cell_text(const PersonSheet *sheet, const SheetRow *row, const Column *column) {
  const void *field = (const char *)row + column->offset;
  switch (column->kind) {
  case CELL_TEXT: return *(const Str *)field;
  case CELL_LINES: return str_join(sheet->arena, field, S("\n"));
  case CELL_PICTURES: return picture_names(sheet, row);
  case CELL_MINUTES: return row->minutes > 0 ? str_format(sheet->arena, "%d", row->minutes) : S("");
  case CELL_YES: return *(const bool *)field ? label(sheet->templates->labels, "yes") : S("");
  }
  return S("");
}

// ---- the table ----------------------------------------------------------------------------------------------------

static void end_cell(Buf *out, size_t column) { buf_add(out, column + 1 < COUNT(columns) ? S(",") : S("\r\n")); }

static void add_header(Buf *out, const PersonSheet *sheet) {
  for (size_t i = 0; i < COUNT(columns); i++) {
    csv_cell(out, label(sheet->templates->labels, columns[i].label));
    end_cell(out, i);
  }
}

static void add_record(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  for (size_t i = 0; i < COUNT(columns); i++) {
    csv_cell(out, cell_text(sheet, row, &columns[i]));
    end_cell(out, i);
  }
}

bool sheet_csv(Buf *out, const PersonSheet *sheet, size_t week) {
  const SheetWeek *one = &sheet->weeks.at[week];
  buf_add(out, S("\xEF\xBB\xBF"));
  add_header(out, sheet);
  for (size_t i = 0; i < COUNT(one->days); i++)
    for (size_t k = 0; k < one->days[i].count; k++) add_record(out, sheet, &one->days[i].rows[k]);
  return true;
}
