// fill: from a template of the catalogue and the arguments of a record to a sentence.
//
//   template = { text | "{{" | "}}" | "[[" | "{" name "}" | "[" template-without-brackets "]" }
//
// Invariant: every argument that a template names is in the record; a record that lacks one is our own fault.
#include "room.h"

#include <assert.h>
#include <string.h>

enum { QUOTED_MOST = 1000 }; // bytes: the longest list of what is allowed somewhere has room

// As much of a list as a sentence quotes, and then something that is cut off.
static Str join_shown(Arena *arena, const StrList *list, Str between) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < list->n && out.n <= QUOTED_MOST; i++) {
    if (i > 0) buf_add(&out, between);
    buf_add(&out, list->at[i]);
  }
  return buf_str(&out);
}

Arg arg_list(Arena *arena, const char *name, const StrList *list) {
  return (Arg){.name = name, .text = {join_shown(arena, list, S(", ")), join_shown(arena, list, S("、"))}};
}

static void skip(Str *rest, size_t n) { *rest = str_from(*rest, n); }

static bool is_doubled(Str rest) {
  return rest.n >= 2 && rest.at[0] == rest.at[1] && strchr("{}[", rest.at[0]) != NULL;
}

static Piece literal_next(Str *rest) {
  Piece piece = {PIECE_TEXT, str_part(*rest, 0, 1)};
  skip(rest, 2);
  return piece;
}

static Piece arg_next(Str *rest) {
  ptrdiff_t end = str_find_byte(*rest, '}');
  assert(end > 1 && "a template's { has no name and }");
  Piece piece = {PIECE_ARG, str_part(*rest, 1, (size_t)end)};
  skip(rest, (size_t)end + 1);
  return piece;
}

static Piece text_next(Str *rest) {
  size_t n = 1;
  while (n < rest->n && strchr("{}[]", rest->at[n]) == NULL) n++;
  Piece piece = {PIECE_TEXT, str_part(*rest, 0, n)};
  skip(rest, n);
  return piece;
}

static Piece bracket_next(Template *reading) {
  Piece piece = {reading->inside ? PIECE_CLOSE : PIECE_OPEN, str_part(reading->rest, 0, 1)};
  reading->inside = !reading->inside;
  skip(&reading->rest, 1);
  return piece;
}

bool template_next(Template *reading, Piece *piece) {
  Str *rest = &reading->rest;
  if (rest->n == 0) return false;
  // A ']' with no '[' before it is text, so that "ignore[[W301]" needs no second sign.
  if (is_doubled(*rest))
    *piece = literal_next(rest);
  else if (rest->at[0] == '{')
    *piece = arg_next(rest);
  else if (rest->at[0] == (reading->inside ? ']' : '['))
    *piece = bracket_next(reading);
  else
    *piece = text_next(rest);
  return true;
}

static const Arg *arg_find(const ArgList *args, Str name) {
  for (size_t i = 0; i < args->n; i++)
    if (str_eq(str_of(args->at[i].name), name)) return &args->at[i];
  assert(0 && "a template names an argument that its record lacks");
  return NULL;
}

// A value may be as long as a file allows; a sentence that quotes it is not.
static void quote_add(Buf *out, Str text) {
  bool fits = text.n <= QUOTED_MOST;
  buf_add(out, fits ? text : str_part(text, 0, code_point_start(text, QUOTED_MOST)));
  if (!fits) buf_add(out, S("..."));
}

// False when there was nothing to add.
static bool arg_add(Buf *out, const Arg *found, Lang lang) {
  if (found->is_number)
    buf_format(out, "%ld", found->number);
  else
    quote_add(out, found->text[lang]);
  return found->is_number || found->text[lang].n > 0;
}

// Fills in all that is there; false when an argument outside the optional parts was empty.
static bool fill(Buf *out, Str template, const ArgList *args, Lang lang) {
  bool whole = true, part_whole = true;
  size_t part = out->n;
  Template reading = {.rest = template};
  for (Piece piece; template_next(&reading, &piece);) {
    bool *complete = reading.inside ? &part_whole : &whole;
    switch (piece.kind) {
    case PIECE_TEXT: buf_add(out, piece.text); break;
    case PIECE_ARG: *complete &= arg_add(out, arg_find(args, piece.text), lang); break;
    case PIECE_OPEN: part = out->n, part_whole = true; break;
    case PIECE_CLOSE: out->n = part_whole ? out->n : part; break;
    }
  }
  return whole;
}

bool catalogue_fill(Buf *out, const char *template, const ArgList *args, Lang lang) {
  if (template == NULL) return false;
  size_t start = out->n;
  bool whole = fill(out, str_of(template), args, lang);
  if (!whole) out->n = start;
  return whole;
}

Str text_fill(Arena *arena, const Text *text, const ArgList *args, Lang lang) {
  Buf filled = buf_in(arena);
  catalogue_fill(&filled, text->in[lang], args, lang);
  return text_shown(arena, buf_str(&filled));
}

Str message_fill(Arena *arena, const Row *row, const ArgList *args, Lang lang) {
  Buf filled = buf_in(arena);
  fill(&filled, str_of(row->message.in[lang]), args, lang);
  return text_shown(arena, buf_str(&filled));
}
