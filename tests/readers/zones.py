#!/usr/bin/python3
"""zones: plans in many zones, over whole years and around every turn of their clocks, as subscribers read them.

    zones.py [--make DIR]

Wanted are the instants that Python's zoneinfo gives for what each plan says; nothing of them comes from sopcal.
icalendar and khal know zones by their names, so they read each calendar twice: as it is, and under a name that nobody
knows, when all that they have is our VTIMEZONE. vobject believes the VTIMEZONE in any case. One check is one calendar
in one reader; --make only writes the plans, their calendars and what is wanted of them into DIR, for other readers
(tests/judges/zones.sh).
Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import vobject

import feeds
from feeds import Tally

SHOWN = 3  # differences printed of each calendar
DAY = timedelta(days=1)
SOPCAL = Path(os.environ.get("BUILD", ".build")).resolve() / "sopcal"

# A zone and the years of its plan. khal, which is slow, reads the first few.
CASES = [
    ("Europe/Berlin", 2026, 2026),
    ("America/New_York", 2026, 2028),
    ("Australia/Lord_Howe", 2026, 2026),  # half an hour
    ("Africa/Casablanca", 2026, 2026),  # Ramadan
    ("Africa/Casablanca", 2030, 2031),  # twice in one year
    ("America/Sao_Paulo", 2018, 2019),  # the last summer time
    ("America/Sao_Paulo", 2026, 2026),
    ("Asia/Tehran", 2022, 2023),
    ("Europe/Dublin", 2026, 2027),  # winter time is the exception
    ("Pacific/Apia", 2011, 2012),  # a day that never was
    ("Pacific/Apia", 2021, 2022),
    ("Asia/Urumqi", 2026, 2026),
    ("Asia/Shanghai", 2026, 2026),
    ("Asia/Kathmandu", 2026, 2026),
    ("America/St_Johns", 2026, 2026),
    ("Asia/Jerusalem", 2026, 2030),  # the Friday before the last Sunday
    ("Africa/Cairo", 2026, 2027),  # at midnight
    ("America/Santiago", 2026, 2028),
    ("Pacific/Chatham", 2026, 2026),
    ("Antarctica/Troll", 2026, 2026),  # two hours
    ("Europe/Istanbul", 2015, 2017),  # summer time for ever
    ("Europe/Moscow", 2010, 2014),
    ("America/Mexico_City", 2022, 2023),
    ("Europe/Berlin", 2000, 2009),
    ("UTC", 2026, 2026),
]
KHAL_READS = 2

# Title and window of what is done. Some days have the first three, those around a turn all.
WINDOWS = [
    ("noon", "12:00-12:30"),
    ("early", "00:30-01:00"),
    ("late", "20:00-24:00"),
    ("one", "01:15-01:45"),
    ("two", "02:15-02:45"),
    ("two long", "02:30-03:15"),
    ("three", "03:00-04:00"),
    ("midnight", "00:00-00:45"),
    ("through", "00:30-05:30"),
]
NOW_AND_THEN = 3
EVERY = 11  # days

PLAN = """\
plan: {{id: z, from: {first}, to: {last}, timezone: {zone}, locale: en}}
staff: {{lin: {{name: Lin, role: adviser}}}}
feeds: {{team: false, channel: false, campaign: false}}
sheets: {{formats: [csv]}}
sops:
  now:
    anchor: calendar
    by: lin
    minutes: 1
    steps:
{steps}
"""
CAMPAIGNS = """\
  turn:
    length: 3
    by: lin
    minutes: 1
    steps:
{steps}
campaigns:
  turns: {{title: turn, sop: turn, date: [{dates}]}}
"""


# ---- what is wanted ---------------------------------------------------------------------------------------------------


def days(first, last):
    return [first + n * DAY for n in range((last - first).days + 1)]


def offset(zone, day):
    return datetime.combine(day, time(0), zone).utcoffset()


def turns(zone, first, last):
    """The days on which the clock turns."""
    return [day for day in days(first, last) if offset(zone, day) != offset(zone, day + DAY)]


def instant(zone, day, clock):
    """A time that never comes is taken by the offset before the turn, of one that comes twice the first is meant."""
    hours, minutes = map(int, clock.split(":"))
    local = datetime.combine(day, time(0), zone) + timedelta(hours=hours, minutes=minutes)
    return local.replace(fold=0).astimezone(timezone.utc)


def wanted_on(zone, day, title, window):
    start, end = (instant(zone, day, clock) for clock in window.split("-"))
    if end <= start:
        hours = [timedelta(hours=int(clock[:2]), minutes=int(clock[3:])) for clock in window.split("-")]
        end = start + hours[1] - hours[0]
    return [title, start.isoformat(), end.isoformat()]


def case_of(name, first_year, last_year):
    zone, first, last = ZoneInfo(name), date(first_year, 1, 1), date(last_year, 12, 31)
    around = [max(min(day - DAY, last - 2 * DAY), first) for day in turns(zone, first, last)]
    want = [wanted_on(zone, day, *window) for day in days(first, last)[::EVERY] for window in WINDOWS[:NOW_AND_THEN]]
    for start in around:
        want += [
            wanted_on(zone, day, f"turn {title}", window)
            for day in days(start, start + 2 * DAY)
            for title, window in WINDOWS
        ]
    return plan_of(name, first, last, around), sorted(want)


def plan_of(name, first, last, around):
    step = "      - {{id: s{}, every: {}d, at: {}, task: {}}}".format
    text = PLAN.format(
        first=first, last=last, zone=name,
        steps="\n".join(step(i, EVERY, at, title) for i, (title, at) in enumerate(WINDOWS[:NOW_AND_THEN])))
    if not around:
        return text
    step = "      - {{id: s{}, day: 1..last, at: {}, task: turn {}}}".format
    dates = ", ".join(f"{day}..{day + 2 * DAY}" for day in around)
    return text + CAMPAIGNS.format(
        dates=dates, steps="\n".join(step(i, at, title) for i, (title, at) in enumerate(WINDOWS)))


def make(folder):
    """name -> (calendar, zone, what is wanted of it)"""
    made = {}
    for zone, first, last in CASES:
        name = f"{zone.replace('/', '-')}-{first}-{last}"
        plan, want = case_of(zone, first, last)
        (folder / name).mkdir()
        (folder / name / "plan.yaml").write_text(plan)
        (folder / name / "wanted.json").write_text(json.dumps(want))
        command = [SOPCAL, "build", folder / name, "-o", folder / name / "out", "--quiet"]
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
        made[name] = (folder / name / "out/site/calendar/staff/lin.ics", zone, want)
    return made


# ---- the comparison ---------------------------------------------------------------------------------------------------


def found(events):
    return sorted([e["summary"], *(feeds.in_utc(e[end]).isoformat() for end in ("start", "end"))] for e in events.values())


def compare(tally, where, got, want):
    if got == want:
        tally.passed += 1
        return
    tally.failed += 1
    print(f"{where}: {len(got)} events, {len(want)} wanted")
    different = [pair for pair in zip(got, want) if pair[0] != pair[1]]
    for pair in different[:SHOWN]:
        print("  got:    {}\n  wanted: {}".format(*pair))


def check_form(tally, name, text, zone):
    """One VTIMEZONE of that name, RFC 5545's least: an observance before every event, none twice, no RDATE."""
    tally.equal(f"{name}: zones", re.findall(r"BEGIN:VTIMEZONE\r\nTZID:(.*)\r\n", text), [zone])
    starts = re.findall(r"BEGIN:(STANDARD|DAYLIGHT)\r\nDTSTART:(\d{8}T\d{6})\r\n", text)
    tally.equal(f"{name}: an observance of 1970", bool(starts) and min(start for _, start in starts) < "1971", True)
    tally.equal(f"{name}: observances that stand twice", len(set(starts)), len(starts))
    tally.equal(f"{name}: RDATE", "RDATE" in text, False)


def by_vobject(zone, text):
    vobject.icalendar.registerTzid(zone, None)  # else the zone of the first calendar would serve for all
    return feeds.by_vobject(text)


def check_calendar(tally, name, path, zone, want, with_khal):
    text = path.read_bytes().decode()
    unknown = text.replace(f"TZID:{zone}", f"TZID:Judged/{name}").replace(f"TZID={zone}", f"TZID=Judged/{name}")
    check_form(tally, name, text, zone)
    compare(tally, f"icalendar: {name}", found(feeds.by_icalendar(text)), want)
    compare(tally, f"icalendar by the VTIMEZONE: {name}", found(feeds.by_icalendar(unknown)), want)
    compare(tally, f"vobject: {name}", found(by_vobject(zone, text)), want)
    if with_khal:
        other = path.with_name("unknown.ics")
        other.write_bytes(unknown.encode())
        span = f"{int(name[-9:-5]) - 1}-12-30", f"{int(name[-4:]) + 1}-01-03"
        compare(tally, f"khal: {name}", found(feeds.by_khal(path, span, ZoneInfo("UTC"))), want)
        compare(tally, f"khal by the VTIMEZONE: {name}", found(feeds.by_khal(other, span, ZoneInfo("UTC"))), want)


def main():
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]))
        return 0
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for i, (name, (path, zone, want)) in enumerate(make(Path(folder)).items()):
            check_calendar(tally, name, path, zone, want, i < KHAL_READS)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
