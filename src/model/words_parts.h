// words_parts: what the files of words*.c share: how letters are read, the tree of all texts, the lists of a search.
#ifndef SOPCAL_MODEL_WORDS_PARTS_H
#define SOPCAL_MODEL_WORDS_PARTS_H

#include "sopcal/words.h"

// ---- letters (words_letter.c) -------------------------------------------------------------------------------------

typedef enum GlyphKind {
  GLYPH_LETTER,
  GLYPH_LETTERS, // several: `letter` is the number of the first in `Letters.several`, in front of which their count is
  GLYPH_NOTHING, // has no width: marks, joiners
  GLYPH_BLANK,
  GLYPH_LINE,
  GLYPH_CLAUSE,
  GLYPH_QUOTE, // a clause mark that opens a quotation
  GLYPH_AT,
  GLYPH_SYMBOL,
} GlyphKind;
typedef struct Glyph {
  uint32_t kind : 8;
  uint32_t letter : 24;
} Glyph;

enum { PAGE_BITS = 8, PAGE_SIZE = 1 << PAGE_BITS, PAGES = 0x110000 >> PAGE_BITS };

// What each code point is, worked out page by page when the first of a page is met.
typedef struct Letters {
  Arena *arena;
  LIST(uint32_t) several;
  const Glyph *pages[PAGES];
} Letters;
const Glyph *letters_page(Letters *letters, size_t page);
static inline Glyph letters_of(Letters *letters, uint32_t code_point) {
  const Glyph *page = letters->pages[code_point >> PAGE_BITS];
  if (!page) page = letters_page(letters, code_point >> PAGE_BITS);
  return page[code_point & (PAGE_SIZE - 1)];
}
bool letter_is_ascii(uint32_t letter);

// ---- a text as letters (words_text.c) -----------------------------------------------------------------------------

// What stands in front of a letter: something that is seen, a clause mark, something that is not read, a clause mark
// other than an opening quote.
enum { GAP_SEEN = 1, GAP_CLAUSE = 2, GAP_WALL = 4, GAP_PARTS = 8 };

typedef struct Unit {
  uint32_t letter;
  uint32_t gap;
  uint32_t from, to; // bytes of the text that it stands for
} Unit;
typedef LIST(Unit) Units;
// Replaces what is in `out`.
void units_read(Letters *letters, Str text, const PlainRuns *runs, Arena *arena, Units *out);

// ---- the tree of texts (words_tree.c) -----------------------------------------------------------------------------

// Aho and Corasick's automaton. States come in the order of their depth, the children of one together, by letter.
typedef struct State {
  uint32_t first; // of its children; they end where those of the next state begin
  uint32_t fail;  // the longest text begun that this one ends with
  uint32_t found; // the longest whole text that it ends with, this state or another; 0: none
} State;

typedef struct TreeText {
  const uint32_t *letters;
  size_t n;
  size_t id;
} TreeText;

typedef struct Tree {
  State *states;          // and one behind the last
  uint32_t *letters;      // of each state: that leads to it; apart, for children are looked for by their letters alone
  uint32_t *ids;          // of each state where a text ends
  uint32_t *pages[PAGES]; // the root's children by letter
} Tree;
// `texts` are sorted on the way; no two have the same letters.
void tree_grow(Arena *arena, Tree *tree, TreeText *texts, size_t n);
uint32_t tree_step(const Tree *tree, uint32_t state, uint32_t letter);
static inline uint32_t tree_shorter(const Tree *tree, uint32_t found) {
  return tree->states[tree->states[found].fail].found;
}

// ---- all of it ----------------------------------------------------------------------------------------------------

typedef LIST(uint32_t) Owners;
typedef struct Sought { // a text that is looked for
  Str letters;          // as bytes
  uint64_t clauses;     // a bit for each gap, the last one lowest: clause marks stand there
  Owners owners;        // what is harmless in it
  Owners groups;        // that it is of, as a word
  int level;            // -1: no word
  bool leads;           // words are harmless right behind it
} Sought;
static inline size_t sought_length(const Sought *sought) { return sought->letters.n / sizeof(uint32_t); }

typedef struct Stretch {
  uint32_t first, last; // units
  uint32_t of;          // a Sought, or an Owner
} Stretch;
typedef LIST(Stretch) Stretches;

struct Words {
  Arena *arena;
  Letters letters;
  LIST(Sought) sought;
  Map known;  // letters -> the number of their Sought
  Map behind; // of a text and a group: the group's words are harmless right behind it
  Map met;    // of a word and the texts that it stood behind: when that is harmless
  Tree tree;
  // Of the text that is being searched; kept, so that their memory serves all.
  Units units;
  Stretches hits, covers;
  Stretches leads; // texts behind which words are harmless, by where they end
  uint32_t *told;  // by owner: the unit behind the last cover
};

// Whether it stands right behind a text of `leads`, and is harmless there (words_after.c).
bool is_led(Words *words, const Stretch *hit);

// All words, or one.
enum { OWNER_ALL = 0 };
static inline size_t owner_word(size_t id) { return 1 + id; }

#endif
