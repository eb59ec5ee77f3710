// diff_hands: who has each item before and after: gained, lost, kept.
//
// Thousands of items share a few lists of people. Invariant: each pair of lists is compared once, and two pairs that
// come to the same have the same number.
#include "diff.h"

// Those in `a` and not in `b`, both ascending.
static DocPeople without(Arena *arena, const DocPeople *a, const DocPeople *b) {
  uint32_t *out = NEW_N(arena, uint32_t, a->n);
  size_t n = 0;
  for (size_t i = 0, k = 0; i < a->n; i++) {
    while (k < b->n && b->at[k] < a->at[i]) k++;
    if (k == b->n || b->at[k] != a->at[i]) out[n++] = a->at[i];
  }
  return (DocPeople){out, n};
}

// Whether each of them has joined the plan, or left it.
static bool all_new(const bool *there, const DocPeople *people) {
  for (size_t i = 0; i < people->n; i++)
    if (!there[people->at[i]]) return false;
  return true;
}

typedef struct Comparing {
  Arena *arena;
  bool *joined, *left; // [person]
  Map by_pair;         // two lists, as the bytes of their addresses -> Hands
  Map by_value;        // who gained and lost -> Hands
} Comparing;

static Str value_of(Arena *arena, const Hands *hands) {
  Buf key = buf_in(arena);
  buf_format(&key, "%zu ", hands->gained.n);
  buf_add(&key, (Str){(const char *)hands->gained.at, hands->gained.n * sizeof *hands->gained.at});
  buf_add(&key, (Str){(const char *)hands->lost.at, hands->lost.n * sizeof *hands->lost.at});
  return buf_str(&key);
}

static Hands *compare(Comparing *c, const DocPeople *old, const DocPeople *new) {
  Hands *hands = NEW(c->arena, Hands);
  hands->gained = without(c->arena, new, old);
  hands->lost = without(c->arena, old, new);
  hands->kept = without(c->arena, new, &hands->gained);
  hands->follows = all_new(c->joined, &hands->gained) && all_new(c->left, &hands->lost);
  Str value = value_of(c->arena, hands);
  const Hands *same = map_get(&c->by_value, value);
  hands->number = same ? same->number : c->by_value.entries.n;
  map_put(c->arena, &c->by_value, value, hands);
  return hands;
}

static const Hands *hands_of(Comparing *c, const ItemChange *change) {
  static const DocPeople nobody = {0};
  const DocPeople *pair[] = {change->old ? change->old->people : &nobody, change->new ? change->new->people : &nobody};
  Str key = {(const char *)pair, sizeof pair};
  Hands *hands = map_get(&c->by_pair, key);
  if (!hands) map_put(c->arena, &c->by_pair, str_copy(c->arena, key), hands = compare(c, pair[0], pair[1]));
  return hands;
}

void diff_hands(Arena *arena, PlanDiff *diff) {
  Comparing comparing = {.arena = arena};
  comparing.joined = NEW_N(arena, bool, diff->roll->ids.n);
  comparing.left = NEW_N(arena, bool, diff->roll->ids.n);
  for (size_t i = 0; i < diff->people.n; i++) {
    comparing.joined[diff->people.at[i].person] = diff->people.at[i].fate == FATE_CAME;
    comparing.left[diff->people.at[i].person] = diff->people.at[i].fate == FATE_WENT;
  }
  for (size_t i = 0; i < diff->items.n; i++) diff->items.at[i].hands = hands_of(&comparing, &diff->items.at[i]);
}

unsigned aspects_told(const ItemChange *change) {
  return change->hands->follows ? change->aspects & ~BIT(ASPECT_WHO) : change->aspects;
}
