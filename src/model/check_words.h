// check_words: what check_words.c, which looks through all texts, has from check_word_lists.c, which takes in the
// lists.
#ifndef SOPCAL_MODEL_CHECK_WORDS_H
#define SOPCAL_MODEL_CHECK_WORDS_H

#include "check.h"

#include "sopcal/words.h"

enum { WORDS_MAX = 20000 }; // of all lists; and as many exceptions

typedef struct ListedWord { // of those with the same letters the gravest
  const WordEntry *entry;
  const WordClass *class;
  int level; // WordLevel
} ListedWord;
typedef LIST(ListedWord) ListedWords;

typedef struct Search {
  Checker *c;
  Arena *scratch;
  Words *words;
  ListedWords listed; // by the numbers of `words`
  WordHits hits;
  bool in_text; // of a piece; else in values of YAML
} Search;

// Fills `words` and `listed` with the plan's lists, and says what is wrong with them (codes S160 to S162, S166, W305).
void words_of_plan(Search *search);
// Where a text stands in a value for the nth time, counted from 0: quotes and blocks of lines change what is around it,
// but seldom itself. The whole value where it is not found as it stands.
Place place_in_value(Place value, Str text, size_t nth);

#endif
