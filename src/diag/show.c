// show: from text of a plan to text that is safe to print.
//
// Invariant: what comes out is valid UTF-8 on one line, can neither steer a terminal nor turn the direction of what
// follows, and holds no command to a build service ("##[error]" is one anywhere in a line of GitHub's log).
#include "room.h"

#include <stdio.h>
#include <string.h>

static bool is_within(uint32_t c, uint32_t first, uint32_t last) { return first <= c && c <= last; }

// Characters that act instead of being seen. Joiners and direction marks are ordinary in emoji and in Arabic.
static bool is_hidden(uint32_t c) {
  return c < 0x20 || is_within(c, 0x7f, 0x9f) || is_within(c, 0x2028, 0x202e) || is_within(c, 0x2066, 0x2069) ||
         c == 0x200b || c == 0x2060 || c == 0xfeff;
}

// "##", letters and this '['.
static bool opens_command(Str text, size_t at) {
  size_t from = at;
  while (from > 0 && at - from < 16 && ((text.at[from - 1] | 0x20) >= 'a' && (text.at[from - 1] | 0x20) <= 'z')) from--;
  return from >= 2 && text.at[from - 1] == '#' && text.at[from - 2] == '#';
}

static void escape_byte(Glyph *glyph, unsigned char byte) {
  const char *plain = byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : byte == '\t' ? "\\t" : NULL;
  int n = plain ? snprintf(glyph->text, sizeof glyph->text, "%s", plain)
                : snprintf(glyph->text, sizeof glyph->text, "\\x%02x", byte);
  glyph->n = (size_t)n;
}

Glyph glyph_at(Str text, size_t at) {
  uint32_t c = 0;
  Glyph glyph = {.next = utf8_next(text, at, &c)};
  Str raw = str_part(text, at, glyph.next);
  bool is_byte = raw.n == 1;
  if (utf8_bad(raw) < raw.n || (is_byte && is_hidden(c)) || (raw.at[0] == '[' && opens_command(text, at))) {
    escape_byte(&glyph, (unsigned char)raw.at[0]);
    glyph.next = at + 1;
  } else if (is_hidden(c)) {
    glyph.n = (size_t)snprintf(glyph.text, sizeof glyph.text, "\\u{%04x}", (unsigned)c);
  } else {
    glyph.n = raw.n;
    memcpy(glyph.text, raw.at, raw.n);
  }
  return glyph;
}

void text_show(Buf *out, Str text) {
  for (size_t at = 0; at < text.n;) {
    Glyph glyph = glyph_at(text, at);
    buf_add(out, (Str){glyph.text, glyph.n});
    at = glyph.next;
  }
}

Str text_shown(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  text_show(&out, text);
  return buf_str(&out);
}
