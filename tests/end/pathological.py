#!/usr/bin/python3
"""pathological: shapes that parsers choke on, as large as a file may be: no build dies, hangs or fills the memory.

    pathological.py [SHAPE...]      only those; --slow N prints the N that took longest (3)

Each shape is a piece or a YAML file of a small plan, which is built: Markdown as cmark's own pathological tests have it,
YAML as libyaml, our reader and billion laughs have it, written anew; filled up to the limits of a file, and beyond. A
build ends with 0, 1 or 2, within ten seconds of processor and 256 MB of memory (under sanitizers, which need more, only
the time is limited), what it says stays short, and one that was refused has left no output. Nothing here reads a clock
to decide; the times printed are for people. The program is $BUILD/sopcal.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = (ROOT / os.environ.get("BUILD", ".build") / "sopcal").resolve()
PIECE, FRONT, FILE = 32 << 10, 8 << 10, 1 << 20  # what a piece, its settings, a YAML file may have
OVER = 3 << 19
SECONDS, MEMORY, SAID = 10, 256 << 20, 1 << 19

PLAN = """\
plan: {id: shop, brand: 晨曦护肤, from: 2026-03-01, to: 2026-03-31}
channels:
  moments: {kind: moments}
  circle: {kind: group}
staff:
  lin: {name: 林小满, role: adviser, channels: [moments, circle]}
sops:
  say:
    steps:
      - {id: say, day: 1, at: 20:00, post: [moments, circle], piece: persona/shape}
campaigns:
  spring: {title: 春季, sop: say, date: 2026-03-10}
"""

# ---- filling --------------------------------------------------------------------------------------------------------


def bytes_of(text):
    return text.encode(errors="surrogateescape")


def times(size, unit, before="", behind=""):
    """As many of the unit as there is room for."""
    room = size - len(bytes_of(before + behind))
    return before + unit * (room // len(bytes_of(unit))) + behind


def series(size, unit, first=0):
    """unit(0), unit(1) ... as far as there is room."""
    parts = []
    for n in count(first):
        part = unit(n)
        size -= len(bytes_of(part))
        if size < 0:
            return "".join(parts)
        parts.append(part)


def nested(size, opening, middle, closing):
    n = (size - len(bytes_of(middle))) // len(bytes_of(opening + closing))
    return opening * n + middle + closing * n


# ---- Markdown -------------------------------------------------------------------------------------------------------

REPEATED = {
    "closers of emphasis": "a_ ",
    "openers of emphasis": "_a ",
    "openers of strong": "**a ",
    "closers of strong": "a** ",
    "stars": "*",
    "pairs of stars": "** ",
    "openers and closers": "*a_ ",
    "link closers": "a]",
    "link openers": "[a",
    "picture openers": "![",
    "pictures in links": "![[]()",
    "link openers, emphasis closers": "[ a_",
    "link closers, emphasis openers": "a](*b ",
    "a link that is none": "[ (](",
    "links in emphasis": "**x [a*b**c*](d)",
    "open targets": "[a](b",
    "open pointed targets": "[a](<b",
    "open titles": "[a](b \"",
    "open references": "[a][",
    "escaped brackets": "[a](\\",
    "links": "[a](b)",
    "pictures": "![a](b)",
    "one picture after the other": "![](b)",
    "unsafe links": "[a](javascript:x) ",
    "addresses": "<http://a> ",
    "bare addresses": "http://a ",
    "mail": "<a@b.c> ",
    "autolinks that are none": "<a:",
    "definitions": "[a]: b\n",
    "uses of a definition": "[a] ",
    "comments": "<!-- ",
    "comments in lines": "a <!-- x --> ",
    "instructions": "<?",
    "instructions in lines": "a <?x ",
    "declarations": "a <!A ",
    "character data": "a <![CDATA[",
    "character data at line begins": "<![CDATA[\n",
    "open tags": "<a ",
    "open attributes": "<a b='",
    "open attributes without quotes": "<a b=c ",
    "closing tags": "</a>",
    "tags": "<b>a</b>",
    "blocks of HTML": "<div>\n\n",
    "blocks of scripts": "<script>\n",
    "remarks of ours": "<!-- sopcal: ignore[M107] -- x -->\n\n",
    "remarks with blocks": "<!-- sopcal: ignore[M109, stray-star] -- x -->\na\n\n",
    "remarks in lines": "a <!-- sopcal: ignore[M109] -- x --> ",
    "open remarks": "<!-- sopcal: ",
    "escaped remarks": "\\<!-- sopcal: ",
    "angle brackets": "<",
    "entities": "&amp;",
    "entities that are none": "&nosuch;",
    "ampersands": "&",
    "numbers of characters": "&#27;",
    "line ends as entities": "&#10;",
    "blanks as entities": "a&#10; &#10;",
    "numbers too large": "&#99999999;",
    "code": "`a` ",
    "open code": "`` a ` ",
    "escapes": "\\",
    "escaped stars": "\\*",
    "rules": "---\n",
    "rules of stars": "* * *\n",
    "one long rule of stars": "* ",
    "one long rule of lines": "_ ",
    "almost a rule": "*\t",
    "dashes": "-",
    "underlines of headings": "=",
    "headings of channels": "# a\n",
    "headings of channels underlined": "a\n===\n",
    "headings without names": "#\n",
    "small headings": "###### a\n",
    "headings with marks behind": "## a ## ",
    "marks of headings": "#",
    "hashtags": "#a ",
    "items": "- a\n",
    "items without text": "-\n",
    "items in one another": "- ",
    "numbered items": "1. a\n",
    "numbered items in one another": "1. ",
    "lists of other marks": "- a\n+ a\n* a\n",
    "large numbers": "999999999. a\n",
    "items apart": "- a\n\n",
    "items and code": "- a\n\n      b\n",
    "quotes": "> a\n",
    "quotes in one another": "> ",
    "quotes without blank": ">",
    "quotes that go on": "> a\nb\n",
    "quotes and items": "> - ",
    "deep lines": "> " * 31 + "a\n",
    "deep items": "- " * 31 + "a\n",
    "deep quotes and items": "> - " * 15 + "a\n",
    "items within items": "* a\n  * a\n    * a\n      * a\n",
    "fences": "```\n",
    "fences of both kinds": "```\n~~~\n",
    "fences with words": "``` a\n",
    "backticks": "`",
    "indented code": "    a\n",
    "lines": "a\n",
    "hard breaks": "a  \n",
    "hard breaks by backslash": "a\\\n",
    "empty lines": "\n",
    "line ends of Windows": "a\r\n",
    "lines of blanks": "   \n",
    "blanks": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "ideographic spaces": "\u3000",
    "zeros": "\0",
    "escape characters": "\x1b[31m",
    "joined emoji": "\U0001F469\u200d\U0001F469\u200d\U0001F467",
    "combining marks": "\u0301",
    "right to left": "\u05d0",
    "bidi controls": "\u202e",
    "private use characters": "\U000F0000",
    "last characters": "\U0010FFFF",
    "tags of Mustache": "{{campaign.title}} ",
    "tags of Mustache in words": "**{{campaign.title}}**",
    "unknown tags of Mustache": "{{a}}",
    "open tags of Mustache": "{{",
    "raw tags of Mustache": "{{{",
    "sections of Mustache": "{{#offer.products}}",
    "sections on lines": "{{#offer.products}}\n",
    "ends of sections": "{{/offer.products}}",
    "empty sections": "{{#offer.products}}{{/offer.products}}",
    "comments of Mustache": "{{! a }}\n",
    "other delimiters": "{{=<% %>=}}",
    "partials": "{{> a}}",
    "single braces": "{campaign.title} ",
    "full-width braces": "｛｛campaign.title｝｝",
    "open braces": "{",
    "open full-width braces": "｛",
    "dashes of other keyboards": "———\n",
    "settings without a fence": "kind: x\n",
}


def markdown():
    for name, unit in REPEATED.items():
        yield name, times(PIECE, unit)
    yield "strong in emphasis", nested(PIECE, "*a **a ", "b", " a** a*")
    yield "brackets in brackets", nested(PIECE, "[", "a", "]")
    yield "brackets and parentheses", nested(PIECE, "[", "a", "](b)")
    yield "parentheses in a target", "[a](" + nested(PIECE - 5, "(", "b", ")") + ")"
    yield "an open target of parentheses", times(PIECE, "(", "[a](")
    yield "pictures in pictures", nested(PIECE, "![", "a", "](b)")
    yield "multiples of three", times(PIECE, "c* ", "a**b")
    yield "runs of stars that grow", series(PIECE, lambda n: "*" * (n % 97) + "a")
    yield "runs of backticks that grow", series(PIECE, lambda n: "e" + "`" * n)
    yield "fences that grow", series(PIECE, lambda n: "`" * (n + 3) + "\n")
    yield "lists that grow deeper", series(PIECE, lambda n: "  " * n + "* a\n")
    yield "lists that grow deeper and end", series(PIECE, lambda n: "  " * (n % 15) + "* a\n")
    yield "numbered lists that grow deeper", series(PIECE, lambda n: "   " * (n % 12) + "1. a\n")
    yield "quotes that grow deeper", series(PIECE, lambda n: "> " * (n % 30) + "a\n\n")
    yield "empty lines in a deep list", times(PIECE, "\n", "- " * 30 + "x")
    yield "items in a deep list", times(PIECE, " " * 60 + "- x\n", "- " * 30 + "x\n")
    yield "a table of references", series(PIECE // 2, "[r{}]: u\n".format) + series(PIECE // 2, "[r{}] ".format)
    yield "a long definition used often", times(PIECE, "[a] ", "[a]: " + "u" * 8000 + "\n\n")
    yield "a long target", times(PIECE, "u", "[a](", ")")
    yield "a long title", times(PIECE, "u", '[a](b "', '")')
    yield "a long text of a picture", times(PIECE, "u ", "![", "](b)")
    yield "channels", series(PIECE, "# a{}\n\nb\n\n".format)
    yield "a long name of a channel", times(PIECE, "a ", "# ")
    yield "a heading of many lines", times(PIECE, "a\n", "", "===\n")
    yield "one word", times(PIECE, "a")
    yield "one Chinese word", times(PIECE, "字")
    yield "a long tag of Mustache", times(PIECE, "a", "{{", "}}")
    yield "sections in sections", nested(PIECE, "{{#offer.products}}", "a", "{{/offer.products}}")
    yield "open settings", times(PIECE, "a: b\n", "---\n")
    yield "settings too long", times(PIECE, "#\n", "---\n", "---\n")
    yield "settings of brackets", times(FRONT, "[", "---\na: ", "\n---\nb\n")
    yield "settings of words", series(FRONT, "a{}: b\n".format).join(("---\n", "---\nb\n"))
    yield "settings of pictures", times(FRONT, "a.jpg, ", "---\nmedia: [", "b.jpg]\n---\nb\n")
    yield "pictures, too large", times(OVER, "![[]()")
    yield "zeros, too large", times(OVER, "\0")
    yield "one line, too large", times(OVER, "a")


# ---- YAML -----------------------------------------------------------------------------------------------------------

LINE = 60000  # a line may have 64 KiB
ROWS = {
    "keys": "a: b\n",
    "keys without values": "a:\n",
    "colons": ":\n",
    "colons in a row": ": : : :\n",
    "question marks": "?\n",
    "question marks with keys": "? a\n",
    "question marks in a row": "? ? ? ?\n",
    "dashes in a row": "- - - -\n",
    "deep dashes": "- " * 31 + "\n",
    "dashes too deep": "- " * 200 + "\n",
    "items": "- a\n",
    "items without values": "-\n",
    "items of maps": "- {a: b}\n",
    "items of deep brackets": "- " + "[" * 30 + "]" * 30 + "\n",
    "empty lines": "\n",
    "lines of blanks": "        \n",
    "lines of tabs": "\t\n",
    "line ends of Windows": "\r\n",
    "text": "a\n",
    "Chinese text": "字\n",
    "comments": "#\n",
    "comments with text": "# a\n",
    "remarks": "# sopcal: ignore[T114] -- a\n",
    "remarks in no form": "# sopcal: a\n",
    "items with remarks": "- a # sopcal: ignore[T114, quiet-hour] -- b\n",
    "items below remarks": "# sopcal: ignore[T114] -- a\n- [a, # sopcal: ignore[T114] -- b\n  c]\n",
    "blocks with remarks": "- | # sopcal: ignore[T114] -- a\n  b\n",
    "hashtags": "#a\n",
    "items with hashtags": "- a #b\n",
    "items that are hashtags": "- #b\n",
    "literal blocks": "- |\n  a\n",
    "literal blocks without text": "- |\n",
    "folded blocks": "- >\n  a\n\n  b\n",
    "blocks with signs": "- |+2\n  a\n\n\n",
    "blocks with wrong signs": "- |9\n",
    "blocks with comments": "- | #a\n  b\n",
    "double quotes": '- "a"\n',
    "single quotes": "- 'a'\n",
    "doubled quotes": "- 'it''s'\n",
    "folded quotes": '- "a\n  b"\n',
    "folded Chinese": "- 字\n  字\n",
    "items lost in text": "- a\n  - b\n",
    "escapes": '- "\\u4eca\\n\\t\\x41"\n',
    "refused escapes": '- "\\0\\x07\\U0000202e"\n',
    "unknown escapes": '- "\\d"\n',
    "anchors": "- &a b\n",
    "aliases": "- *a\n",
    "tags": "- !a b\n",
    "long tags": "- !<tag:yaml.org,2002:str> b\n",
    "merge keys": "- {<<: *a}\n",
    "documents": "---\n",
    "documents with text": "---\na\n",
    "ends of documents": "...\n",
    "directives": "%YAML 1.2\n",
    "definitions of tags": "%TAG !a! b:\n",
    "at signs": "- @a\n",
    "tags of Mustache": "- {{a}}\n",
    "full-width colons": "a：b\n",
    "full-width brackets": "- 【a，b】\n",
    "colons without blanks": "a:b\n",
    "second colons": "a: b: c\n",
    "full-width blanks": "\u3000a: b\n",
    "rows of a spreadsheet": "a\tb\tc\n",
    "byte order marks": "\ufeff\n",
    "zeros": "\0\n",
    "bidi controls": "\u202e\n",
    "next lines": "\u0085",
    "line separators": "\u2028",
    "bytes of GBK": "\udcbd\udcf1\n",
}

IN_ONE_LINE = {
    "open lists": "[",
    "open maps": "{",
    "open maps with keys": "{a: ",
    "lists and maps": "[{a: ",
    "closing brackets": "]",
    "values": "a,",
    "values with colons": "a: b,",
    "pairs": "[a: b],",
    "empty lists": "[],",
    "empty values": ",",
    "signs of keys": "?",
    "signs of keys apart": "? ",
    "signs of values": ":",
    "signs of values apart": ": ",
    "hashes": "#",
    "hashtags": " #a",
    "open quotes": '"',
    "open single quotes": "'",
    "quotes": '"a",',
    "blanks": " ",
    "tabs": "\t",
    "dashes": "-",
    "dashes apart": "- ",
    "anchors": "&a ",
    "tags": "!a ",
    "bars": "|",
    "backslashes": "\\",
    "combining marks": "\u0301",
    "emoji": "\U0001F469",
}


def rows(unit):
    return times(FILE, unit)


def lines(unit):
    """As many lines as a file may have, each as long as it may be."""
    return times(FILE, times(LINE, unit) + "\n")


def section(name, row, most=9990):
    """About as many rows as a map may have keys, then comments."""
    return name + ":\n" + series(FILE - 100, lambda n: row.format(n) if n < most else "#\n")


def bomb():
    doubled = "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefghi", "bcdefghij"))
    return "a: &a [x, x]\n" + doubled + times(FILE - 1000, "- *j\n")


def yaml():
    for name, unit in ROWS.items():
        yield name, rows(unit)
        yield name + ", below a key", times(FILE, "  " + unit, "a:\n")
    for name, unit in IN_ONE_LINE.items():
        yield name + " in one line", times(LINE, unit, "a: ")
        yield name + " in lines", lines(unit)
        comma = "" if unit.endswith(",") else ","
        yield name + " in lines of a list", times(FILE, times(LINE, unit) + comma + "\n", "a: [", "]\n")
        yield name + " in quotes", times(FILE, times(LINE, unit) + "\n  ", 'a: "', '"\n')
        yield name + " in a block", times(FILE, "  " + times(LINE, unit) + "\n", "a: |\n")
        yield name + " in short lines", times(FILE, unit + "\n ", "a: [")
    yield "a line too long", times(FILE, "a", "a: ")
    yield "different keys", series(FILE, "a{}: b\n".format)
    yield "different keys in brackets", "{" + series(FILE - 2, "a{}: b,\n".format) + "}"
    yield "keys that are too long", times(FILE, "a" * 200 + ": b\n")
    yield "keys as long as a line", times(FILE, "a" * LINE + ": b\n")
    yield "keys of 1,000 bytes", series(FILE, lambda n: f"{n:01000}: b\n")
    yield "maps in maps", series(FILE, lambda n: " " * n + "a:\n")
    yield "maps in maps that end", series(FILE, lambda n: " " * (n % 31) + f"a{n}:\n")
    yield "lists in lists that end", series(FILE, lambda n: "- " * (n % 31 + 1) + "\n")
    yield "indentation that grows and shrinks", series(FILE, lambda n: " " * (500 - abs(n % 1000 - 500)) + "a\n")
    yield "a text that steps in", series(FILE, lambda n: " " * (n % 700 + 1) + "a\n").join(("a: |\n", ""))
    yield "one text", times(FILE, "a " * 1000 + "\n  ", "a: ")
    yield "one text of lines", times(FILE, "a\n  ", "a: ")
    yield "one text of Chinese lines", times(FILE, "字\n  ", "a: ")
    yield "one quoted text of lines", times(FILE, "a\n  ", 'a: "', '"\n')
    yield "one quoted text of escapes", times(FILE, "\\u4eca" * 100 + "\n  ", 'a: "', '"\n')
    yield "one quoted text of refused escapes", times(FILE, "\\0" * 100 + "\n  ", 'a: "', '"\n')
    yield "one open text", times(FILE, "a\n  ", 'a: "')
    yield "one block of empty lines", times(FILE, "\n", "a: |\n", "b: c\n")
    yield "one block that keeps empty lines", times(FILE, "\n", "a: |+\n", "b: c\n")
    yield "a list in one open bracket", times(FILE, "a,\n", "a: [")
    yield "anchors that double", bomb()
    yield "one alias to itself", times(FILE, "*a,\n", "a: &a [", "]")
    yield "unknown sections", series(FILE, "campaign{}: {{}}\n".format)
    yield "products", section("products", "  a{}: {{}}\n")
    yield "names of people", section("staff", "  a{}: {{name: a, role: adviser}}\n", 300)
    yield "unknown keys of people", section("staff", "  a{}: {{rol: adviser}}\n")
    yield "campaigns of an unknown SOP", section("campaigns", "  a{}: {{title: a, sop: sai, date: 2026-03-11}}\n")
    yield "campaigns on one day", section("campaigns", "  a{}: {{title: a, sop: say, date: 2026-03-11}}\n", 300)
    yield "products of an offer", "offers:\n  a: {products: [" + series(LINE, "a{}, ".format) + "a]}\n"
    listed = "words: {mine: {level: note, words: [最]}}\noffers:\n  a:\n    title: "
    yield "a title of listed words", times(FILE, times(LINE, "最") + "\n      ", listed + '"', '"\n')
    yield "a title of listed words in a block", times(FILE, "      " + times(LINE, "最") + "\n", listed + "|\n")
    yield "steps", section("sops:\n  b:\n    steps", "      - {{id: a{}, day: 1, task: b}}\n")
    yield "steps in a row", section("sops:\n  b:\n    steps", "      - {{id: a{}, after: a, task: b}}\n")
    yield "items, too large", times(OVER, "- a\n")
    yield "open lists, too large", times(OVER, "[")


# ---- running --------------------------------------------------------------------------------------------------------


def limits(memory):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return limit


def memory_limit():
    """Sanitizers map more than any limit, so a program that does not even start under it has none."""
    fine = subprocess.run([PROGRAM, "--help"], preexec_fn=limits(MEMORY), capture_output=True).returncode == 0
    return MEMORY if fine else 0


def run(arguments, said, memory):
    """Status, seconds of processor and peak memory in MB."""
    with open(said, "wb") as out:
        process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   preexec_fn=limits(memory))
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def faults(status, said, out, text):
    if status not in (0, 1, 2):
        yield f"ended with {status}"
    if said.stat().st_size > SAID:
        yield f"said {said.stat().st_size} bytes"
    if len(bytes_of(text)) >= OVER and status != 2:
        yield f"such a large file was not refused: {status}"
    if status == 2 and out.exists():
        yield "was refused, and left output"


def write_plan(plan, kind, text):
    (plan / "content/persona").mkdir(parents=True)
    (plan / "plan.yaml").write_text(PLAN)
    piece = text if kind == "Markdown" else "早上好。\n"
    (plan / "content/persona/shape.md").write_bytes(bytes_of(piece))
    if kind == "YAML":
        (plan / "shape.yaml").write_bytes(bytes_of(text))


def judge(kind, name, text, work, memory):
    plan, out, said = work / "plan", work / "out", work / "said"
    write_plan(plan, kind, text)
    status, seconds, megabytes = run(["build", plan, "-o", out], said, memory)
    found = list(faults(status, said, out, text))
    for fault in found:
        print(f"FAILED: {kind}, {name}: {fault}")
        print("  " + said.read_text(errors="replace")[:600].replace("\n", "\n  "))
    for folder in (plan, out):
        shutil.rmtree(folder, ignore_errors=True)
    return not found, seconds, megabytes


def main():
    arguments = sys.argv[1:]
    slow = 3
    if arguments[:1] == ["--slow"]:
        slow, arguments = int(arguments[1]), arguments[2:]
    memory = memory_limit()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, shapes in (("Markdown", markdown), ("YAML", yaml)):
            costs = []
            for name, text in shapes():
                if arguments and name not in arguments:
                    continue
                fine, seconds, megabytes = judge(kind, name, text, Path(folder), memory)
                passed, failed = passed + fine, failed + (not fine)
                costs.append((seconds, megabytes, name))
            for title, rank in (("slowest", 0), ("largest", 1)):
                worst = sorted(costs, key=lambda cost: -cost[rank])[:slow]
                print(f"{title} {kind}: " + ", ".join(f"{name} {s:.2f} s {m:.0f} MB" for s, m, name in worst))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
