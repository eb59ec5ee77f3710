#!/usr/bin/python3
"""examples: each plan in plans/ is as good as it says: examples.py

It checks with nothing but what stands in the table below; its calendars are read back, its pages lead somewhere, and all
that is planned is on a sheet. What is promised of one field (D50 to D53) is looked for in plan.json.
"""
import json
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pages import ROOT, built, nothing_is_missing, pages_are_sound, sopcal, tally  # noqa: E402

# What `sopcal check --strict` says, by its codes. dawn-skincare and north-down have suites of their own besides.
EXAMPLES = {
    "dawn-skincare": [],
    "north-down": [],
    "velvet-beauty": ["T142"],
}
ALL_FORMATS = ("formats: [html, xlsx]", "formats: [html, xlsx, csv, md]")
PAGES = ("*.html", "stores/*.html", "sheets/*/index.html", "sheets/*/*-W1[0-9].html")


def checks(name, codes):
    status, said = sopcal("check", ROOT / "plans" / name, "--strict", "--messages", "short")
    found = [word.strip("[") for line in said.splitlines() for word in line.split() if word[:1] == "[" and word[2:5].isdigit()]
    tally.equal(f"check {name} --strict", (status, found), (0, codes))


def feeds_are_read_back(name, site):
    status, said = sopcal("verify", site / "calendar")
    tally.equal(f"verify the calendars of {name}: {said}", status, 0)


def example(name, codes, work):
    tally.check(f"{name} is in the table", codes is not None)
    checks(name, codes or [])
    site = built(ROOT / "plans" / name, work / name)
    feeds_are_read_back(name, site)
    outside = {link for item in json.loads((work / name / "plan.json").read_text(encoding="utf-8"))["occurrences"]
               for link in item.get("links", [])}  # fmt: skip
    pages_are_sound(site, "zh-CN", outside, PAGES)


# ---- velvet-beauty ----------------------------------------------------------------------------------------------------


def steps_of(plan):
    found = defaultdict(list)
    for item in plan["occurrences"]:
        found[item["campaign"], item["step"]].append(item)
    return found


def day(item):
    return date.fromisoformat(item["date"])


def lives_have_three_parts(plan, steps):
    lives = [o for o in plan["openings"] if o["id"].startswith("live/")]
    tally.equal("a live each Wednesday of eight weeks", [date.fromisoformat(o["first"]).weekday() for o in lives], [2] * 8)
    for step, offset in (("invite", -1), ("soon", 0), ("start", 0), ("after", 1), ("call", 1)):
        days = sorted({day(item) for item in steps["live", step]})
        wanted = [date.fromisoformat(o["first"]) + timedelta(days=offset) for o in lives]
        tally.equal(f"live: {step}", days, [d for d in wanted if date(2026, 3, 2) <= d <= date(2026, 4, 26)])


def groups_have_something_to_come_for(steps):
    chains = [day(item) for item in steps[None, "chain"]]
    tally.equal("a chain each Thursday", [(b - a).days for a, b in zip(chains, chains[1:])], [7] * (len(chains) - 1))
    tally.check("the VIP group has posts that no other group has", all(i["channel"] == "lounge" for i in steps[None, "tea"]) and steps[None, "tea"])
    for campaign in ("spring-look", "bring-friend"):
        posts = sorted((item for (which, _), items in steps.items() if which == campaign for item in items if item["kind"] == "post"), key=lambda i: i["date"])
        tally.equal(f"{campaign}: who hears of it first", posts[0]["channel"], "lounge")


def one_persona_speaks(plan):
    texts = defaultdict(set)
    for item in plan["occurrences"]:
        if item["kind"] == "post":
            tally.check(f"{item['identity']} has words", item["text"])
            texts[item["piece"], item["channel"], item["campaign"], item["period"]].add(item["text"])
    tally.equal("pieces that are said in two ways", [piece for piece, said in texts.items() if len(said) > 1], [])
    tally.check("one to one, too", any(channel == "private" for _, channel, _, _ in texts))


def touches_are_capped_in_one_place():
    folder = ROOT / "plans/velvet-beauty"
    plan = yaml.safe_load((folder / "plan.yaml").read_text(encoding="utf-8"))
    reaching = [name for name, channel in plan["channels"].items() if channel["kind"] != "private"]
    tally.equal("channels without a cap", [n for n in reaching if "touch" not in plan["channels"][n]], [])
    tally.equal("segments without one", [n for n, s in plan["segments"].items() if "touch" not in s], [])


def velvet_beauty(work):
    folder, out = work / "plan", work / "all"
    shutil.copytree(ROOT / "plans/velvet-beauty", folder)
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "plan.yaml").write_text(text.replace(*ALL_FORMATS), encoding="utf-8")
    built(folder, out)
    staff = yaml.safe_load((folder / "team.yaml").read_text(encoding="utf-8"))["staff"]
    nothing_is_missing(out, staff=staff)
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    steps = steps_of(plan)
    lives_have_three_parts(plan, steps)
    groups_have_something_to_come_for(steps)
    one_persona_speaks(plan)
    touches_are_capped_in_one_place()
    tally.equal("a calendar for each store", Counter(path.stem for path in (out / "site/calendar/store").iterdir()),
                Counter(person["store"] for person in {p["store"]: p for p in staff.values()}.values()))


def main():
    work = Path(tempfile.mkdtemp())
    for folder in sorted((ROOT / "plans").iterdir()):
        if folder.is_dir():
            example(folder.name, EXAMPLES.get(folder.name), work)
    velvet_beauty(work)
    shutil.rmtree(work)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
