// passing: tasks and meetings of one opening that leave days off do not pass each other, and no two meetings come to
// lie on one hour by it. From where each would go to where each stays: whoever would, stays where it was planned.
#include "days_off.h"

#include <stdlib.h>

static int by_plan(const void *a, const void *b) {
  const Point *x = *(Point *const *)a, *y = *(Point *const *)b;
  if (x->planned != y->planned) return x->planned < y->planned ? -1 : 1;
  return (x > y) - (x < y);
}

static void bar(Point *point, Bar why, const Point *other) {
  if (point->bar != BAR_NONE) return;
  point->bar = why;
  point->other = other;
}

static void put_back_barred(const Order *points) {
  for (size_t i = 0; i < points->n; i++)
    if (points->at[i]->bar != BAR_NONE) points->at[i]->date = points->at[i]->planned;
}

// One direction of it: against the furthest of those planned for other days and met already.
static void bar_passing(const Order *points, bool forward) {
  const Point *furthest = NULL, *of_day = NULL;
  Date day = DATE_NONE;
  for (size_t i = 0; i < points->n; i++) {
    Point *point = points->at[forward ? i : points->n - 1 - i];
    if (point->planned != day) furthest = of_day;
    day = point->planned;
    if (furthest && moves(point) && (forward ? furthest->date > point->date : furthest->date < point->date))
      bar(point, BAR_ORDER, furthest);
    if (!of_day || (forward ? point->date > of_day->date : point->date < of_day->date)) of_day = point;
  }
}

// Who moves to earlier days, who to later ones and who stays: where each direction keeps the order by itself, putting
// back all who pass somebody leaves nobody who does, so once is enough.
static void keep_order(const Settling *s) {
  Order ordered = {0};
  for (size_t i = 0; i < s->by_plan.n; i++)
    if (item_at(s, s->by_plan.at[i])->kind != OCCURRENCE_POST) PUSH(s->scratch, &ordered, s->by_plan.at[i]);
  bar_passing(&ordered, true);
  bar_passing(&ordered, false);
  put_back_barred(&ordered);
}

// ---- no two meetings at once --------------------------------------------------------------------------------------

typedef struct Meeting {
  Point *point;
  Window at;
} Meeting;
typedef LIST(Meeting) Meetings;

static int by_date(const void *a, const void *b) {
  const Point *x = ((const Meeting *)a)->point, *y = ((const Meeting *)b)->point;
  if (x->date != y->date) return x->date < y->date ? -1 : 1;
  if (x->planned != y->planned) return x->planned < y->planned ? -1 : 1;
  return (x > y) - (x < y);
}

// `early` was planned for a day before that of `late`; now both lie on one day.
static void bar_clash(const Meeting *point, const Meeting *early, const Meeting *late) {
  if (late->at.from >= early->at.to) return;
  Bar why = late->at.to > early->at.from ? BAR_CLASH : BAR_ORDER;
  bar(point->point, why, point == early ? late->point : early->point);
}

// One direction of it, as above: against the one of the day that ends last, or that begins first.
static void bar_meeting(const Meetings *day, bool forward) {
  const Meeting *worst = NULL, *of_plan = NULL;
  for (size_t i = 0; i < day->n; i++) {
    const Meeting *m = &day->at[forward ? i : day->n - 1 - i];
    const Meeting *before = i ? &day->at[forward ? i - 1 : day->n - i] : m;
    if (before->point->planned != m->point->planned) worst = of_plan;
    if (worst) bar_clash(m, forward ? worst : m, forward ? m : worst);
    if (!of_plan || (forward ? m->at.to > of_plan->at.to : m->at.from < of_plan->at.from)) of_plan = m;
  }
}

// Meetings that came to lie on one day by moving, at one time or in another order, stay where they were.
static void keep_apart(const Settling *s) {
  Meetings all = {0};
  for (size_t i = 0; i < s->by_plan.n; i++) {
    const Occurrence *item = item_at(s, s->by_plan.at[i]);
    if (item->kind == OCCURRENCE_MEET && item->at.from != CLOCK_NONE)
      PUSH(s->scratch, &all, ((Meeting){s->by_plan.at[i], item->at}));
  }
  if (all.n) qsort(all.at, all.n, sizeof *all.at, by_date);
  for (size_t i = 0, n; i < all.n; i += n) {
    for (n = 1; i + n < all.n && all.at[i + n].point->date == all.at[i].point->date; n++) {
    }
    Meetings day = {.at = all.at + i, .n = n, .cap = n};
    bar_meeting(&day, true);
    bar_meeting(&day, false);
  }
  put_back_barred(&s->by_plan);
}

// Who stays, because of a meeting, may stand in the way of others.
void keep_in_order(Settling *s) {
  for (size_t i = 0; i < s->points.n; i++) PUSH(s->scratch, &s->by_plan, &s->points.at[i]);
  qsort(s->by_plan.at, s->by_plan.n, sizeof *s->by_plan.at, by_plan);
  keep_order(s);
  keep_apart(s);
  keep_order(s);
}
