#!/usr/bin/python3
"""feeds: reads every calendar of a build as its subscribers will, and compares with plan.json, which no reader touched.

    feeds.py OUTDIR

Three readers that share no code with us: icalendar, vobject and khal (all from Debian, so /usr/bin/python3). What none
of them notices (folding, line ends, control characters) is asked of the bytes. One check is one event in one reader.
Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import vobject

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

FEED_EVENTS_MAX, FEED_BYTES_MAX = 1000, 1_000_000  # where Google stops


# ---- what plan.json says ----------------------------------------------------------------------------------------------


def uid_of(event, feed):
    text = event["identity"] + ("\n" + feed["person"] if feed["person"] else "")
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def instant(day, clock, zone):
    midnight = datetime.fromisoformat(day).replace(tzinfo=zone)
    hours, minutes = map(int, clock.split(":"))
    return (midnight + timedelta(hours=hours, minutes=minutes)).astimezone(timezone.utc)


def span_of(event, zone):
    """Start and end as calendars have them: the end is the first instant, or the first day, that is not within."""
    if event["all_day"]:
        return date.fromisoformat(event["first"]), date.fromisoformat(event["last"]) + timedelta(days=1)
    return instant(event["first"], event["from"], zone), instant(event["last"], event["to"], zone)


def wanted(plan, feed, zone):
    """uid -> what every reader must find."""
    found = {}
    for number in feed["events"]:
        event = plan["events"][number]
        start, end = span_of(event, zone)
        found[uid_of(event, feed)] = {
            "start": start,
            "end": end,
            "summary": event["summary"],
            "description": event["description"],
            "categories": event["categories"],
            "status": event["status"],
            "transp": "OPAQUE" if event["busy"] else "TRANSPARENT",
        }
    return found


# ---- readers: bytes -> uid -> what they found ---------------------------------------------------------------------------


def in_utc(when):
    return when.astimezone(timezone.utc) if isinstance(when, datetime) else when


def categories_of(found):
    """icalendar gives one property, or a list of them."""
    return [str(word) for one in (found if isinstance(found, list) else [found]) for word in one.cats]


def by_icalendar(text):
    found = {}
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        found[str(event["UID"])] = {
            "start": in_utc(event["DTSTART"].dt),
            "end": in_utc(event["DTEND"].dt),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "categories": "\n".join(categories_of(event.get("CATEGORIES", []))),
            "status": str(event["STATUS"]),
            "transp": str(event["TRANSP"]),
        }
    return found


def by_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    found = {}
    for event in calendar.vevent_list:
        found[event.uid.value] = {
            "start": in_utc(event.dtstart.value),
            "end": in_utc(event.dtend.value),
            "summary": event.summary.value,
            "description": event.description.value if hasattr(event, "description") else "",
            "categories": "\n".join(word for one in event.contents.get("categories", []) for word in one.value),
            "status": event.status.value,
            "transp": event.transp.value,
        }
    return found


KHAL_CONFIG = """
[calendars]
[[feed]]
path = {home}/vdir
type = calendar
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = feed
"""
KHAL_FIELDS = "{uid}|{all-day}|{start-date-long}|{start-time}|{end-date-long}|{end-time}|{status}|{categories}|{title}"


def khal(home, *arguments):
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = ["khal", "-c", str(home / "config"), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def khal_line(line, zone):
    uid, all_day, first, start, last, end, status, categories, title = line.split("|", 8)
    if all_day == "True":
        span = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    else:
        span = instant(first, start, zone), instant(last, end, zone)
    return uid, {"start": span[0], "end": span[1], "summary": title, "categories": categories, "status": status.strip()}


def by_khal(path, days, zone):
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "vdir").mkdir()
        (home / "config").write_text(KHAL_CONFIG.format(home=home, zone=zone.key))
        khal(home, "import", "-a", "feed", "--batch", str(path))
        listed = khal(home, "list", "--once", "--day-format", "", "--format", KHAL_FIELDS, *days)
    return dict(khal_line(line, zone) for line in listed.splitlines() if line.count("|") >= 8)


# ---- bytes --------------------------------------------------------------------------------------------------------------


def check_bytes(tally, path, raw):
    """RFC 5545 section 3.1, and the limits at which clients stop reading."""
    lines = raw.split(b"\r\n")
    whole = all(b"\r" not in line and b"\n" not in line for line in lines) and lines[-1] == b""
    tally.equal(f"{path}: every line ends with CRLF", whole, True)
    tally.equal(f"{path}: octets of the longest line", max(map(len, lines)) <= 75, True)
    tally.equal(f"{path}: continuation lines that hold nothing", [n for n, line in enumerate(lines) if line == b" "], [])
    tally.equal(f"{path}: lines that split a character", [line for line in lines if not is_utf8(line)], [])
    tally.equal(f"{path}: control characters", re.findall(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", raw), [])
    tally.equal(f"{path}: METHOD", b"\nMETHOD" in raw, False)
    tally.equal(f"{path}: size", len(raw) < FEED_BYTES_MAX and raw.count(b"BEGIN:VEVENT") < FEED_EVENTS_MAX, True)


def is_utf8(line):
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


# ---- the comparison -----------------------------------------------------------------------------------------------------


def compare(tally, where, got, want):
    tally.equal(f"{where}: events", sorted(got), sorted(want))
    for uid in sorted(set(got) & set(want)):
        tally.equal(f"{where}: {uid}", got[uid], {field: want[uid][field] for field in got[uid]})


def check_feed(tally, plan, feed, path, zone):
    raw = path.read_bytes()
    want = wanted(plan, feed, zone)
    starts = [plan["events"][n]["first"] for n in feed["events"]]
    ends = [plan["events"][n]["last"] for n in feed["events"]]
    after = date.fromisoformat(max(ends)) + timedelta(days=2)
    tally.equal(f"{path}: events with a UID of their own", len(want), len(feed["events"]))
    check_bytes(tally, path, raw)
    compare(tally, f"icalendar: {path}", by_icalendar(raw.decode()), want)
    compare(tally, f"vobject: {path}", by_vobject(raw.decode()), want)
    compare(tally, f"khal: {path}", by_khal(path, (min(starts), after.isoformat()), zone), want)


def main():
    out = Path(sys.argv[1])
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    zone = ZoneInfo(plan["plan"]["timezone"])
    tally = Tally()
    files = sorted(path.relative_to(out).as_posix() for path in out.glob("site/**/*.ics"))
    tally.equal("the calendars that plan.json names", files, [feed["path"] for feed in plan["feeds"]])
    for feed in plan["feeds"]:
        if feed["path"] in files:
            check_feed(tally, plan, feed, out / feed["path"], zone)
    return tally.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main())
