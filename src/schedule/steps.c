// steps: each step of a campaign's SOP, on its days, becomes occurrences (design sections 2 and 4).
//
// Identities: plan/campaign/period/step; a step on several days adds its day number, one in several channels the
// channel, one repeated within a day the time.
#include "room.h"

// When a step's first item begins: other steps may count from there.
typedef struct Begun {
  Date date; // DATE_NONE: it has none
  Clock from;
  bool stays; // it has found its day; what is left out counts as planned, until there is another
} Begun;

typedef struct Spot { // where one occurrence of a step lies
  const Opening *opening;
  const Sop *sop;
  const Step *step;
  Begun *begun; // the step's
  Date date, due;
  Str suffix;
} Spot;

// ---- days of a campaign -------------------------------------------------------------------------------------------

// A campaign's own window is when it runs: it holds for steps on its days that state none, not for their preparation.
static bool lends_no_window(const Spot *spot) {
  bool own = given(&spot->step->head, "at") || given(&spot->sop->head, "at");
  return !own && !span_has(spot->opening->days, spot->date);
}

static bool leaves_out(Work *work, const Spot *spot, Str stem, Window at) {
  if (keeps_step(work, stem, spot->step, spot->suffix)) return false;
  if (!is_left_out(work, spot->opening, spot->sop, spot->step, (Span){spot->date, spot->due})) return false;
  if (spot->begun->date == DATE_NONE) *spot->begun = (Begun){spot->date, at.from, false};
  return true;
}

static void place_once(Work *work, const Spot *spot, Str stem, Window at, bool keep_window) {
  if (leaves_out(work, spot, stem, keep_window && lends_no_window(spot) ? WINDOW_NONE : at)) return;
  size_t n = spot->step->post.n ? spot->step->post.n : 1;
  for (size_t i = 0; i < n; i++) {
    const Channel *channel = spot->step->post.n ? spot->step->post.at[i].to : NULL;
    Occurrence *item = add_occurrence(work, spot->opening, spot->sop, spot->step, channel, stem, spot->suffix);
    item->date = spot->date;
    item->due = spot->due;
    if (!keep_window) retime_occurrence(item, at);
    if (keep_window && lends_no_window(spot)) retime_occurrence(item, WINDOW_NONE);
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

static Span span_of(const Work *work, const Spot *spot, int counted, const DayRange *range) {
  Span days = spot->opening->days;
  return (Span){campaign_day(&work->workdays, counted, days, range->first),
                campaign_day(&work->workdays, counted, days, range->last)};
}

// True when an earlier entry of the step's list has this day: [1..3, last] is three days of three, not four.
static bool is_listed_before(const Work *work, const Spot *spot, size_t entry) {
  for (size_t i = 0; i < entry; i++)
    if (span_has(span_of(work, spot, spot->step->days, &spot->step->day.at[i]), spot->date)) return true;
  return false;
}

// 5..last has no day in a campaign of three; of working days 1..last has none in one of a weekend, which is no mistake.
static void say_no_day(Work *work, const Spot *spot, const DayRange *range) {
  Span span = span_of(work, spot, DAYS_CALENDAR, range);
  if (span.last >= span.first) {
    note_no_workday(work, spot->opening, spot->step, span);
    return;
  }
  Str campaign = spot->opening->campaign->head.id;
  Str key = str_format(work->arena, "days %.*s %.*s %zu", STR(campaign), STR(spot->step->id), range->at.from);
  if (!say_once(work, key)) return;
  diag_add(work->diags, S111, range->at,
           ARGS(arg("first", date_text(work->arena, span.first)), arg("last", date_text(work->arena, span.last))));
}

// `day: last, due: 2` may or may not be possible: the campaign's length decides. Of working days it is never too early
// by more than a campaign has days off.
static void say_due_too_early(Work *work, const Spot *spot, const DayRange *begins) {
  Span days = span_of(work, spot, DAYS_CALENDAR, &(DayRange){begins->last, spot->step->due.first, begins->at});
  if (days.last >= days.first) return;
  Str campaign = spot->opening->campaign->head.id;
  if (say_once(work, str_format(work->arena, "due %.*s %.*s", STR(campaign), STR(spot->step->id))))
    diag_add(work->diags, T108, spot->step->due.at, NO_ARGS);
}

// As it is written: 1..last is a range even in a campaign of one day, so that identities survive a longer one.
static bool is_one_day(const DayRange *range) {
  return range->first.from_last == range->last.from_last && range->first.n == range->last.n;
}

// What counts from a step that counts from a step leaves the calendar in the end, and so does what counts working days
// where there are few. True when that has been said.
static bool is_too_far(Work *work, const Spot *spot, Date date, Place at) {
  Span days = spot->opening->days;
  bool within = date >= days.first - PLAN_DAYS_MAX && date <= days.last + PLAN_DAYS_MAX;
  if (within && date != DATE_NONE) return false;
  diag_add(work->diags, T133, at,
           ARGS(arg("step", spot->step->id), arg("id", spot->opening->id), arg_n("most", PLAN_DAYS_MAX)));
  return true;
}

static Date due_of(Work *work, const Spot *spot, const DayRange *begins) {
  const DayRange *due = &spot->step->due;
  if (!due->at.source) return spot->date;
  Date day = campaign_day(&work->workdays, spot->step->days, spot->opening->days, due->first);
  if (is_too_far(work, spot, day, due->at)) return spot->date;
  if (day < spot->date) say_due_too_early(work, spot, begins);
  return day < spot->date ? spot->date : day;
}

static bool counts_workdays(const Step *step) { return step->days == (int)DAYS_WORKDAYS; }

static Str suffix_of(Work *work, const Spot *spot, const DayRange *range) {
  if (spot->step->day.n == 1 && is_one_day(range)) return S("");
  return str_format(work->arena, "/%d",
                    counted_number(&work->workdays, spot->step->days, spot->opening->days, spot->date));
}

// Whether some entry before this one has the day, were every day a working day.
static bool is_counted_before(const Work *work, const Spot *spot, size_t entry, Date day) {
  for (size_t i = 0; i < entry; i++)
    if (span_has(span_of(work, spot, DAYS_CALENDAR, &spot->step->day.at[i]), day)) return true;
  return false;
}

// A day off that was not known yet leaves a campaign fewer working days: those announced beyond them stay.
static void place_announced(Work *work, Spot spot, Str stem, Window window, size_t entry) {
  const Step *step = spot.step;
  Span days = spot.opening->days, span = span_of(work, &spot, DAYS_CALENDAR, &step->day.at[entry]), on;
  if (!work->plan->lock.entries.n || is_one_day(&step->day.at[entry])) return;
  for (Date day = span.first; day <= span.last; day++) {
    DayNumber number = {.n = day_number(days, day)};
    spot.date = campaign_day(&work->workdays, DAYS_WORKDAYS, days, number);
    spot.suffix = str_format(work->arena, "/%d", number.n);
    if (is_listed_before(work, &spot, step->day.n) || is_counted_before(work, &spot, entry, day)) continue;
    if (!keeps_workday(work, stem, step, spot.suffix, &on)) continue;
    spot.date = on.first;
    spot.due = on.last;
    place_on_day(work, spot, stem, window);
  }
}

static void place_range(Work *work, Spot spot, Str stem, Window window, size_t entry) {
  const DayRange *range = &spot.step->day.at[entry];
  Span span = span_of(work, &spot, spot.step->days, range);
  if (is_too_far(work, &spot, span.first, range->at) || is_too_far(work, &spot, span.last, range->at)) return;
  if (span.last < span.first) say_no_day(work, &spot, range);
  if (counts_workdays(spot.step)) note_calendar(work, span.first, place_of(&spot.step->head, "days"));
  for (spot.date = span.first; spot.date <= span.last && !work->full; spot.date++) {
    bool passed_over = counts_workdays(spot.step) && is_day_off(&work->workdays, spot.date);
    if (passed_over || is_listed_before(work, &spot, entry)) continue;
    spot.due = due_of(work, &spot, range);
    spot.suffix = suffix_of(work, &spot, range);
    place_on_day(work, spot, stem, window);
  }
  if (counts_workdays(spot.step)) place_announced(work, spot, stem, window, entry);
}

static void place_days(Work *work, const Spot *spot, Str stem) {
  const Opening *opening = spot->opening;
  Window window = model_common(spot->step, opening->own, opening->campaign, spot->sop).at;
  for (size_t i = 0; i < spot->step->day.n; i++) place_range(work, *spot, stem, window, i);
}

// ---- elapsed time -------------------------------------------------------------------------------------------------

static const int64_t day_minutes = 1440;

static int64_t instant_of(Date date, Clock clock) { return date * day_minutes + clock; }

static int64_t anchor_instant(const Opening *opening, const After *after, const Map *begun) {
  Clock opens = opening->at.from == CLOCK_NONE ? 0 : opening->at.from;
  Clock ends = opening->at.from == CLOCK_NONE ? 24 * 60 : opening->at.to;
  if (after->end) return instant_of(opening->days.last, ends);
  const Begun *step = after->step.n ? map_get(begun, after->step) : NULL;
  if (!step || step->date == DATE_NONE) return instant_of(opening->days.first, opens);
  return instant_of(step->date, step->from == CLOCK_NONE ? opens : step->from);
}

static void place_elapsed(Work *work, Spot spot, Str stem, const Map *begun) {
  const After *after = spot.step->after.given ? &spot.step->after : &spot.step->before;
  int64_t at = anchor_instant(spot.opening, after, begun);
  at += after == &spot.step->after ? after->minutes : -after->minutes;
  spot.date = spot.due = (Date)(at / day_minutes - (at % day_minutes < 0)); // days before 1970 are negative
  if (is_too_far(work, &spot, spot.date, after->at)) return;
  Clock clock = (Clock)(at - instant_of(spot.date, 0));
  place_once(work, &spot, stem, (Window){clock, clock}, false);
}

// ---- an opening ---------------------------------------------------------------------------------------------------

// Puts the items from that number on where they stay, and remembers when each step begins.
static void settle(Work *work, size_t from, const Map *begun) {
  settle_days_off(work, from);
  for (size_t i = from; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    Begun *step = map_get(begun, item->step->id);
    if (!step->stays) *step = (Begun){item->date, item->at.from, true};
  }
}

static Spot spot_of(Arena *scratch, const Opening *opening, const Step *step, Map *begun) {
  Spot spot = {.opening = opening, .sop = opening->campaign->sop.to, .step = step};
  spot.begun = NEW(scratch, Begun);
  spot.begun->date = DATE_NONE;
  map_put(scratch, begun, step->id, spot.begun);
  return spot;
}

// First what lies on days, for its days off concern all of it; then what counts from there.
static void expand_opening(Work *work, const Opening *opening) {
  const Sop *sop = opening->campaign->sop.to;
  Map begun = {0};
  Arena *scratch = arena_new();
  Str stem = str_format(work->arena, "%.*s/%.*s", STR(work->plan->about.id), STR(opening->id));
  size_t from = work->out->items.n;
  for (size_t i = 0; sop && i < sop->steps.n && !work->full; i++) {
    Spot spot = spot_of(scratch, opening, &sop->steps.at[i], &begun);
    if (spot.step->day.n) place_days(work, &spot, stem);
  }
  settle(work, from, &begun);
  for (size_t i = 0; sop && i < sop->steps.n && !work->full; i++) {
    const Step *step = &sop->steps.at[i];
    from = work->out->items.n;
    Spot spot = {.opening = opening, .sop = sop, .step = step, .begun = map_get(&begun, step->id)};
    if (!step->day.n) place_elapsed(work, spot, stem, &begun);
    settle(work, from, &begun);
  }
  arena_free(scratch);
}

void expand_campaigns(Work *work) {
  for (size_t i = 0; i < work->out->openings.n && !work->full; i++) expand_opening(work, &work->out->openings.at[i]);
}
