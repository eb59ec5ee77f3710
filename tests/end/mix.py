#!/usr/bin/python3
"""mix: a year of three channels keeps every bound, and `gaps` lists exactly what must be written.

    mix.py

Plans are generated or copied into a folder of their own, and judged by plan.json and what commands print, without any
code of ours. Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
SOPCAL = Path(os.environ.get("BUILD", ROOT / ".build")).resolve() / "sopcal"
DEMO = ROOT / "plans" / "dawn-skincare"
SHOWN = 20  # failures printed in full
KINDS = {"education": 35, "event": 15, "interaction": 30, "product": 20}
CLOSED = ("order", "repurchase", "shipping")
REUSE = 30  # days
READY = timedelta(days=3)


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, fine):
        if fine:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= SHOWN:
            print(f"FAILED: {what}")

    def equal(self, what, got, want):
        self.check(f"{what}\n  got:    {got!r}\n  wanted: {want!r}", got == want)


def run(*arguments, status=0):
    done = subprocess.run([SOPCAL, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != status:
        raise SystemExit(f"sopcal {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def built(plan):
    out = plan.parent / f"{plan.name}-out"
    run("build", plan, "-o", out, "--quiet")
    return json.loads((out / "plan.json").read_text(encoding="utf-8"))


def day_of(text):
    return date.fromisoformat(text)


def write_piece(plan, piece, **front):
    path = plan / "content" / f"{piece}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in front.items() if value not in (None, "", "[]")]
    path.write_text("\n".join(["---", *lines, "---", f"{piece} 的正文。", ""]), encoding="utf-8")


# ---- a year of three channels -----------------------------------------------------------------------------------------

MIXES = {
    "moments": {"persona": 4, "brand": 3, "proof": 3},
    "circle": {"persona": 1, "brand": 1, "proof": 1},
    "study": {"brand": 5, "persona": 2, "proof": 2, "hot": 1},
}
MOST_SELLING = 25
LEAST_PROOF = 60
KINDS_OFF = 2  # by so many slots a kind may be off its share, at most
YEAR = """\
plan: {id: year, from: 2026-01-01, to: 2026-12-31, locale: en, kinds: {education: 35, event: 15, interaction: 30, product: 20}}
channels:
  moments: {kind: moments, at: [08:00-09:00, 12:00-13:00, 20:00-21:30]}
  circle: {kind: group, for: [vip], at: [10:00, 20:00]}
  study: {kind: group, for: [tender], at: [08:30]}
segments: {vip: {title: VIP}, tender: {title: Tender}}
staff: {lin: {name: Lin, role: adviser, channels: [moments, circle, study]}}
daily:
  moments: {per_day: {workday: 3, weekend: 2, campaign: 0}, mix: {persona: 4, brand: 3, proof: 3}}
  circle: {per_day: {all: 2, campaign: 0}, mix: {persona: 1, brand: 1, proof: 1}}
  study: {mix: {brand: 5, persona: 2, proof: 2, hot: 1}}
rules: {selling: {most: 25}, proof: {least: 60}}
sops:
  three: {length: 3, by: lin, steps: [{id: open, day: 1..2, at: 09:00, post: moments, theme: offer},
                                      {id: heat, day: 2, at: 12:00, post: circle, for: [vip], theme: offer}]}
campaigns:
  care: {sop: three, rhythm: month, for: [vip, tender]}
  flash: {sop: three, date: [2026-02-10, 2026-05-20, 2026-08-08], for: [vip]}
"""


def year_pieces():
    """id -> its front matter: in each line as many kinds as there are, in proof as many scenes."""
    pieces = {"proof/offer": {"theme": "offer"}}
    kinds = [kind for kind, share in KINDS.items() for _ in range(share // 5)]
    for line, n in (("persona", 60), ("brand", 60), ("proof", 60), ("hot", 20)):
        for i in range(n):
            front = {"kind": kinds[i * 7 % len(kinds)], "reuse": f"{{after: {14 + i % 3 * 7}d}}"}
            if line == "proof":
                front["scene"] = ("feedback", *CLOSED)[i % 4]
            pieces[f"{line}/p-{i:02}"] = front
    return pieces


def rest_of(front):
    return int(re.search(r"\d+", front["reuse"])[0])


def slots_by_channel(plan):
    slots = defaultdict(list)
    for item in plan["occurrences"]:
        if item["slot"]:
            slots[item["channel"]].append(item)
    return slots


def check_shares(tally, channel, slots, pieces):
    lines, kinds, scenes = Counter(), Counter(), Counter()
    for n, item in enumerate(slots, 1):
        at = f"{channel}, {item['date']}, after {n} slots"
        front = pieces[item["piece"]]
        lines[item["line"]] += 1
        kinds[front["kind"]] += 1
        for line, share in MIXES[channel].items():
            off = abs(lines[line] - Fraction(n * share, sum(MIXES[channel].values())))
            tally.check(f"{at}: {line} is off by {float(off):.2f}", off <= 1)
        for kind, share in KINDS.items():
            off = abs(kinds[kind] - Fraction(n * share, 100))
            tally.check(f"{at}: {kind} is off by {float(off):.2f}", off <= KINDS_OFF)
        if item["line"] == "proof":
            scenes[front["scene"] in CLOSED] += 1
        tally.check(f"{at}: closed sales {scenes}", scenes[True] * 100 >= LEAST_PROOF * sum(scenes.values()))
        tally.check(f"{at}: selling {kinds['product']}", kinds["product"] * 100 <= MOST_SELLING * n)


def check_rests(tally, channel, slots, pieces):
    last = {}
    for item in slots:
        day = day_of(item["date"])
        if item["piece"] in last:
            rest = (day - last[item["piece"]]).days
            tally.check(f"{channel}: {item['piece']} after {rest} days", rest >= rest_of(pieces[item["piece"]]))
        last[item["piece"]] = day


def check_year(tally, plan, pieces):
    slots = slots_by_channel(plan)
    tally.equal("each channel has its daily posts", set(slots), set(MIXES))
    posts = {(item["channel"], item["date"]) for item in plan["occurrences"] if item["campaign"] and item["channel"]}
    for channel, items in slots.items():
        tally.equal(f"{channel}: no slot is empty", [i["identity"] for i in items if not i["piece"]], [])
        quiet = [] if channel == "study" else [i["identity"] for i in items if (channel, i["date"]) in posts]
        tally.equal(f"{channel}: daily posts are silent where a campaign posts", quiet, [])
        check_shares(tally, channel, items, pieces)
        check_rests(tally, channel, items, pieces)
    twice = Counter((i["date"], i["piece"]) for items in slots.values() for i in items)
    tally.equal("no piece goes out twice on a day", [key for key, n in twice.items() if n > 1], [])


def what_goes_out(plan, before):
    return {i["identity"]: (i["date"], i["piece"], i["people"]) for i in plan["occurrences"] if i["date"] < before}


def check_a_year(tally, folder):
    plan, pieces = folder / "year", year_pieces()
    plan.mkdir()
    (plan / "plan.yaml").write_text(YEAR, encoding="utf-8")
    for piece, front in pieces.items():
        write_piece(plan, piece, **front)
    first = built(plan)
    check_year(tally, first, pieces)
    run("lock", plan, "--today", "2026-01-01", "--horizon", "60d")
    pieces["brand/new"] = {"kind": "interaction", "reuse": "{after: 14d}"}
    write_piece(plan, "brand/new", **pieces["brand/new"])
    second = built(plan)
    check_year(tally, second, pieces)
    horizon = (day_of("2026-01-01") + timedelta(days=60)).isoformat()
    tally.equal("what is locked stays", what_goes_out(second, horizon), what_goes_out(first, horizon))
    used = [i["date"] for i in second["occurrences"] if i["piece"] == "brand/new"]
    tally.check(f"the new piece goes out behind the horizon: {used[:3]}", used and min(used) >= horizon)


# ---- what is to be written --------------------------------------------------------------------------------------------


def gaps(plan, *options):
    return list(csv.DictReader(io.StringIO(run("gaps", plan, "--format", "csv", *options))))


def listed(plan):
    """For people: the lines of the table, and those in Markdown."""
    text = run("gaps", plan).splitlines()[2:]
    markdown = [line for line in run("gaps", plan, "--format", "md").splitlines()[4:] if line.startswith("|")]
    return len(text), len(markdown)


def write_listed(plan, row):
    write_piece(plan, row["piece"], kind=row["kind"], theme=row["theme"], scene=row["scene"].split(" ")[0],
                channels=f"[{row['channel'].replace(' ', ', ')}]", **{"for": f"[{row['for'].replace(' ', ', ')}]"})


def most_within(days, span):
    """How many pieces serve these days, when each rests for `span` days."""
    days = sorted(day_of(day) for day in days)
    return max(sum(1 for other in days if 0 <= (other - day).days < span) for day in days)


def check_daily(tally, name, plan, rows):
    """The daily pieces, reckoned from the empty slots that are left once the others are written: to within one, for with
    new pieces the mix takes other lines. That the list is exact, check_writing shows."""
    empty = defaultdict(list)
    for item in built(plan)["occurrences"]:
        if item["slot"] and not item["piece"]:
            empty[item["channel"], item["line"]].append(item["date"])
    daily = [row for row in rows if not row["named"] and not row["theme"]]
    listed_of = Counter((row["channel"], row["line"]) for row in daily)
    for channel, line in {*empty, *listed_of}:
        days = empty[channel, line]
        reckoned = most_within(days, REUSE) if days else 0
        off = abs(listed_of[channel, line] - reckoned)
        tally.check(f"{name}: {channel} {line}: {listed_of[channel, line]} pieces, reckoned {reckoned}", off <= 1)
        served = Counter(day for r in daily if (r["channel"], r["line"]) == (channel, line) for day in r["dates"].split())
        tally.equal(f"{name}: {channel} {line}: days that none of them serves", Counter(days) - served, Counter())
    for row in daily:
        tally.equal(f"{name}: {row['piece']} by", row["by"], (day_of(row["dates"].split()[0]) - READY).isoformat())


def check_writing(tally, name, plan, rows):
    """With all of them nothing is missing; without any one something is."""
    for row in rows:
        write_listed(plan, row)
    tally.equal(f"{name}: written, nothing is missing", gaps(plan), [])
    run("check", plan, "--quiet")
    for row in rows:
        path = plan / "content" / f"{row['piece']}.md"
        kept = path.read_bytes()
        path.unlink()
        again = gaps(plan)
        same = [r["piece"] for r in again if (r["line"], r["theme"], r["channel"]) == (row["line"], row["theme"], row["channel"])]
        tally.check(f"{name}: without {row['piece']} something like it is missing, not {again}", same)
        if row["named"]:
            tally.equal(f"{name}: without {row['piece']}", [r["piece"] for r in again], [row["piece"]])
        path.write_bytes(kept)


def check_gaps(tally, name, plan, wanted):
    """`wanted`: what steps and pins name, or a theme in a line -> by when."""
    rows = gaps(plan)
    tally.equal(f"{name}: as many in each format", listed(plan), (len(rows), len(rows)))
    tally.equal(f"{name}: by date", [row["by"] for row in rows], sorted(row["by"] for row in rows))
    for row in rows:
        year, week, _ = day_of(row["by"]).isocalendar()
        tally.equal(f"{name}: {row['piece']}: its week", row["week"], f"{year}-W{week:02}")
    asked = {row["piece"] if row["named"] else f"{row['line']} {row['theme']}": row["by"] for row in rows if row["named"] or row["theme"]}
    tally.equal(f"{name}: what steps and pins ask for", asked, wanted)
    late = gaps(plan, "--today", "2026-06-01")
    tally.check(f"{name}: passed days are left out", all(day >= "2026-06-01" for row in late for day in row["dates"].split()))
    for row in rows:
        if row["named"] or row["theme"]:
            write_listed(plan, row)
    check_daily(tally, name, plan, rows)
    check_writing(tally, name, plan, rows)


def remove_half(plan, odd):
    """Every second piece; gives the ids of those that are gone."""
    pieces = sorted(plan.glob("content/**/*.md"))
    for path in pieces[odd::2]:
        path.unlink()
    return {path.relative_to(plan / "content").as_posix()[:-3] for path in pieces[odd::2]}


def demo_asks(gone):
    """The demo names pieces by pins; of each theme that its steps ask for there are several."""
    pins = yaml.safe_load((DEMO / "plan.yaml").read_text(encoding="utf-8"))["pin"]
    return {piece: (day_of(pin[:10]) - READY).isoformat() for pin, piece in pins.items() if piece in gone}


def check_demo(tally, folder):
    for odd in (0, 1):
        plan = folder / f"demo-{odd}"
        shutil.copytree(DEMO, plan)
        gone = remove_half(plan, odd)
        check_gaps(tally, f"the demo without half its pieces ({odd})", plan, demo_asks(gone))


STEPS = """\
plan: {id: steps, from: 2026-01-01, to: 2026-06-30, locale: en}
channels:
  moments: {kind: moments, at: [08:00-09:00, 20:00-21:30]}
  circle: {kind: group, for: [vip], at: [10:00]}
segments: {vip: {title: VIP}}
staff: {lin: {name: Lin, role: adviser, channels: [moments, circle]}}
daily:
  moments: {per_day: 2, mix: {persona: 4, brand: 3, proof: 3}}
  circle: {mix: {persona: 2, brand: 1}}
rules: {proof: {least: 50}}
sops:
  lesson: {length: 7, by: lin, steps: [{id: card, day: 1..last, at: 12:00, post: moments, piece: lesson/day-*},
                                       {id: warm, day: -5, at: 12:00, post: moments, piece: lesson/warm},
                                       {id: last, day: last, at: 13:00, post: [moments, circle], for: [vip], line: proof, theme: urgency}]}
  hello: {anchor: calendar, by: lin, steps: [{id: hi, every: mon, at: 18:00, post: circle, piece: [lesson/hi, persona/hi]}]}
campaigns: {camp: {title: Camp, sop: lesson, date: [2026-03-02, 2026-05-11], for: [vip]}}
pin: {2026-02-17 moments: persona/new-year, 2026-02-20 moments: brand/there}
"""
STEP_PIECES = ["lesson/day-1", "lesson/day-2", "lesson/day-4", "lesson/day-6", "lesson/day-7", "brand/there"]
# Three days before the campaign opens, before the post that comes earlier, before the routine's first day, the pin's.
STEP_ASKS = {"lesson/day-3": "2026-02-27", "lesson/day-5": "2026-02-27", "lesson/warm": "2026-02-22",
             "proof urgency": "2026-02-27", "lesson/hi": "2026-01-02", "persona/new-year": "2026-02-14"}


def check_steps(tally, folder):
    plan = folder / "steps"
    plan.mkdir()
    (plan / "plan.yaml").write_text(STEPS, encoding="utf-8")
    kinds = list(KINDS)
    for i, piece in enumerate([*STEP_PIECES, *(f"{line}/d-{i}" for line in ("persona", "brand", "proof") for i in range(6))]):
        write_piece(plan, piece, kind=kinds[i % 4])
    check_gaps(tally, "steps that name pieces", plan, STEP_ASKS)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        check_a_year(tally, Path(folder))
        check_demo(tally, Path(folder))
        check_steps(tally, Path(folder))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    sys.exit(main())
