"""Random edits of a plan, and the diff lists exactly these: diff_edits.py [SEED [PLANS]]

A plan of one-off campaigns, each with a few tasks, is generated as plain data and written out; then some of it is
dropped, added, moved, renamed, given to somebody else, made longer, given another time. What the diff must say follows
from the edits alone, without any code of ours. Read from a folder and from a plan.json by turns. Some plans are
announced before they are edited.
"""
import copy
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tally import Tally

SOPCAL = str(pathlib.Path(os.environ.get("BUILD", ".build")).resolve() / "sopcal")
FIRST = datetime.date(2026, 3, 2)
PEOPLE = [f"p{i}" for i in range(1, 8)]


# ---- plans ------------------------------------------------------------------------------------------------------------

def new_campaign(rng, number):
    steps = [{"id": f"s{i}", "day": i, "by": rng.sample(PEOPLE, rng.randint(1, 3)), "minutes": rng.choice([5, 10, 30]),
              "at": rng.choice(["09:00", "10:00-11:00"]), "title": f"Step {number}.{i}"}
             for i in range(1, rng.randint(1, 4) + 1)]
    return {"title": f"Campaign {number}", "day": rng.randint(0, 60), "status": rng.choice(["draft", "final"]), "steps": steps}


def new_plan(rng):
    return {"people": {p: p.upper() for p in PEOPLE}, "campaigns": {f"c{i}": new_campaign(rng, i) for i in range(rng.randint(1, 12))}}


def day_of(campaign):
    return FIRST + datetime.timedelta(days=campaign["day"])


def write(plan, folder):
    folder.mkdir()
    document = {
        "plan": {"id": "edits", "from": FIRST.isoformat(), "to": "2026-06-30"},
        "staff": {p: {"name": name, "role": "adviser"} for p, name in plan["people"].items()},
        "sops": {c: {"steps": [{"id": s["id"], "day": s["day"], "at": s["at"], "by": s["by"], "task": s["title"],
                                "minutes": s["minutes"]} for s in campaign["steps"]]}
                 for c, campaign in plan["campaigns"].items()},
        "campaigns": {c: {"title": campaign["title"], "sop": c, "date": day_of(campaign).isoformat(), "status": campaign["status"]}
                      for c, campaign in plan["campaigns"].items()},
    }
    if not plan["campaigns"]:
        del document["sops"], document["campaigns"]
    (folder / "plan.yaml").write_text(yaml_of(document), encoding="utf-8")


def yaml_of(value, indent=""):
    """Enough YAML for the plans above."""
    out = ""
    for key, item in value.items():
        if isinstance(item, dict) and any(isinstance(v, (dict, list)) for v in item.values()):
            out += f"{indent}{key}:\n" + yaml_of(item, indent + "  ")
        elif isinstance(item, list):
            out += f"{indent}{key}:\n" + "".join(f"{indent}  - {flow(one)}\n" for one in item)
        else:
            out += f"{indent}{key}: {flow(item)}\n"
    return out


def flow(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    return f'"{value}"' if isinstance(value, str) and (" " in value or "," in value) else str(value)


# ---- edits ------------------------------------------------------------------------------------------------------------

def drop(rng, plan):
    if plan["campaigns"]:
        del plan["campaigns"][rng.choice(sorted(plan["campaigns"]))]


def add(rng, plan):
    number = 100 + rng.randint(0, 10 ** 6)
    plan["campaigns"][f"c{number}"] = new_campaign(rng, number)


def some(rng, plan):
    return plan["campaigns"][rng.choice(sorted(plan["campaigns"]))] if plan["campaigns"] else None


def some_step(rng, plan):
    campaign = some(rng, plan)
    return rng.choice(campaign["steps"]) if campaign else {}


def move(rng, plan):
    campaign = some(rng, plan)
    if campaign:
        campaign["day"] = rng.randint(0, 60)


def rename(rng, plan):
    campaign = some(rng, plan)
    if campaign:
        campaign["title"] += " again"


def settle(rng, plan):
    campaign = some(rng, plan)
    if campaign:
        campaign["status"] = rng.choice(["draft", "discussed", "final"])


def reassign(rng, plan):
    some_step(rng, plan)["by"] = rng.sample(PEOPLE, rng.randint(1, 3))


def rename_step(rng, plan):
    step = some_step(rng, plan)
    step["title"] = step.get("title", "") + " new"


def lengthen(rng, plan):
    some_step(rng, plan)["minutes"] = rng.choice([5, 10, 30, 45])


def at_another_time(rng, plan):
    some_step(rng, plan)["at"] = rng.choice(["09:00", "10:00-11:00", "15:00"])


def drop_step(rng, plan):
    campaign = some(rng, plan)
    if campaign and len(campaign["steps"]) > 1:
        campaign["steps"].pop(rng.randrange(len(campaign["steps"])))


def rename_person(rng, plan):
    plan["people"][rng.choice(PEOPLE)] += "x"


EDITS = [drop, add, move, rename, settle, reassign, rename_step, lengthen, at_another_time, drop_step, rename_person]


# ---- what the diff must say ---------------------------------------------------------------------------------------------

def openings(plan):
    return {c: (day_of(campaign), campaign["title"], campaign["status"]) for c, campaign in plan["campaigns"].items()}


def items(plan):
    """identity -> what there is to say of it."""
    out = {}
    for c, campaign in plan["campaigns"].items():
        for step in campaign["steps"]:
            out[f"{c}/{step['id']}"] = {"day": day_of(campaign) + datetime.timedelta(days=step["day"] - 1), "time": step["at"],
                                        "title": step["title"], "people": tuple(sorted(step["by"])), "minutes": step["minutes"],
                                        "status": campaign["status"]}
    return out


def differing(old, new):
    """identity -> "came", "went" or the aspects in which it is another."""
    out = {}
    for key in old.keys() | new.keys():
        if key not in old or key not in new:
            out[key] = "came" if key not in old else "went"
        elif old[key] != new[key]:
            out[key] = old[key], new[key]
    return out


def wanted_items(old, new):
    out = {}
    for key, change in differing(items(old), items(new)).items():
        if isinstance(change, str):
            out[key] = change, set(), None, None
            continue
        a, b = change
        aspects = {name for name in a if a[name] != b[name]}
        out[key] = "changed", aspects, set(b["people"]) - set(a["people"]), set(a["people"]) - set(b["people"])
    return out


def wanted_openings(old, new):
    out = {}
    for key, change in differing(openings(old), openings(new)).items():
        if isinstance(change, str):
            out[key] = change, set()
        else:
            out[key] = "changed", {name for name, a, b in zip(("day", "title", "status"), *change) if a != b}
    return out


def wanted_people(old, new):
    """person -> came, went, moved, changed, minutes before and after; of those for whom something is different."""
    before, after = items(old), items(new)
    out = {}
    for person in PEOPLE:
        n = {"came": 0, "went": 0, "moved": 0, "changed": 0}
        for key in before.keys() | after.keys():
            a, b = before.get(key), after.get(key)
            had, has = bool(a and person in a["people"]), bool(b and person in b["people"])
            if has and not had:
                n["came"] += 1
            elif had and not has:
                n["went"] += 1
            elif had and has:
                aspects = {name for name in a if a[name] != b[name]} - {"people"}
                if aspects & {"day", "time"}:
                    n["moved"] += 1
                elif aspects:
                    n["changed"] += 1
        minutes = [sum(i["minutes"] for i in side.values() if person in i["people"]) for side in (before, after)]
        if any(n.values()) or minutes[0] != minutes[1]:
            out[person] = (n["came"], n["went"], n["moved"], n["changed"], *minutes)
    return out


def wanted_weeks(old, new):
    minutes = {}
    for which, plan in enumerate((old, new)):
        for item in items(plan).values():
            monday = item["day"] - datetime.timedelta(days=item["day"].weekday())
            for person in item["people"]:
                minutes.setdefault((monday.isoformat(), person), [0, 0])[which] += item["minutes"]
    return {key: tuple(both) for key, both in minutes.items() if both[0] != both[1]}


# ---- running ----------------------------------------------------------------------------------------------------------

def run(tally, *arguments):
    done = subprocess.run([SOPCAL, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        tally.check(f"{arguments}: status {done.returncode}\n{(done.stdout + done.stderr)[:600]}", False)
    return done


def judge(tally, name, old, new, old_side, new_side):
    done = run(tally, "diff", old_side, new_side, "--format", "json", "--exit-code")
    if not done.stdout:
        return
    got = json.loads(done.stdout)
    items_got = {i["identity"]: (i["change"], set(i["in"]), *((set(i["gained"]), set(i["lost"])) if i["change"] == "changed" else (None, None)))
                 for i in got["items"]}
    people = {p["id"]: (p["came"], p["went"], p["moved"], p["changed"], p["minutes_before"], p["minutes_after"]) for p in got["by_person"]}
    weeks = {(w["monday"], w["id"]): (w["minutes_before"], w["minutes_after"]) for w in got["weeks"]}
    renamed = {p for p in PEOPLE if old["people"][p] != new["people"][p]}
    tally.equal(f"{name}: items", items_got, wanted_items(old, new))
    tally.equal(f"{name}: campaigns", {o["id"]: (o["change"], set(o["in"])) for o in got["openings"]}, wanted_openings(old, new))
    tally.equal(f"{name}: for whom", people, wanted_people(old, new))
    tally.equal(f"{name}: weeks", weeks, wanted_weeks(old, new))
    tally.equal(f"{name}: people", {(p["id"], p["change"]) for p in got["people"]}, {(p, "changed") for p in renamed})
    days = [(i["new"] or i["old"])["date"] for i in got["items"]]
    tally.equal(f"{name}: by day", days, sorted(days))
    same = not (items_got or got["openings"] or renamed or got["feeds"])
    tally.equal(f"{name}: exit status", (done.returncode, got["same"]), (0 if same else 1, same))


def one(tally, rng, name):
    old = new_plan(rng)
    new = copy.deepcopy(old)
    for _ in range(rng.choice([0, 1, 1, 2, 3, 8, 20])):
        rng.choice(EDITS)(rng, new)
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        sides = []
        for which, plan in (("old", old), ("new", new)):
            write(plan, folder / which)
            sides.append(folder / which)
            if rng.random() < 0.4:
                run(tally, "build", folder / which, "-o", folder / f"out-{which}", "--quiet")
                sides[-1] = folder / f"out-{which}/plan.json"
        judge(tally, name, old, new, *sides)
        for language in ("en", "zh"):
            for form in ("text", "md"):
                run(tally, "diff", *sides, "--format", form, "--lang", language)


def wanted_held(old, new):
    """What was announced and the plan now has on another day or at another time, with what it says."""
    out = {c: (day_of(campaign).isoformat(), None) for c, campaign in new["campaigns"].items() if campaign["day"] != old["campaigns"][c]["day"]}
    before = items(old)
    for key, item in items(new).items():
        if item["time"] != before[key]["time"]:
            out[key] = None, item["time"].split("-")[0]
    return out


def held(tally, rng, name):
    """All is announced: then days and times stay, and the diff lists exactly what the plan says otherwise."""
    old = new_plan(rng)
    new = copy.deepcopy(old)
    for _ in range(rng.choice([1, 2, 5])):
        rng.choice([move, at_another_time])(rng, new)
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        write(old, folder / "old")
        run(tally, "lock", folder / "old", "--today", FIRST, "--horizon", "200d", "--quiet")
        write(new, folder / "new")
        shutil.copy(folder / "old/sopcal.lock", folder / "new/sopcal.lock")
        got = json.loads(run(tally, "diff", folder / "old", folder / "new", "--format", "json").stdout)
        again = json.loads(run(tally, "diff", folder / "new", folder / "new", "--format", "json").stdout)
    said = {h["id"]: (h["new"]["first"], None) for h in got["held"] if "id" in h}
    said |= {h["identity"]: (None, h["new"]["from"]) for h in got["held"] if "identity" in h}
    tally.equal(f"{name}: held", said, wanted_held(old, new))
    tally.equal(f"{name}: nothing moves", (got["openings"], got["items"]), ([], []))
    tally.equal(f"{name}: it is the same", (got["same"], again["same"]), (not said, True))


def main():
    seed, plans = (int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((1, 6), (2, 40)))
    tally = Tally()
    for number in range(plans):
        one(tally, random.Random(seed * 1000 + number), f"seed {seed}, plan {number}")
        if number % 4 == 0:
            held(tally, random.Random(seed * 1000 + number), f"seed {seed}, announced plan {number}")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
