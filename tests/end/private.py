#!/usr/bin/python3
"""A private plan: nobody finds a person's files who was not told their names, and what is shared names nobody.

Names are computed here once more, by Python's own BLAKE2b; what can be reached is found out by a crawler that has no
knowledge of the plan: with a server that lists nothing, and with one that lists what its users may list."""
import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))
from tally import Tally

tally = Tally()
SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
ROOT = Path(__file__).resolve().parent.parent.parent
# Outside of any repository that the tests themselves lie in: that a key stands in none is a case of its own.
WORK = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"))
ONE, OTHER = WORK / "one.key", WORK / "other.key"
PEOPLE = {"zephyrine": "林小满", "quentin": "欧阳予倩", "marigold": "Ottilie Vantongeren", "xiulan": "司马秀兰"}
HOST = "https://plans.example.com/"

PLAN = """
plan: {{id: shop, brand: Shop, from: 2026-03-01, to: 2026-04-30, locale: {locale}, url: "https://plans.example.com/", {private}}}
feeds: {{store: true, region: true, role: true, own: {{night: {{title: Night, staff: [zephyrine, xiulan]}}, two: {{regions: [east], lines: [brand]}}}}}}
channels:
  moments: {{kind: moments, title: Moments, at: ["08:00", "12:00"]}}
  circle: {{kind: group, title: Circle, at: ["10:00"]}}
staff:
  zephyrine: {{name: 林小满, role: adviser, store: S1, region: east, channels: [moments, circle]{lin}}}
  quentin: {{name: 欧阳予倩, role: adviser, store: S1, region: east, channels: [moments, circle]}}
  marigold: {{name: Ottilie Vantongeren, role: service, store: S2, region: west, channels: [moments, circle]}}
  xiulan: {{name: 司马秀兰, role: operator, channels: [moments]}}
daily:
  moments: {{per_day: 1, mix: {{brand: 1}}}}
  circle: {{per_day: 1, mix: {{brand: 1}}, by: one adviser}}
campaigns:
  spring: {{title: Spring, date: 2026-03-07, sop: meet-up, by: [zephyrine, quentin]}}
  repeated: {{title: Day, date: 2026-04-11, sop: meet-up, by: marigold}}
sops:
  meet-up:
    length: 2
    steps:
      - {{id: ready, day: -2, due: -1, task: [Tea, Cups], by: [zephyrine, quentin, marigold]}}
      - {{id: talk, day: -1, at: 10:00, meet: Talk, by: [one service, xiulan]}}
      - {{id: all, day: -1, at: 16:00, meet: Everybody, by: all}}
      - {{id: count, day: last, at: 21:00, task: Count, by: one adviser}}
      - {{id: say, day: 1, at: 09:00-10:00, post: moments, piece: persona/spring}}
      - {{id: own, day: 1, at: 11:00, post: circle, piece: persona/own, by: owner}}
"""


# ---- a plan, and what is made of it -----------------------------------------------------------------------------------


def write_plan(folder, private="private: true", lin="", locale="zh-CN"):
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "content/persona/media").mkdir(parents=True)
    (folder / "content/brand").mkdir()
    (folder / "plan.yaml").write_text(PLAN.format(private=private, lin=lin, locale=locale))
    (folder / "content/persona/spring.md").write_text("---\nstatus: final\nmedia: [media/a.jpg]\n---\n来喝茶。{{staff.name}}\n")
    (folder / "content/persona/own.md").write_text("---\nstatus: final\n---\n团里见。\n")
    for i in range(3):
        (folder / f"content/brand/p{i}.md").write_text(f"---\nstatus: final\n---\n第 {i} 篇。\n")
    header = bytes.fromhex("ffd8ffc0001108001000100300110002110003110000")
    (folder / "content/persona/media/a.jpg").write_bytes(b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00" + header)


def clean(**more):
    env = {k: v for k, v in os.environ.items() if not k.startswith("SOPCAL")}
    return {**env, **more}


def uncounted():
    """Where no file can be written: half of a program's counts would be wrong ones (make cover)."""
    return clean(GCOV_PREFIX=WORK / "uncounted")


def run(*words, env=None, umask=0o022):
    return subprocess.run([SOPCAL, *map(str, words)], capture_output=True, text=True, env=env or clean(), umask=umask)


def build(plan, out, key=ONE, **more):
    done = run("build", plan, "-o", out, "--quiet", *(["--key", key] if key else []), **more)
    if done.returncode:
        tally.check(f"a build of {plan.name}: {done.stdout}{done.stderr}", False)
    return done


def files(out):
    return {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()}


def is_personal(path):
    return path.startswith(("site/calendar/staff/", "site/sheets/"))


def tokens(out):
    """Of each person, by their calendar."""
    found = {}
    for path in files(out):
        named = re.fullmatch(r"site/calendar/staff/([a-z]+)-([0-9a-f]{32})\.ics", path)
        if named:
            found[named[1]] = named[2]
    return found


def expected(key, person, plan_rotation=0, own_rotation=0):
    text = f"sopcal person 1\nshop\n{person}\n{plan_rotation}\n{own_rotation}"
    secret = bytes.fromhex(key.read_text().strip().split(":")[1])
    return hashlib.blake2b(text.encode(), digest_size=16, key=secret).hexdigest()


# ---- keys -------------------------------------------------------------------------------------------------------------


def keys_are_made():
    for key in (ONE, OTHER):
        done = run("token", "new", key, umask=0)
        tally.equal("token new", done.returncode, 0)
        tally.check("it says what to do with it", f"--key {key}" in done.stderr)
        tally.check("it does not show it", key.read_text().strip().split(":")[1] not in done.stderr + done.stdout)
        tally.equal("only its owner can read it", stat.S_IMODE(key.stat().st_mode), 0o600)
        tally.check("its form", re.fullmatch(r"sopcal-key-1:[0-9a-f]{64}\n", key.read_text()))
    tally.check("no two are the same", ONE.read_text() != OTHER.read_text())
    before = ONE.read_text()
    link, dangling = WORK / "link.key", WORK / "dangling.key"
    link.symlink_to(ONE)
    dangling.symlink_to(WORK / "nowhere")
    for there in (ONE, link, dangling, WORK, WORK / "none/x.key"):
        done = run("token", "new", there)
        tally.equal(f"token new {there.name}: refused", done.returncode, 2)
        tally.check("and why", "cannot make" in done.stderr)
    tally.equal("nothing is written over", ONE.read_text(), before)
    tally.check("nor through a link", not (WORK / "nowhere").exists())
    full = subprocess.run(["bash", "-c", 'ulimit -f 0; trap "" XFSZ; exec "$@"', "-", SOPCAL, "token", "new", WORK / "full.key"],
                          capture_output=True, text=True, env=uncounted())
    tally.check(f"a full disk leaves nothing: {full.stderr}", full.returncode == 2 and not (WORK / "full.key").exists())
    done = run("token", "new", "-")
    tally.check("a key for CI", done.returncode == 0 and re.fullmatch(r"sopcal-key-1:[0-9a-f]{64}\n", done.stdout))
    tally.equal("in Chinese", run("token", "new", WORK / "zh.key", "--lang", "zh").stderr.count("密钥"), 1)
    tally.check("and why not", "已经有这个文件\n" in run("token", "new", ONE, "--lang", "zh").stderr)
    tally.check("which is said of no other reason", "written over" not in run("token", "new", WORK / "none/x.key").stderr)
    for words in (["token"], ["token", "new"], ["token", "old", ONE], ["token", "new", ""], ["token", "new", "a", "b"]):
        tally.equal(f"usage: {words}", run(*words).returncode, 2)


def git_is_agreed_with():
    """Whether git would take a file: git itself says the same."""
    lines = ["*.key", "/a.key", "a.key", "keys/", "/keys", "keys/*.key", "**/x.key", "keys/**", "a/**/x.key", "!x.key", "*", "!keys/",
             "#x.key", "\\#x.key", "x.key ", "[ab].key", "?.key", "keys", "**/keys/x.key", "a/**", "keys/sub/", "!keys/x.key", "x.*"]
    places = ["a.key", "x.key", "keys/x.key", "keys/sub/x.key", "a/b/x.key", "#x.key"]
    repository = WORK / "repository"
    agreed = other = 0
    for i, line in enumerate(lines):
        for more in (None, lines[(i * 7 + 3) % len(lines)]):
            shutil.rmtree(repository, ignore_errors=True)
            repository.mkdir()
            subprocess.run(["git", "init", "-q", repository], check=True, env=clean(HOME=str(WORK)))
            (repository / ".gitignore").write_text("\n".join([line] + ([more] if more else [])) + "\n")
            if i % 3 == 0:
                (repository / "keys").mkdir()
                (repository / "keys/.gitignore").write_text("!x.key\n")
            if i % 5 == 0:
                (repository / ".git/info/exclude").write_text("a.key\n")
            for place in places:
                (repository / place).parent.mkdir(parents=True, exist_ok=True)
                done = run("token", "new", repository / place)
                takes = "git" in done.stderr.splitlines()[-1] and "does not ignore" in done.stderr
                ignored = subprocess.run(["git", "-C", repository, "check-ignore", "-q", place], env=clean(HOME=str(WORK))).returncode == 0
                tally.check(f"git ignores {place} by {line!r}, {more!r}: {ignored}", takes != ignored)
                agreed, other = agreed + ignored, other + (not ignored)
                (repository / place).unlink()
    tally.check(f"both come about: {agreed}, {other}", agreed > 50 and other > 50)


def bad_keys_are_refused():
    plan, out = WORK / "plan", WORK / "none"
    write_plan(plan)
    good = ONE.read_text().strip()
    bad = WORK / "bad.key"
    wrong = ["", "\n", good[:-1], good + "0", good[:-1] + "g", good.replace("-1:", "-2:"), good.split(":")[1], good + "\n" + good,
             "sopcal-key-1:" + "é" * 32, "x" * 5000, "\0" * 77]
    for text in wrong:
        bad.write_text(text)
        bad.chmod(0o600)
        for how in ("option", "file", "text"):
            if how == "text" and ("\0" in text or not text):
                continue
            env = {"option": clean(), "file": clean(SOPCAL_KEY_FILE=str(bad)), "text": clean(SOPCAL_KEY=text)}[how]
            done = run("build", plan, "-o", out, *(["--key", bad] if how == "option" else []), env=env)
            tally.equal(f"a bad key {text[:20]!r}, by {how}", done.returncode, 2)
            tally.check("it says so", "[G119 bad-key]" in done.stdout)
            tally.check("and does not show it", len(text) < 20 or text.strip()[13:60] not in done.stdout + done.stderr)
    bad.write_text("\ufeff" + good + "\r\n")
    done = run("build", plan, "-o", WORK / "marked", "--key", bad)
    tally.equal(f"what an editor puts around a good key: {done.stdout}", done.returncode, 0)
    fifo = WORK / "fifo"
    os.mkfifo(fifo)
    for path in (WORK / "missing.key", WORK, fifo):
        done = run("build", plan, "-o", out, "--key", path)
        tally.check(f"{path.name} is no key", done.returncode == 2 and "[G119 " in done.stdout)
    done = run("build", plan, "-o", out)
    tally.check("no key at all", done.returncode == 2 and "[G118 no-key]" in done.stdout and "sopcal token new" in done.stdout)
    done = run("build", plan, "-o", out, env=clean(SOPCAL_KEY="", SOPCAL_KEY_FILE=""))
    tally.check("an empty secret is none", done.returncode == 2 and "[G118 " in done.stdout)
    done = run("links", plan)
    tally.check("links needs one too", done.returncode == 2 and "[G118 " in done.stderr and not done.stdout)
    tally.check("nothing was written", not out.exists())
    done = run("check", plan, "--key", ONE)
    tally.check(f"check takes none: {done.stderr}", done.returncode == 2 and "--key is an option of build, links" in done.stderr)
    done = run("check", plan, "--strict")
    tally.equal(f"check needs no key: {done.stdout}", done.returncode, 0)


def a_key_comes_from_anywhere():
    plan = WORK / "plan"
    write_plan(plan)
    outs = [WORK / f"from{i}" for i in range(4)]
    build(plan, outs[0])
    build(plan, outs[1], None, env=clean(SOPCAL_KEY_FILE=str(ONE), SOPCAL_KEY=OTHER.read_text()))
    build(plan, outs[2], None, env=clean(SOPCAL_KEY=ONE.read_text()))
    build(plan, outs[3], ONE, env=clean(SOPCAL_KEY_FILE=str(OTHER), SOPCAL_KEY="nonsense"))
    for out in outs[1:]:
        tally.equal("wherever the key is from", subprocess.run(["diff", "-r", outs[0], out]).returncode, 0)
    for out in outs[1:]:
        shutil.rmtree(out)


# ---- names ------------------------------------------------------------------------------------------------------------


def names_follow_from_the_key():
    plan, copy, out, again = WORK / "plan", WORK / "elsewhere/copy", WORK / "out", WORK / "again"
    write_plan(plan)
    copy.parent.mkdir(exist_ok=True)
    write_plan(copy)
    build(plan, out)
    build(copy, again)
    tally.equal("two machines agree", subprocess.run(["diff", "-r", out, again]).returncode, 0)
    first = tokens(out)
    tally.equal("everybody has a name", set(first), set(PEOPLE))
    for person in PEOPLE:
        tally.equal(f"{person}'s token", first[person], expected(ONE, person))
        folder = out / f"site/sheets/{person}-{first[person]}"
        tally.check(f"{person}'s sheets", (folder / "index.html").is_file())
    listed = run("links", plan, "--format", "csv", "--key", ONE).stdout
    tally.check("who is to know is told", all(f"{HOST}calendar/staff/{p}-{t}.ics" in listed for p, t in first.items()))
    tally.equal("the same as in links.csv", (out / "links.csv").read_text("utf-8-sig").split(), listed.split())
    tally.check("no file has a person's plain name", not any(re.search(rf"/{p}(\.ics|/)", f) for p in PEOPLE for f in files(out)))
    build(plan, again, OTHER)
    tally.check("with another key none agrees", not set(tokens(again).values()) & set(first.values()))

    write_plan(plan, lin=", rotation: 3")
    build(plan, out)
    now = tokens(out)
    tally.equal("one rotated: her token", now["zephyrine"], expected(ONE, "zephyrine", 0, 3))
    tally.equal("one rotated: the others'", {p: t for p, t in now.items() if p != "zephyrine"}, {p: t for p, t in first.items() if p != "zephyrine"})
    tally.check("her old name is gone", first["zephyrine"] not in "".join(files(out)))
    write_plan(plan, private="private: true, rotation: 2")
    build(plan, out)
    tally.equal("all rotated", tokens(out), {p: expected(ONE, p, 2) for p in PEOPLE})
    tally.check("no old name is left", not any(t in f for t in [*first.values(), now["zephyrine"]] for f in files(out)))
    secrets = [key.read_text().strip().split(":")[1].encode() for key in (ONE, OTHER)]
    held = [f for f in files(out) if any(s in (out / f).read_bytes() for s in secrets)]
    tally.equal("no file holds the key", held, [])


# ---- the public part --------------------------------------------------------------------------------------------------


def names_nobody(what, out):
    """All of the public part, as one text."""
    public = {f: (out / f).read_bytes() for f in files(out) if f.startswith("site/") and not is_personal(f)}
    shared = ["team", "channel/moments", "campaign/repeated", "store/S1", "region/east", "role/adviser", "own/night", "own/two"]
    tally.equal(f"{what}: shared calendars", [f for f in shared if f"site/calendar/{f}.ics" not in public], [])
    unfolded = {f: data.replace(b"\r\n ", b"").decode("utf-8", "replace") for f, data in public.items()}
    for person, name in PEOPLE.items():
        told = [f for f, text in unfolded.items() if person in text or name in text or person in f]
        tally.equal(f"{what}: the public part does not name {person}", told, [])
    everything = "".join(unfolded.values())
    tally.equal(f"{what}: nor tells a token", [t for t in tokens(out).values() if t in everything], [])
    return everything


def public_part_names_nobody():
    plan, out = WORK / "plan", WORK / "out"
    for locale, one, two in (("zh-CN", "一位顾问", "2 位顾问"), ("en", "one adviser", "2 × adviser")):
        write_plan(plan, locale=locale)
        build(plan, out)
        everything = names_nobody(locale, out)
        tally.check(f"{locale}: it tells roles", one in everything and two in everything)
    tally.equal("what is announced", run("lock", plan, "--today", "2026-03-01", "--quiet").returncode, 0)
    build(plan, out)
    names_nobody("announced", out)
    text = (plan / "plan.yaml").read_text()
    (plan / "plan.yaml").write_text(text[:text.index("  spring:")] + text[text.index("  repeated:"):])
    tally.equal("what is called off", run("lock", plan, "--today", "2026-03-02", "--quiet").returncode, 0)
    build(plan, out)
    tally.check("it is shown", "STATUS:CANCELLED" in names_nobody("called off", out))
    write_plan(plan, private="speaks_as: brand")
    build(plan, out, None)
    team = (out / "site/calendar/team.ics").read_bytes().replace(b"\r\n ", b"").decode()
    tally.check("a public plan tells names", PEOPLE["zephyrine"] in team)


LINKS = re.compile(rb"""(?:href|src|action|poster|data)\s*=\s*["']?([^"'>\s]+)|((?:https?|webcals?)://[^\s"'<>;,]+)|url\(["']?([^)"']+)""", re.I)


def links_of(out, path):
    data = (out / "site" / path).read_bytes().replace(b"\r\n ", b"")
    for found in LINKS.finditer(data):
        target = next(g for g in found.groups() if g).decode("utf-8", "replace")
        yield urljoin(HOST + path, re.sub(r"^webcal", "http", target))


def local(out, url):
    parts = urlsplit(url)
    if parts.netloc != urlsplit(HOST).netloc:
        return None
    path = unquote(parts.path).lstrip("/")
    real = out / "site" / path
    if real.is_dir():
        path = path.rstrip("/") + "/index.html" if path else "index.html"
    return path if (out / "site" / path).is_file() else None


def may(path, bit):
    return bool(path.stat().st_mode & bit)


def listed(out):
    """What another user of the machine finds by listing folders: files that can be opened."""
    found, folders = set(), [out]
    while folders:
        folder = folders.pop()
        if not may(folder, 0o001):
            continue
        if may(folder, 0o004):
            folders += [p for p in folder.iterdir() if p.is_dir()]
            found |= {str(p.relative_to(out)) for p in folder.iterdir() if p.is_file() and may(p, 0o004)}
        elif folder == out:
            folders.append(out / "site")  # whose name everybody knows
    return found


def crawl(out, start):
    reached, left = set(), list(start)
    while left:
        path = left.pop()
        if path in reached:
            continue
        reached.add(path)
        left += [p for p in (local(out, url) for url in links_of(out, path)) if p]
    return reached


def nobody_finds_a_person():
    plan, out = WORK / "plan", WORK / "out"
    write_plan(plan)
    build(plan, out)
    everything = {f[len("site/"):] for f in files(out) if f.startswith("site/")}
    personal = {f for f in everything if is_personal("site/" + f)}
    public = everything - personal
    tried = ("", "index.html", "stores/", "sheets/", "calendar/staff/", "plan.json", "../plan.json", "links.csv")
    guesses = [path for path in (local(out, urljoin(HOST, p)) for p in tried) if path]
    tally.equal("what can be guessed", sorted(set(guesses)), ["index.html"])
    for name, start in (("a server that lists nothing", public), ("from its root", guesses),
                        ("one that lists what others may list", {f[len("site/"):] for f in listed(out) if f.startswith("site/")})):
        tally.equal(f"{name}: people's files reached", sorted(crawl(out, start) & personal), [])
    tally.check("others list the shared calendars", "site/calendar/team.ics" in listed(out))
    tally.check("and nothing outside site/", all(f.startswith("site/") for f in listed(out)))
    for person, token in tokens(out).items():
        home = f"{person}-{token}"
        mine = crawl(out, [f"sheets/{home}/index.html"])
        tally.check(f"{person}'s pages lead to her own weeks", len(mine) > 3)
        tally.equal("and to nobody else's", [f for f in mine & personal if home not in f], [])
        for path in (f for f in personal if home in f):
            parents = [out / "site" / p for p in Path(path).parents] + [out]
            if not (may(out / "site" / path, 0o004) and all(may(p, 0o001) for p in parents)):
                tally.check(f"who knows its name can read {path}", False)
        page = (out / f"site/sheets/{home}/index.html").read_text()
        tally.check("search engines stay away", '<meta name="robots" content="noindex,nofollow">' in page)
        feed = (out / f"site/calendar/staff/{home}.ics").read_bytes().replace(b"\r\n ", b"").decode()
        tally.check(f"{person}'s calendar leads to her sheets", f"{HOST}sheets/{home}/" in feed)
        tally.check("no address is passed on", '<meta name="referrer" content="no-referrer">' in page)


# ---- modes ------------------------------------------------------------------------------------------------------------

CLOSED = {".": 0o711, ".sopcal-out": 0o600, "plan.json": 0o600, "links.csv": 0o600, "site": 0o755, "site/calendar": 0o755,
          "site/calendar/staff": 0o711, "site/calendar/own": 0o755, "site/calendar/campaign": 0o755, "site/calendar/channel": 0o755, "site/index.html": 0o644, "site/sheets": 0o711, "site/media": 0o711}


def mode_wanted(path, private):
    folder = path.is_dir()
    name = str(path.relative_to(WORK / "modes"))
    if name == "links.csv" or private and name in CLOSED:
        return CLOSED[name]
    if private and folder and name.startswith("site/sheets/"):
        return 0o711
    return 0o755 if folder else 0o644


def modes_are_by_the_table():
    plan, out = WORK / "plan", WORK / "modes"
    for private in ("private: true", "speaks_as: brand", "private: true"):
        write_plan(plan, private=private)
        for umask in (0o000, 0o077, 0o777):
            if umask == 0o077:
                shutil.rmtree(out)
            build(plan, out, ONE if "private" in private else None, umask=umask)
            wrong = [(str(p), oct(stat.S_IMODE(p.stat().st_mode))) for p in [out, *out.rglob("*")]
                     if stat.S_IMODE(p.stat().st_mode) != mode_wanted(p, "private" in private)]
            tally.equal(f"{private}, umask {umask:03o}", wrong, [])
    again = run("build", plan, "-o", out, "--key", ONE)
    tally.check(f"built again, nothing changes: {again.stderr}", "nothing changed" in again.stderr)
    for path, mode in (("site/sheets", 0o755), ("plan.json", 0o644), (".", 0o755)):
        (out / path).chmod(mode)
        build(plan, out)
        tally.equal(f"{path} is closed again", stat.S_IMODE((out / path).stat().st_mode), CLOSED[path])


# ---- messages ---------------------------------------------------------------------------------------------------------


def no_message_tells_a_name():
    plan, out = WORK / "plan", WORK / "long"
    write_plan(plan)
    text = (plan / "plan.yaml").read_text().replace("to: 2026-04-30", "to: 2030-12-31")
    text = text.replace("sops:\n", "sops:\n  often:\n    anchor: calendar\n    by: quentin\n    steps: [{id: a, every: day, at: 10:00, task: Look}]\n")
    (plan / "plan.yaml").write_text(text)
    checked, built = run("check", plan), run("build", plan, "-o", out, "--key", ONE)
    for done in (checked, built):
        tally.check(f"a long calendar is said: {done.stdout}", "site/calendar/staff/quentin-*.ics" in done.stdout)
    said = built.stdout + built.stderr
    tally.check("by no name that could be used", not any(t in said for t in tokens(out).values()))
    write_plan(plan)
    limited = subprocess.run(["bash", "-c", 'ulimit -f 20; trap "" XFSZ; exec "$@"', "-", SOPCAL, "build", plan, "-o", WORK / "full", "--key", ONE],
                             capture_output=True, text=True, env=uncounted())
    tally.equal("a disk that takes no more", limited.returncode, 2)
    tally.check(f"is said without a name: {limited.stderr}", not re.search(r"[0-9a-f]{32}", limited.stderr))


def main():
    keys_are_made()
    git_is_agreed_with()
    bad_keys_are_refused()
    a_key_comes_from_anywhere()
    names_follow_from_the_key()
    public_part_names_nobody()
    nobody_finds_a_person()
    modes_are_by_the_table()
    no_message_tells_a_name()
    shutil.rmtree(WORK)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
