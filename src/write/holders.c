// holders: who had what has been announced and has it no more, or has it now: the lines of the next lock that are about
// one person, or about all whom a part of `by` meant; item by item, each for all whom it may concern.
//
// Of `each adviser` only the posts of days are followed from person to person, since a day is one event and stays when
// one post of it is lost. Of other items what somebody loses by a change of role or a day off just leaves the calendar,
// as readers drop what is absent. Invariant: no line of the last lock that somebody's number needs is lost on the way.
#include "holders.h"

// ---- one item -----------------------------------------------------------------------------------------------------

static void settle_once(Holders *h, const Held *held, const Staff *person) {
  if (h->settled[person->index] == h->items) return;
  h->settled[person->index] = h->items;
  settle_person(h, held, person);
}

// False: nobody of the plan is called so.
static bool settle_named(Holders *h, const Held *held, Str id) {
  const Staff *person = map_get(&h->plan->index[REF_STAFF], id);
  if (person) settle_once(h, held, person);
  return person != NULL;
}

static void settle_people_of(Holders *h, const Held *held, const LockEntry *line) {
  if (!line) return;
  for (size_t i = 0; i < line->people.n; i++) settle_named(h, held, line->people.at[i]);
  Str by = line->by;
  for (Str part; str_cut(&by, ',', &part);) settle_named(h, held, part);
}

// Who has left the plan may come back, and what counted for a day of theirs counts in those of others.
static void settle_own(Holders *h, const Held *held, const LockEntries *own) {
  for (size_t i = 0; own && i < own->n; i++) {
    const LockEntry *line = &own->at[i];
    if (!str_eq(line->whose, S(LOCK_EACH)) && !settle_named(h, held, line->whose))
      keep_line(h, *line, is_added_to(held));
  }
}

// What lies before the plan changes no more: what is cancelled of it is shown to its end.
static void keep_own(Holders *h, const LockEntries *own) {
  for (size_t i = 0; own && i < own->n; i++) keep_line(h, own->at[i], false);
}

// Whoever is neither named in a line nor moved had it by `each`, and has it, or had it not.
static void settle_item(Holders *h, Held held) {
  const LockEntries *own = map_get(&h->by_item, held.identity);
  const LockEntry *any = held.now ? held.now : held.old;
  const LockEntry *shape = any ? any : &own->at[0];
  held.in_day = is_in_a_day(h->plan, shape);
  if (lock_is_past(h->plan, shape) || (held.in_day && !counts_for_ever(h->plan, shape))) {
    keep_own(h, own);
    return;
  }
  held.old_many = own_of(h, held.identity, S(LOCK_EACH));
  held.many = settle_many(h, &held);
  h->items++;
  settle_people_of(h, &held, held.old);
  settle_people_of(h, &held, held.now);
  settle_own(h, &held, own);
  for (size_t i = 0; any && held.in_day && i < h->moved.n; i++) settle_once(h, &held, h->moved.at[i]);
}

// What has changed for somebody has changed.
static void count_news(Holders *h, const Held *held) {
  bool kept = held->old && held->now->seq == held->old->seq;
  if (h->news && kept) h->a->news->kept--, h->a->news->changed++;
  h->news = false;
}

// ---- all ----------------------------------------------------------------------------------------------------------

static void settle_all(Holders *h) {
  const LockEntries *lines = &h->a->out->entries;
  Map there = {0};
  for (size_t i = 0; i < lines->n; i++) {
    const LockEntry *now = &lines->at[i];
    map_put(h->a->arena, &there, now->identity, h);
    if (now->opening) continue;
    Held held = {.identity = now->identity, .old = map_get(&h->a->old->by_identity, now->identity), .now = now};
    if (!now->gone) held.item = map_get(&h->a->present, now->identity);
    settle_item(h, held);
    count_news(h, &held);
  }
  for (size_t i = 0; i < h->by_item.entries.n; i++) {
    Str identity = h->by_item.entries.at[i].key;
    if (!map_get(&there, identity)) settle_item(h, (Held){.identity = identity});
  }
}

static void index_old(Holders *h) {
  const Lock *old = h->a->old;
  for (size_t i = 0; i < old->own.n; i++) {
    LockEntry *line = &old->own.at[i];
    map_put(h->a->arena, &h->own, lock_name(h->a->arena, line), line);
    LockEntries *lines = map_get(&h->by_item, line->identity);
    if (!lines) map_put(h->a->arena, &h->by_item, line->identity, lines = NEW(h->a->arena, LockEntries));
    PUSH(h->a->arena, lines, *line);
  }
}

static void find_moved(Holders *h) {
  former_staff(h->a->arena, h->plan, h->former);
  for (size_t i = 0; i < h->plan->staff.n; i++)
    if (h->former[i] != &h->plan->staff.at[i]) PUSH(h->a->arena, &h->moved, &h->plan->staff.at[i]);
}

void settle_holders(Announcer *a) {
  const Plan *plan = a->schedule->plan;
  Holders h = {.a = a,
               .plan = plan,
               .former = NEW_N(a->arena, const Staff *, plan->staff.n + 1),
               .settled = NEW_N(a->arena, size_t, plan->staff.n + 1)};
  find_moved(&h);
  index_old(&h);
  settle_all(&h);
  follow_staff(a);
}
