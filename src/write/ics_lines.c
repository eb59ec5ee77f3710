// ics_lines: lines of a calendar as RFC 5545 has them: of at most 75 octets, folded between letters.
//
// Invariant: a fold falls neither within a character nor within an escape, and what is unfolded is the line again.
#include "room.h"

enum { LINE_OCTETS = 75 };

// The last place at or before `most` that splits neither a character nor an escape.
static size_t fold_point(Str line, size_t most) {
  size_t at = most;
  while (at > 1 && ((unsigned char)line.at[at] & 0xC0) == 0x80) at--;
  size_t backslashes = 0;
  while (backslashes < at && line.at[at - 1 - backslashes] == '\\') backslashes++;
  return at - backslashes % 2;
}

void ics_fold(Buf *out, Str line) {
  for (size_t room = LINE_OCTETS; line.n > room; room = LINE_OCTETS - 1) {
    size_t at = fold_point(line, room);
    buf_add(out, str_part(line, 0, at));
    buf_add(out, S("\r\n "));
    line = str_from(line, at);
  }
  buf_add(out, line);
  buf_add(out, S("\r\n"));
}

// Takes out every fold, also those that fall within a CRLF. No text holds "\r\n " of its own: line ends are escaped.
Str ics_unfolded(Arena *arena, Str serialised) {
  Buf out = buf_in(arena);
  for (ptrdiff_t at; (at = str_find(serialised, S("\r\n "))) >= 0; serialised = str_from(serialised, (size_t)at + 3))
    buf_add(&out, str_part(serialised, 0, (size_t)at));
  buf_add(&out, serialised);
  return buf_str(&out);
}
