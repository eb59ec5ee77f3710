#!/usr/bin/python3
"""write_icalendar: the feeds of a compiled plan, written by python3-icalendar: write_icalendar.py PLAN.JSON DIR [PEOPLE]

Each feed holds the same events as the program's own, with the same texts and times; PEOPLE: the feeds of so many people
alone. Prints the milliseconds from the loaded JSON to the last file closed: starting Python and loading the JSON are not
counted.
"""
import hashlib
import json
import sys
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event


def event_of(item, zone, stamp, person):
    event = Event()
    name = item["identity"] + (f"\r\n{person}" if person else "")
    event.add("uid", hashlib.blake2b(name.encode(), digest_size=16).hexdigest())
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", 0)
    if item["all_day"]:
        event.add("dtstart", date.fromisoformat(item["first"]))
        event.add("dtend", date.fromisoformat(item["last"]) + timedelta(days=1))
    else:
        event.add("dtstart", clock(item["first"], item["from"], zone))
        event.add("dtend", clock(item["last"], item["to"], zone))
    event.add("summary", item["summary"])
    event.add("description", item["description"])
    event.add("categories", [item["categories"]])
    event.add("status", item["status"])
    event.add("transp", "OPAQUE" if item["busy"] else "TRANSPARENT")
    return event


def clock(day, time_of_day, zone):
    if time_of_day == "24:00":
        return datetime.fromisoformat(day).replace(tzinfo=zone) + timedelta(days=1)
    return datetime.fromisoformat(f"{day}T{time_of_day}:00").replace(tzinfo=zone)


def write_feeds(plan, feeds, folder):
    zone, stamp = ZoneInfo(plan["plan"]["timezone"]), datetime.fromtimestamp(plan["stamp"], timezone.utc)
    for feed in feeds:
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//bench//bench//EN")
        calendar.add("x-wr-calname", feed["name"])
        for number in feed["events"]:
            calendar.add_component(event_of(plan["events"][number], zone, stamp, feed["person"]))
        path = Path(folder, feed["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(calendar.to_ical())


def main(source, folder, people=None):
    with open(source, encoding="utf-8") as file:
        plan = json.load(file)
    feeds = plan["feeds"] if people is None else [feed for feed in plan["feeds"] if feed["person"]][: int(people)]
    begun = time.perf_counter()
    write_feeds(plan, feeds, folder)
    print(f"{(time.perf_counter() - begun) * 1000:.3f}")


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
