#!/bin/bash
# The reference of keys in plans/README.md and plans/README.zh.md is what `sopcal schema --format md` prints.
#
#   keys.sh [--write]    --write puts it there
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=${BUILD:-.build}/sopcal

between() { awk '/^<!-- \/keys -->$/ { on = 0 } on; /^<!-- keys -->$/ { on = 1 }' "$1"; }

while read -r file lang; do
  "$sopcal" schema --format md --lang "$lang" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$work/keys"
  if [ "${1:-}" = --write ]; then
    awk -v keys="$work/keys" '
      /^<!-- \/keys -->$/ { on = 0 }
      !on
      /^<!-- keys -->$/ { on = 1; while ((getline line < keys) > 0) print line }' "$file" >"$work/page" && cat "$work/page" >"$file"
  fi
  check "$file: its reference is that of the program (tests/docs/keys.sh --write)" diff -u <(between "$file") "$work/keys"
done <<'END'
plans/README.md en
plans/README.zh.md zh
END
finish
