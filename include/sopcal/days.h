// days: the days that a plan knows by name, and what its calendar says of each day (model/days.c, official.c).
//
// read/dates.c, recur_days.c and holidays.c fill them; nothing is asked of the machine's own calendar.
#ifndef SOPCAL_DAYS_H
#define SOPCAL_DAYS_H

#include "sopcal/term.h"

typedef struct Plan Plan;

typedef struct DatePhase { // of a season: head.id is its name
  Head head;
  DayRange days;
} DatePhase;

// A day that marketing knows: one of the six rules says when it is. Its season is `range`, in day numbers: day 1 is the
// day itself; without one, what its phases span.
struct NamedDate {
  Head head;
  Str title;
  Yearly on_day; // month 0: none
  LunarDay lunar;
  int term; // solar term; -1
  NthDay nth;
  StemDay stem;
  Str rrule;   // RFC 5545's RECUR
  Date from;   // the first day of `rrule`
  DateList on; // what `rrule` comes to: written by the reading stage, over the years of plans
  DayRange range;
  LIST(DatePhase) phases;
  StrList tags;
};

typedef struct OffDays { // head.id: why, "国庆"
  Head head;
  SpanList days;
  SpanList work; // what makes up for them
} OffDays;

// Days off and make-up working days: with `years` as they were published, without as a company sets them, which wins.
typedef struct Holidays {
  Head head;
  LIST(int) years; // of which all is known
  Str source;      // where that was published
  LIST(OffDays) off;
  SpanList work;
  Str from; // a file of iCalendar, below the plan's folder: the reading stage puts what it says into the lists above
} Holidays;
// The most days that one entry of them can have: more is a slip of the pen.
enum { DAYS_OFF_MAX = 100 };

// What kind of day the plan's calendar says it is. UNKNOWN: of a year of which nothing has been published.
typedef enum DayStatus {
  DAY_STATUS_UNKNOWN,
  DAY_STATUS_WORKDAY,
  DAY_STATUS_WEEKEND,
  DAY_STATUS_HOLIDAY,
  DAY_STATUS_MAKEUP_WORKDAY,
  DAY_STATUS_COUNT
} DayStatus;
extern const Names day_status_names; // "workday", "makeup_workday"
typedef struct OfficialDay {
  DayStatus status;
  Str name; // "国庆"; of a make-up workday what it makes up for, where that is known
} OfficialDay;

// The days in a span on which a named date falls, in order.
void named_days(Arena *arena, const NamedDate *date, Span within, DateList *out);
// Its season around one of its days: that day alone where it has neither range nor phases.
Span named_season(const NamedDate *date, Date day);
// The days of a range of day numbers around a day, which is day 1 and the last: "-20..3".
Span days_around(Date day, const DayRange *range);
// What the official calendar says of a day; unknown where the plan has no holidays.
OfficialDay day_official(const Plan *plan, Date day);
// Whether people work on a day: of a day that is unknown the weekday decides.
bool day_is_workday(const Plan *plan, Date day);

#endif
