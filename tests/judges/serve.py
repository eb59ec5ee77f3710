#!/usr/bin/python3
"""nginx by templates/serve/nginx.conf, Radicale and vdirsyncer by templates/serve/README.md, and khal as whoever reads:
the lines marked as yours, the port and the folders are changed, and nothing else.

nginx runs as somebody who owns none of the files, on a public plan and on a private one."""
import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from datetime import date, timedelta
from pathlib import Path

import icalendar
from passlib.hash import apr_md5_crypt

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from tally import Tally

tally = Tally()
SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
SERVE = ROOT / "templates/serve"
WORK = Path(tempfile.mkdtemp(prefix="sopcal-serve-", dir="/tmp"))  # where somebody else can look
REFRESH = 6 * 3600
WEEK = date(2026, 3, 2)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port, process):
    for _ in range(300):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return True
        if process.poll() is not None:
            return False
        time.sleep(0.1)
    return False


def build(plan, out, *more):
    subprocess.run([SOPCAL, "build", plan, "-o", out, "--quiet", *more], check=True)


def ask(port, path, method="GET", body=None, **headers):
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    link.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = link.getresponse()
    data = answer.read()
    link.close()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, data


# ---- nginx ------------------------------------------------------------------------------------------------------------


def nginx(site):
    """A server of that folder: its process and port."""
    port, home = free_port(), Path(tempfile.mkdtemp(dir=WORK))
    home.chmod(0o777)
    text = (SERVE / "nginx.conf").read_text()
    for old, new in (("listen 80;", f"listen 127.0.0.1:{port};"), ("plans.example.com", "localhost"), ("/srv/sopcal/out/my-shop/site", str(site))):
        line = next(line for line in text.splitlines() if old in line)
        tally.check(f"a line of yours: {line}", line.rstrip().endswith("# yours") or "# yours:" in line)
        text = text.replace(old, new)
    (home / "plans.conf").write_text(text)
    temps = "\n".join(f"{kind}_temp_path {home}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (home / "nginx.conf").write_text(f"daemon off; pid {home}/pid; events {{}}\nhttp {{\n{temps}\ninclude {home}/plans.conf;\n}}\n")
    nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] if os.getuid() == 0 else []
    command = [*nobody, "nginx", "-e", f"{home}/errors", "-c", f"{home}/nginx.conf"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    if not wait_for(port, process):
        print(process.communicate()[0], (home / "errors").read_text())
        tally.check("nginx runs by our configuration", False)
    tally.equal("nginx has nothing to say of it", (home / "errors").read_text(), "")
    return process, port


def serves(port, site, path):
    """A file is served whole, with the headers that it needs."""
    status, headers, data = ask(port, "/" + path)
    tally.equal(f"{path}: status", status, 200)
    tally.check(f"{path}: its bytes", data == (site / path).read_bytes())
    kinds = {"ics": "text/calendar; charset=utf-8", "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8",
             "csv": "text/csv; charset=utf-8", "jpg": "image/jpeg"}
    tally.equal(f"{path}: type", headers["content-type"], kinds[path.rsplit(".", 1)[1]])
    for name, value in (("x-robots-tag", "noindex, nofollow"), ("referrer-policy", "no-referrer"), ("x-content-type-options", "nosniff")):
        tally.equal(f"{path}: {name}", headers.get(name), value)
    cache = headers["cache-control"]
    age = int(re.search(r"max-age=(\d+)", cache)[1]) if "max-age" in cache else 0
    fits = 0 < age <= REFRESH / 2 if path.endswith(".ics") else "immutable" in cache if path.startswith("media/") else "no-cache" in cache
    tally.check(f"{path}: no shared cache, and not too long: {cache}", fits and cache.startswith("private"))
    for wants in ({}, {"Accept_Encoding": "gzip"}):
        tag = ask(port, "/" + path, **wants)[1].get("etag")
        tally.check(f"{path}: it has an ETag", tag)
        status, headers, data = ask(port, "/" + path, If_None_Match=tag, **wants)
        tally.equal(f"{path}: asked for again, {wants}", (status, data), (304, b""))
    tally.equal(f"{path}: of yesterday", ask(port, "/" + path, If_None_Match='"x"')[0], 200)
    return ask(port, "/" + path, Accept_Encoding="gzip")


def nginx_serves(plan, out, again):
    site = out / "site"
    process, port = nginx(site)
    chosen = ["calendar/team.ics", *sorted(str(p.relative_to(site)) for p in site.glob("calendar/staff/*.ics"))[:2]]
    chosen += [str(next(iter(sorted(site.glob(f"sheets/*/*.{kind}")))).relative_to(site)) for kind in ("html", "md", "csv")]
    chosen += [str(next(iter(sorted(site.glob("media/*.jpg")))).relative_to(site))]
    for path in chosen:
        status, headers, data = serves(port, site, path)
        if not path.endswith(".jpg") and len((site / path).read_bytes()) > 2000:
            tally.equal(f"{path}: packed", headers.get("content-encoding"), "gzip")
            tally.check(f"{path}: the same when unpacked", gzip.decompress(data) == (site / path).read_bytes())
            tally.equal(f"{path}: told to caches", headers.get("vary"), "Accept-Encoding")
    home = next(p for p in (site / "sheets").iterdir() if p.name.split("-")[0] == "lin")
    status, headers, data = ask(port, f"/sheets/{home.name}/")
    tally.check("a person's folder is its index", status == 200 and data == (home / "index.html").read_bytes())
    status, headers, data = ask(port, f"/sheets/{home.name}")  # a folder that nginx may not list it does not open either
    wanted = (301, f"/sheets/{home.name}/") if home.name == "lin" else (403, None)
    tally.equal("without its slash", (status, headers.get("location")), wanted)
    before = (site / "calendar/team.ics").read_bytes()
    tag = ask(port, "/calendar/team.ics")[1]["etag"]
    time.sleep(1.1)  # nginx's tags know seconds
    text = (plan / "plan.yaml").read_text()
    (plan / "plan.yaml").write_text(text.replace("brand: ", "brand: x", 1))
    again()
    status, headers, data = ask(port, "/calendar/team.ics", If_None_Match=tag)
    tally.check("what a build has changed is sent", status == 200 and data != before and data == (site / "calendar/team.ics").read_bytes())
    status, headers, data = ask(port, "/")
    tally.check("the site's own page is the plan's", status == 200 and data == (site / "index.html").read_bytes())
    tally.check("which in a private plan leads to nobody", home.name == "lin" or home.name.encode() not in data)
    for path in ("/calendar/", "/calendar/staff/", "/sheets/", "/media/", "/plan.json", "/../plan.json", "/%2e%2e/plan.json", "/links.csv",
                 "/.sopcal-out", "/../.sopcal-out", "/.git/config", "/calendar/.hidden.ics", "/sheets/.x/y.html", "/calendar/staff/nobody.ics"):
        status, headers, data = ask(port, path)
        tally.check(f"{path}: {status}", status in (400, 403, 404) and b".ics" not in data and b"sopcal\n" not in data)
    for method in ("POST", "PUT", "DELETE"):
        tally.equal(f"{method} changes nothing", ask(port, "/calendar/team.ics", method, b"x")[0], 405)
    process.terminate()
    process.wait()


def nginx_serves_both():
    WORK.chmod(0o755)
    for private in (False, True):
        plan, out = WORK / f"plan{private}", WORK / f"out{private}"
        shutil.copytree(ROOT / "plans/dawn-skincare", plan)
        more = []
        if private:
            text = (plan / "plan.yaml").read_text()
            (plan / "plan.yaml").write_text(text.replace("plan:\n", "plan:\n  private: true\n", 1))
            subprocess.run([SOPCAL, "token", "new", WORK / "key", "--quiet"], check=True)
            more = ["--key", WORK / "key"]
        build(plan, out, *more)
        nginx_serves(plan, out, lambda args=(plan, out, *more): build(*args))


# ---- CalDAV -----------------------------------------------------------------------------------------------------------


def recipe():
    """What the page says: files by their names, and the lines of its commands."""
    text = (SERVE / "README.md").read_text().split("\n## 中文")[0]
    named = dict(re.findall(r"^`([^`\n]+)`:\n\n```ini\n(.*?)^```$", text, re.M | re.S))
    return named, [b.splitlines() for b in re.findall(r"^```bash\n(.*?)^```$", text, re.M | re.S)]


def radicale(desk, port):
    (desk / "radicale").mkdir(parents=True)
    named, blocks = recipe()
    tally.equal("files of the recipe", sorted(named), ["radicale/config", "radicale/rights", "vdirsyncer.conf"])
    for name, text in named.items():
        (desk / name).write_text(text.replace("5232", str(port)))
    users = {"publisher": "p w", "lin": "lins", "ning": "nings"}
    (desk / "radicale/users").write_text("".join(f"{u}:{apr_md5_crypt.hash(p)}\n" for u, p in users.items()))
    (desk / "publisher.password").write_text("p w\n")
    process = subprocess.Popen(["radicale", "-C", "radicale/config"], cwd=desk, stderr=subprocess.PIPE, text=True)
    if not wait_for(port, process):
        print(process.communicate()[1])
    return process, [[line.replace("5232", str(port)) for line in lines] for lines in blocks]


def dav(port, who, path, method="GET", body=None, **headers):
    word = {"publisher": "p w", "lin": "lins", "ning": "nings"}[who]
    return ask(port, path, method, body, Authorization="Basic " + b64encode(f"{who}:{word}".encode()).decode(), **headers)


def commands(desk, lines):
    for line in lines:
        done = subprocess.run(["bash", "-c", line], cwd=desk, env={**os.environ, "PASSWORD": "p w", "HOME": str(desk)}, capture_output=True, text=True)
        tally.check(f"{line}\n{done.stdout[-500:]}{done.stderr[-500:]}", done.returncode == 0)
    return done.stdout + done.stderr


def events(data):
    """Of each event what people see."""
    found = {}
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        fields = {k: event[k].to_ical() if k in event else None for k in ("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "SEQUENCE", "LAST-MODIFIED")}
        tally.check(f"no event twice: {event['UID']}", str(event["UID"]) not in found)
        found[str(event["UID"])] = fields
    return found


def khal_says(desk, days):
    (desk / "khal.conf").write_text(f"""[calendars]
[[lin]]
path = {desk}/radicale/collections/collection-root/lin/plan
type = calendar
[sqlite]
path = {desk}/khal.db
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
""")
    form = "{start-date}|{start-time}|{end-time}|{title}"
    done = subprocess.run(["khal", "-c", desk / "khal.conf", "list", "--day-format", "= {date}", "--format", form, *days],
                          env={"HOME": str(desk), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=True)
    said, day = set(), None
    for line in done.stdout.splitlines():
        if line.startswith("= "):
            day = line[2:]
        elif line.count("|") >= 3:
            _, start, end, title = line.split("|", 3)
            said.add((day, start, end, title))
    return said


def plan_says(out, first, n):
    doc = json.loads((out / "plan.json").read_text())
    feed = next(f for f in doc["feeds"] if f["person"] == "lin")
    said = set()
    for event in (doc["events"][i] for i in feed["events"]):
        for i in range(n):
            day = (first + timedelta(days=i)).isoformat()
            if event["first"] <= day <= event["last"]:
                said.add((day, event["from"] or "", event["to"] or "", event["summary"]))
    return said


def caldav():
    desk, port = WORK / "desk", free_port()
    out, feed = desk / "out/my-shop", desk / "out/my-shop/site/calendar/staff/lin.ics"
    plan = WORK / "shop"
    shutil.copytree(ROOT / "plans/dawn-skincare", plan)
    build(plan, out)
    process, (make, sync) = radicale(desk, port)
    try:
        commands(desk, make)
        commands(desk, sync)
        serves_calendar(desk, port, feed)
        tally.equal("khal lists a week as plan.json has it", khal_says(desk, [WEEK.isoformat(), "7d"]), plan_says(out, WEEK, 7))
        tally.check("which is not an empty one", len(plan_says(out, WEEK, 7)) > 5)
        changes_arrive(plan, out, desk, port, feed, sync)
        every_feed_is_taken(port, out / "site/calendar")
    finally:
        process.terminate()
        process.wait()


def serves_calendar(desk, port, feed):
    status, _, data = dav(port, "lin", "/lin/plan/")
    tally.equal("Lin reads her calendar", status, 200)
    tally.equal("it is what was built", events(data), events(feed.read_bytes()))
    tally.equal("others do not", dav(port, "ning", "/lin/plan/")[0], 403)
    tally.equal("nobody without a password does", ask(port, "/lin/plan/")[0], 401)
    tally.equal("Lin cannot remove it", dav(port, "lin", "/lin/plan/", "DELETE")[0], 403)
    found = dav(port, "lin", "/lin/", "PROPFIND", Depth="1")[2]
    tally.check("a phone finds it", b"<href>/lin/plan/</href>" in found)
    tally.equal("the output is as it was built", oct(feed.stat().st_mode & 0o777), "0o644")


def changes_arrive(plan, out, desk, port, feed, sync):
    before = events(feed.read_bytes())
    said = commands(desk, sync)
    tally.check(f"a second time nothing is carried: {said}", "Copying" not in said and "Deleting" not in said)
    (plan / "away.yaml").write_text("campaigns: {judged: {title: 加一场, date: 2026-03-03, by: lin, sop: judged}}\n"
                                    "sops: {judged: {steps: [{id: a, day: 1, at: 15:00, task: 点名}]}}\n")
    piece = next(p for p in sorted((plan / "content/persona").glob("*.md")) if "campaign" not in p.read_text())
    piece.write_text(piece.read_text().rstrip() + "！\n")
    build(plan, out)
    after = events(feed.read_bytes())
    changed = {u for u in before.keys() | after.keys() if before.get(u) != after.get(u)}
    said = commands(desk, sync)
    carried = set(re.findall(r"item ([0-9a-f]{32})", said))
    tally.equal("what a build has changed is carried, and nothing else", carried, changed)
    tally.check(f"that is little: {len(changed)} of {len(after)}", 0 < len(changed) < len(after) / 4)
    tally.equal("and is what was built", events(dav(port, "lin", "/lin/plan/")[2]), after)


def every_feed_is_taken(port, calendars):
    dav(port, "publisher", "/publisher/", "PROPFIND")
    for n, path in enumerate(sorted(calendars.rglob("*.ics"))):
        data = path.read_bytes()
        status = dav(port, "publisher", f"/publisher/f{n}", "PUT", data, Content_Type="text/calendar; charset=utf-8")[0]
        tally.equal(f"Radicale takes {path.relative_to(calendars)}", status, 201)
        tally.equal("all of it", dav(port, "publisher", f"/publisher/f{n}/")[2].count(b"BEGIN:VEVENT"), data.count(b"BEGIN:VEVENT"))


def main():
    os.environ["PATH"] += ":/usr/sbin"
    nginx_serves_both()
    caldav()
    shutil.rmtree(WORK)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
