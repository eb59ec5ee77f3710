// routines: SOPs anchored on the calendar: steps that repeat on weekdays, every n days, or n times within a week or month.
//
// Days of a step that is done n times within a period are spread evenly over the period's days, the same every time.
#include "room.h"

typedef struct Routine {
  const Sop *sop;
  const Step *step;
  Str stem;
} Routine;

static Str stem_on(Work *work, const Routine *routine, Date day) {
  Str date = date_text(work->arena, day);
  return str_format(work->arena, "%.*s/%.*s/%.*s", STR(work->plan->about.id), STR(routine->sop->head.id), STR(date));
}

static void place(Work *work, const Routine *routine, Date day) {
  const Step *step = routine->step;
  size_t n = step->post.n ? step->post.n : 1;
  for (size_t i = 0; i < n; i++) {
    const Channel *channel = step->post.n ? step->post.at[i].to : NULL;
    Occurrence *item = add_occurrence(work, NULL, routine->sop, step, channel, stem_on(work, routine, day), S(""));
    item->date = item->due = day;
  }
}

static void place_within_day(Work *work, const Routine *routine, Date day, int gap) {
  Window window = model_common(routine->step, NULL, NULL, routine->sop).at;
  for (Clock at = window.from; window.from != CLOCK_NONE && at <= window.to && at < 24 * 60; at += gap) {
    size_t before = work->out->items.n;
    place(work, routine, day);
    for (size_t i = before; i < work->out->items.n; i++) {
      Occurrence *item = &work->out->items.at[i];
      retime_occurrence(item, (Window){at, at});
      item->identity = str_format(work->arena, "%.*s/%02d%02d", STR(item->identity), at / 60, at % 60);
    }
  }
}

static void repeat(Work *work, const Routine *routine) {
  const Step *step = routine->step;
  int gap = repeat_minutes(step);
  note_workdays(work, step->every.at, step->every.n, place_of(&step->head, "every"));
  for (Date day = work->days.first; day <= work->days.last; day++) {
    if (!every_matches(step->every.at, step->every.n, day, work->days.first)) continue;
    if (gap)
      place_within_day(work, routine, day, gap);
    else
      place(work, routine, day);
  }
}

static Span period_around(Work *work, int within, Date day) {
  Span period;
  if (within == WITHIN_WEEK) {
    period.first = day - date_weekday(day);
    period.last = period.first + 6;
  } else {
    Ymd ymd = date_ymd(day);
    period.first = day - ymd.day + 1;
    period.last = period.first + days_in_month(ymd.year, ymd.month) - 1;
  }
  if (period.first < work->days.first) period.first = work->days.first;
  if (period.last > work->days.last) period.last = work->days.last;
  return period;
}

static void spread(Work *work, const Routine *routine) {
  const Step *step = routine->step;
  int times = step->times > 0 ? step->times : 1;
  static const Text words[] = {[WITHIN_WEEK] = {{"week", "周"}}, [WITHIN_MONTH] = {{"month", "月"}}};
  for (Date day = work->days.first; day <= work->days.last;) {
    Span period = period_around(work, step->within, day);
    int days = period.last - period.first + 1, whole = step->within == WITHIN_WEEK ? 7 : 28;
    bool part = days < whole; // a period that the plan cuts short has its share of the times
    int n = part ? times * days / whole : times;
    if (!part && times > days &&
        say_once(work, str_format(work->arena, "fit %.*s/%.*s", STR(routine->sop->head.id), STR(step->id))))
      diag_add(work->diags, T120, place_of(&step->head, "times"),
               ARGS(arg("step", step->id), arg_n("n", times), arg_t("within", words[step->within]), arg_n("days", days)));
    for (int i = 0; i < n && n <= days; i++) place(work, routine, period.first + (2 * i + 1) * days / (2 * n));
    day = period.last + 1;
  }
}

void expand_routines(Work *work) {
  for (size_t i = 0; i < work->plan->sops.n; i++) {
    const Sop *sop = &work->plan->sops.at[i];
    if (sop->anchor != ANCHOR_CALENDAR) continue;
    for (size_t k = 0; k < sop->steps.n; k++) {
      Routine routine = {.sop = sop, .step = &sop->steps.at[k]};
      if (routine.step->every.n)
        repeat(work, &routine);
      else if (routine.step->within >= 0)
        spread(work, &routine);
    }
  }
}
