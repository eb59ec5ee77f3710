#!/usr/bin/python3
"""Recurrence rules against python3-dateutil, which shares no code with us: recur.py

Rules are made by a generator of its own with a fixed seed and put into plans as `rrule`; what `sopcal dates` lists of
2000 to 2060 must be dateutil's days. The program counts from the first day that the rule names on or behind `from`, so
dateutil is asked for that first, without INTERVAL and COUNT.
"""
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr

SOPCAL = os.path.join(os.environ.get("BUILD", ".build"), "sopcal")
FIRST, LAST = datetime(2000, 1, 1), datetime(2060, 12, 31)
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PLANS, RULES = int(os.environ.get("RECUR_PLANS", "10")), 20


def some(dice, values, most):
    return sorted(dice.sample(values, dice.randint(1, min(most, len(values)))))


def joined(values):
    return ",".join(str(value) for value in values)


def signed(most):
    return list(range(1, most + 1)) + list(range(-most, 0))


def days_of_rule(dice, freq):
    """The parts of a rule that say which days it means; none: its first day does."""
    parts = {}
    kinds = {"DAILY": ["", "BYDAY", "BYMONTHDAY"], "WEEKLY": ["", "BYDAY", "BYDAY"],
             "MONTHLY": ["", "BYDAY", "NTH", "BYMONTHDAY", "FRIDAY13"],
             "YEARLY": ["", "BYDAY", "NTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"]}
    kind = dice.choice(kinds[freq])
    months = dice.random() < 0.3 and kind != "BYWEEKNO" or (kind == "BYMONTHDAY" and freq == "YEARLY")
    if kind in ("BYDAY", "FRIDAY13", "BYWEEKNO"):
        parts["BYDAY"] = joined(dice.sample(WEEKDAYS, dice.randint(1, 3)))
    if kind == "NTH":
        most = 5 if freq == "MONTHLY" or months else 50  # dateutil fails on the 53rd
        parts["BYDAY"] = joined(f"{dice.choice(signed(most))}{dice.choice(WEEKDAYS)}" for _ in range(dice.randint(1, 2)))
    if kind in ("BYMONTHDAY", "FRIDAY13"):
        parts["BYMONTHDAY"] = joined(some(dice, signed(31), 3))
    if kind == "BYYEARDAY":
        parts["BYYEARDAY"] = joined(some(dice, signed(366), 3))
    if kind == "BYWEEKNO":  # a week at the year's ends lies in two years, which dateutil counts in another way
        parts["BYWEEKNO"] = joined(some(dice, list(range(2, 51)), 3))
    if months:
        parts["BYMONTH"] = joined(some(dice, list(range(1, 13)), 3))
    if parts and kind and freq != "DAILY" and dice.random() < 0.25:
        parts["BYSETPOS"] = joined(some(dice, [1, 2, -1, -2], 2))
    return parts


def rule(dice):
    freq = dice.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = {"FREQ": freq, **days_of_rule(dice, freq)}
    first = date(2000, 1, 1) + timedelta(days=dice.randrange(8000))
    if freq == "WEEKLY" and dice.random() < 0.3 and "BYSETPOS" not in parts:
        parts["WKST"] = dice.choice(["MO", "SU"])
    counts = {}
    if dice.random() < 0.5:
        counts["INTERVAL"] = dice.randint(2, 5)
    if dice.random() < 0.3 and "BYSETPOS" not in parts:
        counts["COUNT"] = dice.randint(1, 40)
    else:
        parts["UNTIL"] = f"{dice.randint(2025, 2045)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return parts, counts, first


def written(parts):
    return ";".join(f"{key}={value}" for key, value in parts.items())


def by_dateutil(parts, counts, first):
    begin = datetime(first.year, first.month, first.day)
    weekly_places = parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts
    monday = lambda day: day - timedelta(days=day.weekday())  # dateutil cuts the first week off at its first day
    plain = rrulestr(written(parts), dtstart=monday(begin) if weekly_places else begin)
    found = next(iter(plain.between(begin, LAST, inc=True)), None)
    if found is None:
        return []
    whole = rrulestr(written({**parts, **counts}), dtstart=monday(found) if weekly_places else found)
    return [day.date().isoformat() for day in whole.between(max(found, FIRST), LAST, inc=True)]


def by_sopcal(folder, rules):
    with open(os.path.join(folder, "plan.yaml"), "w", encoding="utf-8") as plan:
        plan.write("plan: {id: rules, from: 2026-01-01, to: 2026-12-31}\ndates:\n")
        for number, (parts, counts, first) in enumerate(rules):
            plan.write(f"  r{number}: {{rrule: '{written({**parts, **counts})}', from: {first}}}\n")
    days = {f"r{number}": [] for number in range(len(rules))}
    asked = ["--from", FIRST.date().isoformat(), "--to", LAST.date().isoformat(), "--format", "csv"]
    said = subprocess.run([SOPCAL, "dates", folder, *asked], capture_output=True, check=False, text=True)
    if said.returncode:
        print(said.stdout + said.stderr)
    for row in csv.DictReader(io.StringIO(said.stdout)):
        days.setdefault(row["id"], []).append(row["date"])
    return days


def main():
    dice, passed, failed = random.Random(4), 0, 0
    for _ in range(PLANS):
        rules = [rule(dice) for _ in range(RULES)]
        with tempfile.TemporaryDirectory() as folder:
            got = by_sopcal(folder, rules)
        for number, (parts, counts, first) in enumerate(rules):
            want = by_dateutil(parts, counts, first)
            if got[f"r{number}"] == want:
                passed += 1
                continue
            failed += 1
            print(f"FAILED: {written({**parts, **counts})} from {first}")
            print(f"  ours:     {got[f'r{number}'][:6]} of {len(got[f'r{number}'])}")
            print(f"  dateutil: {want[:6]} of {len(want)}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
