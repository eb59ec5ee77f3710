#!/usr/bin/python3
"""How long a text is for each person who posts it, reckoned anew by filling it for everybody: lengths.py

The program fills a text for a few made-up people and reckons the rest (src/schedule/lengths.c); here each text is filled
for each person. Plans are made with a fixed seed: texts that ask for a name, for a store and for the lack of one, people
of any script with and without a store, and a limit that lies right at, below or above what one of them gives.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tally import Tally  # noqa: E402

SOPCAL = os.path.join(os.environ.get("BUILD", ".build"), "sopcal")
PLANS = int(os.environ.get("LENGTHS_PLANS", "60"))
TEXTS = PEOPLE = 6
PARTS = ["{{staff.name}}", "{{staff.store}}", "{{#staff.store}}在{{staff.store}}{{/staff.store}}",
         "{{^staff.store}}线上{{/staff.store}}", "{{#staff.name}}我是{{staff.name}}{{/staff.name}}",
         "{{#staff.store}}{{staff.name}}{{/staff.store}}", "字", "🎁", "a", "é"]
MEASURES = {"characters": lambda text: len(text.encode("utf-16-le")) // 2, "bytes": lambda text: len(text.encode())}


def filled(text, person):
    name, store = person
    text = re.sub(r"{{#staff\.store}}(.*?){{/staff\.store}}", r"\1" if store else "", text)
    text = re.sub(r"{{\^staff\.store}}(.*?){{/staff\.store}}", "" if store else r"\1", text)
    text = re.sub(r"{{#staff\.name}}(.*?){{/staff\.name}}", r"\1", text)
    return text.replace("{{staff.name}}", name).replace("{{staff.store}}", store)


def write_plan(folder, people, texts, limit):
    staff = "".join(f"  p{i}: {{name: {name}, role: adviser, channels: moments{', store: ' + store if store else ''}}}\n"
                    for i, (name, store) in enumerate(people))
    steps = "".join(f"      - {{id: s{i}, day: 1, at: 1{i}:00, post: moments, piece: brand/t{i}, by: each adviser}}\n"
                    for i in range(len(texts)))
    (folder / "content" / "brand").mkdir(parents=True)
    for i, text in enumerate(texts):
        (folder / "content" / "brand" / f"t{i}.md").write_text(text + "\n", encoding="utf-8")
    (folder / "plan.yaml").write_text(
        "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
        f"channels: {{moments: {{kind: moments, limits: {{{limit}}}}}}}\nstaff:\n{staff}"
        f"sops:\n  s:\n    steps:\n{steps}campaigns: {{c: {{sop: s, date: 2026-03-10, length: 1}}}}\n", encoding="utf-8")


def findings(folder):
    """By text: how long it is said to be, of those too long; and those of which nothing is left."""
    said = subprocess.run([SOPCAL, "check", folder, "--format", "json", "--lang", "en"], capture_output=True,
                          encoding="utf-8").stdout
    too_long, empty = {}, set()
    for record in map(json.loads, said.splitlines()):
        text = int(re.search(r"t(\d)\.md", record["file"])[1])
        if record["code"] == "C231":
            empty.add(text)
        else:
            too_long[text] = int(re.search(r"has (\d+)", record["message"])[1])
    return too_long, empty


def judge(tally, seed):
    dice = random.Random(seed)
    people = [(dice.choice(["林", "欧阳娜娜", "𠀀𠀁", "é", "Ann Lee", "小🎁明"]) + str(i), dice.choice(["", "", "西湖店", "𠀀店"]))
              for i in range(PEOPLE)]
    texts = ["".join(dice.choice(PARTS) for _ in range(dice.randint(1, 9))) for _ in range(TEXTS)]
    key = dice.choice(list(MEASURES))
    lengths = [max(MEASURES[key](filled(text, person)) for person in people) for text in texts]
    most = max(1, dice.choice(lengths) + dice.choice([-1, 0, 1]))
    with tempfile.TemporaryDirectory() as folder:
        write_plan(Path(folder), people, texts, f"{key}: {most}")
        too_long, empty = findings(folder)
    plan = f"seed {seed}, {key} {most}, {people}, {texts}"
    tally.equal(f"too long: {plan}", too_long, {i: n for i, n in enumerate(lengths) if n > most})
    tally.equal(f"nothing left: {plan}", empty,
                {i for i, text in enumerate(texts) if any(not filled(text, person).strip() for person in people)})


def main():
    tally = Tally()
    for seed in range(PLANS):
        judge(tally, seed)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
