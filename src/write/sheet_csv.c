// sheet_csv: from a person's week to a table for Excel, WPS and whatever reads RFC 4180: one line for each row.
//
// UTF-8 with a byte order mark, without which Excel takes Chinese for something else; CR LF; every cell in quotes, line
// feeds within them. Invariant: no cell can begin a formula: see is_formula.
#include "sheet.h"

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

static void add_doubled(Buf *out, Str text) {
  for (size_t i = 0; i < text.n; i++) {
    if (text.at[i] == '"') buf_byte(out, '"');
    buf_byte(out, text.at[i]);
  }
}

void csv_quoted(Buf *out, Str text) {
  buf_byte(out, '"');
  add_doubled(out, text);
  buf_byte(out, '"');
}

void csv_cell(Buf *out, Str text) {
  buf_byte(out, '"');
  if (is_formula(text)) buf_byte(out, '\'');
  add_doubled(out, text);
  buf_byte(out, '"');
}

// ---- the table ----------------------------------------------------------------------------------------------------

static void add_cell(Buf *out, size_t i, Str text) {
  if (i) buf_byte(out, ',');
  csv_cell(out, text);
}

static void add_header(Buf *out, const TableColumns *all) {
  for (size_t i = 0; i < all->n; i++) add_cell(out, i, all->at[i].heading);
  buf_add(out, S("\r\n"));
}

static void add_record(Buf *out, const PersonSheet *sheet, const TableColumns *all, const SheetRow *row) {
  for (size_t i = 0; i < all->n; i++) add_cell(out, i, sheet_cell(sheet, row, &all->at[i]));
  buf_add(out, S("\r\n"));
}

bool sheet_csv(Buf *out, const PersonSheet *sheet, size_t week) {
  const SheetWeek *one = &sheet->weeks.at[week];
  TableColumns all;
  sheet_columns(sheet, &all);
  buf_add(out, S("\xEF\xBB\xBF"));
  add_header(out, &all);
  for (size_t i = 0; i < COUNT(one->days); i++)
    for (size_t k = 0; k < one->days[i].count; k++) add_record(out, sheet, &all, &one->days[i].rows[k]);
  return true;
}
