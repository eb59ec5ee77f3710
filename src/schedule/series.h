// series: what the files about series share: what rules a day out, what speaks for it, and why.
#ifndef SOPCAL_SCHEDULE_SERIES_H
#define SOPCAL_SCHEDULE_SERIES_H

#include "room.h"

// avoided.c: the seasons that a series keeps off, each with the entry of `avoid` that names it.
typedef struct Season {
  Span days;
  Str name; // of the date or the public holiday; empty for a span
  const Avoid *entry;
} Season;
typedef LIST(Season) SeasonList;
// Those that have a day in `reach`, without those in which `near` names a date.
void avoided_seasons(Arena *arena, const Plan *plan, const Campaign *campaign, Span reach, SeasonList *out);

// wishes.c: the same of one series, day by day.
typedef struct Wishes {
  Span reach; // of the campaign's days: the plan's, and those behind it that an opening on its last day would take
  Marks avoided, occupied;
  uint64_t audience; // that `occupied` was made for
  const int *bonus;  // [day - first of the plan]
  int length;
  Lead lead;
} Wishes;
Wishes wishes_of(Arena *scratch, const Work *work, const Campaign *campaign);
Candidate candidate_of(const Work *work, const Wishes *wishes, Date day);

// series.c
// The days of the opening that a period has by the lock or by a stated date; false when it is the program's to choose.
bool fixed_days(const Series *series, size_t period, Span *days);
// Nearer to a fixed opening of the series than the least gap, or live on one of its days.
bool is_too_near(const Series *series, Date opening, Span fixed);

// series_checks.c: says what is wrong with a series before it is placed.
void check_series(Work *work, const Series *series);

// relax.c: says that a period has no day, and which single thing would have to give way for it to have one.
void say_no_day(Work *work, const Series *series, size_t period);

#endif
