// date: days, times of day, windows and durations, as numbers. Knows no plan and asks no clock.
//
// A Date is a day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0). Years 1 to 9999.
// A Clock is minutes after midnight, 0 to 1440 (24:00 is an end, never a beginning). Weekdays count from Monday = 0.
#ifndef SOPCAL_DATE_H
#define SOPCAL_DATE_H

#include "sopcal/base.h"

typedef int32_t Date;
#define DATE_NONE INT32_MIN

typedef struct Ymd {
  int year, month, day;
} Ymd;

bool ymd_exists(Ymd ymd);
Date date_of(int year, int month, int day); // must exist
Ymd date_ymd(Date date);
int date_weekday(Date date); // Monday 0 .. Sunday 6
int days_in_month(int year, int month);

typedef struct IsoWeek {
  int year, week;
} IsoWeek;
IsoWeek date_iso_week(Date date);

// "2026-03-02". False when it has not this form or does not exist.
bool date_parse(Str s, Date *out);
Str date_text(Arena *arena, Date date);

typedef struct Span {
  Date first, last; // both within
} Span;
bool span_has(Span span, Date date);
bool span_meets(Span a, Span b);

typedef int Clock;
#define CLOCK_NONE (-1)
// "08:00" to "24:00", two digits each.
bool clock_parse(Str s, Clock *out);
Str clock_text(Arena *arena, Clock clock);

// A window of a day; from == to is a point in time; an absent window has from == CLOCK_NONE. `to` may be before
// `from` only where a window may pass midnight (quiet hours), which its key says.
typedef struct Window {
  Clock from, to;
} Window;
#define WINDOW_NONE ((Window){CLOCK_NONE, CLOCK_NONE})
Str window_format(Arena *arena, Window at); // "08:00-09:00", "10:00" for a point, "" when absent

typedef enum Unit { UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH } Unit;
typedef struct Duration {
  int n;
  Unit unit;
} Duration;
// "30min", "2h", "45d", "2w", "6 months", "1 month", a blank before the unit allowed; never a bare "m".
bool duration_parse(Str s, Duration *out);
int duration_days(Duration duration);    // whole days; a month is 30
int duration_minutes(Duration duration); // a month is 30 days

// The names plans use for weekdays: mon .. sun.
extern const char *const weekday_names[7];
bool weekday_parse(Str s, int *out);

#endif
