// series_checks: what is wrong with a series before it is placed: periods that it does not have, holidays that nobody
// knows, announced days that the plan now avoids.
#include "series.h"

// Under a name of an earlier rhythm: what it has of its own stays in the plan.
static bool is_announced(const Work *work, const Series *series, Str period) {
  Str id = str_format(work->arena, "%.*s/%.*s", STR(series->campaign->head.id), STR(period));
  return schedule_opening(work->out, id) != NULL;
}

static void check_own(Work *work, const Series *series, const PeriodOwn *own, const StrList *known) {
  const Period *period = NULL;
  for (size_t k = 0; k < series->periods.n; k++)
    if (str_eq(series->periods.at[k].id, own->head.id)) period = &series->periods.at[k];
  if (!period && is_announced(work, series, own->head.id)) return;
  if (!period) {
    StrList near = diag_nearest(work->arena, work->diags, own->head.id, known);
    diag_add(work->diags, T111, own->head.at,
             ARGS(arg("id", series->campaign->head.id), arg("period", own->head.id),
                  arg_list(work->arena, "near", &near), arg("first", known->at[0]),
                  arg("last", known->at[known->n - 1])));
  } else if (own->date.at.source && !span_has(period->days, own->date.days.first))
    diag_add(work->diags, T121, own->date.at,
             ARGS(arg("date", date_text(work->arena, own->date.days.first)), arg("period", own->head.id),
                  arg("first", date_text(work->arena, period->days.first)),
                  arg("last", date_text(work->arena, period->days.last))));
}

static void check_periods(Work *work, const Series *series) {
  StrList known = {0};
  for (size_t i = 0; i < series->periods.n; i++) PUSH(work->arena, &known, series->periods.at[i].id);
  for (size_t i = 0; i < series->campaign->in.n && known.n; i++)
    check_own(work, series, &series->campaign->in.at[i], &known);
}

// The years of the plan of which no day is known: "2027, 2028".
static StrList unknown_years(Work *work) {
  StrList years = {0};
  for (Date day = work->days.first; day <= work->days.last; day = date_of(date_ymd(day).year + 1, 1, 1))
    if (day_official(work->plan, day).status == DAY_STATUS_UNKNOWN)
      PUSH(work->arena, &years, str_format(work->arena, "%d", date_ymd(day).year));
  return years;
}

static void check_avoided(Work *work, const Campaign *campaign) {
  for (size_t i = 0; i < campaign->avoid.n; i++) {
    const Avoid *entry = &campaign->avoid.at[i];
    if (!entry->public_holidays) continue;
    StrList years = unknown_years(work);
    if (!work->plan->official)
      diag_add(work->diags, T146, entry->at, ARGS(arg("id", campaign->head.id)));
    else if (years.n && say_once(work, S("avoided holidays")))
      diag_add(work->diags, T147, entry->at, ARGS(arg_list(work->arena, "years", &years)));
    return;
  }
}

// What was announced stays, and is said at its line when the plan would keep off those days today.
static void check_kept(Work *work, const Series *series, const LockEntry *entry, const SeasonList *avoided) {
  for (size_t i = 0; i < avoided->n; i++) {
    const Season *season = &avoided->at[i];
    if (!span_meets(season->days, entry->on)) continue;
    KeptSaid *said = kept_add(work, L114, series->campaign->head.id, entry);
    if (!said) return;
    said->related = season->entry->at;
    PUSH(work->arena, &said->args, arg("days", span_text(work->arena, entry->on)));
    PUSH(work->arena, &said->args, arg("name", season->name.n ? season->name : span_text(work->arena, season->days)));
    return;
  }
}

static void check_announced(Work *work, const Series *series) {
  if (!work->plan->lock.entries.n) return;
  SeasonList avoided = {0};
  avoided_seasons(work->arena, work->plan, series->campaign, work->days, &avoided);
  for (size_t i = 0; i < series->periods.n; i++)
    if (series->kept[i]) check_kept(work, series, series->kept[i], &avoided);
}

void check_series(Work *work, const Series *series) {
  const Campaign *campaign = series->campaign;
  if (!series->periods.n)
    diag_add(work->diags, T131, place_of(&campaign->head, "rhythm"), ARGS(arg("name", campaign->head.id)));
  check_periods(work, series);
  check_avoided(work, campaign);
  check_announced(work, series);
}
