// relax: says that a period of a series has no day, why, and what would have to give way for it to have one.
//
// Invariant: what is named has been tried: with it alone gone, and every other opening where it is, the day named is
// possible.
#include "series.h"

#include <stdlib.h>

// ---- how many days each cause takes -------------------------------------------------------------------------------

// "12 days avoided, 3 another campaign's, 2 nearer than 20 days to a neighbour".
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

// ---- what would have to give way ----------------------------------------------------------------------------------

typedef enum Giving { GIVES_SEASON, GIVES_CAMPAIGN, GIVES_DATE, GIVES_TIME, GIVES_END, GIVES_GAP, GIVING_COUNT } Giving;

typedef struct Way { // one thing that gives way, and what that gives
  Hindrance what;
  Giving giving;
  int less; // TIME, END: how many days are lacking; GAP: how far apart openings would be
  Date first;
  size_t days;
} Way;
typedef LIST(Way) WayList;

static Giving giving_of(Ruling ruling) {
  switch (ruling) {
  case DAY_AVOIDED: return GIVES_SEASON;
  case DAY_STATED: return GIVES_DATE;
  case DAY_PREPARE: return GIVES_TIME;
  case DAY_OUTSIDE: return GIVES_END;
  case DAY_OPEN:
  case DAY_OCCUPIED: break;
  }
  return GIVES_CAMPAIGN;
}

static bool is_same(const Hindrance *a, const Hindrance *b) {
  bool same = giving_of(a->ruling) == giving_of(b->ruling);
  return same && a->at.source == b->at.source && a->at.from == b->at.from && (a->at.source || a->ruling == b->ruling);
}

// How far a day is from the nearest opening of the series that is placed, not counting one on `but`.
static int nearest_gap(const Series *series, Date day, Date but) {
  int nearest = PLAN_DAYS_MAX;
  for (size_t p = 0; p < series->placement.periods.n; p++) {
    const Placed *placed = &series->placement.periods.at[p];
    bool counts = placed->placed && placed->opening != but;
    if (counts && abs(placed->opening - day) < nearest) nearest = abs(placed->opening - day);
  }
  return nearest;
}

// Of what lacks days, the day counts that lacks the fewest; of a gap, the one that leaves the most.
static void note_way(Work *work, WayList *ways, const Way *way) {
  for (size_t i = 0; i < ways->n; i++) {
    Way *known = &ways->at[i];
    if (known->giving != way->giving || !is_same(&known->what, &way->what)) continue;
    bool better = way->giving == GIVES_GAP ? way->less > known->less : way->less < known->less;
    if (better)
      *known = *way;
    else if (way->less == known->less)
      known->days++;
    return;
  }
  PUSH(work->arena, ways, *way);
}

// Nothing but the least gap: how far apart openings would be with this day.
static void try_gap(Work *work, const Series *series, Date day, WayList *ways) {
  Way way = {.giving = GIVES_GAP, .less = nearest_gap(series, day, DATE_NONE), .first = day, .days = 1};
  if (way.less >= series->length && way.less < series->problem.min_gap) note_way(work, ways, &way);
}

static void try_without(Work *work, const Series *series, Date day, const Hindrance *only, WayList *ways) {
  Span plan = {work->plan->about.from, work->plan->about.to};
  Way way = {.what = *only, .giving = giving_of(only->ruling), .first = day, .days = 1};
  Date but = only->ruling == DAY_STATED ? only->days.first : DATE_NONE;
  if (only->ruling == DAY_PREPARE) way.less = plan.first - only->days.first;
  if (only->ruling == DAY_OUTSIDE) way.less = only->days.last - plan.last;
  if (nearest_gap(series, day, but) >= series->problem.min_gap) note_way(work, ways, &way);
}

static void try_day(Work *work, const Series *series, const Candidate *day, const HindranceList *all, WayList *ways) {
  Span days = {day->opening, day->opening + series->length - 1};
  const Hindrance *only = NULL;
  size_t others = 0; // that are no matter of gaps
  bool several = false;
  for (size_t i = 0; i < all->n; i++) {
    const Hindrance *h = &all->at[i];
    if (h->ruling != DAY_OPEN && !(day->ruled_out & h->ruling)) continue;
    others += h->ruling != DAY_STATED || span_meets(h->days, days);
    several |= only && !is_same(only, h);
    only = h;
  }
  if (!others) try_gap(work, series, day->opening, ways);
  if (only && !several) try_without(work, series, day->opening, only, ways);
}

// ---- in words -----------------------------------------------------------------------------------------------------

static Arg count_arg(Work *work, const char *name, int days) {
  return (Arg){.name = name,
               .text = {str_format(work->arena, "%d day%s", days, days == 1 ? "" : "s"),
                        str_format(work->arena, "%d 天", days)}};
}

// "2026-04-07", "3 days, the first 2026-04-07"
static Arg when_arg(Work *work, const Way *way) {
  Str first = date_text(work->arena, way->first);
  Arg when = arg("when", first);
  if (way->days == 1) return when;
  when.text[LANG_EN] = str_format(work->arena, "%zu days, the first %.*s", way->days, STR(first));
  when.text[LANG_ZH] = str_format(work->arena, "%.*s 等 %zu 天", STR(first), way->days);
  return when;
}

static Str written(Place at) { return at.source ? str_part(at.source->text, at.from, at.to) : S(""); }

static Arg only_if(bool wanted, Arg given) { return wanted ? given : arg(given.name, S("")); }

static void tell_way(Work *work, const Series *series, const Way *way, Diag *diag) {
  bool season = way->giving == GIVES_SEASON, other = way->giving == GIVES_CAMPAIGN, fixed = way->giving == GIVES_DATE;
  Arg args[] = {only_if(season, arg("avoided", written(way->what.at))),
                only_if(other, arg("other", way->what.name)),
                only_if(fixed, arg("fixed", way->what.name)),
                arg("days", span_text(work->arena, way->what.days)),
                only_if(way->giving == GIVES_TIME, count_arg(work, "prepare", way->less)),
                only_if(way->giving == GIVES_END, count_arg(work, "later", way->less)),
                only_if(way->giving == GIVES_GAP, count_arg(work, "gap", way->less)),
                count_arg(work, "least", series->problem.min_gap),
                when_arg(work, way)};
  diag_note_add(work->diags, diag, COUNT(args), args);
  if (way->what.at.source) diag_relate_add(work->diags, diag, way->what.at, COUNT(args), args);
}

// Of each sort the one that gives the most days; of equals the first.
static void tell_ways(Work *work, const Series *series, const WayList *ways, Diag *diag) {
  for (int giving = 0; giving < GIVING_COUNT; giving++) {
    const Way *best = NULL;
    for (size_t i = 0; i < ways->n; i++)
      if (ways->at[i].giving == (Giving)giving && (!best || ways->at[i].days > best->days)) best = &ways->at[i];
    if (best) tell_way(work, series, best, diag);
  }
}

void say_no_day(Work *work, const Series *series, size_t period) {
  Str id = series->periods.at[period].id;
  const PeriodOwn *own = period_own(series->campaign, id);
  Place at = own ? own->head.at : series->campaign->head.at;
  bool beyond = diag_is_beyond(work->diags, T109, at);
  const PlacementPeriod *days = &series->problem.periods.at[period];
  Diag *diag = diag_add(
      work->diags, T109, at,
      ARGS(arg("id", series->campaign->head.id), arg("period", id), because(work, days, series->problem.min_gap)));
  if (beyond) return;
  Arena *scratch = arena_new();
  Reasons *reasons = reasons_make(scratch, work->out, series);
  WayList ways = {0};
  for (size_t i = 0; i < days->candidates.n; i++) {
    HindranceList all = {0};
    reasons_of(reasons, period, days->candidates.at[i].opening, &all);
    try_day(work, series, &days->candidates.at[i], &all, &ways);
  }
  tell_ways(work, series, &ways, diag);
  arena_free(scratch);
}
