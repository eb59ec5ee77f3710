#!/usr/bin/python3
"""overview: the plan's page counts what the plan has, and of a private plan tells nobody's name: overview.py

The examples are built as they are and as private plans. Each person's weeks and each channel's shares are counted again
from plan.json; then every name, id and store of the staff is looked for on the private page. Of a plan of more people than
a page holds, who has a day over the budget is counted by store.
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


STORE = re.compile(r'<li><a href="[^"]*">([^<]*)</a> <span class="mute">(\d+) on staff(?: · <em class="too">(\d+) with days over budget</em>)?</span></li>')


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


# ---- whose days are too full, by store ---------------------------------------------------------------------------------

BUDGETS = (20, 45, 60, None)  # minutes, by person in turns


def team_of_stores(folder):
    """40 people of seven stores, of which the last has only people who keep to their budgets."""
    staff = {f"p{n:02}": ("S6" if n % 7 == 6 else f"S{n % 7}", 900 if n % 7 == 6 else BUDGETS[n % 4]) for n in range(40)}
    rows = "".join(f"  {who}: {{name: {who}, role: adviser, store: {store}{f', budget: {most}min' if most else ''}}}\n" for who, (store, most) in staff.items())
    folder.mkdir()
    (folder / "plan.yaml").write_text(f"""plan: {{id: stores, locale: en, from: 2026-03-01, to: 2026-04-30}}
channels: {{moments: {{kind: moments}}}}
staff:
{rows}sops:
  care:
    steps:
      - {{id: a, day: 1, task: [copy], minutes: 20, by: each adviser}}
      - {{id: b, day: 1, task: [copy], minutes: 10, by: each adviser}}
      - {{id: c, day: 2, task: [copy], minutes: 50, by: p01}}
campaigns: {{spring: {{title: Spring, date: 2026-04-10..2026-04-11, sop: care}}}}
""", encoding="utf-8")
    return staff


def stores_say_who_is_over(work):
    staff = team_of_stores(work / "stores")
    site = built(work / "stores", work / "stores-out")
    plan = json.loads((work / "stores-out" / "plan.json").read_text(encoding="utf-8"))
    minutes = Counter()
    for item in plan["occurrences"]:
        for who in item["people"]:
            minutes[who, item["due"]] += item["minutes"]
    over = {who for (who, _), n in minutes.items() if staff[who][1] and n > staff[who][1]}
    count = Counter(store for store, _ in staff.values())
    wanted = sorted((store, str(n), str(of) if (of := sum(staff[who][0] == store for who in over)) else "") for store, n in count.items())
    tally.check("stores: some have people over their budgets, and some have none", {bool(n) for *_, n in wanted} == {True, False})
    tally.equal("stores: how many of each are over", sorted(STORE.findall((site / "stores" / "index.html").read_text(encoding="utf-8"))), wanted)


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
        stores_say_who_is_over(work)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
