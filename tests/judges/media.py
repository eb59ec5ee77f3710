#!/usr/bin/python3
"""Our readers of headers against Pillow's, ffprobe's and file's: pictures and videos of many forms are made here, a plan
carries them all, and what plan.json says of each is held against what they say."""
import io
import json
import math
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from PIL import Image

SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
SIZES = [(1, 1), (3, 7), (641, 479), (1440, 1920), (10801, 2)]
MIME = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "mp4": "video/mp4", "mov": "video/quicktime"}


# ---- pictures ---------------------------------------------------------------------------------------------------------


def image(size, mode="RGB"):
    return Image.effect_noise(size, 40).convert(mode)


def saved(picture, kind, **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif_with_a_small_picture():
    """A TIFF whose second directory holds a JPEG of its own."""
    small = saved(image((160, 120)), "JPEG")
    first = struct.pack("<HHHII", 1, 0x0112, 3, 1, 6)  # turned by 90 degrees
    second = struct.pack("<HHHIIHHII", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(small))
    return b"Exif\0\0II*\0\x08\0\0\0" + first + struct.pack("<I", 26) + second + b"\0\0\0\0" + small


def interlaced(size):
    """Pillow writes none; Adam7's bit in the header is what matters here."""
    png = bytearray(saved(image(size), "PNG"))
    png[28] = 1
    png[29:33] = struct.pack(">I", zlib.crc32(bytes(png[12:29])))
    return bytes(png)


def pictures():
    for size in SIZES:
        name = "%dx%d" % size
        yield f"plain-{name}.jpg", saved(image(size), "JPEG")
        yield f"progressive-{name}.jpg", saved(image(size), "JPEG", progressive=True)
        yield f"exif-{name}.jpg", saved(image(size), "JPEG", exif=exif_with_a_small_picture())
        yield f"profile-{name}.jpeg", saved(image(size), "JPEG", icc_profile=os.urandom(200000), comment=b"x" * 60000)
        yield f"grey-{name}.jpg", saved(image(size, "L"), "JPEG", quality=5)
        yield f"print-{name}.jpg", saved(image(size, "CMYK"), "JPEG")
        yield f"fill-{name}.jpg", saved(image(size), "JPEG").replace(b"\xff\xdb", b"\xff\xff\xff\xff\xdb", 1)
        yield f"plain-{name}.png", saved(image(size), "PNG")
        yield f"palette-{name}.png", saved(image(size).quantize(7), "PNG")
        yield f"interlaced-{name}.png", interlaced(size)
        yield f"plain-{name}.gif", saved(image(size, "L"), "GIF")
        yield f"lossy-{name}.webp", saved(image(size), "WEBP", quality=20)
        yield f"lossless-{name}.webp", saved(image(size), "WEBP", lossless=True)
        yield f"alpha-{name}.webp", saved(image(size, "RGBA"), "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    frames = [image((30, 20)), image((30, 20)), image((30, 20))]
    yield "moving.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    yield "moving.webp", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])


# ---- videos -----------------------------------------------------------------------------------------------------------


def film(path, size, seconds, *options):
    source = f"testsrc=size={size[0]}x{size[1]}:rate=25:duration={seconds}"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, *options, str(path)], check=True)


def videos(folder):
    code = ["-c:v", "mpeg4", "-q:v", "20"]
    sound = ["-f", "lavfi", "-i", "sine=duration=2.5", "-c:a", "aac"]
    for seconds in ("0.04", "0.96", "1", "1.04", "2", "30", "30.04"):
        film(folder / f"last-{seconds}.mp4", (64, 48), seconds, *code)
        film(folder / f"first-{seconds}.mp4", (48, 64), seconds, *code, "-movflags", "+faststart")
    film(folder / "sound.mp4", (320, 240), "1", *sound, *code)
    film(folder / "turned.mp4", (320, 240), "1", *code, "-metadata:s:v", "rotate=90")
    film(folder / "fragments.mp4", (320, 240), "3", *code, "-movflags", "frag_keyframe+empty_moov")
    film(folder / "apple.mov", (320, 240), "1.5", *code)


def probed(path):
    """Width, height and whole seconds by ffprobe."""
    words = ["ffprobe", "-v", "error", "-show_entries", "stream=codec_type,width,height:format=duration", "-of", "json", str(path)]
    said = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    video = [stream for stream in said["streams"] if stream["codec_type"] == "video"][0]
    return video["width"], video["height"], math.ceil(round(float(said["format"]["duration"]), 3))


# ---- the plan ---------------------------------------------------------------------------------------------------------


def write_plan(plan, names):
    steps = [f"      - {{id: s{i}, day: 1, at: '20:00', post: m, piece: proof/p{i}, by: lin}}" for i in range(len(names))]
    lines = [
        "plan: {id: media, from: 2026-03-01, to: 2026-03-31}",
        "channels: {m: {kind: moments}}",
        "staff: {lin: {name: Lin, role: adviser, channels: [m]}}",
        "campaigns: {c: {date: 2026-03-07, sop: s}}",
        "sops:",
        "  s:",
        "    steps:",
        *steps,
    ]
    (plan / "plan.yaml").write_text("\n".join(lines) + "\n")
    for i, name in enumerate(names):
        (plan / f"content/proof/p{i}.md").write_text(f"---\nstatus: final\nmedia: [media/{name}]\n---\nx\n")


def facts(plan, out):
    subprocess.run([SOPCAL, "build", plan, "-o", out, "--quiet"], stdout=subprocess.DEVNULL, check=False)
    said = json.loads((out / "plan.json").read_text())
    return {item["media"][0]["file"].rsplit("/", 1)[1]: item["media"][0] for item in said["occurrences"]}


def judge(path, fact):
    """What differs, in words; empty when all agree."""
    mime = subprocess.run(["file", "--brief", "--mime-type", path], check=True, capture_output=True, text=True).stdout.strip()
    wrong = [] if MIME[fact["type"]] == mime else [f"{fact['type']} is {mime}"]
    if fact["kind"] == "picture":
        with Image.open(path) as picture:
            wanted = (*picture.size, None)
    else:
        wanted = probed(path)
        if path.name == "fragments.mp4":  # its header says no length, which is known only by adding up all of it
            wanted = (*wanted[:2], None)
    got = (fact["width"], fact["height"], fact["seconds"])
    if got != wanted:
        wrong.append(f"{got}, not {wanted}")
    if fact["size"] != path.stat().st_size:
        wrong.append(f"{fact['size']} bytes")
    return ", ".join(wrong)


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as work:
        media = Path(work, "plan/content/proof/media")
        media.mkdir(parents=True)
        for name, data in pictures():
            (media / name).write_bytes(data)
        videos(media)
        paths = sorted(media.iterdir())
        write_plan(Path(work, "plan"), [path.name for path in paths])
        said = facts(Path(work, "plan"), Path(work, "out"))
        for path in paths:
            wrong = judge(path, said[path.name]) if path.name in said else "nothing is said of it"
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"FAILED: {path.name}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
