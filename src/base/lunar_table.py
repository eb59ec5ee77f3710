#!/usr/bin/python3
"""Writes lunar_table.h: the Chinese calendar's months and solar terms, 1899 to 2100, reckoned from the sky.

The rules are those of GB/T 33661-2017: days begin at midnight, UTC+8; a month begins on the day of the new moon; the
month of the winter solstice is the 11th; where thirteen months lie between two solstices, the first that holds no
major term is the leap month. Sun and moon are libastro's (VSOP87 and ELP; Debian's python3-ephem).

Two things the sky does not tell, and so are stated here: what was printed before the rule was made, and instants so
near midnight that the error of the reckoning (some seconds, and the slowing of the earth) decides.
"""
import math
import sys
from datetime import date, timedelta

import ephem

FIRST, LAST = 1899, 2100
EAST = 8 / 24
# Until 1928 the printed calendar went by Beijing's own mean time, 116°25' east.
BEIJING = (7 + 45 / 60 + 40 / 3600) / 24
BEIJING_UNTIL = 1928

MOONS = {  # as reckoned -> as it is
    date(1906, 4, 23): date(1906, 4, 24),  # as printed by the court
    date(2057, 9, 28): date(2057, 9, 29),  # ten seconds before midnight here; behind it in the almanacs
}
TERMS = {
    date(1951, 12, 22): date(1951, 12, 23),  # three seconds before midnight here; behind it in the almanacs
}
# The earliest day of each term in these years; each year adds 0 to 3.
EARLIEST = [4, 18, 2, 17, 4, 19, 3, 18, 4, 19, 4, 20, 5, 21, 6, 21, 6, 21, 7, 22, 6, 21, 5, 20]


def day_of(instant, east):
    """The day on which an instant of UTC falls."""
    return date(1899, 12, 31) + timedelta(days=math.floor(float(instant) + east + 0.5))


def longitude(instant):
    """The sun's apparent longitude, in degrees."""
    sun = ephem.Sun(instant)
    return math.degrees(ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=instant), epoch=instant).lon)


def term(year, number):
    """The day of a solar term: 0 is 小寒, 23 is 冬至."""
    wanted = (285 + 15 * number) % 360
    instant = ephem.Date(ephem.Date(f"{year}/1/5") + number * 15.2184)
    while True:
        off = (wanted - longitude(instant) + 180) % 360 - 180
        instant = ephem.Date(instant + off * 365.2422 / 360)
        if abs(off) < 1e-8:
            day = day_of(instant, EAST)
            return TERMS.get(day, day)


def new_moons(begin, end):
    instant = ephem.Date(begin)
    while True:
        instant = ephem.next_new_moon(instant)
        day = day_of(instant, BEIJING if instant.datetime().year <= BEIJING_UNTIL else EAST)
        if day > end:
            return
        yield MOONS.get(day, day)
        instant = ephem.Date(instant + 1)


def months_of_years(terms):
    """Each lunar year: [(first day, number, leap)]."""
    moons = list(new_moons(date(FIRST - 1, 10, 1), date(LAST + 2, 3, 1)))
    majors = {terms[year, number] for year in range(FIRST - 1, LAST + 2) for number in range(1, 24, 2)}
    eleventh = {year: max(i for i, moon in enumerate(moons) if moon <= terms[year, 23])
                for year in range(FIRST - 1, LAST + 2)}
    years = {}
    for year in range(FIRST, LAST + 2):  # the months from the 11th of the year before to the 11th of this one
        first, last = eleventh[year - 1], eleventh[year]
        wants_leap, number, belongs = last - first == 13, 11, year - 1
        for i in range(first, last):
            has_major = any(moons[i] <= day < moons[i + 1] for day in majors if abs((day - moons[i]).days) < 32)
            leap = wants_leap and i > first and not has_major
            if leap:
                wants_leap = False
            elif i > first:
                number = number % 12 + 1
                belongs += number == 1
            years.setdefault(belongs, []).append((moons[i], number, leap, (moons[i + 1] - moons[i]).days))
    return years


def packed_year(year, months):
    """Bits 0..12: the month has 30 days; 13..16: after which the leap month comes; 17..: days from January 1 on."""
    assert [n for _, n, leap, _ in months if not leap] == list(range(1, 13)), (year, months)
    long = sum(1 << i for i, month in enumerate(months) if month[3] == 30)
    leap = next((number for _, number, is_leap, _ in months if is_leap), 0)
    return long | leap << 13 | (months[0][0] - date(year, 1, 1)).days << 17


def packed_terms(days):
    """Two bits for each: days after the earliest."""
    assert all(0 <= day.day - EARLIEST[i] <= 3 and day.month == i // 2 + 1 for i, day in enumerate(days)), days
    return sum(day.day - EARLIEST[i] << 2 * i for i, day in enumerate(days))


def rows(values, per_line):
    return "\n".join("    " + " ".join(f"{v}," for v in values[i:i + per_line]) for i in range(0, len(values), per_line))


def main():
    terms = {(year, n): term(year, n) for year in range(FIRST - 1, LAST + 2) for n in range(24)}
    years = months_of_years(terms)
    months = [f"0x{packed_year(year, years[year]):06x}" for year in range(FIRST, LAST + 1)]
    sun = [f"0x{packed_terms([terms[year, n] for n in range(24)]):012x}" for year in range(FIRST, LAST + 1)]
    earliest = ", ".join(map(str, EARLIEST))
    print(f"""\
// lunar_table: written by lunar_table.py, which says how; not by hand. What the bits mean is said in lunar.c.
// clang-format off
#include <stdint.h>
enum {{ TABLE_FIRST = {FIRST}, TABLE_LAST = {LAST} }};
static const uint32_t month_table[] = {{ // lunar years
{rows(months, 12)}
}};
static const uint64_t term_table[] = {{ // years of the sun
{rows(sun, 7)}
}};
static const unsigned char term_earliest[24] = {{{earliest}}};""")


if __name__ == "__main__":
    sys.exit(main())
