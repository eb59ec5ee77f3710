// routines: SOPs anchored on the calendar: steps that repeat on weekdays, every n days, or n times within a week or
// month.
//
// Days of a step that is done n times within a period are spread evenly over the period's days, the same every time.
#include "room.h"

#include <stdlib.h>

typedef struct Routine {
  const Sop *sop;
  const Step *step;
} Routine;

static Str stem_on(Work *work, const Routine *routine, Date day) {
  Str date = date_text(work->arena, day);
  return str_format(work->arena, "%.*s/%.*s/%.*s", STR(work->plan->about.id), STR(routine->sop->head.id), STR(date));
}

static void place(Work *work, const Routine *routine, Date day, Str suffix) {
  const Step *step = routine->step;
  size_t n = step->post.n ? step->post.n : 1;
  Str stem = stem_on(work, routine, day);
  if (!keeps_step(work, stem, step, suffix) && is_left_out(work, NULL, routine->sop, step, (Span){day, day})) return;
  for (size_t i = 0; i < n; i++) {
    const Channel *channel = step->post.n ? step->post.at[i].to : NULL;
    Occurrence *item = add_occurrence(work, NULL, routine->sop, step, channel, stem, suffix);
    item->date = item->due = day;
  }
}

static Str time_suffix(Work *work, Clock at) { return str_format(work->arena, "/%02d%02d", at / 60, at % 60); }

// Of the first of a day's items.
static Str first_suffix(Work *work, const Routine *routine, int gap) {
  Window window = model_common(routine->step, NULL, NULL, routine->sop).at;
  return gap && window.from != CLOCK_NONE ? time_suffix(work, window.from) : S("");
}

static void place_within_day(Work *work, const Routine *routine, Date day, int gap) {
  Window window = model_common(routine->step, NULL, NULL, routine->sop).at;
  for (Clock at = window.from; window.from != CLOCK_NONE && at <= window.to && at < 24 * 60 && !work->full; at += gap) {
    size_t before = work->out->items.n;
    place(work, routine, day, time_suffix(work, at));
    for (size_t i = before; i < work->out->items.n; i++) retime_occurrence(&work->out->items.at[i], (Window){at, at});
  }
}

static void repeat(Work *work, const Routine *routine) {
  const Step *step = routine->step;
  int gap = repeat_minutes(step);
  note_workdays(work, step->every.at, step->every.n, place_of(&step->head, "every"));
  bool meant;
  for (Date day = work->days.first;
       (day = next_possible_day(work, step->every.at, step->every.n, day, &meant)) != DATE_NONE; day++) {
    if (!meant && !keeps_routine(work, stem_on(work, routine, day), step, first_suffix(work, routine, gap))) continue;
    if (gap)
      place_within_day(work, routine, day, gap);
    else
      place(work, routine, day, S(""));
  }
}

static Span whole_period(int within, Date day) {
  Ymd ymd = date_ymd(day);
  Date first = within == WITHIN_WEEK ? day - date_weekday(day) : day - ymd.day + 1;
  int days = within == WITHIN_WEEK ? 7 : days_in_month(ymd.year, ymd.month);
  return (Span){first, first + days - 1};
}

static int length_of(Span span) { return span.last - span.first + 1; }

// A period that the plan cuts short has its share of the times, rounded.
static int times_in(const Step *step, Span whole, Span part) {
  int times = step->times > 0 ? step->times : 1;
  return (2 * times * length_of(part) + length_of(whole)) / (2 * length_of(whole));
}

static const Text within_words[] = {[WITHIN_WEEK] = {{"week", "周"}}, [WITHIN_MONTH] = {{"month", "月"}}};

static void say_no_fit(Work *work, const Routine *routine, int n, int days) {
  const Step *step = routine->step;
  if (say_once(work, str_format(work->arena, "fit %.*s/%.*s", STR(routine->sop->head.id), STR(step->id))))
    diag_add(
        work->diags, T120, place_of(&step->head, "times"),
        ARGS(arg("step", step->id), arg_n("n", n), arg_t("within", within_words[step->within]), arg_n("days", days)));
}

enum { PERIOD_DAYS_MAX = 31 };

typedef struct Spread { // n days of a period, as even as they come
  Span part;
  Date day[PERIOD_DAYS_MAX];
  bool done[PERIOD_DAYS_MAX]; // of each of them: something that was announced stands for it
  int n;
  bool taken[PERIOD_DAYS_MAX]; // of each day of the period: something lies on it
} Spread;

// Some day of the period is free: there are no more of them than it has.
static Date nearest_free(const Spread *spread, Date day) {
  for (int off = 0;; off++)
    for (int side = -1; side <= 1; side += 2) {
      Date near = day + side * off;
      if (span_has(spread->part, near) && !spread->taken[near - spread->part.first]) return near;
    }
}

// The nearest of the spread's days that nothing stands for.
static void stand_for(Spread *spread, Date day) {
  int best = -1;
  for (int i = 0; i < spread->n; i++)
    if (!spread->done[i] && (best < 0 || abs(spread->day[i] - day) < abs(spread->day[best] - day))) best = i;
  if (best >= 0) spread->done[best] = true;
}

// What was announced keeps its days.
static void place_announced(Work *work, const Routine *routine, Spread *spread) {
  for (Date day = spread->part.first; day <= spread->part.last && work->plan->lock.entries.n; day++) {
    if (!keeps_step(work, stem_on(work, routine, day), routine->step, S(""))) continue;
    spread->taken[day - spread->part.first] = true;
    stand_for(spread, day);
    place(work, routine, day, S(""));
  }
}

static void spread_over(Work *work, const Routine *routine, Span part, int n) {
  Spread even = {.part = part, .n = n};
  for (int i = 0; i < n; i++) even.day[i] = part.first + (2 * i + 1) * length_of(part) / (2 * n);
  place_announced(work, routine, &even);
  for (int i = 0; i < n; i++) {
    if (even.done[i]) continue;
    Date day = nearest_free(&even, even.day[i]);
    even.taken[day - part.first] = true;
    place(work, routine, day, S(""));
  }
}

static void spread(Work *work, const Routine *routine) {
  size_t before = work->out->items.n;
  const Step *step = routine->step;
  for (Date day = work->days.first; day <= work->days.last && !work->full;) {
    Span whole = whole_period(step->within, day), part = whole;
    if (part.first < work->days.first) part.first = work->days.first;
    if (part.last > work->days.last) part.last = work->days.last;
    int n = times_in(step, whole, part), days = length_of(part);
    if (n > days) say_no_fit(work, routine, n, days);
    if (n <= days) spread_over(work, routine, part, n);
    day = part.last + 1;
  }
  if (work->out->items.n == before)
    diag_add(work->diags, T131, place_of(&step->head, "within"), ARGS(arg("name", step->id)));
}

void expand_routines(Work *work) {
  for (size_t i = 0; i < work->plan->sops.n && !work->full; i++) {
    const Sop *sop = &work->plan->sops.at[i];
    if (sop->anchor != ANCHOR_CALENDAR) continue;
    for (size_t k = 0; k < sop->steps.n; k++) {
      Routine routine = {.sop = sop, .step = &sop->steps.at[k]};
      size_t from = work->out->items.n;
      if (routine.step->every.n)
        repeat(work, &routine);
      else if (routine.step->within >= 0)
        spread(work, &routine);
      settle_days_off(work, from);
    }
  }
}
