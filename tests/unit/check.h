// check: what the unit tests of base share: cmocka behind the headers it wants, and comparing a Str with a literal.
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sopcal/base.h"

// One arena for each test; group it with cmocka_unit_test_setup_teardown.
static inline int arena_begin(void **state) { return (*state = arena_new()) ? 0 : -1; }

static inline int arena_end(void **state) {
  arena_free(*state);
  return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_begin, arena_end)

static inline void check_str(Str got, Str want, const char *file, int line) {
  if (str_eq(got, want)) return;
  print_error("got:    '%.*s' (%zu bytes)\nwanted: '%.*s' (%zu bytes)\n", STR(got), got.n, STR(want), want.n);
  _fail(file, line);
}

#define assert_str(got, want) check_str((got), S(want), __FILE__, __LINE__)

#endif
