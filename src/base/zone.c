// zone: between wall times and instants, by the table of zone_table.h.
//
// A zone is a stretch of changes, the first of them at the table's beginning: from its minute on, its offset holds.
#include "sopcal/zone.h"

#include <stdlib.h>
#include <string.h>

#include "zone_table.h"

enum { MINUTE = 60, DAY = 86400 };
static const int64_t TABLE_BEGIN = 946684800; // 2000-01-01 UTC

// ---- names --------------------------------------------------------------------------------------------------------

static int compare_name(const void *name, const void *zone) {
  return str_cmp(*(const Str *)name, str_of(((const Zone *)zone)->name));
}

const Zone *zone_find(Str name) { return bsearch(&name, zones, COUNT(zones), sizeof *zones, compare_name); }

Str zone_name(const Zone *zone) { return str_of(zone->name); }

StrList zone_list(Arena *arena) {
  StrList names = {0};
  for (size_t i = 0; i < COUNT(zones); i++) PUSH(arena, &names, str_of(zones[i].name));
  return names;
}

// ---- instants -----------------------------------------------------------------------------------------------------

static const ZoneChange *changes_of(const Zone *zone) { return zone_changes + zone->first; }
static int64_t instant_of(const ZoneChange *change) { return TABLE_BEGIN + (int64_t)change->at * MINUTE; }

// The last change not behind the instant; the first of all where there is none.
static const ZoneChange *change_at(const Zone *zone, int64_t instant) {
  const ZoneChange *low = changes_of(zone), *high = low + zone->count;
  while (high - low > 1) {
    const ZoneChange *middle = low + (high - low) / 2;
    if (instant_of(middle) <= instant)
      low = middle;
    else
      high = middle;
  }
  return low;
}

int zone_offset_at(const Zone *zone, int64_t instant) { return change_at(zone, instant)->offset; }

bool zone_is_daylight(const Zone *zone, int64_t instant) { return change_at(zone, instant)->daylight; }

// Changes of one zone lie days apart, so that at most one can touch a wall time: a day before it the offset is the one
// before the change, a day behind it the one behind.
int64_t zone_instant(const Zone *zone, Date date, Clock clock, WallFit *fit) {
  int64_t wall = (int64_t)date * DAY + (int64_t)clock * MINUTE;
  int before = zone_offset_at(zone, wall - DAY), after = zone_offset_at(zone, wall + DAY);
  int64_t early = wall - (int64_t)before * MINUTE, late = wall - (int64_t)after * MINUTE;
  bool by_before = zone_offset_at(zone, early) == before, by_after = zone_offset_at(zone, late) == after;
  *fit = before == after || by_before != by_after ? WALL_ONCE : by_before ? WALL_TWICE : WALL_NEVER;
  return by_before || !by_after ? early : late;
}

Stretch zone_stretch(const Zone *zone, Date date, Window at) {
  WallFit from, to;
  Stretch stretch = {.from = zone_instant(zone, date, at.from, &from), .to = zone_instant(zone, date, at.to, &to)};
  if (stretch.to < stretch.from || (stretch.to == stretch.from && at.to > at.from))
    stretch.to = stretch.from + (int64_t)(at.to - at.from) * MINUTE;
  stretch.twice = from == WALL_TWICE || to == WALL_TWICE;
  return stretch;
}

void zone_wall(const Zone *zone, int64_t instant, Date *date, Clock *clock) {
  int64_t wall = instant + (int64_t)zone_offset_at(zone, instant) * MINUTE;
  int64_t day = wall / DAY - (wall % DAY < 0);
  *date = (Date)day;
  *clock = (Clock)((wall - day * DAY) / MINUTE);
}

bool zone_agrees(const Zone *a, const Zone *b) { return a->first == b->first; } // equal rows stand once in the table

void zone_turns(Arena *arena, const Zone *zone, int64_t first, int64_t last, ZoneTurns *out) {
  const ZoneChange *changes = changes_of(zone);
  for (int i = 1; i < zone->count; i++) {
    int64_t instant = instant_of(&changes[i]);
    if (instant < first || instant > last) continue;
    PUSH(arena, out, ((ZoneTurn){instant, changes[i - 1].offset, changes[i].offset, changes[i].daylight}));
  }
}
