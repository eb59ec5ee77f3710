// placement: from a repurchase cycle to the dates of a series of campaigns (design section 5; D07). Pure: numbers in,
// numbers out; knows no plan and no message.
#ifndef SOPCAL_PLACEMENT_H
#define SOPCAL_PLACEMENT_H

#include "sopcal/date.h"

// ---- cadence ------------------------------------------------------------------------------------------------------

// Calendar rhythms, shortest first.
typedef enum Rhythm {
  RHYTHM_WEEK,
  RHYTHM_HALF_MONTH,
  RHYTHM_MONTH,
  RHYTHM_TWO_MONTHS,
  RHYTHM_QUARTER,
  RHYTHM_HALF_YEAR,
  RHYTHM_YEAR,
  RHYTHM_COUNT,
} Rhythm;
extern const char *const rhythm_names[RHYTHM_COUNT]; // "week", "half-month" ...

// The mean length in tenths of a day: 70, 152, 304, 609, 913, 1826, 3652.
int rhythm_tenths(Rhythm rhythm);
// The target gap between openings in tenths of a day: 1.5 x the cycle in days (D07), which is 1 .. INT_MAX / 15.
int cadence_target_tenths(int cycle_days);
// The rhythm nearest to the target by ratio; ties to the longer.
Rhythm cadence_rhythm(int target_tenths);

// ---- periods ------------------------------------------------------------------------------------------------------

typedef struct Period {
  Str id;    // "2026-W10" "2026-03a" "2026-03b" "2026-03" "2026-B2" "2026-Q1" "2026-H1" "2026"
  Span days; // the part of it that lies in the plan
} Period;
typedef LIST(Period) PeriodList;

// The periods of a rhythm in a plan's span, in order; a partial one at either end counts if at least half of it lies
// in the plan. A half-month is 1..15 and 16..end; two months begin in odd months ("B2" is March and April).
void periods_of(Arena *arena, Rhythm rhythm, Span plan, PeriodList *out);
// The id of the period of that rhythm in which a day lies.
Str period_id(Arena *arena, Rhythm rhythm, Date day);

// ---- placement ----------------------------------------------------------------------------------------------------

typedef enum Ruling {
  DAY_OPEN = 0,     // a campaign may open here
  DAY_OUTSIDE = 1,  // its last day is after the plan's end, or no time to prepare: see the bits
  DAY_PREPARE = 2,  // its first preparation would lie before the plan's start
  DAY_AVOIDED = 4,  // one of its days is avoided
  DAY_OCCUPIED = 8, // one of its days is another campaign's for the same audience
  DAY_STATED = 16,  // the plan states another day of this period, or one of another period within min_gap
} Ruling;           // a set of bits; 0 means open

typedef struct Candidate {
  Date opening;
  unsigned ruled_out; // Ruling bits; 0: may be chosen
  int bonus;          // 1000 x weight for each named date met, 100 for a preferred weekday
} Candidate;
enum { PLACEMENT_BONUS_MAX = 10000000 }; // of one day, so that sums stay exact

typedef struct PlacementPeriod {
  LIST(Candidate) candidates; // every day of the period, in order, ruled out or not
  uint64_t people; // whom its campaign is for, as bits; 0: its day is stated, and what would meet it is ruled out
} PlacementPeriod;
typedef LIST(PlacementPeriod) PlacementPeriods;

typedef struct PlacementProblem {
  PlacementPeriods periods;
  int min_gap;       // days from opening to opening, at least (the cycle)
  int target_tenths; // the wished gap
  int length;        // days that a campaign is live, at most min_gap: matters to a pair
} PlacementProblem;

typedef struct Alternative {
  Date opening;
  int64_t total; // the best whole score with this opening in this period and as many periods filled
} Alternative;

typedef struct Placed {
  bool placed;
  Date opening;          // DATE_NONE if not placed
  int bonus;             // of the day
  int gap_penalty;       // of the gap from the previous opening; 0 for the first
  Alternative others[2]; // the best two other openings of this period that fill as many periods; of equals the earliest
                         // first. A period left empty has some if it could be filled in place of another.
  size_t other_count;
} Placed;

typedef struct Placement {
  LIST(Placed) periods; // one for each period of the problem
  int64_t total;        // sum of bonus - gap_penalty
  int64_t whole;        // the same of all that was placed with it: what the total of an alternative is compared with
} Placement;

// 100 x |gap - target| / target, rounded to the nearest whole number, halves up.
int placement_gap_penalty(int gap_days, int target_tenths);

// The exact optimum: as many periods as possible are filled; among those the highest total; among those the earliest
// dates (compared period by period in order; an empty period counts as later than any date). Takes time in proportion
// to the days x the days of one period; with a min_gap of many periods, x the days of min_gap.
//
// A stated date is never moved (section 5, step 3): the caller leaves it as its period's one open day and rules out, as
// DAY_STATED, the days of other periods nearer to it than min_gap. Then every optimum has it, unless another
// stated date is nearer than min_gap: of two such one stays empty here, and the caller sets it, with a warning.
void placement_solve(Arena *arena, const PlacementProblem *problem, Placement *out);

// Two series at once, so that no campaign of one is live on a day of a campaign of the other whose people are some of
// the same: as many periods of both as possible are filled; among those the highest total of both; among those the
// earliest dates, compared in turns: the first series' first opening, then always the next one of the series whose last
// opening is the earlier, the first series' of two on one day; no further opening counts as later than any.
// Takes time and memory in proportion to the states looked at, which are added to *states: mostly days x the days of
// one period; the more periods have to stay empty the more, up to days x days. False, and nothing is placed, when they
// are more than PLACEMENT_STATES_MAX at once: so many take 128 MB, and no pair over three years has them.
bool placement_solve_pair(Arena *arena, const PlacementProblem *const problems[2], Placement out[2], int64_t *states);
enum { PLACEMENT_STATES_MAX = 1 << 23 };

// Whether the above is exact for these two: where not all periods of both keep away from each other, no campaign may be
// live for longer than openings of the other series are apart.
bool placement_pairs(const PlacementProblem *a, const PlacementProblem *b);

#endif
