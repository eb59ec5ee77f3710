// period: cuts a plan's span into the calendar periods of a rhythm and names them (design section 5, steps 3 and 4).
//
// From a rhythm and a span to the list of periods, in order. A period's id depends on the calendar alone, never on
// where the plan begins: it is part of each occurrence's identity and so of its UID in calendars. Weeks are those of
// ISO 8601, Monday to Sunday, named by the year in which most of their days lie.
// Invariant: the whole periods of a rhythm cover every day exactly once.
#include "sopcal/placement.h"

#include <assert.h>

enum { HALF_MONTH_DAYS = 15, WEEK_DAYS = 7 };

// How many months a period of whole months has; 0 for the two shorter rhythms.
static const int months_in[RHYTHM_COUNT] = {
    [RHYTHM_MONTH] = 1, [RHYTHM_TWO_MONTHS] = 2, [RHYTHM_QUARTER] = 3, [RHYTHM_HALF_YEAR] = 6, [RHYTHM_YEAR] = 12,
};

// ---- the whole period around a day --------------------------------------------------------------------------------

static Span week_around(Date day) {
  Date monday = day - date_weekday(day);
  return (Span){monday, monday + WEEK_DAYS - 1};
}

static Span half_month_around(Ymd ymd) {
  if (ymd.day <= HALF_MONTH_DAYS)
    return (Span){date_of(ymd.year, ymd.month, 1), date_of(ymd.year, ymd.month, HALF_MONTH_DAYS)};
  int end = days_in_month(ymd.year, ymd.month);
  return (Span){date_of(ymd.year, ymd.month, HALF_MONTH_DAYS + 1), date_of(ymd.year, ymd.month, end)};
}

static Span months_around(Ymd ymd, int months) {
  int first = (ymd.month - 1) / months * months + 1;
  int last = first + months - 1;
  return (Span){date_of(ymd.year, first, 1), date_of(ymd.year, last, days_in_month(ymd.year, last))};
}

static Span period_around(Rhythm rhythm, Date day) {
  if (rhythm == RHYTHM_WEEK) return week_around(day);
  if (rhythm == RHYTHM_HALF_MONTH) return half_month_around(date_ymd(day));
  return months_around(date_ymd(day), months_in[rhythm]);
}

// ---- the periods of a plan ----------------------------------------------------------------------------------------

static int span_days(Span span) { return span.last - span.first + 1; }

static Span span_common(Span a, Span b) {
  return (Span){a.first > b.first ? a.first : b.first, a.last < b.last ? a.last : b.last};
}

void periods_of(Arena *arena, Rhythm rhythm, Span plan, PeriodList *out) {
  assert((unsigned)rhythm < RHYTHM_COUNT);
  *out = (PeriodList){0};
  Span whole;
  for (Date day = plan.first; day <= plan.last; day = whole.last + 1) {
    whole = period_around(rhythm, day);
    Span part = span_common(whole, plan);
    if (2 * span_days(part) < span_days(whole)) continue;
    PUSH(arena, out, ((Period){.id = period_id(arena, rhythm, day), .days = part}));
  }
}

// ---- names --------------------------------------------------------------------------------------------------------

static Str week_id(Arena *arena, Date day) {
  IsoWeek iso = date_iso_week(day);
  return str_format(arena, "%04d-W%02d", iso.year, iso.week);
}

Str period_id(Arena *arena, Rhythm rhythm, Date day) {
  assert((unsigned)rhythm < RHYTHM_COUNT);
  Ymd ymd = date_ymd(day);
  int nth = months_in[rhythm] == 0 ? 0 : (ymd.month - 1) / months_in[rhythm] + 1;
  switch (rhythm) {
  case RHYTHM_WEEK: return week_id(arena, day);
  case RHYTHM_HALF_MONTH:
    return str_format(arena, "%04d-%02d%c", ymd.year, ymd.month, ymd.day <= HALF_MONTH_DAYS ? 'a' : 'b');
  case RHYTHM_MONTH: return str_format(arena, "%04d-%02d", ymd.year, nth);
  case RHYTHM_TWO_MONTHS: return str_format(arena, "%04d-B%d", ymd.year, nth);
  case RHYTHM_QUARTER: return str_format(arena, "%04d-Q%d", ymd.year, nth);
  case RHYTHM_HALF_YEAR: return str_format(arena, "%04d-H%d", ymd.year, nth);
  case RHYTHM_YEAR:
  case RHYTHM_COUNT: break;
  }
  return str_format(arena, "%04d", ymd.year);
}
