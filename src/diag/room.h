// room: what the files of src/diag share with each other (and with their test), and with nobody else.
#ifndef SOPCAL_DIAG_ROOM_H
#define SOPCAL_DIAG_ROOM_H

#include "sopcal/diag.h"

// ---- templates (fill.c) -------------------------------------------------------------------------------------------

// What a template is made of: text to be taken as it stands, `{name}`, and the ends of an optional part.
typedef enum PieceKind { PIECE_TEXT, PIECE_ARG, PIECE_OPEN, PIECE_CLOSE } PieceKind;
typedef struct Piece {
  PieceKind kind;
  Str text; // the text, or the argument's name
} Piece;

// A template being read: what is left of it, and whether that begins within an optional part.
typedef struct Template {
  Str rest;
  bool inside;
} Template;
bool template_next(Template *reading, Piece *piece);

// A text of the catalogue, filled and safe to print; empty when there is none or it was left out.
Str text_fill(Arena *arena, const Text *text, const ArgList *args, Lang lang);
// The same for a message, which is never left out.
Str message_fill(Arena *arena, const Row *row, const ArgList *args, Lang lang);

// ---- text that is safe to print (show.c; text_show is public) -----------------------------------------------------

// One code point (or bad byte) as it is shown, and the offset of the next one.
typedef struct Glyph {
  char text[12];
  size_t n;
  size_t next;
} Glyph;
Glyph glyph_at(Str text, size_t at);

// ---- places (source.c) --------------------------------------------------------------------------------------------

// The start of the code point that the byte at `at` belongs to.
size_t code_point_start(Str text, size_t at);
// The place moved to lie within its file and on code points.
Place place_within(Place place);

int compare_places(Place a, Place b); // what has no file comes first

// ---- piles (piles.c) ----------------------------------------------------------------------------------------------

typedef struct Pile Pile;
// Of a file, or of a column of it where that is a table.
Pile *pile_new(Arena *arena, bool table, bool column);
// True when a record there could only be counted.
bool pile_is_beyond(const Pile *pile, Place at);
void pile_count(Arena *arena, Pile *pile, Level level, Place at, size_t n, const Arg *args);
void pile_add(Arena *arena, Pile *pile, Diag *diag);

typedef struct Settled {
  Diag **said; // in order
  size_t n;
  Place first; // of those that are not said
  size_t left_out;
  const size_t *dropped; // the same by level
} Settled;
Settled pile_settle(Arena *arena, Pile *pile);

// ---- ignored in place (ignore.c) ----------------------------------------------------------------------------------

typedef LIST(const Ignore *) IgnoreList;
typedef struct Ignores {
  Map files; // by path
} Ignores;
void ignores_add(Arena *arena, Ignores *ignores, const Ignore *ignore);
// The innermost one that covers the place, which has then met something; NULL.
const Ignore *ignores_find(const Ignores *ignores, Code code, Place at);
IgnoreList ignores_unused(Arena *arena, const Ignores *ignores);

// ---- order (order.c) ----------------------------------------------------------------------------------------------

// Puts `n` records in order, without equals; returns how many are left.
size_t put_in_order(Diag **list, size_t n);
// All that a place or arguments say, as bytes.
void say_place(Buf *out, Place place);
void say_args(Buf *out, const ArgList *args);

// ---- printing -----------------------------------------------------------------------------------------------------

// `sgr` NULL: no colour.
typedef struct Underline {
  char head, tail;
  const char *sgr;
} Underline;
void paint(Buf *out, const char *sgr, Str text);

// The first line of a place and, below it, the underline with `beside` behind it. Nothing for a file without text.
void excerpt_print(Buf *out, Place place, Underline underline, Str beside);

// One record. The row is given apart, so that a test can bring rows of its own.
void human_print(Buf *out, const Diag *diag, const Row *row, const PrintOptions *options);
void json_print(Buf *out, const Diag *diag, const Row *row, Str fingerprint, Lang lang);

// Tells records apart from run to run; holds how often each has been seen so far in this run.
typedef struct Fingerprints {
  Arena *arena;
  Map seen;
} Fingerprints;
Str fingerprint_next(Fingerprints *prints, const Diag *diag);

#endif
