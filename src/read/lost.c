// lost: text that YAML would drop or change without a word.
//
// From the places of scalars to findings Y151, Y153 and Y154. A hashtag behind a blank becomes a comment, a list mark
// on a line that goes on with the text above becomes text. Invariant: only bytes outside scalars, or within a plain
// scalar of several lines, are judged; what stands in quotes or behind '|' is what its author wrote.
#include <string.h>

#include "text.h"

// ---- comments that were meant as text -----------------------------------------------------------------------------

static bool is_indicator(char c) { return c != '\0' && strchr(" \t\r\n-.:,?[]{}", c) != NULL; }

// "# note" and "## note" are comments, and "#sopcal:" cannot be meant otherwise; "#live" is a hashtag.
static bool hugs_text(const Source *source, size_t hash) {
  while (text_byte(source, hash) == '#') hash++;
  if (remark_is_ours(str_part(source->text, hash, text_line_end(source, hash)))) return false;
  return !is_blank(text_byte(source, hash)) && !is_line_end(text_byte(source, hash));
}

static bool is_whole_line(const Source *source, size_t hash) {
  return text_skip_blanks(source, text_line_start(source, hash)) == hash;
}

// What to write instead: the value and its hashtag between apostrophes, where it is clear what the value is.
static Str whole_value(const LostText *lost, ScalarSpan before, size_t hash, size_t end) {
  size_t gap = hash;
  while (gap > 0 && is_blank(text_byte(lost->source, gap - 1))) gap--;
  bool goes_on = before.to == gap && before.from < gap && !before.quoted;
  char sign = gap > 0 ? text_byte(lost->source, gap - 1) : '\n';
  if (!goes_on && sign != ':' && sign != '-') return S("");
  if (strcspn(lost->source->text.at + hash, ",]}\r\n") < end - hash) return S("");
  return text_in_quotes(lost->arena, lost->source, goes_on ? before.from : hash, end);
}

static void comment_add(const LostText *lost, ScalarSpan before, size_t hash, size_t end) {
  Str fix = whole_value(lost, before, hash, end);
  Str text = text_quote(lost->arena, lost->source, hash, end);
  diag_add(lost->diags, Y151, text_place(lost->source, hash, hash + text.n), ARGS(arg("text", text), arg("fix", fix)));
}

size_t lost_in_gap(const LostText *lost, ScalarSpan before, size_t from, size_t to) {
  size_t found = 0;
  size_t at = from;
  while (at < to) {
    char c = text_byte(lost->source, at);
    if (c != '#' && !is_indicator(c)) break;
    if (c != '#') {
      at++;
      continue;
    }
    size_t end = text_line_end(lost->source, at);
    remark_note(lost->arena, text_place(lost->source, at, end < to ? end : to), lost->remarks);
    if (hugs_text(lost->source, at) && !is_whole_line(lost->source, at)) {
      comment_add(lost, before, at, end < to ? end : to);
      found = at;
    }
    at = end;
  }
  return found;
}

// ---- lines that went on with the text above -----------------------------------------------------------------------

static bool is_block(const LostText *lost, ScalarSpan scalar) {
  char sign = text_byte(lost->source, scalar.from);
  return scalar.quoted && (sign == '|' || sign == '>');
}

// From one line of a scalar to the next: `end` is the end of the first, `start` the text of the second. Empty lines
// give a `start` at their own end.
static bool next_line(const LostText *lost, ScalarSpan *rest, size_t *end, size_t *start) {
  *end = text_line_end(lost->source, rest->from);
  if (*end >= rest->to) return false;
  size_t line = *end + (text_byte(lost->source, *end) == '\r') + 1;
  *start = text_skip_blanks(lost->source, line);
  rest->from = *start;
  return *start < rest->to;
}

static size_t block_header(const LostText *lost, ScalarSpan scalar) {
  size_t end = text_line_end(lost->source, scalar.from);
  ptrdiff_t hash = str_find_byte(str_part(lost->source->text, scalar.from, end), '#');
  return hash > 0 ? lost_in_gap(lost, (ScalarSpan){0}, scalar.from + (size_t)hash, end) : 0;
}

size_t lost_in_scalar(const LostText *lost, ScalarSpan scalar) {
  if (is_block(lost, scalar)) return block_header(lost, scalar);
  if (scalar.quoted) return 0;
  for (size_t end, start; next_line(lost, &scalar, &end, &start);) {
    if (text_byte(lost->source, start) != '-' || !is_blank(text_byte(lost->source, start + 1))) continue;
    diag_add(lost->diags, Y153, text_place(lost->source, start, start + 1), NO_ARGS);
    return start;
  }
  return 0;
}

// Scripts written without blanks between words, and their punctuation.
static bool is_unspaced(uint32_t c) {
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xffef) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_unspaced_at(const Source *source, size_t at) {
  uint32_t c = 0;
  if (at < source->text.n) utf8_next(source->text, at, &c);
  return is_unspaced(c);
}

static bool is_unspaced_before(const Source *source, size_t end) {
  while (end > 0 && is_blank(text_byte(source, end - 1))) end--;
  while (end > 0 && (text_byte(source, --end) & 0xc0) == 0x80) continue;
  return is_unspaced_at(source, end);
}

void lost_in_fold(const LostText *lost, ScalarSpan scalar) {
  if (is_block(lost, scalar)) return;
  for (size_t end, start; next_line(lost, &scalar, &end, &start);) {
    if (!is_unspaced_before(lost->source, end) || !is_unspaced_at(lost->source, start)) continue;
    uint32_t ignored;
    size_t after = utf8_next(lost->source->text, start, &ignored);
    diag_add(lost->diags, Y154, text_place(lost->source, start, after), NO_ARGS);
    return;
  }
}

// ---- colons that end no key ---------------------------------------------------------------------------------------

static bool is_key_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Behind the word that the line begins with, or 0.
static size_t key_end(const Source *source, size_t line_start) {
  size_t at = text_skip_blanks(source, line_start);
  while (text_byte(source, at) == '-' && is_blank(text_byte(source, at + 1))) at = text_skip_blanks(source, at + 1);
  size_t key = at;
  while (is_key_byte(text_byte(source, at))) at++;
  return at == key || (text_byte(source, key) >= '0' && text_byte(source, key) <= '9') ? 0 : at;
}

bool lost_colon(const Source *source, size_t line_start, Place *colon) {
  size_t at = key_end(source, line_start);
  Str wide = S("：");
  if (!at || !str_starts(str_from(source->text, at), wide)) return false;
  *colon = text_place(source, at, at + wide.n);
  return true;
}

bool lost_key(Diags *diags, const Source *source, size_t line_start) {
  Place colon;
  if (lost_colon(source, line_start, &colon)) {
    diag_add(diags, Y152, colon, NO_ARGS);
    return true;
  }
  size_t at = key_end(source, line_start);
  if (!at || text_byte(source, at) != ':') return false;
  if (blanks_say(diags, source, at + 1)) return true;
  char next = text_byte(source, at + 1);
  if (is_blank(next) || is_line_end(next) || str_starts(str_from(source->text, at + 1), S("//"))) return false;
  diag_add(diags, Y116, text_place(source, at, at + 1), NO_ARGS);
  return true;
}
