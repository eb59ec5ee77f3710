#!/usr/bin/python3
"""Calendars over years of edits, from sopcal.lock alone: years.py [YEARS [SEED [vdirsyncer]]]

A team plans, edits, locks and releases by a script with a fixed seed. After every step its calendars are built and read
by a reader of our own, without any code of sopcal: within a feed each thing stands once and keeps its UID; a number moves
exactly when what is shown has changed, with LAST-MODIFIED and DTSTAMP, and never falls; what was announced is cancelled
before it goes, on the day and at the time at which it stood, and then goes; what a feed holds is what plan.json says;
nothing built twice is touched; and vdirsyncer, where it is asked for, follows and ends with exactly the plan's events.
"""
import copy
import functools
import hashlib
import http.server
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

SOPCAL = Path(os.environ.get("BUILD", Path(__file__).parents[2] / ".build")).resolve() / "sopcal"
FIRST = date(2026, 1, 5)
GONE_DAYS = 14
SYNC_EVERY = 10  # steps
ZONE, ABROAD = ZoneInfo("Asia/Shanghai"), "America/Los_Angeles"
NUMBERS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
# Whom the program chooses, or the plan names: of these a loss is shown. Of the others it leaves the calendar.
PEOPLE = ("lin", "xu", "wen", "bai", "qiao", "chen", "luo")
CHOSEN = {"ready", "heat", "count", "solo", "chain", "tidy"}


# ---- the plan ---------------------------------------------------------------------------------------------------------

def steps():
    return {
        "talk": {"day": -5, "at": "10:00", "meet": "讨论方案", "by": ["operator", "each service"], "minutes": 60},
        "ready": {"day": -4, "due": -2, "task": ["文案", "海报"], "by": "one adviser", "minutes": 60},
        "open": {"day": 1, "at": "09:00-09:30", "post": "moments", "theme": "open", "by": "each adviser"},
        "heat": {"day": 2, "at": "12:00", "post": "circle", "theme": "heat", "by": "one adviser"},
        "count": {"day": "1..last", "at": "22:00", "task": "当日数据", "by": "one operator", "minutes": 20},
        "solo": {"day": 1, "at": "15:00", "task": "巡店", "by": "xu", "minutes": 45},
        "review": {"day": "last+2", "at": "15:00", "meet": "复盘", "by": "all", "minutes": 90},
    }


def staff(role, channels=("moments", "circle"), store="S1"):
    return {"role": role, "store": store, "region": "杭州", "channels": list(channels), "days_off": []}


def first_world():
    return {
        "staff": {"lin": staff("adviser"), "xu": staff("adviser", store="S2"), "wen": staff("adviser", store="S2"),
                  "bai": staff("service"), "qiao": staff("service", store="S2"), "chen": staff("operator"),
                  "luo": staff("operator", ["moments"], "S2")},
        "per_day": {"moments": 2, "circle": 1},
        "daily_by": {"circle": "one adviser"},
        "steps": {"sale": steps()},
        "routine": {"chain": {"every": "wed", "at": "20:00", "post": "circle", "theme": "chain", "by": "one adviser"},
                    "tidy": {"every": "fri", "at": "17:00", "task": "整理反馈", "by": "one service", "minutes": 30}},
        "campaigns": {"care": {"title": "月度护肤节", "sop": "sale", "rhythm": "month", "prefer": "fri"}},
        "pieces": {f"{line}/{n:02}": f"第 {n} 篇{line}的内容。" for line in ("persona", "brand") for n in range(12)},
        "themes": {f"brand/{theme}": f"{theme} 的内容。" for theme in ("open", "heat", "chain")},
        "count": 0,
    }


def plan_of(world, today):
    """A plan that reaches from the month before last half a year ahead, as teams keep it."""
    begin = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    dates = {name: date.fromisoformat(one["date"]) for name, one in world["campaigns"].items() if "date" in one}
    for name, day in dates.items():
        if day + timedelta(days=20) < begin:
            del world["campaigns"][name]
        else:
            begin = min(begin, day)
    end = begin + timedelta(days=180)
    people = {}
    for one, is_now in world["staff"].items():
        people[one] = {**{key: value for key, value in is_now.items() if value}, "name": f"名{one}"}
        if one == "wen":
            people[one]["timezone"] = ABROAD
    daily = {channel: {"per_day": n, "mix": {"persona": 1, "brand": 1}} for channel, n in world["per_day"].items() if n}
    for channel, by in world["daily_by"].items():
        if channel in daily:
            daily[channel]["by"] = by
    campaigns = {one: {key: value for key, value in is_now.items() if key != "begin"}
                 for one, is_now in world["campaigns"].items()}
    plan = {
        "plan": {"id": "years", "brand": "晨曦", "from": str(begin), "to": str(end)},
        "channels": {"moments": {"kind": "moments", "title": "朋友圈", "at": ["08:00-09:00", "20:00", "21:00"]},
                     "circle": {"kind": "group", "title": "社群", "at": ["10:00", "19:00"]}},
        "staff": people,
        "daily": daily,
        "sops": {**{one: {"length": 3, "steps": [{"id": step, **is_now} for step, is_now in all_of.items()]}
                    for one, all_of in world["steps"].items()},
                 "weekly": {"anchor": "calendar", "steps": [{"id": step, **is_now}
                                                            for step, is_now in world["routine"].items()]}},
        "campaigns": campaigns,
        "feeds": {"alarm": "15min", "store": True},
        "sheets": False,
    }
    return {key: value for key, value in plan.items() if value != {}}


def write_plan(folder, world, today):
    (folder / "plan.yaml").write_text(json.dumps(plan_of(world, today), ensure_ascii=False, indent=1))
    wanted = {}
    for piece, text in world["pieces"].items():
        wanted[piece] = f"---\nstatus: final\nreuse: {{after: 3d}}\n---\n{text}\n"
    for piece, text in world["themes"].items():
        theme = piece.split("/")[1]
        wanted[piece] = f"---\nstatus: final\ntheme: {theme}\nreuse: {{after: 1d}}\n---\n{text}\n"
    for old in (folder / "content").rglob("*.md"):
        if str(old.relative_to(folder / "content"))[:-3] not in wanted:
            old.unlink()
    for piece, text in wanted.items():
        path = folder / "content" / f"{piece}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)


# ---- edits ------------------------------------------------------------------------------------------------------------

def soon(dice, today, least=-3):
    return today + timedelta(days=dice.randint(least, 45))


def one_off(dice, world, today):
    world["count"] += 1
    name = f"flash-{world['count']}"
    world["campaigns"][name] = {"title": f"快闪 {world['count']}", "sop": "sale", "date": str(soon(dice, today, 6)),
                                "status": "final"}
    return f"adds {name}"


def flashes(world):
    return sorted(name for name in world["campaigns"] if name.startswith("flash"))


def move(dice, world, today):
    if not flashes(world):
        return one_off(dice, world, today)
    name = dice.choice(flashes(world)[-3:])
    world["campaigns"][name]["date"] = str(soon(dice, today, 4))
    return f"moves {name}"


def rename(dice, world, today):
    name = dice.choice(sorted(world["campaigns"])[-4:])
    world["campaigns"][name]["title"] = f"{name} 第 {dice.randint(1, 99)} 版"
    return f"renames {name}"


def drop(dice, world, today):
    if not flashes(world):
        return one_off(dice, world, today)
    name = dice.choice(flashes(world)[-3:])
    del world["campaigns"][name]
    return f"drops {name}"


def retext(dice, world, today):
    where = world[dice.choice(["pieces", "themes"])]
    piece = dice.choice(sorted(where))
    where[piece] = f"{where[piece][:12]}（{dice.randint(1, 999)} 改）"
    return f"edits {piece}"


def retail(dice, world, today):
    """Behind what a day shows of a text."""
    piece = dice.choice(sorted(world["pieces"]))
    world["pieces"][piece] = f"{piece} 很长。" + "字" * 120 + f"{dice.randint(1, 999)}"
    return f"edits the end of {piece}"


def add_piece(dice, world, today):
    world["count"] += 1
    piece = f"{dice.choice(['persona', 'brand'])}/n{world['count']}"
    world["pieces"][piece] = f"新的一篇 {piece}。"
    return f"adds {piece}"


def drop_piece(dice, world, today):
    if len(world["pieces"]) < 16:
        return add_piece(dice, world, today)
    piece = dice.choice(sorted(world["pieces"]))
    del world["pieces"][piece]
    return f"drops {piece}"


def day_off(dice, world, today):
    person = dice.choice(sorted(world["staff"]))
    world["staff"][person]["days_off"] = sorted({str(soon(dice, today)) for _ in range(dice.randint(1, 3))})
    return f"{person} is off"


def new_role(dice, world, today):
    person = dice.choice(["lin", "wen", "bai", "qiao", "luo"])
    if person in world["staff"]:
        world["staff"][person]["role"] = dice.choice(["adviser", "service", "operator"])
    return f"{person} has another role"


def new_channels(dice, world, today):
    person = dice.choice(["lin", "wen", "bai", "qiao", "chen", "luo"])
    if person in world["staff"]:
        world["staff"][person]["channels"] = dice.choice([["moments"], ["circle"], ["moments", "circle"]])
    return f"{person} has other channels"


def new_store(dice, world, today):
    person = dice.choice(["lin", "wen", "bai"])
    if person in world["staff"]:
        world["staff"][person]["store"] = dice.choice(["S1", "S2"])
    return f"{person} is in another store"


def leave(dice, world, today):
    person = dice.choice(["lin", "wen", "bai", "luo"])
    if person in world["staff"]:
        world["gone"] = {person: world["staff"].pop(person)}
        return f"{person} leaves"
    return come(dice, world, today)


def come(dice, world, today):
    for person, is_now in world.pop("gone", {}).items():
        world["staff"].setdefault(person, is_now)
    return "who left comes back"


def daily_count(dice, world, today):
    channel = dice.choice(["moments", "circle"])
    world["per_day"][channel] = dice.randint(0, 3 if channel == "moments" else 2)
    return f"{world['per_day'][channel]} a day in {channel}"


def daily_by(dice, world, today):
    channel = dice.choice(["moments", "circle"])
    by = dice.choice([None, "one adviser", "each adviser", "each service", "all"])
    world["daily_by"].pop(channel, None)
    if by:
        world["daily_by"][channel] = by
    return f"{channel} by {by}"


def step_by(dice, world, today):
    choices = {"open": ["each adviser", "all"], "count": ["one operator", "one service"],
               "solo": ["xu", "chen", ["xu", "chen"]], "heat": ["one adviser", ["one adviser", "one service"]]}
    step = dice.choice([one for one in choices if one in world["steps"]["sale"]])
    world["steps"]["sale"][step]["by"] = dice.choice(choices[step])
    return f"{step} by {world['steps']['sale'][step]['by']}"


def step_gone(dice, world, today):
    step = dice.choice(["heat", "count", "talk", "review"])
    if step in world["steps"]["sale"]:
        del world["steps"]["sale"][step]
        return f"without {step}"
    world["steps"]["sale"][step] = steps()[step]
    return f"with {step} again"


def step_time(dice, world, today):
    step = dice.choice([one for one in ("talk", "count", "review") if one in world["steps"]["sale"]] or ["solo"])
    world["steps"]["sale"][step]["at"] = f"{dice.randint(9, 21)}:00".rjust(5, "0")
    return f"{step} at another time"


def routine(dice, world, today):
    step = dice.choice(["chain", "tidy"])
    world["routine"][step]["every"] = dice.choice(["mon", "wed", "fri"])
    return f"{step} on another day"


def nothing(dice, world, today):
    return "nothing"


EDITS = [one_off, one_off, move, move, rename, rename, drop, retext, retext, retext, retail, add_piece, drop_piece,
         day_off, day_off, new_role, new_channels, new_store, leave, come, daily_count, daily_by, step_by, step_gone,
         step_time, routine, nothing]


# ---- reading calendars ------------------------------------------------------------------------------------------------

def day_of(value):
    return date(int(value[:4]), int(value[4:6]), int(value[6:8]))


class Seen:
    """An event as a client sees it."""

    def __init__(self, lines):
        self.lines = [line for line in lines if line.split(":")[0] not in (*NUMBERS, "UID")]
        self.values = dict(line.split(":", 1) for line in lines)
        self.uid, self.seq = self.values["UID"], int(self.values["SEQUENCE"])
        self.stamp, self.dtstamp = self.values["LAST-MODIFIED"], self.values["DTSTAMP"]
        self.summary, self.cancelled = self.values["SUMMARY"], self.values["STATUS"] == "CANCELLED"
        self.alarm = "BEGIN:VALARM" in lines
        self.times = [line for line in lines if line.startswith(("DTSTART", "DTEND"))]
        start, end = (line.split(":")[1] for line in self.times)
        self.first = day_of(start)
        self.last = day_of(end) - timedelta(days="T" not in end)


# What has been read already is the same object again: most events stay as they are.
read = functools.lru_cache(maxsize=None)(lambda event: Seen(
    event.decode("utf-8").replace("\r\n ", "").split("\r\nEND:VEVENT")[0].split("\r\n")))


def events_of(tally, name, data):
    found = {}
    for part in data.split(b"BEGIN:VEVENT\r\n")[1:]:
        seen = read(part)
        if seen.uid in found:
            tally.check(f"{name}: {seen.uid} {seen.summary} stands twice", False)
        found[seen.uid] = seen
    return found


def feeds_of(tally, out):
    base = out / "site/calendar"
    return {str(path.relative_to(base)): events_of(tally, path.name, path.read_bytes())
            for path in sorted(base.rglob("*.ics"))}


# ---- what a feed must hold --------------------------------------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def uid_of(identity, whose=""):
    text = f"{identity}\n{whose}" if whose else identity
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@functools.lru_cache(maxsize=None)
def own_day(day, time):
    """The day on which somebody abroad does it."""
    at = datetime.fromisoformat(f"{day}T{time or '12:00'}").replace(tzinfo=ZONE)
    return str(at.astimezone(ZoneInfo(ABROAD)).date()) if time else day


def wanted_of(plan):
    """feed -> the UIDs of what it shows, by plan.json's items."""
    items, openings = plan["occurrences"], plan["openings"]
    wanted = {"team.ics": {uid_of(f"years/{one['id']}") for one in openings}}
    for item in items:
        deadline = item["kind"] == "task" and item["due"] != item["date"]
        if item["kind"] == "meet" or deadline:
            wanted["team.ics"].add(uid_of(item["identity"]))
        for person in item["people"]:
            day = own_day(item["date"], item["from"]) if person == "wen" else item["date"]
            identity = f"years/daily/{day}" if item["slot"] else item["identity"]
            wanted.setdefault(f"staff/{person}.ics", set()).add(uid_of(identity, person))
        if item["kind"] == "post":
            identity = f"years/{item['channel']}/{item['date']}" if item["slot"] else item["identity"]
            wanted.setdefault(f"channel/{item['channel']}.ics", set()).add(uid_of(identity))
        if item["campaign"]:
            wanted.setdefault(f"campaign/{item['campaign']}.ics", set()).add(uid_of(item["identity"]))
    for one in openings:
        wanted.setdefault(f"campaign/{one['id'].split('/')[0]}.ics", set()).add(uid_of(f"years/{one['id']}"))
    return wanted


def check_wanted(tally, when, feeds, plan):
    wanted = wanted_of(plan)
    for name in sorted(set(wanted) | {name for name in feeds if name.split("/")[0] not in ("store", "own")}):
        shown = {uid for uid, event in feeds.get(name, {}).items() if not event.cancelled}
        tally.check(f"{when}: {name} holds what plan.json says: {len(shown - wanted.get(name, set()))} more, "
                    f"{len(wanted.get(name, set()) - shown)} less", shown == wanted.get(name, set()))


# ---- from one build to the next ---------------------------------------------------------------------------------------

def check_event(tally, what, was, now, settled):
    """`settled`: both were built from a lock that knows the plan."""
    tally.equal(f"{what}: LAST-MODIFIED is DTSTAMP", now.dtstamp, now.stamp)
    tally.check(f"{what} ({now.summary}): SEQUENCE fell from {was.seq} to {now.seq}", now.seq >= was.seq)
    tally.check(f"{what} ({now.summary}): LAST-MODIFIED fell from {was.stamp} to {now.stamp}",
                now.stamp >= was.stamp)
    same = was.lines == now.lines
    if settled and (was.seq or now.seq) and "暂定" not in "".join(was.lines + now.lines):
        differs = [line for line in now.lines if line not in was.lines][:2]
        moved = now.seq > was.seq and now.stamp > was.stamp
        # Whom a post asks for is a part of what is announced, though a day does not show it; and who comes into a role
        # has the numbers of all that this role has ever lost.
        free = " by " in what or any(f"{one} has another" in what and one in what.split("/")[-1] for one in PEOPLE)
        stays = (now.seq, now.stamp) == (was.seq, was.stamp) or (free and "日常" in now.summary)
        tally.check(f"{what} ({was.summary} -> {now.summary}): {'unchanged' if same else f'changed {differs}'}, SEQUENCE "
                    f"{was.seq} -> {now.seq}, LAST-MODIFIED {was.stamp} -> {now.stamp}", stays if same else moved)
    elif was.seq == now.seq == 0:
        tally.check(f"{what}: what is not announced is always stamped the same", now.stamp == was.stamp)
    if now.cancelled:
        marks = now.summary.startswith("【已取消】") and now.values["TRANSP"] == "TRANSPARENT" and not now.alarm
        tally.check(f"{what}: cancelled is marked, free and silent", marks)
        tally.check(f"{what} ({now.summary}): cancelled where it stood: {was.times} {now.times}",
                    now.times == was.times)


class Years:
    def __init__(self, tally, work, years, seed):
        self.tally, self.dice, self.work = tally, random.Random(seed), work
        self.plan, self.out = work / "plan", work / "out"
        self.today, self.end = FIRST, FIRST + timedelta(days=round(365.25 * years))
        self.world = first_world()
        self.before = self.settled = None  # the feeds of the last build, and of the last that was locked
        self.chosen = {}  # UID -> whether it is an item of which a loss is shown
        self.step = 0
        (self.plan / "content").mkdir(parents=True)

    def run(self, *arguments):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1764547200", "SOPCAL_LANG": "en"}
        return subprocess.run([SOPCAL, *map(str, arguments)], capture_output=True, text=True, check=False,
                              env=environment, cwd=self.work)

    def build(self, *options):
        return self.run("build", self.plan, "-o", self.out, "--quiet", "--messages", "short", *options)

    def is_sound(self):
        """Without errors; what is only a gate is built."""
        return ": error: " not in self.build().stdout

    def edit(self):
        """An edit that the plan survives; what it was."""
        kept = copy.deepcopy(self.world)
        what = []
        for _ in range(self.dice.choice([1, 1, 1, 2, 3])):
            what.append(self.dice.choice(EDITS)(self.dice, self.world, self.today))
        write_plan(self.plan, self.world, self.today)
        if self.is_sound():
            return "; ".join(what)
        self.world = kept
        write_plan(self.plan, self.world, self.today)
        self.tally.check(f"without {what} it was sound", self.is_sound())
        return f"not {what}"

    # ---- locking ----

    def announced(self):
        lines = (self.plan / "sopcal.lock").read_text().splitlines()[1:]
        return [line.split(" ")[0] for line in lines if " gone " not in line and "@" not in line]

    def lock(self):
        options = []
        if self.dice.random() < 0.3 and (self.plan / "sopcal.lock").exists():
            for identity in self.dice.sample(self.announced(), 3):
                options += ["--release", identity.rsplit("/", self.dice.choice([0, 1]))[0]]
            options = [one for one in options if one != "years"] if "years" not in options else []
        done = self.run("lock", self.plan, "--today", self.today, "--messages", "short", *options)
        if done.returncode == 2 or ": error: " in done.stdout:
            self.tally.check(f"{self.today}: lock {options}: {done.stdout}{done.stderr}", not options)
            done = self.run("lock", self.plan, "--today", self.today, "--messages", "short")
        self.tally.check(f"{self.today}: lock: {done.stdout[-300:]}{done.stderr}", "sopcal.lock: " in done.stderr)
        return " ".join(options)

    def check_twice(self, when):
        """Nothing again changes no byte and no time."""
        def state():
            return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(self.out.rglob("*"))}
        lock, before = (self.plan / "sopcal.lock").read_bytes(), state()
        self.run("lock", self.plan, "--today", self.today)
        self.tally.equal(f"{when}: locked twice", (self.plan / "sopcal.lock").read_bytes(), lock)
        self.build()
        self.tally.equal(f"{when}: built twice", state(), before)
        said = self.run("check", self.plan, "--locked", "--messages", "short").stdout
        self.tally.check(f"{when}: as announced: {said[-200:]}", "[L11" not in said)

    # ---- looking ----

    def look(self, when, locked):
        """After a build: what everybody sees."""
        feeds = feeds_of(self.tally, self.out)
        plan = json.loads((self.out / "plan.json").read_text())
        check_wanted(self.tally, when, feeds, plan)
        for name, events in feeds.items():
            self.compare(when, name, events, (self.before or {}).get(name, {}), plan, False)
            if locked:
                # Of several people's days the number is that of all the day's posts.
                self.compare(when, name, events, (self.settled or {}).get(name, {}), plan,
                             not name.startswith("store/"))
                self.check_expired(when, name, events)
        if locked:
            self.check_gone(when, feeds, plan)
            self.settled = feeds
        self.before = feeds

    def compare(self, when, name, events, before, plan, settled):
        for uid, now in events.items():
            was = before.get(uid)
            if was is now:
                self.tally.passed += 1
            elif was and str(now.first) >= plan["plan"]["from"]:  # abroad it begins the day before
                check_event(self.tally, f"{when} {name} {uid}", was, now, settled)

    def check_expired(self, when, name, events):
        """A campaign's calendar keeps its own event as long as any of its items."""
        late = GONE_DAYS + ("wen" in name)
        for now in events.values():
            if now.cancelled and now.last + timedelta(days=late) < self.today:
                self.tally.check(f"{when} {name}: {now.summary} of {now.last} is no longer shown",
                                 name.startswith("campaign/") or name == "team.ics")

    def may_go(self, name, was, uid):
        """Whether what was announced may leave a feed without a word: of what each of a role does."""
        if not was.seq or was.last < self.today:
            return True
        return name.startswith("staff/") and not self.chosen.get(uid)

    def check_gone(self, when, feeds, plan):
        for name, events in (self.settled or {}).items():
            if name.startswith("staff/") and name.split("/")[1][:-4] not in self.world["staff"]:
                self.tally.check(f"{when}: {name} is gone", name not in feeds)
                continue
            for uid, was in events.items() if not name.startswith("store/") else []:
                if uid in feeds.get(name, {}):
                    continue
                if was.cancelled:
                    due = was.last + timedelta(days=GONE_DAYS) < self.today
                    self.tally.check(f"{when} {name}: {was.summary} of {was.last} is shown for two weeks",
                                     due or self.may_go(name, was, uid))
                else:
                    self.tally.check(f"{when} {name}: {was.summary} of {was.last} goes without a word",
                                     self.may_go(name, was, uid))
        for item in plan["occurrences"]:
            for whose in item["people"]:
                self.chosen[uid_of(item["identity"], whose)] = item["step"] in CHOSEN

    # ---- years ----

    def run_all(self, sync=None):
        write_plan(self.plan, self.world, self.today)
        since = []  # the last lock
        while self.today < self.end:
            self.step += 1
            what = self.edit()
            self.look(f"{self.step} {self.today} {what}", False)
            since.append(what)
            if self.dice.random() < 0.85:
                what, since = "; ".join(since), []
                released = self.lock()
                when = f"{self.step} {self.today} {what}; lock {released}"
                self.build()
                self.look(when, True)
                if self.step % 5 == 0:
                    self.check_twice(when)
            if sync and self.step % SYNC_EVERY == 0:
                sync(self.step, self.before)
            self.today += timedelta(days=self.dice.choice([0, 1, 2, 3, 7, 14, 20, 30]))


# ---- vdirsyncer -------------------------------------------------------------------------------------------------------

class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Syncing:
    """A client that follows some of the feeds from step to step: over http, where vdirsyncer gives each event a name by
    what it says, and as files, by their UIDs."""
    FEEDS = ("team.ics", "staff/xu.ics", "channel/circle.ics", "campaign/care.ics")

    def __init__(self, tally, work):
        self.tally, self.work, self.begun = tally, work, False
        handler = functools.partial(Quiet, directory=str(work / "out/site/calendar"))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        lines = [f'[general]\nstatus_path = "{work}/status/"\n']
        for i, feed in enumerate(self.FEEDS):
            url = f'type = "http"\nurl = "http://127.0.0.1:{self.server.server_port}/{feed}"'
            path = f'type = "singlefile"\nread_only = true\npath = "{work}/out/site/calendar/{feed}"'
            for way, there in (("http", url), ("file", path)):
                here = f"{way}{i}"
                (work / here).mkdir()
                lines.append(f'[pair {here}]\na = "from_{here}"\nb = "to_{here}"\ncollections = null\n'
                             f'conflict_resolution = "a wins"\n[storage from_{here}]\n{there}\n'
                             f'[storage to_{here}]\ntype = "filesystem"\npath = "{work}/{here}/"\nfileext = ".ics"\n')
        (work / "vdirsyncer").write_text("\n".join(lines))

    def vdirsyncer(self, *arguments):
        home = {**os.environ, "HOME": str(self.work), "LC_ALL": "C.UTF-8", "no_proxy": "*"}
        return subprocess.run(["vdirsyncer", "-v", "ERROR", "-c", self.work / "vdirsyncer", *arguments], input="",
                              capture_output=True, text=True, check=False, env=home)

    def here(self, where):
        found = []
        for path in sorted((self.work / where).glob("*.ics")):
            data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            found += events_of(self.tally, str(path), data).values()
        return found

    def __call__(self, step, feeds):
        if not self.begun:
            self.vdirsyncer("discover")
            self.begun = True
        done = self.vdirsyncer("sync", "--force-delete")
        self.tally.check(f"{step}: vdirsyncer: {done.stdout}{done.stderr}"[:2000], done.returncode == 0)
        for i, feed in enumerate(self.FEEDS):
            want = feeds.get(feed, {}).values()
            self.tally.check(f"{step}: {feed}: vdirsyncer has exactly the plan's events over http",
                             sorted([one.lines, one.seq] for one in self.here(f"http{i}")) ==
                             sorted([one.lines, one.seq] for one in want))
            self.tally.check(f"{step}: {feed}: vdirsyncer has exactly the plan's events from files",
                             sorted([one.uid, one.lines, one.seq] for one in self.here(f"file{i}")) ==
                             sorted([one.uid, one.lines, one.seq] for one in want))


def main(years="0.5", seed="2026", client=None):
    tally = Tally()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        work = Path(folder)
        sync = Syncing(tally, work) if client == "vdirsyncer" else None
        Years(tally, work, float(years), int(seed)).run_all(sync)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
