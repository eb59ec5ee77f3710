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

int repeat_minutes(const Step *step) {
  for (size_t i = 0; i < step->every.n; i++)
    if (step->every.at[i].kind == EVERY_MINUTES) return step->every.at[i].n;
  return 0;
}

static bool by_calendar(const Every *every) {
  return every->kind == EVERY_WORKDAYS || every->kind == EVERY_WEEKENDS || every->kind == EVERY_HOLIDAYS;
}

void note_workdays(Work *work, const Every *every, size_t n, Place at) {
  for (size_t i = 0; i < n; i++)
    if (by_calendar(&every[i]) && say_once(work, S("workdays")))
      diag_add(work->diags, T118, at, ARGS(arg_n("year", date_ymd(work->days.first).year)));
}
