// words_text: a text becomes the letters that people read in it, each with what stands in front of it.
//
// From bytes and runs to units. What is no text to be read (code, links, Mustache tags, @names) is a wall between two
// letters. Invariant: units follow one another in the text, and each stands for whole code points of it.
#include "words_parts.h"

enum { NAME_LETTERS_MAX = 20 };

typedef struct Reader {
  Letters *letters;
  Arena *arena;
  Units *units;
  Str text;        // as far as it is text
  uint32_t gap;    // what has been met since the last letter
  unsigned lines;  // line ends among it
  bool no_closing; // no Mustache tag closes from here on
} Reader;

static void meet(Reader *reader, uint32_t gap) { reader->gap |= gap | GAP_SEEN; }

// A second line end without a letter between ends a paragraph.
static void meet_line(Reader *reader) { meet(reader, ++reader->lines > 1 ? GAP_CLAUSE | GAP_PARTS : GAP_SEEN); }

static void add_letter(Reader *reader, uint32_t letter, size_t from, size_t to) {
  PUSH(reader->arena, reader->units, ((Unit){letter, reader->gap, (uint32_t)from, (uint32_t)to}));
  reader->gap = reader->lines = 0;
}

// ---- what is not read ---------------------------------------------------------------------------------------------

// Behind the Mustache tag that begins here; where it begins when it is none.
static size_t tag_end(Reader *reader, size_t at) {
  Str rest = str_from(reader->text, at);
  if (reader->no_closing || !str_starts(rest, S("{{"))) return at;
  ptrdiff_t end = str_find(rest, S("}}"));
  reader->no_closing = end < 0;
  return end < 0 ? at : at + (size_t)end + 2;
}

// Behind the bare link that begins here: no blank and nothing but ASCII.
static size_t link_end(const Reader *reader, size_t at) {
  static const Str begins[] = {S_("http://"), S_("https://"), S_("www.")};
  Str rest = str_from(reader->text, at);
  size_t n = 0;
  for (size_t i = 0; i < COUNT(begins); i++)
    if (str_starts_any_case(rest, begins[i])) n = begins[i].n;
  while (n && n < rest.n && rest.at[n] > ' ' && rest.at[n] < 0x7F) n++;
  return at + n;
}

// Behind the name that stands behind an @. It ends at a blank or at punctuation; in a group "@所有人" calls everybody,
// and what follows is no part of a name.
static size_t name_end(const Reader *reader, size_t at) {
  static const Str everybody = S_("所有人");
  if (str_starts(str_from(reader->text, at), everybody)) return at + everybody.n;
  for (size_t n = 0, next; n < NAME_LETTERS_MAX && at < reader->text.n; n++, at = next) {
    uint32_t c;
    next = utf8_next(reader->text, at, &c);
    unsigned kind = letters_of(reader->letters, c).kind;
    if (kind > GLYPH_NOTHING && c != '-' && c != '_') break;
  }
  return at;
}

static bool may_begin_link(const Reader *reader, char c) {
  const Units *units = reader->units;
  bool begins = reader->gap || !units->n || !letter_is_ascii(units->at[units->n - 1].letter);
  return begins && (c == 'h' || c == 'H' || c == 'w' || c == 'W');
}

static size_t skip(Reader *reader, size_t at) {
  char c = reader->text.at[at];
  if (c == '{') return tag_end(reader, at);
  return may_begin_link(reader, c) ? link_end(reader, at) : at;
}

// ---- what is --------------------------------------------------------------------------------------------------------

static void take(Reader *reader, Glyph glyph, size_t from, size_t to) {
  switch ((GlyphKind)glyph.kind) {
  case GLYPH_LETTER: add_letter(reader, glyph.letter, from, to); return;
  case GLYPH_LETTERS: {
    const uint32_t *several = reader->letters->several.at + glyph.letter;
    for (uint32_t i = 1; i <= several[0]; i++) add_letter(reader, several[i], from, to);
    return;
  }
  case GLYPH_NOTHING: return;
  case GLYPH_LINE: meet_line(reader); return;
  case GLYPH_CLAUSE: meet(reader, GAP_CLAUSE | GAP_PARTS); return;
  case GLYPH_QUOTE: meet(reader, GAP_CLAUSE); return;
  case GLYPH_BLANK:
  case GLYPH_AT:
  case GLYPH_SYMBOL: meet(reader, GAP_SEEN); return;
  }
}

// What most of a text is: three bytes, checked when the file was read. Others take the long way.
static size_t next_of(Str text, size_t at, uint32_t *c) {
  const unsigned char *byte = (const unsigned char *)text.at + at;
  if (byte[0] >> 4 != 0xE || text.n - at < 3) return utf8_next(text, at, c);
  *c = (byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
  return at + 3;
}

// Reads what begins here, and says where it ends.
static size_t read_one(Reader *reader, size_t at) {
  uint32_t c;
  size_t next = skip(reader, at);
  if (next > at) {
    meet(reader, GAP_WALL);
    return next;
  }
  next = next_of(reader->text, at, &c);
  Glyph glyph = letters_of(reader->letters, c);
  take(reader, glyph, at, next);
  if (glyph.kind != GLYPH_AT) return next;
  meet(reader, GAP_WALL);
  return name_end(reader, next);
}

static void read_text(Reader *reader, Str whole, size_t at, size_t to) {
  reader->text = str_part(whole, 0, to);
  reader->no_closing = false;
  while (at < to) at = read_one(reader, at);
}

// Bullets and numbers of a list part what they begin from what stands before.
static void read_marks(Reader *reader, Str whole, size_t at, size_t to) {
  for (; at < to; at++) {
    char c = whole.at[at];
    if (c == '\n')
      meet_line(reader);
    else
      meet(reader, c == ' ' || c == '\t' ? GAP_SEEN : GAP_CLAUSE | GAP_PARTS);
  }
}

void units_read(Letters *letters, Str text, const PlainRuns *runs, Arena *arena, Units *out) {
  Reader reader = {.letters = letters, .arena = arena, .units = out};
  out->n = 0;
  if (!runs || !runs->n) read_text(&reader, text, 0, text.n);
  for (size_t i = 0; runs && i < runs->n; i++) {
    const PlainRun *run = &runs->at[i];
    if (run->kind == RUN_TEXT)
      read_text(&reader, text, run->at, run->at + run->n);
    else if (run->kind == RUN_MARK)
      read_marks(&reader, text, run->at, run->at + run->n);
    else
      meet(&reader, GAP_WALL);
  }
}
