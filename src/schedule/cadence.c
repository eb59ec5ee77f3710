// cadence: from a repurchase cycle in days to a calendar rhythm (design section 5, step 2; D07).
//
// The target gap between openings is 1.5 x the cycle: a cycle of 10 days is a campaign each half month, one of 20 days
// is one a month. The rhythm is the calendar period nearest to the target by ratio, because 30 days for 15 is as far
// off as 15 for 30. Lengths are the Gregorian means (a month is 365.2425 / 12 days) in tenths of a day, and ratios are
// compared by cross-multiplication. Invariant: no floating point, so that every machine answers alike.
#include "sopcal/placement.h"

#include <assert.h>
#include <limits.h>

enum { TARGET_TENTHS_PER_CYCLE_DAY = 15 };

const char *const rhythm_names[RHYTHM_COUNT] = {
    [RHYTHM_WEEK] = "week",       [RHYTHM_HALF_MONTH] = "half-month",
    [RHYTHM_MONTH] = "month",     [RHYTHM_TWO_MONTHS] = "two-months",
    [RHYTHM_QUARTER] = "quarter", [RHYTHM_HALF_YEAR] = "half-year",
    [RHYTHM_YEAR] = "year",
};

static const int mean_tenths[RHYTHM_COUNT] = {
    [RHYTHM_WEEK] = 70,     [RHYTHM_HALF_MONTH] = 152, [RHYTHM_MONTH] = 304, [RHYTHM_TWO_MONTHS] = 609,
    [RHYTHM_QUARTER] = 913, [RHYTHM_HALF_YEAR] = 1826, [RHYTHM_YEAR] = 3652,
};

int rhythm_tenths(Rhythm rhythm) {
  assert((unsigned)rhythm < RHYTHM_COUNT);
  return mean_tenths[rhythm];
}

int cadence_target_tenths(int cycle_days) {
  assert(cycle_days >= 1 && cycle_days <= INT_MAX / TARGET_TENTHS_PER_CYCLE_DAY);
  return TARGET_TENTHS_PER_CYCLE_DAY * cycle_days;
}

// How many times the one length goes into the other, as a fraction of at least 1.
typedef struct Ratio {
  int64_t over, under;
} Ratio;

static Ratio ratio_between(int a, int b) { return a > b ? (Ratio){a, b} : (Ratio){b, a}; }

static bool ratio_at_most(Ratio a, Ratio b) { return a.over * b.under <= b.over * a.under; }

Rhythm cadence_rhythm(int target_tenths) {
  assert(target_tenths >= 1);
  Rhythm nearest = RHYTHM_WEEK;
  Ratio least = ratio_between(mean_tenths[RHYTHM_WEEK], target_tenths);
  for (Rhythm rhythm = RHYTHM_WEEK + 1; rhythm < RHYTHM_COUNT; rhythm++) {
    Ratio ratio = ratio_between(mean_tenths[rhythm], target_tenths);
    if (!ratio_at_most(ratio, least)) continue;
    nearest = rhythm; // the longer one of a tie comes later
    least = ratio;
  }
  return nearest;
}
