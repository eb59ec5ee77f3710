// announce: what the files that make the next sopcal.lock tell each other.
#ifndef SOPCAL_WRITE_ANNOUNCE_H
#define SOPCAL_WRITE_ANNOUNCE_H

#include "room.h"

enum { GONE_DAYS = 14 }; // how long a cancellation is shown

typedef struct Announcer {
  Arena *arena;
  const Schedule *schedule;
  const Lock *old;
  Date today, until; // the last day that is announced
  Map present;       // identities that are announced: of an item the Occurrence, of an opening the Opening
  Map latest;        // by day: int64_t *, when a post of that day last changed before now
  LockNews *news;
  Lock *out;
} Announcer;

// Whether some calendar shows daily posts each as an event of its own (digest.c).
bool daily_is_alone(const Plan *plan);
// Whether calendars may show it in the one event of its day, whose number is that of all its parts in sum.
bool is_in_a_day(const Plan *plan, const LockEntry *entry);
// Whether it counts for as long as the plan has its day.
bool counts_for_ever(const Plan *plan, const LockEntry *entry);
// The instant of a change to this line: not before the day's beginning, and later than `known` and than any change to
// what may stand in one event with it.
int64_t instant_of(const Announcer *a, const LockEntry *entry, int64_t known);
// A line that only counts.
LockEntry entry_spent(const LockEntry *entry);
// Up to which day a cancellation is shown.
Date shown_until(Date last);

// The lines about people themselves.
void follow_staff(Announcer *a);
// Whether a part of a line's `by` means many, "each adviser" or "all".
bool who_are_many(Str by);
// The lines about one person, from those that there were and from the lines about all, which are ready.
void settle_holders(Announcer *a);

#endif
