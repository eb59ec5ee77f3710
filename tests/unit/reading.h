// reading: what tests share that make messages about a text: one arena for the test that runs, the bytes at a place,
// and all that has been said, for a test that fails.
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include "check.h"
#include "sopcal/diag.h"

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

#define RULE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#define assert_text(got, want) check_str((got), str_of(want), __FILE__, __LINE__)

static inline Str text_at(Place at) { return str_part(at.source->text, at.from, at.to); }

static inline void print_all(const Diags *diags) {
  Buf out = buf_in(arena);
  diags_print(&out, diags, &(PrintOptions){MESSAGES_HUMAN, LANG_EN, false});
  print_error("%.*s\n", STR(buf_str(&out)));
}

#endif
