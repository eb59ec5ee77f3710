// clock: the plan's times by the clock of somebody who lives elsewhere.
//
// Hours, days off, a day's budget and the sheet are by a person's own clock; all that is planned is by the plan's.
// Invariant: for whoever shares the plan's clock every time comes out as it went in.
#include "room.h"

enum { MIDNIGHT = 24 * 60 };

bool has_own_clock(const Plan *plan, const Staff *person) {
  return person && person->zone && plan->zone && !zone_agrees(person->zone, plan->zone);
}

// Midnight as an end belongs to the day that ends, and a whole day, which would end as it begins, a minute earlier.
LocalTime local_time(const Plan *plan, const Staff *person, Date date, Window at) {
  if (at.from == CLOCK_NONE || !has_own_clock(plan, person)) return (LocalTime){date, at};
  Stretch stretch = zone_stretch(plan->zone, date, at);
  LocalTime local;
  Date end;
  zone_wall(person->zone, stretch.from, &local.date, &local.at.from);
  zone_wall(person->zone, stretch.to, &end, &local.at.to);
  if (end > local.date && local.at.to == 0) local.at.to = MIDNIGHT;
  if (end > local.date && local.at.to == local.at.from) local.at.to--;
  return local;
}

LocalTime item_time(const Plan *plan, const Staff *person, const Occurrence *item) {
  return local_time(plan, person, item->due, own_window(person, item));
}

// Asked of each person and each item: most share the plan's clock.
Span local_days(const Plan *plan, const Staff *person, const Occurrence *item) {
  if (!has_own_clock(plan, person)) return (Span){item->date, item->due};
  Window at = own_window(person, item);
  return (Span){local_time(plan, person, item->date, at).date, local_time(plan, person, item->due, at).date};
}

// The first day on which the person works, from `from` on towards `to`; `from` where there is none.
static Date working_day(const Staff *person, Date from, Date to) {
  int step = from < to ? 1 : -1;
  for (Date day = from; day != to + step; day += step)
    if (!staff_is_off(person, day)) return day;
  return from;
}

Span own_days(const Plan *plan, const Staff *person, const Occurrence *item) {
  Span days = local_days(plan, person, item);
  if (days.last <= days.first) return days;
  return (Span){working_day(person, days.first, days.last), working_day(person, days.last, days.first)};
}

bool keeps_hours(const Occurrence *item) { return item->kind != OCCURRENCE_POST && item->at.from != CLOCK_NONE; }

bool within_hours(const Plan *plan, const Staff *person, const Occurrence *item) {
  Window hours = person->hours;
  if (!keeps_hours(item) || hours.from == CLOCK_NONE) return true;
  Window at = item_time(plan, person, item).at;
  return at.from >= hours.from && at.to >= at.from && at.to <= hours.to;
}

// "10:00-11:00", for somebody elsewhere "10:00-11:00 (Europe/Berlin 2026-03-02 03:00-04:00)".
Str window_by(Arena *arena, const Plan *plan, const Staff *person, const Occurrence *item) {
  Str planned = window_format(arena, item->at);
  if (!planned.n || !has_own_clock(plan, person)) return planned;
  LocalTime local = item_time(plan, person, item);
  return str_format(arena, "%.*s (%.*s %.*s %.*s)", STR(planned), STR(zone_name(person->zone)),
                    STR(date_text(arena, local.date)), STR(window_format(arena, local.at)));
}
