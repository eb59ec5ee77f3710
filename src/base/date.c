// date: days, times of day and durations. From their one written form to numbers and back.
//
// A day is its number counted from 1970-01-01 in the proleptic Gregorian calendar, found by arithmetic alone (no libc
// clock, no time zone). The civil year is reckoned from March, so that the leap day comes last; an era is the 400 years
// after which the calendar repeats (H. Hinnant, "chrono-compatible low-level date algorithms"). Invariant: day_of and
// date_ymd undo each other for every day of the years 1 to 9999.
#include "sopcal/date.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH_SHIFT = 719468, YEAR_MAX = 9999 };
enum { CLOCK_END = 24 * 60, DURATION_MAX = 100000 };
enum { DAY_MINUTES = 24 * 60, WEEK_MINUTES = 7 * DAY_MINUTES, MONTH_MINUTES = 30 * DAY_MINUTES };

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

// ---- days ---------------------------------------------------------------------------------------------------------

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  assert(month >= 1 && month <= 12);
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ymd_exists(Ymd ymd) {
  return ymd.year >= 1 && ymd.year <= YEAR_MAX && ymd.month >= 1 && ymd.month <= 12 && ymd.day >= 1 &&
         ymd.day <= days_in_month(ymd.year, ymd.month);
}

static Date day_of(Ymd ymd) {
  int64_t year = ymd.year - (ymd.month <= 2);
  int64_t era = floor_div(year, ERA_YEARS), of_era = year - era * ERA_YEARS;
  int64_t of_year = (153 * (ymd.month + (ymd.month > 2 ? -3 : 9)) + 2) / 5 + ymd.day - 1;
  return (Date)(era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT);
}

Date date_of(int year, int month, int day) {
  Ymd ymd = {year, month, day};
  assert(ymd_exists(ymd));
  return day_of(ymd);
}

Ymd date_ymd(Date date) {
  int64_t days = (int64_t)date + EPOCH_SHIFT, era = floor_div(days, ERA_DAYS), of_era = days - era * ERA_DAYS;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  int64_t from_march = (5 * of_year + 2) / 153;
  int month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
  return (Ymd){(int)(year + era * ERA_YEARS + (month <= 2)), month, (int)(of_year - (153 * from_march + 2) / 5 + 1)};
}

// Day 0 was a Thursday.
int date_weekday(Date date) { return (int)(((int64_t)date % 7 + 7 + 3) % 7); }

// A week belongs to the year in which its Thursday lies.
IsoWeek date_iso_week(Date date) {
  Date thursday = date - date_weekday(date) + 3;
  int year = date_ymd(thursday).year;
  return (IsoWeek){year, (thursday - day_of((Ymd){year, 1, 1})) / 7 + 1};
}

bool span_has(Span span, Date date) { return span.first <= date && date <= span.last; }

bool span_meets(Span a, Span b) { return a.first <= b.last && b.first <= a.last; }

// ---- written forms ------------------------------------------------------------------------------------------------

// A number written with exactly n digits.
static bool digits(const char *at, size_t n, int *out) {
  *out = 0;
  for (size_t i = 0; i < n; i++) {
    if (at[i] < '0' || at[i] > '9') return false;
    *out = *out * 10 + (at[i] - '0');
  }
  return true;
}

bool date_parse(Str s, Date *out) {
  Ymd ymd;
  if (s.n != 10 || s.at[4] != '-' || s.at[7] != '-') return false;
  if (!digits(s.at, 4, &ymd.year) || !digits(s.at + 5, 2, &ymd.month) || !digits(s.at + 8, 2, &ymd.day)) return false;
  if (!ymd_exists(ymd)) return false;
  *out = day_of(ymd);
  return true;
}

Str date_text(Arena *arena, Date date) {
  Ymd ymd = date_ymd(date);
  return str_format(arena, "%04d-%02d-%02d", ymd.year, ymd.month, ymd.day);
}

bool clock_parse(Str s, Clock *out) {
  int hour, minute;
  if (s.n != 5 || s.at[2] != ':' || !digits(s.at, 2, &hour) || !digits(s.at + 3, 2, &minute)) return false;
  if (minute > 59 || hour * 60 + minute > CLOCK_END) return false;
  *out = hour * 60 + minute;
  return true;
}

Str clock_text(Arena *arena, Clock clock) { return str_format(arena, "%02d:%02d", clock / 60, clock % 60); }

const char *const weekday_names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

bool weekday_parse(Str s, int *out) {
  for (int i = 0; i < 7; i++) {
    if (!str_eq(s, str_of(weekday_names[i]))) continue;
    *out = i;
    return true;
  }
  return false;
}

// ---- durations ----------------------------------------------------------------------------------------------------

// One row for each way to write a unit; "m" is none of them, because it means minutes to some and months to others.
static const struct UnitName {
  Str name;
  Unit unit;
} unit_names[] = {
    {S_("min"), UNIT_MINUTE}, {S_("h"), UNIT_HOUR},       {S_("d"), UNIT_DAY},
    {S_("w"), UNIT_WEEK},     {S_("months"), UNIT_MONTH}, {S_("month"), UNIT_MONTH},
};

static const int64_t unit_minutes[] = {
    [UNIT_MINUTE] = 1,
    [UNIT_HOUR] = 60,
    [UNIT_DAY] = DAY_MINUTES,
    [UNIT_WEEK] = WEEK_MINUTES,
    [UNIT_MONTH] = MONTH_MINUTES,
};

static bool unit_parse(Str s, Unit *out) {
  for (size_t i = 0; i < COUNT(unit_names); i++) {
    if (!str_eq(s, unit_names[i].name)) continue;
    *out = unit_names[i].unit;
    return true;
  }
  return false;
}

bool duration_parse(Str s, Duration *out) {
  size_t n = 0;
  while (n < s.n && s.at[n] >= '0' && s.at[n] <= '9') n++;
  Duration duration;
  if (n == 0 || n > 6 || (n > 1 && s.at[0] == '0') || !digits(s.at, n, &duration.n)) return false;
  if (duration.n > DURATION_MAX) return false;
  Str unit = str_from(s, n);
  if (str_starts(unit, S(" "))) unit = str_from(unit, 1);
  if (!unit_parse(unit, &duration.unit)) return false;
  *out = duration;
  return true;
}

int duration_days(Duration duration) { return (int)(duration.n * unit_minutes[duration.unit] / DAY_MINUTES); }

// Held at INT_MAX: the longest durations have more minutes than that.
int duration_minutes(Duration duration) {
  int64_t minutes = duration.n * unit_minutes[duration.unit];
  return minutes > INT_MAX ? INT_MAX : (int)minutes;
}

Str window_format(Arena *arena, Window at) {
  if (at.from == CLOCK_NONE) return S("");
  Str from = clock_text(arena, at.from), to = clock_text(arena, at.to);
  return at.from == at.to ? from : str_format(arena, "%.*s-%.*s", STR(from), STR(to));
}
