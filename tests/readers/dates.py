#!/usr/bin/python3
"""dates: reads a calendar of `sopcal dates` as its subscribers will, and compares with what the same days are as JSON.

    dates.py ID FEED.ics LIST.json

ID is the plan's; a list of days (--days) makes a calendar of days off. The readers are those of feeds.py. Prints
"N passed, N failed" last; exit status 1 when one failed.
"""
import hashlib
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import feeds
from feeds import Tally

ZONE = ZoneInfo("Asia/Shanghai")


def event(plan, identity, summary, category, first, last):
    uid = hashlib.blake2b(f"{plan}/{identity}".encode(), digest_size=16).hexdigest()
    return uid, {
        "start": date.fromisoformat(first),
        "end": date.fromisoformat(last) + timedelta(days=1),
        "summary": summary,
        "categories": category,
        "status": "CONFIRMED",
    }


def date_events(plan, one):
    """The day itself, and a bar for each phase, or for a season without phases that begins before the day."""
    identity = f"dates/{one['id']}/{one['date']}"
    spans = not one["phases"] and one["first"] == one["date"]
    yield event(plan, identity, one["title"], "date", one["date"], one["last"] if spans else one["date"])
    for phase in one["phases"]:
        title = f"{one['title']} · {phase['id']}"
        yield event(plan, f"{identity}/phases/{phase['id']}", title, "season", phase["first"], phase["last"])
    if not one["phases"] and one["first"] < one["date"]:
        yield event(plan, f"{identity}/range", f"{one['title']} · 档期", "season", one["first"], one["last"])


def day_events(plan, days):
    """A holiday is one event, a make-up working day another."""
    runs = []
    for day in days:
        kind = day["status"], day["holiday"]
        if runs and runs[-1][0] == kind and kind[0] == "holiday":
            runs[-1][2] = day["date"]
        else:
            runs.append([kind, day["date"], day["date"]])
    for (status, name), first, last in runs:
        if status == "holiday":
            yield event(plan, f"days/{first}", f"{name}（休）" if name else "放假", "holiday", first, last)
        if status == "makeup_workday":
            yield event(plan, f"days/{first}", f"{name}（班）" if name else "调休上班", "workday", first, last)


def main():
    plan, path, listed = sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    tally = Tally()
    if "dates" in listed[0]:
        events = list(day_events(plan, listed))
    else:
        events = [found for one in listed for found in date_events(plan, one)]
    want = dict(events)
    tally.equal("events with a UID of their own", len(want), len(events))
    raw = path.read_bytes()
    feeds.check_bytes(tally, path, raw)
    days = (date.fromisoformat(listed[0]["date"]) - timedelta(days=400), date.fromisoformat(listed[-1]["date"]) + timedelta(days=400))
    found = {
        "icalendar": feeds.by_icalendar(raw.decode()),
        "vobject": feeds.by_vobject(raw.decode()),
        "khal": feeds.by_khal(path, [day.isoformat() for day in days], ZONE),
    }
    for reader, got in found.items():
        tally.equal(f"{reader}: events", sorted(got), sorted(want))
        for uid in sorted(set(got) & set(want)):
            tally.equal(f"{reader}: {uid}", {field: got[uid][field] for field in want[uid]}, want[uid])
    return tally.end()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main())
