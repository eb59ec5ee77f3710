// text: what a calendar may hold. From any text of a plan to one that every reader tried shows as it is.
//
// Invariant: what these functions return, they return unchanged when given again.
#include "room.h"

enum {
  NEXT_LINE = 0x85,
  LINE_SEPARATOR = 0x2028,
  PARAGRAPH_SEPARATOR = 0x2029,
  BYTE_ORDER_MARK = 0xFEFF,
};

static bool is_line_end(uint32_t c) {
  return c == '\n' || c == '\r' || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

// What turns the direction of the text around it would change how the lines of others read.
static bool turns_direction(uint32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

static bool is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction(c); }

static void add_code_point(Buf *out, uint32_t c) {
  char bytes[4];
  size_t n;
  utf8_put(bytes, &n, c);
  buf_add(out, (Str){bytes, n});
}

Str text_clean(Arena *arena, Str text, bool one_line) {
  Buf out = buf_in(arena);
  uint32_t c, last = 0;
  for (size_t at = 0; at < text.n; last = c) {
    at = utf8_next(text, at, &c);
    if (c == '\n' && last == '\r') continue;
    if (is_line_end(c))
      buf_byte(&out, one_line ? ' ' : '\n');
    else if (c == '\t')
      buf_byte(&out, ' ');
    else if (!is_control(c))
      add_code_point(&out, c);
  }
  return str_trim(buf_str(&out));
}

static size_t backslashes(Str text, size_t at) {
  size_t n = 0;
  while (at + n < text.n && text.at[at + n] == '\\') n++;
  return n;
}

// icalendar 4 unescapes what it has unescaped, and both it and node-ical take the second half of an escaped backslash
// and an n for a line end. One backslash before anything else is read well, as in ¯\_(ツ)_/¯, and stays.
static bool is_misread(Str text, size_t at, size_t run) {
  return run > 1 || (at + run < text.n && str_find_byte(S(",;nN"), text.at[at + run]) >= 0);
}

static Str without_misread_escapes(Arena *arena, Str text) {
  if (str_find_byte(text, '\\') < 0) return text;
  Buf out = buf_in(arena);
  for (size_t at = 0, run; at < text.n; at += run ? run : 1) {
    run = backslashes(text, at);
    if (run == 0) buf_byte(&out, text.at[at]);
    for (size_t i = 0; i < run; i++) buf_add(&out, is_misread(text, at, run) ? S("＼") : S("\\"));
  }
  return buf_str(&out);
}

// node-ical takes quotes off that stand around the whole of one line, and out of each that speaks of a TZID.
static bool loses_quotes(Str text) {
  bool outer = text.n > 1 && text.at[0] == '"' && text.at[text.n - 1] == '"' && str_find_byte(text, '\n') < 0;
  return outer || str_find(text, S("TZID=")) >= 0;
}

static Str with_lasting_quotes(Arena *arena, Str text) {
  if (!loses_quotes(text)) return text;
  Buf out = buf_in(arena);
  for (size_t at = 0; at < text.n; at++) buf_add(&out, text.at[at] == '"' ? S("＂") : str_part(text, at, at + 1));
  return buf_str(&out);
}

Str text_for_readers(Arena *arena, Str text, bool one_line) {
  return with_lasting_quotes(arena, without_misread_escapes(arena, text_clean(arena, text, one_line)));
}

// Readers take blanks of every kind off the ends of names; the mark that may begin a file is taken for one.
static bool is_outer_blank(uint32_t c) { return utf8_is_blank(c) || c == BYTE_ORDER_MARK; }

static Str without_outer_blanks(Str line) {
  size_t from = line.n, to = 0;
  for (size_t at = 0, next; at < line.n; at = next) {
    uint32_t c;
    next = utf8_next(line, at, &c);
    if (is_outer_blank(c)) continue;
    from = from < at ? from : at;
    to = next;
  }
  return from < to ? str_part(line, from, to) : S("");
}

Str text_for_names(Arena *arena, Str text) {
  static const struct {
    char from;
    const char *to;
  } wide[] = {{',', "，"}, {';', "；"}, {'\\', "＼"}, {'"', "＂"}};
  Buf out = buf_in(arena);
  Str line = without_outer_blanks(text_clean(arena, text, true));
  for (size_t i = 0; i < line.n; i++) {
    size_t row = 0;
    while (row < COUNT(wide) && wide[row].from != line.at[i]) row++;
    if (row < COUNT(wide))
      buf_add(&out, str_of(wide[row].to));
    else
      buf_byte(&out, line.at[i]);
  }
  return buf_str(&out);
}

// The offset behind the last whole letter among the first `most` code points and columns.
static size_t letter_end(Str text, size_t most, size_t columns) {
  size_t end = 0;
  for (size_t n = 0, width = 0, next; end < text.n; end = next) {
    next = utf8_letter(text, end);
    Str letter = str_part(text, end, next);
    n += utf8_count(letter);
    width += (size_t)utf8_width(letter);
    if (n > most || width > columns) break;
  }
  return end;
}

Str text_cut(Arena *arena, Str text, size_t most) {
  if (utf8_count(text) <= most) return text;
  Str kept = str_trim(str_part(text, 0, letter_end(text, most - 1, SIZE_MAX)));
  return str_format(arena, "%.*s…", STR(kept));
}

Str text_cut_columns(Arena *arena, Str text, size_t columns) {
  if (letter_end(text, columns, columns) == text.n) return text;
  Str kept = str_part(text, 0, letter_end(text, columns - 1, columns - 1));
  ptrdiff_t blank = text.at[kept.n] == ' ' ? -1 : str_rfind_byte(kept, ' ');
  if (blank > 0 && (size_t)utf8_width(str_part(kept, 0, (size_t)blank)) >= columns / 2) kept.n = (size_t)blank;
  return str_format(arena, "%.*s…", STR(str_trim(kept)));
}
