#!/usr/bin/python3
"""pages: a plan whose every text means ill, and one of many people: what is built of them, read by html.parser.

No text becomes an element, an attribute or an address; each is found, letter by letter, where it belongs; every link
leads to something; nobody and nothing that was planned is missing, and the tables hold the same rows. A hostile plan
and its harmless twin have the same structure."""
import csv
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter, defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo import days_of  # noqa: E402
from north_down import main as make_north  # noqa: E402
from tally import Tally  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
TEMPLATES = ROOT / "templates" / "sheets"
URL = "https://plans.example.com/x"
VOID = {"meta", "img", "input", "br", "link", "hr"}
ARTICLE = {("p", None), ("h2", None), ("h3", None), ("strong", None), ("em", None), ("ul", None), ("ol", None), ("li", None)}
SCHEMES = {"", "https", "webcal"}

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title></textarea><b>",
    "]]>--><!-- x",
    "&amp;&lt;b&gt;&#60;",
    "{{plan.id}}{{{t.year}}}",
    "=cmd()|'/C calc'!A0",
    "+1",
    "@SUM(1+1)",
    "-2+3",
    "＝1＋1",
    "javascript:alert(1)",
    "مرحبا بكم \u200fفي\u200e المتجر",
    "👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈👩🏽\u200d🚒",
    "长" * 200,
    "W" * 200,
    "C:\\dir\\n,;\\\"q\"",
    "_x0041_ ''' 1e5",
    "e\u0301\u0323a\u0308 ﷽",
    "| a | b |\u00a0**x** [y](z) `c`",
]

tally = Tally()


class Texts:
    """A text for each place of a plan: each place's own, so that none can be taken for another."""

    def __init__(self, hostile):
        self.hostile, self.given = hostile, {}

    def __call__(self, place):
        number = len(self.given)
        text = HOSTILE[number % len(HOSTILE)] if self.hostile else "tame"
        self.given[place] = f"{text} {number}."
        return self.given[place]

    def shown(self, place):
        """As it is: what would have to be cleaned away is a mistake in a plan (Y103, Y160)."""
        return self.given[place]


def in_markdown(text):
    return "".join("\\" + c if c in "\\`*_{}[]<>()#+-.!|&~'\"=:@" else c for c in text)


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def picture():
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))  # noqa: E731
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0\0\0\0")) + part(b"IEND", b"")


# ---- a plan that means ill --------------------------------------------------------------------------------------------

STORES = {"an": "S-1", "bo": "S-1", "ci": "店_二", "du": ""}


def write_plan(folder, texts, locale, private):
    """The campaigns' days meet, so that however long their names are each has a lane of the year."""
    t = lambda place: quoted(texts(place))  # noqa: E731
    staff = "".join(
        f"  {who}: {{name: {t('name ' + who)}, role: {'operator' if who == 'du' else 'adviser'}, channels: [wall, room, page]"
        + (f", store: {store}, region: 华东" if store else "") + ", budget: 10min}\n" for who, store in STORES.items())
    plan = f"""plan: {{id: mean, brand: {t('brand')}, speaks_as: person, locale: {locale}, from: 2026-03-02, to: 2026-04-05, url: "{URL}"{', private: true' if private else ''}}}
channels:
  wall: {{kind: moments, title: {t('channel wall')}, at: ["10:00"], minutes: 20}}
  room: {{kind: group, title: {t('channel room')}, at: ["11:00"], for: [vip], members: 10}}
  page: {{kind: official, title: {t('channel page')}, at: ["12:00"]}}
staff:
{staff}segments: {{vip: {{title: {t('segment')}, tag: {t('tag')}}}}}
products: {{serum: {{title: {t('product')}, price: 299}}}}
offers: {{care: {{form: discount, title: {t('offer')}, products: {{serum: {{was: 299, now: 239}}}}}}}}
dates: {{day: {{title: {t('date')}, on_day: 03-12}}, other: {{title: {t('other date')}, on_day: 03-25}}}}
daily: {{wall: {{per_day: 1, mix: {{persona: 1, brand: 1}}}}}}
feeds: {{own: {{mine: {{title: {t('own calendar')}, lines: [persona]}}}}}}
sheets: {{formats: [html, csv, md, xlsx]}}
campaigns:
  one: {{title: {t('campaign one')}, date: 2026-03-12, sop: meet-up, for: [vip], offer: care, notes: {t('campaign notes')}, status: final}}
  two: {{title: {t('campaign two')}, date: 2026-03-17..2026-03-18, sop: meet-up, for: [vip], offer: care}}
sops:
  meet-up:
    title: {t('sop')}
    steps:
      - {{id: ready, day: -3, due: -1, title: {t('step ready')}, task: [{t('box one')}, {t('box two')}], by: each adviser, notes: {t('step notes')}, report: [{t('figure')}], minutes: 15}}
      - {{id: talk, day: -1, at: 10:00-11:00, meet: {t('meeting')}, by: [one operator, an]}}
      - {{id: say, day: 1, at: 09:00-10:00, post: room, piece: persona/own, by: an, title: {t('step say')}}}
      - {{id: article, day: 1, at: 12:00, post: page, piece: persona/long, by: bo}}
      - {{id: after, day: last+2, task: {t('step after')}, by: each adviser}}
"""
    front = f"""title: {t('piece title')}
theme: {t('theme')}
comment: {t('comment')}
mention: {t('mention')}
notes: {t('piece notes')}
private_chat: true
status: final
media:
  - {{file: {quoted('https://example.com/?a=%22%3E&b=' + 'x' * 80)}, title: {t('link title')}}}
  - {{file: a.png, alt: {t('alt')}}}
"""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content/persona").mkdir(parents=True)
    (folder / "content/brand").mkdir()
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    body = "\n\n".join(in_markdown(texts(f"line {n}")) for n in range(len(HOSTILE)))
    (folder / "content/persona/own.md").write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")
    long = "\n\n".join(in_markdown(texts(f"paragraph {n}")) for n in range(len(HOSTILE)))
    (folder / "content/persona/long.md").write_text(
        f"---\ntitle: {t('article title')}\nstatus: final\nchannels: [page]\n---\n{long}\n", encoding="utf-8")
    (folder / "content/persona/a.png").write_bytes(picture())
    for n in range(8):
        (folder / f"content/{('persona', 'brand')[n % 2]}/p{n}.md").write_text(
            f"---\nstatus: final\nchannels: [wall]\nreuse: {{after: 1d, times: 3}}\n---\n{in_markdown(texts(f'daily {n}'))}\n", encoding="utf-8")


def sopcal(*words):
    done = subprocess.run([SOPCAL, *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def built(folder, out, *options):
    status, said = sopcal("build", folder, "-o", out, "--quiet", *options)
    wrong = [line for line in said.splitlines() if ": error: " in line] or said.splitlines()[:9]
    tally.check(f"a build of {folder.name}: {wrong}", status == 0)
    return out / "site"


# ---- a page -----------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page is made of; faults are what no browser should have to guess at."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.ids, self.links, self.shape, self.parts = [], [], [], [], [], set()
        self.texts, self.values, self.raw, self.head, self.inside = [], [], [], [], defaultdict(list)
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"left open: {self.open}")

    def handle_startendtag(self, tag, attributes):
        self.begin(tag, attributes)

    def handle_starttag(self, tag, attributes):
        self.begin(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def begin(self, tag, attributes):
        self.shape.append((tag, tuple(name for name, _ in attributes)))
        self.parts |= {(tag, None), *((tag, name) for name, _ in attributes)}
        if "head" in self.open:
            self.head.append((tag, dict(attributes)))
        for name, value in attributes:
            self.values.append(value or "")
            if name.startswith("on") or name == "srcdoc":
                self.faults.append(f"{tag} {name}")
            if name == "style" and not re.fullmatch(r"left:[\d.]+%(;width:[\d.]+%)?|margin-left:[\d.]+%|min-width:calc\(\d+rem/16\)", value):
                self.faults.append(f"style {value!r}")
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src", "action", "data", "poster", "xlink:href"):
                self.links.append(value)
            if name in ("fill", "stroke") and "url" in value and not re.fullmatch(r"url\(#\w+\)", value):
                self.faults.append(f"{name} {value!r}")
        if len({name for name, _ in attributes}) < len(attributes):
            self.faults.append(f"{tag}: an attribute twice")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> in {self.open[-3:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        within = self.open[-1] if self.open else ""
        if within in ("script", "style"):
            self.raw.append(data)
        elif data.strip():
            self.texts.append(data.strip())
            self.inside[within].append(data.strip())

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data[:40]!r}")

    def handle_pi(self, data):
        self.faults.append(f"an instruction: {data[:40]!r}")


def pages_of(site, among=("**/*.html",)):
    paths = {path for pattern in among for path in site.glob(pattern)}
    return {str(path.relative_to(site)): Page(path.read_text(encoding="utf-8")) for path in sorted(paths)}


def parts_of_templates():
    parts = set(ARTICLE)
    for path in TEMPLATES.glob("*.html.mustache"):
        text = re.sub(r"\{\{!.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"class=\"[^\"]*\"", 'class=""', text)  # sections stand within them
        parts |= Page(re.sub(r"\{\{.*?\}\}", "", text)).parts
    return parts


def links_lead_somewhere(site, pages, own):
    for path, page in pages.items():
        for link in sorted(set(page.links)):
            parts = urlsplit(urljoin("https://here/" + path, link))
            scheme = urlsplit(link).scheme
            tally.check(f"{path}: {link[:80]!r} is a link of a kind that there may be", scheme in SCHEMES)
            if parts.netloc == "here":
                target = unquote(parts.path).lstrip("/")
                tally.check(f"{path}: {link[:80]!r} leads to a file", (site / target).is_file())
                if parts.fragment and target in pages:
                    tally.check(f"{path}: {link[:80]!r} leads to a place on it",
                                parts.fragment in pages[target].ids)
            else:
                outside = link in own or link.startswith((URL + "/", "webcal://" + URL.removeprefix("https://") + "/"))
                tally.check(f"{path}: {link[:80]!r} leads out by the plan's own word", outside)


def is_a_whole_page(path, page, text, lang):
    tally.equal(f"{path}: faults", page.faults, [])
    tally.check(f"{path}: how it begins", text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}"'))
    tally.equal(f"{path}: the head begins with", page.head[0], ("meta", {"charset": "utf-8"}))
    tally.check(f"{path}: a title", len(page.inside["title"]) >= 1)
    tally.equal(f"{path}: how many h1", [tag for tag, _ in page.shape].count("h1"), 1)
    tally.check(f"{path}: its h1 says something", page.inside["h1"])
    tally.equal(f"{path}: ids twice", [i for i, n in Counter(page.ids).items() if n > 1], [])
    outside = [v for v in page.raw if re.search(r"https?:|//[a-z]|@import|url\(['\"]?(?!#)", v.replace("http://www.w3.org/", ""))]
    tally.equal(f"{path}: styles and scripts that ask for more", [v[:60] for v in outside], [])


def pages_are_sound(site, lang, own=(), among=("**/*.html",)):
    pages, parts = pages_of(site, among), parts_of_templates()
    for path, page in pages.items():
        is_a_whole_page(path, page, (site / path).read_text(encoding="utf-8"), lang)
        tally.equal(f"{path}: what no template has", sorted(page.parts - parts, key=str), [])
    links_lead_somewhere(site, pages, own)
    return pages


# ---- texts stand where they belong ------------------------------------------------------------------------------------


def texts_are_found(pages, texts, people):
    index = pages["index.html"]
    for place in ("brand", "channel wall", "campaign one", "campaign two", "own calendar"):
        tally.check(f"index.html says {place}", texts.shown(place) in index.texts)
    for place in ("date", "other date"):
        tally.check(f"index.html says {place}", any(texts.shown(place) in said for said in index.texts))
    for who in people:
        name, store = texts.shown(f"name {who}"), STORES[who]
        tally.equal(f"index.html names {who} once", index.inside["b"].count(name), 1)
        tally.check(f"index.html says {who}'s store", not store or any(text.endswith(" · " + store) for text in index.texts))
        for path, page in pages.items():
            if path.startswith(f"sheets/{who}/"):
                tally.equal(f"{path}: h1", page.inside["h1"], [name])
                tally.check(f"{path}: the brand", texts.shown("brand") in page.texts)
    said = [text for path, page in pages.items() if path.startswith("sheets/an/") for text in page.texts]
    for place in ("campaign one", "channel room", "theme", "comment", "mention", "piece notes", "link title", "box one", "box two",
                  "figure", "step ready", "step notes", "step say", "meeting", "step after", "segment"):
        tally.check(f"an's sheets say {place}", any(texts.shown(place) in text for text in said))
    one = next(text for text in said if texts.shown("line 0") in text)
    for n in range(len(HOSTILE)):
        tally.check(f"{texts.shown(f'line {n}')!r} stands in the text as it is to be posted", texts.shown(f"line {n}") in one)
    said = [text for path, page in pages.items() if path.startswith("sheets/bo/") for text in page.texts]
    for n in range(len(HOSTILE)):
        tally.check(f"paragraph {n} stands in the article", any(texts.shown(f"paragraph {n}") in text for text in said))


# ---- nothing is missing -----------------------------------------------------------------------------------------------


class Items(HTMLParser):
    """The items of a week's sheet: (day, from, title, the text)."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.day, self.items, self.to, self.depth = "", [], None, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "section" and given.get("class") == "day":
            self.day = given["data-date"]
        if tag == "li" and "item" in (given.get("class") or "").split():
            self.items.append({"day": self.day, "from": given["data-from"], "title": "", "text": ""})
        if tag == "h3" and given.get("id", "").startswith("n-"):
            self.to = "title"
        if (given.get("class") or "") == "say" and given.get("id", "").startswith("x-"):
            self.to = "text"

    def handle_endtag(self, tag):
        self.to = None if tag in ("h3", "div") else self.to

    def handle_data(self, data):
        if self.to and self.items:
            self.items[-1][self.to] += data


def cell(text):
    """A cell without the apostrophe that keeps it from computing."""
    return text[1:] if text.startswith("'") else text


def table_rows(path):
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    signs = tuple("=+-@＝＋－＠")
    bad = [c for row in rows for c in row if c.strip(" \n\t\r\u3000\xa0\u200e\u200f").startswith(signs)]
    tally.equal(f"{path}: cells that compute", bad, [])
    return rows


def book_rows(path):
    """A workbook's rows, each a list of (text or number, is text)."""
    ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    unescaped = lambda text: re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)  # noqa: E731
    with zipfile.ZipFile(path) as book:
        shared = ["".join(t.text or "" for t in si.iter(f"{{{ns['m']}}}t"))
                  for si in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", ns)]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        tally.equal(f"{path}: links and macros", [n for n in book.namelist() if re.search(r"vba|external|hyperlink|/sheet\d+\.xml\.rels", n)], [])
    tally.equal(f"{path}: formulas and links", [e.tag for e in sheet.iter() if e.tag.endswith(("}f", "}hyperlink"))], [])
    rows = []
    for row in sheet.iter(f"{{{ns['m']}}}row"):
        rows.append([unescaped(shared[int(c.find("m:v", ns).text)]) if c.get("t") == "s" else c.findtext("m:v", "", ns)
                     for c in row.findall("m:c", ns)])
    return rows


def tables_hold_the_same(folder, stem, items, english):
    rows = table_rows(folder / f"{stem}.csv")
    head, title, text = rows[0], *(("Title", "Text") if english else ("事项", "文案"))
    heads = {name: i for i, name in enumerate(head)}
    tally.check(f"{folder.name}/{stem}.csv has its columns: {head}", title in heads and text in heads)
    tally.equal(f"{folder.name}/{stem}.csv: how many rows", len(rows) - 1, len(items))
    book = book_rows(folder / f"{stem}.xlsx")
    tally.equal(f"{folder.name}/{stem}.xlsx: how many rows", len(book), len(rows))
    for item, row, cells in zip(items, rows[1:], book[1:]):
        if item["title"] != cell(row[heads[title]]):
            tally.check(f"{folder.name}/{stem}: {item['title']!r} is {row[heads[title]]!r} in the table", False)
        if item["text"].strip() and item["text"] != cell(row[heads[text]]):
            tally.check(f"{folder.name}/{stem}: {item['text'][:60]!r} is {row[heads[text]][:60]!r} in the table", False)
        wanted = [cell(row[heads[name]]) for name in (title, text) if row[heads[name]]]
        tally.equal(f"{folder.name}/{stem}: texts that the workbook lacks", [w for w in wanted if w not in cells], [])
    markdown = (folder / f"{stem}.md").read_text(encoding="utf-8")
    plain = re.sub(r"(?ms)^(`{3,}|~{3,})text\n.*?^\1$", "", markdown)
    tally.equal(f"{folder.name}/{stem}.md: how many items", len(re.findall(r"(?m)^### ", plain)), len(items))
    plain = re.sub(r"(?s)(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", "", plain)
    tally.equal(f"{folder.name}/{stem}.md: markup", re.findall(r"(?<![\\(])<[a-zA-Z!/]\S*", plain), [])
    for item in items:
        tally.check(f"{folder.name}/{stem}.md holds {item['text'][:40]!r}", item["text"].strip("\n") in markdown)


def nothing_is_missing(out, english=False, staff=None):
    """`staff`: whose days off there are, which rows with a deadline keep clear of."""
    site, plan = out / "site", json.loads((out / "plan.json").read_text(encoding="utf-8"))
    wanted, found = Counter(), Counter()
    for item in plan["occurrences"]:
        for who in item["people"]:
            days = days_of(item, (staff or {}).get(who, {}).get("days_off", []))
            for day in days:  # a deadline's hour stands on its last day
                wanted[who, day, item["from"] if item["from"] and day == days[-1] else "", item["text"] or ""] += 1
    for path in sorted(site.glob("sheets/*/*-W*.html")):
        items = Items(path.read_text(encoding="utf-8")).items
        for item in items:
            text = item["text"] if (path.parent.name, item["day"], item["from"], item["text"]) in wanted else ""
            found[path.parent.name, item["day"], item["from"], text] += 1
        if path.with_suffix(".md").exists():
            tables_hold_the_same(path.parent, path.stem, items, english)
    said = Counter((who, day, begin) for who, day, begin, _ in found.elements())
    tally.equal("what the sheets lack", Counter((w, d, f) for w, d, f, _ in wanted.elements()) - said, Counter())
    tally.equal("what they have too much", said - Counter((w, d, f) for w, d, f, _ in wanted.elements()), Counter())
    shown = [text for text in Page((site / "index.html").read_text(encoding="utf-8")).texts]
    for opening in plan["openings"]:
        tally.check(f"index.html has {opening['id']}", opening["title"] in shown)


def hostile_plans(work):
    shapes = {}
    for locale, lang in (("zh-CN", "zh-CN"), ("en", "en")):
        for hostile in (True, False):
            texts, out = Texts(hostile), work / f"out-{locale}-{hostile}"
            write_plan(work / "mean", texts, locale, False)
            site = built(work / "mean", out)
            own = {"https://example.com/?a=%22%3E&b=" + "x" * 80}
            pages = pages_are_sound(site, lang, own)
            texts_are_found(pages, texts, STORES)
            if hostile:
                nothing_is_missing(out, locale == "en")
            shapes[locale, hostile] = {path: page.shape for path, page in pages.items()}
        for path, shape in shapes[locale, True].items():
            tally.check(f"{locale}: {path} has the structure of its harmless twin", shape == shapes[locale, False].get(path))


def a_private_plan(work):
    """Its page is the same whoever carries it out, however much that is; and says nothing of what lacks."""
    key, kept = work / "key", []
    tally.equal("a key", sopcal("token", "new", key)[0], 0)
    for name, budget in (("name", "10min"), ("other name", "9h")):
        texts = Texts(True)
        write_plan(work / "mean", texts, "zh-CN", True)
        path = work / "mean/plan.yaml"
        text = path.read_text(encoding="utf-8").replace("budget: 10min", f"budget: {budget}")
        for who in STORES if name != "name" else ():
            text = text.replace(quoted(texts.given[f"name {who}"]), quoted(f"somebody {who}")).replace("S-1", "T-9")
        path.write_text(text, encoding="utf-8")
        site = built(work / "mean", work / "private", "--key", key)
        page = pages_are_sound(site, "zh-CN", {"https://example.com/?a=%22%3E&b=" + "x" * 80})["index.html"]
        for who in STORES:
            tally.check(f"the page does not name {who}", not any(texts.shown(f"name {who}") in said for said in page.texts + page.values))
        tally.check("nor their stores", not any(s in said for s in ("S-1", "店_二", "T-9") for said in page.texts + page.values))
        lacks = [said for said in page.texts + page.values if re.search("待写|缺|没有内容|content/", said)]
        tally.equal("nor what is to be written", lacks, [])
        tally.check("there is no list of people", not (site / "stores").exists() and not {"people", "h-people"} & set(page.ids))
        kept.append((site / "index.html").read_bytes())
    tally.check("it is the same whoever the people are", kept[0] == kept[1])


# ---- many people ------------------------------------------------------------------------------------------------------

MANY, FEW = 300, 10


def team(work, count):
    folder, out = work / f"north-{count}", work / f"north-out-{count}"
    make_north(folder, count)
    odd = [["g90001", "店名是首页", "guide", "index", "华东", "moments", "09:30-18:30", "mon", "90min", "200"],
           ["g90002", "店名大写", "guide", "Index", "华东", "moments", "09:30-18:30", "mon", "90min", "200"],
           ["g90003", "小写的店", "guide", "sh-x", "华东", "moments", "09:30-18:30", "mon", "90min", "200"],
           ["g90004", "大写的店", "guide", "SH-X", "华东", "moments", "09:30-18:30", "mon", "90min", "200"]]
    if count > FEW:
        with open(folder / "data/staff.csv", "a", encoding="utf-8", newline="") as table:
            csv.writer(table, lineterminator="\n").writerows(odd)
    return built(folder, out), people_of(folder / "data/staff.csv")


def people_of(table):
    with open(table, encoding="utf-8", newline="") as file:
        return {row["工号"]: row for row in csv.DictReader(file)}


def modes_are_open(site):
    wrong = [(str(path), oct(path.stat().st_mode)) for path in site.rglob("*")
             if path.stat().st_mode & 0o777 != (0o755 if path.is_dir() else 0o644)]
    tally.equal("what others cannot read, or could change", wrong, [])


def is_near(what, one, other, percent):
    tally.check(f"{what}: {one} and {other} bytes", abs(one - other) * 100 <= percent * max(one, other))


def many_people(work):
    few, _ = team(work, FEW)
    site, people = team(work, MANY)
    modes_are_open(site)
    pages = pages_are_sound(site, "zh-CN", among=("*.html", "stores/*.html", "sheets/g0000[1-3]/*.html"))
    index, small = (len((root / "index.html").read_bytes()) for root in (site, few))
    tally.check(f"the page of {MANY} people is no longer than that of {FEW}: {index}, {small}", index <= small * 1.02)
    names = {row["姓名"] for row in people.values()}
    tally.equal("index.html names none of them", [n for n in names if n in pages["index.html"].inside["b"]], [])
    stores = {path: page for path, page in pages.items() if path.startswith("stores/") and path != "stores/index.html"}
    sheets = Counter(unquote(link).split("/")[-2] for page in stores.values() for link in page.links if "/sheets/" in link)
    tally.equal("who stands on no store's page", sorted(set(people) - set(sheets)), [])
    tally.equal("who stands on two", [who for who, n in sheets.items() if n > 1], [])
    for path, page in stores.items():
        tally.check(f"{path} is bounded", len(page.texts) < 1000)
        of_store = [people[who]["门店"] for who in people if any(f"/sheets/{who}/" in link for link in page.links)]
        tally.check(f"{path} is of one store: {set(of_store)}", len(set(of_store)) <= 1)
    listed = [unquote(link) for link in pages["stores/index.html"].links if "/" not in link and link[0] != "#"]
    tally.equal("pages that the list leads to", sorted(f"stores/{link}" for link in listed), sorted(stores))
    folded = Counter(path.lower() for path in pages)
    tally.equal("names that are one where case does not count", [p for p, n in folded.items() if n > 1], [])
    for path in sorted(few.glob("sheets/g0000[1-3]/*-W*.html")):
        other = site / path.relative_to(few)
        is_near(f"{path.parent.name}/{path.name}", len(path.read_bytes()), len(other.read_bytes()), 3)


def main():
    work = Path(tempfile.mkdtemp())
    hostile_plans(work)
    a_private_plan(work)
    many_people(work)
    shutil.rmtree(work)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
