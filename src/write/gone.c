// gone: what was announced and is not as it was: what calendars show as cancelled, and what only counts in the number
// of a day or of somebody's event. From the lines of sopcal.lock to the choices that feeds are filled from.
//
// Invariant: what the plan has, and has for whom a choice is made, is never chosen as cancelled, whatever the lock
// says.
#include "view.h"

// ---- of all -------------------------------------------------------------------------------------------------------

// Items and openings by their identities: no item is called as an opening is.
static void find_there(Arena *arena, const Schedule *schedule, Map *there) {
  for (size_t i = 0; i < schedule->items.n; i++)
    map_put(arena, there, schedule->items.at[i].identity, &schedule->items.at[i]);
  for (size_t i = 0; i < schedule->openings.n; i++)
    map_put(arena, there, opening_identity(arena, schedule, &schedule->openings.at[i]), &schedule->openings.at[i]);
}

static bool is_post(const LockEntry *line) { return line->kind == LOCK_DAILY || line->kind == LOCK_POST; }

static bool is_carried_out_by(const Occurrence *item, Str id) {
  for (size_t i = 0; i < item->people.n; i++)
    if (str_eq(item->people.at[i]->head.id, id)) return true;
  return false;
}

// The plan has somebody else for it now, and the next lock will say so.
static bool is_for_others(Arena *arena, const Schedule *schedule, const LockEntry *line, const Occurrence *item) {
  WhoList who;
  for (size_t i = 0; i < line->people.n; i++)
    if (!is_carried_out_by(item, line->people.at[i])) return true;
  who_of(arena, schedule, item, &who);
  return !str_eq(line->by, who_written(arena, &who));
}

static void find_lines(Arena *arena, const Schedule *schedule, const Map *there, GoneLines *out) {
  const Lock *lock = &schedule->plan->lock;
  for (size_t i = 0; i < lock->entries.n; i++) {
    const LockEntry *line = &lock->entries.at[i];
    const Occurrence *item = map_get(there, line->identity);
    bool shown = line->gone && !line->spent && !lock_took_place(line) && !item;
    if (shown) PUSH(arena, &out->shown, line);
    if (is_post(line) && !out->differs)
      out->differs = !item || line->gone || is_for_others(arena, schedule, line, item);
  }
}

void gone_begin(Arena *arena, const Schedule *schedule, GoneLines *out) {
  const Lock *lock = &schedule->plan->lock;
  Map there = {0};
  *out = (GoneLines){0};
  if (lock->entries.n + lock->own.n == 0) return;
  out->former = NEW_N(arena, const Staff *, schedule->plan->staff.n + 1);
  former_staff(arena, schedule->plan, out->former);
  find_there(arena, schedule, &there);
  find_lines(arena, schedule, &there, out);
  for (size_t i = 0; i < lock->own.n; i++) {
    const LockEntry *line = &lock->own.at[i];
    GoneItems *lines = map_get(&out->own, line->whose);
    if (!lines) map_put(arena, &out->own, line->whose, lines = NEW(arena, GoneItems));
    PUSH(arena, lines, line);
  }
}

// ---- choices ------------------------------------------------------------------------------------------------------

typedef struct Taking {
  Chooser *chooser;
  Choice *choice;
  const StaffList *people;
  Map has;   // identities that are chosen, as planned or as cancelled for all
  Map shown; // those that are shown as cancelled because somebody has lost them
} Taking;

static Taking taking_begin(Chooser *chooser, const StaffList *people, Choice *choice) {
  Taking t = {.chooser = chooser, .choice = choice, .people = people};
  for (size_t i = 0; i < choice->items->n; i++)
    map_put(chooser->scratch, &t.has, choice->items->at[i]->identity, choice);
  for (size_t i = 0; i < choice->gone.n; i++) map_put(chooser->scratch, &t.has, choice->gone.at[i]->identity, choice);
  return t;
}

static bool has_item(const Taking *t, const LockEntry *line) { return map_get(&t->has, line->identity) != NULL; }

static void count(Taking *t, const LockEntry *line) { PUSH(t->chooser->scratch, &t->choice->counted, line); }

// False where it is not, or no more, shown as cancelled, or has been.
static bool show(Taking *t, const LockEntry *line) {
  bool shown = line->gone && !line->spent && !lock_took_place(line) && !has_item(t, line);
  if (!shown || !map_put(t->chooser->scratch, &t->shown, line->identity, (void *)line)) return false;
  PUSH(t->chooser->scratch, &t->choice->gone, line);
  return true;
}

static const GoneItems *own_of(const Chooser *chooser, Str whose) { return map_get(&chooser->lines.own, whose); }

// Whether a line counts for one of those: by what they were when it was announced. What the plan says now does not
// matter until the next lock says it, too.
static bool counts_for(const Taking *t, const LockEntry *line) {
  for (size_t i = 0; i < t->people->n; i++)
    if (who_counts(line, t->chooser->lines.former[t->people->at[i]->index])) return true;
  return false;
}

// Whoever has lost an item and is given it again sees that at once, but it counts when the next lock says so.
static void uncount(Taking *t, const LockEntry *own) {
  const LockEntry *line = map_get(&t->chooser->schedule->plan->lock.by_identity, own->identity);
  bool is_new = line && !is_post(line) && !own->spent && has_item(t, own);
  if (is_new && !counts_for(t, line)) PUSH(t->chooser->scratch, &t->choice->uncounted, line);
}

// ---- of one person ------------------------------------------------------------------------------------------------

static void take_own(Taking *t, const GoneItems *lines) {
  for (size_t i = 0; lines && i < lines->n; i++)
    if (!show(t, lines->at[i])) {
      count(t, lines->at[i]);
      uncount(t, lines->at[i]);
    }
}

static void take_each(Taking *t, const GoneItems *lines) {
  for (size_t i = 0; lines && i < lines->n; i++)
    if (counts_for(t, lines->at[i])) count(t, lines->at[i]);
}

// What of the lock is not chosen counts all the same: who is off, or of another role now, was meant by it. And what is
// theirs by the plan alone does not count yet.
static void take_rest(Taking *t) {
  const Lock *lock = &t->chooser->schedule->plan->lock;
  for (size_t i = 0; i < lock->entries.n; i++) {
    const LockEntry *line = &lock->entries.at[i];
    if (!is_post(line) || has_item(t, line) == counts_for(t, line)) continue;
    if (has_item(t, line))
      PUSH(t->chooser->scratch, &t->choice->uncounted, line);
    else
      count(t, line);
  }
}

void choose_lost(Chooser *chooser, const Staff *person, Choice *choice) {
  const GoneLines *lines = &chooser->lines;
  if (!lines->former) return;
  const GoneItems *own = own_of(chooser, person->head.id), *each = own_of(chooser, S(LOCK_EACH));
  bool moved = lines->former[person->index] != person;
  if (!own && !each && !moved && !lines->differs && !choice->gone.n) return;
  Taking t = taking_begin(chooser, &(StaffList){.at = &person, .n = 1}, choice);
  take_own(&t, own);
  take_each(&t, each);
  take_rest(&t);
}

// ---- of a channel -------------------------------------------------------------------------------------------------

void choose_lost_of_channel(Chooser *chooser, const Channel *channel, Choice *choice) {
  const Lock *lock = &chooser->schedule->plan->lock;
  if (!chooser->lines.differs) return;
  Taking t = taking_begin(chooser, NULL, choice);
  for (size_t i = 0; i < lock->entries.n; i++) {
    const LockEntry *line = &lock->entries.at[i];
    if (is_post(line) && !has_item(&t, line) && str_eq(line->channel, channel->head.id)) count(&t, line);
  }
}

// ---- of several ---------------------------------------------------------------------------------------------------

static void show_own(Taking *t) {
  for (size_t i = 0; t->people && i < t->people->n; i++) {
    const GoneItems *lines = own_of(t->chooser, t->people->at[i]->head.id);
    for (size_t k = 0; lines && k < lines->n; k++)
      if (!show(t, lines->at[k])) uncount(t, lines->at[k]);
  }
}

// Who belongs to a store or what fits a choice may change, and no number must fall. So all of a day's posts count in
// it, and what somebody has lost in its item, whosever they are.
void choose_lost_of_several(Chooser *chooser, const View *view, const StaffList *people, Choice *choice) {
  const Lock *lock = &chooser->schedule->plan->lock;
  if (!chooser->lines.former) return;
  Taking t = taking_begin(chooser, people, choice);
  show_own(&t);
  for (size_t i = 0; i < lock->entries.n; i++)
    if (is_post(&lock->entries.at[i]) && !has_item(&t, &lock->entries.at[i])) count(&t, &lock->entries.at[i]);
  for (size_t i = 0; i < lock->own.n; i++) {
    const LockEntry *line = &lock->own.at[i];
    bool counts = people || line->kind == LOCK_DAILY || view->posts == POSTS_DAY;
    if (counts && map_get(&t.shown, line->identity) != line) count(&t, line);
  }
}

// ---- campaigns ----------------------------------------------------------------------------------------------------

// "sale" of "shop/sale/2026-03/open".
Str gone_campaign_id(const LockEntry *line) {
  Str rest = line->identity, id = S("");
  for (int part = 0; part < 2; part++) str_cut(&rest, '/', &id);
  return id;
}

// A routine's lines and a channel's have the same shape, but never an opening.
void gone_campaigns(Arena *arena, const Schedule *schedule, GoneItems *out) {
  const Plan *plan = schedule->plan;
  Map known = {0};
  for (size_t i = 0; i < plan->lock.entries.n; i++) {
    const LockEntry *line = &plan->lock.entries.at[i];
    Str id = gone_campaign_id(line);
    if (!line->opening || !line->gone || map_get(&plan->index[REF_CAMPAIGN], id)) continue;
    if (map_put(arena, &known, id, out)) PUSH(arena, out, line);
  }
}

Choice choice_of_gone_campaign(Chooser *chooser, const LockEntry *opening) {
  static const ItemList none = {0};
  choice_begin(chooser);
  Choice choice = {.items = &none};
  for (size_t i = 0; i < chooser->lines.shown.n; i++) {
    const LockEntry *line = chooser->lines.shown.at[i];
    if (line->kind != LOCK_DAILY && str_eq(gone_campaign_id(line), gone_campaign_id(opening)))
      PUSH(chooser->scratch, &choice.gone, line);
  }
  return choice;
}
