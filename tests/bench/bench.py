#!/usr/bin/python3
"""bench: how long check and build take, as ratios of one run: bench.py SOPCAL

In each round everything is measured once, in turns, so that a busy moment hits all alike; a ratio is taken within its
round, and shown as the median of the rounds with the least and the greatest. Ratios are what may be compared between
machines; nothing is asserted (design section 11). BENCH_RUNS rounds (7); what takes long is in the first three.

Words: a check with a list of words less the same one without it, and grep -F -f with the list over the same texts; of
these the processor's time, since a difference of two would show every moment in which something else ran.
Series: ten pairs over three years, each placed together, against the same with an audience for each.
Against TaskJuggler: its scheduling run without reports, of a project with one task for each occurrence (make_tjp.py).
Against python3-icalendar: a whole build, sheets included, against the writing of the same calendars only.
"""
import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("BENCH_RUNS", "7"))
SLOW_ROUNDS = 3
STEPS = (1, 2, 4, 8)
PIECES, CAMPAIGNS, STAFF = 1000, 60, 20
# What grows, from one plan that all series share.
SERIES = {
    "pieces": lambda k: (PIECES * k, CAMPAIGNS, STAFF),
    "staff": lambda k: (PIECES, CAMPAIGNS, STAFF * k),
    "all": lambda k: (PIECES * k, CAMPAIGNS * k, STAFF * k),
}
PAIRS = 10  # of series over three years
# Pieces and the words looked for in them.
WORDS = {
    "pieces": lambda k: (1250 * k, 5000),
    "words": lambda k: (5000, 2500 * k),
}
WORDS_FOR_GREP = (5000, 5000)
BUILDS = ("pieces", "staff")  # all at once, 8 times, would write 64 times the sheets


def run(*command):
    """The milliseconds of a command and what it printed; it may find warnings and no more."""
    begun = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    taken = (time.perf_counter() - begun) * 1000
    if done.returncode:
        sys.exit(f"exit status {done.returncode}: {' '.join(map(str, command))}")
    return taken, done.stdout


def worked(*command):
    """The milliseconds that the processor worked for a command itself."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run(*command)
    return (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before) * 1000


def peak(*command):
    """The greatest memory of a command in MiB, and its milliseconds with a little of the clock's own."""
    # By a small program: Linux counts to a process what the one that started it had.
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
        taken, _ = run("/usr/bin/time", "-f", "%M", "-o", said.name, *command)
        return int(said.read()) / 1024, taken


class Bench:
    def __init__(self, sopcal, work):
        self.sopcal, self.work = sopcal, Path(work)
        self.times, self.memory = {}, {}

    def plan(self, numbers):
        folder = self.work / "-".join(map(str, numbers))
        if not folder.exists():
            subprocess.run([HERE / "make_plan.py", folder, *map(str, numbers)], check=True)
        return folder

    def series(self, how):
        folder = self.work / how
        if not folder.exists():
            subprocess.run([HERE / "make_series.py", folder, how, str(PAIRS)], check=True)
        return folder

    def texts(self, pieces, words):
        folder = self.work / f"words-{pieces}-{words}"
        if not folder.exists():
            subprocess.run([HERE / "make_words.py", folder, str(pieces), str(words)], check=True)
        return folder

    def note(self, name, taken):
        self.times.setdefault(name, []).append(taken)

    def check(self, name, folder):
        command = (self.sopcal, "check", folder)
        if f"check {name}" not in self.memory:
            self.memory[f"check {name}"], _ = peak(*command)
        self.note(f"check {name}", run(*command)[0])

    def build(self, name, folder):
        out = self.work / "out"
        self.memory[f"build {name}"], taken = peak(self.sopcal, "build", folder, "-o", out)
        self.note(f"build {name}", taken)
        shutil.rmtree(out)

    def others(self, built):
        for minutes in ("5", "60"):
            command = ("tj3", "--no-reports", "--silent", "--no-color", self.work / f"{minutes}.tjp")
            self.note(f"tj3 {minutes}", run(*command)[0])
        for name, source in (("icalendar", built / "plan.json"), ("bytes", built)):
            out = self.work / "out"
            self.note(name, float(run(HERE / f"write_{name}.py", source, out)[1]))
            shutil.rmtree(out)

    def look_for_words(self):
        """What a list of words adds to a check, of each size; the plan without the list right before it."""
        for pieces, words in sorted({size(k) for size in WORDS.values() for k in STEPS}):
            without = worked(self.sopcal, "check", self.texts(pieces, 0))
            self.note(f"words {pieces} {words}", worked(self.sopcal, "check", self.texts(pieces, words)) - without)
        data = self.texts(*WORDS_FOR_GREP) / "data"
        command = ("env", "LC_ALL=C", "grep", "-F", "-c", "-f", data / "words.txt", data / "texts.txt")
        self.note("grep", worked(*command))

    # ---- what is measured ----

    def prepare(self):
        built, first = self.work / "built", self.plan(SERIES["all"](1))
        run(self.sopcal, "build", first, "-o", built)
        for minutes in ("5", "60"):
            project = self.work / f"{minutes}.tjp"
            subprocess.run([HERE / "make_tjp.py", built / "plan.json", project, minutes], check=True)
        return built

    def round(self, built, slow):
        self.note("nothing", run(self.sopcal, "--help")[0])
        self.check("demo", "plans/dawn-skincare")
        self.build("demo", "plans/dawn-skincare")
        for how in ("together", "apart"):
            self.check(how, self.series(how))
        self.look_for_words()
        for series, size in SERIES.items():
            for k in STEPS:
                self.check(f"{series} {k}", self.plan(size(k)))
                if slow and series in BUILDS:
                    self.build(f"{series} {k}", self.plan(size(k)))
        if slow:
            self.others(built)

    # ---- what is shown ----

    def median(self, name):
        return statistics.median(self.times[name])

    def ratio(self, one, other):
        ratios = [a / b for a, b in zip(self.times[one], self.times[other])]
        return f"{statistics.median(ratios):.3g} ({min(ratios):.3g} to {max(ratios):.3g})"

    def exponent(self, command, series):
        """The slope of time over size, both as logarithms: 1 is a straight line, 2 a square."""
        return slope([self.median(f"{command} {series} {k}") - self.median("nothing") for k in STEPS])

    def words_growth(self, series):
        sizes = [WORDS[series](k) for k in STEPS]
        took = [self.median("words {} {}".format(*size)) for size in sizes]
        print(f"\nlooking for words, {series} growing\n{'pieces':>8}{'words':>8}{'ms':>10}")
        for (pieces, words), taken in zip(sizes, took):
            print(f"{pieces:>8}{words:>8}{taken:>10.1f}")
        print(f"time grows with the size to the power of {slope(took):.2f}")

    def growth(self, command, series):
        print(f"\n{command}, {series} growing\n{'':>6}{'ms':>10}{'MiB':>8}  to the one before")
        for before, k in zip((None, *STEPS), STEPS):
            name = f"{command} {series} {k}"
            step = self.ratio(name, f"{command} {series} {before}") if before else ""
            print(f"{k:>5}x{self.median(name):>10.1f}{self.memory[name]:>8.0f}  {step}".rstrip())
        print(f"time grows with the size to the power of {self.exponent(command, series):.2f}")

    def report(self):
        for command, series in [("check", name) for name in SERIES] + [("build", name) for name in BUILDS]:
            self.growth(command, series)
        for series in WORDS:
            self.words_growth(series)
        print("\nratios: the median of the rounds, and from the least to the greatest")
        for title, one, other in (
            ("TaskJuggler (to 5 minutes) / check", "tj3 5", "check all 1"),
            ("TaskJuggler (to the hour) / check", "tj3 60", "check all 1"),
            ("icalendar, calendars only / build", "icalendar", "build pieces 1"),
            ("build / the same bytes written", "build pieces 1", "bytes"),
            ("series placed in pairs / alone", "check together", "check apart"),
            ("5,000 words in 5,000 pieces / grep", "words {} {}".format(*WORDS_FOR_GREP), "grep"),
        ):
            print(f"{title:<36}{self.ratio(one, other)}")
        more = (self.median("check together") - self.median("check apart")) / PAIRS
        print(f"\na pair of series over three years, of months and of weeks, takes {more:.1f} ms more than both alone.")
        print(f"check of 1,000 pieces, 60 campaigns, 20 staff: {self.median('check all 1'):.1f} ms at the median,")
        print(f"of the demo {self.median('check demo'):.1f} ms, its build {self.median('build demo'):.1f} ms;", end=" ")
        print(f"a program that starts and ends takes {self.median('nothing'):.1f} ms.")


def log_slope(sizes, took):
    """Of times over sizes, both as logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(max(taken, 0.01)) for taken in took]
    return statistics.covariance(x, y) / statistics.variance(x)


def slope(took):
    return log_slope(STEPS, took)


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def processor():
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "processor")


def say_machine(built):
    plan = json.loads((built / "plan.json").read_text(encoding="utf-8"))
    writings = sum(len(feed["events"]) for feed in plan["feeds"])
    library = first_line("/usr/bin/python3", "-c", "import icalendar; print('icalendar', icalendar.__version__)")
    print(f"{processor()}, {os.cpu_count()} at once; Linux {os.uname().release.split('-')[0]}")
    print("; ".join((first_line("tj3", "--version"), library, "Python " + sys.version.split()[0])))
    print(f"1x: {PIECES} pieces, {CAMPAIGNS} campaigns, {STAFF} staff: {len(plan['occurrences'])} occurrences,", end=" ")
    print(f"{len(plan['feeds'])} calendars with {writings} events")


def place():
    """In memory where there is room: a disk's moods are not ours."""
    roomy = os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 4 << 30
    return os.environ.get("BENCH_DIR") or ("/dev/shm" if roomy else None)


def main(sopcal):
    with tempfile.TemporaryDirectory(prefix="sopcal-bench.", dir=place()) as work:
        bench = Bench(sopcal, work)
        built = bench.prepare()
        say_machine(built)
        for number in range(ROUNDS):
            bench.round(built, number < SLOW_ROUNDS)
        bench.report()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
