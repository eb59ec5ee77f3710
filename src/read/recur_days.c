// recur_days: the days of a recurrence rule.
//
// From sets of numbers to days, one period (day, week, month, year) after the other: the period's days that every part
// fits, then BYSETPOS among them. What the rule does not state its first day says. Invariant: days come out in order,
// each once, and the work is bound by the years of plans. (Why no library: libical 3.0.16 searches to the year 20000
// for a rule without any day, seconds each, and leaves out BYSETPOS of days and weeks.)
#include "recur.h"

typedef struct RecurWalk {
  Recur rule; // with what the first day says
  Date from, last;
} RecurWalk;

// ---- sets ---------------------------------------------------------------------------------------------------------

// Whether the nth of so many is in the set.
static bool set_has(const RecurSet *set, int n, int of) {
  int back = of + 1 - n;
  return (set->bits[0][n / 64] >> n % 64 & 1) || (set->bits[1][back / 64] >> back % 64 & 1);
}

static void set_only(RecurSet *set, int n) {
  *set = (RecurSet){.any = true};
  set->bits[0][n / 64] |= (uint64_t)1 << n % 64;
}

// ---- one day ------------------------------------------------------------------------------------------------------

static Date week_of(const Recur *r, Date day) { return day - (date_weekday(day) - r->week_start + 7) % 7; }

// A week belongs to the year that has four of its days: the first is that of 4 January.
static bool fits_week(const Recur *r, Date day) {
  Date week = week_of(r, day);
  int year = date_ymd(week + 3).year;
  Date first = week_of(r, date_of(year, 1, 4)), next = week_of(r, date_of(year + 1, 1, 4));
  return set_has(&r->weeks, (week - first) / 7 + 1, (next - first) / 7);
}

// `n`: the day's number in the month or year of so many days in which its weekdays are counted.
static bool fits_weekday(const Recur *r, Date day, int n, int of) {
  int weekday = date_weekday(day);
  const RecurSet *nth = &r->nth[weekday];
  int before = (n - 1) / 7, behind = (of - n) / 7;
  return (r->weekdays >> weekday & 1) || (nth->any && set_has(nth, before + 1, before + behind + 1));
}

static bool fits_day(const Recur *r, Date day) {
  Ymd ymd = date_ymd(day);
  int month_days = days_in_month(ymd.year, ymd.month);
  Date year = date_of(ymd.year, 1, 1);
  int year_day = day - year + 1, year_days = 337 + days_in_month(ymd.year, 2);
  bool by_month = r->freq != RECUR_YEARLY || r->months.any;
  if (r->months.any && !set_has(&r->months, ymd.month, 12)) return false;
  if (r->month_days.any && !set_has(&r->month_days, ymd.day, month_days)) return false;
  if (r->year_days.any && !set_has(&r->year_days, year_day, year_days)) return false;
  bool weekdays = r->weekdays || r->numbered;
  if (weekdays && !fits_weekday(r, day, by_month ? ymd.day : year_day, by_month ? month_days : year_days)) return false;
  return !r->weeks.any || fits_week(r, day);
}

// ---- periods ------------------------------------------------------------------------------------------------------

static Date period_of(const Recur *r, Date day) {
  Ymd ymd = date_ymd(day);
  switch (r->freq) {
  case RECUR_WEEKLY: return week_of(r, day);
  case RECUR_MONTHLY: return date_of(ymd.year, ymd.month, 1);
  case RECUR_YEARLY: return date_of(ymd.year, 1, 1);
  default: return day;
  }
}

// That so many periods behind one that begins on `first`.
static Date period_after(const Recur *r, Date first, int n) {
  Ymd ymd = date_ymd(first);
  int month = ymd.month - 1 + n;
  switch (r->freq) {
  case RECUR_WEEKLY: return first + 7 * n;
  case RECUR_MONTHLY: return date_of(ymd.year + month / 12, month % 12 + 1, 1);
  case RECUR_YEARLY: return date_of(ymd.year + n, 1, 1);
  default: return first + n;
  }
}

enum { PERIOD_DAYS_MAX = 366 };

static size_t days_of_period(const RecurWalk *w, Date first, Date days[PERIOD_DAYS_MAX]) {
  const Recur *r = &w->rule;
  size_t n = 0, kept = 0;
  for (Date day = first, next = period_after(r, first, 1); day < next; day++)
    if (fits_day(r, day)) days[n++] = day;
  for (size_t i = 0; i < n; i++) {
    bool in_place = !r->positions.any || set_has(&r->positions, (int)i + 1, (int)n);
    if (in_place && days[i] >= w->from && days[i] <= w->last) days[kept++] = days[i];
  }
  return kept;
}

// ---- the rule -----------------------------------------------------------------------------------------------------

static RecurWalk walk_from(const Recur *rule, Date from, Date last) {
  RecurWalk w = {*rule, from, last};
  Ymd first = date_ymd(from);
  if (rule->until != DATE_NONE && rule->until < last) w.last = rule->until;
  if (recur_names_days(rule) || rule->freq == RECUR_DAILY) return w;
  if (rule->freq == RECUR_WEEKLY) w.rule.weekdays = 1u << date_weekday(from);
  if (rule->freq >= RECUR_MONTHLY) set_only(&w.rule.month_days, first.day);
  if (rule->freq == RECUR_YEARLY && !rule->months.any) set_only(&w.rule.months, first.month);
  return w;
}

bool recur_days(Arena *arena, const Recur *rule, Date from, Date last, size_t most, DateList *out) {
  RecurWalk w = walk_from(rule, from, last);
  Date days[PERIOD_DAYS_MAX];
  size_t before = out->n, limit = rule->count ? (size_t)rule->count : most + 1;
  for (Date period = period_of(&w.rule, from); period <= w.last && out->n - before < limit;) {
    size_t n = days_of_period(&w, period, days);
    for (size_t i = 0; i < n && out->n - before < limit; i++) PUSH(arena, out, days[i]);
    period = period_after(&w.rule, period, out->n > before ? rule->interval : 1);
  }
  if (out->n - before <= most) return true;
  out->n = before;
  return false;
}
