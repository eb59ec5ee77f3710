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

// Prints all that was said, in each format and language: places must lie in their files and nothing may break a line.
static inline void print_all(Arena *arena, Diags *diags) {
  diags_finish(diags);
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    place_must_be_within(diag->at);
    for (size_t k = 0; k < diag->related.n; k++) place_must_be_within(diag->related.at[k].at);
  }
  for (int format = MESSAGES_HUMAN; format <= MESSAGES_JSON; format++)
    for (int lang = 0; lang < LANG_COUNT; lang++) {
      Buf out = buf_in(arena);
      diags_print(&out, diags, &(PrintOptions){.format = (MessageFormat)format, .lang = (Lang)lang});
      Str text = buf_str(&out);
      MUST(utf8_bad(text) == text.n);
      for (size_t k = 0; k < text.n; k++) MUST((unsigned char)text.at[k] >= ' ' || text.at[k] == '\n');
    }
}

#endif
