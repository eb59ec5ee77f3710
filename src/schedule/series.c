// series: places every series, alone or together with another one for the same people (design section 5, D07).
//
// From campaigns with a rhythm to openings: each becomes a problem in whole numbers, which placement.c and
// placement_pair.c solve. What is announced or stated is never moved. Invariant: the first series in the file that is
// not placed yet goes next, together with the first later one that competes with it.
#include "series.h"

// ---- what is fixed ------------------------------------------------------------------------------------------------

// A stated day lasts as long as the campaign does.
static Span stated_days(const Campaign *campaign, const PeriodOwn *own) {
  Span days = own->date.days;
  if (days.first == days.last) days.last += campaign_length(campaign) - 1;
  return days;
}

bool fixed_days(const Series *series, size_t period, Span *days) {
  const Period *p = &series->periods.at[period];
  const PeriodOwn *own = period_own(series->campaign, p->id);
  bool stated = own && own->date.at.source && span_has(p->days, own->date.days.first);
  if (stated) *days = stated_days(series->campaign, own);
  if (series->kept[period]) *days = series->kept[period]->on;
  return stated || series->kept[period];
}

bool is_too_near(const Series *series, Date opening, Span fixed) {
  int gap = opening < fixed.first ? fixed.first - opening : opening - fixed.first;
  return gap < series->problem.min_gap || span_meets((Span){opening, opening + series->length - 1}, fixed);
}

// Days of other periods nearer to a fixed opening than the least gap are ruled out for it.
static void keep_off(Series *series, Span fixed, size_t but) {
  Span unused;
  for (size_t q = 0; q < series->periods.n; q++) {
    if (q == but || fixed_days(series, q, &unused)) continue;
    PlacementPeriod *period = &series->problem.periods.at[q];
    for (size_t i = 0; i < period->candidates.n; i++)
      if (is_too_near(series, period->candidates.at[i].opening, fixed))
        period->candidates.at[i].ruled_out |= DAY_STATED;
  }
}

// A fixed date is its period's only open day.
static void apply_fixed(Series *series) {
  for (size_t i = 0; i < series->beside.n; i++) keep_off(series, series->beside.at[i]->on, series->periods.n);
  for (size_t p = 0; p < series->periods.n; p++) {
    Span days;
    if (!fixed_days(series, p, &days)) continue;
    PlacementPeriod *period = &series->problem.periods.at[p];
    period->people = 0;
    for (size_t i = 0; i < period->candidates.n; i++)
      period->candidates.at[i].ruled_out = period->candidates.at[i].opening == days.first ? 0 : DAY_STATED;
    keep_off(series, days, p);
  }
}

// ---- the problem --------------------------------------------------------------------------------------------------

typedef struct Placing {
  Work *work;
  Arena *scratch; // of the problems that are being solved
  Series **begun; // [campaign]: NULL where it has not
  bool *placed;   // [campaign]
  int64_t states; // that placing pairs has looked at
} Placing;

// Who competes with a series that is not placed yet: its stated dates are taken all the same.
static void mark_stated(const Placing *p, const Campaign *campaign, uint64_t audience, Marks *marks) {
  const Plan *plan = p->work->plan;
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    const Campaign *other = &plan->campaigns.at[i];
    if (other->rhythm < 0 || p->placed[i] || campaign_root(other) == campaign_root(campaign)) continue;
    for (size_t k = 0; k < other->in.n; k++) {
      const PeriodOwn *own = &other->in.at[k];
      if (own->date.at.source && (campaign_audience(other, own) & audience)) marks_add(marks, stated_days(other, own));
    }
  }
}

// The days of other campaigns for the same people. Most periods have the campaign's own audience.
static void mark_occupied(Arena *scratch, const Placing *p, const Campaign *campaign, uint64_t audience, Wishes *out) {
  if (out->occupied.counts && audience == out->audience) return;
  const OpeningList *openings = &p->work->out->openings;
  out->audience = audience;
  out->occupied = marks_begin(scratch, out->reach);
  for (size_t i = 0; i < openings->n; i++)
    if (openings_compete(&openings->at[i], campaign_root(campaign), audience))
      marks_add(&out->occupied, openings->at[i].days);
  mark_stated(p, campaign, audience, &out->occupied);
  marks_end(&out->occupied);
}

static void pose_period(const Placing *p, const Series *series, const Wishes *wishes, size_t n, PlacementPeriod *out) {
  Span days = series->periods.at[n].days;
  out->people = wishes->audience;
  out->candidates.at = NEW_N(p->scratch, Candidate, (size_t)(days.last - days.first) + 1);
  for (Date day = days.first; day <= days.last; day++)
    out->candidates.at[out->candidates.n++] = candidate_of(p->work, wishes, day);
}

static void pose(const Placing *p, Series *series) {
  const Campaign *campaign = series->campaign;
  Wishes wishes = wishes_of(p->scratch, p->work, campaign);
  for (size_t i = 0; i < series->periods.n; i++) {
    const PeriodOwn *own = period_own(campaign, series->periods.at[i].id);
    mark_occupied(p->scratch, p, campaign, campaign_audience(campaign, own), &wishes);
    pose_period(p, series, &wishes, i, &ADD(p->scratch, &series->problem.periods));
  }
  apply_fixed(series);
}

// ---- the answer ---------------------------------------------------------------------------------------------------

// Of two fixed dates too near to each other the solver leaves one out; neither is moved, so it is put back.
static void put_back_fixed(Series *series) {
  for (size_t p = 0; p < series->periods.n; p++) {
    Placed *placed = &series->placement.periods.at[p];
    Span days;
    if (placed->placed || !fixed_days(series, p, &days)) continue;
    *placed = (Placed){.placed = true, .opening = days.first};
  }
}

// What was announced has been opened already.
static Opening *open_period(Work *work, const Series *series, size_t p, Span days) {
  const Campaign *campaign = series->campaign;
  const PeriodOwn *own = period_own(campaign, series->periods.at[p].id);
  if (series->kept[p]) return opening_of(work, series->kept[p]);
  if (own && own->date.at.source) check_within_plan(work, campaign, days, own->date.at);
  return add_opening(work, campaign, own, series->periods.at[p].id, days, own ? own->head.at : campaign->head.at);
}

static void open_series(Placing *p, Series *series) {
  Work *work = p->work;
  put_back_fixed(series);
  series->number = work->out->series.n;
  p->placed[series->campaign - work->plan->campaigns.at] = true;
  PUSH(work->arena, &work->out->series, series);
  for (size_t i = 0; i < series->periods.n; i++) {
    const Placed *placed = &series->placement.periods.at[i];
    Span days = {placed->opening, placed->opening + series->length - 1};
    if (!placed->placed) continue;
    fixed_days(series, i, &days);
    Opening *opening = open_period(work, series, i, days);
    if (!opening) continue;
    opening->series = series;
    opening->series_period = i;
  }
}

static void say_empty(Work *work, const Series *series) {
  for (size_t i = 0; i < series->periods.n; i++)
    if (!series->placement.periods.at[i].placed && may_open(work, series->campaign->head.at))
      say_no_day(work, series, i);
}

// ---- one or two at a time -----------------------------------------------------------------------------------------

static Series *series_make(Work *work, const Campaign *campaign) {
  Series *series = NEW(work->arena, Series);
  series->campaign = campaign;
  series->length = campaign_length(campaign);
  series->cycle_days = campaign->cycle.n > 0 ? duration_days(campaign->cycle) : 0;
  bool from_cycle = campaign->rhythm == (int)RHYTHM_AUTO;
  int by_cycle = cadence_target_tenths(series->cycle_days ? series->cycle_days : 1);
  series->rhythm = from_cycle ? cadence_rhythm(by_cycle) : (Rhythm)campaign->rhythm;
  series->target_tenths = from_cycle ? by_cycle : rhythm_tenths(series->rhythm);
  series->problem.target_tenths = series->target_tenths;
  series->problem.min_gap = series->cycle_days > series->length ? series->cycle_days : series->length;
  series->problem.length = series->length;
  periods_of(work->arena, series->rhythm, work->days, &series->periods);
  keep_periods(work, series);
  return series;
}

static Series *begin(Placing *p, const Campaign *campaign) {
  size_t number = (size_t)(campaign - p->work->plan->campaigns.at);
  if (!p->begun[number]) {
    p->begun[number] = series_make(p->work, campaign);
    check_series(p->work, p->begun[number]);
  }
  return p->begun[number];
}

// Everybody whom some period of a series is for.
static uint64_t whole_audience(const Campaign *campaign) {
  uint64_t audience = campaign_audience(campaign, NULL);
  for (size_t i = 0; i < campaign->in.n; i++) audience |= campaign_audience(campaign, &campaign->in.at[i]);
  return audience;
}

static bool is_series(const Campaign *campaign) { // that a cycle is missing has been said by the model's rules
  return campaign->rhythm >= 0 && (campaign->rhythm != (int)RHYTHM_AUTO || campaign->cycle.n > 0);
}

static bool awaits(const Placing *p, size_t campaign) {
  return is_series(&p->work->plan->campaigns.at[campaign]) && !p->placed[campaign];
}

// The first later series that competes with this one; as many as there are: none.
static size_t partner_of(const Placing *p, size_t first) {
  const Plan *plan = p->work->plan;
  const Campaign *campaign = &plan->campaigns.at[first];
  uint64_t audience = whole_audience(campaign);
  for (size_t i = first + 1; i < plan->campaigns.n; i++) {
    const Campaign *other = &plan->campaigns.at[i];
    if (!awaits(p, i) || campaign_root(other) == campaign_root(campaign)) continue;
    if (whole_audience(other) & audience) return i;
  }
  return plan->campaigns.n;
}

// So many states take half a second: as many as forty pairs of months over three years, or a pair of years over ten. In
// a plan with more pairs the others are placed one after the other, which is said.
enum { STATES_MAX = 10000000 };

static void place_alone(Placing *p, Series *series) {
  placement_solve(p->work->arena, &series->problem, &series->placement);
  open_series(p, series);
  say_empty(p->work, series);
}

static void say_in_turn(Work *work, const Series *a, const Series *b) {
  Diag *said = diag_add(work->diags, T148, a->campaign->head.at,
                        ARGS(arg("id", a->campaign->head.id), arg("other", b->campaign->head.id)));
  diag_relate_add(work->diags, said, b->campaign->head.at, NO_ARGS);
}

// False where they are to be placed in turn.
static bool place_together(Placing *p, Series *a, Series *b) {
  Work *work = p->work;
  const PlacementProblem *problems[2] = {&a->problem, &b->problem};
  Placement placed[2];
  if (!placement_pairs(&a->problem, &b->problem)) return false;
  if (p->states >= STATES_MAX || !placement_solve_pair(work->arena, problems, placed, &p->states)) {
    say_in_turn(work, a, b);
    return false;
  }
  a->placement = placed[0];
  b->placement = placed[1];
  a->partner = b;
  b->partner = a;
  open_series(p, a);
  open_series(p, b);
  say_empty(work, a);
  say_empty(work, b);
  return true;
}

static Series *begin_and_pose(Placing *p, size_t campaign) {
  Series *series = begin(p, &p->work->plan->campaigns.at[campaign]);
  pose(p, series);
  return series;
}

// What a problem was is not kept: its days would be all days of the plan for each series.
static void forget(Series *series) { series->problem.periods = (PlacementPeriods){0}; }

static void place_next(Placing *p, size_t first) {
  size_t second = partner_of(p, first);
  p->scratch = arena_new();
  Series *a = begin_and_pose(p, first), *b = NULL;
  if (second < p->work->plan->campaigns.n) b = begin_and_pose(p, second);
  if (!b || !place_together(p, a, b)) place_alone(p, a);
  forget(a);
  if (b) forget(b);
  arena_free(p->scratch);
}

void place_all_series(Work *work) {
  size_t n = work->plan->campaigns.n;
  Placing placing = {.work = work, .begun = NEW_N(work->arena, Series *, n), .placed = NEW_N(work->arena, bool, n)};
  for (size_t i = 0; i < n && !work->full; i++)
    if (awaits(&placing, i)) place_next(&placing, i);
}
