#!/usr/bin/python3
"""sentences: tables of sentences, bad ones and harmless look-alikes, are judged by all lists of words together.

    sentences.py SOPCAL [TABLE.csv...]

Each sentence is a piece of its own. A bad one must be found (W301 to W303), a fine one must have nothing said of it.
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

TABLES = [HERE.parents[1] / "facts" / name for name in ("sentences-1.csv", "sentences-2.csv")]
WORDS = HERE.parents[2] / "templates" / "words"


def rows(table):
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def findings(sopcal, sentences):
    """Of each sentence, by its number: the codes and the words found."""
    found = defaultdict(list)
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
        if finding["code"].startswith("W"):
            number = int(Path(finding["file"]).stem[1:])
            found[number].append(f"{finding['code']} {finding['message']}")
    return found


def judge(tally, sopcal, table):
    sentences = rows(table)
    found = findings(sopcal, [row["sentence"] for row in sentences])
    for number, row in enumerate(sentences):
        fine = bool(found[number]) == (row["verdict"] == "bad")
        tally.check(f"{Path(table).name}: {row['verdict']}: {row['sentence']} ({row['class']}): {found[number]}", fine)


def main():
    tally = Tally(shown=100)
    for table in sys.argv[2:] or TABLES:
        judge(tally, sys.argv[1], table)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
