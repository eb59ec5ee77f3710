#!/usr/bin/python3
"""Which lines of src the tests ran: cover.py BUILD, after the suites ran on a build with --coverage (make cover).

Prints lines and branches by room, then each line that never ran. It fails when one of them is not in explained.txt,
when an explanation there fits no such line, when an explanation has no reason, and below 95 % of lines. BUILD/parts.txt
lists the lines of which a part never ran (the `return` of a one-line `if`).
"""
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAST = 95.0


class Line:
    """What the objects that hold a line say of it, taken together."""

    def __init__(self):
        self.count = 0
        self.whole = False
        self.branches = []

    def add(self, said):
        self.count += said["count"]
        self.whole |= said["count"] > 0 and not said["unexecuted_block"]
        counts = [branch["count"] for branch in said["branches"]]
        if len(counts) == len(self.branches):
            counts = [a + b for a, b in zip(counts, self.branches)]
        if len(counts) >= len(self.branches):
            self.branches = counts


def gcov(build):
    """{file: {number: Line}} of all in src, by gcov's JSON."""
    files = collections.defaultdict(lambda: collections.defaultdict(Line))
    for notes in sorted((build / "src").rglob("*.gcno")):
        said = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", notes],
                              cwd=ROOT, capture_output=True, check=True)
        for document in said.stdout.splitlines():
            for file in json.loads(document)["files"]:
                if not file["file"].startswith("src/"):
                    continue
                for line in file["lines"]:
                    files[file["file"]][line["line_number"]].add(line)
    return files


def print_rooms(files):
    """The table; gives the share of lines that ran."""
    rooms = collections.defaultdict(collections.Counter)
    for file, lines in files.items():
        room = pathlib.PurePath(file).parts[1]
        for key in (room, "total"):
            rooms[key].update(lines=len(lines), ran=sum(line.count > 0 for line in lines.values()),
                              whole=sum(line.whole for line in lines.values()),
                              branches=sum(len(line.branches) for line in lines.values()),
                              taken=sum(count > 0 for line in lines.values() for count in line.branches))
    print(f"{'room':<10} {'lines':>7} {'ran':>8} {'whole':>8} {'branches':>9} {'taken':>8}")
    for room in sorted(rooms, key=lambda name: (name == "total", name)):
        r = rooms[room]
        print(f"{room:<10} {r['lines']:>7} {share(r['ran'], r['lines'])} {share(r['whole'], r['lines'])} "
              f"{r['branches']:>9} {share(r['taken'], r['branches'])}")
    return 100 * rooms["total"]["ran"] / max(1, rooms["total"]["lines"])


def share(part, whole):
    return f"{100 * part / whole if whole else 100:6.2f} %"


def explanations(path):
    """{(file, text): reason}: a reason is the comment above; each entry is "FILE: TEXT"."""
    reason, ended, found = "", True, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason = line[1:].strip() if ended else f"{reason} {line[1:].strip()}"
            ended = False
        elif line.strip():
            file, _, text = line.partition(": ")
            found[file, text.strip()] = reason
            ended = True
        else:
            reason, ended = "", True
    return found


def judge(files, build):
    """Prints what is wrong; gives how many lines were in order and how many things were not."""
    known = explanations(ROOT / "tests/cover/explained.txt")
    used, failed, explained, parts = set(), 0, 0, []
    for file in sorted(files):
        text = (ROOT / file).read_text(encoding="utf-8").splitlines()
        for number, line in sorted(files[file].items()):
            source = text[number - 1].strip()
            if line.count:
                if not line.whole:
                    parts.append(f"{file}:{number}: {source}\n")
            elif known.get((file, source)):
                used.add((file, source))
                explained += 1
            else:
                failed += 1
                print(f"FAILED: never ran: {file}:{number}: {source}")
    for file, source in sorted(set(known) - used):
        failed += 1
        print(f"FAILED: {'explained, but it runs or is gone' if known[file, source] else 'explained without a reason'}: "
              f"{file}: {source}")
    (build / "parts.txt").write_text("".join(parts), encoding="utf-8")
    print(f"\n{explained} lines never ran for a reason (tests/cover/explained.txt), {len(parts)} ran in part ({build}/parts.txt)")
    return sum(len(lines) for lines in files.values()) - failed, failed


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    files = gcov(build)
    ran = print_rooms(files)
    passed, failed = judge(files, build)
    if ran < LEAST:
        failed += 1
        print(f"FAILED: {ran:.2f} % of the lines of src ran, less than {LEAST} %")
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or not files


if __name__ == "__main__":
    sys.exit(main())
