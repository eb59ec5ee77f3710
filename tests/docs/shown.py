#!/usr/bin/python3
"""shown: what the language's guide shows on a screen is what its plan prints.

    shown.py PAGE PLAN LANG SOPCAL

A block of ```console holds "$ COMMAND" lines, run in bash where the plan lies as `tea-house`, and what each prints to
standard output. Each begins with a fresh copy. A block of ```diff above one is a change for it: lines with "-" go, those
with "+" stand in their place, in the file that the line before the block names: "In `touch.yaml` ...". Prints
"N passed, N failed" last; exit status 1 when one failed. With --write behind it the page is rewritten.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

BLOCK = re.compile(r"^```(diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAME = "tea-house"


def change(tally, path, block):
    """Lines that go stand below one another; the new ones take their place."""
    lines = block.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] == "-")
    new = "".join(line[1:] for line in lines if line[0] == "+")
    text = path.read_text(encoding="utf-8")
    tally.equal(f"{path.name} holds once what is to be changed:\n{old}", text.count(old), 1)
    path.write_text(text.replace(old, new), encoding="utf-8")


def changed_file(page, at):
    names = re.findall(r"`([^`]+)`", page[:at].rstrip().rsplit("\n\n", 1)[-1])
    return names[0] if names else ""


def show(folder, command, lang, sopcal):
    path = f"{sopcal.parent}:{os.environ['PATH']}"
    env = {**os.environ, "SOPCAL_LANG": lang, "PATH": path}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, check=False, encoding="utf-8")
    return f"$ {command}\n{done.stdout}"


def commands_of(block):
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def shown(tally, page, plan, lang, sopcal):
    """What each console block of the page should say, by its place."""
    found, changes = {}, []
    for block in BLOCK.finditer(page):
        if block[1] == "diff":
            changes.append((changed_file(page, block.start()), block[2]))
            continue
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(plan, Path(folder, NAME))
            for name, lines in changes:
                change(tally, Path(folder, NAME, name), lines)
            found[block.span(2)] = "".join(show(folder, c, lang, sopcal) for c in commands_of(block[2]))
        changes = []
    tally.equal("each change is shown", changes, [])
    return found


def main():
    name, plan, lang, sopcal = sys.argv[1:5]
    tally = Tally()
    page = Path(name).read_text(encoding="utf-8")
    found = shown(tally, page, plan, lang, Path(sopcal).resolve())
    tally.check("something is shown", found)
    for (begin, end), says in reversed(found.items()):
        if sys.argv[5:] == ["--write"]:
            page = page[:begin] + says + page[end:]
        else:
            tally.equal(f"{name}: {commands_of(says)}", page[begin:end], says)
    if sys.argv[5:] == ["--write"]:
        Path(name).write_text(page, encoding="utf-8")
    return tally.end()


if __name__ == "__main__":
    if not 5 <= len(sys.argv) <= 6:
        sys.exit(__doc__)
    sys.exit(main())
