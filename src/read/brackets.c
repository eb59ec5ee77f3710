// brackets: lists and maps whose brackets are missing, or are those of a Chinese keyboard.
//
// From a value that its key cannot take to one finding, Y155 or Y156, that shows the whole as it was meant. Invariant:
// says nothing where the text may have been meant as it stands; callers ask only where it cannot.
#include <string.h>

#include "text.h"

// ---- full-width brackets ------------------------------------------------------------------------------------------

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
  static const struct { Str wide, ascii; } signs[] = {{S_("，"), S_(", ")}, {S_("、"), S_(", ")}, {S_("："), S_(": ")}};
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

enum { FIX_BYTES_MAX = 96, LOOK_BYTES_MAX = 512 };

// What stands from here to the end of the line, or as much of it as matters.
static Str rest_of_line(const Source *source, size_t from) {
  size_t to = from;
  while (to < from + LOOK_BYTES_MAX && !is_line_end(text_byte(source, to))) to++;
  return str_part(source->text, from, to);
}

bool brackets_are_wide(Str text) {
  size_t row = wide_find(text);
  return row < COUNT(wide) && str_ends(text, wide[row].close);
}

bool brackets_wide(Arena *arena, Diags *diags, const Source *source, size_t from) {
  Str line = rest_of_line(source, from);
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

// ---- words without a key ------------------------------------------------------------------------------------------

bool brackets_is_bare(const Node *child) {
  const Place at = child->key_at;
  if (child->kind != NODE_EMPTY || !child->parent || !at.source) return false;
  bool braces = text_byte(at.source, child->parent->at.from) == '{';
  return braces && text_byte(at.source, text_skip_blanks(at.source, at.to)) != ':';
}

// A text is quoted as it stands; values become a list.
static Str with_brackets(Arena *arena, const Key *key, const Node *first, const Node *last, size_t from) {
  const Source *source = first->key_at.source;
  if (key->form != FORM_LIST) return text_in_quotes(arena, source, from, last->key_at.to);
  StrList words = {0};
  for (const Node *node = first; node; node = node == last ? NULL : node->next)
    PUSH(arena, &words, node->kind == NODE_TEXT ? node->text : node->key);
  Str list = str_join(arena, &words, S(", "));
  return list.n > FIX_BYTES_MAX ? S("") : str_format(arena, "[%.*s]", STR(list));
}

void brackets_missing(Arena *arena, Diags *diags, const Key *key, const Node *first, const Node *last) {
  size_t from = first->kind == NODE_TEXT ? first->at.from : first->parent->at.from;
  size_t to = first->kind == NODE_TEXT ? last->key_at.to : first->parent->at.to;
  const Source *source = first->key_at.source;
  if (first->kind == NODE_TEXT && brackets_wide(arena, diags, source, from)) return;
  Str fix = with_brackets(arena, key, first, last, from);
  diag_add(diags, Y156, text_place(source, from, to), ARGS(arg("key", str_of(key->name)), arg("fix", fix)));
}
