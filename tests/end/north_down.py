#!/usr/bin/python3
"""plans/north-down with 200 guides: north_down.py

The table of staff, by Python's csv, and the plan's own words say who works when and posts how late; the calendars, by
python3-icalendar, and the sheets must say the same. Rows in another order change nothing that is served.
"""
import csv
import filecmp
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from north_down import PLAN, main as make_plan  # noqa: E402
from tally import Tally  # noqa: E402

SOPCAL = os.path.join(os.environ.get("BUILD", ".build"), "sopcal")
GUIDES = 200
FIRST, DAYS = date(2026, 11, 1), 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAILY_SPREAD, CAMPAIGN_SPREAD = 30, 40
SHOWN = 12  # people whose every day is looked at

tally = Tally()


def sopcal(*arguments):
    done = subprocess.run([SOPCAL, *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def people_of(table):
    with open(table, encoding="utf-8", newline="") as file:
        return {row["工号"]: row for row in csv.DictReader(file)}


def lot(person):
    """The number that says how late somebody is, wherever something is spread."""
    return int(hashlib.blake2b(f"north-down\n{person}".encode(), digest_size=16).hexdigest()[:7], 16)


def events_of(path):
    return [event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def working_days(row):
    off = row["休息"].split(";")
    every = (FIRST + timedelta(days=n) for n in range(DAYS))
    return [day for day in every if WEEKDAYS[day.weekday()] not in off]


# ---- rules ----

def the_plan_itself_is_fine():
    for plan in (PLAN, TABLE_OF_200):
        status, said = sopcal("check", plan, "--strict")
        tally.equal(f"check {plan.name}", (status, said), (0, f"{plan}: nothing wrong\n"))


def everybody_has_a_calendar():
    feeds = {path.stem for path in (SITE / "calendar" / "staff").iterdir()}
    tally.equal("whose calendars there are", feeds - {"he", "ruan", "dai"}, set(STAFF))
    sheets = {path.name for path in (SITE / "sheets").iterdir()}
    tally.equal("whose sheets there are", sheets & set(STAFF), set(STAFF))


def a_morning_task_stands_on_each_working_day(person, events):
    days = sorted(event.decoded("DTSTART").date() for event in events if event["SUMMARY"] == "晨间任务")
    tally.equal(f"mornings of {person}", days, working_days(STAFF[person]))


def posts_begin_as_late_as_the_person_is(person, events):
    daily = lot(person) % DAILY_SPREAD
    own = f"{clock(8 * 60 + daily)}-{clock(8 * 60 + daily + 60 - DAILY_SPREAD)} "
    for event in events:
        if "日常" in event["SUMMARY"]:
            tally.check(f"{person}: {event['DESCRIPTION'][:12]} is not {own}", event["DESCRIPTION"].startswith(own))
    opened = [event for event in events if re.search("第一天", event["SUMMARY"])]
    for event in opened:
        begin = event.decoded("DTSTART")
        tally.equal(f"{person} opens", begin.hour * 60 + begin.minute, 12 * 60 + lot(person) % CAMPAIGN_SPREAD)
        end = event.decoded("DTEND")
        tally.equal(f"{person} closes", (end - begin).seconds // 60, 60 - CAMPAIGN_SPREAD)


def sheets_say_the_same_times(person):
    daily = clock(8 * 60 + lot(person) % DAILY_SPREAD)
    for sheet in (SITE / "sheets" / person).glob("*.csv"):
        with open(sheet, encoding="utf-8-sig", newline="") as file:
            begins = {row["开始"] for row in csv.DictReader(file) if row["开始"].startswith("08:")}
        tally.check(f"{sheet.name} of {person}: {begins}", begins <= {daily})


def nobody_posts_in_a_crowd():
    minutes = Counter(lot(person) % DAILY_SPREAD for person in STAFF)
    tally.equal("minutes in which somebody posts", len(minutes), DAILY_SPREAD)
    tally.check(f"{max(minutes.values())} post in one minute", max(minutes.values()) < 3 * GUIDES / DAILY_SPREAD)


def a_shared_calendar_shows_the_plans_window():
    text = "".join(str(event["DESCRIPTION"]) for event in events_of(SITE / "calendar" / "channel" / "moments.ics"))
    tally.check("the channel's calendar lacks 08:00-09:00", "08:00-09:00" in text)


def the_compiled_plan_tells_what_is_spread():
    items = json.loads((SITE.parent / "plan.json").read_text(encoding="utf-8"))["occurrences"]
    daily = {item.get("spread") for item in items if "/moments/" in item["identity"]}
    tally.equal("how far the daily posts are spread", daily, {DAILY_SPREAD})
    tally.check("a task is spread", not any("spread" in item for item in items if "/morning/" in item["identity"]))


def served(root):
    return sorted(path.relative_to(root) for path in (root / "site").rglob("*") if path.is_file())


def the_order_of_rows_does_not_matter(other):
    table = TABLE_OF_200 / "data" / "staff.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text(head + "".join(reversed(rows)), encoding="utf-8")
    tally.equal("a build of the turned table", sopcal("build", TABLE_OF_200, "-o", other, "--quiet")[0], 0)
    tally.equal("its files", served(other), served(SITE.parent))
    same, _, _ = filecmp.cmpfiles(SITE.parent, other, served(other), shallow=False)
    tally.equal("files with other bytes", sorted(set(map(str, served(other))) - set(map(str, same))), [])


def calendars_can_be_made_alone(other):
    (TABLE_OF_200 / "alone.yaml").write_text("sheets: false\n", encoding="utf-8")
    tally.equal("a build without sheets", sopcal("build", TABLE_OF_200, "-o", other, "--quiet")[0], 0)
    tally.equal("what it has", sorted(path.name for path in (other / "site").iterdir()), ["calendar", "index.html", "stores"])
    tally.equal("its files", served(other), [path for path in served(SITE.parent) if "sheets" not in path.parts])
    pages = [other / "site" / "index.html", *(other / "site" / "stores").iterdir()]
    tally.equal("pages that lead to sheets", [page.name for page in pages if "sheets/" in page.read_text("utf-8")], [])


with tempfile.TemporaryDirectory() as work:
    TABLE_OF_200, out = Path(work, "plan"), Path(work, "out")
    make_plan(TABLE_OF_200, GUIDES)
    STAFF, SITE = people_of(TABLE_OF_200 / "data" / "staff.csv"), out / "site"
    the_plan_itself_is_fine()
    tally.equal("a build", sopcal("build", TABLE_OF_200, "-o", out, "--quiet")[0], 0)
    everybody_has_a_calendar()
    for who in sorted(STAFF)[:: GUIDES // SHOWN]:
        shown = events_of(SITE / "calendar" / "staff" / f"{who}.ics")
        a_morning_task_stands_on_each_working_day(who, shown)
        posts_begin_as_late_as_the_person_is(who, shown)
        sheets_say_the_same_times(who)
    nobody_posts_in_a_crowd()
    a_shared_calendar_shows_the_plans_window()
    the_compiled_plan_tells_what_is_spread()
    the_order_of_rows_does_not_matter(Path(work, "turned"))
    calendars_can_be_made_alone(Path(work, "alone"))
sys.exit(tally.end())
