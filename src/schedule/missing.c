// missing: from the posts without a piece to the pieces that are still to be written.
//
// With new pieces the mix may take other lines than before, so what has been found is tried out: what is still lacking
// then is asked for as well, and what can be done without is dropped. Invariant: ids are unique, and a post that lacks
// a piece today is given to one of them.
#include "missing.h"

#include <limits.h>
#include <stdlib.h>

enum { ROUNDS_MAX = 12 };

// ---- enough -------------------------------------------------------------------------------------------------------

static Asking asks(const Common *want, const Occurrence *item) {
  if (!item->step) return item->line ? ASK_DAILY : ASK_NAMED;
  return names_one_piece(want) ? ASK_NAMED : ASK_STEPS;
}

static void ask_for(Finder *f, const Occurrence *item) {
  Common want = {0};
  if (item->step) want = item_common(item);
  if (asks(&want, item) != f->asking) return;
  if (item->step)
    ask_for_step(f, &want, item);
  else if (item->line)
    ask_for_slot(f, item);
  else
    ask_for_pin(f, item);
}

static void ask_for_all(Finder *f, Asking asking, const ItemList *lacking) {
  f->asking = asking;
  f->waiting = (Map){0};
  for (size_t i = 0; i < lacking->n; i++) ask_for(f, lacking->at[i]);
}

static bool is_enough(Finder *f, ItemList *lacking) {
  lacking->n = 0;
  f->tries--;
  imagine(f->arena, f->options, f->schedule, f->plan, &f->wishes, lacking);
  return lacking->n <= f->unfit;
}

// With every piece that is asked for a try costs more.
static bool may_try(Finder *f) {
  long now = imagine_budget(f->plan, f->schedule, &f->wishes);
  if (now < f->tries) f->tries = now;
  return f->tries > 0;
}

// What steps and pins lack comes first, for their pieces have a part in the mix. True when nothing is lacking any more.
static bool ask_until_enough(Finder *f) {
  ItemList lacking = {0};
  posts_lacking(f->arena, f->options, f->schedule, &lacking);
  ask_for_all(f, ASK_NAMED, &lacking);
  ask_for_all(f, ASK_STEPS, &lacking);
  bool enough = f->wishes.n && may_try(f) ? is_enough(f, &lacking) : lacking.n <= f->unfit;
  for (int round = 0; round < ROUNDS_MAX && !enough; round++) {
    ask_for_all(f, ASK_DAILY, &lacking);
    if (!may_try(f)) return false;
    enough = is_enough(f, &lacking);
  }
  return enough;
}

// ---- not too much -------------------------------------------------------------------------------------------------

// Tries each, from the last on, again and again until nothing can be dropped.
static void drop_needless(Finder *f) {
  ItemList lacking = {0};
  for (bool dropped = true; dropped;) {
    dropped = false;
    for (size_t i = f->wishes.n; i-- > 0;) {
      Wish *wish = f->wishes.at[i];
      if (wish->dropped) continue;
      if (f->tries <= 0) return;
      wish->dropped = true;
      wish->dropped = is_enough(f, &lacking);
      dropped |= wish->dropped;
    }
  }
}

// ---- what is given to whom ----------------------------------------------------------------------------------------

static Date rests_since(const Wish *wish, Date before) {
  Date last = INT32_MIN;
  for (size_t i = 0; i < wish->piece.items.n && wish->piece.items.at[i]->date < before; i++)
    last = wish->piece.items.at[i]->date;
  return last;
}

static int by_time(const void *a, const void *b) {
  const Occurrence *x = *(const Occurrence *const *)a, *y = *(const Occurrence *const *)b;
  return (x > y) - (x < y); // items stand in the order of time
}

static void put_in_order(ItemList *items) {
  if (items->n) qsort(items->at, items->n, sizeof *items->at, by_time);
}

// Of the same channel and line the one that has rested longest; NULL.
static Wish *heir_of(const Finder *f, const Wish *dropped, Date day) {
  Wish *heir = NULL;
  for (size_t i = 0; i < f->wishes.n; i++) {
    Wish *wish = f->wishes.at[i];
    if (wish->dropped || !wish->line.n || !str_eq(wish->line, dropped->line)) continue;
    if (!heir || rests_since(wish, day) < rests_since(heir, day)) heir = wish;
  }
  return heir;
}

static bool serves(const Wish *wish, const Occurrence *item) {
  for (size_t i = 0; i < wish->piece.items.n; i++)
    if (wish->piece.items.at[i] == item) return true;
  return false;
}

// The slots of a piece that is not needed are served by the others.
static void pass_on(Finder *f, const Wish *dropped) {
  for (size_t i = 0; i < dropped->piece.items.n; i++) {
    const Occurrence *item = dropped->piece.items.at[i];
    Wish *heir = item->step ? wish_for_step(f, item) : heir_of(f, dropped, item->date);
    if (!heir || serves(heir, item)) continue;
    give(f, heir, item);
    put_in_order(&heir->piece.items);
  }
}

// ---- what has no day ----------------------------------------------------------------------------------------------

static bool is_asked_for(const Finder *f, const PiecePatterns *wanted) {
  bool any = false;
  for (size_t i = 0; i < wanted->n && !any; i++) any = is_wished(f, wanted->at[i].text);
  return any;
}

// What the plan names, though nothing needs it in the days that are looked at: without it a build is refused.
static void ask_for_rest(Finder *f) {
  const Plan *plan = f->plan;
  for (size_t i = 0; i < plan->pins.n; i++) {
    const Pin *pin = &plan->pins.at[i];
    if (pin->piece.id.n && !pin->piece.to && !is_wished(f, pin->piece.id))
      add_wish(f, pin->piece.id, pin->piece.at)->piece.named = true;
  }
  for (size_t i = 0; i < plan->unwritten.n; i++) {
    const Unwritten *list = &plan->unwritten.at[i];
    if (!is_asked_for(f, &list->wanted)) add_wish(f, list->id, list->wanted.at[0].at)->piece.named = true;
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static int by_date(const void *a, const void *b) {
  const Missing *x = a, *y = b;
  if ((x->by == DATE_NONE) != (y->by == DATE_NONE)) return x->by == DATE_NONE ? 1 : -1;
  if (x->by != y->by) return x->by < y->by ? -1 : 1;
  return str_cmp(x->id, y->id);
}

static void sort(MissingList *list) {
  if (list->n) qsort(list->at, list->n, sizeof *list->at, by_date);
}

size_t missing_pieces(Arena *arena, const ScheduleOptions *options, Schedule *schedule, MissingList *out) {
  Finder f = {.arena = arena, .options = options, .plan = schedule->plan, .schedule = schedule, .tries = LONG_MAX};
  if (ask_until_enough(&f)) drop_needless(&f);
  schedule_rebind(arena, f.plan, options, schedule);
  for (size_t i = 0; i < f.wishes.n; i++)
    if (f.wishes.at[i]->dropped) pass_on(&f, f.wishes.at[i]);
  ask_for_rest(&f);
  for (size_t i = 0; i < f.wishes.n; i++) {
    put_in_order(&f.wishes.at[i]->piece.items);
    if (!f.wishes.at[i]->dropped) PUSH(arena, out, f.wishes.at[i]->piece);
  }
  sort(out);
  return f.unfit;
}
