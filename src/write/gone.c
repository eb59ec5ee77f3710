// gone: what was announced and is not as it was: what calendars show as cancelled, and what only counts in the number of
// a day or of somebody's event. From the lines of sopcal.lock to the choices that feeds are filled from.
//
// Invariant: what the plan has, and has for whom a choice is made, is never chosen as cancelled, whatever the lock says.
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
static bool has_lost_somebody(Arena *arena, const Schedule *schedule, const LockEntry *line, const Occurrence *item) {
  WhoList who;
  for (size_t i = 0; i < line->people.n; i++)
    if (!is_carried_out_by(item, line->people.at[i])) return true;
  who_of(arena, schedule, item, &who);
  return !str_eq(line->by, who_written(arena, &who));
}

// What the plan has lost and its next lock will cancel counts until then, and is not shown: nobody has been told.
static void sort_line(Arena *arena, const Schedule *schedule, const Map *there, const LockEntry *line, GoneLines *out) {
  const Occurrence *item = map_get(there, line->identity);
  if (item) {
    if (is_post(line) && has_lost_somebody(arena, schedule, line, item)) PUSH(arena, &out->held, line);
  } else if (line->gone && !line->spent && !lock_took_place(line)) {
    PUSH(arena, &out->shown, line);
  } else if (is_post(line)) {
    PUSH(arena, &out->counted, line);
  }
}

void gone_begin(Arena *arena, const Schedule *schedule, GoneLines *out) {
  const Lock *lock = &schedule->plan->lock;
  Map there = {0};
  *out = (GoneLines){0};
  if (lock->entries.n + lock->own.n == 0) return;
  find_there(arena, schedule, &there);
  out->former = NEW_N(arena, const Staff *, schedule->plan->staff.n + 1);
  former_staff(arena, schedule->plan, out->former);
  for (size_t i = 0; i < lock->entries.n; i++) sort_line(arena, schedule, &there, &lock->entries.at[i], out);
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

static bool had_item(const Taking *t, const LockEntry *line) {
  return any_had(t->chooser->schedule->plan, line, t->people);
}

static void count(Taking *t, const LockEntry *line) { PUSH(t->chooser->scratch, &t->choice->counted, line); }

// False where it is not, or no more, shown as cancelled, or has been.
static bool show(Taking *t, const LockEntry *line) {
  bool shown = line->gone && !line->spent && !lock_took_place(line) && !has_item(t, line);
  if (!shown || !map_put(t->chooser->scratch, &t->shown, line->identity, (void *)line)) return false;
  PUSH(t->chooser->scratch, &t->choice->gone, line);
  return true;
}

static const GoneItems *own_of(const Taking *t, Str whose) { return map_get(&t->chooser->lines.own, whose); }

// ---- of one person ------------------------------------------------------------------------------------------------

static void take_own(Taking *t, const GoneItems *lines, bool each) {
  for (size_t i = 0; lines && i < lines->n; i++)
    if ((!each || had_item(t, lines->at[i])) && !show(t, lines->at[i])) count(t, lines->at[i]);
}

// Who has another role or channel since.
static void take_former(Taking *t, const Staff *person) {
  const Plan *plan = t->chooser->schedule->plan;
  const Staff *former = t->chooser->lines.former[person->index];
  for (size_t i = 0; i < plan->lock.entries.n && former != person; i++) {
    const LockEntry *line = &plan->lock.entries.at[i];
    if (is_post(line) && !has_item(t, line) && who_had(plan, line, former) && !had_item(t, line)) count(t, line);
  }
}

static void take_counted(Taking *t, const GoneItems *lines) {
  for (size_t i = 0; i < lines->n; i++)
    if (!has_item(t, lines->at[i]) && had_item(t, lines->at[i])) count(t, lines->at[i]);
}

void choose_lost(Chooser *chooser, const Staff *person, Choice *choice) {
  const GoneLines *lines = &chooser->lines;
  if (!lines->former) return;
  bool own = map_get(&lines->own, person->head.id) || map_get(&lines->own, S(LOCK_EACH));
  if (!own && !lines->counted.n && !lines->held.n && lines->former[person->index] == person) return;
  Taking t = taking_begin(chooser, &(StaffList){.at = &person, .n = 1}, choice);
  take_own(&t, own_of(&t, person->head.id), false);
  take_own(&t, own_of(&t, S(LOCK_EACH)), true);
  take_former(&t, person);
  take_counted(&t, &lines->counted);
  take_counted(&t, &lines->held);
}

// ---- of several ---------------------------------------------------------------------------------------------------

static void show_own(Taking *t) {
  for (size_t i = 0; t->people && i < t->people->n; i++) {
    const GoneItems *lines = own_of(t, t->people->at[i]->head.id);
    for (size_t k = 0; lines && k < lines->n; k++) show(t, lines->at[k]);
  }
}

// Who belongs to a store or what fits a choice may change, and the number of a day must not fall. So all of the day's
// posts count in it, whosever they are.
void choose_lost_of_several(Chooser *chooser, const View *view, const StaffList *people, Choice *choice) {
  const Lock *lock = &chooser->schedule->plan->lock;
  if (!chooser->lines.former) return;
  Taking t = taking_begin(chooser, people, choice);
  show_own(&t);
  for (size_t i = 0; i < lock->entries.n; i++)
    if (is_post(&lock->entries.at[i]) && !has_item(&t, &lock->entries.at[i])) count(&t, &lock->entries.at[i]);
  for (size_t i = 0; i < lock->own.n; i++) {
    const LockEntry *line = &lock->own.at[i];
    bool counts = line->kind == LOCK_DAILY || view->posts == POSTS_DAY;
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
