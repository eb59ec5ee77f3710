#!/usr/bin/python3
"""Writes zone_table.h: the offsets of every IANA time zone from 2000 to 2100, out of this machine's tzdata.

The program never asks the host: the same plan gives the same bytes on a machine with an older tzdata, or none. Zones of
equal offsets share their rows. Links ("Asia/Chongqing") are zones like others; "posix/", "right/" and files that are no
zone are left out.
"""
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

BEGIN = datetime(2000, 1, 1, tzinfo=timezone.utc)
END = datetime(2101, 1, 1, tzinfo=timezone.utc)
LEFT_OUT = {"Factory", "localtime", "posixrules"}
MINUTE = timedelta(minutes=1)


def state(zone, at):
    local = at.astimezone(zone)
    return local.utcoffset() // MINUTE, bool(local.dst())


def turn(zone, low, high):
    """The minute of the change between two instants that differ."""
    before = state(zone, low)
    while high - low > MINUTE:
        middle = low + (high - low) // MINUTE // 2 * MINUTE
        if state(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def changes(zone):
    """[(minutes since 2000, offset in minutes, daylight)], the first of them at 0."""
    at, now = BEGIN, state(zone, BEGIN)
    out = [(0, *now)]
    while at < END:
        ahead = at + timedelta(days=1)
        then = state(zone, ahead)
        if then != now:
            out.append(((turn(zone, at, ahead) - BEGIN) // MINUTE, *then))
        at, now = ahead, then
    return tuple(row for row in out if row[0] < (END - BEGIN) // MINUTE)


def release():
    with open("/usr/share/zoneinfo/tzdata.zi", encoding="utf-8") as file:
        return file.readline().split()[-1]


def main():
    shared, zones, rows = {}, [], []
    for name in sorted(zoneinfo.available_timezones() - LEFT_OUT):
        found = changes(zoneinfo.ZoneInfo(name))
        if found not in shared:
            shared[found] = len(rows)
            rows += found
        zones.append(f'{{"{name}", {shared[found]}, {len(found)}}},')
    print(f"""\
// zone_table: written by zone_table.py out of tzdata {release()}; not by hand. What it means is said in zone.c.
// clang-format off
#include <stdbool.h>
#include <stdint.h>
typedef struct ZoneChange {{
  int32_t at; // minutes since 2000-01-01 UTC
  int16_t offset;
  bool daylight;
}} ZoneChange;
struct Zone {{
  const char *name;
  int first, count;
}};
static const ZoneChange zone_changes[] = {{""")
    for i in range(0, len(rows), 6):
        print("    " + " ".join(f"{{{at}, {offset}, {int(dst)}}}," for at, offset, dst in rows[i:i + 6]))
    print("};\nstatic const struct Zone zones[] = { // by name, in the order of bytes")
    for zone in zones:
        print("    " + zone)
    print("};")


if __name__ == "__main__":
    sys.exit(main())
