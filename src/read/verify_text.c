// verify_text: a TEXT value's escapes (RFC 5545, 3.3.11): a backslash stands before itself, ';', ',', 'n' and 'N', and
// those that separate have one before them. What a feed does wrong in one text it does in all, so each is told once.
#include "verify_parts.h"

static bool is_escaped(char c) { return c == '\\' || c == ';' || c == ',' || c == 'n' || c == 'N'; }

void text_check(Verify *v, const PropertyRow *row) {
  Str value = v->line.value;
  for (size_t at = 0; at < value.n; at++) {
    char c = value.at[at];
    if (c == '\\') {
      size_t end = at + 2 < value.n ? at + 2 : value.n;
      if (at + 1 == value.n ? !v->cut : !is_escaped(value.at[at + 1]))
        tally(v, V191, str_part(value, at, end), arg("found", quoted_part(str_part(value, at, end))));
      at++;
    } else if (c == ';' || (c == ',' && !row->list)) {
      tally(v, V192, str_part(value, at, at + 1), arg("found", str_part(value, at, at + 1)));
    }
  }
}
