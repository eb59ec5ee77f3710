#!/usr/bin/python3
"""overview: the plan's page counts what the plan has, and of a private plan tells nobody's name: overview.py

The examples are built as they are and as private plans. Each person's weeks and each channel's shares are counted again
from plan.json; then every name, id and store of the staff is looked for on the private page.
"""
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pages import ROOT, Page, built, sopcal, tally  # noqa: E402

EXAMPLES = ("dawn-skincare", "velvet-beauty")  # of few people, whose clocks are the plan's
PERSON = re.compile(r'<p class="pn"><b>(.*?)</b>.*?<svg class="loads".*?aria-label="[^"]*?(\d+) 分钟[^"]*?(\d+) 分钟 .*?>(.*?)</svg>', re.S)
WEEK = re.compile(r'<rect class="k-(?:over|load)" x="([\d.]+)%" width="[\d.]+%" y="[\d.]+%" height="([\d.]+)%"/>')
MIX = re.compile(r"<h3>([^<]*) <span>(\d+) 条.*?</h3>.*?<ul class=\"legend\">(.*?)</ul>", re.S)
SHARE = re.compile(r"<b>(\d+)%</b>")


def two_digits(part, whole):
    hundredths = (part * 10000 + whole // 2) // whole
    return f"{hundredths // 100}.{hundredths % 100:02}"


# ---- what is counted --------------------------------------------------------------------------------------------------


def minutes_of(plan, first, last):
    """By person and the Monday of the week in which an item must be done."""
    found = {person["id"]: Counter() for person in plan["staff"]}
    for item in plan["occurrences"]:
        day = date.fromisoformat(item["due"])
        for who in item["people"] if first <= day <= last else ():
            found[who][day - timedelta(day.weekday())] += item["minutes"]
    return found


def loads(name, plan, page):
    first, last = (date.fromisoformat(plan["plan"][key]) for key in ("from", "to"))
    found, days = minutes_of(plan, first, last), (last - first).days + 1
    weeks = (last - (first - timedelta(first.weekday()))).days // 7 + 1
    most = max(1, *(max(of.values(), default=0) for of in found.values()))
    shown = PERSON.findall(page)
    tally.equal(f"{name}: whose weeks are shown", [who for who, *_ in shown], [person["name"] for person in plan["staff"]])
    for person, (_, average, busiest, bars) in zip(plan["staff"], shown):
        own = found[person["id"]]
        wanted = [(two_digits((max(monday, first) - first).days, days), two_digits(n, most)) for monday, n in sorted(own.items()) if n]
        tally.equal(f"{name}: the weeks of {person['id']}", WEEK.findall(bars), wanted)
        tally.equal(f"{name}: the busiest of {person['id']}", int(busiest), max(own.values(), default=0))
        tally.equal(f"{name}: a week of {person['id']}", int(average), (sum(own.values()) + weeks // 2) // weeks)


def shares(name, plan, page):
    slots = {}
    for item in plan["occurrences"]:
        if item["kind"] == "post" and item["slot"]:
            slots.setdefault(item["channel"], Counter())[item["line"]] += 1
    shown = MIX.findall(page)
    tally.check(f"{name}: there are shares", shown)
    tally.equal(f"{name}: how many posts each channel has", sorted(int(n) for _, n, _ in shown), sorted(of.total() for of in slots.values()))
    percents = lambda of: sorted((n * 100 + of.total() // 2) // of.total() for n in of.values())  # noqa: E731
    found = sorted(sorted(n for n in map(int, SHARE.findall(legend)) if n) for _, _, legend in shown)
    tally.equal(f"{name}: the shares of lines", found, sorted(percents(of) for of in slots.values()))


# ---- what is not told -------------------------------------------------------------------------------------------------


def tells_nobody(name, plan, work):
    folder = work / f"{name}-private"
    shutil.copytree(ROOT / "plans" / name, folder)
    path = folder / "plan.yaml"
    path.write_text(re.sub(r"^plan:\n", "plan:\n  private: true\n", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    site = built(folder, work / f"{name}-out", "--key", work / "key")
    text = (site / "index.html").read_text(encoding="utf-8")
    page = Page(text)
    said = "\n".join(page.texts + page.values)
    for person in plan["staff"]:
        tally.check(f"{name}, private: the page lacks {person['name']}", person["name"] not in text)
        for word in filter(None, (person["id"], person["store"])):
            tally.check(f"{name}, private: the page lacks {word}", not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said))
    tally.check(f"{name}, private: nobody's weeks are shown", 'class="loads"' not in text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        tally.equal("a key", sopcal("token", "new", work / "key")[0], 0)
        for name in EXAMPLES:
            site = built(ROOT / "plans" / name, work / name)
            plan = json.loads((work / name / "plan.json").read_text(encoding="utf-8"))
            page = (site / "index.html").read_text(encoding="utf-8")
            loads(name, plan, page)
            shares(name, plan, page)
            tells_nobody(name, plan, work)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
