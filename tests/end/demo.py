#!/usr/bin/python3
"""demo: what the outputs of plans/dawn-skincare promise, computed from plan.json without any code of ours.

    demo.py PLAN OUTDIR

Nothing planned is dropped: every occurrence is on the sheet and in the calendar of each of its people. Prints
"N passed, N failed" last; exit status 1 when one failed.
"""
import csv
import io
import json
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

MIXES = {
    "moments": {"persona": 4, "brand": 3, "proof": 3},
    "circle": {"persona": 1, "brand": 1, "proof": 1},
}
# The days of the shop's three-day SOP, counted from the opening (D09): a step and the days it must stand on.
THREE_DAYS = {"open": [1], "hello": [1], "heat": [2], "voices": [2], "count": [1, 2, 3], "urge": [3]}
# What prepares and follows it counts working days (D10 to D14): before the opening, or behind the last day.
WORKDAYS = {"talk": -10, "ready": -5, "stock": -5, "brief1": -2, "brief2": -1, "review": 2}
DUE = {"ready": -3, "stock": -3}
# Named dates on which a day of these campaigns must fall (D07): the first of the three, or the last.
NEAR = {"2026-03": (0, "2026-03-08"), "2026-06": (2, "2026-06-18"), "2026-09": (0, "2026-09-09"),
        "2026-11": (2, "2026-11-11"), "2026-12": (2, "2026-12-12")}
FACTS = Path(__file__).parent.parent / "facts" / "cn-day-status-2023-2026.csv"
CUT = "…\n（全文在任务单上。）"  # where a day's texts are too long for a calendar
KINDS = {"post": "发布", "task": "任务", "meet": "会议"}


def day_of(text):
    return date.fromisoformat(text)


def counted(opening, day):
    """Day 1 is the anchor's day, day -1 the day before; there is no day 0."""
    return opening + timedelta(days=day - 1 if day > 0 else day)


def workday(days, n, status):
    """The nth working day before the first of `days`, or behind the last."""
    day = days[0] if n < 0 else days[1]
    while n:
        day += timedelta(days=1 if n > 0 else -1)
        if status[day.isoformat()] in ("workday", "makeup_workday"):
            n += 1 if n < 0 else -1
    return day


# ---- identities -----------------------------------------------------------------------------------------------------


def check_identities(tally, plan):
    identities = [item["identity"] for item in plan["occurrences"]]
    tally.equal("identities are unique", [i for i, n in Counter(identities).items() if n > 1], [])
    for feed in plan["feeds"]:
        within = Counter(plan["events"][n]["identity"] for n in feed["events"])
        tally.equal(f"{feed['path']}: identities are unique", [i for i, n in within.items() if n > 1], [])


def check_uids(tally, out):
    for path in sorted(out.glob("site/calendar/**/*.ics")):
        uids = [line for line in path.read_bytes().split(b"\r\n") if line.startswith(b"UID:")]
        tally.equal(f"{path}: a UID for each event", len(uids), path.read_bytes().count(b"BEGIN:VEVENT"))
        tally.equal(f"{path}: UIDs are unique", len(set(uids)), len(uids))


# ---- sheets -----------------------------------------------------------------------------------------------------------


def rows_of(tally, path):
    raw = path.read_bytes()
    tally.check(f"{path}: begins with a byte order mark", raw.startswith(b"\xef\xbb\xbf"))
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    tally.equal(f"{path}: every line has the same number of cells", len({len(row) for row in rows}), 1)
    formulas = [cell for row in rows for cell in row if cell.lstrip(" \n\t\r\u3000\xa0")[:1] in tuple("=+-@＝＋－＠")]
    tally.equal(f"{path}: no cell begins a formula", formulas, [])
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def sheets(tally, out):
    """person -> all rows of their weeks, each of which lies within the week that its file names."""
    found = defaultdict(list)
    for path in sorted(out.glob("site/sheets/*/*.csv")):
        for row in rows_of(tally, path):
            year, week, _ = day_of(row["日期"]).isocalendar()
            tally.equal(f"{path}: {row['日期']} is of its week", f"{year}-W{week:02}", path.stem)
            found[path.parent.name].append(row)
    return found


def shows(row, item, day):
    if row["日期"] != day or row["类型"] != KINDS[item["kind"]] or row["开始"] != (item["from"] or ""):
        return False
    if item["piece"] and not row["出处"].startswith(f"content/{item['piece']}.md:"):
        return False
    return item["text"] is None or row["文案"] == item["text"]


def working_day(item, days_off, day, step):
    """A row with a deadline moves off a person's day off, to the nearest working day between both ends."""
    at = day_of(day)
    while item["date"] <= at.isoformat() <= item["due"]:
        if at.strftime("%a").lower() not in days_off:
            return at.isoformat()
        at += timedelta(days=step)
    return day


def days_of(item, days_off):
    if item["date"] == item["due"]:
        return [item["date"]]
    return sorted({working_day(item, days_off, item["date"], 1), working_day(item, days_off, item["due"], -1)})


def check_sheets(tally, plan, staff, found):
    for item in plan["occurrences"]:
        for person in item["people"]:
            for day in days_of(item, staff[person].get("days_off", [])):
                row = next((row for row in found[person] if shows(row, item, day)), None)
                tally.check(f"{item['identity']} is on {person}'s sheet of {day}", row is not None)
                if row:
                    found[person].remove(row)
    tally.equal("nothing else is on a sheet", {who: rows for who, rows in found.items() if rows}, {})


# ---- calendars --------------------------------------------------------------------------------------------------------


def check_calendars(tally, plan):
    feeds = {feed["path"]: {plan["events"][n]["identity"]: plan["events"][n] for n in feed["events"]} for feed in plan["feeds"]}
    for item in plan["occurrences"]:
        owners = [(f"staff/{person}", "daily") for person in item["people"]]
        if item["channel"]:
            owners.append((f"channel/{item['channel']}", item["channel"]))
        for name, owner in owners:
            # The daily posts of one day are one event.
            identity = f"{plan['plan']['id']}/{owner}/{item['date']}" if item["slot"] else item["identity"]
            event = feeds[f"site/calendar/{name}.ics"].get(identity)
            tally.check(f"{item['identity']} is in {name}.ics", event is not None)
            if event:
                # What has a deadline stands on that day.
                tally.equal(f"{identity} in {name}.ics: its day", [event["first"], event["last"]], [item["due"]] * 2)
                about = event["description"] if item["slot"] else event["summary"]
                tally.check(f"{identity} in {name}.ics: says what", item["title"] in about)
                whole = not item["text"] or item["text"] in event["description"]
                tally.check(f"{identity} in {name}.ics: holds the text, or says where it is", whole or CUT in event["description"])


# ---- what the domain asks ---------------------------------------------------------------------------------------------


def check_mix(tally, plan, pinned):
    """After any number n of slots, every line's count is within 1 of n times its share (design section 6), but where
    the plan itself says what stands there."""
    slots = defaultdict(list)
    for item in plan["occurrences"]:
        if item["slot"]:
            slots[item["channel"]].append(item)
    for channel, mix in MIXES.items():
        seen = Counter()
        for n, item in enumerate(sorted(slots[channel], key=lambda i: (i["date"], i["from"], i["slot"])), 1):
            seen[item["line"]] += 1
            off = max(abs(seen[line] - Fraction(n * share, sum(mix.values()))) for line, share in mix.items())
            tally.check(f"{channel}: mix after {n} slots is off by {float(off):.2f}", off <= 1 or f"{item['date']} {channel}" in pinned)
        tally.check(f"{channel} has daily slots", slots[channel])
    tally.equal("only these channels have daily slots", set(slots), set(MIXES))


def wanted_days(opening, step, status):
    days = (day_of(opening["first"]), day_of(opening["last"]))
    if step in WORKDAYS:
        return [workday(days, WORKDAYS[step], status)]
    return [counted(days[0], day) for day in THREE_DAYS[step]]


def check_three_days(tally, plan):
    with FACTS.open(encoding="utf-8") as facts:
        status = {row["date"]: row["status"] for row in csv.DictReader(facts)}
    openings = [o for o in plan["openings"] if o["id"].startswith("monthly-care/")]
    tally.equal("one opening in each month", [o["id"][-7:] for o in openings], [f"2026-{m:02}" for m in range(1, 13)])
    steps = defaultdict(dict)
    for item in plan["occurrences"]:
        if item["campaign"] == "monthly-care":
            steps[item["period"], item["step"]][item["date"]] = item
    for opening in openings:
        first, period = day_of(opening["first"]), opening["id"][-7:]
        tally.equal(f"{opening['id']} lasts three days", day_of(opening["last"]), first + timedelta(days=2))
        holidays = [n for n in range(3) if status[(first + timedelta(days=n)).isoformat()] == "holiday"]
        tally.equal(f"{opening['id']} opens on no public holiday", holidays, [])
        if period in NEAR:
            at, day = NEAR[period]
            tally.equal(f"{opening['id']}: day {at + 1}", (first + timedelta(days=at)).isoformat(), day)
        for step in [*THREE_DAYS, *WORKDAYS]:
            got = steps[period, step]
            # What would lie before the plan begins is not there.
            wanted = [d.isoformat() for d in wanted_days(opening, step, status) if d >= day_of(plan["plan"]["from"])]
            tally.equal(f"{opening['id']}/{step}: its days", sorted(got), wanted)
            for item in got.values() if step in DUE else []:
                due = workday((first, first), DUE[step], status)
                tally.equal(f"{opening['id']}/{step}: due", item["due"], due.isoformat())


def main():
    out = Path(sys.argv[2])
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    tally = Tally()
    check_identities(tally, plan)
    check_uids(tally, out)
    folder = Path(sys.argv[1])
    staff = yaml.safe_load((folder / "team.yaml").read_text(encoding="utf-8"))["staff"]
    pinned = yaml.safe_load((folder / "plan.yaml").read_text(encoding="utf-8"))["pin"]
    check_sheets(tally, plan, staff, sheets(tally, out))
    check_calendars(tally, plan)
    check_mix(tally, plan, pinned)
    check_three_days(tally, plan)
    return tally.end()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main())
