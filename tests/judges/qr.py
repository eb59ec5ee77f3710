#!/usr/bin/python3
"""qr: the codes of the plan's pages, drawn as a browser draws them, are read by zbar, and each says the address that stands
below it: those of a plan's page and of a store's, in each of three sizes of a module, and one with nothing but its quiet zone
around it on black. A plan with 40 people is built, in two stores."""
import os
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tally import Tally  # noqa: E402

SOPCAL = Path(os.environ.get("BUILD", ".build")) / "sopcal"
URL = "https://example.com/plans/%E6%99%A8%E6%9B%A6"
CODE = re.compile(r'<svg viewBox="-4 -4 (\d+) \1"[^>]*>.*?<path d="([^"]*)".*?<p class="address">([^<]*)</p>', re.S)
QUIET = 4  # modules of white that a reader needs around a code

tally = Tally()


def modules(path):
    """The dark modules of a path: M x y, then m dx dy moves, h n draws n to the right and stays behind them."""
    x, y, dark = 0, 0.0, set()
    for letter, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path.replace("M0 .5", "M0 0")):
        if letter == "M":
            x, y = float(first), float(second)
        elif letter == "m":
            x, y = x + float(first), y + float(second)
        else:
            dark |= {(int(x) + n, int(y)) for n in range(int(first))}
            x += int(first)
    return dark


def drawn(side, path, scale, around):
    """`around`: how many modules of black lie outside of the quiet zone."""
    whole = side + 2 * around
    image = Image.new("L", (whole, whole), 0)
    image.paste(255, (around, around, around + side, around + side))
    for column, row in modules(path):
        image.putpixel((around + QUIET + column, around + QUIET + row), 0)
    return image.resize((whole * scale, whole * scale), Image.NEAREST)


def read(image, work):
    image.save(work / "code.png")
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", work / "code.png"], capture_output=True, text=True, check=False)
    return done.stdout.rstrip("\n")


def build(work):
    staff = "".join(f"  p{n:02}: {{name: P{n}, role: adviser, channels: [moments], store: S-{n % 2}}}\n" for n in range(40))
    (work / "plan").mkdir()
    (work / "plan" / "plan.yaml").write_text(
        f'plan: {{id: codes, from: 2026-03-02, to: 2026-03-15, locale: en, url: "{URL}"}}\n'
        "channels: {moments: {kind: moments}}\n"
        "sops: {care: {steps: [{id: ask, day: 1, task: [ask], by: each adviser}]}}\n"
        f"campaigns: {{spring: {{title: Spring, date: 2026-03-06, sop: care}}}}\nstaff:\n{staff}", encoding="utf-8")
    done = subprocess.run([SOPCAL, "build", work / "plan", "-o", work / "out", "--quiet"], capture_output=True, text=True, check=False)
    tally.check(f"the plan builds: {done.stdout[:300]}", done.returncode == 0)
    return work / "out" / "site"


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        site = build(work)
        addresses = set()
        for page in (site / "index.html", site / "stores" / "S-0.html"):
            codes = CODE.findall(page.read_text(encoding="utf-8"))
            tally.check(f"{page.name} has codes", codes)
            for number, (side, path, address) in enumerate(codes):
                address = unescape(address)
                addresses.add(address)
                for scale, around in ((2, 0), (3, 0), (5, 0), (4, 8)) if number < 4 else ((3, 0),):
                    tally.equal(f"{page.name}, {address}, {scale} pixels a module", read(drawn(int(side), path, scale, around), work), address)
        files = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
        for address in addresses:
            scheme, rest = address.split("://", 1)
            below = unquote(rest[len(URL.split("://")[1]):]).lstrip("/")
            tally.check(f"{address} is a file that was built", below in files)
            tally.check(f"{address} has the scheme of what it is", scheme == ("webcal" if below.endswith(".ics") else "https"))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
