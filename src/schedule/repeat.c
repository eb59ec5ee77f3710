// repeat: what `every:` means: on which days, and after how many minutes within a day.
#include "room.h"

// Minutes say nothing of days: alone they mean every day, beside weekdays those.
static bool only_minutes(const Every *every, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (every[i].kind != EVERY_MINUTES) return false;
  return true;
}

static bool every_matches(const Every *every, size_t n, Date day, Date from) {
  for (size_t i = 0; i < n; i++) {
    if (every[i].kind == EVERY_WEEKDAYS && (every[i].weekdays >> date_weekday(day) & 1)) return true;
    if (every[i].kind == EVERY_DAYS && (day - from) % every[i].n == 0) return true;
  }
  return only_minutes(every, n);
}

Date next_day(const Work *work, const Every *every, size_t n, Date day) {
  for (; day <= work->days.last && !work->full; day++)
    if (every_matches(every, n, day, work->days.first)) return day;
  return DATE_NONE;
}

int repeat_minutes(const Step *step) {
  for (size_t i = 0; i < step->every.n; i++)
    if (step->every.at[i].kind == EVERY_MINUTES) return step->every.at[i].n;
  return 0;
}

void note_workdays(Work *work, const Every *every, size_t n, Place at) {
  for (size_t i = 0; i < n; i++)
    if (every[i].by_workday && say_once(work, S("workdays")))
      diag_add(work->diags, T118, at, ARGS(arg_n("year", date_ymd(work->days.first).year)));
}
