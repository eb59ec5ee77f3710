#!/usr/bin/python3
"""The tables of a week agree: tables.py

Every workbook is unzipped and read here by what ECMA-376 says, and holds cell for cell what Python's csv finds in the
table for Excel; the table for programs holds the same texts, unguarded. Of two plans and of one that means ill. Nothing
is a formula or a link, and no file is made outside the output.
"""
import csv
import ctypes
import io
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tally import Tally  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
PLANS = ("dawn-skincare", "velvet-beauty")
FORMATS = "sheets: {formats: [html, xlsx, csv, plain-csv, md]}\n"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PARTS = sorted(["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels",
                "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "xl/workbook.xml",
                "xl/worksheets/sheet1.xml"])
PLAIN = "person,item,part,type,channel,"
RESULTS = {"完成", "登记的数据", "客户反馈", "Done", "Figures written down", "What customers said"}
DATES = {"日期", "Date"}
UNITS, LINES = 32767, 254  # of a cell, as Excel's specification has it
# A text in the table for Excel, in both languages, and for programs.
SAME = {"文案": "text", "Text": "text", "事项": "title", "Title": "title", "评论区": "comment", "Comment": "comment",
        "注意事项": "notes", "Notes": "notes", "出处": "source", "Source": "source", "日期": "date", "Date": "date",
        "开始": "from", "From": "from", "结束": "to", "To": "to"}

# What Excel, XML or the format itself could take for something else, one to a piece.
HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1|cmd", "@SUM(A1:A9)", "\t=1", "＝1", "'=1", "''", "0012", "1e5", "3/4", "TRUE",
    "#REF!", "_x0041_", "_x005F_x0041_", "_x0041_x0042_", "_X0041_", "_x004_", "_x4_", "_x_", "_x00041_", "&amp; <b>&#65;</b> ]]> <![CDATA[", '"',
    "a,b;c\td", "一行\n\n  两行\n=3", "https://example.com/?a=1&b=2", "mailto:a@b.cn", "internal:Sheet2!A1",
    "external:c:\\temp\\x.xlsx", "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 ｶﾞ", "a\u00adb\u200bc", "\u200fעברית \u0627", "x" * 200, "\ufdd0",
    "\U0001fffe", "￮", "长" * 9000, "😀" * 7000, "行\n" * 300 + "末", "_x0041_" * 2500,
)


def build(plan, out, **environment):
    done = subprocess.run([SOPCAL, "build", str(plan), "-o", str(out), "--quiet"], capture_output=True, text=True,
                          check=False, env={**os.environ, **environment})
    return done.returncode, done.stdout + done.stderr


def plan_with_tables(name, folder):
    shutil.copytree(ROOT / "plans" / name, folder)
    own = folder / "plan.yaml"
    own.write_text(re.sub("^sheets: .*\n", "", own.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    (folder / "tables.yaml").write_text(FORMATS, encoding="utf-8")


def in_markdown(text):
    """Every sign as it is, every line on a line of its own."""
    lines = (re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line) for line in text.split("\n"))
    return "\\\n".join(lines) + "\n"


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def hostile_plan(folder):
    """A day for each text, which is the piece's own, its title, its comment and its notes; and names that mean ill."""
    (folder / "content" / "brand").mkdir(parents=True)
    name = quoted("&P =1+1 <b>" + "名" * 90)
    (folder / "plan.yaml").write_text(
        f"plan: {{id: ill, brand: {name}, from: 2026-03-02, to: 2026-05-31}}\n"
        "channels: {moments: {kind: moments, at: [20:00-24:00], title: '=M()'}}\n"
        f"staff:\n  lin: {{name: {name}, role: adviser, channels: [moments]}}\n"
        "daily: {moments: {per_day: 1, mix: {brand: 1}}}\n" + FORMATS, encoding="utf-8")
    for number, text in enumerate(HOSTILE):
        head = "".join(f"{key}: {quoted(text[:150])}\n" for key in ("title", "comment", "notes"))
        piece = folder / "content" / "brand" / f"p{number:02}.md"
        piece.write_text(f"---\n{head}---\n{in_markdown(text)}", encoding="utf-8")


# ---- reading a workbook -----------------------------------------------------------------------------------------------


def unescaped(text):
    """ST_Xstring: _xHHHH_ is a character."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text or "")


def shared_strings(book):
    items = ET.fromstring(book.read("xl/sharedStrings.xml")).iter(MAIN + "si")
    return [unescaped("".join(part.text or "" for part in item.iter(MAIN + "t"))) for item in items]


def shown(heading, value):
    """A number as its column shows it."""
    return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat() if heading in DATES else value


def rows_of_workbook(path):
    with zipfile.ZipFile(path) as book:
        texts = shared_strings(book)
        page = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in page.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            column = re.match("[A-Z]+", cell.get("r"))[0]
            if value is not None and cell.get("t") == "s":
                cells[column] = texts[int(value.text)]
            elif value is not None:
                cells[column] = shown(rows[0][column], value.text)
        rows.append(cells)
    return [{heading: row.get(column, "") for column, heading in rows[0].items()} for row in rows[1:]], page


def rows_of_table(path, encoding):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline=""), strict=True))


# ---- what a cell may be ---------------------------------------------------------------------------------------------


def begins_formula(text):
    """As tests know it: what a spreadsheet may trim, and then a sign."""
    bare = "".join(c for c in text if not (c.isspace() or unicodedata.category(c) in ("Cf", "Zs", "Zl", "Zp", "Cc")))
    return bare[:1] in set("=+-@＝＋－＠")


def guarded(text):
    return "'" + text if begins_formula(text) else text


def units(text):
    return len(text.encode("utf-16-le")) // 2


def is_held(got, want):
    """The same, or, where a cell cannot hold it, its beginning and a note."""
    want = want.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    if got == want:
        return True
    kept, _, note = got.rpartition("\n")
    too_long = units(want) > UNITS - 1000 or want.count("\n") >= LINES - 1 or want.count("_x") > 1000
    return too_long and note.startswith(("（单元格放不下", "(cut: ")) and want.startswith(kept) and len(kept) > 100


# ---- rules ----


def a_workbook_has_the_cells_of_the_table(what, book, table):
    tally.equal(f"{what}: rows", len(book), len(table))
    for number, (left, right) in enumerate(zip(book, table)):
        tally.equal(f"{what}: columns", set(left) - set(right), RESULTS & set(left))
        wrong = [name for name in right if right[name] != guarded(left[name]) and not is_held(left[name], right[name])]
        tally.equal(f"{what}:{number} has other cells", wrong, [])
        for text in left.values():
            tally.check(f"{what}:{number} has a cell too long", units(text) <= UNITS and text.count("\n") < LINES)


def a_table_for_programs_has_the_texts(what, plain, table):
    tally.equal(f"{what}: rows for programs", len(plain), len(table))
    for number, (left, right) in enumerate(zip(plain, table)):
        wrong = [name for name in SAME if name in right and guarded(left[SAME[name]]) != right[name]]
        tally.equal(f"{what}:{number} tells programs something else", wrong, [])


def nothing_in_a_workbook_is_active(what, path, page):
    with zipfile.ZipFile(path) as book:
        tally.equal(f"{what}: parts", sorted(book.namelist()), PARTS)
        tally.equal(f"{what}: its clock", {part.date_time for part in book.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        core = book.read("docProps/core.xml").decode()
    tally.equal(f"{what}: when it was made", set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)), {"1980-01-01T00:00:00Z"})
    active = [node.tag for node in page.iter() if node.tag.rpartition("}")[2] in ("f", "hyperlink", "hyperlinks")]
    tally.equal(f"{what}: formulas and links", active, [])


def a_workbook_can_be_read_filled_in_and_printed(what, page, book):
    pane, breaks = page.find(f".//{MAIN}pane"), page.find(f"{MAIN}pageSetup")
    tally.equal(f"{what}: the frozen head", (pane.get("ySplit"), pane.get("state")), ("1", "frozen"))
    tally.equal(f"{what}: the paper", (breaks.get("paperSize"), breaks.get("orientation")), ("9", "landscape"))
    ends = page.find(f"{MAIN}autoFilter").get("ref").split(":")
    tally.equal(f"{what}: rows under the filter", ends[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), str(len(book) + 1))
    tally.check(f"{what}: a row without a height", all(row.get("ht") for row in page.iter(MAIN + "row")))
    folded = sum(int(c.get("max")) - int(c.get("min")) + 1 for c in page.iter(MAIN + "col") if c.get("hidden") == "1")
    full = {name for row in book for name, text in row.items() if text} | RESULTS
    tally.check(f"{what}: {folded} folded columns", len(book[0]) - len(full & set(book[0])) <= folded)


def tables_agree(plan, out):
    weeks = sorted(out.glob("site/sheets/*/*.xlsx"))
    tally.check(f"{plan}: there are many weeks ({len(weeks)})", len(weeks) >= 5)
    for path in weeks:
        what = f"{plan}: {path.parent.name}/{path.name}"
        book, page = rows_of_workbook(path)
        table = rows_of_table(path.with_suffix(".csv"), "utf-8-sig")
        a_workbook_has_the_cells_of_the_table(what, book, table)
        a_table_for_programs_has_the_texts(what, rows_of_table(path.with_suffix(".plain.csv"), "utf-8"), table)
        nothing_in_a_workbook_is_active(what, path, page)
        a_workbook_can_be_read_filled_in_and_printed(what, page, book)


def tables_have_their_marks(out):
    for path in out.glob("site/sheets/*/*.csv"):
        plain = path.name.endswith(".plain.csv")
        tally.equal(f"{path.name}: begins", path.read_bytes()[:3] == b"\xef\xbb\xbf", not plain)
        lines = path.read_bytes().decode("utf-8-sig")
        tally.check(f"{path.name}: ends", lines.endswith("\r\n") and lines.startswith(PLAIN if plain else '"'))


def what_means_ill_is_there(out):
    comments = {row["comment"] for path in out.glob("site/sheets/lin/*.plain.csv") for row in rows_of_table(path, "utf-8")}
    exact = {text for text in HOSTILE if len(text) < 150 and text == text.strip() and "\t" not in text}
    tally.equal("what was lost on the way", exact - comments, set())
    tally.check(f"much of it ({len(exact)})", len(exact) > 25)


class Watch:
    """Names made in some folders, by inotify."""

    def __init__(self, *folders):
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.fd = self.libc.inotify_init1(os.O_NONBLOCK)
        for folder in folders:
            self.libc.inotify_add_watch(self.fd, os.fsencode(folder), 0x100)  # IN_CREATE

    def made(self):
        return os.read(self.fd, 65536) if select.select([self.fd], [], [], 0)[0] else b""


def nothing_is_made_elsewhere(plan, work):
    """The library would keep its parts in TMPDIR."""
    elsewhere = work / "elsewhere"
    elsewhere.mkdir()
    watch = Watch(elsewhere)
    (elsewhere / "seen").touch()
    tally.check("the watch sees", b"seen" in watch.made())
    status, said = build(plan, work / "again", TMPDIR=str(elsewhere), TMP=str(elsewhere))
    tally.equal("a build with a folder for what is temporary", (status, said), (0, ""))
    tally.equal("what was made in it", watch.made(), b"")


def built_plans(work):
    """The name of each plan, and "ill" of the one that means ill, once it is built into work/out."""
    for name in PLANS:
        plan_with_tables(name, work / name)
    hostile_plan(work / "ill")
    for name in (*PLANS, "ill"):
        status, said = build(work / name, work / "out" / name)
        tally.equal(f"{name} is built: {said[:2000]}", status, 0)
        yield name


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in built_plans(work):
            tables_agree(name, work / "out" / name)
        tables_have_their_marks(work / "out" / "ill")
        what_means_ill_is_there(work / "out" / "ill")
        nothing_is_made_elsewhere(work / "ill", work)
    return tally.end()


tally = Tally()
if __name__ == "__main__":
    sys.exit(main())
