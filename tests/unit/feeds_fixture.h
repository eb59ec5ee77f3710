// feeds_fixture: the section `feeds` of a plan that says nothing of it, for tests that make a plan by hand.
#ifndef TESTS_FEEDS_FIXTURE_H
#define TESTS_FEEDS_FIXTURE_H

#include "sopcal/read.h"

static inline void feeds_unsaid(Arena *arena, Plan *plan) {
  const Key *key = shape_key(&plan_file_shape, S("feeds"));
  plan->feeds = (Feeds){0};
  decode_begin(&(Decoder){.arena = arena}, key->shape, &plan->feeds);
  views_settle(arena, &plan->feeds, plan->about.locale);
}

#endif
