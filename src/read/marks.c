// marks: looks at Markdown's marks in the text itself, where cmark cannot be asked.
//
// From a line to how deep it may nest, before cmark sees it; from a place to the end of the link that begins there,
// because cmark's columns are wrong. Invariant: the depth is never less than cmark's own; a link's end is behind its
// ')' or '>', or 0 where it is not surely the link that was asked for.
#include <string.h>

#include "text.h"

// ---- nesting ------------------------------------------------------------------------------------------------------

static bool ends_marker(Str line, size_t at) { return at >= line.n || is_blank(line.at[at]); }

// The bytes of a quote's or list item's mark at `at`, or 0.
static size_t marker_length(Str line, size_t at) {
  if (at >= line.n) return 0;
  if (line.at[at] == '>') return 1;
  if (strchr("-+*", line.at[at])) return ends_marker(line, at + 1) ? 1 : 0;
  size_t end = at;
  while (end < line.n && line.at[end] >= '0' && line.at[end] <= '9') end++;
  bool numbered = end > at && end < line.n && (line.at[end] == '.' || line.at[end] == ')');
  return numbered && ends_marker(line, end + 1) ? end + 1 - at : 0;
}

// "- - - -" is a line across the page, however long.
static bool is_rule(Str line) {
  line = str_trim(line);
  if (line.n == 0 || !strchr("-*_", line.at[0])) return false;
  for (size_t i = 0; i < line.n; i++)
    if (line.at[i] != line.at[0] && !is_blank(line.at[i])) return false;
  return true;
}

// How deep the line may stand: its own marks, and for the indentation before them one level for each two columns.
static size_t nesting(Str line) {
  size_t depth = 0, at = 0;
  for (;;) {
    size_t columns = 0;
    for (; at < line.n && is_blank(line.at[at]); at++) columns += line.at[at] == '\t' ? 4 : 1;
    size_t length = marker_length(line, at);
    if (length == 0) return depth;
    depth += 1 + columns / 2;
    at += length;
  }
}

size_t marks_depth(Str line) { return is_rule(line) ? 0 : nesting(line); }

// ---- links --------------------------------------------------------------------------------------------------------

// A longer one is not found: hostile text would make the search quadratic.
#define LINK_BYTES_MAX 2048

// The byte behind the partner of the bracket at `at`, or 0. Escaped brackets do not count.
static size_t partner(const Source *source, size_t at, size_t to) {
  char open = text_byte(source, at), close = open == '[' ? ']' : ')';
  size_t depth = 0;
  if (to - at > LINK_BYTES_MAX) to = at + LINK_BYTES_MAX;
  for (; at < to; at++) {
    char c = text_byte(source, at);
    if (c == '\\')
      at++;
    else if (c == open)
      depth++;
    else if (c == close && --depth == 0)
      return at + 1;
  }
  return 0;
}

// The byte behind the next such sign, or 0. Escaped ones do not count.
static size_t behind_sign(const Source *source, size_t at, size_t to, char sign) {
  if (to - at > LINK_BYTES_MAX) to = at + LINK_BYTES_MAX;
  for (; at < to; at += text_byte(source, at) == '\\' ? 2 : 1)
    if (text_byte(source, at) == sign) return at + 1;
  return 0;
}

// Also over a line's end, and the marks of quotes behind it.
static size_t skip_white(const Source *source, size_t at, size_t to) {
  for (bool begins = false; at < to; at++) {
    char c = text_byte(source, at);
    if (!is_blank(c) && !is_line_end(c) && !(begins && c == '>')) break;
    begins |= is_line_end(c);
  }
  return at;
}

// The byte behind "address" or "<address>", which holds brackets in pairs, up to `to`.
static size_t address_end(const Source *source, size_t at, size_t to) {
  if (text_byte(source, at) == '<') return behind_sign(source, at, to, '>');
  size_t depth = 0;
  for (; at < to && !is_blank(text_byte(source, at)) && !is_line_end(text_byte(source, at)); at++) {
    char c = text_byte(source, at);
    if (c == '\\') at++;
    if (c == ')' && depth == 0) break;
    depth += c == '(';
    depth -= c == ')';
  }
  return at < to ? at : 0;
}

// The byte behind (address "title"), or 0.
static size_t link_tail(const Source *source, size_t at, size_t to) {
  if (to - at > LINK_BYTES_MAX) to = at + LINK_BYTES_MAX;
  at = address_end(source, skip_white(source, at + 1, to), to);
  if (at == 0) return 0;
  at = skip_white(source, at, to);
  char quote = text_byte(source, at);
  if (at < to && (quote == '"' || quote == '\'' || quote == '('))
    at = behind_sign(source, at + 1, to, quote == '(' ? ')' : quote);
  if (at == 0) return 0;
  at = skip_white(source, at, to);
  return at < to && text_byte(source, at) == ')' ? at + 1 : 0;
}

// `at` is a '[' or '<'.
static size_t target_end(const Source *source, size_t at, size_t to, Str target) {
  Str rest = str_part(source->text, at, to);
  if (str_starts(rest, S("<"))) {
    Str address = str_starts(target, S("mailto:")) ? str_from(target, 7) : target;
    bool same = str_starts(str_from(rest, 1), target) || str_starts(str_from(rest, 1), address);
    ptrdiff_t end = str_find_byte(rest, '>');
    return same && end > 0 ? at + (size_t)end + 1 : 0;
  }
  size_t words = partner(source, at, to);
  if (words == 0 || text_byte(source, words) != '(') return 0;
  size_t end = link_tail(source, words, to);
  bool escaped = str_find_byte(str_part(source->text, words, end), '\\') >= 0 ||
                 str_find_byte(str_part(source->text, words, end), '&') >= 0;
  return end && (escaped || str_find(str_part(source->text, words, end), target) >= 0) ? end : 0;
}

static bool opens_link(Str rest, bool picture) {
  if (picture) return str_starts(rest, S("!["));
  return str_starts(rest, S("[")) || str_starts(rest, S("<"));
}

size_t marks_link_end(const Source *source, size_t at, size_t to, bool picture, Str target) {
  if (!opens_link(str_part(source->text, at, to), picture)) return 0;
  return target_end(source, at + picture, to, target);
}
