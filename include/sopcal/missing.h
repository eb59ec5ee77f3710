// missing: what is still to be written, piece by piece, and by when (design section 6; D04, D11).
//
// From a schedule to the pieces with which every post has one. Invariant: were exactly these written, with the ids that
// they are given here, nothing would be missing; and, unless the plan is too large to try it out, without any one of
// them something would be. A new piece is taken to serve again as its folder's defaults say, and to fill empty days of
// the past like any other: that is what a build does.
#ifndef SOPCAL_MISSING_H
#define SOPCAL_MISSING_H

#include "sopcal/schedule.h"

typedef LIST(const Channel *) ChannelList;

typedef struct Missing {
  Str id;      // where to write it, below content/ and without ".md"
  bool named;  // so a step or a pin calls it; any other id would do for the rest
  bool closed; // it is to show a closed sale: an order, a repurchase or a parcel (D03)
  int kind;    // PieceKind; -1: any
  int scene;   // Scene; -1: any
  Str theme;   // empty: none
  const Line *line;
  ChannelList channels;
  SegmentRefs audience; // nobody: everybody
  ItemList items;       // that it would serve, by time; none where nothing in the plan's days asks for it
  Date by;              // everything is final 3 days before; DATE_NONE without items
  Place at;             // the step, the pin or the daily line that lacks it
} Missing;
typedef LIST(Missing) MissingList;

// By date; last, without one, what the plan names for no day that is still to come: it cannot be built without. With
// options->today posts of the past are passed over. The schedule is as it was when it returns.
//
// Gives how many posts are beyond that: they name only pieces that are there, and none of those fits.
size_t missing_pieces(Arena *arena, const ScheduleOptions *options, Schedule *schedule, MissingList *out);

// "双11 · urgency", "产品 · 成交、复购或发货": what it is to be, or, where only its id counts, what calls for it
// (write/missing_text.c).
Str missing_what(Arena *arena, const Missing *piece, Lang lang);

#endif
