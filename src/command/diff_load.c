// diff_load: what the changes are for each person: how many of their items came, went, moved, changed, and their
// minutes, of the whole plan and week by week.
//
// Ten thousand people mostly share their items. Invariant: what has the same list of people is summed first, and each
// list is then walked once, so that the cost follows the different lists and not the items.
#include <stdlib.h>

#include "diff.h"

// ---- counts -------------------------------------------------------------------------------------------------------

typedef enum Deed { DEED_CAME, DEED_WENT, DEED_MOVED, DEED_CHANGED, DEED_COUNT } Deed;

static void count(PersonTotal *totals, const DocPeople *people, Deed deed, long n) {
  for (size_t i = 0; i < people->n; i++) {
    PersonTotal *total = &totals[people->at[i]];
    *(long *[DEED_COUNT]){&total->came, &total->went, &total->moved, &total->changed}[deed] += n;
  }
}

static int pointer_order(const void *a, const void *b) {
  return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static Deed deed_of(const ItemChange *change) {
  if (change->aspects & ASPECTS_OF_TIME) return DEED_MOVED;
  return (change->aspects & ~BIT(ASPECT_WHO)) ? DEED_CHANGED : DEED_COUNT;
}

// Changes with the same people before and after, of the same sort, stand together.
static int change_order(const void *a, const void *b) {
  const ItemChange *x = *(const ItemChange *const *)a, *y = *(const ItemChange *const *)b;
  int order = pointer_order(x->hands, y->hands);
  return order ? order : (int)deed_of(x) - (int)deed_of(y);
}

static void count_alike(PersonTotal *totals, const ItemChange *change, long n) {
  count(totals, &change->hands->gained, DEED_CAME, n);
  count(totals, &change->hands->lost, DEED_WENT, n);
  if (deed_of(change) != DEED_COUNT) count(totals, &change->hands->kept, deed_of(change), n);
}

static void count_changes(Arena *arena, const PlanDiff *diff, PersonTotal *totals) {
  size_t n = diff->items.n;
  const ItemChange **all = NEW_N(arena, const ItemChange *, n);
  for (size_t i = 0; i < n; i++) all[i] = &diff->items.at[i];
  if (n) qsort(all, n, sizeof *all, change_order);
  for (size_t i = 0, from = 0; i < n; i++)
    if (i + 1 == n || change_order(&all[i], &all[i + 1]) != 0) {
      count_alike(totals, all[i], (long)(i + 1 - from));
      from = i + 1;
    }
}

// ---- minutes ------------------------------------------------------------------------------------------------------

typedef struct Work { // minutes of each of some people in a week
  Date monday;
  bool after; // of the new plan
  const DocPeople *people;
  long minutes;
} Work;
typedef LIST(Work) WorkList;

// As the work weighs: on its last day.
static void add_work(Arena *arena, WorkList *out, const PlanDoc *doc, bool after) {
  for (size_t i = 0; i < doc->items.n; i++) {
    const DocItem *item = &doc->items.at[i];
    Date monday = item->days.last - date_weekday(item->days.last);
    if (item->minutes && item->people->n) PUSH(arena, out, ((Work){monday, after, item->people, item->minutes}));
  }
}

static int work_order(const void *a, const void *b) {
  const Work *x = a, *y = b;
  if (x->monday != y->monday) return x->monday < y->monday ? -1 : 1;
  int order = pointer_order(x->people, y->people);
  return order ? order : (int)x->after - (int)y->after;
}

// The minutes of a week, per person, while it is summed.
typedef struct Week {
  Arena *arena;
  PlanDiff *diff;
  PersonTotal *totals;
  long *before, *after;   // [person]
  LIST(uint32_t) touched; // people with minutes
} Week;

static void add_minutes(Week *week, const DocPeople *people, long before, long after) {
  if (before == after && !before) return;
  for (size_t i = 0; i < people->n; i++) {
    uint32_t person = people->at[i];
    if (!week->before[person] && !week->after[person]) PUSH(week->arena, &week->touched, person);
    week->before[person] += before;
    week->after[person] += after;
  }
}

static void end_week(Week *week, Date monday) {
  for (size_t i = 0; i < week->touched.n; i++) {
    uint32_t person = week->touched.at[i];
    long before = week->before[person], after = week->after[person];
    week->totals[person].before += before;
    week->totals[person].after += after;
    week->before[person] = week->after[person] = 0;
    if (before != after) PUSH(week->arena, &week->diff->weeks, ((WeekLoad){monday, person, before, after}));
  }
  week->touched.n = 0;
}

static void sum_weeks(Arena *arena, PlanDiff *diff, PersonTotal *totals) {
  WorkList all = {0};
  Week week = {.arena = arena, .diff = diff, .totals = totals};
  week.before = NEW_N(arena, long, diff->roll->ids.n);
  week.after = NEW_N(arena, long, diff->roll->ids.n);
  add_work(arena, &all, diff->old, false);
  add_work(arena, &all, diff->new, true);
  if (all.n) qsort(all.at, all.n, sizeof *all.at, work_order);
  long before = 0, after = 0;
  for (size_t i = 0; i < all.n; i++) {
    const Work *at = &all.at[i], *next = i + 1 < all.n ? at + 1 : NULL;
    *(at->after ? &after : &before) += at->minutes;
    bool ends = !next || next->monday != at->monday;
    if (!ends && next->people == at->people) continue;
    add_minutes(&week, at->people, before, after);
    before = after = 0;
    if (ends) end_week(&week, at->monday);
  }
}

// ---- both ---------------------------------------------------------------------------------------------------------

// What was or will be the most work first.
static int week_order(const void *a, const void *b) {
  const WeekLoad *x = a, *y = b;
  long one = x->before > x->after ? x->before : x->after, other = y->before > y->after ? y->before : y->after;
  if (one != other) return one > other ? -1 : 1;
  if (x->monday != y->monday) return x->monday < y->monday ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

// Those for whom most is different first.
static int total_order(const void *a, const void *b) {
  const PersonTotal *x = a, *y = b;
  long one = x->came + x->went + x->moved + x->changed, other = y->came + y->went + y->moved + y->changed;
  if (one != other) return one > other ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

void diff_loads(Arena *arena, PlanDiff *diff) {
  PersonTotal *totals = NEW_N(arena, PersonTotal, diff->roll->ids.n);
  count_changes(arena, diff, totals);
  sum_weeks(arena, diff, totals);
  for (uint32_t i = 0; i < diff->roll->ids.n; i++) {
    totals[i].person = i;
    bool any = totals[i].came || totals[i].went || totals[i].moved || totals[i].changed;
    if (any || totals[i].before != totals[i].after) PUSH(arena, &diff->totals, totals[i]);
  }
  if (diff->totals.n) qsort(diff->totals.at, diff->totals.n, sizeof *diff->totals.at, total_order);
  if (diff->weeks.n) qsort(diff->weeks.at, diff->weeks.n, sizeof *diff->weeks.at, week_order);
}
