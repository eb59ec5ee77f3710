// locked: what was announced stays where it was (design section 7): the days and hours of openings and items, as
// sopcal.lock has them. All else is planned around it.
//
// What the plan no longer has does not come back by its line; what only the calendar or another campaign would take
// away stays. Invariant: whatever has a `lock` stands on its line's days.
#include "room.h"

#include <assert.h>

// ---- lines --------------------------------------------------------------------------------------------------------

const LockEntry *locked(const Work *work, Str identity) {
  if (!work->plan->lock.entries.n) return NULL;
  const LockEntry *entry = map_get(&work->plan->lock.by_identity, identity);
  return entry && !entry->gone && !entry->released ? entry : NULL;
}

static const LockEntry *locked_below(const Work *work, Str id) {
  if (!work->plan->lock.entries.n) return NULL;
  return locked(work, str_format(work->arena, "%.*s/%.*s", STR(work->plan->about.id), STR(id)));
}

static bool is_within(Span outer, Span days) { return days.first >= outer.first && days.last <= outer.last; }

// What has been is history: nothing can be done about it.
bool is_history(const Work *work, const LockEntry *entry) { return entry->on.last < work->options->past; }

// ---- what is said -------------------------------------------------------------------------------------------------

KeptSaid *kept_add(Work *work, Code code, Str about, const LockEntry *entry) {
  if (is_history(work, entry)) return NULL;
  Str key = str_format(work->arena, "%s %.*s", catalogue_row(code)->code, STR(about));
  KeptSaid *known = map_get(&work->kept_by, key);
  if (known) {
    known->times++;
    return NULL;
  }
  KeptSaid *said = NEW(work->arena, KeptSaid);
  *said = (KeptSaid){.code = code, .entry = entry, .times = 1};
  map_put(work->arena, &work->kept_by, key, said);
  PUSH(work->arena, &said->args, arg("id", entry->identity));
  PUSH(work->arena, &said->args, arg("folder", plan_folder_typed(work->arena, work->plan)));
  PUSH(work->arena, &work->kept, said);
  return said;
}

void say_kept(Work *work) {
  for (size_t i = 0; i < work->kept.n; i++) {
    KeptSaid *said = work->kept.at[i];
    Str times = said->times > 1 ? str_format(work->arena, "%ld", said->times) : S("");
    PUSH(work->arena, &said->args, arg("times", times));
    Diag *diag = diag_add(work->diags, said->code, said->entry->at, said->args.n, said->args.at);
    if (said->related.source) diag_relate_add(work->diags, diag, said->related, NO_ARGS);
  }
}

// "2026-03-10..2026-03-12 09:00-10:00"
static Str when_text(Arena *arena, Span days, Window at) {
  Str first = date_text(arena, days.first), clock = window_format(arena, at);
  Str all =
      days.last == days.first ? first : str_format(arena, "%.*s..%.*s", STR(first), STR(date_text(arena, days.last)));
  return clock.n ? str_format(arena, "%.*s %.*s", STR(all), STR(clock)) : all;
}

static bool is_same(const LockEntry *entry, Span days, Window at) {
  return entry->on.first == days.first && entry->on.last == days.last && entry->window.from == at.from &&
         entry->window.to == at.to;
}

// `about`: what all that it says the same of has in common; `now`: what the plan says instead.
static void say_stays(Work *work, const LockEntry *entry, Str about, Place at, Arg now) {
  KeptSaid *said = kept_add(work, L107, about, entry);
  if (!said) return;
  said->related = at;
  PUSH(work->arena, &said->args, arg("days", when_text(work->arena, entry->on, entry->window)));
  PUSH(work->arena, &said->args, now);
}

static Arg now_when(Work *work, Span days, Window at) { return arg("now", when_text(work->arena, days, at)); }

// What has been may be as it was.
static const Instead *instead_of(Work *work, const LockEntry *entry, Span days, Window at) {
  if (is_history(work, entry)) return NULL;
  Instead *instead = NEW(work->arena, Instead);
  *instead = (Instead){days, at};
  return instead;
}

static void mark_unasked(Work *work, const LockEntry *entry) {
  if (!work->unasked) work->unasked = NEW_N(work->arena, bool, work->plan->lock.entries.n);
  work->unasked[entry - work->plan->lock.entries.at] = true;
}

static const Instead *instead_if_unasked(Work *work, const LockEntry *entry) {
  if (!work->unasked || !work->unasked[entry - work->plan->lock.entries.at]) return NULL;
  return instead_of(work, entry, (Span){DATE_NONE, DATE_NONE}, WINDOW_NONE);
}

// ---- openings -----------------------------------------------------------------------------------------------------

// The place of a date that is stated, else that of the campaign or its period.
static Place place_of_opening(const Opening *opening) {
  const PeriodOwn *own = opening->own;
  return own && own->date.at.source ? own->date.at : opening->place;
}

// A plan that no longer reaches so far has it no more.
void keep_opening(Work *work, Opening *opening) {
  const LockEntry *entry = locked_below(work, opening->id);
  if (!entry || !entry->opening || !is_within(work->days, entry->on)) return;
  opening->lock = entry;
  opening->instead = instead_if_unasked(work, entry);
  if (!is_same(entry, opening->days, opening->at)) {
    opening->instead = instead_of(work, entry, opening->days, opening->at);
    say_stays(work, entry, entry->identity, place_of_opening(opening), now_when(work, opening->days, opening->at));
  }
  opening->days = entry->on;
  opening->at = entry->window;
}

// The series that a line is an opening of, and its period; NULL.
static const Campaign *series_of(const Work *work, const LockEntry *entry, Str *period) {
  const Plan *plan = work->plan;
  Str rest = entry->identity, id;
  if (!entry->opening || entry->gone || entry->released || !is_within(work->days, entry->on)) return NULL;
  if (!str_cut(&rest, '/', &id) || !str_eq(id, plan->about.id) || !str_cut(&rest, '/', &id)) return NULL;
  const Campaign *campaign = map_get(&plan->index[REF_CAMPAIGN], id);
  *period = rest;
  return campaign && campaign->rhythm >= 0 && rest.n && str_find_byte(rest, '/') < 0 ? campaign : NULL;
}

// The days that the plan itself would give it: a stated date, else as long as campaigns of the series are.
static Span planned_days(const Campaign *campaign, const PeriodOwn *own, Date first) {
  Span days = {first, first};
  if (own && own->date.at.source) days = own->date.days;
  if (days.first == days.last) days.last = days.first + campaign_length(campaign) - 1;
  return days;
}

void keep_series(Work *work) {
  Str period;
  for (size_t i = 0; i < work->plan->lock.entries.n && !work->full; i++) {
    const LockEntry *entry = &work->plan->lock.entries.at[i];
    const Campaign *campaign = series_of(work, entry, &period);
    if (!campaign) continue;
    const PeriodOwn *own = period_own(campaign, period);
    Span days = planned_days(campaign, own, entry->on.first);
    add_opening(work, campaign, own, period, days, own ? own->head.at : campaign->head.at);
  }
}

static bool is_stated(const Series *series, const Period *period) {
  const PeriodOwn *own = period_own(series->campaign, period->id);
  return own && own->date.at.source && span_has(period->days, own->date.days.first);
}

// The number of the period that bears its name, else of a free one within which it lies; as many as there are: none.
static size_t period_of(const Series *series, const Opening *opening) {
  size_t within = series->periods.n;
  for (size_t p = 0; p < series->periods.n; p++) {
    const Period *period = &series->periods.at[p];
    if (str_eq(period->id, opening->period)) return p;
    bool lies = span_has(period->days, opening->days.first);
    if (lies && !series->kept[p] && !is_stated(series, period)) within = p;
  }
  return within;
}

static bool has_name_of(const Series *series, size_t p, const Opening *opening) {
  return p < series->periods.n && str_eq(series->periods.at[p].id, opening->period);
}

// First those under the names of the series' own periods, then those of an earlier rhythm.
void keep_periods(const Work *work, Series *series) {
  series->kept = NEW_N(work->arena, const LockEntry *, series->periods.n);
  for (int named = 1; named >= 0; named--)
    for (size_t i = 0; i < work->out->openings.n; i++) {
      const Opening *opening = &work->out->openings.at[i];
      if (opening->campaign != series->campaign || !opening->lock) continue;
      size_t p = period_of(series, opening);
      if (has_name_of(series, p, opening) != (named == 1)) continue;
      if (p < series->periods.n)
        series->kept[p] = opening->lock;
      else
        PUSH(work->arena, &series->beside, opening->lock);
    }
}

// The line is an opening's: keep_periods has it from there.
Opening *opening_of(const Work *work, const LockEntry *entry) {
  for (size_t i = 0;; i++) {
    assert(i < work->out->openings.n);
    if (work->out->openings.at[i].lock == entry) return &work->out->openings.at[i];
  }
}

// ---- items --------------------------------------------------------------------------------------------------------

// As far from the plan's days as anything of it may reach: a line that says another day was written by hand.
static bool is_in_reach(Work *work, const LockEntry *entry) {
  static const Text far = {{"the plan does not reach as far as the day", "计划到不了这一天"}};
  Span reach = {work->days.first - PLAN_DAYS_MAX, work->days.last + PLAN_DAYS_MAX};
  if (is_within(reach, entry->on)) return true;
  diag_add(work->diags, L101, entry->at, ARGS(arg_t("because", far), arg("key", S("on"))));
  return false;
}

bool keep_item(Work *work, Occurrence *item) {
  const LockEntry *entry = locked(work, item->identity);
  if (!entry || entry->opening || !is_in_reach(work, entry)) return true;
  Span days = {item->date, item->due};
  item->lock = entry;
  item->instead = instead_if_unasked(work, entry);
  if (is_same(entry, days, item->at)) return true;
  if (!item->instead) item->instead = instead_of(work, entry, days, item->at);
  say_stays(work, entry, source_name(work, item), item->place, now_when(work, days, item->at));
  item->date = entry->on.first;
  item->due = entry->on.last;
  if (item->step) retime_occurrence(item, entry->window);
  item->at = entry->window;
  return false;
}

// The next line from the i-th channel on: what posts in several has one for each.
static const LockEntry *locked_post(const Work *work, Str identity, const Step *step, size_t *i) {
  const LockEntry *entry = NULL;
  if (step->post.n < 2) return (*i)++ ? NULL : locked(work, identity);
  for (; *i < step->post.n && !entry; (*i)++)
    entry = locked(work, str_format(work->arena, "%.*s/%.*s", STR(identity), STR(step->post.at[*i].id)));
  return entry;
}

static Str step_identity(const Work *work, Str stem, const Step *step, Str suffix) {
  return str_format(work->arena, "%.*s/%.*s%.*s", STR(stem), STR(step->id), STR(suffix));
}

static const LockEntry *locked_step(const Work *work, Str stem, const Step *step, Str suffix) {
  size_t first = 0;
  if (!work->plan->lock.entries.n) return NULL;
  return locked_post(work, step_identity(work, stem, step, suffix), step, &first);
}

bool keeps_step(const Work *work, Str stem, const Step *step, Str suffix) {
  return locked_step(work, stem, step, suffix) != NULL;
}

// ---- what only the calendar takes away ----------------------------------------------------------------------------

static bool keeps(Work *work, const LockEntry *entry, Str about, Place at) {
  static const Text never = {{"nothing for that day", "那天没有安排"}};
  if (!entry) return false;
  say_stays(work, entry, about, at, arg_t("now", never));
  mark_unasked(work, entry);
  return true;
}

static bool keeps_posts(Work *work, Str stem, const Step *step, Str suffix, Place at) {
  const LockEntry *entry = locked_step(work, stem, step, suffix);
  Str identity = step_identity(work, stem, step, suffix);
  if (!keeps(work, entry, step->id, at)) return false;
  for (size_t i = 0; (entry = locked_post(work, identity, step, &i));) mark_unasked(work, entry);
  return true;
}

bool keeps_routine(Work *work, Str stem, const Step *step, Str suffix) {
  return keeps_posts(work, stem, step, suffix, place_of(&step->head, "every"));
}

bool keeps_workday(Work *work, Str stem, const Step *step, Str suffix, Span *on) {
  const LockEntry *entry = locked_step(work, stem, step, suffix);
  if (entry) *on = entry->on;
  return keeps_posts(work, stem, step, suffix, place_of(&step->head, "days"));
}

bool keeps_slot(Work *work, const Daily *daily, Date day, size_t slot) {
  const Channel *channel = daily->head.to;
  if (!work->plan->lock.entries.n) return false;
  Str id = str_format(work->arena, "%.*s/%.*s/%zu", STR(channel->head.id), STR(date_text(work->arena, day)), slot);
  return keeps(work, locked_below(work, id), channel->head.id, place_of(&daily->head, "per_day"));
}

bool keeps_day(Work *work, const Campaign *campaign, Date day) {
  Str id = str_format(work->arena, "%.*s/%.*s", STR(campaign->head.id), STR(date_text(work->arena, day)));
  const LockEntry *entry = locked_below(work, id);
  return keeps(work, entry && entry->opening ? entry : NULL, campaign->head.id, place_of(&campaign->head, "every"));
}
