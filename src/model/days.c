// days: when named dates fall, and what kind of day each is.
//
// From the rules of `dates` and the lists of `holidays` to days. A year of which no list says all stays unknown, and is
// never guessed: who must decide all the same takes the weekday.
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

static Date day_in(const NamedDate *date, int year) {
  if (date->lunar.month) return lunar_in(&date->lunar, year);
  if (date->nth.month) return nth_in(&date->nth, year);
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

Span named_season(const NamedDate *date, Date day) {
  return date->range.at.source ? days_around(day, &date->range) : (Span){day, day};
}

// ---- the official calendar ----------------------------------------------------------------------------------------

OfficialDay day_official(const Plan *plan, Date day) {
  Date first = date_of(PLAN_FIRST_YEAR, 1, 1), last = date_of(PLAN_LAST_YEAR, 12, 31);
  if (!plan->official || day < first || day > last) return (OfficialDay){DAY_STATUS_UNKNOWN, S("")};
  return plan->official[day - first];
}

bool day_is_workday(const Plan *plan, Date day) {
  DayStatus status = day_official(plan, day).status;
  if (status == DAY_STATUS_UNKNOWN) return date_weekday(day) < 5;
  return status == DAY_STATUS_WORKDAY || status == DAY_STATUS_MAKEUP_WORKDAY;
}
