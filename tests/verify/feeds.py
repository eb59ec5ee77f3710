#!/usr/bin/python3
"""sopcal verify finds each broken feed of bad/ as bad.tsv says it, word for word, and says nothing of those of good/,
nor of any feed that sopcal writes; whatever a feed holds, it ends by itself in bounded memory.

    feeds.py [--accept]              --accept rewrites the messages beside the feeds (bad/NAME.en, .zh): read the diff
    feeds.py --large MB [SHAPE...]   only feeds of that size, through a pipe

A case of bad/ is NAME.ics, a folder of that name, or NAME.sh, which prints it. bad.tsv says, from the sentences of the
standard and not from what the program says, which codes stand on which lines. BUILD: where the program lies.
"""
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

PROGRAM = str((ROOT / os.environ.get("BUILD", ".build") / "sopcal").resolve())
MUTANTS, TOGETHER, SEED = 1000, 20, 20260302
MEMORY, SECONDS = 256 << 20, 10


def limits(seconds=SECONDS):
    if "asan" not in PROGRAM:  # a sanitizer's shadow is larger than any limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def verify(*words, given=None, cwd=None):
    return subprocess.run([PROGRAM, "verify", *words], input=given, cwd=cwd, capture_output=True, preexec_fn=limits)


def codes(run):
    records = [json.loads(line) for line in run.stdout.decode().splitlines()]
    return sorted(f"{r['code']}:{r['line']}" for r in records)


# ---- the cases ----------------------------------------------------------------------------------------------------------


def cases():
    for line in (HERE / "bad.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, expected, section, sentence = line.split("\t")
            yield name, sorted(expected.split()), section, sentence


def made(name, folder):
    """What to verify, as seen from bad/ or, for what a script prints, from `folder`."""
    script = HERE / "bad" / f"{name}.sh"
    if not script.exists():
        return f"{name}.ics", HERE / "bad"
    (folder / f"{name}.ics").write_bytes(subprocess.run([script], stdout=subprocess.PIPE, check=True).stdout)
    return f"{name}.ics", folder


def status_of(expected):
    levels = {code: level for code, _, level in LEVELS}
    if {"V101", "V102"} & {e.split(":")[0] for e in expected}:
        return 2
    return int(any(levels[e.split(":")[0]] != "note" for e in expected))


LEVELS = [line.split() for line in subprocess.run([PROGRAM, "codes"], capture_output=True, text=True).stdout.splitlines()]


def one_case(t, name, expected, folder, accept):
    path, cwd = made(name, folder)
    run = verify(path, "--messages", "json", cwd=cwd)
    t.equal(f"{name}: codes and lines", codes(run), expected)
    t.equal(f"{name}: exit status", run.returncode, status_of(expected))
    t.check(f"{name} is named after what it shows", any(e.startswith(name[:4] + ":") for e in expected))
    for lang in ("en", "zh"):
        said = verify(path, "--lang", lang, "--color", "never", "--quiet", cwd=cwd).stdout.decode()
        kept = HERE / "bad" / f"{name}.{lang}"
        if accept:
            kept.write_text(said, encoding="utf-8")
        t.equal(f"{name}.{lang}", said, kept.read_text(encoding="utf-8") if kept.exists() else None)
    short = verify(path, "--messages", "short", "--quiet", cwd=cwd).stdout.decode().splitlines()
    human = (HERE / "bad" / f"{name}.en").read_text(encoding="utf-8").splitlines()
    t.equal(f"{name}: --messages short", short, [line for line in human if not line.startswith(" ")])


def bad(t, accept):
    with tempfile.TemporaryDirectory() as folder:
        for name, expected, section, sentence in cases():
            t.check(f"{name} cites what it is written from", section and sentence)
            one_case(t, name, expected, pathlib.Path(folder), accept)
    listed = {name for name, *_ in cases()}
    there = {p.name.split(".")[0] for p in (HERE / "bad").iterdir()}
    t.equal("bad.tsv lists what bad/ holds", sorted(listed), sorted(there))


def good(t):
    feeds = sorted((HERE / "good").glob("*.ics"))
    t.check("forty good feeds", len(feeds) >= 40)
    for feed in feeds:
        run = verify(feed, "--messages", "short", "--quiet")
        t.equal(f"good/{feed.name}", (run.returncode, run.stdout, run.stderr), (0, b"", b""))
        piped = verify("-", "--messages", "short", "--quiet", given=feed.read_bytes())
        t.equal(f"good/{feed.name} by a pipe", (piped.returncode, piped.stdout), (0, b""))


# ---- what sopcal writes -------------------------------------------------------------------------------------------------


def own(t):
    """All notes count here: not one word about our own feeds."""
    with tempfile.TemporaryDirectory() as folder:
        for plan in sorted([*(ROOT / "plans").glob("*/plan.yaml"), *(ROOT / "tests/good").glob("*/plan.yaml")]):
            out = f"{folder}/{plan.parent.name}"
            options = plan.parent / "options"
            lines = options.read_text().splitlines() if options.exists() else []
            words = [word for line in lines if not line.startswith("command:") for word in line.split()]
            built = subprocess.run([PROGRAM, "build", plan.parent, "-o", out, "--quiet", *words], capture_output=True)
            t.check(f"{plan.parent.name} builds: {built.stdout.decode()[:500]}", built.returncode in (0, 1))
            if list(pathlib.Path(out).rglob("*.ics")):
                run = verify(out, "--messages", "short", "--quiet")
                t.equal(f"the feeds of {plan.parent.name}", (run.returncode, run.stdout[:500]), (0, b""))
    for plan in ([], ["plans/dawn-skincare"]):
        dates = subprocess.run([PROGRAM, "dates", *plan, "--format", "ics"], cwd=ROOT, capture_output=True).stdout
        run = verify("-", "--messages", "short", "--quiet", given=dates)
        t.equal(f"dates {plan}", (run.returncode, run.stdout[:500]), (0, b""))


# ---- whatever comes -----------------------------------------------------------------------------------------------------


def mutated(rng, feeds):
    lines = rng.choice(feeds).split(b"\r\n")
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(lines))
        line = lines[at]
        spot = rng.randrange(len(line) + 1)
        kind = rng.randrange(9)
        if kind == 0:
            lines[at] = line[:spot] + bytes([rng.randrange(256)]) + line[spot:]
        elif kind == 1:
            lines[at] = line[:spot] + line[spot + 1:]
        elif kind == 2:
            lines[at:at] = [line] * rng.choice((1, 2, 300))
        elif kind == 3:
            del lines[at]
            lines = lines or [b""]
        elif kind == 4:
            lines[at] = line[:spot] + rng.choice((b"\r", b"\n", b"\r\n ", b"\r\n", b"\0", b'"', b";", b":", b",", b"\\"))
        elif kind == 5:
            other = rng.choice(feeds).split(b"\r\n")
            lines[at:at] = other[:rng.randrange(len(other))]
        elif kind == 6:
            lines[at] = line[:spot] + line[spot:] * rng.choice((2, 50, 5000))
        elif kind == 7:
            lines = lines[:at] + [line[:spot]]
        else:
            lines[at] = bytes(rng.randrange(256) for _ in range(rng.randrange(200)))
    return b"\r\n".join(lines)


def unfit(folder, *names):
    """What is wrong with how these are verified, in one run; empty."""
    run = verify(*names, "--messages", "json", "--quiet", cwd=folder)
    try:
        [json.loads(line) for line in run.stdout.splitlines()]
    except ValueError as error:
        return f"{names}: {error}"
    return "" if run.returncode in (0, 1) and run.stderr == b"" else f"{names}: {run.returncode} {run.stderr[-300:]}"


def mutants(t):
    """Twenty in a run, which costs no more than one; where that goes wrong each by itself says which it was."""
    rng = random.Random(SEED)
    feeds = [p.read_bytes() for p in sorted([*HERE.glob("bad/*.ics"), *HERE.glob("good/*.ics")]) if p.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, MUTANTS, TOGETHER):
            names = [f"{i}.ics" for i in range(first, first + TOGETHER)]
            for name in names:
                pathlib.Path(folder, name).write_bytes(mutated(rng, feeds))
            bad = unfit(folder, *names)
            t.check(f"mutants: {bad}", not bad)
            for name in names:
                one = unfit(folder, name) if bad else ""
                t.check(f"mutant {one}", not one)


HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Test\r\n"
EVENT = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\n%sEND:VEVENT\r\n"
OPEN = HEAD + b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\n"


def piped(block, times):
    """block(i) for each i, into a pipe."""
    run = subprocess.Popen([PROGRAM, "verify", "-", "--messages", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           preexec_fn=lambda: limits(20 * SECONDS))
    for i in range(times):
        run.stdin.write(block(i))
    said = run.communicate()[0]
    return run.returncode, said


def large(t, megabytes, only=()):
    """Shapes of which a feed may be full. None takes more memory than the others, whatever its length."""
    n = megabytes << 20
    shapes = {
        "events": lambda i: b"".join(EVENT % (i * 4000 + k, b"DTEND:20260301T090000\r\n") for k in range(4000)),
        "one line": lambda i: b"x" * (1 << 19),
        "folds": lambda i: b"\r\n x" * (1 << 17),
        "empty lines": lambda i: b"\r\n" * (1 << 16),
        "NUL": lambda i: b"\0" * (1 << 19),
        "CR alone": lambda i: b"A:b\r" * (1 << 17),
        "open components": lambda i: b"BEGIN:VEVENT\r\n" * (1 << 13),
        "zones": lambda i: b"".join(b"DTSTART;TZID=z%d:20260302T090000\r\n" % (i * 8000 + k) for k in range(8000)),
        "parameters": lambda i: b"A" + b";X-A=1" * (1 << 16) + b":1\r\n",
        "calendars": lambda i: b"END:VCALENDAR\r\n" + HEAD,
        "weekdays": lambda i: b"RRULE:FREQ=WEEKLY;BYDAY=" + b"MO," * (1 << 15) + b"MO\r\n",
        "values": lambda i: b"EXDATE:" + b"20260302T090000," * (1 << 14) + b"\r\n",
    }
    for name, shape in shapes.items():
        if only and name not in only:
            continue
        size = len(shape(0))
        status, said = piped(lambda i: shape(i) if i else OPEN + shape(0), max(2, n // size))
        if name == "zones":
            t.check("more than 500 zones", b"the number of time zones goes beyond 500" in said)
        t.check(f"{megabytes} MB of {name}: status {status}", status == 1 and all(json.loads(r) for r in said.splitlines()))


def many_uids(t):
    """A million are remembered, and that there are more is said."""
    block = lambda i: b"".join(b"BEGIN:VEVENT\r\nUID:%d\r\nEND:VEVENT\r\n" % (i * 8000 + k) for k in range(8000))
    status, said = piped(lambda i: block(i) if i else HEAD + block(0), 126)
    t.check("more than a million UIDs", status == 1 and b"the number of UIDs goes beyond 1000000" in said)


# ---- what is typed ------------------------------------------------------------------------------------------------------


def typed(t):
    feed = str(HERE / "good/3.6-two-events.ics")
    broken = str(HERE / "bad/V130-wrong-version.ics")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "b/c").mkdir(parents=True)
        (place / "b/c/two.ICS").write_bytes((HERE / "bad/V130-wrong-version.ics").read_bytes())
        (place / "a.ics").write_bytes((HERE / "bad/V131-other-scale.ics").read_bytes())
        (place / "notes.txt").write_text("x")
        os.mkfifo(place / "none.fifo")
        os.symlink(feed, place / "link.ics")
        run = verify(".", "--messages", "short", cwd=folder)  # no link is followed out of it
        t.equal("a folder: in the order of names", [l.split(b":")[0] for l in run.stdout.splitlines()], [b"./a.ics", b"./b/c/two.ICS"])
        (place / "/".join(["deep"] + ["d"] * 32)).mkdir(parents=True)
        run = verify("deep", "--messages", "short", cwd=folder)
        t.check("a folder too deep to be looked through", run.returncode == 2 and b"V101" in run.stdout)
        t.equal("a pipe that nobody writes to", verify("none.fifo", cwd=folder).returncode, 1)
        t.equal("a socket or a device", verify("/dev/null").returncode, 2)
        t.equal("no such file, and others all the same", verify("absent.ics", broken, cwd=folder).returncode, 2)
        t.check("the others were read", b"V130" in verify("absent.ics", broken, cwd=folder).stdout)
        link = subprocess.run(f"'{PROGRAM}' verify <(cat '{broken}') --messages short", shell=True, executable="/bin/bash", capture_output=True)
        t.check("a process's output", link.returncode == 1 and b"V130" in link.stdout)
    t.equal("fine", verify(feed).returncode, 0)
    t.check("one feed is told of", b"nothing wrong" in verify(feed).stderr)
    t.check("several are summed up", b"feeds: 2, with findings: 1" in verify(feed, broken).stderr)
    t.check("in Chinese", "日历 2 个，有问题的 1 个" in verify(feed, broken, "--lang", "zh").stderr.decode())
    t.equal("nothing to verify", verify().returncode, 2)
    closed = subprocess.run(f"'{PROGRAM}' verify - <&-", shell=True, capture_output=True)
    t.check("standard input that is closed", closed.returncode == 2 and b"V101" in closed.stdout)
    full = subprocess.run(f"'{PROGRAM}' verify '{broken}' > /dev/full", shell=True, capture_output=True)
    t.equal("standard output that is full", full.returncode, 2)
    t.equal("a warning is a finding", verify(str(HERE / "bad/V131-other-scale.ics")).returncode, 1)
    t.equal("a note is none", verify(str(HERE / "bad/V134-zone-not-used.ics")).returncode, 0)


def main():
    t = Tally()
    words = sys.argv[1:]
    if words[:1] == ["--large"]:
        large(t, int(words[1]), words[2:])
        return t.end()
    bad(t, "--accept" in words)
    good(t)
    own(t)
    typed(t)
    mutants(t)
    large(t, 4)
    many_uids(t)
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
