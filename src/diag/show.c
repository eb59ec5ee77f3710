// show: from text of a plan to text that is safe to print.
//
// Invariant: what comes out is valid UTF-8 on one line, can neither steer a terminal nor turn the direction of what
// follows, and holds no command to a build service ("##[error]" is one anywhere in a line of GitHub's log).
#include "room.h"

#include <stdio.h>
#include <string.h>

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
  if (utf8_bad(raw) < raw.n || (is_byte && utf8_is_hidden(c)) || utf8_opens_command(text, at)) {
    escape_byte(&glyph, (unsigned char)raw.at[0]);
    glyph.next = at + 1;
  } else if (utf8_is_hidden(c)) {
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

// ---- what begins a line -------------------------------------------------------------------------------------------

// The offset of the first character that is not blank: build services look from there on.
static size_t first_visible(Str text) {
  size_t at = 0;
  uint32_t c;
  for (size_t next; at < text.n; at = next) {
    next = utf8_next(text, at, &c);
    if (!utf8_is_blank(c)) break;
  }
  return at;
}

// A path is followed by a colon of ours.
Str path_shown(Arena *arena, Str path) {
  Str shown = text_shown(arena, path);
  bool colons = str_find(shown, S("::")) >= 0 || str_starts(str_from(shown, first_visible(shown)), S(":"));
  bool is_plain = !colons || str_starts(shown, S("/")) || str_starts(shown, S("."));
  return is_plain ? shown : str_format(arena, "./%.*s", STR(shown));
}

Str text_shown_first(Arena *arena, Str text) {
  Str shown = text_shown(arena, text);
  size_t at = first_visible(shown);
  if (!str_starts(str_from(shown, at), S("::"))) return shown;
  return str_format(arena, "%.*s\\x3a%.*s", STR(str_part(shown, 0, at)), STR(str_from(shown, at + 1)));
}
