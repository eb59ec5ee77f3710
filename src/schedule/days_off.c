// days_off: where an item stays that was planned for a day off of the plan's calendar (design section 4, Days off).
//
// From the items of one opening, or of one routine's step, on the days on which they were planned, to the same items on
// the days on which they stay. Invariant: what was planned before another task or meeting does not come after it, and
// nothing crosses the opening or the last day. Whoever may not move stays, and that is said.
#include "days_off.h"

#include <assert.h>

// ---- where one would go -------------------------------------------------------------------------------------------

static int stated(const Opening *opening, const Sop *sop, const Step *step) {
  return model_common(step, opening ? opening->own : NULL, opening ? opening->campaign : NULL, sop).on_day_off;
}

// A range of days asks for each of them.
static bool asks_for_each(const Step *step) {
  for (size_t i = 0; i < step->day.n; i++) {
    DayNumber first = step->day.at[i].first, last = step->day.at[i].last;
    if (first.from_last != last.from_last || first.n != last.n) return true;
  }
  return false;
}

// What nobody states: preparation and what comes after a campaign is done on working days, where they are known.
static OnDayOff policy_of(const Work *work, const Occurrence *item, Date planned) {
  int said = stated(item->opening, item->sop, item->step);
  if (said >= 0) return (OnDayOff)said;
  bool by_day = item->opening && item->step->day.n && !asks_for_each(item->step);
  bool leaves = by_day && item->kind != OCCURRENCE_POST && !span_has(item->opening->days, planned);
  return leaves && work->plan->official ? ON_DAY_OFF_EARLIER : ON_DAY_OFF_KEEP;
}

// Where it may go at all: before the opening, within the campaign's days or behind them.
static bool may_lie_on(const Opening *opening, Date planned, Date date) {
  if (date == DATE_NONE) return false;
  if (!opening) return true;
  Span days = opening->days;
  if (planned < days.first) return date < days.first;
  return planned > days.last ? date > days.last : span_has(days, date);
}

static void choose(const Work *work, const Occurrence *item, OnDayOff policy, Point *point) {
  Date earlier = workday_until(&work->workdays, point->planned), later = workday_from(&work->workdays, point->planned);
  Date first = policy == ON_DAY_OFF_EARLIER ? earlier : later, second = policy == ON_DAY_OFF_EARLIER ? later : earlier;
  point->turned = !may_lie_on(item->opening, point->planned, first);
  Date wish = point->turned ? second : first;
  if (may_lie_on(item->opening, point->planned, wish))
    point->wish = point->date = wish;
  else
    point->bar = BAR_EDGE;
}

static void add_point(Settling *s, size_t number, Date planned, bool is_due) {
  Work *work = s->work;
  const Occurrence *item = &work->out->items.at[number];
  Point *point = &ADD(s->scratch, &s->points);
  *point = (Point){.item = number, .planned = planned, .wish = planned, .date = planned, .is_due = is_due};
  bool off = is_day_off(&work->workdays, planned);
  bool unknown = day_official(work->plan, planned).status == DAY_STATUS_UNKNOWN;
  OnDayOff policy = off || unknown ? policy_of(work, item, planned) : ON_DAY_OFF_KEEP;
  if (policy == ON_DAY_OFF_KEEP) return;
  if (unknown) note_calendar(work, planned, place_of_days(item->step, is_due));
  if (off && policy != ON_DAY_OFF_SKIP)
    choose(work, item, policy, point); // to be skipped it would have to be off whole
}

// ---- where it stays -----------------------------------------------------------------------------------------------

static void add_points(Settling *s, size_t from) {
  const OccurrenceList *items = &s->work->out->items;
  for (size_t i = from; i < items->n; i++) {
    add_point(s, i, items->at[i].date, false);
    if (items->at[i].due > items->at[i].date) add_point(s, i, items->at[i].due, true);
  }
}

static bool any_moves(const Points *points) {
  for (size_t i = 0; i < points->n; i++)
    if (moves(&points->at[i])) return true;
  return false;
}

// The one place where the day of a step's item is decided.
static void settle(const Settling *s, const Point *begins, const Point *due) {
  Occurrence *item = item_at(s, begins);
  item->planned = (Span){begins->planned, due->planned};
  item->date = begins->date;
  item->due = due->date;
  assert(item->due >= item->date && "a deadline before its beginning");
  bool as_planned = keep_item(s->work, item);
  if (item->opening) item->day = day_number(item->opening->days, item->date);
  if (as_planned) tell_moves(s, begins, due);
}

void settle_days_off(Work *work, size_t from) {
  Settling s = {.work = work, .scratch = arena_new()};
  add_points(&s, from);
  if (any_moves(&s.points)) keep_in_order(&s);
  for (size_t i = 0; i < s.points.n; i++) {
    const Point *begins = &s.points.at[i];
    bool has_due = i + 1 < s.points.n && s.points.at[i + 1].is_due;
    settle(&s, begins, has_due ? begins + 1 : begins);
    i += has_due;
  }
  arena_free(s.scratch);
}

// ---- left out -----------------------------------------------------------------------------------------------------

bool is_left_out(Work *work, const Opening *opening, const Sop *sop, const Step *step, Span days) {
  if (has_workday(&work->workdays, days) || stated(opening, sop, step) != (int)ON_DAY_OFF_SKIP) return false;
  note_left_out(work, opening, step, days);
  note_calendar(work, days.first, place_of_days(step, false));
  return true;
}
