// text: what a calendar may hold. From any text of a plan to one that every reader tried shows as it is.
//
// Invariant: what text_clean returns, it returns unchanged when given again.
#include "room.h"

enum {
  NEXT_LINE = 0x85,
  LINE_SEPARATOR = 0x2028,
  PARAGRAPH_SEPARATOR = 0x2029,
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

// The offset behind the last whole letter among the first `most` code points.
static size_t letter_end(Str text, size_t most) {
  size_t end = 0;
  for (size_t n = 0, next; end < text.n; end = next) {
    next = utf8_letter(text, end);
    n += utf8_count(str_part(text, end, next));
    if (n > most) break;
  }
  return end;
}

Str text_cut(Arena *arena, Str text, size_t most) {
  if (utf8_count(text) <= most) return text;
  Str kept = str_trim(str_part(text, 0, letter_end(text, most - 1)));
  return str_format(arena, "%.*s…", STR(kept));
}
