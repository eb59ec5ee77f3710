// judge: reads back what sopcal writes, with readers that share no code with its writers, and asserts each format's
// law.
//
// A reading is split in two: `bones` is the structure (tags and attributes, names of properties, the shape of cells and
// blocks), `words` are the texts, every visible character as an 'x'. Two outputs of plans that differ in nothing but
// the letters of their texts must have equal bones and equal words: then no text has become structure, and none was
// lost.
#ifndef TESTS_FUZZ_JUDGE_H
#define TESTS_FUZZ_JUDGE_H

#include "sopcal/write.h"
#include "target.h"

typedef struct Reading {
  Buf bones, words;
} Reading;
Reading reading_new(Arena *arena);
// Asserts that both readings are the same but for the letters.
void readings_must_agree(const Reading *one, const Reading *other);

void read_calendar(Arena *arena, Str bytes, const Feed *feed, Reading *out);
void read_json(Arena *arena, Str bytes, Reading *out);
void read_html(Str bytes, Reading *out);
// How many records a table has.
size_t read_csv(Str bytes, Reading *out);
size_t read_xlsx(Str bytes, Reading *out);
void read_markdown(Str bytes, Reading *out);
// A page of the plan's: index.html, or one of stores/.
void read_page(Str path, Str bytes, Reading *out);
// By the end of its name.
void read_sheet(const SheetFile *file, Reading *out);

// For the readers.
void add_bone(Reading *out, Str bone);
void add_words(Reading *out, Str words);
void add_part(Reading *out, Str part); // of words

// The text with a letter for every visible character, which cannot be anything but text; without control characters.
// With '\0' as the letter the characters stay.
Str harmless(Arena *arena, Str text, char letter);

#endif
