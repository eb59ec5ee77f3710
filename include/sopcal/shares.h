// shares: what the daily lines are to be made of, and what they came to: content lines (D03), kinds (D22), scenes of
// proof, selling. From a schedule to figures; `report --mix` prints them.
#ifndef SOPCAL_SHARES_H
#define SOPCAL_SHARES_H

#include "sopcal/mix.h"
#include "sopcal/schedule.h"

// The lines of a daily mix that have a share, at most MIX_LINES_MAX; how many there are.
size_t daily_mix(const Daily *daily, const Line *lines[MIX_LINES_MAX], int weights[MIX_LINES_MAX]);
// The shares of the kinds, as the plan states them or by its stage; their sum.
int kind_shares(const Plan *plan, int weights[KIND_COUNT]);

enum { SCENE_COUNT = SCENE_SHIPPING + 1 };

// Slots of a channel's mix in some span of days.
typedef struct SlotCounts {
  long slots;                      // filled or not
  long lines[MIX_LINES_MAX];       // of them by line
  long kinds[KIND_COUNT + 1];      // filled, by kind; last those of pieces that name none
  long lines_empty[MIX_LINES_MAX]; // left without a piece
  long kinds_empty[KIND_COUNT];    // and what kind they are to have
  long proofs;                     // filled slots of the proof line
  long scenes[SCENE_COUNT + 1];    // of them by scene; last those of none
} SlotCounts;

typedef struct MonthCounts {
  Date first; // of the month
  SlotCounts counts;
} MonthCounts;

typedef struct ChannelShares {
  const Channel *channel;
  size_t lines;
  const Line *line[MIX_LINES_MAX];
  int weight[MIX_LINES_MAX];
  int total; // of the weights
  int kind_weight[KIND_COUNT];
  int kind_total;
  SlotCounts all;
  LIST(MonthCounts) months;        // those with slots
  long furthest[MIX_LINES_MAX];    // the largest distance of a line's count from its due after any slot, in 1/total
  Date furthest_on[MIX_LINES_MAX]; // where it is reached first
  long outside;                    // slots with a piece of a line that has no share: pinned, or announced
} ChannelShares;
typedef LIST(ChannelShares) SharesList;

// Of every channel with daily posts, in the order of the plan.
void shares_of(Arena *arena, const Schedule *schedule, SharesList *out);
long slots_empty(const ChannelShares *shares, const SlotCounts *counts);
long slots_closed(const SlotCounts *counts); // of the proof line that show an order, a repurchase or a parcel

#endif
