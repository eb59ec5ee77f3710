#!/usr/bin/python3
"""How often one customer is reached, reckoned anew from plan.json: touches.py

Plans are made by a generator with a fixed seed: segments that overlap or are apart, channels for some of them,
campaigns, phases, series, routines, daily lines, and caps of everybody who may state one. Each is built without its caps,
which change nothing in a schedule; then every customer that there can be is looked at, one by one, and what
`sopcal report --touches` and `sopcal check` say of the plan with its caps must be what comes of that.
"""
import calendar
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tally import Tally  # noqa: E402

SOPCAL = os.path.join(os.environ.get("BUILD", ".build"), "sopcal")
PLANS = int(os.environ.get("TOUCHES_PLANS", "24"))  # the judge: 80
FIRST, LAST = date(2026, 2, 20), date(2026, 4, 20)
UNITS = ["day", "week", "month"]
MOST = {"day": 3, "week": 9, "month": 20}


# ---- plans ------------------------------------------------------------------------------------------------------------

def caps(dice, often):
    """At most one of each unit."""
    return {unit: dice.randint(1, MOST[unit]) for unit in UNITS if dice.random() < often}


def some(dice, values, most):
    return dice.sample(values, dice.randint(0, min(most, len(values))))


def segments_of(dice):
    names = [f"s{i}" for i in range(dice.randint(0, 6))]
    return {name: {"apart": dice.choice(["", "x", "y"]), "touch": {}} for name in names}


def campaign_of(dice, number, before, segments):
    """A one-off of some days, a phase of one that is before it, a rhythm or a series."""
    first = FIRST + timedelta(days=dice.randint(0, 50))
    days = dice.choice([1, 1, 2, 3, 7, 20])
    one = {"date": [first, min(first + timedelta(days=days - 1), LAST)], "for": some(dice, list(segments), 2),
           "sop": f"sop{dice.randint(0, 2)}", "touch": {}}
    way = dice.random()
    parents = [name for name, other in before.items() if "date" in other]
    if way < 0.3 and parents:
        parent = dice.choice(parents)
        span = before[parent]["date"]
        first = span[0] + timedelta(days=dice.randint(0, (span[1] - span[0]).days))
        one["date"] = [first, min(first + timedelta(days=dice.randint(0, 3)), span[1])]
        one["part_of"] = parent
        if dice.random() < 0.5:
            del one["for"]
    elif way < 0.45:
        del one["date"]
        one["every"] = dice.choice(["wed", "sun", "[mon, fri]"])
    elif way < 0.55:
        del one["date"]
        one["rhythm"] = "half-month"
    return one


def plan_of(dice):
    segments = segments_of(dice)
    channels = {}
    for name in ["circle", "club"][:dice.randint(1, 2)]:
        channels[name] = {"for": some(dice, list(segments), 3) if dice.random() < 0.3 else [],
                          "per_day": dice.choice([0, 1, 1, 2]), "campaign": dice.random() < 0.4,
                          "touch": caps(dice, 0.5), "platform": caps(dice, 0.2)}
    campaigns = {}
    for number in range(dice.randint(1, 8)):
        campaigns[f"c{number}"] = campaign_of(dice, number, campaigns, segments)
    sops = [[(dice.choice(["1", "1..last", "-1", "last"]), dice.choice(list(channels)))
             for _ in range(dice.randint(1, 3))] for _ in range(3)]
    for owner in [*segments.values(), *campaigns.values()]:
        for channel in channels:
            if dice.random() < 0.5:
                owner["touch"][channel] = caps(dice, 0.7)
    return {"segments": segments, "channels": channels, "campaigns": campaigns, "sops": sops,
            "routine": dice.choice(["", *channels])}


def listed(values):
    return "[" + ", ".join(values) + "]"


def capped(values):
    return listed(f"{most} per {unit}" for unit, most in values.items())


def touch_text(touch):
    stated = [f"{channel}: {capped(values)}" for channel, values in touch.items() if values]
    return f", touch: {{{', '.join(stated)}}}" if stated else ""


def written(plan, with_caps):
    out = [f"plan: {{id: p, from: {FIRST}, to: {LAST}}}", "channels:"]
    for name, channel in plan["channels"].items():
        more = f", touch: {capped(channel['touch'])}" if channel["touch"] and with_caps else ""
        more += f", limits: {{touch: {capped(channel['platform'])}}}" if channel["platform"] and with_caps else ""
        out.append(f"  {name}: {{kind: group, at: [08:00, 12:00], for: {listed(channel['for'])}{more}}}")
    out.append(f"staff: {{lin: {{name: Lin, role: adviser, channels: {listed(plan['channels'])}}}}}")
    out.append("segments:" if plan["segments"] else "segments: {}")
    for name, segment in plan["segments"].items():
        apart = f", apart: {segment['apart']}" if segment["apart"] else ""
        out.append(f"  {name}: {{title: {name}{apart}{touch_text(segment['touch']) if with_caps else ''}}}")
    out.append("daily:" if any(channel["per_day"] for channel in plan["channels"].values()) else "daily: {}")
    for name, channel in plan["channels"].items():
        rest = ", campaign: 0" if channel["campaign"] else ""
        if channel["per_day"]:
            out.append(f"  {name}: {{per_day: {{all: {channel['per_day']}{rest}}}, mix: {{brand: 1}}}}")
    out.append("sops:")
    for number, steps in enumerate(plan["sops"]):
        out.append(f"  sop{number}:\n    steps:")
        for step, (day, channel) in enumerate(steps):
            out.append(f"      - {{id: t{step}, day: {day}, at: 1{step}:30, post: {channel}, piece: brand/story}}")
    if plan["routine"]:
        out.append(f"  columns: {{anchor: calendar, steps: [{{id: chain, every: [sat, mon], at: 20:00, "
                   f"post: {plan['routine']}, piece: brand/story}}]}}")
    out.append("campaigns:")
    for name, campaign in plan["campaigns"].items():
        keys = [f"title: {name}", f"sop: {campaign['sop']}"]
        keys += [f"{key}: {campaign[key]}" for key in ("part_of", "every", "rhythm") if key in campaign]
        if "date" in campaign:
            keys.append(f"date: {campaign['date'][0]}..{campaign['date'][1]}")
        if "for" in campaign:
            keys.append(f"for: {listed(campaign['for'])}")
        out.append(f"  {name}: {{{', '.join(keys)}{touch_text(campaign['touch']) if with_caps else ''}}}")
    return "\n".join(out) + "\n"


# ---- by the program ---------------------------------------------------------------------------------------------------

def run(*arguments):
    return subprocess.run([SOPCAL, *arguments, "--lang", "en"], capture_output=True, check=False, text=True)


def put(folder, text):
    (folder / "content/brand").mkdir(parents=True, exist_ok=True)
    (folder / "content/brand/story.md").write_text("A story.\n", encoding="utf-8")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def by_sopcal(plan):
    """The schedule without caps, the report (twice) and the findings with them; None where the plan has another fault."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder / "plan", written(plan, False))
        if run("build", str(folder / "plan"), "-o", str(folder / "out"), "--quiet").returncode:
            return None
        schedule = json.loads((folder / "out/plan.json").read_text(encoding="utf-8"))
        put(folder / "plan", written(plan, True))
        report = json.loads(run("report", str(folder / "plan"), "--touches", "--format", "json").stdout)["touches"]
        table = run("report", str(folder / "plan"), "--touches", "--format", "csv").stdout
        said = run("check", str(folder / "plan"), "--messages", "json").stdout
    return schedule, (report, list(csv.DictReader(io.StringIO(table)))), [json.loads(line) for line in said.splitlines()]


# ---- by looking at every customer -------------------------------------------------------------------------------------

def window_of(unit, day):
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def customers(plan, members):
    """Every set of segments that one customer of a channel can be in."""
    names = list(plan["segments"])
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            words = [plan["segments"][name]["apart"] for name in chosen if plan["segments"][name]["apart"]]
            if len(words) == len(set(words)) and (not members or set(members) & set(chosen)):
                yield frozenset(chosen)


def reaches(audience, customer):
    return not audience or bool(set(audience) & customer)


def running_in(plan, openings, channel, unit, window):
    """Openings that state a cap and live in the window, the strongest first."""
    found = []
    for number, opening in enumerate(openings):
        first, last = date.fromisoformat(opening["first"]), date.fromisoformat(opening["last"])
        most = plan["campaigns"][opening["id"].split("/")[0]]["touch"].get(channel, {}).get(unit)
        if most and first <= window[1] and last >= window[0]:
            found.append(((last - first).days, most, number, opening))
    return sorted(found, key=lambda one: one[:3])


def caps_of_customer(plan, channel, unit, running, posts, customer):
    """(cap_of, whose, most) of each cap that holds for one customer."""
    stated, members = plan["channels"][channel], plan["channels"][channel]["for"]
    yield "all", None, None
    if unit in stated["platform"]:
        yield "platform", None, stated["platform"][unit]
    mine = [one for one in running if reaches(one[3]["audience"], customer)]
    if mine:
        yield "campaign", mine[0][3]["id"], mine[0][1]
    elif unit in stated["touch"]:
        yield "channel", None, stated["touch"][unit]
    everybodys = any(not one[3]["audience"] for one in running)
    replaced = {segment for one in running for segment in one[3]["audience"]}
    for name in customer:
        most = plan["segments"][name]["touch"].get(channel, {}).get(unit)
        held = everybodys or name in replaced
        meant = any(not post["audience"] or name in post["audience"] for post in posts)
        if most and not held and meant and (not members or name in members):
            yield "segment", name, most


def reckoned(plan, schedule):
    """(channel, cap_of, unit, whose, first day) -> (most, posts, the sets of posts that come to so many)."""
    rows = {}
    for channel, stated in plan["channels"].items():
        posts = [one for one in schedule["occurrences"] if one["kind"] == "post" and one["channel"] == channel]
        for unit in UNITS:
            windows = defaultdict(list)
            for post in posts:
                windows[window_of(unit, date.fromisoformat(post["date"]))].append(post)
            for window, within in windows.items():
                running = running_in(plan, schedule["openings"], channel, unit, window)
                for customer in customers(plan, stated["for"]):
                    got = frozenset(post["identity"] for post in within if reaches(post["audience"], customer))
                    for cap_of, whose, most in caps_of_customer(plan, channel, unit, running, within, customer):
                        row = rows.setdefault((channel, cap_of, unit, whose, window[0].isoformat()), [most, -1, set()])
                        if len(got) > row[1]:
                            row[1:] = [len(got), set()]
                        if len(got) == row[1]:
                            row[2].add(got)
    return rows


# ---- both -------------------------------------------------------------------------------------------------------------

def judge_report(tally, name, report, rows):
    keys = [(row["channel"], row["cap_of"], row["unit"], row["whose"], row["first"]) for row in report]
    tally.equal(f"{name}: the same windows under the same caps", sorted(map(str, keys)), sorted(map(str, rows)))
    for key, row in zip(keys, report):
        if key not in rows:
            continue
        most, count, sets = rows[key]
        tally.equal(f"{name}: {key}", (row["most"], row["posts"], row["over"]),
                    (most, count, most is not None and count > most))
        tally.check(f"{name}: {key} lists the posts of such a customer", frozenset(row["identities"]) in sets)


def cells(row):
    """A record as the table has it."""
    said = {key: "" if value is None else str(value) for key, value in row.items()}
    return said | {"over": "over" if row["over"] else "", "identities": " ".join(row["identities"])}


def judge_findings(tally, name, findings, rows):
    """Each cap that is exceeded is said once, with its worst window and how many there are."""
    exceeded = defaultdict(list)
    for (channel, cap_of, unit, whose, _), (most, count, _) in rows.items():
        if most is not None and count > most:
            whose = whose.split("/")[0] if cap_of == "campaign" else whose
            exceeded[channel, cap_of, whose, unit, most].append(count)
    wanted = Counter((key[0], key[4], key[3], max(counts), len(counts)) for key, counts in exceeded.items())
    got = Counter()
    for one in findings:
        if one["code"] in ("C240", "C241"):
            said = re.search(r"gets (\d+) posts in '(\w+)'.*(?:at most|allows) (\d+) per (\w+)", one["message"])
            like = re.search(r"like that: (\d+)", one["message"])
            got[said[2], int(said[3]), said[4], int(said[1]), int(like[1]) if like else 1] += 1
    tally.equal(f"{name}: what is exceeded is said", got, wanted)
    return sum(wanted.values())


def main():
    dice, tally, done, over, held = random.Random(51), Tally(), 0, 0, Counter()
    while done < PLANS:
        plan = plan_of(dice)
        made = by_sopcal(plan)
        if not made:
            continue
        done += 1
        rows = reckoned(plan, made[0])
        report, table = made[1]
        judge_report(tally, f"plan {done}", report, rows)
        tally.equal(f"plan {done}: the table says the same", table, [cells(row) for row in report])
        over += judge_findings(tally, f"plan {done}", made[2], rows)
        held.update(key[1] for key in rows)
    print(f"{done} plans, {over} caps exceeded, rows: {dict(held)}")
    for cap_of in ("all", "platform", "channel", "campaign", "segment"):
        tally.check(f"some cap of {cap_of} holds", held[cap_of] > PLANS)
    return tally.end()


sys.exit(main())
