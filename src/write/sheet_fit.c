// sheet_fit: from a clean text to one that a cell of a workbook can hold, and the room that it takes there.
//
// Invariant: what a program reads out of the cell is the text itself, but for what XML has no place for and what was
// cut; and what was cut ends in a note that says so.
#include "sheet.h"

// Excel holds 32,767 of UTF-16 in a cell, in 254 lines. What is cut leaves room for the note.
enum { UNITS_MOST = 32767, UNITS_KEPT = 32000, LINES_MOST = 254, LINES_KEPT = 250 };

// ---- what XML and the format make of it ----------------------------------------------------------------------------

// XML has no place for these two, which UTF-8 has.
static bool is_no_character(uint32_t c) { return c == 0xFFFE || c == 0xFFFF; }

static bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

// "_x0041_" in a cell is an A, and in LibreOffice "_x41_" is one too: the underscore before is written in this way.
static bool is_escape(Str text, size_t at) {
  if (!str_starts(str_from(text, at), S("_x"))) return false;
  size_t end = at + 2;
  while (end < text.n && end < at + 6 && is_hex(text.at[end])) end++;
  return end > at + 2 && end < text.n && text.at[end] == '_';
}

static Str as_written(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (size_t at = 0, next; at < text.n; at = next) {
    uint32_t c;
    next = utf8_next(text, at, &c);
    if (is_escape(text, at))
      buf_add(&out, S("_x005F_"));
    else
      buf_add(&out, is_no_character(c) ? S("\xEF\xBF\xBD") : str_part(text, at, next));
  }
  return buf_str(&out);
}

// ---- what is too long ----------------------------------------------------------------------------------------------

// The offset behind the last whole letter within so many units and lines.
static size_t end_within(Str text, size_t units, size_t lines) {
  size_t end = 0;
  for (size_t next; end < text.n; end = next) {
    next = utf8_letter(text, end);
    for (size_t at = end; at < next;) {
      uint32_t c;
      at = utf8_next(text, at, &c);
      size_t n = c > 0xFFFF ? 2 : 1;
      if (n > units || (c == '\n' && lines == 1)) return end;
      units -= n;
      lines -= c == '\n' ? 1 : 0;
    }
  }
  return end;
}

Str fit_for_workbook(Arena *arena, Str text, Str note) {
  Str written = as_written(arena, text);
  if (end_within(written, UNITS_MOST, LINES_MOST) == written.n) return written;
  Str kept = str_part(written, 0, end_within(written, UNITS_KEPT, LINES_KEPT));
  return str_format(arena, "%.*s\n%.*s", STR(kept), STR(note));
}

// ---- the room that it takes ----------------------------------------------------------------------------------------

int fit_width(Str text) {
  int widest = 0;
  for (Str line; str_cut(&text, '\n', &line);) {
    int width = utf8_width(line);
    if (width > widest) widest = width;
  }
  return widest;
}

// Words go to the next line as a whole, which leaves some room behind them.
static int room_for(Str line, int width) { return str_find_byte(line, ' ') < 0 ? width : width - width / 8; }

size_t fit_lines(Str text, int width) {
  size_t lines = 0;
  for (Str line; str_cut(&text, '\n', &line);)
    lines += line.n ? (size_t)((utf8_width(line) - 1) / room_for(line, width)) + 1 : 1;
  return lines;
}
