// steps: each step of a campaign's SOP, on its days, becomes occurrences (design sections 2 and 4).
//
// Identities: plan/campaign/period/step; a step on several days adds its day number, one in several channels the
// channel, one repeated within a day the time.
#include "room.h"

// ---- days of a campaign -------------------------------------------------------------------------------------------

static Date day_of(Span days, DayNumber day) {
  if (day.from_last) return days.last + day.n;
  return day.n > 0 ? days.first + day.n - 1 : days.first + day.n;
}

static int day_number(Span days, Date date) { return date >= days.first ? date - days.first + 1 : date - days.first; }

typedef struct Spot { // where one occurrence of a step lies
  const Opening *opening;
  const Sop *sop;
  const Step *step;
  Date date, due;
  Str suffix;
} Spot;

// A campaign's own window is when it runs: it holds for steps on its days that state none, not for their preparation.
static bool lends_no_window(const Spot *spot) {
  bool own = given(&spot->step->head, "at") || given(&spot->sop->head, "at");
  return !own && !span_has(spot->opening->days, spot->date);
}

static void place_once(Work *work, const Spot *spot, Str stem, Window at, bool keep_window) {
  size_t n = spot->step->post.n ? spot->step->post.n : 1;
  for (size_t i = 0; i < n; i++) {
    const Channel *channel = spot->step->post.n ? spot->step->post.at[i].to : NULL;
    Occurrence *item = add_occurrence(work, spot->opening, spot->sop, spot->step, channel, stem, spot->suffix);
    item->date = spot->date;
    item->due = spot->due;
    if (!keep_window) retime_occurrence(item, at);
    if (keep_window && lends_no_window(spot)) retime_occurrence(item, WINDOW_NONE);
    item->day = spot->opening ? day_number(spot->opening->days, spot->date) : 0;
  }
}

// Once on its day, or again and again within its window.
static void place_on_day(Work *work, Spot spot, Str stem, Window window) {
  int gap = repeat_minutes(spot.step);
  if (!gap || window.from == CLOCK_NONE) {
    place_once(work, &spot, stem, window, true);
    return;
  }
  Str outer = spot.suffix;
  for (Clock at = window.from; at <= window.to && at < 24 * 60 && !work->full; at += gap) {
    spot.suffix = str_format(work->arena, "%.*s/%02d%02d", STR(outer), at / 60, at % 60);
    place_once(work, &spot, stem, (Window){at, at}, false);
  }
}

static Span span_of(Span days, const DayRange *range) {
  return (Span){day_of(days, range->first), day_of(days, range->last)};
}

// True when an earlier entry of the step's list has this day: [1..3, last] is three days of three, not four.
static bool is_listed_before(const Step *step, size_t entry, Span days, Date date) {
  for (size_t i = 0; i < entry; i++)
    if (span_has(span_of(days, &step->day.at[i]), date)) return true;
  return false;
}

// 5..last has no day in a campaign of three.
static void say_no_day(Work *work, const Spot *spot, const DayRange *range, Span span) {
  Str campaign = spot->opening->campaign->head.id;
  Str key = str_format(work->arena, "days %.*s %.*s %zu", STR(campaign), STR(spot->step->id), range->at.from);
  if (!say_once(work, key)) return;
  diag_add(work->diags, S111, range->at,
           ARGS(arg("first", date_text(work->arena, span.first)), arg("last", date_text(work->arena, span.last))));
}

// `day: last, due: 2` may or may not be possible: the campaign's length decides.
static void say_due_too_early(Work *work, const Spot *spot) {
  Str campaign = spot->opening->campaign->head.id;
  if (say_once(work, str_format(work->arena, "due %.*s %.*s", STR(campaign), STR(spot->step->id))))
    diag_add(work->diags, T108, spot->step->due.at, NO_ARGS);
}

// As it is written: 1..last is a range even in a campaign of one day, so that identities survive a longer one.
static bool is_one_day(const DayRange *range) {
  return range->first.from_last == range->last.from_last && range->first.n == range->last.n;
}

static void place_days(Work *work, Spot spot, Str stem, Window window) {
  const Step *step = spot.step;
  Span days = spot.opening->days;
  bool several = step->day.n > 1;
  for (size_t i = 0; i < step->day.n; i++) {
    Span span = span_of(days, &step->day.at[i]);
    bool many = several || !is_one_day(&step->day.at[i]);
    if (span.last < span.first) say_no_day(work, &spot, &step->day.at[i], span);
    for (spot.date = span.first; spot.date <= span.last && !work->full; spot.date++) {
      if (is_listed_before(step, i, days, spot.date)) continue;
      spot.due = step->due.at.source ? day_of(days, step->due.first) : spot.date;
      if (spot.due < spot.date) say_due_too_early(work, &spot);
      if (spot.due < spot.date) spot.due = spot.date;
      spot.suffix = many ? str_format(work->arena, "/%d", day_number(days, spot.date)) : S("");
      place_on_day(work, spot, stem, window);
    }
  }
}

// ---- elapsed time -------------------------------------------------------------------------------------------------

static const int64_t day_minutes = 1440;

static int64_t instant_of(Date date, Clock clock) { return date * day_minutes + clock; }

// `begun`: the first item of each step so far, its number counted from 1.
static int64_t anchor_instant(const Work *work, const Opening *opening, const After *after, const Map *begun) {
  Clock opens = opening->at.from == CLOCK_NONE ? 0 : opening->at.from;
  Clock ends = opening->at.from == CLOCK_NONE ? 24 * 60 : opening->at.to;
  if (after->end) return instant_of(opening->days.last, ends);
  size_t number = after->step.n ? (size_t)(uintptr_t)map_get(begun, after->step) : 0;
  if (!number) return instant_of(opening->days.first, opens);
  const Occurrence *item = &work->out->items.at[number - 1];
  return instant_of(item->date, item->at.from == CLOCK_NONE ? opens : item->at.from);
}

// What counts from a step that counts from a step leaves the calendar in the end. True when that has been said.
static bool is_too_far(Work *work, const Spot *spot, const After *after) {
  Span days = spot->opening->days;
  if (spot->date >= days.first - PLAN_DAYS_MAX && spot->date <= days.last + PLAN_DAYS_MAX) return false;
  diag_add(work->diags, T133, after->at,
           ARGS(arg("step", spot->step->id), arg("id", spot->opening->id), arg_n("most", PLAN_DAYS_MAX)));
  return true;
}

static void place_elapsed(Work *work, Spot spot, Str stem, const Map *begun) {
  const After *after = spot.step->after.given ? &spot.step->after : &spot.step->before;
  int64_t at = anchor_instant(work, spot.opening, after, begun);
  at += after == &spot.step->after ? after->minutes : -after->minutes;
  spot.date = spot.due = (Date)(at / day_minutes - (at % day_minutes < 0)); // days before 1970 are negative
  if (is_too_far(work, &spot, after)) return;
  Clock clock = (Clock)(at - instant_of(spot.date, 0));
  place_once(work, &spot, stem, (Window){clock, clock}, false);
}

static void expand_opening(Work *work, const Opening *opening) {
  const Sop *sop = opening->campaign->sop.to;
  Map begun = {0};
  Arena *scratch = arena_new();
  Str stem = str_format(work->arena, "%.*s/%.*s", STR(work->plan->about.id), STR(opening->id));
  for (size_t i = 0; sop && i < sop->steps.n && !work->full; i++) {
    const Step *step = &sop->steps.at[i];
    size_t first = work->out->items.n;
    Spot spot = {.opening = opening, .sop = sop, .step = step};
    Window window = model_common(step, opening->own, opening->campaign, sop).at;
    if (step->day.n)
      place_days(work, spot, stem, window);
    else
      place_elapsed(work, spot, stem, &begun);
    if (work->out->items.n > first) map_put(scratch, &begun, step->id, (void *)(uintptr_t)(first + 1));
  }
  arena_free(scratch);
}

void expand_campaigns(Work *work) {
  for (size_t i = 0; i < work->out->openings.n && !work->full; i++) expand_opening(work, &work->out->openings.at[i]);
}
