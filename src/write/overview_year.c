// overview_year: the plan's days as one band: its months, the days off, the named dates that campaigns hang on, and the
// campaigns themselves (overview_lanes.c).
//
// Invariant: what lies outside of the plan's days is cut at their ends.
#include "overview.h"

#include <stdlib.h>

// ---- the band -----------------------------------------------------------------------------------------------------

// A day takes two pixels and a half at least, so that a band of several years is read by moving it.
long overview_wide(const Overview *m) {
  long wide = (m->days.last - m->days.first + 1) * 5 / 2;
  return wide < 600 ? 600 : wide;
}

long overview_pixels(const Overview *m, long n) { return n * 10000 / overview_wide(m) + 1; }

long overview_letters(const Overview *m, long n) { return overview_pixels(m, n * 8); }

static Date month_end(Date day) {
  Ymd ymd = date_ymd(day);
  return date_of(ymd.year, ymd.month, days_in_month(ymd.year, ymd.month));
}

enum { MARKS_MAX = 15 }; // months that have room for their numbers below a person's weeks

// Of a plan of several years each January says which.
static Str month_short(const Overview *m, Ymd ymd) {
  bool several = date_ymd(m->days.first).year != date_ymd(m->days.last).year;
  if (several && ymd.month == 1) return str_format(m->arena, "%d", ymd.year);
  return label(m->labels, str_c(m->arena, str_format(m->arena, "short_%d", ymd.month)));
}

static Str month_mark(const Overview *m, Ymd ymd) {
  if (overview_months(m) <= MARKS_MAX) return str_format(m->arena, "%d", ymd.month);
  return ymd.month == 1 ? str_format(m->arena, "%d", ymd.year) : S("");
}

void overview_put_ticks(const Overview *m, Value *page) {
  Value *list = overview_list(m, page, "ticks");
  for (Date day = m->days.first; day <= m->days.last; day = month_end(day) + 1) {
    Value *tick = overview_row(m, list);
    overview_place(m, tick, (Span){day, month_end(day)});
    overview_number(m, tick, "month", date_ymd(day).month);
    overview_text(m, tick, "short", month_short(m, date_ymd(day)));
    overview_text(m, tick, "mark", month_mark(m, date_ymd(day)));
    overview_text(m, tick, "title", overview_month(m, day));
  }
}

static bool is_holiday(const Overview *m, Date day) { return day_official(m->plan, day).status == DAY_STATUS_HOLIDAY; }

static void put_off(const Overview *m, Value *year) {
  Value *list = overview_list(m, year, "off");
  for (Date day = m->days.first; day <= m->days.last; day++) {
    Date last = day;
    if (!is_holiday(m, day)) continue;
    while (last < m->days.last && is_holiday(m, last + 1)) last++;
    overview_place(m, overview_row(m, list), (Span){day, last});
    day = last;
  }
}

// ---- dates --------------------------------------------------------------------------------------------------------

enum { NAME_ROWS = 2, DATES_MAX = 2000 };

typedef struct NamedOn {
  const NamedDate *date;
  Date on;
  bool avoided; // and looked for by none
} NamedOn;
typedef LIST(NamedOn) NamedOns;

static void mark_avoided(const Campaign *campaign, const NamedDate *all, Use *used) {
  for (size_t k = 0; k < campaign->avoid.n; k++)
    for (size_t j = 0; j < campaign->avoid.at[k].dates.n; j++) {
      Use *use = &used[campaign->avoid.at[k].dates.at[j] - all];
      if (!*use) *use = USE_AVOIDED;
    }
}

// Whether a campaign looks for a date, or keeps clear of it.
static void mark_used(const Overview *m, Use *used) {
  const NamedDate *all = m->plan->dates.at;
  for (size_t i = 0; i < m->plan->campaigns.n; i++) {
    const Campaign *campaign = &m->plan->campaigns.at[i];
    for (size_t k = 0; k < campaign->near.n; k++)
      if (campaign->near.at[k].head.to) used[(const NamedDate *)campaign->near.at[k].head.to - all] = USE_LOOKED_FOR;
    mark_avoided(campaign, all, used);
  }
}

const Use *overview_dates_use(const Overview *m) {
  Use *used = NEW_N(m->arena, Use, m->plan->dates.n + 1);
  mark_used(m, used);
  return used;
}

static int by_day(const void *left, const void *right) {
  const NamedOn *a = left, *b = right;
  if (a->on != b->on) return a->on < b->on ? -1 : 1;
  return (a->date > b->date) - (a->date < b->date);
}

static void find_dates(const Overview *m, NamedOns *out) {
  const Use *used = overview_dates_use(m);
  for (size_t i = 0; i < m->plan->dates.n; i++) {
    const NamedDate *date = &m->plan->dates.at[i];
    DateList days = {0};
    if (!used[i]) continue;
    named_days(m->arena, date, m->days, &days);
    for (size_t k = 0; k < days.n; k++) PUSH(m->arena, out, ((NamedOn){date, days.at[k], used[i] == USE_AVOIDED}));
  }
  if (out->n) qsort(out->at, out->n, sizeof *out->at, by_day);
}

// The first row, from 1 on, in which a name has room behind the one before it; 0: none, and the list alone tells it.
static long name_row(const Overview *m, long *ends, Str title, Date on) {
  long whole = m->days.last - m->days.first + 1, x = (on - m->days.first) * 10000L / whole;
  long end = x + overview_letters(m, utf8_width(title) + 2L);
  for (int row = 0; row < NAME_ROWS && end <= 10000; row++) {
    if (x < ends[row]) continue;
    ends[row] = end;
    return row + 1;
  }
  return 0;
}

// True when it has a season around it.
static bool put_date(const Overview *m, Value *list, const NamedOn *named, long *ends) {
  Value *row = overview_row(m, list), *band = value_map(m->arena);
  Str title = named->date->title.n ? named->date->title : named->date->head.id;
  Span season = named_season(named->date, named->on);
  overview_place(m, row, (Span){named->on, named->on});
  overview_text(m, row, "title", title);
  overview_text(m, row, "day", overview_day(m, named->on));
  value_put_bool(m->arena, row, "avoided", named->avoided);
  long at = name_row(m, ends, title, named->on);
  overview_text(m, row, "row", at ? str_format(m->arena, "%ld", at) : S(""));
  bool has = season.first < season.last && overview_place(m, band, season);
  value_put(m->arena, row, "season", has ? band : value_bool(m->arena, false));
  return has;
}

static void put_dates(const Overview *m, Value *year) {
  NamedOns dates = {0};
  long ends[NAME_ROWS] = {0};
  bool seasons = false;
  Value *list = overview_list(m, year, "dates");
  find_dates(m, &dates);
  for (size_t i = 0; i < dates.n && i < DATES_MAX; i++) seasons |= put_date(m, list, &dates.at[i], ends);
  overview_text(m, year, "more_dates", overview_some(m, (long)(dates.n - list->list.n)));
  value_put_bool(m->arena, year, "has_dates", dates.n > 0);
  value_put_bool(m->arena, year, "has_seasons", seasons);
}

void overview_put_year(const Overview *m, Value *page) {
  Value *year = value_map(m->arena);
  put_off(m, year);
  overview_put_lanes(m, year);
  put_dates(m, year);
  overview_number(m, year, "wide", overview_wide(m));
  value_put_bool(m->arena, year, "has_lanes", m->schedule->openings.n > 0);
  value_put(m->arena, page, "year", year);
}
