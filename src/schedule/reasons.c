// reasons: what stands in the way of opening a series on a day, by name (what `explain` and T109 tell).
//
// The same rules as in wishes.c and series.c, asked of one day after the series has been placed. Invariant: only what
// was there before the series was placed rules a day out: what is stated or announced, and series placed earlier.
#include "series.h"

struct Reasons {
  Arena *arena;
  const Schedule *schedule;
  const Series *series;
  Span plan;
  SeasonList avoided;
  size_t period; // that was asked about last, and the openings that a campaign of it might meet
  LIST(const Opening *) around;
  LIST(const Opening *) fixed; // of the series itself
  Lead lead;
  Workdays workdays;
};

Reasons *reasons_make(Arena *arena, const Schedule *schedule, const Series *series) {
  Reasons *r = NEW(arena, Reasons);
  const Plan *plan = schedule->plan;
  *r = (Reasons){.arena = arena, .schedule = schedule, .series = series, .period = SIZE_MAX};
  r->plan = (Span){plan->about.from, plan->about.to};
  r->lead = campaign_lead(series->campaign);
  r->workdays = workdays_make(arena, plan, r->plan);
  Span reach = {r->plan.first, r->plan.last + series->length - 1};
  avoided_seasons(arena, plan, series->campaign, reach, &r->avoided);
  for (size_t i = 0; i < schedule->openings.n; i++) {
    const Opening *opening = &schedule->openings.at[i];
    Span days;
    if (opening->campaign != series->campaign) continue;
    if (!opening->series || fixed_days(series, opening->series_period, &days)) PUSH(arena, &r->fixed, opening);
  }
  return r;
}

static void add_avoided(const Reasons *r, Span days, HindranceList *out) {
  size_t n = 0;
  for (size_t i = 0; i < r->avoided.n && n < HINDRANCES_MAX; i++) {
    const Season *season = &r->avoided.at[i];
    if (!span_meets(season->days, days)) continue;
    PUSH(r->arena, out, ((Hindrance){DAY_AVOIDED, season->name, season->days, season->entry->at}));
    n++;
  }
}

static bool was_there(const Reasons *r, const Opening *opening) {
  Span unused;
  if (!opening->series || opening->lock) return true;
  if (fixed_days(opening->series, opening->series_period, &unused)) return true;
  return opening->series != r->series->partner && opening->series->number < r->series->number;
}

static void look_around(Reasons *r, size_t period) {
  const Campaign *campaign = r->series->campaign, *root = campaign_root(campaign);
  const Period *around = &r->series->periods.at[period];
  uint64_t audience = campaign_audience(campaign, period_own(campaign, around->id));
  Span reach = {around->days.first, around->days.last + r->series->length - 1};
  r->period = period;
  r->around.n = 0;
  for (size_t i = 0; i < r->schedule->openings.n; i++) {
    const Opening *opening = &r->schedule->openings.at[i];
    if (!span_meets(opening->days, reach) || !openings_compete(opening, root, audience)) continue;
    if (was_there(r, opening) || opening->series == r->series->partner) PUSH(r->arena, &r->around, opening);
  }
}

static void add_occupied(Reasons *r, size_t period, Span days, HindranceList *out) {
  size_t n = 0;
  if (r->period != period) look_around(r, period);
  for (size_t i = 0; i < r->around.n && n < HINDRANCES_MAX; i++) {
    const Opening *opening = r->around.at[i];
    if (!span_meets(opening->days, days)) continue;
    Ruling ruling = was_there(r, opening) ? DAY_OCCUPIED : DAY_OPEN;
    PUSH(r->arena, out, ((Hindrance){ruling, opening->id, opening->days, opening->place}));
    n++;
  }
}

static void add_fixed(const Reasons *r, size_t period, Date day, HindranceList *out) {
  size_t n = 0;
  for (size_t i = 0; i < r->fixed.n && n < HINDRANCES_MAX; i++) {
    const Opening *opening = r->fixed.at[i];
    bool own = opening->series == r->series && opening->series_period == period;
    if (own ? opening->days.first == day : !is_too_near(r->series, day, opening->days)) continue;
    Place at = opening->own && opening->own->date.at.source ? opening->own->date.at : opening->place;
    PUSH(r->arena, out, ((Hindrance){DAY_STATED, opening->id, opening->days, opening->lock ? opening->lock->at : at}));
    n++;
  }
}

void reasons_of(Reasons *reasons, size_t period, Date day, HindranceList *out) {
  Arena *arena = reasons->arena;
  Span plan = reasons->plan, days = {day, day + reasons->series->length - 1};
  Date begins = lead_begins(&reasons->workdays, &reasons->lead, days);
  add_avoided(reasons, days, out);
  add_occupied(reasons, period, days, out);
  if (begins < plan.first) PUSH(arena, out, ((Hindrance){DAY_PREPARE, S(""), {begins, begins}, NOWHERE}));
  if (days.last > plan.last) PUSH(arena, out, ((Hindrance){DAY_OUTSIDE, S(""), days, NOWHERE}));
  add_fixed(reasons, period, day, out);
}
