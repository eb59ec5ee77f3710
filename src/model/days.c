// days: when named dates fall.
//
// From the rules of `dates` to days, each within the span that is asked for and in order.
#include "sopcal/lunar.h"
#include "sopcal/model.h"

// ---- named dates --------------------------------------------------------------------------------------------------

static Date on_day_in(const NamedDate *date, int year) {
  Ymd day = {year, date->on_day.month, date->on_day.day};
  bool other = date->on_day.year && date->on_day.year != year;
  return other || !ymd_exists(day) ? DATE_NONE : date_of(day.year, day.month, day.day); // 29 February: leap years only
}

// Of the lunar year of that number, which ends in the next Gregorian one. A month of 29 days has no 30th.
static Date lunar_in(const LunarDay *day, int year) {
  int last = lunar_month_days(year, day->month, day->leap);
  return lunar_date((LunarDate){year, day->month, day->day ? day->day : last, day->leap});
}

static Date nth_in(const NthDay *nth, int year) {
  int days = days_in_month(year, nth->month);
  Date first = date_of(year, nth->month, 1), last = first + days - 1;
  if (nth->n < 0) return last - (date_weekday(last) - nth->weekday + 7) % 7;
  Date day = first + (nth->weekday - date_weekday(first) + 7) % 7 + 7 * (nth->n - 1);
  return day <= last ? day : DATE_NONE;
}

static Date stem_in(const StemDay *day, int year) {
  Date term = solar_term(year, day->term);
  return term == DATE_NONE ? DATE_NONE : term + (day->stem - stem_of(term) + 10) % 10 + 10 * (day->n - 1);
}

static Date day_in(const NamedDate *date, int year) {
  if (date->lunar.month) return lunar_in(&date->lunar, year);
  if (date->nth.month) return nth_in(&date->nth, year);
  if (date->stem.n) return stem_in(&date->stem, year);
  if (date->term >= 0) return solar_term(year, date->term);
  return date->on_day.month ? on_day_in(date, year) : DATE_NONE;
}

void named_days(Arena *arena, const NamedDate *date, Span within, DateList *out) {
  for (size_t i = 0; i < date->on.n; i++)
    if (span_has(within, date->on.at[i])) PUSH(arena, out, date->on.at[i]);
  int last = date_ymd(within.last).year;
  for (int year = date_ymd(within.first).year - 1; year <= last; year++) {
    Date day = day_in(date, year);
    if (day != DATE_NONE && span_has(within, day)) PUSH(arena, out, day);
  }
}

static Date numbered(Date day, const DayNumber *number) {
  if (number->from_last) return day + number->n;
  return number->n > 0 ? day + number->n - 1 : day + number->n;
}

Span days_around(Date day, const DayRange *range) {
  return (Span){numbered(day, &range->first), numbered(day, &range->last)};
}

// From the earliest to the last day of its phases.
static Span phases_span(const NamedDate *date, Date day) {
  Span all = days_around(day, &date->phases.at[0].days);
  for (size_t i = 1; i < date->phases.n; i++) {
    Span phase = days_around(day, &date->phases.at[i].days);
    if (phase.first < all.first) all.first = phase.first;
    if (phase.last > all.last) all.last = phase.last;
  }
  return all;
}

Span named_season(const NamedDate *date, Date day) {
  if (date->range.at.source) return days_around(day, &date->range);
  return date->phases.n ? phases_span(date, day) : (Span){day, day};
}
