#!/usr/bin/python3
"""traps: takes the cure of each client trap out of the source, and the test that is there for it must fail.

    traps.py [WORD]     all rows of table.py, or those whose trap has the word in it

A row is changed in a copy, that one file compiled, and linked before the library of the build, so that it stands in the
place of the sound one. Four checks a row: the text of the cure is found once, what is without it compiles, its test
passes with the cure, and fails without. Everything lies in $BUILD/traps.
"""
import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import Tally  # noqa: E402

import table  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("BUILD", ".build")).resolve()
PLACE = BUILD / "traps"
COMPILE = [os.environ.get("CC", "gcc"), "-std=c17", "-D_GNU_SOURCE", "-O0", "-w", "-Iinclude", "-Isrc", "-Itests/unit"]
LIBRARIES = "-lcmocka -lyaml -lcmark -lical -ljansson -lsodium -lutf8proc -lqrencode -lxlsxwriter".split()
SECONDS = 60  # a program that does not end without a cure has failed


def run(*command, **more):
    return subprocess.run([str(word) for word in command], cwd=TOP, capture_output=True, timeout=SECONDS, check=False, **more)


# ---- programs ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=None)
def object_of(source):
    """A test, or main.c, compiled once."""
    out = PLACE / (Path(source).stem + ".o")
    said = run(*COMPILE, "-c", source, "-o", out)
    if said.returncode:
        sys.exit(f"{source} does not compile:\n{said.stderr.decode(errors='replace')}")
    return out


def linked(source, out, *first):
    """The program of a source with the library of the build; what comes first goes before."""
    return run(COMPILE[0], "-o", out, object_of(source), *first, BUILD / "libsopcal.a", *LIBRARIES)


def without_cure(source, sound, cureless):
    """The object of a source file with one text in it replaced, or what is wrong."""
    changed, out = PLACE / source.name, PLACE / "cureless.o"
    changed.write_text(sound.replace(*cureless), encoding="utf-8")
    said = run(*COMPILE, "-iquote", source.parent, "-c", changed, "-o", out)
    return out, said.stderr.decode(errors="replace")[:2000] if said.returncode else ""


# ---- tests: which of them failed --------------------------------------------------------------------------------------


def unit_failures(program):
    said = run(program)
    return set(re.findall(r"^\[  FAILED  \] (\w+)", (said.stdout + said.stderr).decode(errors="replace"), re.M))


@lru_cache(maxsize=None)
def sound_failures(name):
    """Of a unit test with all cures in; linked here as the others are."""
    out = PLACE / "sound"
    linked(f"tests/unit/{name}_test.c", out).check_returncode()
    return unit_failures(out)


def broken_passes(folder, case):
    """Whether a plan of tests/broken makes the messages that it should, by the program in that folder."""
    return run("sh", "tests/broken/run.sh", case, env={**os.environ, "BUILD": str(folder), "BRIEF": "1"}).returncode == 0


# ---- rows -------------------------------------------------------------------------------------------------------------


def check_unit(tally, trap, cureless, test):
    name, _, case = test.partition(":")
    source = f"tests/unit/{name}_test.c"
    tally.check(f"{trap}: there is no test {test}", f"TEST({case})" in (TOP / source).read_text(encoding="utf-8"))
    tally.check(f"{trap}: {test} fails as it is", case not in sound_failures(name))
    out = PLACE / "program"
    tally.check(f"{trap}: it does not link without the cure", linked(source, out, cureless).returncode == 0)
    tally.check(f"{trap}: {test} passes without the cure", case in unit_failures(out))


def check_broken(tally, trap, cureless, case):
    tally.check(f"{trap}: {case} fails as it is", broken_passes(BUILD, case))
    tally.check(f"{trap}: it does not link", linked("src/main.c", PLACE / "sopcal", cureless).returncode == 0)
    tally.check(f"{trap}: {case} passes without the cure", not broken_passes(PLACE, case))


def check_row(tally, sources, row, check):
    trap, cure, instead, test = row
    found = [source for source, sound in sources.items() for _ in range(sound.count(cure))]
    tally.check(f"{trap}: its cure stands in {list(map(str, found))}", len(found) == 1)
    if len(found) != 1:
        return
    cureless, wrong = without_cure(found[0], sources[found[0]], (cure, instead))
    tally.equal(f"{trap}: what the compiler says", wrong, "")
    if not wrong:
        check(tally, trap, cureless, test)


def check_words(tally, sources):
    for pattern, example, why in table.WORDS:
        tally.check(f"{pattern} does not find {example}", re.search(pattern, example))
        found = [source for source, sound in sources.items() if re.search(pattern, sound)]
        tally.equal(f"{why} ({pattern})", found, [])


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    PLACE.mkdir(parents=True, exist_ok=True)
    tally = Tally(shown=100)
    sources = {path.relative_to(TOP): path.read_text(encoding="utf-8") for path in sorted(TOP.glob("src/**/*.c"))}
    check_words(tally, sources)
    for rows, check in ((table.TRAPS, check_unit), (table.BROKEN, check_broken)):
        for row in rows:
            if word in row[0]:
                check_row(tally, sources, row, check)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
