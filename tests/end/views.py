#!/usr/bin/python3
"""Every calendar holds exactly what its view says: views.py

Plans are made by a generator with a fixed seed: views of every kind with keys of every kind, people in several time zones,
some of them from a table, posts that are spread, private plans. From what the generator asked for and what plan.json says
of openings and occurrences the events of each feed are reckoned anew: which, when, their UIDs, categories, alarms, and the
sheet that each leads to. A reader of a few lines reads the calendars. `sopcal links` and links.csv must name the files that
there are, `sopcal verify` must have nothing to say, and what a private plan shares must name nobody.
"""
import csv
import hashlib
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tally import Tally  # noqa: E402

SOPCAL = os.path.join(os.environ.get("BUILD", ".build"), "sopcal")
PLANS = int(os.environ.get("VIEWS_PLANS", "40"))
SEED = int(os.environ.get("VIEWS_SEED", "6"))
URL = "https://plans.example.com/a%20b"
PARTS = ["campaigns", "posts", "tasks", "deadlines", "meetings"]
ALL_BUT_CAMPAIGNS = PARTS[1:]
DEFAULTS = {  # parts, days before and after --today
    "campaign": (PARTS, 90, 360), "channel": (["posts"], 30, 180), "own": (PARTS, 30, 180),
    "region": (ALL_BUT_CAMPAIGNS, 30, 90), "role": (ALL_BUT_CAMPAIGNS, 30, 90), "store": (ALL_BUT_CAMPAIGNS, 30, 90),
    "staff": (ALL_BUT_CAMPAIGNS, 30, 90), "team": (["campaigns", "deadlines", "meetings"], 90, 360)}
GROUPS = ("store", "region", "role")
MADE = ("campaign", "channel", "staff", "team")
CHANNELS = {"moments": "Friends", "circle": "老客群"}
LINES = ["brand", "proof"]
POINT, DAY = 15, 1440
KEY = "sopcal-key-1:" + "0123456789abcdef" * 4
tally = Tally()


# ---- plans ------------------------------------------------------------------------------------------------------------


def some(dice, values, least=1):
    values = list(values)
    return dice.sample(values, dice.randint(min(least, len(values)), len(values)))


def view_of(dice, kind):
    view = {}
    if dice.random() < 0.4:
        view["shows"] = some(dice, PARTS)
        if kind == "channel" and not {"posts", "campaigns"} & set(view["shows"]):
            view["shows"].append("posts")
    shown = view.get("shows", DEFAULTS[kind][0])
    if "posts" in shown and dice.random() < 0.7:
        view["posts"] = dice.choice(["each", "daily", "day"])
    for key in ("past", "ahead"):
        if dice.random() < 0.3:
            view[key] = dice.choice(["0d", "3d", "1w", "1 month"])
    if dice.random() < 0.3:
        view["alarm"] = dice.choice(["10min", "2h", "1d"])
    if dice.random() < 0.3:
        view["color"] = dice.choice(["navy", "olive", "hotpink"])
    if dice.random() < 0.4:
        view["categories"] = some(dice, ["kind", "line", "channel", "campaign"])
    if dice.random() < 0.3:
        view["locale"] = dice.choice(["en", "zh-CN"])
    if kind == "staff" and dice.random() < 0.2:
        view["link"] = False
    return view


def own_view_of(dice, plan):
    view = view_of(dice, "own")
    people = plan["staff"].values()
    choices = {"channels": CHANNELS, "campaigns": plan["campaigns"], "lines": LINES, "for": ["vip", "new"], "staff": plan["staff"],
               "stores": {p["store"] for p in people}, "regions": {p["region"] for p in people}, "roles": {p["role"] for p in people}}
    for key in dice.sample(list(choices), dice.choice([0, 1, 1, 2, 3])):
        view[key] = [dice.choice(choices[key])] if key == "for" else some(dice, sorted(choices[key]))
    if {"channels", "lines"} & set(view) and not {"posts", "campaigns"} & set(view.get("shows", PARTS)):
        view["shows"].append("posts")
    return view


def feeds_of(dice, plan):
    feeds = {}
    for kind in DEFAULTS:
        if kind == "own":
            continue
        way = dice.random()
        if way < 0.45:
            feeds[kind] = view_of(dice, kind) or True
        elif way < 0.6:
            feeds[kind] = dice.random() < 0.7
    feeds["own"] = {f"own-{n}": own_view_of(dice, plan) for n in range(dice.randint(0, 4))}
    if dice.random() < 0.4:
        feeds["alarm"] = "15min"
    return feeds


def staff_of(dice):
    ids = ["lin", "wu", "he", "陈晨", "SH-7", "ann", "bo"][: dice.randint(2, 7)]
    return {one: {"name": f"Name-{n}-员工", "role": ["adviser", "service"][n % 2], "store": dice.choice(["S1", "店-2", "s-3"]),
                  "region": dice.choice(["east", "西"]), "channels": list(CHANNELS) if n == 0 else some(dice, CHANNELS),
                  "timezone": dice.choice(["", "", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]), "table": dice.random() < 0.4}
            for n, one in enumerate(ids)}


def step_of(dice, number, staff):
    who = dice.choice(["all", "each adviser", "one service", dice.choice(list(staff))])
    at = dice.choice(["", "09:00", "02:30", "10:00-11:00", "23:50"])
    step = {"id": f"t{number}", "day": dice.choice([-2, 1, 1, 2])}
    way = dice.choice(["post", "post", "task", "due", "meet"])
    if way == "post":
        step |= {"post": dice.choice(list(CHANNELS)), "at": at or "08:00-08:40", "piece": dice.choice(["brand/p1", "proof/p1"])}
        if dice.random() < 0.5 and at != "23:50":
            step["spread"] = dice.choice(["7min", "20min"])
        if dice.random() < 0.3:
            step["by"] = "lin"
        if dice.random() < 0.3:
            step["for"] = ["vip"]
        return step
    step |= {"by": who} | ({"at": at} if at else {})
    if way == "meet":
        return step | {"meet": "Talk"}
    return step | {"task": "Work"} | ({"due": step["day"] + dice.choice([1, 3])} if way == "due" and step["day"] > 0 else {})


def plan_of(dice):
    first = dice.choice([date(2026, 3, 20), date(2026, 10, 15), date(2026, 6, 1)])
    plan = {"zone": dice.choice(["Asia/Shanghai", "Asia/Shanghai", "Europe/Berlin"]), "locale": dice.choice(["en", "zh-CN"]),
            "first": first, "last": first + timedelta(days=dice.choice([20, 45])), "private": dice.random() < 0.35,
            "url": dice.random() < 0.8, "sheets": dice.choice([True, True, True, False, ["csv", "md"]]), "staff": staff_of(dice)}
    plan["sops"] = [[step_of(dice, n, plan["staff"]) for n in range(dice.randint(1, 4))] for _ in range(2)]
    plan["campaigns"] = {}
    for number in range(dice.randint(1, 4)):
        begin = first + timedelta(days=dice.randint(4, 12))
        one = {"title": f"Sale {number}", "sop": f"sop{number % 2}", "status": "final", "date": [begin, begin + timedelta(days=2)]}
        if number and dice.random() < 0.4:
            one |= {"part_of": "c0", "date": plan["campaigns"]["c0"]["date"]}
        elif dice.random() < 0.4:
            one["for"] = dice.choice([["vip"], ["vip", "new"]])
        plan["campaigns"][f"c{number}"] = one
    if dice.random() < 0.2:
        plan["campaigns"]["late"] = {"title": "Late", "sop": "sop0", "status": "final", "date": [plan["last"] - timedelta(days=2)] * 2}
    plan["daily"] = dice.choice([0, 1, 2])
    plan["spread"] = dice.choice(["", "15min"])
    plan["feeds"] = feeds_of(dice, plan)
    plan["today"] = dice.choice([None, None, first - timedelta(days=30), first + timedelta(days=9), plan["last"] + timedelta(days=40)])
    return plan


def write_plan(folder, plan):
    """JSON is YAML."""
    text = {"plan": {"id": "shop", "brand": "Shop", "from": str(plan["first"]), "to": str(plan["last"]), "timezone": plan["zone"],
                     "locale": plan["locale"]} | ({"url": URL + "/"} if plan["url"] else {}) | ({"private": True} if plan["private"] else {}),
            "feeds": plan["feeds"], "segments": {"vip": {"title": "Vip"}, "new": {"title": "New"}},
            "channels": {"moments": {"kind": "moments", "title": CHANNELS["moments"], "at": ["08:00-09:00", "12:00"]},
                         "circle": {"kind": "group", "title": CHANNELS["circle"], "at": ["23:40"]}},
            "sops": {f"sop{n}": {"length": 3, "steps": steps} for n, steps in enumerate(plan["sops"])},
            "campaigns": {name: one | {"date": f"{one['date'][0]}..{one['date'][1]}"} for name, one in plan["campaigns"].items()}}
    if isinstance(plan["sheets"], list):
        text["sheets"] = {"formats": plan["sheets"]}
    elif not plan["sheets"]:
        text["sheets"] = False
    if plan["daily"]:
        text["daily"] = {"moments": {"per_day": plan["daily"], "mix": {"brand": 1, "proof": 1}}}
        text["daily"]["moments"] |= {"spread": plan["spread"]} if plan["spread"] else {}
    staff, rows = {}, io.StringIO()
    columns = ["id", "name", "role", "store", "region", "channels", "timezone"]
    table = csv.writer(rows)
    table.writerow(columns)
    for one, person in plan["staff"].items():
        if person["table"]:
            table.writerow([one, *("; ".join(person[key]) if key == "channels" else person[key] for key in columns[1:])])
        else:
            staff[one] = {key: value for key, value in person.items() if value and key != "table"}
    if any(person["table"] for person in plan["staff"].values()):
        (folder / "staff.csv").write_text(rows.getvalue(), encoding="utf-8")
        staff["from"] = "staff.csv"
    text["staff"] = staff
    (folder / "plan.yaml").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    for line in LINES:
        (folder / "content" / line).mkdir(parents=True)
        for n in range(3):
            (folder / f"content/{line}/p{n}.md").write_text("---\nstatus: final\nreuse: {after: 0d}\n---\n早。\n", encoding="utf-8")


# ---- times ------------------------------------------------------------------------------------------------------------


def number_of(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def instant(zone, day, minutes):
    """Of a time that never comes the one that is meant, of one that comes twice the first."""
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)


def times_of(plan, item, person):
    """Beginning and end, by the clock of UTC; None for what has no time of the day."""
    if item["from"] is None:
        return None
    begin, end = number_of(item["from"]), number_of(item["to"])
    lasts = end > begin
    if item.get("spread") and person:
        later = int(hashlib.blake2b(f"shop\n{person}".encode(), digest_size=16).hexdigest()[:7], 16) % item["spread"]
        begin, end = begin + later, end - item["spread"] + later if lasts else end
    if not lasts:
        end = min(begin + (item["minutes"] or POINT), DAY)
    begins = instant(plan["zone"], day_of(item), begin)
    return begins, max(instant(plan["zone"], day_of(item), end), begins)


def day_of(item):
    return date.fromisoformat(item["due"])


def own_day(plan, item, person):
    times = times_of(plan, item, person)
    zone = plan["staff"][person]["timezone"] if person else ""
    return times[0].astimezone(ZoneInfo(zone)).date() if times and zone else day_of(item)


# ---- what each feed must hold -----------------------------------------------------------------------------------------


def hashed(text):
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def token(person):
    key = bytes.fromhex(KEY.split(":")[1])
    return hashlib.blake2b(f"sopcal person 1\nshop\n{person}\n0\n0".encode(), digest_size=16, key=key).hexdigest()


def file_of(plan, person):
    return f"{person}-{token(person)}" if plan["private"] else person


def part_of(plan, item):
    if item["kind"] != "task":
        return {"post": "posts", "meet": "meetings"}[item["kind"]]
    steps = plan["sops"][int(item["sop"][3:])]
    stated = any(step["id"] == item["step"] and "due" in step for step in steps)
    return "deadlines" if stated or item["due"] != item["date"] else "tasks"


def belongs(plan, campaign, to):
    while campaign and campaign != to:
        campaign = plan["campaigns"][campaign].get("part_of")
    return bool(campaign)


def chosen(plan, made, kind, one, view):
    """The occurrences and the openings that a feed is about."""
    items, openings = made["occurrences"], made["openings"]
    if kind == "team":
        return items, openings
    if kind == "campaign":
        return [i for i in items if belongs(plan, i["campaign"], one)], [o for o in openings if belongs(plan, o["id"].split("/")[0], one)]
    if kind == "channel":
        items = [i for i in items if i["channel"] == one]
    elif kind == "staff":
        items = [i for i in items if one in i["people"]]
    elif kind in GROUPS:
        items = [i for i in items if any(plan["staff"][p][kind] == one for p in i["people"])]
    else:
        people = [p for p, who in plan["staff"].items() if p in view.get("staff", [p])
                  and all(who[key[:-1]] in view.get(key, [who[key[:-1]]]) for key in ("stores", "regions", "roles"))]
        asks = set(view) & {"staff", "stores", "regions", "roles"}

        def fits(thing, campaign):
            if "campaigns" in view and not any(belongs(plan, campaign, to) for to in view["campaigns"]):
                return False
            return not view.get("for") or not thing["audience"] or bool(set(view["for"]) & set(thing["audience"]))

        items = [i for i in items if fits(i, i["campaign"]) and (not asks or set(people) & set(i["people"]))
                 and i["channel"] in view.get("channels", [i["channel"]]) and i["line"] in view.get("lines", [i["line"]])]
        if not asks and not {"channels", "lines"} & set(view):
            return items, [o for o in openings if fits(o, o["id"].split("/")[0])]
    theirs = {(i["campaign"], i["period"]) for i in items if i["campaign"]}
    return items, [o for o in openings if (o["id"].split("/")[0], o["id"].partition("/")[2] or None) in
                   {(c, p if o["id"].count("/") else None) for c, p in theirs}]


def days(text):
    return int(text.split()[0]) * 30 if "month" in text else int(text[:-1]) * (7 if text.endswith("w") else 1)


def window_of(plan, view, kind, spans):
    """What is around --today, else the nearest day that has something."""
    if not plan["today"]:
        return date.min, date.max
    _, past, ahead = DEFAULTS[kind]
    first = plan["today"] - timedelta(days=days(view["past"]) if "past" in view else past)
    last = plan["today"] + timedelta(days=days(view["ahead"]) if "ahead" in view else ahead)
    if any(a <= last and b >= first for a, b in spans):
        return first, last
    day = min((a for a, _ in spans if a > last), default=None) or max((b for _, b in spans), default=first)
    return day, day


def words(view, kind, items, campaign):
    found = []
    for category in view.get("categories", ["kind"]):
        if category == "kind":
            found.append(kind)
        if category == "campaign" and campaign:
            found.append(campaign)
        for item in items:
            found.append({"kind": "", "line": item["line"] or "", "channel": CHANNELS.get(item["channel"], ""),
                          "campaign": item["campaign_title"] or ""}[category])
    return tuple(dict.fromkeys(word for word in found if word))


def week_page(plan, person, day):
    if day is None:
        return f"sheets/{file_of(plan, person)}/index.html"
    year, week, _ = day.isocalendar()
    suffix = plan["sheets"][-1] if isinstance(plan["sheets"], list) else "html"  # csv, md: Markdown comes first
    return f"sheets/{file_of(plan, person)}/{year}-W{week:02}.{suffix}"


def expected(plan, made, kind, one, view):
    """UID -> beginning, end, categories, seconds before which it reminds, page."""
    person = one if kind == "staff" else None
    shows, posts = view.get("shows", DEFAULTS[kind][0]), view.get("posts", "daily")
    items, openings = chosen(plan, made, kind, one, view)
    items = [i for i in items if part_of(plan, i) in shows]
    openings = openings if "campaigns" in shows else []
    alarm = view.get("alarm", plan["feeds"].get("alarm"))
    minutes = alarm and int(re.match(r"\d+", alarm)[0]) * {"n": 1, "h": 60, "d": DAY}[alarm[-1]]
    linked = plan["url"] and plan["sheets"] and view.get("link", True) and person

    def merges(item):
        return item["kind"] == "post" and (posts == "day" or (posts == "daily" and item["slot"]))

    def shown_day(item):
        return own_day(plan, item, person) if merges(item) else day_of(item)

    spans = [(date.fromisoformat(o["first"]), date.fromisoformat(o["last"])) for o in openings]
    first, last = window_of(plan, view, kind, spans + [(shown_day(i), shown_day(i)) for i in items])
    out, merged = {}, {}

    def add(identity, own, begins, ends, categories, page):
        suffix = f"\n{person}" if person else f"\n{kind}:{one}" if own else ""
        timed = isinstance(begins, datetime)
        uid = hashed(identity + suffix)
        tally.check(f"one event for {identity} in {kind} {one}", uid not in out)
        out[uid] = (begins, ends, categories, minutes if timed else None, unquote(URL) + "/" + page if linked else None)

    for opening, (begin, end) in zip(openings, spans):
        if begin <= last and end >= first:
            title = plan["campaigns"][opening["id"].split("/")[0]]["title"]
            add(f"shop/{opening['id']}", False, begin, end + timedelta(days=1), words(view, "campaign", [], title), linked and week_page(plan, person, None))
    for item in items:
        day = shown_day(item)
        if not first <= day <= last:
            continue
        if merges(item):
            merged.setdefault(day, []).append(item)
            continue
        times = times_of(plan, item, person) or (day, day + timedelta(days=1))
        sort = {"task": "task", "meet": "meeting", "post": item["line"] or "post"}[item["kind"]]
        page = linked and week_page(plan, person, own_day(plan, item, person))
        add(item["identity"], False, *times, words(view, sort, [item], ""), page)
    for day, posted in merged.items():
        sort = "daily" if all(item["slot"] for item in posted) else "post"
        owner = one if kind == "channel" else "daily"
        page = linked and week_page(plan, person, day)
        add(f"shop/{owner}/{day}", kind != "channel", day, day + timedelta(days=1), words(view, sort, posted, ""), page)
    return out


def feeds_asked(plan):
    """Of each feed that there may be its path: kind, id, view."""
    out = {}
    for kind in DEFAULTS:
        view = plan["feeds"].get(kind, kind in MADE)
        if kind == "own" or not view:
            continue
        ids = {"team": ["team"], "channel": CHANNELS, "campaign": plan["campaigns"], "staff": plan["staff"]}.get(kind)
        for one in ids or {person[kind] for person in plan["staff"].values()}:
            file = file_of(plan, one) if kind == "staff" else one
            out["team.ics" if kind == "team" else f"{kind}/{file}.ics"] = (kind, one, view if isinstance(view, dict) else {})
    for one, view in plan["feeds"]["own"].items():
        out[f"own/{one}.ics"] = ("own", one, view)
    return out


# ---- what each feed holds ---------------------------------------------------------------------------------------------


def read_time(parameters, value):
    if "VALUE=DATE" in parameters:
        return datetime.strptime(value, "%Y%m%d").date()
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    zone = re.search(r"TZID=([^;:]+)", parameters)[1]
    return datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)


def read_feed(text):
    """The calendar's own properties, and its events as `expected` has them."""
    head, events, open_components, event = {}, [], [], None
    for line in text.replace("\r\n ", "").splitlines():
        name, value = re.match(r'([^:"]*(?:"[^"]*"[^:"]*)*):(.*)', line).groups()
        name, _, parameters = name.partition(";")
        if name == "BEGIN":
            open_components.append(value)
            event = {"CATEGORIES": []} if value == "VEVENT" else event
        elif name == "END":
            if open_components.pop() == "VEVENT":
                events.append(event)
        elif open_components == ["VCALENDAR"]:
            head[name] = value
        elif open_components[1] == "VEVENT":
            if name == "CATEGORIES":
                event[name].append(value)
            elif name in ("DTSTART", "DTEND"):
                event[name] = read_time(parameters, value)
            elif name == "TRIGGER":
                span = re.fullmatch(r"-P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", value).groups()
                event[name] = sum(int(n or 0) * unit for n, unit in zip(span, (DAY, 60, 1)))
            elif len(open_components) == 2:
                event[name] = value
    found = {e["UID"]: (e["DTSTART"], e["DTEND"], tuple(e["CATEGORIES"]), e.get("TRIGGER"), e.get("URL") and unquote(e["URL"]))
             for e in events}
    return head, found, len(events)


# ---- rules ------------------------------------------------------------------------------------------------------------


def check_head(plan, name, head, kind, one, view):
    english = view.get("locale", plan["locale"]) == "en"
    tally.equal(f"{name}: the language of its labels", "Made by sopcal" in head["X-WR-CALDESC"], english)
    if "color" in view:
        tally.equal(f"{name}: its colour", head["COLOR"], view["color"])
    path = name.split(" ", 1)[1]
    tally.equal(f"{name}: where it comes from", unquote(head.get("SOURCE", "")), unquote(f"{URL}/calendar/{path}") if plan["url"] else "")
    page = week_page(plan, one, None) if kind == "staff" and plan["sheets"] else ""
    tally.equal(f"{name}: its page", unquote(head.get("URL", "")), unquote(f"{URL}/{page}") if plan["url"] and page else "")


def check_feeds(plan, number, made, site):
    asked = feeds_asked(plan)
    there = {str(path.relative_to(site / "calendar")) for path in (site / "calendar").rglob("*.ics")}
    wanted = {path: expected(plan, made, *what) for path, what in asked.items()}
    tally.equal(f"plan {number}: which feeds there are", there, {path for path, events in wanted.items() if events})
    for path in sorted(there & set(asked)):
        head, events, count = read_feed((site / "calendar" / path).read_bytes().decode())
        name = f"plan {number}: {path}"
        tally.equal(f"{name}: each event once", count, len(events))
        only = {uid: events.get(uid) for uid in events.keys() | wanted[path].keys() if events.get(uid) != wanted[path].get(uid)}
        tally.equal(f"{name}: its events, where they differ", only, {uid: wanted[path].get(uid) for uid in only})
        check_head(plan, f"plan {path}", head, *asked[path])
        for page in {e[4] for e in events.values() if e[4]}:
            tally.check(f"{name}: there is {page}", (site / page.removeprefix(unquote(URL) + "/")).is_file())
    return there


def check_links(plan, number, folder, site, there, options):
    if not plan["url"]:
        return
    done = subprocess.run([SOPCAL, "links", folder, "--format", "json", *options], capture_output=True, text=True, check=False)
    links = json.loads(done.stdout)
    files = [unquote(link["calendar"]).removeprefix(unquote(URL) + "/calendar/") for link in links]
    tally.equal(f"plan {number}: links name each feed once", sorted(files), sorted(there))
    for link in links:
        tally.equal("the address by which a phone subscribes", link["webcal"], link["calendar"].replace("https", "webcal", 1))
        sheets = link["kind"] == "staff" and bool(plan["sheets"])
        tally.equal(f"plan {number}: whether {link['id']} has sheets", bool(link["sheet"]), sheets)
        if sheets:
            tally.check(f"there is {link['sheet']}", (site / unquote(link["sheet"]).removeprefix(unquote(URL) + "/")).is_file())
    with open(site.parent / "links.csv", encoding="utf-8-sig", newline="") as file:
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]
    tally.equal(f"plan {number}: links.csv says the same", rows, links)


def check_private(plan, number, site):
    for path in (site / "calendar").rglob("*.ics"):
        if plan["private"] and path.parent.name != "staff":
            text = path.read_bytes().decode().replace("\r\n ", "")
            named = [one for one, person in plan["staff"].items() if person["name"] in text or re.search(rf"\b{one}\b", text)]
            tally.equal(f"plan {number}: {path.name} names nobody", named, [])


def build_and_check(number, plan, folder):
    source, out = folder / "plan", folder / "out"
    source.mkdir()
    write_plan(source, plan)
    key = folder / "key"
    key.write_text(KEY + "\n")
    key.chmod(0o600)
    options = ["--key", key] * plan["private"] + ["--today", str(plan["today"])] * bool(plan["today"])
    done = subprocess.run([SOPCAL, "build", source, "-o", out, "--quiet", "--lang", "en", *options], capture_output=True, text=True, check=False)
    if done.returncode:
        tally.check(f"plan {number} builds: {done.stdout}{done.stderr}{(source / 'plan.yaml').read_text()}", False)
        return
    made = json.loads((out / "plan.json").read_text())
    for item in made["occurrences"]:
        item["campaign_title"] = item["campaign"] and plan["campaigns"][item["campaign"]]["title"]
    there = check_feeds(plan, number, made, out / "site")
    check_links(plan, number, source, out / "site", there, options)
    check_private(plan, number, out / "site")
    done = subprocess.run([SOPCAL, "verify", "--lang", "en", out / "site"], capture_output=True, text=True, check=False)
    tally.equal(f"plan {number}: what verify says", (done.returncode, done.stdout), (0, ""))


def main():
    dice = random.Random(SEED)
    for number in range(PLANS):
        plan = plan_of(dice)
        with tempfile.TemporaryDirectory() as folder:
            build_and_check(number, plan, Path(folder))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
