// excerpt: from a place to the line it is on and an underline below it.
//
//       6 |     chanel: moments
//         |     ^~~~~~ did you mean 'channel'?
//
// Invariant: the underline stands below what it means on a terminal that shows each character in the width it has, and
// what is shown of a line is bounded, however long the line.
#include "room.h"

#include <stdio.h>

// How much is shown, in columns.
enum { LINE_MOST = 100, SPAN_MOST = 80 };

// Three dots and not U+2026, which is two columns wide on many Chinese terminals.
#define CUT S("...")

// What of a line is shown: bytes from..to.
typedef struct Window {
  size_t from, to;
} Window;

void paint(Buf *out, const char *sgr, Str text) {
  if (sgr) buf_format(out, "\x1b[%sm", sgr);
  buf_add(out, text);
  if (sgr) buf_add(out, S("\x1b[m"));
}

// A tab has one width wherever it stands, so that underlines need not know about tab stops.
static Glyph cell_at(Str line, size_t at) {
  if (line.at[at] != '\t') return glyph_at(line, at);
  return (Glyph){.text = "    ", .n = 4, .next = at + 1};
}

// Nothing is free: ten thousand combining marks stand in one column, and a variation selector widens what it follows.
static size_t price(const Glyph *cell) {
  int width = utf8_width((Str){cell->text, cell->n});
  return width > 1 ? (size_t)width : 1;
}

// Goes on to `end` as far as there is room.
static size_t walk_right(Str line, size_t at, size_t end, size_t *room) {
  while (at < end) {
    Glyph cell = cell_at(line, at);
    if (price(&cell) > *room) break;
    *room -= price(&cell);
    at = cell.next;
  }
  return at;
}

static size_t walk_left(Str line, size_t at, size_t *room) {
  while (at > 0) {
    size_t before = code_point_start(line, at - 1);
    Glyph cell = cell_at(line, before);
    if (price(&cell) > *room) break;
    *room -= price(&cell);
    at = before;
  }
  return at;
}

// The whole line if it fits; else most of the span, with as much before it as after it.
static Window window_around(Str line, size_t from, size_t to) {
  size_t room = LINE_MOST;
  if (walk_right(line, 0, line.n, &room) == line.n) return (Window){0, line.n};
  size_t span = SPAN_MOST;
  Window window = {from, walk_right(line, from, to, &span)};
  size_t context = LINE_MOST - (SPAN_MOST - span), before = context / 2;
  window.from = walk_left(line, window.from, &before);
  size_t after = context / 2 + before;
  window.to = walk_right(line, window.to, line.n, &after);
  window.from = walk_left(line, window.from, &after);
  return window;
}

// Returns the columns added.
static int cells_add(Buf *out, Str line, size_t from, size_t to) {
  size_t start = out->n;
  for (size_t at = from; at < to;) {
    Glyph cell = cell_at(line, at);
    buf_add(out, (Str){cell.text, cell.n});
    at = cell.next;
  }
  return utf8_width(str_from(buf_str(out), start));
}

static void underline_add(Buf *out, int indent, int width, Underline underline, Str beside) {
  buf_format(out, "%*s", indent, "");
  if (underline.sgr) buf_format(out, "\x1b[%sm", underline.sgr);
  buf_byte(out, underline.head);
  for (int i = 1; i < width; i++) buf_byte(out, underline.tail);
  if (beside.n > 0) buf_byte(out, ' ');
  buf_add(out, beside);
  if (underline.sgr) buf_add(out, S("\x1b[m"));
  buf_byte(out, '\n');
}

// In front of the line there is at most a byte order mark.
static size_t in_line(size_t at, size_t start, size_t n) {
  size_t offset = at > start ? at - start : 0;
  return offset < n ? offset : n;
}

void excerpt_print(Buf *out, Place place, Underline underline, Str beside) {
  if (place.source == NULL || place.source->text.n == 0) return;
  size_t number = source_position(place.source, place.from).line;
  size_t start = place.source->lines.at[number - 1 - place.source->before.lines];
  Str line = source_line(place.source, number);
  if (place.from < start && place.to > place.from) { // the mark is what is meant
    line = (Str){line.at - start, line.n + start};
    start = 0;
  }
  // A span over several lines is underlined to the end of its first.
  size_t from = in_line(place.from, start, line.n);
  size_t to = in_line(place.to, start, line.n);
  Window window = window_around(line, from, to);
  if (to > window.to) to = window.to;

  int gutter = snprintf(NULL, 0, " %4zu", number); // a blank first, however long the number
  buf_format(out, "%*zu |%s", gutter, number, line.n > 0 ? " " : "");
  Str cut = window.from > 0 ? CUT : S("");
  buf_add(out, cut);
  int indent = (int)cut.n + cells_add(out, line, window.from, from);
  int width = cells_add(out, line, from, to);
  cells_add(out, line, to, window.to);
  if (window.to < line.n) buf_add(out, CUT);
  buf_format(out, "\n%*s | ", gutter, "");
  underline_add(out, indent, width, underline, beside);
}
