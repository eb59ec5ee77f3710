#!/usr/bin/python3
"""sentences: tables of sentences, bad ones and harmless look-alikes, are judged by all lists of words together.

    sentences.py SOPCAL [TABLE.csv...]

Each sentence is a piece of its own. A bad one must be found (W301 to W303), a fine one must have nothing said of it. What
the lists cannot tell stands with its reason in TABLE.missed.csv, and must still be missed: so that list stays true.
Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))
from tally import Tally  # noqa: E402

TABLES = [HERE.parents[1] / "facts" / f"sentences-{number}.csv" for number in (1, 2, 3)]
WORDS = HERE.parents[2] / "templates" / "words"
SAID_OF_WORDS = ("W301", "W302", "W303")


def rows(table):
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def missed(table):
    """The reason for each sentence that is judged wrongly."""
    told = Path(table).with_suffix(".missed.csv")
    return {row["sentence"]: row["reason"] for row in rows(told)} if told.exists() else {}


def findings(sopcal, sentences):
    """Of each sentence, by its number, what was said of its words; and what else was said."""
    found, other = defaultdict(list), []
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content" / "persona"
        content.mkdir(parents=True)
        lists = ", ".join(f"words/{path.stem}" for path in sorted(WORDS.glob("*.yaml")))
        plan = f"plan: {{id: judged, from: 2026-01-01, to: 2026-01-31, use: [{lists}]}}\nchannels: {{moments: {{kind: moments}}}}\n"
        (Path(folder) / "plan.yaml").write_text(plan, encoding="utf-8")
        for number, sentence in enumerate(sentences):
            (content / f"s{number:04}.md").write_text(sentence + "\n", encoding="utf-8")
        command = [sopcal, "check", folder, "--format", "json"]
        lines = subprocess.run(command, capture_output=True, encoding="utf-8").stdout.splitlines()
    for finding in map(json.loads, lines):
        told = f"{finding['code']} {finding['message']}"
        if finding["code"] in SAID_OF_WORDS:
            found[int(Path(finding["file"]).stem[1:])].append(told)
        else:
            other.append(told)
    return found, other


def judge(tally, sopcal, table):
    name, sentences, known = Path(table).name, rows(table), missed(table)
    found, other = findings(sopcal, [row["sentence"] for row in sentences])
    tally.equal(f"{name}: nothing else is said", other, [])
    tally.equal(f"{name}: what is missed is of the table", set(known) - {row["sentence"] for row in sentences}, set())
    tally.check(f"{name}: what is missed has a reason", all(known.values()))
    for number, row in enumerate(sentences):
        right = bool(found[number]) == (row["verdict"] == "bad")
        what = f"{name}: {row['verdict']}: {row['sentence']} ({row['class']}): {found[number]}"
        if row["sentence"] in known:
            tally.check(f"{what} is listed as missed, and is right now", not right)
        else:
            tally.check(what, right)


def main():
    tally = Tally(shown=100)
    for table in sys.argv[2:] or TABLES:
        judge(tally, sys.argv[1], table)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
