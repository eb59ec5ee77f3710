#!/usr/bin/python3
"""schema: the JSON Schema that sopcal prints is one, and takes the plans and pieces that sopcal takes.

    schema.py SCHEMA PLAN

Read as an editor reads YAML (1.2: a date is text, only true and false are booleans). Prints "N passed, N failed" last.
"""
import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    return text.split("---\n")[1] if text.startswith("---\n") else ""


def faults(validator, text):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(yaml.load(text, Loader) or {})]


def main(schema_path, plan):
    schema = json.loads(Path(schema_path).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    files = kind(schema)
    pieces = kind({"$defs": schema["$defs"], "$ref": "#/$defs/piece"})
    passed, failed = 1, 0
    judged = [(path, faults(files, path.read_text(encoding="utf-8"))) for path in sorted(Path(plan).glob("**/*.yaml")) if "content" not in path.parts]
    judged += [(path, faults(pieces, front_matter(path))) for path in sorted(Path(plan).glob("content/**/*.md"))]
    # It must also refuse: a wrong key at every level that has a table.
    for wrong in ("plann: {}", "plan: {idd: x}", "sops: {a: {steps: [{id: a, dya: 1}]}}", "channels: {a: {kind: nonsense}}"):
        judged.append((wrong, [] if faults(files, wrong) else ["is taken"]))
    for what, found in judged:
        passed += not found
        failed += bool(found)
        for fault in found[:5]:
            print(f"FAILED: {what}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
