// diff_fixture: two plans compared as `sopcal diff` does, and what is read of it: shared by the tests of diff.
#ifndef TESTS_DIFF_FIXTURE_H
#define TESTS_DIFF_FIXTURE_H

#include "check.h"

#include "command/diff.h"

typedef struct Seen {
  DocRoll roll;
  PlanDoc old, new;
  PlanDiff diff;
  DiffView view;
} Seen;

static inline Seen *seen_of(Arena *arena, Lang lang, Str old, Str new) {
  Seen *out = NEW(arena, Seen);
  assert_true(plan_doc_read(arena, diags_new(arena), S("old"), old, &out->roll, &out->old));
  assert_true(plan_doc_read(arena, diags_new(arena), S("new"), new, &out->roll, &out->new));
  diff_make(arena, &out->roll, &out->old, &out->new, &out->diff);
  DiffWords words = diff_words(arena, &out->diff, lang);
  diff_view(&words, S("old"), S("new"), S("plan"), &out->view);
  return out;
}

// A test's own plans: what PLAN takes is its struct Made, and made(arena, plan) its plan.json.
#define PLAN(...) (&(Made){__VA_ARGS__})
#define SEEN_IN(lang, old, new) seen_of(*state, lang, made(*state, old), made(*state, new))
#define SEEN(old, new) SEEN_IN(LANG_EN, old, new)
#define SEEN_ZH(old, new) SEEN_IN(LANG_ZH, old, new)

#endif
