// json_parts: from a JSON text to the extents of its parts, without a tree of it: what is not wanted costs a look at
// its brackets and quotes.
//
// Invariant: what is given lies within the text, its brackets fit each other and are at most 64 deep, so that taking it
// apart ends whatever the bytes are.
#include <string.h>

#include "sopcal/value.h"

enum { DEPTH_MAX = 64 };

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

static size_t behind_blanks(Str text, size_t at) {
  while (at < text.n && is_blank(text.at[at])) at++;
  return at;
}

// The offset behind a string that begins at `at`; 0 where it does not end.
static size_t behind_string(Str text, size_t at) {
  for (at++; at < text.n && text.at[at] != '"'; at++)
    if (text.at[at] == '\\') at++;
  return at < text.n ? at + 1 : 0;
}

static size_t behind_word(Str text, size_t at) {
  size_t from = at;
  while (at < text.n && !is_blank(text.at[at]) && !strchr(",:\"[]{}", text.at[at])) at++;
  return at > from ? at : 0;
}

// The offset behind a list or map; 0 where it does not end, or is nested too deep. Of each level one bit: a map.
static size_t behind_brackets(Str text, size_t at) {
  uint64_t maps = 0;
  size_t depth = 0;
  while (at < text.n) {
    char c = text.at[at];
    if (c == '"') {
      if (!(at = behind_string(text, at))) return 0;
      continue;
    }
    at++;
    if (c == '[' || c == '{') {
      if (++depth > DEPTH_MAX) return 0;
      maps = maps << 1 | (c == '{');
    } else if (c == ']' || c == '}') {
      if ((maps & 1) != (c == '}')) return 0;
      maps >>= 1;
      if (--depth == 0) return at;
    }
  }
  return 0;
}

static size_t behind_value(Str text, size_t at) {
  if (at >= text.n) return 0;
  char c = text.at[at];
  if (c == '"') return behind_string(text, at);
  return c == '[' || c == '{' ? behind_brackets(text, at) : behind_word(text, at);
}

bool json_parts(Str text, JsonParts *out) {
  size_t at = behind_blanks(text, 0);
  *out = (JsonParts){.text = text, .at = at + 1};
  if (at >= text.n || (text.at[at] != '[' && text.at[at] != '{')) return false;
  out->map = text.at[at] == '{';
  return true;
}

static bool broken(JsonParts *parts, size_t at) {
  parts->at = at < parts->text.n ? at : parts->text.n;
  parts->broken = true;
  return false;
}

// The next value, from where it begins; blanks behind it are passed over.
static bool take(JsonParts *parts, size_t at, Str *out) {
  size_t end = behind_value(parts->text, at);
  if (end == 0) return broken(parts, at);
  *out = str_part(parts->text, at, end);
  parts->at = behind_blanks(parts->text, end);
  return true;
}

static bool has(const JsonParts *parts, char c) { return parts->at < parts->text.n && parts->text.at[parts->at] == c; }

bool json_next(JsonParts *parts, JsonPart *out) {
  if (parts->ended || parts->broken) return false;
  parts->at = behind_blanks(parts->text, parts->at);
  if (has(parts, parts->map ? '}' : ']')) {
    parts->at++;
    parts->ended = true;
    return false;
  }
  if (parts->begun && !has(parts, ',')) return broken(parts, parts->at);
  size_t at = parts->begun ? behind_blanks(parts->text, parts->at + 1) : parts->at;
  parts->begun = true;
  *out = (JsonPart){0};
  if (!parts->map) return take(parts, at, &out->value);
  if (at >= parts->text.n || parts->text.at[at] != '"') return broken(parts, at);
  if (!take(parts, at, &out->key)) return false;
  return has(parts, ':') ? take(parts, behind_blanks(parts->text, parts->at + 1), &out->value)
                         : broken(parts, parts->at);
}
