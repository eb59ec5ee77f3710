#!/usr/bin/python3
"""hostile: the cases that every release survives: files, names, machines, references, texts, arguments and sizes.

    hostile.py

Each case says what it earns: an exit status of 0, 1 or 2 and a message, by its code or its words. hostile_run.py holds
what is true of every run; hostile_keys.py has the values, put at every key. Prints "N passed, N failed" last.
"""
import os
import socket
import subprocess
import sys
import threading

import hostile_keys
from hostile_run import COUNTED, ROOT, SANITIZED, Suite, sopcal, write

# ---- files ------------------------------------------------------------------------------------------------------------

PLAN = """plan: {id: x, brand: b, from: 2026-03-02, to: 2026-03-08, locale: en, use: sops/own}
channels: {moments: {kind: moments, at: ["09:00"]}}
staff: {lin: {name: Lin, role: adviser, channels: [moments]}}
daily: {moments: {mix: {brand: 1}}}
campaigns: {spring: {sop: own, date: 2026-03-04, status: final}}
pin: {2026-03-03 moments: brand/a}
"""
FINE = {
    "plan.yaml": PLAN,
    "more.yaml": "segments: {vip: {title: V}}\n",
    "content/brand/a.md": "---\ntitle: A\n---\nHello.\n",
    "content/brand/b.md": "Good day.\n",
    "content/brand/defaults.yaml": "status: final\n",
    "templates/sops/own.yaml": "sops: {own: {steps: [{id: a, day: 1, task: t, by: lin}]}}\n",
    "templates/sheets/item.html.mustache": (ROOT / "templates/sheets/item.html.mustache").read_text(encoding="utf-8"),
    "templates/sheets/labels.txt": (ROOT / "templates/sheets/labels.txt").read_text(encoding="utf-8"),
}


def make_empty(path):
    write(path, "")


def make_comments(path):
    write(path, "# only\n# comments\n")


def make_dashes(path):
    write(path, "---\n")


def make_folder(path):
    path.unlink()
    path.mkdir()


def make_fifo(path):
    path.unlink()
    os.mkfifo(path)


def make_socket(path):
    path.unlink()
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's path may not be long
    socket.socket(socket.AF_UNIX).bind(path.name)
    os.chdir(here)


def make_huge(path):
    os.truncate(path, 1 << 30)


def make_locked(path):
    path.chmod(0)


STATES = {"empty": make_empty, "comments": make_comments, "dashes": make_dashes, "folder": make_folder, "fifo": make_fifo,
          "socket": make_socket, "huge": make_huge, "locked": make_locked}  # fmt: skip
# What each file earns in each state. Nothing stated: the machine's fault, said by G102, or G103 where it is huge.
EARNS = {
    "plan.yaml": {"empty": "G101", "comments": "G101", "dashes": "G101"},
    "more.yaml": {"empty": "", "comments": "", "dashes": ""},
    "content/brand/a.md": {"empty": "M207", "comments": "M105", "dashes": "M102", "folder": "R101"},
    "content/brand/defaults.yaml": {"empty": "", "comments": "", "dashes": ""},
    "templates/sops/own.yaml": {"empty": "R101", "comments": "R101", "dashes": "R101"},
    "templates/sheets/labels.txt": {"empty": "", "comments": "", "dashes": "O107"},
    "templates/sheets/item.html.mustache": {"empty": "", "comments": "", "dashes": ""},
}


def powerless():
    """Words in front of the program that take root's powers over files away, so that one can be unreadable."""
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


def files(suite):
    folder = suite.new(FINE)
    suite.sopcal("a plan of every kind of file is fine", "check", ".", cwd=folder, statuses=(0,))
    for file, earned in EARNS.items():
        for state, make in STATES.items():
            folder = suite.new(FINE)
            make(folder / file)
            says = earned.get(state, "G103" if state == "huge" else "G102")
            run = suite.sopcal(f"{file}: {state}", "check", ".", cwd=folder, says=says, before=powerless())
            of_this = not says or says in ("G101", "R101") or file in run.out
            suite.check(f"{file}: {state}: it is said of this file", of_this, run)


def vanishing(suite):
    """Files that come and go while the program reads."""
    folder = suite.new(FINE)
    stop = threading.Event()

    def flicker():
        while not stop.is_set():
            for file, text in FINE.items():
                (folder / file).unlink(missing_ok=True)
                write(folder / file, text)

    thread = threading.Thread(target=flicker)
    thread.start()
    for i in range(40):
        suite.sopcal("files that vanish", "check", ".", cwd=folder)
    stop.set()
    thread.join()


HIDDEN = [b"new\nline", b"esc\x1b[31m", b"bad\xff\xfe", b"\xc2\x9bcsi"]
NAMES = [*HIDDEN, b"x" * 250, b"::error::x", b"##[error]x", b"-dash", b"--quiet", "\u202eright".encode(), b" blank ", b"a:1:1: error: x", b"%s%n", b"'\"", "\u5e74".encode() * 80]  # fmt: skip


def names(suite):
    """A file, a piece and a folder of each name, with a fault in it, so that its name is printed."""
    for name in NAMES:
        shown = repr(name[:20])
        folder = suite.new(FINE)
        write(folder / os.fsdecode(name + b".yaml"), "nonsense: 1\n")
        says = "that cannot be shown" if name in HIDDEN else "S102"
        suite.sopcal(f"a file named {shown}", "check", ".", cwd=folder, statuses=(1, 2), says=says)
        suite.sopcal(f"a file named {shown}, as JSON", "check", ".", "--messages", "json", cwd=folder, statuses=(1, 2), says=says)
        folder = suite.new(FINE)
        write(folder / "content/brand" / os.fsdecode(name + b".md"), "<b>x</b>\n")
        suite.sopcal(f"a piece named {shown}", "check", ".", cwd=folder, statuses=(1, 2), says="M107" if says == "S102" else says)
        folder = suite.new()
        for file, text in FINE.items():
            write(folder / os.fsdecode(name) / file, text)
        suite.sopcal(f"a folder named {shown}", "check", "--", os.fsdecode(name), cwd=folder, statuses=(0,))
        suite.sopcal(f"a build of a folder named {shown}", "build", "--", os.fsdecode(name), cwd=folder, statuses=(0,))
        suite.sopcal(f"no folder named {shown}", "check", "--", os.fsdecode(name[:100] + b"!"), cwd=folder, statuses=(2,), says="G105")


def many(suite):
    many = {f"f{i}.yaml": f"staff: {{p{i}: {{nam: x}}}}\n" for i in range(2000)}
    suite.sopcal("two thousand files, all wrong", "check", ".", cwd=suite.new({**FINE, **many}), statuses=(1,), says="S102")
    folder = suite.new(FINE)
    (folder / "/".join(["d"] * 40)).mkdir(parents=True)
    suite.sopcal("folders forty deep", "check", ".", cwd=folder, statuses=(2,), says="32 deep")
    folder = suite.new(FINE)
    (folder / "/".join(["d" * 250] * 14)).mkdir(parents=True)
    suite.sopcal("a path of 3500 bytes", "check", ".", cwd=folder, statuses=(0,))


# ---- the machine ------------------------------------------------------------------------------------------------------


def locales(suite):
    made = suite.new()
    for name in ("tr_TR", "ar_EG"):
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(made / f"{name}.UTF-8")], capture_output=True, check=False)
        suite.check(f"localedef makes {name}", (made / f"{name}.UTF-8").exists())
    return {"LOCPATH": str(made)}


def environment(suite):
    folder = suite.new({**FINE, "wrong.yaml": "staff: {I: {name: Iris, roll: x, hours: 8}}\nINFO: 1\n"})
    plain = suite.sopcal("nothing in the environment", "check", ".", cwd=folder, env={}, statuses=(1,), says="S102")
    path = locales(suite)
    cases = [{"LC_ALL": "C"}, {**path, "LC_ALL": "tr_TR.UTF-8"}, {**path, "LC_ALL": "ar_EG.UTF-8"},
             {"LC_ALL": "x" * 10000}, {"TZ": "Asia/Kathmandu"}, {"TZ": ":/dev/zero"}, {"TZ": "x" * 10000}, {"COLUMNS": "1"},
             {"COLUMNS": "-1"}, {"HOME": ""}, {"TERM": "\x1b"}, {"NO_COLOR": "1"}, {"SOPCAL_LANG": "en\x1b"}, {"TMPDIR": "/nowhere"},
             {"LANG": "::error::"}, {"SOURCE_DATE_EPOCH": "1" * 400}]  # fmt: skip
    for env in cases:
        run = suite.sopcal(f"{env}", "check", ".", cwd=folder, env=env, statuses=(1, 2))
        suite.check(f"{str(env)[:60]}: the same bytes as without", run.out == plain.out or run.status == 2, run)
    for epoch in ("", "x", "-1", "9" * 18, "9" * 30, "1e9"):
        suite.sopcal(f"SOURCE_DATE_EPOCH={epoch}", "build", ".", cwd=suite.new(FINE), env={"SOURCE_DATE_EPOCH": epoch}, statuses=(0, 2))
    suite.sopcal("a build under umask 777", "build", ".", cwd=suite.new(FINE), umask=0o777, statuses=(0, 2))


def limits(suite):
    """A machine that gives little: it works, or says what it lacks."""
    for files_open in (4, 5, 6, 8, 16):  # with fewer, its libraries cannot be loaded
        for command in ("check", "build"):
            suite.sopcal(f"{command} with {files_open} open files", command, ".", cwd=suite.new(FINE), statuses=(0, 2),
                         limits=[f"--nofile={files_open}"])  # fmt: skip
    for size in (0, 1, 100, 5000):
        folder = suite.new(FINE)
        run = suite.sopcal(f"a build with files of at most {size} bytes", "build", ".", cwd=folder, statuses=(2,),
                           limits=[f"--fsize={size}"])  # fmt: skip
        suite.check("and nothing is left of it", not list(folder.glob("out/*")), run)
    suite.sopcal("a small stack", "build", ".", cwd=suite.new(FINE), limits=[f"--stack={256 << 10}"], statuses=(0,))
    if SANITIZED or COUNTED:
        return
    # Not a build: libical ends the program by itself when it finds no memory. Below what the loader needs nothing runs.
    folder = suite.new({"plan.yaml": lines("products: {...p#: {title: %s}\n}" % ("x" * 80), 9000)})
    least = next(size for size in range(8, 256) if sopcal("codes", memory=size << 20).status == 0)
    for megabytes in range(least, least + 6):
        suite.sopcal(f"a check in {megabytes} MB", "check", ".", cwd=folder, memory=megabytes << 20, statuses=(2,), says="out of memory")


# ---- references -------------------------------------------------------------------------------------------------------

HEAD = "plan: {id: x, from: 2026-03-02, to: 2026-03-29, locale: en}\nstaff: {lin: {name: Lin, role: adviser}}\n"
STEP = "{id: a, day: 1, task: t, by: lin}"
REFERENCES = {
    "a SOP that is not there": ("campaigns: {c: {sop: s, date: 2026-03-04}}", "R101"),
    "a name in other case": ("campaigns: {c: {sop: Days, date: 2026-03-04}}\nsops: {days: {steps: [%s]}}" % STEP, "did you mean 'days'"),
    "two ids that differ in case only": ("segments: {vip: {title: a}, VIP: {title: b}}", ""),
    "a campaign that is part of itself": ("campaigns: {c: {part_of: c, date: 2026-03-04}}", "R110"),
    "campaigns in a circle": ("campaigns: {c: {part_of: d, date: 2026-03-04}, d: {part_of: c, date: 2026-03-04}}", "R110"),
    "a step after itself": ("sops: {s: {steps: [{id: a, after: a + 1h, task: t, by: lin}]}}", "R108"),
    "steps in a circle": ("sops: {s: {steps: [{id: a, after: b + 1h, task: t, by: lin}, {id: b, after: a + 1h, task: t, by: lin}]}}", "R108"),
    "a campaign that avoids a day that is not there": ("campaigns: {c: {rhythm: week, avoid: nowhere}}", "R101"),
    "a template that uses itself": ("plan.yaml", "R102"),
    "a person's id as a role": ("sops: {s: {steps: [{id: a, day: 1, task: t, by: each lin}]}}", "R106"),
    "a product in an offer that is not there": ("offers: {o: {form: gift, products: {p: {was: 1}}}}", "R101"),
    "a pin to itself": ("pin: {2026-03-03 moments: 2026-03-03 moments}", "R101"),
}


def references(suite):
    for name, (text, says) in REFERENCES.items():
        files = {"plan.yaml": HEAD + text + "\n"}
        if text == "plan.yaml":
            files["plan.yaml"] = HEAD.replace("locale: en", "locale: en, use: ../plan")
            files["plan.yaml"] = files["plan.yaml"].replace("../plan", "plan")
        suite.sopcal(name, "check", ".", cwd=suite.new(files), statuses=(0, 1), says=says)
    partial = {"templates/sheets/week.html.mustache": "{{> week}}{{> a}}", "templates/sheets/a.mustache": "{{> week}}"}
    suite.sopcal("partials in a circle", "build", ".", cwd=suite.new({**FINE, **partial}), statuses=(1, 2))


# ---- text -------------------------------------------------------------------------------------------------------------

MARKS = "e" + "\u0301" * 10000
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 500
TEXTS = {
    "ten thousand combining marks": (MARKS, None),
    "text from right to left": ("\u0634\u0631\u0643\u0629 \u05e9\u05dc\u05d5\u05dd" * 50, None),
    "families of emoji": (FAMILY, None),
    "flags and skin": ("\U0001f1e8\U0001f1f3\U0001f44d\U0001f3fd" * 300, None),
    "an override of direction": ("a\u202eb", "Y103"),
    "an isolate": ("a\u2066b", "Y103"),
    "a zero-width blank": ("a\u200bb", None),
    "characters of no meaning": ("\ufffd\ufffe\U0010ffff", "Y102"),
    "ideographic blanks": ("\u3000\u3000a\u3000", None),
    "a separator of lines": ("a\u2028b", "Y104"),
}
KEYS = {
    "a key in decomposed form": ("ti\u0074le\u0301", "S102"),
    "a key with a Cyrillic letter": ("t\u0456tle", "S102"),
    "a key with a zero-width blank": ("ti\u200btle", "S102"),
    "a key in full width": ("\uff54\uff49\uff54\uff4c\uff45", "S102"),
    "a key of marks": ("e" + "\u0301" * 50, "S102"),
}
TWINS = {
    "ids alike in two forms": ("caf\u00e9", "cafe\u0301"),
    "ids alike but for a zero-width blank": ("vip", "vi\u200bp"),
    "ids alike but for a Cyrillic letter": ("vip", "v\u0456p"),
}


def texts(suite):
    for name, (text, says) in TEXTS.items():
        files = {"plan.yaml": HEAD + f"segments: {{vip: {{title: '{text}', wrong: '{text}'}}}}\n"}
        suite.sopcal(name, "check", ".", cwd=suite.new(files), statuses=(1,), says=says or "S102")
        files = {**FINE, "content/brand/b.md": text + "\n"}
        suite.sopcal(name + " in a piece", "build", ".", cwd=suite.new(files), statuses=(0, 1))
        suite.sopcal(name + " as an argument", "show", text[:2000], "2026-03-03", ".", cwd=suite.new(FINE), statuses=(2,),
                     says="nobody")  # fmt: skip
    for name, (key, says) in KEYS.items():
        suite.sopcal(name, "check", ".", cwd=suite.new({"plan.yaml": HEAD + f"segments: {{vip: {{{key}: x}}}}\n"}), statuses=(1,), says=says)
    for name, (one, other) in TWINS.items():
        text = HEAD + f"segments: {{{one}: {{title: a}}, {other}: {{title: b}}}}\nchannels: {{c: {{kind: group, for: [{one}, {other}]}}}}\n"
        suite.sopcal(name, "check", ".", cwd=suite.new({"plan.yaml": text}), statuses=(0, 1))


# ---- arguments --------------------------------------------------------------------------------------------------------

BAD = ["", "-", "x" * 100000, b"\xff\xfe", b"\xc2\x9b31m", "a\nb", "\x1b[31m", "::error::x", "##[error]x", "\u202ex", "%s%n%x", "'", "--", "-x", "--x=y"]
COMMANDS = {"check": ["."], "build": ["."], "show": ["lin", "2026-03-03", "."], "explain": ["spring", "."], "gaps": ["."], "report": ["."], "dates": ["."], "schema": [],
            "codes": []}  # fmt: skip
OPTIONS = ["-o", "--today", "--from", "--to", "--days", "--messages", "--format", "--lang", "--color", "--templates", "--strict", "--quiet", "--mix", "--touches"]


def arguments(suite):
    folder = suite.new(FINE)
    suite.sopcal("no argument", statuses=(2,), says="a command is missing")
    for command, given in COMMANDS.items():
        for bad in BAD:
            suite.sopcal(f"{command} {bad[:20]!r}", command, bad, *given[1:], cwd=folder, statuses=(0, 1, 2))
            for option in OPTIONS if command == "check" else OPTIONS[BAD.index(bad) % len(OPTIONS) :][:2]:
                suite.sopcal(f"{command} {option} {bad[:20]!r}", command, *given, option, bad, cwd=folder, statuses=(0, 1, 2))
        for option in OPTIONS:
            suite.sopcal(f"{command} {option}, and no value", command, *given, option, cwd=folder, statuses=(0, 2))
            suite.sopcal(f"{command} {option} twice", command, *given, option, "x", option, "y", cwd=folder, statuses=(0, 1, 2))
        suite.sopcal(f"{command} with a thousand arguments", command, *["x"] * 1000, cwd=folder, statuses=(2,), says="usage")
        suite.sopcal(f"{command} behind --", "--", command, *given, cwd=folder, statuses=(0,))
    for bad in BAD:
        suite.sopcal(f"{bad[:20]!r} for a command", bad, cwd=folder, statuses=(2,))
    long = ["x" * 131000] * 8
    suite.sopcal("a megabyte of arguments", "check", *long, cwd=folder, statuses=(2,), says="usage")


# ---- size -------------------------------------------------------------------------------------------------------------

PLAN_ONLY = "plan: {id: x, from: 2026-03-02, to: 2026-03-29}\n"
TEN_YEARS = "plan: {id: x, from: 2026-01-01, to: 2035-12-31}\nstaff: {lin: {name: Lin, role: adviser}}\n"


def lines(form, n, head=HEAD, tail=""):
    """A plan with a list of n things, a line each: what stands between ... and the line's end, # its number, @ the one before."""
    before, after = form.split("...")
    item, after = after.split("\n", 1)
    items = (item.replace("#", str(i)).replace("@", str(i - 1)) for i in range(n))
    return head + before + "\n" + ",\n".join(items) + after + tail + "\n"


BOMB = "a: &a [x, x]\n" + "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(20))
LISTS = "\n" + "\n".join(f"k{i}: [{'x, ' * 4000}x]" for i in range(45))
ONE_SOP = f"sops: {{s: {{steps: [{STEP}]}}}}\n"
IN_MARCH = "\ncampaigns: {c: {sop: s, date: 2026-03-04}}"
STEPS = "sops: {s: {steps: [{id: s-1, day: 1, task: t, by: lin}, ..."
MINUTES = "sops: {s: {anchor: calendar, steps: [{id: a, every: 1min, at: 00:00-23:59, task: t, by: lin}]}}"
MEETINGS = MINUTES.replace("task: t", "meet: t, minutes: 60")
GROUPS = lines("channels: {...c#: {kind: group, at: 09:00}\n}", 5000, head=TEN_YEARS)
SIZES = {
    "aliases that grow": (BOMB, 1, "Y131"),
    "a hundred thousand brackets": ("\n".join(["["] * 100000), 1, "Y141"),
    "brackets in one line": ("a: " + "[" * 60000, 1, "Y141"),
    "dashes within dashes": ("- " * 30000, 1, "Y141"),
    "too many values": (lines("segments: {...v#: {title: a, tag: b, size: 1}\n}", 9999, tail=LISTS), 1, "Y142"),
    "too many keys": (lines("segments: {...v#: \n}", 10001), 1, "Y143"),
    "one value too long": (HEAD + "segments: {vip: {title: '" + "\n  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" * 3000 + "'}}", 1, "Y144"),
    "a text of many lines": (HEAD + "segments:\n  vip:\n    title: |\n" + "      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n" * 3000, 1, "Y144"),
    "one line too long": (HEAD + "segments: {vip: {title: " + "x" * 70000 + "}}", 1, "Y107"),
    "a key too long": (HEAD + "segments: {" + "x" * 1000 + ": }", 1, "Y145"),
    "tags by the thousand": ("%TAG ! tag:x,2000:\n" * 50000, 1, "Y106"),
    "a file too large": ("# x\n" * 300000, 2, "G103"),
    "wrong list items": (lines("channels: {c: {kind: group, at: [...x\n]}}", 180000), 1, "more of S103"),
    "wrong words": (lines("sheets: {formats: [...htm\n]}", 180000), 1, "more of S113"),
    "wrong things": (lines("sops: {s: {steps: [...x\n]}}", 180000), 1, "more of S101"),
    "steps of nothing": (lines("sops: {s: {steps: [...{iid: x}\n]}}", 40000), 1, "more of S102"),
    "unknown names": (lines("staff: {a: {name: a, role: r, channels: [...c#\n]}}", 100000, head=PLAN_ONLY), 1, "more of R101"),
    "unknown steps": (lines("sops: {s: {steps: [...{id: s#, after: z# + 1h, task: t, by: lin}\n]}}", 16000), 1, "more of R108"),
    "steps in a chain": (lines(STEPS + "{id: s#, after: s@ + 1min, task: t, by: lin}\n]}}", 14000, tail=IN_MARCH), 0, ""),
    "steps that leave the calendar": (lines(STEPS + "{id: s#, after: s@ + 87000h, task: t, by: lin}\n]}}", 2000, tail=IN_MARCH), 1, "T133"),
    "a hundred years": (HEAD.replace("2026-03-02", "2000-01-01").replace("2026-03-29", "2100-12-31"), 1, "T103"),
    "beyond the year 9999": (HEAD.replace("2026-03-02", "9999-12-01").replace("2026-03-29", "9999-12-31"), 1, "T126"),
    "people in zones that nobody knows": (lines("staff: {...p#: {name: a, role: r, timezone: Mars/City#}\n}", 9000, head=PLAN_ONLY), 1, "more of T104"),
    "meetings by the minute where the clock turns": (HEAD.replace("{", "{timezone: Europe/Berlin, ", 1) + MEETINGS, 0, "T150"),
    "the year 10000": (HEAD.replace("2026-03-02", "10000-01-01"), 1, "S103"),
    "every minute for ten years": (TEN_YEARS + MINUTES, 1, "T132"),
    "campaigns every day for ten years": (lines("campaigns: {...c#: {every: day}\n}", 9999, head=TEN_YEARS), 1, "T132"),
    "campaigns that never have room": (lines("campaigns: {...c#: {every: day, length: 3660}\n}", 9999, head=TEN_YEARS), 1, "T132"),
    "weekly series by the thousand": (lines("campaigns: {...c#: {rhythm: week}\n}", 9999, head=TEN_YEARS), 1, "T132"),
    "channels by the thousand": (lines("daily: {...c#: {mix: {brand: 1}}\n}", 5000, head=GROUPS), 1, "T132"),
    "days to avoid": (lines("campaigns: {c: {sop: s, rhythm: week, avoid: [...2026-01-01..2035-12-31\n]}}", 30000, head=TEN_YEARS + ONE_SOP), 0, "T109"),
    "dates to be near": (lines("dates: {...d#: 01-01\n}", 9999, head=TEN_YEARS) + lines("campaigns: {c: {rhythm: week, near: {...d#: first_day\n}}}", 9999, ""), 0, ""),
    "campaigns on one day": (lines("campaigns: {...c#: {date: 2026-03-04}\n}", 9999), 0, "more of T110"),
    "a chain of phases": (lines("campaigns: {c-1: {date: 2026-03-04}, ...c#: {part_of: c@, date: 2026-03-04}\n}", 9000), 1, "R114"),
    "who, from many": (lines("staff: {...p#: {name: n, role: r#}\n}", 5000, head=PLAN_ONLY)
                       + lines("sops: {s: {steps: [{id: a, day: 1, task: t, by: [...each q#\n]}]}}", 40000, head=""), 1, "more of R106"),
}  # fmt: skip


def sizes(suite):
    for name, (text, status, says) in SIZES.items():
        suite.sopcal(name, "check", ".", cwd=suite.new({"plan.yaml": text}), statuses=(status,), says=says)
    unknown = lines("channels: {...ch#: {kind: group}\n}", 9000)
    names = lines("staff: {a: {name: a, role: r, channels: [...sh#\n]}}", 60000, head="")
    folder = suite.new({"plan.yaml": unknown, "z.yaml": names})
    suite.sopcal("unknown names among many known", "check", ".", cwd=folder, statuses=(1,), says="more of R101")


def main():
    suite = Suite()
    for part in (files, vanishing, names, many, environment, limits, references, texts, arguments, sizes, hostile_keys.sweep):
        if len(sys.argv) < 2 or part.__name__ in sys.argv[1:]:
            part(suite)
    return suite.close()


if __name__ == "__main__":
    sys.exit(main())
