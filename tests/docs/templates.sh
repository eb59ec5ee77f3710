#!/bin/bash
# What templates/README.md says of sheets and pages: all that templates can name is what the program prints, every file is
# told of, and the mistakes it shows are found, in the words that it shows.
#
#   templates.sh [--write]    --write puts the list of names and the messages there
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "${BUILD:-.build}/sopcal")
page=templates/README.md

# ---- names --------------------------------------------------------------------------------------------------------------

"$sopcal" templates --format md >"$work/names"
between() { awk '/^<!-- \/variables -->$/ { on = 0 } on; /^<!-- variables -->$/ { on = 1 }' "$page"; }
put_names() {
  awk -v names="$work/names" '
    /^<!-- \/variables -->$/ { on = 0 }
    !on
    /^<!-- variables -->$/ { on = 1; while ((getline line < names) > 0) print line }' "$page"
}

# ---- the mistakes ---------------------------------------------------------------------------------------------------------

cp -r plans/dawn-skincare "$work/my-look"
mkdir -p "$work/my-look/templates/sheets"
awk '/^```html$/ { on = 1; next } /^```$/ { on = 0 } on' "$page" >"$work/my-look/templates/sheets/person.html.mustache"
(cd "$work" && "$sopcal" check my-look --quiet --color never --lang en >messages)
check "$page: its mistakes are errors" test $? = 1
put_messages() {
  awk -v messages="$work/messages" '
    /^and `sopcal check my-look` says:$/ { next_block = 1 }
    /^```$/ && on { on = 0 }
    !on
    /^```$/ && next_block { next_block = 0; on = 1; while ((getline line < messages) > 0) print line }' "$page"
}

if [ "${1:-}" = --write ]; then
  put_names >"$work/page" && cat "$work/page" >"$page"
  put_messages >"$work/page" && cat "$work/page" >"$page"
fi
check "$page: its lists of names are those of the program (tests/docs/templates.sh --write)" diff -u <(between) "$work/names"
check "$page: its messages are those of the program (tests/docs/templates.sh --write)" diff -u "$page" <(put_messages)
check "$page: it shows messages" test -s "$work/messages"

# ---- files ----------------------------------------------------------------------------------------------------------------

for file in templates/sheets/*; do check "$page: ${file#templates/}" grep -qF "\`${file#templates/}\`" "$page"; done
for file in $(grep -oE '`sheets/[a-z.]+`' "$page" | tr -d '`' | sort -u); do check "$page: $file" test -f "templates/$file"; done
finish
