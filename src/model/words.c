// words: which texts are looked for, which of them are words, and in which of them words are harmless.
//
// From texts to the tree of words_tree.c. Invariant: no two of them have the same letters, and each can be found: it
// has letters, and no more than the gaps of one number have bits for.
#include "words_parts.h"

#include <string.h>

Words *words_new(Arena *arena) {
  Words *words = NEW(arena, Words);
  words->arena = arena;
  words->letters.arena = arena;
  return words;
}

static WordFault fault_of(const Units *units) {
  if (units->n == 0) return WORD_WITHOUT_LETTERS;
  if (units->n == 1 && units->at[0].letter < 0x80) return WORD_OF_ONE_LETTER;
  return units->n > WORD_LETTERS_MAX ? WORD_TOO_LONG : WORD_FINE;
}

static Str letters_as_bytes(Arena *arena, const Units *units) {
  uint32_t *letters = NEW_N(arena, uint32_t, units->n);
  for (size_t i = 0; i < units->n; i++) letters[i] = units->at[i].letter;
  return (Str){(const char *)letters, units->n * sizeof *letters};
}

static uint64_t clauses_of(const Units *units) {
  uint64_t clauses = 0;
  for (size_t i = 1; i < units->n; i++) clauses = clauses << 1 | ((units->at[i].gap & GAP_CLAUSE) != 0);
  return clauses;
}

WordFault words_add(Words *words, Str text, size_t *id) {
  units_read(&words->letters, text, NULL, words->arena, &words->units);
  WordFault fault = fault_of(&words->units);
  if (fault != WORD_FINE) return fault;
  Str letters = letters_as_bytes(words->arena, &words->units);
  const size_t *known = map_get(&words->known, letters);
  if (!known) {
    size_t *number = NEW(words->arena, size_t);
    *number = words->sought.n;
    map_put(words->arena, &words->known, letters, number);
    PUSH(words->arena, &words->sought, ((Sought){.letters = letters, .level = -1}));
    known = number;
  }
  *id = *known;
  words->sought.at[*id].clauses |= clauses_of(&words->units);
  return WORD_FINE;
}

void words_list(Words *words, size_t id, int level) { words->sought.at[id].level = level; }

void words_ready(Words *words) {
  TreeText *texts = NEW_N(words->arena, TreeText, words->sought.n);
  for (size_t i = 0; i < words->sought.n; i++) {
    const Sought *sought = &words->sought.at[i];
    texts[i] = (TreeText){(const uint32_t *)(const void *)sought->letters.at, sought_length(sought), i};
  }
  tree_grow(words->arena, &words->tree, texts, words->sought.n);
  words->told = NEW_N(words->arena, uint32_t, 1 + words->sought.n);
}

// ---- what is harmless in it ---------------------------------------------------------------------------------------

static void allow(Words *words, size_t id, size_t owner) {
  Owners *owners = &words->sought.at[id].owners;
  for (size_t i = 0; i < owners->n; i++)
    if (owners->at[i] == owner) return;
  PUSH(words->arena, owners, (uint32_t)owner);
}

void words_allow(Words *words, size_t id) { allow(words, id, OWNER_ALL); }
void words_allow_word(Words *words, size_t id, size_t word) { allow(words, id, owner_word(word)); }
