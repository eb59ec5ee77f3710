#!/usr/bin/python3
"""pages: what sheets and pages cost as a team grows, as ratios of one run: pages.py SOPCAL

plans/north-down of a week, without its campaign. In each round all is measured once, in turns, and each ratio is taken
within its round (bench.py says why): a build with sheets against the same with calendars alone, per person, for 100, 1,000
and 10,000 guides; and the pages of stores, by the same plan kept private, which has none. Then Chromium loads the plan's
page and one person's sheet of each size in turns (load.html), and tells the median time until all is shown.
BENCH_PAGES_RUNS rounds (3).
"""
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

from bench import place, run

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("BENCH_PAGES_RUNS", "3"))
SIZES = (100, 1000, 10000)
FEW = 10
LOADS = 40
PERSON, WEEK = "g00002", "2026-W45"


class PagesBench:
    def __init__(self, sopcal, work):
        self.sopcal, self.work, self.times, self.bytes = sopcal, Path(work), {}, {}
        run(sopcal, "token", "new", self.work / "key")

    def plan(self, staff, kind):
        folder = self.work / f"north-{staff}-{kind}"
        if folder.exists():
            return folder
        subprocess.run([HERE.parent / "north_down.py", folder, str(staff)], check=True)
        (folder / "campaigns.yaml").unlink()
        plan = folder / "plan.yaml"
        text = plan.read_text(encoding="utf-8").replace("to: 2026-12-30", "to: 2026-11-08")
        if kind == "private":
            text = text.replace("id: north-down", "id: north-down\n  private: true")
        plan.write_text(text, encoding="utf-8")
        if kind != "sheets":
            (folder / "sheets.yaml").write_text("sheets: false\n", encoding="utf-8")
        return folder

    def build(self, staff, kind, keep=False):
        out = self.work / f"built-{staff}-{kind}"
        key = ("--key", self.work / "key") if kind == "private" else ()
        taken = run(self.sopcal, "build", self.plan(staff, kind), "-o", out, "--quiet", *key)[0]
        self.times.setdefault((staff, kind), []).append(taken)
        self.bytes[staff, kind] = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        if not keep:
            shutil.rmtree(out)
        return out

    def round(self):
        for staff in SIZES:
            for kind in ("sheets", "calendars", "private"):
                self.build(staff, kind)

    def ratio(self, one, other, times=1):
        ratios = [times * a / b for a, b in zip(one, other)]
        return f"{statistics.median(ratios):.3g} ({min(ratios):.3g} to {max(ratios):.3g})"

    def report(self):
        print(f"\nsheets and pages of a week\n{'people':>8}{'sheets ms':>11}{'MiB':>7}  with sheets / calendars alone, public / private")
        for staff in SIZES:
            sheets, calendars, private = (self.times[staff, kind] for kind in ("sheets", "calendars", "private"))
            print(f"{staff:>8}{statistics.median(sheets):>11.0f}{self.bytes[staff, 'sheets'] / (1 << 20):>7.0f}  "
                  f"{self.ratio(sheets, calendars)}, {self.ratio(calendars, private)}")
        most, less = SIZES[-1], SIZES[-2]
        growth = self.ratio(self.times[most, "sheets"], self.times[less, "sheets"], less / most)
        print(f"{f'a person of {most:,} / a person of {less:,}':<48}{growth}")

    # ---- how they load ----

    def load(self):
        roots = {staff: self.build(staff, "sheets", keep=True) / "site" for staff in (FEW, SIZES[-1])}
        told = loaded(self.work, [[f"/{root.parent.name}/site/{page}" for root in roots.values()]
                                  for page in ("index.html", f"sheets/{PERSON}/{WEEK}.html")])
        for page, (few, most) in zip(("the plan's page", "a person's week"), told):
            print(f"{page + f', {SIZES[-1]:,} people / {FEW}':<48}{statistics.median(most) / statistics.median(few):.3g}"
                  f"  ({statistics.median(most):.1f} and {statistics.median(few):.1f} ms to load, of {LOADS})")


def loaded(root, pairs):
    """The times in ms that Chromium takes for each page of each pair, in turns."""
    told, done = [], threading.Event()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(root))

        def log_message(self, *args):
            pass

        def do_POST(self):
            told.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()
            done.set()

    shutil.copy(HERE / "load.html", root)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, tempfile.TemporaryDirectory() as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        query = quote(json.dumps({"pairs": pairs, "loads": LOADS}))
        browser = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", f"--user-data-dir={profile}",
             f"http://127.0.0.1:{server.server_port}/load.html?{query}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not done.wait(300):
                sys.exit("the browser did not answer")
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
    return told


def main(sopcal):
    with tempfile.TemporaryDirectory(prefix="sopcal-bench.", dir=place()) as work:
        bench = PagesBench(sopcal, work)
        for _ in range(ROUNDS):
            bench.round()
        bench.report()
        bench.load()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
