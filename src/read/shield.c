// shield: Mustache tags pass through a Markdown parser unharmed.
//
// From text to text of the same length and back. A tag becomes one private-use character that carries its number, and
// letters to fill; to Markdown that is a word, so that **{{price}}** between Chinese characters is bold as well. The
// star of a keycap emoji goes the same way. ']:' becomes ']' and a control character: a definition "[note]: tonight"
// would disappear from the text. A line that holds nothing but a section's begin or end becomes a line across the page,
// so that lists and paragraphs end at it.
//
// Invariant: showing what was hidden gives back the same bytes, but for those lines, which the reader finds by their
// place; a file that passed bytes_check holds no control character of its own, and one that a character reference has
// made stays what it is, unless it stands behind a ']'.
#include <string.h>

#include "text.h"

#define FIRST_PRIVATE 0xf0000u
#define PRIVATE_LEAD 0xf3u
#define FILL 'x'
#define HIDDEN_COLON '\x01'
// A longer one is not seen: hostile text would make the search quadratic.
#define TAG_BYTES_MAX 512

// One that goes on over the end of its line stays as it is.
size_t shield_tag_length(Str text, size_t at) {
  if (at >= text.n || text.at[at] != '{') return 0;
  Str rest = str_part(text, at, at + TAG_BYTES_MAX);
  if (!str_starts(rest, S("{{"))) return 0;
  Str closing = str_starts(rest, S("{{{")) ? S("}}}") : S("}}");
  ptrdiff_t end = str_find(rest, closing), line = str_find_byte(rest, '\n');
  return end < 0 || (line >= 0 && line < end) ? 0 : (size_t)end + closing.n;
}

// A private-use character of the author's own must not be taken for one of ours, so it is hidden like a tag.
static size_t private_length(Str text, size_t at) {
  if ((unsigned char)text.at[at] != PRIVATE_LEAD) return 0;
  Str rest = str_from(text, at);
  return rest.n >= 4 && (unsigned char)rest.at[1] >= 0xb0 ? 4 : 0;
}

// The star of an emoji is no mark.
static size_t star_key_length(Str text, size_t at) {
  static const Str keys[] = {S_("*\ufe0f\u20e3"), S_("*\u20e3")};
  for (size_t i = 0; text.at[at] == '*' && i < COUNT(keys); i++)
    if (str_starts(str_from(text, at), keys[i])) return keys[i].n;
  return 0;
}

// "{{#name}}", "{{^name}}", "{{/name}}" or "{{! remark}}" alone on its line, as the Mustache specification has it.
bool shield_is_tag_line(Str line) {
  line = str_trim(line);
  return line.n > 3 && strchr("#^/!", line.at[2]) && shield_tag_length(line, 0) == line.n;
}

// Within a fence of code the lines are text. `fence` is the run of signs that opened it; empty outside.
static void pass_fence(Str line, Str *fence) {
  line = str_trim(line);
  size_t n = 0;
  while (n < line.n && line.at[n] == line.at[0] && (line.at[0] == '`' || line.at[0] == '~')) n++;
  if (n < 3) return;
  if (fence->n == 0)
    *fence = str_part(line, 0, n);
  else if (line.at[0] == fence->at[0] && n >= fence->n && n == line.n)
    *fence = S("");
}

// Indented so far a rule would be none: behind a line of text it goes on with that line, and the tag is a word of it.
static bool goes_on(Str line, Str before) {
  size_t columns = 0;
  for (size_t i = 0; i < line.n && is_blank(line.at[i]); i++)
    columns = line.at[i] == '\t' ? columns + 4 - columns % 4 : columns + 1;
  return columns >= 4 && str_trim(before).n > 0;
}

static void hide_tag_lines(char *hidden, Str text) {
  Str fence = S(""), before = S("");
  for (size_t at = 0; at < text.n;) {
    ptrdiff_t end = str_find_byte(str_from(text, at), '\n');
    Str line = str_part(text, at, end < 0 ? text.n : at + (size_t)end);
    size_t blanks = 0;
    while (blanks < line.n && is_blank(line.at[blanks])) blanks++;
    pass_fence(line, &fence);
    if (fence.n == 0 && shield_is_tag_line(line) && !goes_on(line, before)) {
      memset(hidden + at + blanks, ' ', str_trim(line).n);
      memset(hidden + at + blanks, '*', 3);
    }
    at += line.n + 1;
    before = line;
  }
}

static void hide(Shield *shield, char *at, size_t length) {
  char sign[4];
  size_t n = 0;
  utf8_put(sign, &n, FIRST_PRIVATE + (uint32_t)shield->tags.n);
  PUSH(shield->arena, &shield->tags, str_copy(shield->arena, (Str){at, length}));
  memset(at, FILL, length);
  memcpy(at, sign, n);
}

Str shield_hide(Shield *shield, Str text) {
  char *hidden = str_c(shield->arena, text);
  for (size_t at = 0; at < text.n;) {
    size_t length = shield_tag_length(text, at);
    if (length == 0) length = private_length(text, at);
    if (length == 0) length = star_key_length(text, at);
    if (length) hide(shield, hidden + at, length);
    if (text.at[at] == ':' && at > 0 && text.at[at - 1] == ']') hidden[at] = HIDDEN_COLON;
    at += length ? length : 1;
  }
  hide_tag_lines(hidden, text);
  return (Str){hidden, text.n};
}

// The tag that is hidden at the start of `rest`, or NULL: a character reference may have made a character like ours.
static const Str *tag_at(const Shield *shield, Str rest) {
  if (rest.n < 4 || (unsigned char)rest.at[0] != PRIVATE_LEAD) return NULL;
  uint32_t c;
  utf8_next(rest, 0, &c);
  if (c < FIRST_PRIVATE || c - FIRST_PRIVATE >= shield->tags.n) return NULL;
  const Str *tag = &shield->tags.at[c - FIRST_PRIVATE];
  for (size_t i = 4; i < tag->n; i++)
    if (i >= rest.n || rest.at[i] != FILL) return NULL;
  return tag;
}

// How far the text is what it was.
static size_t plain_length(Str hidden) {
  size_t n = 0;
  while (n < hidden.n && hidden.at[n] != HIDDEN_COLON && (unsigned char)hidden.at[n] != PRIVATE_LEAD) n++;
  return n;
}

Str shield_show(const Shield *shield, Str hidden) {
  Buf out = buf_in(shield->arena);
  for (;;) {
    size_t plain = plain_length(hidden);
    buf_add(&out, str_part(hidden, 0, plain));
    hidden = str_from(hidden, plain);
    if (!hidden.n) return buf_str(&out);
    const Str *tag = tag_at(shield, hidden);
    bool colon = hidden.at[0] == HIDDEN_COLON && out.n && out.at[out.n - 1] == ']';
    if (tag)
      buf_add(&out, *tag);
    else
      buf_byte(&out, colon ? ':' : hidden.at[0]);
    hidden = str_from(hidden, tag ? tag->n : 1);
  }
}
