// brackets: lists and maps whose brackets are missing, or are those of a Chinese keyboard.
//
// From a value that its key cannot take to one finding, Y155 or Y156, that shows the whole as it was meant. Invariant:
// says nothing where the text may have been meant as it stands; callers ask only where it cannot.
#include <string.h>

#include "text.h"

// ---- full-width brackets -------------------------------------------------------------------------------------------

static const struct {
  Str open, close;
  char ascii_open, ascii_close;
} wide[] = {
    {S_("｛"), S_("｝"), '{', '}'}, {S_("【"), S_("】"), '[', ']'}, {S_("［"), S_("］"), '[', ']'},
    {S_("（"), S_("）"), '[', ']'}, {S_("「"), S_("」"), '[', ']'},
};

// The row of the bracket that the text begins with, or COUNT(wide).
static size_t wide_find(Str text) {
  size_t row = 0;
  while (row < COUNT(wide) && !str_starts(text, wide[row].open)) row++;
  return row;
}

// The text between the brackets with YAML's own signs.
static Str with_ascii(Arena *arena, Str inside) {
  static const struct {
    Str wide, ascii;
  } signs[] = {{S_("，"), S_(", ")}, {S_("、"), S_(", ")}, {S_("："), S_(": ")}};
  Buf out = buf_in(arena);
  for (size_t at = 0; at < inside.n;) {
    size_t row = 0;
    while (row < COUNT(signs) && !str_starts(str_from(inside, at), signs[row].wide)) row++;
    if (row == COUNT(signs)) {
      buf_byte(&out, inside.at[at++]);
      continue;
    }
    buf_add(&out, signs[row].ascii);
    at += signs[row].wide.n;
  }
  return buf_str(&out);
}

enum { FIX_BYTES_MAX = 96 };

bool brackets_wide(Arena *arena, Diags *diags, const Source *source, size_t from) {
  Str line = str_part(source->text, from, text_line_end(source, from));
  size_t row = wide_find(line);
  if (row == COUNT(wide)) return false;
  Str open = wide[row].open, close = wide[row].close;
  ptrdiff_t end = str_find(line, close);
  Str inside = end < 0 ? S("") : str_trim(with_ascii(arena, str_part(line, open.n, (size_t)end)));
  if (end < 0 || inside.n > FIX_BYTES_MAX) inside = S("...");
  Str fix = str_format(arena, "%c%.*s%c", wide[row].ascii_open, STR(inside), wide[row].ascii_close);
  size_t to = from + (end < 0 ? open.n : (size_t)end + close.n);
  diag_add(diags, Y155, text_place(source, from, to), ARGS(arg("open", open), arg("close", close), arg("fix", fix)));
  return true;
}

// ---- words without a key -------------------------------------------------------------------------------------------

bool brackets_is_bare(const Node *child) {
  const Place at = child->key_at;
  if (child->kind != NODE_EMPTY || !child->parent || !at.source) return false;
  bool braces = text_byte(at.source, child->parent->at.from) == '{';
  return braces && text_byte(at.source, text_skip_blanks(at.source, at.to)) != ':';
}

void brackets_missing(Arena *arena, Diags *diags, Str key, const Node *first, const Node *last) {
  StrList words = {0};
  size_t from = first->kind == NODE_TEXT ? first->at.from : first->key_at.from;
  const Source *source = first->key_at.source;
  if (first->kind == NODE_TEXT && brackets_wide(arena, diags, source, from)) return;
  for (const Node *node = first; node; node = node == last ? NULL : node->next)
    PUSH(arena, &words, node->kind == NODE_TEXT ? node->text : node->key);
  Str list = str_join(arena, &words, S(", "));
  Str fix = list.n > FIX_BYTES_MAX ? S("") : str_format(arena, "%.*s: [%.*s]", STR(key), STR(list));
  diag_add(diags, Y156, text_place(source, from, last->key_at.to), ARGS(arg("key", key), arg("fix", fix)));
}
