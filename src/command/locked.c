// locked: check --locked: whether what was announced is what the plan now says. How far ahead is announced is no part
// of it: a plan does not grow stale by the passing of days.
#include "sopcal/command.h"

typedef struct Comparing {
  Arena *arena;
  Diags *diags;
  const Schedule *schedule;
  Date today;
  bool *seen; // of each entry: the plan still has it
} Comparing;

static bool is_over(const Comparing *c, const LockEntry *entry) {
  return lock_is_past(c->schedule->plan, entry) || (c->today != DATE_NONE && entry->on.last < c->today);
}

static void compare(Comparing *c, const LockEntry *entry, Str digest, Place planned) {
  if (!entry) return;
  c->seen[entry - c->schedule->plan->lock.entries.at] = true;
  if (is_over(c, entry) || str_eq(entry->digest, digest)) return;
  Diag *said = diag_add(c->diags, L111, entry->at, ARGS(arg("id", entry->identity)));
  diag_relate_add(c->diags, said, planned, NO_ARGS);
}

static void compare_all(Comparing *c) {
  const Schedule *schedule = c->schedule;
  for (size_t i = 0; i < schedule->openings.n; i++) {
    const Opening *opening = &schedule->openings.at[i];
    compare(c, opening->lock, opening->lock ? opening_digest(c->arena, schedule, opening) : S(""), opening->place);
  }
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    Place planned = item->piece ? item->piece->head.at : item->place;
    compare(c, item->lock, item->lock ? item_digest(c->arena, schedule, item) : S(""), planned);
  }
}

static void find_missing(const Comparing *c) {
  const Lock *lock = &c->schedule->plan->lock;
  for (size_t i = 0; i < lock->entries.n; i++) {
    const LockEntry *entry = &lock->entries.at[i];
    if (c->seen[i] || entry->gone || is_over(c, entry)) continue;
    diag_add(c->diags, L112, entry->at, ARGS(arg("id", entry->identity)));
  }
}

void check_locked(Arena *arena, const Options *options, Compiled *compiled) {
  const Plan *plan = &compiled->plan;
  if (!plan->lock.given) {
    diag_add(compiled->diags, L113, place_of(&plan->about.head, "id"), ARGS(arg("folder", plan->folder)));
    return;
  }
  Comparing comparing = {.arena = arena,
                         .diags = compiled->diags,
                         .schedule = &compiled->schedule,
                         .today = options->today,
                         .seen = NEW_N(arena, bool, plan->lock.entries.n + 1)};
  compare_all(&comparing);
  find_missing(&comparing);
}
