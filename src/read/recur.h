// recur: recurrence rules of RFC 5545 (section 3.3.10), for whole days: from their text to days.
#ifndef SOPCAL_READ_RECUR_H
#define SOPCAL_READ_RECUR_H

#include "sopcal/model.h"

typedef enum RecurFreq { RECUR_DAILY, RECUR_WEEKLY, RECUR_MONTHLY, RECUR_YEARLY } RecurFreq;

// A set of numbers of at most 366, counted from the beginning ([0]) or, where they are negative, from the end ([1]).
typedef struct RecurSet {
  uint64_t bits[2][6];
  bool any; // the rule states it
} RecurSet;

typedef struct Recur {
  Date until;          // DATE_NONE
  int freq;            // RecurFreq
  int interval, count; // COUNT 0: none
  int week_start;      // Monday 0
  unsigned weekdays;   // BYDAY without a number; bit 0: Monday
  unsigned numbered;   // the weekdays that have one
  RecurSet nth[7];     // BYDAY with one, by weekday
  RecurSet months, month_days, year_days, weeks, positions;
} Recur;

// What is wrong with a rule: the part of its text, and why.
typedef struct RecurFault {
  Str part;
  Text why;
} RecurFault;

// False for what is no rule, and for what readers of the standard understand differently.
bool recur_parse(Str text, Recur *out, RecurFault *fault);
// Whether the rule itself says which days of a week, month or year it means.
bool recur_names_days(const Recur *rule);
// Why the rule needs a first day; NULL where it does not.
const Text *recur_needs_first(const Recur *rule);
// Adds the rule's days from `from` to `last`, in order. It counts (INTERVAL, COUNT) from the first of its days that is
// not before `from`. False, and none added, when there are more than `most`.
bool recur_days(Arena *arena, const Recur *rule, Date from, Date last, size_t most, DateList *out);

#endif
