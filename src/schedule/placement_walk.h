// placement_walk: two series looked at together: what is the best that can follow two last openings, one of each?
//
// A walk always extends the series that is behind: the one whose last opening is the earlier, the first series of two
// on one day. What it has passed by can no more be in the way, so the two last openings are all that counts: a state. A
// walk may go through time backwards, from the last openings to the first.
#ifndef SOPCAL_SCHEDULE_PLACEMENT_WALK_H
#define SOPCAL_SCHEDULE_PLACEMENT_WALK_H

#include "placement_graph.h"

#define DEAD INT64_MIN // the worth of a state that cannot be, or that no best solution comes by

typedef struct Spot { // a day that may be chosen, in the order of the walk
  int x;              // the day; backwards its negative
  Score own;          // of the day
  Score alone;        // the best of this series from here on, this day included
  uint64_t people;
  size_t next;     // the first spot that may follow
  size_t reach;    // behind the last one worth following
  size_t from, to; // the other series' spots with which there may be a state: from .. to - 1
  size_t row;      // of the first series: where its states begin
} Spot;

typedef struct Line { // one series
  size_t n;
  Spot *at;
  size_t reach;   // behind the last spot worth beginning with
  int64_t tenths; // the wished gap
  int length;
} Line;

// The days that may follow on one spot of the other series, as a window that moves with the walk: each day comes in
// when it is far enough off to follow at all, and passes from `near` to `far` at the wished gap. In `near` (a ring)
// only those wait that are better than all that came in later.
typedef struct Slider {
  uint32_t *near;
  size_t begin, end; // of the ring's, counted without going round
  size_t next;       // the last one that came in
  Score far;         // the best key beyond the wished gap
} Slider;

typedef struct Walk {
  bool backwards;
  Line line[2];
  int64_t states; // how many there are
  Score *values;  // of all states, a row for each spot of the first series; NULL: there would be too many
  size_t ring[2]; // room of a slider, less 1: all bits set
  Slider *sliders[2];
} Walk;

// Knows the worth of every state that solutions come by which fill at most `spare` fewer periods of a series than it
// could alone.
Walk walk_make(Arena *scratch, const Graph graphs[2], bool backwards, int spare);
// The worth of a state: of both last openings and all that can follow. `me` is a spot of series s, `other` of the
// other.
Score walk_worth(const Walk *walk, int s, size_t me, size_t other);

// The most tenths of a day that the wished gaps of all periods of two series may come to, for the keys of windows to
// stay numbers: 2 x tenths x ONE_FILLED of each. Ten years of weeks beside a yearly series come to 29 million.
enum { WALK_TENTHS_MAX = 1 << 25 };

// A window on what series s can choose beside one spot of the other.
Slider slider_make(Arena *scratch, const Walk *walk, int s);
void slider_begin(const Walk *walk, int s, size_t other, Slider *slider);
// The best that can follow a spot of series s: the worth of the state it leads to, less the gap's penalty. Asked for
// spots in falling order; what comes before `least` does not count. DEAD: nothing.
Score slider_best(const Walk *walk, int s, size_t other, Slider *slider, const Spot *me, size_t least);

#endif
