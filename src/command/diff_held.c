// diff_held: what the plan was changed to and the lock holds back: of openings and items that stay as they were
// announced, where the plan says another day or time than it said before.
//
// Invariant: what the plan does not say otherwise than before is not told, however long it has been held; nor what
// follows the plan again, for that has moved.
#include "diff.h"

static bool same_window(Window a, Window b) { return a.from == b.from && a.to == b.to; }
static bool same_days(Span a, Span b) { return a.first == b.first && a.last == b.last; }

static const DocInstead none;

static bool same(const DocInstead *a, const DocInstead *b) {
  return a->there == b->there && same_days(a->days, b->days) && same_window(a->at, b->at);
}

static void add(Arena *arena, PlanDiff *out, HeldChange change, bool stays) {
  if (same(&change.before, &change.after) || (!change.after.there && !stays)) return;
  change.fate = !change.before.there ? FATE_CAME : change.after.there ? FATE_CHANGED : FATE_WENT;
  PUSH(arena, &out->held, change);
}

static void compare_openings(Arena *arena, PlanDiff *out) {
  Map old = {0};
  for (size_t i = 0; i < out->old->openings.n; i++)
    map_put(arena, &old, out->old->openings.at[i].id, &out->old->openings.at[i]);
  for (size_t i = 0; i < out->new->openings.n; i++) {
    const DocOpening *now = &out->new->openings.at[i], *was = map_get(&old, now->id);
    bool stays = was && same_days(was->days, now->days) && same_window(was->at, now->at);
    add(arena, out, (HeldChange){.opening = now, .before = was ? was->instead : none, .after = now->instead}, stays);
  }
}

static void compare_items(Arena *arena, PlanDiff *out) {
  Map old = {0};
  for (size_t i = 0; i < out->old->items.n; i++)
    map_put(arena, &old, out->old->items.at[i].identity, &out->old->items.at[i]);
  for (size_t i = 0; i < out->new->items.n; i++) {
    const DocItem *now = &out->new->items.at[i], *was = map_get(&old, now->identity);
    bool stays = was && same_days(was->days, now->days) && same_window(was->at, now->at);
    add(arena, out, (HeldChange){.item = now, .before = was ? was->instead : none, .after = now->instead}, stays);
  }
}

void diff_held(Arena *arena, PlanDiff *diff) {
  compare_openings(arena, diff);
  compare_items(arena, diff);
}
