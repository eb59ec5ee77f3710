// series: what rules a day out for a campaign, what speaks for it, and the optimum found by placement.c, for one
// series.
//
// design section 5, D07: openings at least the cycle apart; no campaign day on what is avoided (unless `near` names a
// date within it); no other campaign for the same people; time to prepare before the opening.
#include "room.h"

// ---- what the plan says of days -----------------------------------------------------------------------------------

// The dates that `near` names, as far around the plan as anything of it may reach.
static Marks near_dates(Arena *scratch, const Work *work, const Campaign *campaign) {
  Marks marks = marks_begin(scratch, (Span){work->days.first - PLAN_DAYS_MAX, work->days.last + PLAN_DAYS_MAX});
  for (size_t i = 0; i < campaign->near.n; i++) {
    const NamedDate *date = campaign->near.at[i].head.to;
    DateList days = {0};
    named_days(scratch, date, marks.range, &days);
    for (size_t k = 0; k < days.n; k++) marks_add(&marks, (Span){days.at[k], days.at[k]});
  }
  marks_end(&marks);
  return marks;
}

static void add_avoided(const Marks *near, Span days, Marks *out) {
  if (!marks_meet(near, days)) marks_add(out, days);
}

static void mark_avoided(Arena *scratch, const Work *work, const Campaign *campaign, Marks *out) {
  Marks near = near_dates(scratch, work, campaign);
  for (size_t i = 0; i < campaign->avoid.n; i++) {
    const Avoid *avoid = &campaign->avoid.at[i];
    DateList days = {0};
    for (size_t d = 0; d < avoid->dates.n; d++) named_days(scratch, avoid->dates.at[d], work->days, &days);
    for (size_t k = 0; k < days.n; k++) add_avoided(&near, (Span){days.at[k], days.at[k]}, out);
    if (!avoid->id.n && !avoid->public_holidays) add_avoided(&near, avoid->days, out);
  }
  marks_end(out);
}

// How many days before the opening the first preparation begins: the smallest day of any step.
static int lead_days(const Campaign *campaign) {
  int lead = 0, last = campaign_length(campaign) - 1;
  const Sop *sop = campaign->sop.to;
  for (size_t i = 0; sop && i < sop->steps.n; i++)
    for (size_t k = 0; k < sop->steps.at[i].day.n; k++) {
      DayNumber first = sop->steps.at[i].day.at[k].first;
      int before = first.from_last ? -(last + first.n) : -first.n;
      if (before > lead) lead = before;
    }
  return lead;
}

// ---- the problem --------------------------------------------------------------------------------------------------

typedef struct Wishes {
  Span reach; // of the campaign's days: the plan's, and those behind it that an opening on its last day would take
  Marks avoided, occupied;
  uint64_t audience; // that `occupied` was made for
  unsigned weekdays;
  int length, lead;
} Wishes;

static Wishes wishes_of(Arena *scratch, const Work *work, const Campaign *campaign) {
  Wishes wishes = {.length = campaign_length(campaign), .lead = lead_days(campaign)};
  wishes.reach = (Span){work->days.first, work->days.last + wishes.length - 1};
  wishes.avoided = marks_begin(scratch, wishes.reach);
  mark_avoided(scratch, work, campaign, &wishes.avoided);
  for (size_t i = 0; i < campaign->prefer.n; i++) wishes.weekdays |= campaign->prefer.at[i].days;
  return wishes;
}

// The days of other campaigns for the same people. Most periods have the campaign's own audience.
static void mark_occupied(Arena *scratch, const Work *work, const Campaign *campaign, uint64_t audience, Wishes *out) {
  if (out->occupied.counts && audience == out->audience) return;
  out->audience = audience;
  out->occupied = marks_begin(scratch, out->reach);
  for (size_t i = 0; i < work->out->openings.n; i++)
    if (openings_compete(&work->out->openings.at[i], campaign_root(campaign), audience))
      marks_add(&out->occupied, work->out->openings.at[i].days);
  marks_end(&out->occupied);
}

static bool falls_on(Work *work, const Near *near, Span days) {
  const NamedDate *date = near->head.to;
  DateList hits = {0};
  named_days(work->arena, date, days, &hits);
  for (size_t i = 0; i < hits.n; i++) {
    bool first = hits.at[i] == days.first, last = hits.at[i] == days.last;
    if (near->align == ALIGN_ANY_DAY || (near->align == ALIGN_FIRST_DAY && first) ||
        (near->align == ALIGN_LAST_DAY && last))
      return true;
  }
  return false;
}

static Candidate candidate(Work *work, const Campaign *campaign, const Wishes *wishes, Date day) {
  Span days = {day, day + wishes->length - 1};
  Candidate c = {.opening = day};
  if (days.last > work->days.last) c.ruled_out |= DAY_OUTSIDE;
  if (day - wishes->lead < work->days.first) c.ruled_out |= DAY_PREPARE;
  if (marks_meet(&wishes->avoided, days)) c.ruled_out |= DAY_AVOIDED;
  if (marks_meet(&wishes->occupied, days)) c.ruled_out |= DAY_OCCUPIED;
  for (size_t i = 0; i < campaign->near.n; i++)
    if (falls_on(work, &campaign->near.at[i], days)) c.bonus += 1000 * campaign->near.at[i].weight;
  if (wishes->weekdays >> date_weekday(day) & 1) c.bonus += 100;
  return c;
}

static const PeriodOwn *own_of(const Campaign *campaign, Str period) {
  for (size_t i = 0; i < campaign->in.n; i++)
    if (str_eq(campaign->in.at[i].head.id, period)) return &campaign->in.at[i];
  return NULL;
}

// The days the plan states for a period, or NULL. Those outside the period have been said and do not count.
static const SpanAt *stated_in(const Series *series, size_t period) {
  const PeriodOwn *own = own_of(series->campaign, series->periods.at[period].id);
  bool states = own && own->date.at.source && span_has(series->periods.at[period].days, own->date.days.first);
  return states ? &own->date : NULL;
}

// Nearer to a stated opening than the least gap, or live on one of its days.
static bool is_too_near(const Series *series, Date opening, Span stated) {
  int gap = opening < stated.first ? stated.first - opening : opening - stated.first;
  return gap < series->problem.min_gap || span_meets((Span){opening, opening + series->length - 1}, stated);
}

// A stated date is its period's only open day; days of other periods nearer than the least gap are ruled out for it.
static void apply_stated(Series *series) {
  for (size_t p = 0; p < series->periods.n; p++) {
    const SpanAt *stated = stated_in(series, p);
    if (!stated) continue;
    for (size_t q = 0; q < series->problem.periods.n; q++)
      for (size_t i = 0; i < series->problem.periods.at[q].candidates.n; i++) {
        Candidate *c = &series->problem.periods.at[q].candidates.at[i];
        if (q == p)
          c->ruled_out = c->opening == stated->days.first ? 0 : DAY_STATED;
        else if (is_too_near(series, c->opening, stated->days) && !stated_in(series, q))
          c->ruled_out |= DAY_STATED;
      }
  }
}

static void pose(Work *work, Series *series) {
  const Campaign *campaign = series->campaign;
  Arena *scratch = arena_new();
  Wishes wishes = wishes_of(scratch, work, campaign);
  for (size_t p = 0; p < series->periods.n; p++) {
    const PeriodOwn *own = own_of(campaign, series->periods.at[p].id);
    mark_occupied(scratch, work, campaign, campaign_audience(campaign, own), &wishes);
    PlacementPeriod *period = &ADD(work->arena, &series->problem.periods);
    Span days = series->periods.at[p].days;
    for (Date day = days.first; day <= days.last; day++)
      PUSH(work->arena, &period->candidates, candidate(work, campaign, &wishes, day));
  }
  arena_free(scratch);
  apply_stated(series);
}

// ---- what is wrong ------------------------------------------------------------------------------------------------

static void check_periods(Work *work, const Series *series) {
  const Campaign *campaign = series->campaign;
  StrList known = {0};
  for (size_t i = 0; i < series->periods.n; i++) PUSH(work->arena, &known, series->periods.at[i].id);
  for (size_t i = 0; i < campaign->in.n && known.n; i++) {
    const Head *head = &campaign->in.at[i].head;
    const Period *period = NULL;
    for (size_t k = 0; k < series->periods.n; k++)
      if (str_eq(series->periods.at[k].id, head->id)) period = &series->periods.at[k];
    StrList near = diag_nearest(work->arena, work->diags, head->id, &known);
    const SpanAt *date = &campaign->in.at[i].date;
    if (!period)
      diag_add(work->diags, T111, head->at,
               ARGS(arg("id", campaign->head.id), arg("period", head->id), arg_list(work->arena, "near", &near),
                    arg("first", known.at[0]), arg("last", known.at[known.n - 1])));
    else if (date->at.source && !span_has(period->days, date->days.first))
      diag_add(work->diags, T121, date->at,
               ARGS(arg("date", date_text(work->arena, date->days.first)), arg("period", head->id),
                    arg("first", date_text(work->arena, period->days.first)),
                    arg("last", date_text(work->arena, period->days.last))));
  }
}

// "12 days are avoided, 3 are other campaigns', the rest are nearer than 20 days to a neighbour".
static Arg because(Work *work, const PlacementPeriod *period, int min_gap) {
  static const struct {
    unsigned bit;
    Text text;
  } causes[] = {{DAY_AVOIDED, {{"avoided", "要避开"}}},
                {DAY_OCCUPIED, {{"another campaign's", "已有其他活动"}}},
                {DAY_PREPARE, {{"too early to prepare", "来不及准备"}}},
                {DAY_OUTSIDE, {{"too late for the plan's end", "超出计划末尾"}}},
                {DAY_STATED, {{"too near to a stated date", "离指定的日期太近"}}}};
  Buf text[LANG_COUNT] = {buf_in(work->arena), buf_in(work->arena)};
  size_t open = 0;
  for (size_t i = 0; i < period->candidates.n; i++) open += period->candidates.at[i].ruled_out == 0;
  for (size_t k = 0; k < COUNT(causes); k++) {
    size_t n = 0;
    for (size_t i = 0; i < period->candidates.n; i++) n += (period->candidates.at[i].ruled_out & causes[k].bit) != 0;
    if (!n) continue;
    buf_format(&text[LANG_EN], "%s%zu days %s", text[LANG_EN].n ? ", " : "", n, causes[k].text.in[LANG_EN]);
    buf_format(&text[LANG_ZH], "%s%zu 天%s", text[LANG_ZH].n ? "，" : "", n, causes[k].text.in[LANG_ZH]);
  }
  if (open) {
    buf_format(&text[LANG_EN], "%s%zu days nearer than %d days to a neighbour", text[LANG_EN].n ? ", " : "", open,
               min_gap);
    buf_format(&text[LANG_ZH], "%s%zu 天离前后不足 %d 天", text[LANG_ZH].n ? "，" : "", open, min_gap);
  }
  return (Arg){.name = "because", .text = {buf_str(&text[LANG_EN]), buf_str(&text[LANG_ZH])}};
}

// ---- the answer ---------------------------------------------------------------------------------------------------

// Of two stated dates too near to each other the solver leaves one out; neither is moved, so it is put back.
static void keep_stated(Series *series) {
  for (size_t p = 0; p < series->periods.n; p++) {
    Placed *placed = &series->placement.periods.at[p];
    const SpanAt *stated = stated_in(series, p);
    if (placed->placed || !stated) continue;
    placed->placed = true;
    placed->other_count = 0;
    placed->opening = stated->days.first;
  }
}

static void open_period(Work *work, const Series *series, size_t p) {
  const Campaign *campaign = series->campaign;
  Str id = series->periods.at[p].id;
  const PeriodOwn *own = own_of(campaign, id);
  const Placed *placed = &series->placement.periods.at[p];
  Place place = own ? own->head.at : campaign->head.at;
  if (!placed->placed && may_open(work, place))
    diag_add(work->diags, T109, place,
             ARGS(arg("id", campaign->head.id), arg("period", id),
                  because(work, &series->problem.periods.at[p], series->problem.min_gap)));
  if (!placed->placed) return;
  Span days = {placed->opening, placed->opening + series->length - 1};
  const SpanAt *stated = stated_in(series, p);
  if (stated && stated->days.last > stated->days.first) days.last = stated->days.last;
  if (stated) check_within_plan(work, campaign, days, stated->at);
  Opening *opening = add_opening(work, campaign, own, id, days, place);
  opening->series = series;
  opening->series_period = p;
}

static Series *begin(Work *work, const Campaign *campaign) {
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
  return series;
}

void place_series(Work *work, const Campaign *campaign) {
  if (campaign->rhythm == (int)RHYTHM_AUTO && campaign->cycle.n <= 0) return; // said by the model's rules
  Series *series = begin(work, campaign);
  periods_of(work->arena, series->rhythm, work->days, &series->periods);
  if (!series->periods.n)
    diag_add(work->diags, T131, place_of(&campaign->head, "rhythm"), ARGS(arg("name", campaign->head.id)));
  check_periods(work, series);
  pose(work, series);
  placement_solve(work->arena, &series->problem, &series->placement);
  keep_stated(series);
  for (size_t p = 0; p < series->periods.n; p++) open_period(work, series, p);
  PUSH(work->arena, &work->out->series, series);
}
