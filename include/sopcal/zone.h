// zone: IANA time zones from 2000 to 2100, by a table inside the program (src/base/zone_table.py made it): between
// times on a wall and instants. Before and behind those years a zone stays as it is at their ends.
//
// An instant is seconds since 1970-01-01 UTC; an offset is minutes east of UTC.
#ifndef SOPCAL_ZONE_H
#define SOPCAL_ZONE_H

#include "sopcal/date.h"

typedef struct Zone Zone;

// By its name, "Asia/Shanghai", exactly as IANA writes it; NULL.
const Zone *zone_find(Str name);
Str zone_name(const Zone *zone);
StrList zone_list(Arena *arena); // all, sorted

int zone_offset_at(const Zone *zone, int64_t instant);

// How a time on the wall lies to the clock's changes.
typedef enum WallFit {
  WALL_ONCE,
  WALL_NEVER, // the clock jumps over it: it is taken by the offset before the jump, and so comes out later on the wall
  WALL_TWICE, // the clock comes by it twice: the first is meant
} WallFit;
// The instant of a wall time, by the rule of RFC 5545, section 3.3.5. 24:00 is the next day's 00:00.
int64_t zone_instant(const Zone *zone, Date date, Clock clock, WallFit *fit);
// Those of a window of a day. One whose beginning the clock jumps over, and whose end it does not, may seem to end
// before it begins: it is as long as it says.
typedef struct Stretch {
  int64_t from, to;
  bool twice; // the clock comes by one of them twice
} Stretch;
Stretch zone_stretch(const Zone *zone, Date date, Window at);
// What a clock on the wall shows at an instant, to the minute.
void zone_wall(const Zone *zone, int64_t instant, Date *date, Clock *clock);
// Whether the clocks of two zones always agree: one of them is a link to the other, or might be.
bool zone_agrees(const Zone *a, const Zone *b);

// A moment at which the offset changes: what a VTIMEZONE is made of.
typedef struct ZoneTurn {
  int64_t instant;
  int before, after; // offsets
  bool daylight;     // from here on
} ZoneTurn;
typedef LIST(ZoneTurn) ZoneTurns;
// Those between two instants, both within.
void zone_turns(Arena *arena, const Zone *zone, int64_t first, int64_t last, ZoneTurns *out);
// Whether the offset at an instant is daylight saving time.
bool zone_is_daylight(const Zone *zone, int64_t instant);

#endif
