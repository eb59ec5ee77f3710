#!/usr/bin/python3
"""feeds: what ten thousand people's calendars cost, as ratios of one run: feeds.py SOPCAL TOOLS

plans/north-down of sixty days with 2,500, 5,000 and 10,000 guides, calendars alone (`sheets: false`). In each round all is
measured once, in turns, and each ratio is taken within its round (bench.py says why). TOOLS is a folder with the two
programs in C: write_files only writes the same bytes into as many files, from memory and by one process; write_libical
builds every event anew for every feed. A build is the whole command: it starts, reads and checks the plan, places and
assigns, writes all feeds, links and plan.json with the help of a second process, takes the place, and ends. Memory is the
first process's at its peak; what the second has of its own is little, for the rest they share. python3-icalendar writes a hundred people's calendars, which is multiplied up to all of them.
BENCH_FEEDS_RUNS rounds (3).

Files go where bench.py's do: in memory, where there is room, for there writing costs least and building shows most; then
a build and the bare writing once more on the disk, where both end when the disk has it all.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import log_slope, peak, place, run

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("BENCH_FEEDS_RUNS", "3"))
SIZES = (2500, 5000, 10000)
MOST = SIZES[-1]
BY_PYTHON = 100


class FeedsBench:
    def __init__(self, sopcal, tools, work, disk):
        self.sopcal, self.tools, self.work, self.disk = sopcal, Path(tools), Path(work), Path(disk)
        self.times, self.memory, self.size = {}, {}, {}

    def note(self, name, taken):
        self.times.setdefault(name, []).append(taken)

    def plan(self, staff):
        folder = self.work / f"north-{staff}"
        if not folder.exists():
            subprocess.run([HERE.parent / "north_down.py", folder, str(staff)], check=True)
            (folder / "calendars.yaml").write_text("sheets: false\n", encoding="utf-8")
        return folder

    def told(self, name, *command):
        """What a program says of its own time."""
        out = self.work / "written"
        self.note(name, float(run(*command[:-1], out, *command[-1])[1]))
        shutil.rmtree(out)

    def round(self):
        for staff in SIZES:
            out = self.work / "built"
            self.memory[staff], taken = peak(self.sopcal, "build", self.plan(staff), "-o", out)
            self.note(f"build {staff}", taken)
            self.note(f"check {staff}", run(self.sopcal, "check", self.plan(staff))[0])
            self.told(f"files {staff}", self.tools / "write_files", out, ())
            if staff == MOST:
                self.size = {path.stem: path.stat().st_size for path in out.rglob("*") if path.is_file()}
                self.told("libical", self.tools / "write_libical", out / "plan.json", ())
                self.told("icalendar", HERE / "write_icalendar.py", out / "plan.json", (str(BY_PYTHON),))
            shutil.rmtree(out)
        self.on_disk()

    def on_disk(self):
        """Until the disk has it, which a build waits for before it shows what it has made."""
        out, again = self.disk / "built", self.disk / "written"
        run("sync", "-f", self.disk)
        self.note("disk build", run(self.sopcal, "build", self.plan(MOST), "-o", out)[0])
        written = float(run(self.tools / "write_files", out, again)[1])
        self.note("disk files", written + run("sync", "-f", self.disk)[0])
        for folder in (out, again):
            shutil.rmtree(folder)

    # ---- what is shown ----

    def ratio(self, one, other, times=1):
        ratios = [times * a / b for a, b in zip(self.times[one], self.times[other])]
        return f"{statistics.median(ratios):.3g} ({min(ratios):.3g} to {max(ratios):.3g})"

    def report(self):
        mib = sum(self.size.values()) / (1 << 20)
        print(f"\ncalendars of 60 days; of {MOST:,} people {len(self.size):,} files, {mib:.0f} MiB")
        print(f"{'people':>8}{'check ms':>10}{'build ms':>10}{'MiB':>6}  build / the same bytes written")
        for staff in SIZES:
            check, build = (statistics.median(self.times[f"{name} {staff}"]) for name in ("check", "build"))
            print(f"{staff:>8}{check:>10.0f}{build:>10.0f}{self.memory[staff]:>6.0f}", end="  ")
            print(self.ratio(f"build {staff}", f"files {staff}"))
        for name in ("check", "build"):
            took = [statistics.median(self.times[f"{name} {staff}"]) for staff in SIZES]
            print(f"{name}: time grows with the people to the power of {log_slope(SIZES, took):.2f}")
        build = f"build {MOST}"
        print(f"{'on the disk, build / the same bytes written':<48}{self.ratio('disk build', 'disk files')}")
        print(f"{'libical, every event for everybody / build':<48}{self.ratio('libical', build)}")
        print(f"{'icalendar, of 100 people and scaled / build':<48}{self.ratio('icalendar', build, MOST / BY_PYTHON)}")


def main(sopcal, tools):
    with tempfile.TemporaryDirectory(prefix="sopcal-bench.", dir=place()) as work, \
            tempfile.TemporaryDirectory(prefix="sopcal-bench.", dir=tools) as disk:
        bench = FeedsBench(sopcal, tools, work, disk)
        for _ in range(ROUNDS):
            bench.round()
        bench.report()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
