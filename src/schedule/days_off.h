// days_off: what the files about days off share while the items of one opening, or of one routine's step, find the days
// on which they stay.
#ifndef SOPCAL_SCHEDULE_DAYS_OFF_H
#define SOPCAL_SCHEDULE_DAYS_OFF_H

#include "room.h"

typedef enum Bar { BAR_NONE, BAR_EDGE, BAR_ORDER, BAR_CLASH } Bar; // why a point stays though it should move

typedef struct Point {       // a day of an item: the one on which it is planned to begin, or its deadline
  const struct Point *other; // whom it would pass, or clash with
  size_t item;               // its number in the schedule
  Date planned, wish, date;  // where it was, would go, stays
  Bar bar;
  bool is_due;
  bool turned; // it moves the other way round, for the one asked for crosses the opening or the last day
} Point;
typedef LIST(Point) Points;
typedef LIST(Point *) Order;

typedef struct Settling {
  Work *work;
  Arena *scratch;
  Points points; // in the order of the items, a deadline behind its beginning
  Order by_plan; // the same, by the days on which they were planned
} Settling;

static inline Occurrence *item_at(const Settling *s, const Point *point) {
  return &s->work->out->items.at[point->item];
}
static inline bool moves(const Point *point) { return point->date != point->planned; }

// passing.c: puts back who would pass another task or meeting, and meetings that would come to lie on each other.
void keep_in_order(Settling *s);

// moves.c: what became of an item; `due` is the point `begins` where it has no deadline.
void tell_moves(const Settling *s, const Point *begins, const Point *due);
void note_left_out(Work *work, const Opening *opening, const Step *step, Span days); // by on_day_off: skip
Place place_of_days(const Step *step, bool due); // where a step says its days, or its deadline

#endif
