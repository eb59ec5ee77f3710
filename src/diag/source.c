// source: a file's text, or a part of it, by lines: from a byte offset to line and column of the file.
// Invariant: lines.at[i] is the byte behind the i-th '\n' (0 for the first line, or behind a byte order mark, which
// nobody sees), so every offset behind it lies in one line.
#include "room.h"

#include <string.h>

// The reader has refused every line end but "\n" and "\r\n" before anybody asks for a position.
Source *source_new(Arena *arena, Str path, Str text) {
  Source *source = NEW(arena, Source);
  source->path = path;
  source->text = text;
  PUSH(arena, &source->lines, str_starts(text, S("\xef\xbb\xbf")) ? 3 : 0);
  for (size_t at = 0; at < text.n;) {
    const char *end = memchr(text.at + at, '\n', text.n - at);
    if (end == NULL) break;
    at = (size_t)(end - text.at) + 1;
    PUSH(arena, &source->lines, at);
  }
  return source;
}

// Goes back at most three bytes; a stray continuation byte stands for itself.
size_t code_point_start(Str text, size_t at) {
  size_t lead = at;
  while (lead > 0 && lead < text.n && at - lead < 3 && ((unsigned char)text.at[lead] & 0xc0) == 0x80) lead--;
  uint32_t ignored;
  return lead < at && utf8_next(text, lead, &ignored) > at ? lead : at;
}

static size_t code_point_end(Str text, size_t at) {
  size_t start = code_point_start(text, at);
  uint32_t ignored;
  return start == at ? at : utf8_next(text, start, &ignored);
}

Place place_within(Place place) {
  if (place.source == NULL) return NOWHERE;
  Str text = place.source->text;
  size_t from = place.from < text.n ? place.from : text.n;
  size_t to = place.to < text.n ? place.to : text.n;
  place.from = code_point_start(text, from);
  place.to = to > from ? code_point_end(text, to) : place.from;
  return place;
}

// The index of the line that holds `offset`: the last one that starts at or before it.
static size_t line_at(const Source *source, size_t offset) {
  size_t low = 0, high = source->lines.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    *(source->lines.at[middle] <= offset ? &low : &high) = middle;
  }
  return low;
}

Position source_position(const Source *source, size_t offset) {
  Str text = source->text;
  size_t at = code_point_start(text, offset < text.n ? offset : text.n);
  size_t line = line_at(source, at);
  size_t start = source->lines.at[line];
  size_t column = at > start ? utf8_count(str_part(text, start, at)) : 0;
  return (Position){source->before.lines + line + 1, (line ? 0 : source->before.columns) + column + 1};
}

Str source_line(const Source *source, size_t line) {
  line -= source->before.lines;
  if (line == 0 || line > source->lines.n) return S("");
  size_t end = line < source->lines.n ? source->lines.at[line] - 1 : source->text.n;
  Str text = str_part(source->text, source->lines.at[line - 1], end);
  return str_ends(text, S("\r")) ? str_part(text, 0, text.n - 1) : text;
}
