// touches_worst: the customer who is reached most: a choice of one segment from each group of those that are apart, all
// the others together.
//
// Invariant: what it gives is exact, or, where the combinations are too many to look at, never less than that.
#include "touches.h"

// For one question, and for all of a schedule.
enum { STEPS_EACH = 20000, STEPS_ALL = 20000000 };

static bool reaches(uint64_t audience, uint64_t segments) {
  return audience == ALL_AUDIENCES || (audience & segments) != 0;
}

static long weigh(const ReachedList *posts, uint64_t segments) {
  long count = 0;
  for (size_t i = 0; i < posts->n; i++)
    if (reaches(posts->at[i].audience, segments)) count += posts->at[i].posts;
  return count;
}

static bool meets(const Whom *whom, uint64_t segments) {
  for (size_t i = 0; i < MUSTS; i++)
    if (whom->must[i] && !(whom->must[i] & segments)) return false;
  return true;
}

static uint64_t bit_of(const Segment *segment) { return (uint64_t)1 << (segment->index % 64); }

Apart apart_of(Arena *arena, const Plan *plan) {
  Apart apart = {.steps = STEPS_ALL};
  for (size_t i = 0; i < plan->segments.n; i++) {
    Str word = plan->segments.at[i].apart;
    uint64_t group = 0;
    bool first = word.n > 0;
    for (size_t k = 0; k < plan->segments.n && first; k++) {
      if (!str_eq(plan->segments.at[k].apart, word)) continue;
      first = k >= i;
      group |= bit_of(&plan->segments.at[k]);
    }
    if (first) PUSH(arena, &apart.groups, group);
  }
  return apart;
}

// ---- the search ---------------------------------------------------------------------------------------------------

enum { GROUPS_MAX = 64 };

typedef struct Search {
  const ReachedList *posts;
  const Whom *whom;
  uint64_t options[GROUPS_MAX]; // of each group, those that make a difference
  uint64_t behind[GROUPS_MAX];  // those of this group and all behind it
  size_t groups;
  long steps;
  Worst best;
  bool found;
} Search;

static bool is_one(uint64_t set) { return (set & (set - 1)) == 0; }

// Sets out the groups in which there is something to choose, and returns the segments that all are in.
static uint64_t set_out(Search *search, const Apart *apart) {
  uint64_t all = search->whom->may, asked = 0;
  for (size_t i = 0; i < MUSTS; i++) asked |= search->whom->must[i];
  for (size_t i = 0; i < search->posts->n; i++)
    if (search->posts->at[i].audience != ALL_AUDIENCES) asked |= search->posts->at[i].audience;
  for (size_t i = 0; i < apart->groups.n; i++) {
    uint64_t members = apart->groups.at[i] & search->whom->may;
    if (is_one(members)) continue;
    all &= ~members;
    if (members & asked) search->options[search->groups++] = members & asked;
  }
  uint64_t behind = 0;
  for (size_t i = search->groups; i-- > 0;) search->behind[i] = behind |= search->options[i];
  return all;
}

// No customer with `chosen` gets more than one who could be in all that is left to choose from.
static void choose(Search *search, size_t group, uint64_t chosen) {
  bool last = group == search->groups;
  uint64_t most = last ? chosen : chosen | search->behind[group];
  if (search->steps < 0 || !meets(search->whom, most)) return;
  search->steps -= (long)search->posts->n + 1;
  long count = weigh(search->posts, most);
  if (count <= search->best.count) return;
  if (last) {
    search->best = (Worst){most, count};
    search->found = true;
    return;
  }
  for (uint64_t left = search->options[group]; left; left &= left - 1)
    choose(search, group + 1, chosen | (left & ~(left - 1)));
}

bool worst_customer(Apart *apart, const ReachedList *posts, const Whom *whom, long above, Worst *out) {
  Worst all = {whom->may, weigh(posts, whom->may)};
  if (all.count <= above || !meets(whom, whom->may)) return false;
  long most = apart->steps < STEPS_EACH ? apart->steps : STEPS_EACH;
  Search search = {.posts = posts, .whom = whom, .steps = most, .best = {.count = above}};
  choose(&search, 0, set_out(&search, apart));
  if (search.groups) apart->steps -= most - search.steps;
  *out = search.steps < 0 ? all : search.best;
  return search.steps < 0 || search.found;
}
