#!/usr/bin/python3
"""dates_facts: what `sopcal dates` brings along, against the tables of tests/facts, which were taken from elsewhere.

    dates_facts.py SOPCAL

Each row of a table is one check. Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import csv
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

FACTS = Path(__file__).resolve().parents[1] / "facts"


def facts(name):
    with open(FACTS / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(sopcal, first, last, *options):
    """Where there is no plan, so that it is the program's own."""
    with tempfile.TemporaryDirectory() as empty:
        command = [sopcal, "dates", "--from", first, "--to", last, "--format", "csv", "--quiet", *options]
        text = subprocess.run(command, cwd=empty, check=True, capture_output=True, encoding="utf-8").stdout
    return list(csv.DictReader(text.splitlines()))


def check_dates(tally, sopcal):
    """Every festival and solar term on its day, and none of them on another."""
    wanted = facts("cn-dates-2025-2028.csv")
    rows = listed(sopcal, "2025-01-01", "2028-12-31")
    days = listed(sopcal, "2025-01-01", "2028-12-31", "--days")
    found = {(row["date"], row["title"]) for row in rows}
    terms = {(row["date"], row["term"]) for row in days if row["term"]}
    for row in wanted:
        tally.equal(f"{row['date']} {row['name']}", (row["date"], row["name"]) in found, True)
    names = {row["name"] for row in wanted}
    fact_days = {(row["date"], row["name"]) for row in wanted}
    tally.equal("days of the same names that the table has not", sorted(f for f in found - fact_days if f[1] in names), [])
    tally.equal("solar terms by day", sorted(terms), sorted((r["date"], r["name"]) for r in wanted if r["kind"] == "term"))


def check_days(tally, sopcal):
    wanted = [row for row in facts("cn-day-status-2023-2026.csv") if row["date"] >= "2024"]
    rows = {row["date"]: row for row in listed(sopcal, "2024-01-01", "2026-12-31", "--days")}
    tally.equal("days", sorted(rows), [row["date"] for row in wanted])
    for row in wanted:
        got = rows.get(row["date"], {})
        tally.equal(row["date"], (got.get("status"), got.get("holiday")), (row["status"], row["name"]))


def main():
    tally = Tally()
    check_dates(tally, sys.argv[1])
    check_days(tally, sys.argv[1])
    return tally.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main())
