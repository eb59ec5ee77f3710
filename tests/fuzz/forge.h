// forge: the attacker's texts, cut out of one input, and the two things that are done with them.
//
// An input is a line "twin SLOT PART" or "door SLOT FAULT COMMAND" of numbers, then texts, apart by lines of "%%%"; the
// first goes into that slot, the next into the one behind it. A slot without one holds a word of its own.
#ifndef TESTS_FUZZ_FORGE_H
#define TESTS_FUZZ_FORGE_H

#include "target.h"

enum { SLOTS_MOST = 40 };

typedef struct Texts {
  Arena *arena;
  size_t numbers[3];
  Str slots[SLOTS_MOST]; // empty: no text was given
} Texts;

// Renders one plan twice, with the texts put behind the reader's back, and with nothing but letters in their place.
void forge_twin(const Texts *texts);
// Writes a plan with the texts in it, in its values, its keys and the names of its files, and runs the commands.
void forge_door(const Texts *texts);

#endif
