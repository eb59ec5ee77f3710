// overview_months: the plan's months as calendars, and what each of them holds in words.
//
// In a calendar a campaign is a number, which the list below it explains, so that it is told without colour. It is told
// in full in the month in which it begins, and by its number and name in others. Invariant: a month's weeks are whole,
// from Monday on, none is without a day of the plan, and they hold its days once; what a cell or a list has no room
// for, it counts.
#include "overview.h"

enum { SIGNS_MAX = 8, TOLD_MAX = 200, NAMED_MAX = 100 };

// What a day of the plan has.
struct DayHas {
  long posts;
  LIST(size_t) live, around; // numbers of openings: whose day it is; which is prepared or cared for on it
  NamedDates dates;
};

typedef struct Month {
  Date first, last; // of the calendar month, whether or not all of it is in the plan
  Str up;           // from the page's folder to that of index.html
} Month;

// ---- a day --------------------------------------------------------------------------------------------------------

static void put_sign(const Overview *m, Value *list, const Opening *opening, bool live) {
  Value *sign = overview_row(m, list);
  overview_number(m, sign, "sign", opening - m->schedule->openings.at + 1);
  value_put_bool(m->arena, sign, "live", live);
  overview_text(m, sign, "title", opening->title);
}

// Those whose days these are first, then those of which something is prepared or cared for.
static void put_signs(const Overview *m, Value *day_map, const DayHas *has) {
  Value *list = overview_list(m, day_map, "signs");
  const Opening *all = m->schedule->openings.at;
  size_t n = has->live.n + has->around.n, shown = n > SIGNS_MAX ? SIGNS_MAX - 1 : n;
  for (size_t i = 0; i < shown; i++) {
    bool live = i < has->live.n;
    put_sign(m, list, &all[live ? has->live.at[i] : has->around.at[i - has->live.n]], live);
  }
  overview_text(m, day_map, "more_signs", overview_some(m, (long)(n - shown)));
}

static StrList day_names(const Overview *m, const NamedDates *dates, Date day) {
  StrList names = {0};
  OfficialDay official = day_official(m->plan, day);
  if (official.status == DAY_STATUS_HOLIDAY && official.name.n) PUSH(m->arena, &names, official.name);
  for (size_t i = 0; i < dates->n; i++) {
    Str title = dates->at[i]->title.n ? dates->at[i]->title : dates->at[i]->head.id;
    if (!names.n || !str_eq(names.at[0], title)) PUSH(m->arena, &names, title);
  }
  return names;
}

static void put_names(const Overview *m, Value *day_map, const NamedDates *dates, Date day) {
  StrList names = day_names(m, dates, day);
  overview_text(m, day_map, "name", names.n ? names.at[0] : S(""));
  overview_text(m, day_map, "names", str_join(m->arena, &names, label(m->labels, "comma")));
}

// Every name is given, also of a day that is none of the month's: one left out would be looked up in the month.
static void put_day(const Overview *m, Value *list, const Month *month, Date day) {
  static const DayHas nothing = {0};
  Value *map = overview_row(m, list);
  bool within = day >= month->first && day <= month->last && span_has(m->days, day);
  value_put_bool(m->arena, map, "within", within);
  DayStatus status = day_official(m->plan, day).status;
  overview_text(m, map, "date", date_text(m->arena, day));
  overview_number(m, map, "day", date_ymd(day).day);
  value_put_bool(m->arena, map, "holiday", status == DAY_STATUS_HOLIDAY);
  value_put_bool(m->arena, map, "makeup", status == DAY_STATUS_MAKEUP_WORKDAY);
  value_put_bool(m->arena, map, "weekend", date_weekday(day) >= 5);
  const DayHas *has = within ? &m->has[day - m->days.first] : &nothing;
  put_names(m, map, &has->dates, day);
  put_signs(m, map, has);
  value_put_bool(m->arena, map, "quiet", has->posts == 0);
  overview_number(m, map, "posts", has->posts);
}

static void put_weeks(const Overview *m, Value *map, const Month *month) {
  Value *weeks = overview_list(m, map, "weeks");
  Date first = month->first > m->days.first ? month->first : m->days.first;
  Date last = month->last < m->days.last ? month->last : m->days.last;
  for (Date monday = first - date_weekday(first); monday <= last; monday += 7) {
    Value *days = overview_list(m, overview_row(m, weeks), "days");
    for (Date day = monday; day < monday + 7; day++) put_day(m, days, month, day);
  }
}

// ---- what it holds ------------------------------------------------------------------------------------------------

static Str for_whom(const Overview *m, const Opening *opening) {
  StrList titles = {0};
  for (size_t i = 0; opening->audience && i < opening->audience->n; i++) {
    const Segment *segment = opening->audience->at[i].to;
    PUSH(m->arena, &titles, segment->title.n ? segment->title : segment->head.id);
  }
  return titles.n ? str_join(m->arena, &titles, label(m->labels, "comma")) : label(m->labels, "everybody");
}

static Str calendar_of(const Overview *m, const Campaign *campaign, Str up) {
  const Feed *feed = m->campaign_feed[campaign - m->plan->campaigns.at];
  if (!feed) return S("");
  return str_format(m->arena, "%.*s%.*s", STR(up), STR(path_encoded(m->arena, str_from(feed->path, S("site/").n))));
}

// What a manager asks of it.
static void put_details(const Overview *m, Value *row, size_t i, Str up) {
  const Opening *opening = &m->schedule->openings.at[i];
  Span reach = m->reach[i];
  value_put_bool(m->arena, row, "firm", opening->status == STATUS_FINAL);
  overview_text(m, row, "days", overview_days(m, opening->days));
  overview_text(m, row, "prepared", reach.first < opening->days.first ? overview_day(m, reach.first) : S(""));
  overview_text(m, row, "cared", reach.last > opening->days.last ? overview_day(m, reach.last) : S(""));
  overview_text(m, row, "audience", for_whom(m, opening));
  overview_text(m, row, "offer", opening->offer ? opening->offer->title : S(""));
  overview_text(m, row, "calendar", calendar_of(m, opening->campaign, up));
  overview_text(m, row, "posts", overview_some(m, m->work[i].posts));
  overview_text(m, row, "tasks", overview_some(m, m->work[i].tasks));
}

static Value *put_opening(const Overview *m, Value *list, size_t i) {
  Value *row = overview_row(m, list);
  overview_number(m, row, "sign", (long)i + 1);
  overview_text(m, row, "title", m->schedule->openings.at[i].title);
  return row;
}

// The names of its days, that of a holiday on its first.
static void put_named(const Overview *m, Value *map, const Month *month) {
  Value *list = overview_list(m, map, "named");
  Str last = S("");
  for (Date day = month->first; day <= month->last; day++) {
    if (!span_has(m->days, day)) continue;
    StrList names = day_names(m, &m->has[day - m->days.first].dates, day);
    bool again = names.n && day_official(m->plan, day).status == DAY_STATUS_HOLIDAY && str_eq(names.at[0], last);
    last = day_official(m->plan, day).name;
    if (again) names = (StrList){.at = names.at + 1, .n = names.n - 1};
    if (!names.n) continue;
    Value *row = overview_row(m, list);
    overview_number(m, row, "day", date_ymd(day).day);
    overview_text(m, row, "names", str_join(m->arena, &names, label(m->labels, "comma")));
  }
  value_put_bool(m->arena, map, "has_named", list->list.n > 0);
}

static bool begins_in(const Overview *m, const Opening *opening, Span month) {
  Date first = opening->days.first < m->days.first ? m->days.first : opening->days.first;
  return span_has(month, first) && span_has(m->days, first);
}

// Those that begin in it, and the others of which it has days.
static void put_openings(const Overview *m, Value *map, const Month *month) {
  Value *told = overview_list(m, map, "openings"), *named = overview_list(m, map, "others");
  Value *counted = overview_list(m, map, "counted");
  Span days = {month->first, month->last};
  long more = 0;
  for (size_t i = 0; i < m->schedule->openings.n; i++) {
    const Opening *opening = &m->schedule->openings.at[i];
    if (!span_meets(m->reach[i], days)) continue;
    bool begins = begins_in(m, opening, days);
    if (begins && told->list.n < TOLD_MAX)
      put_details(m, put_opening(m, told, i), i, month->up);
    else if (named->list.n < NAMED_MAX) {
      Value *row = put_opening(m, named, i);
      value_put_bool(m->arena, row, "here", begins);
      value_put_bool(m->arena, row, "live", span_meets(opening->days, days));
    } else {
      more++;
      if (begins) overview_number(m, overview_row(m, counted), "sign", (long)i + 1);
    }
  }
  value_put_bool(m->arena, map, "has_openings", told->list.n > 0);
  value_put_bool(m->arena, map, "has_others", named->list.n > 0);
  overview_text(m, map, "more", overview_some(m, more));
}

// ---- all months ---------------------------------------------------------------------------------------------------

static void note_opening(const Overview *m, DayHas *has, const Occurrence *item) {
  if (!item->opening || span_has(item->opening->days, item->date)) return;
  size_t number = (size_t)(item->opening - m->schedule->openings.at);
  for (size_t i = 0; i < has->around.n; i++)
    if (has->around.at[i] == number) return;
  PUSH(m->arena, &has->around, number);
}

// Solar terms that no campaign looks for are left to who asks `sopcal dates`: they would fill every fortnight.
static void note_dates(const Overview *m, DayHas *has) {
  const Use *used = overview_dates_use(m);
  for (size_t i = 0; i < m->plan->dates.n; i++) {
    const NamedDate *date = &m->plan->dates.at[i];
    DateList days = {0};
    if (date->term >= 0 && !used[i]) continue;
    named_days(m->arena, date, m->days, &days);
    for (size_t k = 0; k < days.n; k++) PUSH(m->arena, &has[days.at[k] - m->days.first].dates, date);
  }
}

const DayHas *overview_days_have(const Overview *m) {
  DayHas *has = NEW_N(m->arena, DayHas, (size_t)(m->days.last - m->days.first) + 1);
  const OpeningList *openings = &m->schedule->openings;
  for (size_t i = 0; i < openings->n; i++)
    for (Date day = openings->at[i].days.first; day <= openings->at[i].days.last; day++)
      if (span_has(m->days, day)) PUSH(m->arena, &has[day - m->days.first].live, i);
  for (size_t i = 0; i < m->schedule->items.n; i++) {
    const Occurrence *item = &m->schedule->items.at[i];
    if (!span_has(m->days, item->date)) continue;
    has[item->date - m->days.first].posts += item->kind == OCCURRENCE_POST;
    note_opening(m, &has[item->date - m->days.first], item);
  }
  note_dates(m, has);
  return has;
}

static void put_month(const Overview *m, Value *months, const Month *month, Str title) {
  Ymd ymd = date_ymd(month->first);
  Value *map = overview_row(m, months);
  overview_text(m, map, "title", title);
  overview_text(m, map, "id", str_format(m->arena, "%04d-%02d", ymd.year, ymd.month));
  put_weeks(m, map, month);
  put_named(m, map, month);
  put_openings(m, map, month);
}

void overview_put_months(const Overview *m, Value *page, Span days, Str up) {
  Value *months = overview_list(m, page, "months");
  Month month = {.up = up};
  for (Date day = days.first; day <= days.last; day = month.last + 1) {
    Ymd ymd = date_ymd(day);
    month.first = date_of(ymd.year, ymd.month, 1);
    month.last = month.first + days_in_month(ymd.year, ymd.month) - 1;
    put_month(m, months, &month, overview_month(m, day));
  }
}
