#!/usr/bin/python3
"""texts: random texts of every script, put through sopcal's own writer and read back equal.

    texts.py [N]             N texts (2000), read by icalendar, by libical and, a part of them, by vobject
    texts.py --make DIR N    leaves the calendars and what readers must find in them, for other readers
    texts.py --read DIR      reads them

Summaries and descriptions are counted; names, sentences and categories of calendars come on top. What the program
changes on purpose is changed here too, in words of our own (see the model below). The bytes are held to RFC 5545,
section 3.1. One check is one text in one reader, or one rule of the bytes in one calendar. The same seed in every run.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import icalendar
import regex
import vobject

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import feeds  # noqa: E402
from tally import Tally  # noqa: E402

READERS = Path(os.environ.get("BUILD", ".build")) / "readers"  # built by make
SEED = 20260302
TEXTS = 2000
EVENTS_A_CALENDAR = 250
VOBJECT_READS = 4  # calendars; it is slow
SUMMARY_MAX = 60
LINE_OCTETS = 75

# ---- chance -----------------------------------------------------------------------------------------------------------

WORDS = """护肤 晨曦 面霜 今晚八点 直播 限时 3天 會員專屬 優惠 臺灣 繁體 ㄅㄆㄇ 𠮷野家 𪚥 ，。！？、；： 《》 「」 … — ～ ﹏ ①
hello world naïve Straße Größe İstanbul Привет Ελληνικά हिन्दी ไทย 한국어 にほんご ＡＢＣ １２３ １００％ ㎡ ½ ﷽""".split()
MARKS = ["e\u0301", "a\u0308\u0323", "\u0301", "\u20dd", "か\u3099", "1\ufe0f\u20e3", "z" + "\u0300\u0316" * 40]
EMOJI = ["😀", "❤️", "👍🏽", "👩‍🔬", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "🇨", "🧑🏿‍🤝‍🧑🏻", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u200d", "🏽"]
RTL = ["שלום", "مرحبا", "\u200f", "\u200e", "\u202eabc\u202c", "\u2067abc\u2069", "123 مرحبا"]
ESCAPES = ["\\", "\\\\", "\\n", "\\N", "\\,", "\\;", "\\t", "\\\"", ",", ";", ":", "\"", "'", "=", "^n", "^^", "%0A", "n", "N"]
BLANKS = [" ", "  ", "\t", "\u00a0", "\u3000", "\u2003", "\u200b", "\u2060", "\ufeff", "\u1680", "\u00ad"]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n ", "\r\n ", "\r\n\t", "\n \n"]
CONTROLS = ["\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1f", "\x7f", "\x80", "\x9b"]
LIKE_PROPERTIES = ["END:VEVENT", "BEGIN:VEVENT", "END:VCALENDAR", "BEGIN:VALARM", "SUMMARY:x", "UID:1", "X-A;B=C:d",
                   "DTSTART;TZID=Asia/Shanghai:20260302T100000", "RRULE:FREQ=DAILY", "ATTACH;VALUE=URI:file:///x",
                   "mailto:a@example.com", "https://example.com/?a=1&b=2;c,d#e", "<b>bold</b>", "&amp;", "C:\\new\\Name",
                   "{{staff.name}}", "\"quoted\"", "__proto__", "constructor", "null", "true", "0", "[]", "{}"]
PIECES = WORDS * 3 + MARKS + EMOJI * 2 + RTL + ESCAPES + BLANKS + LINE_ENDS + CONTROLS + LIKE_PROPERTIES


def mixture(chance):
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(60)))


def escapes(chance):
    return "".join(chance.choice(ESCAPES + ["\n", "字"]) for _ in range(chance.randrange(40)))


def at_the_fold(chance):
    """A letter of each width, or an escape, before, on and behind the edge of the first and of later lines."""
    letter = chance.choice(["é", "字", "😀", "𠮷", "e\u0301", ",", ";", "\\", "\n", "\\n", " ", "👩‍🔬", "\u00a0"])
    return "".join("x" * chance.randrange(80) + letter * chance.randrange(1, 60) for _ in range(chance.randrange(1, 4)))


def long_word(chance):
    letter = chance.choice(["a", "字", "😀", "Z9", "é", "a,", "\\\\", "\u0301", "-", "ط"])
    return letter * chance.choice([74, 75, 76, 150, 500, 2000, 4000])


def blank_ends(chance):
    def ends():
        return "".join(chance.choice(BLANKS + LINE_ENDS) for _ in range(chance.randrange(4)))
    return ends() + chance.choice(WORDS + LIKE_PROPERTIES) + ends()


def is_unsettled(c):
    """No text, or one of the few that Unicode keeps for marks to come: libraries differ in where a letter ends there."""
    return 0xD800 <= c <= 0xDFFF or 0xE0000 <= c <= 0xE0FFF or 0xFFF0 <= c <= 0xFFF8 or c == 0x2065


def any_letters(chance):
    def letter():
        c = chance.randrange(1, 0x110000 if chance.randrange(3) == 0 else 0x10000)
        return "" if is_unsettled(c) else chr(c)
    return "".join(letter() for _ in range(chance.randrange(100)))


def in_quotes(chance):
    return '"' + mixture(chance) + chance.choice(['"', '\\"', '""', '"\n', "'"])


KINDS = [mixture] * 6 + [escapes, at_the_fold, at_the_fold, blank_ends, any_letters, in_quotes] * 2 + [long_word]


def text(chance):
    return chance.choice(KINDS)(chance)


def words(chance):
    """Categories: some lines, none of them of blanks alone."""
    lines = [LINE_END.sub(" ", text(chance)[:60]) for _ in range(chance.randrange(1, 4))]
    return "\n".join(line for line in lines if name(line))


def calendar(chance, events):
    return {
        "name": text(chance)[:200],
        "about": text(chance)[:500],
        "events": [{"summary": text(chance), "description": text(chance), "categories": words(chance)}
                   for _ in range(events)],
    }


# ---- the model: what is changed on purpose ----------------------------------------------------------------------------

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BLANK = [chr(c) for c in range(0x3001) if unicodedata.category(chr(c)) == "Zs"]
WIDE = str.maketrans({",": "，", ";": "；", "\\": "＼", '"': "＂"})


def clean(said, one_line):
    """No control characters, nothing that turns the text around it, one kind of line end, no blanks around it."""
    said = LINE_END.sub(" " if one_line else "\n", said).replace("\t", " ")
    return CONTROL.sub("", said).strip(" \n")


def readable(said):
    """What readers take for something else: backslashes before what could be escaped, quotes around the whole line."""
    said = re.sub(r"\\\\+|\\(?=[,;nN])", lambda found: "＼" * len(found[0]), said)
    return said.replace('"', "＂") if re.fullmatch('".*"', said) or "TZID=" in said else said


def name(said):
    """Of calendars and categories: nothing that would have to be escaped, and no blank of any kind around it."""
    return clean(said, True).translate(WIDE).strip("".join(BLANK) + "\ufeff")


def cut(said):
    """At most 60 code points, and whole letters."""
    if len(said) <= SUMMARY_MAX:
        return said
    kept = ""
    for letter in regex.findall(r"\X", said):
        if len(kept) + len(letter) >= SUMMARY_MAX:
            break
        kept += letter
    return kept.strip(" ") + "…"


def expected(source):
    return {
        "name": name(source["name"]),
        "about": name(source["about"]),
        "events": [{"summary": cut(readable(clean(event["summary"], True))),
                    "description": readable(clean(event["description"], False)),
                    "categories": [name(word) for word in event["categories"].split("\n") if word]} for event in source["events"]],
    }


# ---- calendars --------------------------------------------------------------------------------------------------------


def make(folder, texts):
    """Writes N.json (what is put in), N.ics and N.want.json; gives the stems."""
    chance = random.Random(SEED)
    stems = []
    for n in range(0, texts // 2, EVENTS_A_CALENDAR):
        source = calendar(chance, min(EVENTS_A_CALENDAR, texts // 2 - n))
        stems.append(folder / f"{n // EVENTS_A_CALENDAR:04}")
        stems[-1].with_suffix(".json").write_text(json.dumps(source), encoding="utf-8")
        stems[-1].with_suffix(".want.json").write_text(json.dumps(expected(source)), encoding="utf-8")
    subprocess.run([READERS / "texts_write", *map(str, stems)], check=True)
    return stems


# ---- readers ----------------------------------------------------------------------------------------------------------


def in_order(events):
    """By the beginning, a different day for each."""
    return [fields for _, fields in sorted(events, key=lambda event: event[0])]


def by_icalendar(said):
    found = icalendar.Calendar.from_ical(said)
    events = [(event["DTSTART"].dt, {
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "categories": feeds.categories_of(event.get("CATEGORIES", [])),
    }) for event in found.walk("VEVENT")]
    return {"name": str(found.get("NAME", "")), "about": str(found.get("X-WR-CALDESC", "")), "events": in_order(events)}


def by_vobject(said):
    found = vobject.readOne(said)
    events = [(event.dtstart.value, {
        "summary": event.summary.value,
        "description": event.description.value if hasattr(event, "description") else "",
        "categories": [word for one in event.contents.get("categories", []) for word in one.value],
    }) for event in found.vevent_list]
    name, about = (found.contents.get(key) for key in ("name", "x-wr-caldesc"))
    return {"name": name[0].value if name else "", "about": about[0].value if about else "", "events": in_order(events)}


def by_libical(path):
    return json.loads(subprocess.run([READERS / "texts_read", path], check=True, capture_output=True).stdout)


# ---- the comparison ---------------------------------------------------------------------------------------------------


def check_folds(tally, where, raw):
    """No fold within a letter or an escape; feeds.check_bytes asks the rest."""
    lines = raw.split(b"\r\n")
    torn = [line for line, after in zip(lines, lines[1:])
            if after.startswith(b" ") and (len(line) - len(line.rstrip(b"\\"))) % 2]
    tally.equal(f"{where}: folds within an escape", torn, [])
    tally.equal(f"{where}: a byte order mark", raw.startswith(b"\xef\xbb\xbf"), False)


def compare(tally, where, got, want):
    for field in ("name", "about"):
        tally.equal(f"{where}: {field}", got[field], want[field])
    tally.equal(f"{where}: events", len(got["events"]), len(want["events"]))
    for n, (found, wanted) in enumerate(zip(got["events"], want["events"])):
        for field, said in wanted.items():
            tally.equal(f"{where}: {field} of event {n}", found[field], said)


def check_calendar(tally, stem, with_vobject):
    path = stem.with_suffix(".ics")
    raw, want = path.read_bytes(), json.loads(stem.with_suffix(".want.json").read_text(encoding="utf-8"))
    feeds.check_bytes(tally, path.name, raw)
    check_folds(tally, path.name, raw)
    compare(tally, f"icalendar: {path.name}", by_icalendar(raw.decode()), want)
    compare(tally, f"libical: {path.name}", by_libical(path), want)
    if with_vobject:
        compare(tally, f"vobject: {path.name}", by_vobject(raw.decode()), want)


def check(tally, stems):
    for n, stem in enumerate(stems):
        check_calendar(tally, stem, n < VOBJECT_READS)


def main():
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
        return 0
    tally = Tally()
    if sys.argv[1:2] == ["--read"]:
        check(tally, sorted(path.with_suffix("") for path in Path(sys.argv[2]).glob("*.ics")))
        return tally.end()
    with tempfile.TemporaryDirectory() as folder:
        check(tally, make(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else TEXTS))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
