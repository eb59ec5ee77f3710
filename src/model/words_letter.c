// words_letter: what a code point is to somebody who reads: a letter, several, a mark that parts clauses, or nothing.
//
// From code points to glyphs, a page of 256 at a time. Invariant: a letter that comes out is as plain as it gets:
// small, of normal width, without marks, simplified.
#include "words_parts.h"

enum {
  HAN_FIRST = 0x3400, // the unified ideographs and their extensions, of which none has another form by Unicode's own
  HAN_LAST = 0x9FFF,  // tables but those between, which are symbols
  SYMBOLS_FIRST = 0x4DC0,
  SYMBOLS_LAST = 0x4DFF,
  HAN_MORE_FIRST = 0x20000,
  HAN_MORE_LAST = 0x2A6DF,
  HANGUL_FIRST = 0xAC00, // syllables, which would fall apart into sounds
  HANGUL_LAST = 0xD7A3,
  PER_MILLE = 0x2030,
};

bool letter_is_ascii(uint32_t letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); }

static bool is_within(uint32_t c, uint32_t first, uint32_t last) { return first <= c && c <= last; }

static bool is_han(uint32_t c) {
  return (is_within(c, HAN_FIRST, HAN_LAST) && !is_within(c, SYMBOLS_FIRST, SYMBOLS_LAST)) ||
         is_within(c, HAN_MORE_FIRST, HAN_MORE_LAST);
}

static bool is_clause_mark(uint32_t c) {
  static const uint32_t marks[][2] = {{'!', '"'},       {'\'', ')'},      {',', ','},       {':', '<'},
                                      {'>', '?'},       {'[', '['},       {']', ']'},       {'{', '{'},
                                      {'}', '}'},       {0xAB, 0xAB},     {0xBB, 0xBB},     {0x2014, 0x2015},
                                      {0x2018, 0x201F}, {0x2026, 0x2026}, {0x2039, 0x203A}, {0x22EF, 0x22EF},
                                      {0x3001, 0x3002}, {0x3008, 0x3011}, {0x3014, 0x301B}, {0x301D, 0x301F}};
  for (size_t i = 0; i < COUNT(marks); i++)
    if (is_within(c, marks[i][0], marks[i][1])) return true;
  return false;
}

// Signs that Unicode takes for letters or does not take for digits: TM and SM; 1 to 10 in filled or double circles.
static uint32_t sign_of(uint32_t c) {
  static const uint32_t ones[] = {0x2776, 0x2780, 0x278A, 0x24F5};
  if (c == 0x2120 || c == 0x2122) return '*';
  for (size_t i = 0; i < COUNT(ones); i++)
    if (is_within(c, ones[i], ones[i] + 8)) return '1' + (c - ones[i]);
  return c;
}

static bool is_opening_quote(uint32_t c) {
  return c == '"' || c == '\'' || c == 0x2018 || c == 0x201C || c == 0x300C || c == 0x300E;
}

static GlyphKind kind_of(uint32_t c, uint32_t folded) {
  if (c == '\n') return GLYPH_LINE;
  if (c == '\t' || utf8_is_blank(c)) return GLYPH_BLANK;
  if (c == '\r') return GLYPH_NOTHING;
  if (is_opening_quote(c) || is_opening_quote(folded)) return GLYPH_QUOTE;
  if (is_clause_mark(c) || is_clause_mark(folded)) return GLYPH_CLAUSE;
  return folded == '@' ? GLYPH_AT : GLYPH_SYMBOL;
}

static bool is_letter(uint32_t folded) { return folded == '%' || folded == PER_MILLE || utf8_is_word(folded); }

static Glyph glyph_of_several(Letters *letters, const uint32_t *folded, size_t n) {
  Glyph glyph = {.kind = GLYPH_LETTERS, .letter = (uint32_t)letters->several.n & 0xFFFFFF};
  PUSH(letters->arena, &letters->several, (uint32_t)n);
  for (size_t i = 0; i < n; i++) PUSH(letters->arena, &letters->several, folded[i]);
  return glyph;
}

static Glyph glyph_of(Letters *letters, uint32_t c) {
  uint32_t folded[UTF8_FOLDED_MAX];
  if (is_han(c)) return (Glyph){.kind = GLYPH_LETTER, .letter = hant_simplified(c) & 0xFFFFFF};
  if (is_within(c, HANGUL_FIRST, HANGUL_LAST)) return (Glyph){.kind = GLYPH_LETTER, .letter = c & 0xFFFFFF};
  size_t n = utf8_folded_point(sign_of(c), folded), kept = 0;
  if (n == 0) return (Glyph){.kind = GLYPH_NOTHING};
  uint32_t first = folded[0];
  for (size_t i = 0; i < n; i++)
    if (is_letter(folded[i])) folded[kept++] = hant_simplified(folded[i]);
  if (kept == 0) return (Glyph){.kind = (unsigned char)kind_of(c, first)};
  if (kept == 1) return (Glyph){.kind = GLYPH_LETTER, .letter = folded[0] & 0xFFFFFF};
  return glyph_of_several(letters, folded, kept);
}

const Glyph *letters_page(Letters *letters, size_t page) {
  Glyph *glyphs = NEW_N(letters->arena, Glyph, PAGE_SIZE);
  for (uint32_t i = 0; i < PAGE_SIZE; i++) glyphs[i] = glyph_of(letters, (uint32_t)(page << PAGE_BITS) | i);
  letters->pages[page] = glyphs;
  return glyphs;
}
