"""hostile_keys: every key that there is, taken from the schema that the program prints, with every hostile value.

A plan that is fine has each value in turn put at each key. The program must either take it or find fault with it, in
the file where it stands. A new key needs nothing here.
"""
import copy
import json
import os

from hostile_run import SANITIZED, faults, findings, sopcal, write

WIDE = "\u5e74" * 40

# What a person, a program or an enemy may write, as YAML: each of these alone at each key ...
VALUES = [
    "0000-00-00", "2026-02-30", "9999-12-31", "2026-03-09..2026-03-03", "24:00", "9223372036854775808", "-1", "../x", "x" * 10000, "''",
    "last+1000", "999999999d", "end - 99999h", "lin", "'{{x'", "null", "[]", "[[]]", "{}", "{x: y}",
]  # fmt: skip
# ... and these only at all of them at once.
MORE = [
    "10000-01-01", "2026-03-05", "20:00-19:00", "Mars/Olympus", "0", "'*'", "e" + "\u0301" * 300, "[x, x]", "0001-01-01..9999-12-31", "23:59:60", "00:00-24:00", "1" * 400, "1e9", "CON", "true", "each nobody",
    "-1000..last", "all of x", "1min", "spring", "moments", "a//b", "x/", "http://x", "'{{staff.name}}'", "'=1+1'", "'::error::x'",
    "'##[error]x'", "\u200b", "'\u05e2\u05d1\u05e8\u05d9\u05ea'", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u5e74" * 40,
    "'a\n\n  b'", '"\\x1b[31m"', '"\\0"', "~", "", "[null]", "{'': }", "[{id: x}]", "*x", "&x y", "!x y", "%x", "@x", "`x`", "x: y: z",
    "'x", '"x', "[x", "{x", "| x", "- x", "? x",
]  # fmt: skip
# What is written for an id.
IDS = [
    "../x", "CON", "nul.txt", "x" * 120, "x" * 200, "x" * 10000, "'::error::x'", "'a b'", "a/b", ".", "..", "-x", "\u200b", "a\u200bb", "e\u0301",
    "\u00e9", "'\u05e2'", "\U0001f600", "\uff41", "'a\tb'", '"\\x1b"', "0", "null", "true", "2026-03-03", "'<<'", "'='", "A", "a",
]  # fmt: skip

FRONT = "content/brand/a.md"
BASE = {
    "plan": {"id": "x", "brand": "b", "from": "2026-03-02", "to": "2026-03-29", "locale": "en", "kinds": {"event": "1"}},
    "channels": {"moments": {"kind": "moments", "at": ["09:00", "10:00"], "minutes": "5"}, "circle": {"kind": "group"}},
    "staff": {"lin": {"name": "Lin", "role": "adviser", "channels": ["moments", "circle"], "hours": "08:00-20:00"}},
    "segments": {"vip": {"title": "V"}, "new": {"title": "N"}},
    "products": {"soap": {"title": "S", "price": "100", "public": {"shop": "120"}}},
    "offers": {"deal": {"form": "discount", "products": {"soap": {"was": "100", "now": "90"}}}},
    "dates": {"feast": {"on_day": "03-12", "title": "F"}},
    "daily": {"moments": {"mix": {"brand": "1"}, "per_day": {"all": "1"}}},
    "campaigns": {
        "spring": {"sop": "days", "date": "2026-03-04", "offer": "deal", "for": "vip", "title": "T", "status": "final"},
        "series": {"sop": "days", "rhythm": "week", "near": {"feast": {"align": "first_day"}}, "prefer": "mon", "status": "final",
                   "avoid": "feast", "in": {"2026-W11": {"title": "t"}}, "cycle": "7d"},
    },
    "sops": {
        "days": {"length": "2", "steps": [
            {"id": "post", "day": "1", "post": "moments", "piece": "brand/a", "at": "09:00", "by": "lin"},
            {"id": "work", "day": "1", "due": "2", "task": ["t"], "by": "lin", "minutes": "5", "report": "n"},
            {"id": "talk", "after": "post + 1h", "meet": "m", "by": "lin"}]},
        "routine": {"anchor": "calendar", "steps": [{"id": "tidy", "every": "mon", "task": "t", "by": "all"},
                                                    {"id": "count", "within": "week", "times": "1", "task": "t", "by": "all"}]},
    },
    "rules": {"selling": {"most": "90"}, "proof": {"least": "0"}},
    "feeds": {"alarm": "10min"},
    "sheets": {"formats": ["html"]},
    "pin": {"2026-03-03 moments": "brand/a"},
    FRONT: {"title": "A", "kind": "event", "reuse": {"after": "1d"}},
}  # fmt: skip


def emit(value, depth=0):
    """YAML in blocks, each leaf as it is written above."""
    if isinstance(value, str):
        return " " + value
    pad = "\n" + "  " * depth
    if isinstance(value, dict):
        return "".join(f"{pad}{key}:{emit(item, depth + 1)}" for key, item in value.items())
    return "".join(f"{pad}-{emit(item, depth + 1)}" for item in value)


def text_of(tree, front):
    if front:
        return "---" + emit(tree[FRONT]) + "\n---\nHello from {{staff.name}}.\n"
    return emit({key: item for key, item in tree.items() if key != FRONT}) + "\n"


def shape_of(schema, node):
    """The alternative of a node that has keys, or items that have some."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    for other in node.get("anyOf", [node]):
        if "$ref" in other:
            other = shape_of(schema, other)
        if "properties" in other or isinstance(other.get("additionalProperties"), dict):
            return other
        if "items" in other and shape_of(schema, other["items"]):
            return other
    return {}


def holder(tree, key):
    """Of the things of a map or list, one that has this key already, else the first."""
    names = list(range(len(tree))) if isinstance(tree, list) else list(tree)
    having = [name for name in names if isinstance(tree[name], dict) and key in tree[name]]
    return (having or names or ["a"])[0]


def keys_below(schema, node, tree, path):
    """Every key below a node of the schema, as a path into the plan."""
    shape = shape_of(schema, node)
    for key, child in shape.get("properties", {}).items():
        yield (*path, key)
        yield from keys_below(schema, child, (tree.get(key) if isinstance(tree, dict) else None) or {}, (*path, key))
    inner = shape.get("additionalProperties") or shape.get("items")
    if not isinstance(inner, dict):
        return
    keys = shape_of(schema, inner).get("properties", {})
    if not isinstance(tree, (dict, list)) or not tree:
        tree = {"a": {}} if "items" not in shape else [{}]
    if not keys:
        yield (*path, holder(tree, ""))
    for key in keys:
        at = holder(tree, key)
        below = [p for p in keys_below(schema, inner, tree[at], (*path, at)) if p[len(path) + 1] == key]
        yield from below


def put(tree, path, value):
    for key, following in zip(path, path[1:]):
        if isinstance(tree, list):
            while len(tree) <= key:
                tree.append({})
        elif not isinstance(tree.get(key), (dict, list)):
            tree[key] = [] if isinstance(following, int) else {}
        tree = tree[key]
    if isinstance(tree, list) and path[-1] == len(tree):
        tree.append(value)
    else:
        tree[path[-1]] = value


def all_keys():
    schema = json.loads(sopcal("schema").out)
    yield from keys_below(schema, schema, BASE, ())
    yield from keys_below(schema, schema["$defs"]["piece"], BASE[FRONT], (FRONT,))


def write_plan(folder, tree):
    write(folder / "plan.yaml", text_of(tree, False))
    write(folder / FRONT, text_of(tree, True))


def verdict(run, file):
    """What is wrong with a run: a fault must be found where the value stands, or where its piece is asked for in vain."""
    bad = faults(run, (0, 1))
    errors = [place for place, _, level, _ in findings(run.out) if level in ("error", "gate")]
    asked = file == FRONT and "brand/a" in run.out
    if run.status == 1 and not asked and not any(place.endswith(file) for place in errors):
        bad.append("no error in " + file)
    return bad


def alone(suite, paths):
    """Each value at each key of a plan that is fine. All of them take a minute: in `make test` each key has a third of the
    values and each value a third of the keys; the judge `hostile` has them all."""
    folder = suite.new()
    tries = [(path, value) for path in paths for value in VALUES]
    for path, value in tries[:: 23 if SANITIZED else 1 if os.environ.get("FULL") else 3]:
        tree = copy.deepcopy(BASE)
        put(tree, path, value)
        write_plan(folder, tree)
        run = sopcal("check", ".", cwd=folder)
        file = FRONT if path[0] == FRONT else "plan.yaml"
        bad = verdict(run, file)
        suite.check(f"{value[:60]!r} at {'/'.join(map(str, path))}: {', '.join(bad)}", not bad, run)


def together(suite, paths):
    """Each value at all keys at once that hold no others, in both languages and each form."""
    leaves = [path for path in paths if not any(other[: len(path)] == path and other != path for other in paths)]
    for value in VALUES + MORE:
        tree = copy.deepcopy(BASE)
        for path in leaves:
            put(tree, path, value)
        folder = suite.new()
        write_plan(folder, tree)
        for form in ("human", "json"):
            suite.sopcal(f"{value[:60]!r} everywhere, {form}", "check", ".", "--lang", "zh", "--messages", form, cwd=folder)



def maps_below(tree):
    """Every map whose keys are ids: those of things that are maps themselves, or of single values."""
    yield from (tree[key] for key in tree if key not in ("plan", "rules", "feeds", "sheets", FRONT))
    yield from (thing[key] for kind in ("products", "offers", "daily", "campaigns") for thing in tree[kind].values()
                for key in ("public", "products", "mix", "near", "in") if key in thing)  # fmt: skip
    yield tree["plan"]["kinds"]


def as_ids(suite):
    """Each hostile id beside the first thing of every map, and all of them together."""
    for ids in [[name] for name in IDS] + [[name for name in IDS if len(name) < 1000]]:
        tree = copy.deepcopy(BASE)
        for things in maps_below(tree):
            first = next(iter(things.values()))
            things.update({name: copy.deepcopy(first) for name in ids})
        folder = suite.new()
        write_plan(folder, tree)
        run = suite.sopcal(f"{ids[0][:40]!r} as an id", "check", ".", cwd=folder, statuses=(0, 1))
        suite.check(f"{ids[0][:40]!r} as an id: an error in plan.yaml", not verdict(run, "plan.yaml"), run)


def sweep(suite):
    paths = list(dict.fromkeys(all_keys()))
    folder = suite.new()
    write_plan(folder, BASE)
    suite.sopcal("the plan that everything is put into is fine", "check", ".", cwd=folder, statuses=(0,))
    suite.check(f"the schema has keys: {len(paths)}", len(paths) > 150)
    alone(suite, paths)
    together(suite, paths)
    as_ids(suite)
