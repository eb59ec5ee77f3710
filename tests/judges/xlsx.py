#!/usr/bin/python3
"""What LibreOffice finds in each workbook of two plans, and of one that means ill, written by it as CSV: cell for cell the
table for Excel, but for what tables.py says a cell cannot hold."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "end"))
from tables import (  # noqa: E402
    RESULTS, built_plans, guarded, is_held, rows_of_table, rows_of_workbook, tally)

AT_ONCE = 100
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76" # commas, quotes, UTF-8


def converted(books, folder):
    """Each workbook's CSV, by its path."""
    folder.mkdir()
    named = {folder / f"{number}.xlsx": path for number, path in enumerate(books)}
    for copy, path in named.items():
        shutil.copy(path, copy)
    copies = sorted(named)
    for at in range(0, len(copies), AT_ONCE):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", AS_SHOWN,
                        "--outdir", str(folder), *map(str, copies[at:at + AT_ONCE])], check=True, capture_output=True)
    return {path: copy.with_suffix(".csv") for copy, path in named.items()}


def libreoffice_finds_the_table(what, path, found):
    table = rows_of_table(path.with_suffix(".csv"), "utf-8-sig")
    rows = rows_of_table(found, "utf-8")
    tally.equal(f"{what}: rows", len(rows), len(table))
    for number, (got, want) in enumerate(zip(rows, table)):
        tally.equal(f"{what}: columns", set(got) - set(want), RESULTS & set(got))
        wrong = {name: (got[name], want[name]) for name in want
                 if guarded(got[name]) != want[name] and not is_held(got[name], want[name])}
        tally.equal(f"{what}:{number} has other cells", wrong, {})
    tally.equal(f"{what}: what is filled in", [[row[name] for name in row if name in RESULTS] for row in rows],
                [[row[name] for name in row if name in RESULTS] for row in rows_of_workbook(path)[0]])


with tempfile.TemporaryDirectory() as temporary:
    work = Path(temporary)
    for each in built_plans(work):
        books = sorted((work / "out" / each).glob("site/sheets/*/*.xlsx"))
        tally.check(f"{each}: there are many weeks ({len(books)})", len(books) >= 5)
        for book, csv_of_it in converted(books, work / f"{each}-found").items():
            tally.check(f"{each}: {book.parent.name}/{book.name} opens", csv_of_it.exists())
            if csv_of_it.exists():
                libreoffice_finds_the_table(f"{each}: {book.parent.name}/{book.name}", book, csv_of_it)
sys.exit(tally.end())
