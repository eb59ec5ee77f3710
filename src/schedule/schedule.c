// schedule: the order of the stages from a plan to its occurrences, and the questions asked of the result.
#include "room.h"

#include <stdlib.h>

// A campaign opens once on a day.
static int by_opening(const void *a, const void *b) {
  const Opening *x = a, *y = b;
  if (x->days.first != y->days.first) return x->days.first < y->days.first ? -1 : 1;
  return x->campaign < y->campaign ? -1 : x->campaign > y->campaign;
}

static int by_time(const void *a, const void *b) {
  const Occurrence *x = a, *y = b;
  if (x->date != y->date) return x->date < y->date ? -1 : 1;
  if (x->at.from != y->at.from) return x->at.from < y->at.from ? -1 : 1;
  return str_cmp(x->identity, y->identity);
}

static void sort_openings(OpeningList *list) {
  if (list->n) qsort(list->at, list->n, sizeof *list->at, by_opening);
}

static void sort_items(OccurrenceList *list) {
  if (list->n) qsort(list->at, list->n, sizeof *list->at, by_time);
}

void schedule_make(Arena *arena, Diags *diags, const Plan *plan, const ScheduleOptions *options, Schedule *out) {
  Work work = {.arena = arena, .diags = diags, .plan = plan, .options = options, .out = out};
  ScheduleOptions *made_for = NEW(arena, ScheduleOptions);
  *made_for = *options;
  *out = (Schedule){.plan = plan, .made_for = made_for};
  work.days = (Span){plan->about.from, plan->about.to};
  work.workdays = workdays_make(arena, plan, work.days);
  use_begin(&work);
  open_campaigns(&work);
  if (work.full) return;
  sort_openings(&out->openings);
  check_overlaps(&work);
  expand_campaigns(&work);
  expand_routines(&work);
  say_moves(&work);
  expand_daily(&work);
  if (work.full) return;
  sort_items(&out->items);
  check_spreads(&work);
  bind_content(&work);
  assign_people(&work);
  say_kept(&work);
  schedule_group(arena, out);
  check_loads(&work);
  check_touches(&work);
  check_posts(&work);
  check_lengths(&work);
  check_turns(&work);
  check_readiness(&work);
  check_alternatives(&work);
  check_named(&work);
}

static void take_piece(Occurrence *item) {
  item->piece = NULL;
  item->text = NULL;
  item->line = NULL;
  item->lacks = -1;
  item->lacks_closed = false;
}

void schedule_rebind(Arena *arena, const Plan *plan, const ScheduleOptions *options, Schedule *schedule) {
  Work work = {.arena = arena, .diags = diags_new(arena), .plan = plan, .options = options, .out = schedule};
  work.days = (Span){plan->about.from, plan->about.to};
  schedule->plan = plan;
  for (size_t i = 0; i < schedule->items.n; i++) take_piece(&schedule->items.at[i]);
  use_begin(&work);
  bind_content(&work);
}

bool is_provisional(const Schedule *schedule, const LockEntry *lock) { return schedule->plan->lock.given && !lock; }

const Opening *schedule_opening(const Schedule *schedule, Str id) {
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (str_eq(schedule->openings.at[i].id, id)) return &schedule->openings.at[i];
  return NULL;
}

// ---- by person ----------------------------------------------------------------------------------------------------

// Gives each list the room it will need.
static ItemList *lists_for(Arena *arena, const Schedule *schedule) {
  size_t staff = schedule->plan->staff.n;
  ItemList *lists = NEW_N(arena, ItemList, staff);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const People *people = &schedule->items.at[i].people;
    for (size_t k = 0; k < people->n; k++) lists[people->at[k]->index].cap++;
  }
  for (size_t i = 0; i < staff; i++) lists[i].at = NEW_N(arena, const Occurrence *, lists[i].cap);
  return lists;
}

// Two passes over the items serve everybody: looking for each person's would be staff x items x people of an item.
void schedule_group(Arena *arena, Schedule *schedule) {
  ItemList *lists = lists_for(arena, schedule);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    for (size_t k = 0; k < item->people.n; k++) PUSH(arena, &lists[item->people.at[k]->index], item);
  }
  schedule->by_person = lists;
}

const ItemList *schedule_of(const Schedule *schedule, const Staff *person) {
  return &schedule->by_person[person->index];
}
