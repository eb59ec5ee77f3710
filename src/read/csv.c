// csv: from the bytes of a file to rows of cells, as RFC 4180 has them: quotes, doubled quotes, line ends within
// quotes, CR LF or LF. What programs for tables write besides is taken as well: a byte order mark, blanks around a
// cell, empty lines, a quote within a text that does not begin with one.
//
// Our own, for the one library of Debian's, libcsv, tells no places. Invariant: every byte that is no comma, quote,
// line end or blank around a cell stands in a cell, and a cell's place is where its text stands in the file.
#include "csv.h"

#include "text.h"

CsvReader csv_reader(Arena *arena, const Source *source) {
  return (CsvReader){arena, source, str_starts(source->text, S("\xef\xbb\xbf")) ? 3 : 0};
}

static bool ends_cell(const Source *source, size_t at) {
  char c = text_byte(source, at);
  return c == ',' || is_line_end(c);
}

static CsvCell trimmed(const Source *source, size_t from, size_t to) {
  size_t begin = text_skip_spaces(source, from);
  Str text = str_part(source->text, begin < to ? begin : to, to);
  static const Str blanks[] = {S_(" "), S_("\t"), S_("\n"), S_("\r"), S_("\xe3\x80\x80"), S_("\xc2\xa0")};
  for (size_t i = 0; i < COUNT(blanks);)
    if (text.n && str_ends(text, blanks[i])) {
      text.n -= blanks[i].n;
      i = 0;
    } else {
      i++;
    }
  size_t at = (size_t)(text.at - source->text.at);
  return (CsvCell){text, text_place(source, at, at + text.n)};
}

// Doubled quotes mean one.
static Str undoubled(Arena *arena, Str text) {
  if (str_find(text, S("\"\"")) < 0) return text;
  Buf out = buf_in(arena);
  for (size_t i = 0; i < text.n; i++) {
    buf_byte(&out, text.at[i]);
    if (text.at[i] == '"') i++;
  }
  return buf_str(&out);
}

// The quote that closes the one before `at`, or the end of the file.
static size_t closing_quote(const Source *source, size_t at) {
  for (; at < source->text.n; at++) {
    if (source->text.at[at] != '"') continue;
    if (text_byte(source, at + 1) != '"') break;
    at++;
  }
  return at;
}

static void set_fault(CsvRow *row, CsvFault fault, Place at) {
  if (row->fault != CSV_FINE) return;
  row->fault = fault;
  row->fault_at = at;
}

static CsvCell quoted_cell(CsvReader *reader, CsvRow *row, size_t quote) {
  const Source *source = reader->source;
  size_t end = closing_quote(source, quote + 1);
  if (end >= source->text.n) set_fault(row, CSV_NOT_CLOSED, text_place(source, quote, quote + 1));
  CsvCell cell = trimmed(source, quote + 1, end);
  cell.text = undoubled(reader->arena, cell.text);
  size_t behind = text_skip_blanks(source, end + 1);
  reader->at = csv_cell_end(source, reader->at);
  if (reader->at > behind && end < source->text.n) set_fault(row, CSV_BEHIND, text_place(source, behind, reader->at));
  return cell;
}

size_t csv_cell_end(const Source *source, size_t from) {
  size_t at = text_skip_blanks(source, from);
  if (text_byte(source, at) == '"') at = closing_quote(source, at + 1);
  while (!ends_cell(source, at)) at++;
  return at;
}

static CsvCell next_cell(CsvReader *reader, CsvRow *row) {
  const Source *source = reader->source;
  size_t from = text_skip_blanks(source, reader->at);
  if (text_byte(source, from) == '"') return quoted_cell(reader, row, from);
  reader->at = csv_cell_end(source, from);
  return trimmed(source, from, reader->at);
}

static bool has_text(const CsvCells *cells) {
  for (size_t i = 0; i < cells->n; i++)
    if (cells->at[i].text.n) return true;
  return false;
}

static void read_row(CsvReader *reader, CsvRow *row) {
  const Source *source = reader->source;
  size_t from = reader->at;
  row->cells.n = 0;
  row->fault = CSV_FINE;
  for (bool more = true; more;) {
    PUSH(reader->arena, &row->cells, next_cell(reader, row));
    more = text_byte(source, reader->at) == ',';
    reader->at += more;
  }
  row->at = text_place(source, from, reader->at < source->text.n ? reader->at : source->text.n);
  reader->at = text_next_line(source, reader->at);
}

bool csv_next(CsvReader *reader, CsvRow *row) {
  while (reader->at < reader->source->text.n) {
    read_row(reader, row);
    if (row->fault != CSV_FINE || has_text(&row->cells)) return true;
  }
  return false;
}
