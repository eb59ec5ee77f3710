// workdays: the working days of the plan's calendar, counted: the third one before an opening, the next one from a day.
//
// One table serves a whole schedule. It reaches as far around the plan as anything of it may lie; beyond there is no
// working day, and no day off either.
#include "room.h"

// What lies before a campaign counts from an opening within the plan, and so does what comes after it.
Workdays workdays_make(Arena *arena, const Plan *plan, Span days) {
  Workdays table = {.range = {days.first - PLAN_DAYS_MAX, days.last + PLAN_DAYS_MAX}};
  table.before = NEW_N(arena, int, (size_t)(table.range.last - table.range.first) + 2);
  for (Date day = table.range.first; day <= table.range.last; day++) {
    table.before[day - table.range.first] = (int)table.days.n;
    if (day_is_workday(plan, day)) PUSH(arena, &table.days, day);
    table.holidays += span_has(days, day) && day_official(plan, day).status == DAY_STATUS_HOLIDAY;
  }
  table.before[table.range.last + 1 - table.range.first] = (int)table.days.n;
  return table;
}

// How many working days of the table lie before a day of it, or before the one behind its last.
static int before(const Workdays *table, Date day) { return table->before[day - table->range.first]; }

static Date workday_at(const Workdays *table, int n) {
  return n >= 0 && (size_t)n < table->days.n ? table->days.at[n] : DATE_NONE;
}

bool has_workday(const Workdays *table, Span days) {
  if (!span_has(table->range, days.first) || !span_has(table->range, days.last)) return true;
  return before(table, days.last + 1) > before(table, days.first);
}

bool is_day_off(const Workdays *table, Date day) { return !has_workday(table, (Span){day, day}); }

Date workday_until(const Workdays *table, Date day) {
  return span_has(table->range, day) ? workday_at(table, before(table, day + 1) - 1) : DATE_NONE;
}

Date workday_from(const Workdays *table, Date day) {
  return span_has(table->range, day) ? workday_at(table, before(table, day)) : DATE_NONE;
}

// ---- days of a campaign -------------------------------------------------------------------------------------------

static Date calendar_day(Span days, DayNumber day) {
  if (day.from_last) return days.last + day.n;
  return day.n > 0 ? days.first + day.n - 1 : days.first + day.n;
}

// A campaign outside the plan, which has been said, counts all days.
static bool counts_workdays(const Workdays *table, int counted, Span days) {
  return counted == (int)DAYS_WORKDAYS && span_has(table->range, days.first) && span_has(table->range, days.last);
}

Date campaign_day(const Workdays *table, int counted, Span days, DayNumber day) {
  if (!counts_workdays(table, counted, days)) return calendar_day(days, day);
  if (day.from_last) return workday_at(table, before(table, days.last + 1) - 1 + day.n);
  return workday_at(table, before(table, days.first) + (day.n > 0 ? day.n - 1 : day.n));
}

int day_number(Span days, Date date) { return date >= days.first ? date - days.first + 1 : date - days.first; }

int counted_number(const Workdays *table, int counted, Span days, Date date) {
  if (!counts_workdays(table, counted, days)) return day_number(days, date);
  int n = before(table, date) - before(table, days.first);
  return date >= days.first ? n + 1 : n;
}

// ---- preparation --------------------------------------------------------------------------------------------------

static void widen(int *most, int n) {
  if (n > *most) *most = n;
}

Lead campaign_lead(const Campaign *campaign) {
  Lead lead = {0};
  int last = campaign_length(campaign) - 1;
  const Sop *sop = campaign->sop.to;
  for (size_t i = 0; sop && i < sop->steps.n; i++) {
    const Step *step = &sop->steps.at[i];
    for (size_t k = 0; k < step->day.n; k++) {
      DayNumber first = step->day.at[k].first;
      if (step->days == (int)DAYS_WORKDAYS)
        widen(first.from_last ? &lead.workdays_from_last : &lead.workdays, -first.n);
      else
        widen(&lead.days, first.from_last ? -(last + first.n) : -first.n);
    }
  }
  return lead;
}

// What lies beyond the table is sooner than anything (DATE_NONE).
static Date sooner(Date a, Date b) { return b < a ? b : a; }

Date lead_begins(const Workdays *table, const Lead *lead, Span days) {
  Date begins = days.first - lead->days;
  DayNumber first = {.n = -lead->workdays}, last = {.from_last = true, .n = -lead->workdays_from_last};
  if (lead->workdays) begins = sooner(begins, campaign_day(table, DAYS_WORKDAYS, days, first));
  if (lead->workdays_from_last) begins = sooner(begins, campaign_day(table, DAYS_WORKDAYS, days, last));
  return begins;
}
