// target: what the fuzzers share. Each takes bytes, does what sopcal would do with such a file, and asserts what must
// hold whatever the bytes are. Run by libFuzzer (fuzz.sh), or on files by replay.c.
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "sopcal/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

// assert, also with NDEBUG.
#define MUST(fact)                                                                                                     \
  ((fact) ? (void)0 : (fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #fact), abort()))

static inline Str input_text(Arena *arena, const uint8_t *bytes, size_t n) {
  return str_copy(arena, (Str){(const char *)bytes, n});
}

static inline void place_must_be_within(Place place) {
  if (!place.source) return;
  MUST(place.from <= place.to);
  MUST(place.to <= place.source->text.n);
}

// ---- what may be printed (judge.c) --------------------------------------------------------------------------------

// Valid UTF-8 without a control character but line feeds (and tabs and CR LF where `file`), and without one that turns
// the direction of text.
void must_be_plain(Str text, bool file);
// Besides, no line that a build service would take for a command.
void must_be_printable(Str text);
// Prints all that was said, in each format and language, with colour and without.
void print_all(Arena *arena, Diags *diags);

#endif
