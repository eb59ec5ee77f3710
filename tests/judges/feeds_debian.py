#!/usr/bin/python3
"""feeds_debian: every calendar of a build, read by calcurse, by ruby-icalendar and by Radicale, and compared with plan.json.

    feeds_debian.py OUTDIR

What tests/readers/feeds.py asks of its three readers is asked of three more: as many events, their times, titles and
UIDs (calcurse keeps none). Radicale must answer 201 to the file as it is, and give back the same events. One check is
one event in one reader. Prints "N passed, N failed" last; exit status 1 when one failed.
"""
import base64
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readers"))
import feeds  # noqa: E402
from tally import Tally  # noqa: E402

PATIENCE = 60  # tenths of a second until a server listens

# ---- calcurse: from the file in which it keeps what it has imported --------------------------------------------------

WHOLE_DAYS = re.compile(r"(\d\d/\d\d/\d{4}) \[1\] (?:\{1D -> (\d\d/\d\d/\d{4})\} )?(?:>[0-9a-f]{40} )?(.*)")
TIMES = re.compile(r"(\d\d/\d\d/\d{4} @ \d\d:\d\d) -> (\d\d/\d\d/\d{4} @ \d\d:\d\d) ?(?:>[0-9a-f]{40} )?\|(.*)")


def calcurse_day(text):
    return datetime.strptime(text, "%m/%d/%Y").date()


def calcurse_time(text, zone):
    return datetime.strptime(text, "%m/%d/%Y @ %H:%M").replace(tzinfo=zone).astimezone(timezone.utc)


def calcurse_line(line, zone):
    whole, times = WHOLE_DAYS.fullmatch(line), TIMES.fullmatch(line)
    if whole:
        first, last, title = whole.groups()
        return calcurse_day(first), calcurse_day(last or first) + timedelta(days=1), title
    if times:
        return calcurse_time(times[1], zone), calcurse_time(times[2], zone), times[3]
    return None, None, line


def by_calcurse(path, zone):
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": os.environ["PATH"], "TZ": zone.key, "LC_ALL": "C.UTF-8"}
        subprocess.run(["calcurse", "-q", "-D", home, "-i", path], env=environment, check=True, capture_output=True)
        lines = (Path(home) / "apts").read_text(encoding="utf-8").splitlines()
    return Counter(calcurse_line(line, zone) for line in lines)


# ---- ruby-icalendar --------------------------------------------------------------------------------------------------

RUBY = """
require 'stringio'
require 'icalendar'
require 'json'
def said(time)
  time.is_a?(Icalendar::Values::Date) ? time.strftime('%Y-%m-%d') : time.to_time.utc.strftime('%Y-%m-%dT%H:%M:%S+00:00')
end
calendars = Icalendar::Calendar.parse(File.read(ARGV[0], encoding: 'UTF-8'))
puts JSON.generate(calendars.flat_map(&:events).map { |event| {
  uid: event.uid.to_s, start: said(event.dtstart), end: said(event.dtend), summary: event.summary.to_s,
  description: event.description.to_s, categories: event.categories.map { |c| c.is_a?(Enumerable) ? c.to_a.join("\\n") : c.to_s }.join("\\n"),
  status: event.status.to_s, transp: event.transp.to_s } })
"""


def ruby_time(text):
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def by_ruby(path, zone):
    said = subprocess.run(["ruby", "-e", RUBY, path], check=True, capture_output=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": zone.key}).stdout
    found = {}
    for event in json.loads(said):
        uid = event.pop("uid")
        found[uid] = {**event, "start": ruby_time(event["start"]), "end": ruby_time(event["end"])}
    return found


# ---- Radicale --------------------------------------------------------------------------------------------------------


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def listens(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def radicale():
    """The address of a server of its own, which is gone afterwards."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = ["radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none",
                   "--rights-type", "authenticated", "--storage-filesystem-folder", folder]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                for _ in range(PATIENCE):
                    if listens(port):
                        break
                    time.sleep(0.1)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def asked(method, address, body=None):
    """The status and what was answered."""
    headers = {"Authorization": "Basic " + base64.b64encode(b"team:").decode(), "Content-Type": "text/calendar; charset=utf-8"}
    request = urllib.request.Request(address, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def check_radicale(tally, server, path, want):
    address = f"{server}/team/{path.stem}-{abs(hash(path))}/"
    tally.equal(f"Radicale: PUT {path}", asked("PUT", address, path.read_bytes())[0], 201)
    status, given = asked("GET", address)
    tally.equal(f"Radicale: GET {path}", status, 200)
    if status == 200:
        feeds.compare(tally, f"Radicale: {path}", feeds.by_icalendar(given.decode()), want)


# ---- the comparison --------------------------------------------------------------------------------------------------


def check_feed(tally, server, path, want, zone):
    told = Counter((event["start"], event["end"], event["summary"]) for event in want.values())
    found = by_calcurse(path, zone)
    for event, n in sorted((told | found).items(), key=str):
        tally.equal(f"calcurse: {path}: {event} ({n})", found[event], told[event])
    feeds.compare(tally, f"ruby-icalendar: {path}", by_ruby(path, zone), want)
    check_radicale(tally, server, path, want)


def main():
    out = Path(sys.argv[1])
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    zone = ZoneInfo(plan["plan"]["timezone"])
    tally = Tally()
    with radicale() as server:
        for feed in plan["feeds"]:
            check_feed(tally, server, out / feed["path"], feeds.wanted(plan, feed, zone), zone)
    return tally.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main())
