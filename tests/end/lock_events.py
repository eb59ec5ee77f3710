#!/usr/bin/python3
"""lock_events: what of a build stayed as it was announced.

    lock_events.py same BEFORE AFTER    every event that BEFORE announces stands in AFTER, byte for byte, in every
                                        calendar; and every announced day, time, piece and person
    lock_events.py event OUTDIR FEED IDENTITY [PERSON]    prints that event's lines

Prints what differs; exit status 1 then.
"""
import hashlib
import json
import sys
from pathlib import Path


def events_of(path):
    """uid -> the bytes of its VEVENT, unfolded for reading only."""
    found = {}
    for part in path.read_bytes().split(b"BEGIN:VEVENT\r\n")[1:]:
        event = part.split(b"END:VEVENT\r\n")[0]
        found[event.split(b"\r\n")[0]] = event
    return found


def number_of(event):
    return int(event.split(b"\r\nSEQUENCE:")[1].split(b"\r\n")[0])


def differences(before, after):
    for path in sorted((before / "site/calendar").rglob("*.ics")):
        name = path.relative_to(before)
        now = events_of(after / name) if (after / name).exists() else {}
        for uid, event in events_of(path).items():
            if number_of(event) > 0 and now.get(uid) != event:
                yield f"{name}: {event.decode()}\n  is now {now.get(uid, b'nothing').decode()}"
    then = {one["identity"]: one for one in json.loads((before / "plan.json").read_text())["occurrences"]}
    now = {one["identity"]: one for one in json.loads((after / "plan.json").read_text())["occurrences"]}
    for identity, one in then.items():
        other = now.get(identity)
        if not one["lock"]:
            continue
        kept = other and all(one[key] == other[key] for key in ("date", "due", "from", "to", "piece", "lock"))
        if not kept or not set(one["people"]) <= set(other["people"]):
            yield f"{identity}: {one}\n  is now {other}"


def main(what, *rest):
    if what == "same":
        found = list(differences(*map(Path, rest)))
        print("\n".join(found[:5]))
        return len(found) > 0
    out, feed, identity, *person = rest
    uid = hashlib.blake2b("\n".join([identity, *person]).encode(), digest_size=16).hexdigest()
    event = events_of(Path(out) / "site/calendar" / feed).get(b"UID:" + uid.encode())
    sys.stdout.write(event.decode().replace("\r\n ", "").replace("\r\n", "\n") if event else "")
    return event is None


sys.exit(main(*sys.argv[1:]))
