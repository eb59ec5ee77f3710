// schedule: the order of the stages from a plan to its occurrences, and the questions asked of the result.
#include "room.h"

#include <stdlib.h>

static int by_opening(const void *a, const void *b) {
  const Opening *x = a, *y = b;
  if (x->days.first != y->days.first) return x->days.first < y->days.first ? -1 : 1;
  if (x->campaign != y->campaign) return x->campaign < y->campaign ? -1 : 1;
  return str_cmp(x->id, y->id);
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
  *out = (Schedule){.plan = plan};
  work.days = (Span){plan->about.from, plan->about.to};
  use_begin(&work);
  open_campaigns(&work);
  sort_openings(&out->openings);
  check_overlaps(&work);
  expand_campaigns(&work);
  expand_routines(&work);
  expand_daily(&work);
  sort_items(&out->items);
  bind_content(&work);
  assign_people(&work);
  check_loads(&work);
  check_readiness(&work);
}

const Opening *schedule_opening(const Schedule *schedule, Str id) {
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (str_eq(schedule->openings.at[i].id, id)) return &schedule->openings.at[i];
  return NULL;
}

bool occurrence_has(const Occurrence *item, const Staff *person) {
  for (size_t i = 0; i < item->people.n; i++)
    if (item->people.at[i] == person) return true;
  return false;
}

void schedule_of(Arena *arena, const Schedule *schedule, const Staff *person, ItemList *out) {
  for (size_t i = 0; i < schedule->items.n; i++)
    if (occurrence_has(&schedule->items.at[i], person)) PUSH(arena, out, &schedule->items.at[i]);
}
