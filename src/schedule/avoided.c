// avoided: the days that a series keeps off: seasons of named dates, spans, public holidays (design section 5, step 4).
//
// Invariant: a season in which `near` names a date is not avoided, not even in part.
#include "series.h"

// The days of a date whose season may meet the days that count.
static void days_around_reach(Arena *arena, const NamedDate *date, Span reach, DateList *out) {
  Span season = named_season(date, 0);
  if (season.last > 0) reach.first -= season.last;
  if (season.first < 0) reach.last -= season.first;
  named_days(arena, date, reach, out);
}

// The dates that `near` names, as far around as a season that meets these days may reach.
static Marks wished_days(Arena *arena, const Campaign *campaign, Span reach) {
  Marks marks = marks_begin(arena, (Span){reach.first - PLAN_DAYS_MAX, reach.last + PLAN_DAYS_MAX});
  for (size_t i = 0; i < campaign->near.n; i++) {
    DateList days = {0};
    named_days(arena, campaign->near.at[i].head.to, marks.range, &days);
    for (size_t k = 0; k < days.n; k++) marks_add(&marks, (Span){days.at[k], days.at[k]});
  }
  marks_end(&marks);
  return marks;
}

typedef struct Finding {
  Arena *arena;
  const Plan *plan;
  Span reach;
  Marks wished;
  SeasonList *out;
} Finding;

static void add_season(const Finding *f, const Avoid *entry, Str name, Span days) {
  if (!span_meets(f->reach, days) || marks_meet(&f->wished, days)) return;
  PUSH(f->arena, f->out, ((Season){days, name, entry}));
}

static void add_date(const Finding *f, const Avoid *entry, const NamedDate *date) {
  DateList days = {0};
  days_around_reach(f->arena, date, f->reach, &days);
  for (size_t i = 0; i < days.n; i++) add_season(f, entry, date->head.id, named_season(date, days.at[i]));
}

// A public holiday is a row of days of one name, which may begin before the days that count.
static void add_holidays(const Finding *f, const Avoid *entry) {
  Date first = f->reach.first - DAYS_OFF_MAX, end = f->reach.last + DAYS_OFF_MAX;
  while (first <= end) {
    OfficialDay day = day_official(f->plan, first), next = day;
    Date last = first;
    for (; next.status == day.status && str_eq(next.name, day.name) && last <= end; next = day_official(f->plan, last))
      last++;
    if (day.status == DAY_STATUS_HOLIDAY) add_season(f, entry, day.name, (Span){first, last - 1});
    first = last;
  }
}

// A tag named twice would only say the same again.
static bool is_named_before(Arena *arena, Map *named, const Avoid *entry) {
  Str key = entry->public_holidays ? S("public-holidays") : entry->id;
  return key.n && !map_put(arena, named, key, named);
}

void avoided_seasons(Arena *arena, const Plan *plan, const Campaign *campaign, Span reach, SeasonList *out) {
  if (!campaign->avoid.n) return;
  Finding f = {arena, plan, reach, wished_days(arena, campaign, reach), out};
  Map named = {0};
  for (size_t i = 0; i < campaign->avoid.n; i++) {
    const Avoid *entry = &campaign->avoid.at[i];
    if (is_named_before(arena, &named, entry)) continue;
    for (size_t k = 0; k < entry->dates.n; k++) add_date(&f, entry, entry->dates.at[k]);
    if (entry->public_holidays)
      add_holidays(&f, entry);
    else if (!entry->id.n)
      add_season(&f, entry, S(""), entry->days);
  }
}
