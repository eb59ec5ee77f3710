// official: the plan's official calendar: what kind of day each day is, from the lists of `holidays`.
//
// A year is known when a list says that it tells all of it (`year`); its days are then as their weekday says, but for
// those that a list names. Lists without a year are the plan's own, such as a company's, and win over the published
// ones; within a layer the first to name a day gives it its name (that two of one layer contradict each other is an
// error of check_holidays.c). A day of a year of which nothing is known stays unknown, and is never guessed: who must
// decide all the same takes the weekday.
#include "official.h"

enum { FRIDAY = 4 };

static Date first_day(void) { return date_of(PLAN_FIRST_YEAR, 1, 1); }
static Date last_day(void) { return date_of(PLAN_LAST_YEAR, 12, 31); }

Span within_years(Span days) {
  if (days.first < first_day()) days.first = first_day();
  if (days.last > last_day()) days.last = last_day();
  return days;
}

static void add_stated(Arena *arena, const SpanList *spans, Str name, bool work, StatedList *out) {
  for (size_t i = 0; i < spans->n; i++)
    if (spans->at[i].days.last - spans->at[i].days.first < DAYS_OFF_MAX)
      PUSH(arena, out, ((Stated){&spans->at[i], name, work}));
}

void stated_by(Arena *arena, const Holidays *list, StatedList *out) {
  for (size_t i = 0; i < list->off.n; i++)
    add_stated(arena, &list->off.at[i].days, list->off.at[i].head.id, false, out);
  for (size_t i = 0; i < list->off.n; i++) add_stated(arena, &list->off.at[i].work, list->off.at[i].head.id, true, out);
  add_stated(arena, &list->work, S(""), true, out);
}

// ---- making it ----------------------------------------------------------------------------------------------------

static OfficialDay weekday_of(Date day) {
  return (OfficialDay){date_weekday(day) > FRIDAY ? DAY_STATUS_WEEKEND : DAY_STATUS_WORKDAY, S("")};
}

static OfficialDay day_of(const Stated *stated, Date day) {
  if (!stated->work) return (OfficialDay){DAY_STATUS_HOLIDAY, stated->name};
  return date_weekday(day) > FRIDAY ? (OfficialDay){DAY_STATUS_MAKEUP_WORKDAY, stated->name} : weekday_of(day);
}

static void fill_year(OfficialDay *days, int year) {
  Date first = date_of(year, 1, 1), last = date_of(year, 12, 31);
  for (Date day = first; day <= last; day++) days[day - first_day()] = weekday_of(day);
}

static void fill_years(const Plan *plan, OfficialDay *days) {
  for (size_t i = 0; i < plan->holidays.n; i++) {
    const Holidays *list = &plan->holidays.at[i];
    for (size_t k = 0; k < list->years.n; k++) {
      int year = list->years.at[k];
      bool fits = year >= PLAN_FIRST_YEAR && year <= PLAN_LAST_YEAR;
      if (fits && !days[date_of(year, 1, 1) - first_day()].status) fill_year(days, year);
    }
  }
}

// `by` holds for each day one more than the layer that has named it.
static void fill_stated(const Stated *stated, Layer layer, OfficialDay *days, unsigned char *by) {
  Span span = within_years(stated->span->days);
  for (Date day = span.first; day <= span.last; day++) {
    size_t at = (size_t)(day - first_day());
    if (by[at] == layer + 1) continue;
    by[at] = (unsigned char)(layer + 1);
    days[at] = day_of(stated, day);
  }
}

static void fill_layer(Arena *arena, const Plan *plan, Layer layer, OfficialDay *days, unsigned char *by) {
  for (size_t i = 0; i < plan->holidays.n; i++) {
    StatedList all = {0};
    if (layer_of(&plan->holidays.at[i]) != layer) continue;
    stated_by(arena, &plan->holidays.at[i], &all);
    for (size_t k = 0; k < all.n; k++) fill_stated(&all.at[k], layer, days, by);
  }
}

void official_make(Arena *arena, Plan *plan) {
  if (!plan->holidays.n) return;
  size_t count = (size_t)(last_day() - first_day()) + 1;
  OfficialDay *days = NEW_N(arena, OfficialDay, count);
  unsigned char *by = NEW_N(arena, unsigned char, count);
  fill_years(plan, days);
  fill_layer(arena, plan, LAYER_PUBLISHED, days, by);
  fill_layer(arena, plan, LAYER_OWN, days, by);
  plan->official = days;
}

// ---- asking it ----------------------------------------------------------------------------------------------------

bool year_is_known(const Plan *plan, int year) {
  for (size_t i = 0; i < plan->holidays.n; i++)
    for (size_t k = 0; k < plan->holidays.at[i].years.n; k++)
      if (plan->holidays.at[i].years.at[k] == year) return true;
  return false;
}

OfficialDay day_official(const Plan *plan, Date day) {
  if (!plan->official || day < first_day() || day > last_day()) return (OfficialDay){DAY_STATUS_UNKNOWN, S("")};
  return plan->official[day - first_day()];
}

bool day_is_workday(const Plan *plan, Date day) {
  DayStatus status = day_official(plan, day).status;
  if (status == DAY_STATUS_UNKNOWN) return date_weekday(day) <= FRIDAY;
  return status == DAY_STATUS_WORKDAY || status == DAY_STATUS_MAKEUP_WORKDAY;
}
