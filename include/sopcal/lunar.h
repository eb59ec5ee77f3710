// lunar: the Chinese calendar: lunar days and the 24 solar terms, from 1900 to 2100, both ways. By a table
// (src/base/lunar_table.py made it from the sky, and says by which rule), never by the host's libraries: those of 2026
// are wrong by a day in 2027 and 2030.
#ifndef SOPCAL_LUNAR_H
#define SOPCAL_LUNAR_H

#include "sopcal/date.h"

// Days outside of these have no lunar date here; lunar years are 1899 to 2100.
enum { LUNAR_FIRST_YEAR = 1900, LUNAR_LAST_YEAR = 2100 };

typedef struct LunarDate {
  int year; // named after the Gregorian year in which it begins
  int month, day;
  bool leap; // a leap month, which bears the number of the month before it
} LunarDate;

// The lunar date of a day of 1900 to 2100; false for other days.
bool lunar_of(Date date, LunarDate *out);
// The day of a lunar date; DATE_NONE where the month or the day does not exist, or lies outside of 1900 to 2100.
Date lunar_date(LunarDate lunar);
// 29 or 30; 0 where the month does not exist.
int lunar_month_days(int year, int month, bool leap);
// The number of the year's leap month, 0 for none.
int lunar_leap_month(int year);

// The solar terms of a Gregorian year: 0 is 小寒 (in January), 23 is 冬至.
enum { SOLAR_TERMS = 24 };
extern const char *const solar_term_names[SOLAR_TERMS];
Date solar_term(int year, int term);        // DATE_NONE outside of 1900 to 2100
int solar_term_of(Date date);               // the term that falls on a day; -1
bool solar_term_parse(Str name, int *term); // "清明"

// The ten heavenly stems of days: 0 is 甲. The number of a stem by its name; -1.
int stem_of(Date date);
int stem_parse(Str name);

// "正月初一", "闰十一月廿九", "腊月三十".
Str lunar_text(Arena *arena, LunarDate lunar);

#endif
