// blanks: blanks of other keyboards and programs, which YAML takes for letters.
//
// From a line to finding Y157 where such a blank indents a key or a list item; and from a run of text to Y158 where
// tabs tell that it was copied from a spreadsheet. Invariant: the lines of a block of text ('|') are never judged,
// because Chinese paragraphs begin with two full-width spaces.
#include <string.h>

#include "text.h"

// ---- blanks that are none -----------------------------------------------------------------------------------------

typedef struct OddBlank {
  Str bytes;
  Text name;
} OddBlank;

static const OddBlank odd_blanks[] = {
    {S_("\u3000"), {{"a full-width space (U+3000)", "全角空格（U+3000）"}}},
    {S_("\u00a0"), {{"a no-break space (U+00A0)", "不换行空格（U+00A0）"}}},
    {S_("\u2003"), {{"an em space (U+2003)", "宽空格（U+2003）"}}},
    {S_("\u2002"), {{"an en space (U+2002)", "宽空格（U+2002）"}}},
};

static const OddBlank *odd_blank_at(const Source *source, size_t at) {
  Str rest = str_from(source->text, at);
  for (size_t i = 0; i < COUNT(odd_blanks); i++)
    if (str_starts(rest, odd_blanks[i].bytes)) return &odd_blanks[i];
  return NULL;
}

size_t text_skip_spaces(const Source *source, size_t at) {
  for (;;) {
    const OddBlank *odd = odd_blank_at(source, at);
    if (!odd && !is_blank(text_byte(source, at))) return at;
    at += odd ? odd->bytes.n : 1;
  }
}

bool blanks_say(Diags *diags, const Source *source, size_t at) {
  const OddBlank *odd = odd_blank_at(source, at);
  if (!odd) return false;
  diag_add(diags, Y157, text_place(source, at, text_skip_spaces(source, at)), ARGS(arg_t("name", odd->name)));
  return true;
}

// ---- indentation --------------------------------------------------------------------------------------------------

static bool ends_word(char c) { return is_blank(c) || is_line_end(c); }

// "key:" or "- " at `at`, whatever the key's script.
static bool begins_node(const Source *source, size_t at) {
  if (text_byte(source, at) == '-' && is_blank(text_byte(source, at + 1))) return true;
  while (!ends_word(text_byte(source, at)) && text_byte(source, at) != ':') at++;
  return text_byte(source, at) == ':' && ends_word(text_byte(source, at + 1));
}

static bool opens_block(Str line) {
  line = str_trim(line);
  while (line.n && strchr("+-123456789", line.at[line.n - 1])) line.n--;
  return line.n > 1 && (line.at[line.n - 1] == '|' || line.at[line.n - 1] == '>') && line.at[line.n - 2] == ' ';
}

bool blanks_check_line(Diags *diags, const Source *source, size_t from, size_t to, BlanksState *state) {
  size_t indent = text_skip_blanks(source, from), word = text_skip_spaces(source, from);
  bool in_block = state->in_block && (indent >= to || indent - from > state->block);
  if (in_block) return true;
  state->in_block = opens_block(str_part(source->text, from, to));
  state->block = indent - from;
  bool odd = word > indent && word < to && (indent == from || begins_node(source, word));
  bool goes_on = state->said;
  state->said = odd;
  if (odd && !goes_on) blanks_say(diags, source, indent);
  return !odd;
}

// ---- rows of a spreadsheet ----------------------------------------------------------------------------------------

static size_t tabs_within(Str line) {
  size_t count = 0;
  line = str_trim(line);
  for (size_t i = 0; i < line.n; i++) count += line.at[i] == '\t';
  return count;
}

bool blanks_pasted(const Source *source, size_t from, size_t to) {
  if (!text_begins_line(source, from)) return false; // behind a key
  size_t end = text_line_end(source, from);
  size_t tabs = tabs_within(str_part(source->text, from, end < to ? end : to));
  if (end >= to) return tabs > 1;
  size_t second = end + (text_byte(source, end) == '\r') + 1;
  return tabs && tabs_within(str_part(source->text, second, text_line_end(source, second)));
}

void blanks_say_pasted(Diags *diags, const Source *source, size_t from) {
  diag_add(diags, Y158, text_place(source, from, text_line_end(source, from)), NO_ARGS);
}
