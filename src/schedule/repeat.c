// repeat: what `every:` means: on which days, and after how many minutes within a day.
#include "room.h"

// Minutes say nothing of days: alone they mean every day, beside weekdays those.
static bool only_minutes(const Every *every, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (every[i].kind != EVERY_MINUTES) return false;
  return true;
}

static bool is_weekend(const Plan *plan, Date day) { return date_weekday(day) >= 5 && !day_is_workday(plan, day); }

static bool is_meant(const Work *work, const Every *every, Date day) {
  switch (every->kind) {
  case EVERY_WEEKDAYS: return every->weekdays >> date_weekday(day) & 1;
  case EVERY_WORKDAYS: return day_is_workday(work->plan, day);
  case EVERY_WEEKENDS: return is_weekend(work->plan, day);
  case EVERY_HOLIDAYS: return day_official(work->plan, day).status == DAY_STATUS_HOLIDAY;
  case EVERY_DAYS: return (day - work->days.first) % every->n == 0;
  case EVERY_NONE:
  case EVERY_MINUTES: break;
  }
  return false;
}

static bool every_matches(const Work *work, const Every *every, size_t n, Date day) {
  for (size_t i = 0; i < n; i++)
    if (is_meant(work, &every[i], day)) return true;
  return only_minutes(every, n);
}

Date next_day(const Work *work, const Every *every, size_t n, Date day) {
  for (; day <= work->days.last && !work->full; day++)
    if (every_matches(work, every, n, day)) return day;
  return DATE_NONE;
}

static bool by_calendar(const Every *every, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (every[i].kind == EVERY_WORKDAYS || every[i].kind == EVERY_WEEKENDS || every[i].kind == EVERY_HOLIDAYS)
      return true;
  return false;
}

Date next_possible_day(const Work *work, const Every *every, size_t n, Date day, bool *meant) {
  *meant = true;
  if (!work->plan->lock.entries.n || !by_calendar(every, n)) return next_day(work, every, n, day);
  if (day > work->days.last || work->full) return DATE_NONE;
  *meant = every_matches(work, every, n, day);
  return day;
}

int repeat_minutes(const Step *step) {
  for (size_t i = 0; i < step->every.n; i++)
    if (step->every.at[i].kind == EVERY_MINUTES) return step->every.at[i].n;
  return 0;
}

// ---- what is not known of the calendar ----------------------------------------------------------------------------

static bool is_year_of_plan(const Work *work, int year) {
  return year >= date_ymd(work->days.first).year && year <= date_ymd(work->days.last).year;
}

// A plan without holidays knows nothing of any year, and that is said of its first. Of its own years one with holidays
// has said it already (T138): what is left is a year into which preparation reaches.
void note_calendar(Work *work, Date day, Place at) {
  bool known = work->plan->official != NULL;
  int year = date_ymd(known ? day : work->days.first).year;
  if (known && (is_year_of_plan(work, year) || day_official(work->plan, day).status != DAY_STATUS_UNKNOWN)) return;
  if (say_once(work, str_format(work->arena, "workdays %d", year)))
    diag_add(work->diags, T118, at, ARGS(arg_n("year", year)));
}

static bool only_holidays(const Every *every, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (every[i].kind != EVERY_HOLIDAYS) return false;
  return n > 0;
}

void note_workdays(Work *work, const Every *every, size_t n, Place at) {
  if (!by_calendar(every, n)) return;
  note_calendar(work, work->days.first, at);
  if (only_holidays(every, n) && !work->workdays.holidays)
    diag_add(work->diags, S155, at,
             ARGS(arg("first", date_text(work->arena, work->days.first)),
                  arg("last", date_text(work->arena, work->days.last))));
}
