#!/usr/bin/python3
"""word_lists: the lists of words in templates/words are sound, and templates/README.md tells of each.

Each list opens with what it is, how it is used, as of when, and that it is no legal advice; each class stands under a
comment with its source. No word stands twice, an exception holds its word, a word is more than one letter but for 最. What a word is harmless
behind stands once, in unless_after of its class or its own, and in no exception.
"""
import re
import sys
import unicodedata
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally  # noqa: E402

LEVELS = ("forbid", "warn", "note")
ALONE = {"最"}


def letters(text):
    """What is looked for in it; a clause mark inside counts, as an exception may have one."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c if c.isalnum() or c == "%" else "," if c in ",:;!?()\"'“”‘’、。《》" else "" for c in folded)


def check_opening(tally, path, text):
    opening = "".join(line for line in text.splitlines(keepends=True)[:20] if line.startswith("#"))
    for what, pattern in (
        ("how it is used", rf"use: \[(words/[a-z-]+, )*words/{path.stem}\]"),
        ("its source", "《.+》，"),
        ("as of when", r"整理于 20\d\d-\d\d"),
        ("that it is no legal advice", "不是法律意见"),
    ):
        tally.check(f"{path.name} opens with {what}", re.search(pattern, opening))


def check_class(tally, name, entry, text):
    above = re.search(rf"^  # (.+)\n  {name}:$", text, re.M)
    tally.check(f"{name}: its source stands above it", above and re.search("《|第.+条|公告", above[1]))
    for key in ("title", "reason", "instead"):
        tally.check(f"{name} has {key}", str(entry.get(key) or "").strip())
    tally.check(f"{name} has a level", entry.get("level") in LEVELS)
    tally.check(f"{name} has words", entry.get("words"))


def check_leads(tally, name, leads, of_class):
    folded = [letters(text) for text in leads]
    tally.check(f"{name}: unless_after is of letters", all(text.strip(',') for text in folded))
    tally.check(f"{name}: nothing in unless_after stands twice", len(set(folded + of_class)) == len(folded + of_class))
    return folded


def check_word(tally, name, entry, seen, of_class):
    entry = entry if isinstance(entry, dict) else {"word": entry}
    word = letters(str(entry["word"]))
    tally.check(f"{name}: {word} is a word", len(word) > 1 or word in ALONE)
    tally.check(f"{name}: {word} stands once; also in {seen.get(word)}", word not in seen)
    seen[word] = name
    tally.check(f"{name}: {word} has a level", entry.get("level", "warn") in LEVELS)
    exceptions = [letters(str(text)) for text in entry.get("except", [])]
    leads = check_leads(tally, f"{name}: {word}", entry.get("unless_after", []), of_class)
    behind = {text.strip(",") + word for text in leads + of_class}
    for text in exceptions:
        tally.check(f"{name}: {text} holds {word}", word in text.replace(",", "") and word != text)
        tally.check(f"{name}: {text} is no unless_after", text.replace(",", "") not in behind)
    tally.check(f"{name}: no exception of {word} stands twice", len(set(exceptions)) == len(exceptions))


def main():
    tally, seen, classes = Tally(), {}, set()
    told = (ROOT / "templates/README.md").read_text(encoding="utf-8")
    paths = sorted((ROOT / "templates/words").glob("*.yaml"))
    quiet = (ROOT / "tests/good/look-alikes/plan.yaml").read_text(encoding="utf-8")
    for path in paths:
        text = path.read_text(encoding="utf-8")
        check_opening(tally, path, text)
        tally.check(f"templates/README.md tells of words/{path.stem}", f"| `words/{path.stem}` |" in told)
        tally.check(f"tests/good/look-alikes uses words/{path.stem}", f"words/{path.stem}" in quiet)
        for name, entry in yaml.safe_load(text)["words"].items():
            tally.check(f"{name} is the name of one class", name not in classes)
            classes.add(name)
            check_class(tally, name, entry, text)
            leads = check_leads(tally, name, entry.get("unless_after", []), [])
            for word in entry["words"]:
                check_word(tally, name, word, seen, leads)
    return tally.end() if paths else 1


if __name__ == "__main__":
    sys.exit(main())
