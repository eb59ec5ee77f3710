#!/bin/bash
# What a person types, and the exit status: 0; 1 for an error or a gate; 2 when it did not run to its end.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$BUILD/sopcal
demo=plans/dawn-skincare

# ---- check and build --------------------------------------------------------------------------------------------------

exits 0 "check, strictly: the demo has not even a warning" "$sopcal" check "$demo" --strict
exits 0 "check --messages json" "$sopcal" check "$demo" --messages json
exits 0 "a build" "$sopcal" build "$demo" -o "$work/out"
says ': 8 people, '

cp -r "$demo" "$work/plan"
cp -r "$work/out" "$work/kept"
sed -i 's/^    kind: moments/    kind: nonsense/' "$work/plan/plan.yaml"
exits 1 "check of a broken plan" "$sopcal" check "$work/plan"
says 'plan\.yaml:[0-9]+:[0-9]+: error: '
exits 1 "build of a broken plan" "$sopcal" build "$work/plan" -o "$work/out"
check "an error leaves the old output as it was" diff -r "$work/out" "$work/kept"
exits 1 "build of a broken plan into nothing" "$sopcal" build "$work/plan" -o "$work/none"
check "an error writes no new output" test ! -e "$work/none"

mkdir "$work/foreign"
echo mine >"$work/foreign/file"
exits 2 "a folder of somebody else's is refused" "$sopcal" build "$demo" -o "$work/foreign"
says "is not an output directory of sopcal's"
check "and left alone" test "$(cat "$work"/foreign/*)" = mine
check "with nothing beside it" test "$(echo "$work"/*foreign* "$work"/.*foreign*)" = "$work/foreign $work/.*foreign*"
echo text >"$work/file"
exits 2 "a file in the output's place is refused" "$sopcal" build "$demo" -o "$work/file"
ln -s "$work/out" "$work/link"
exits 2 "a link in the output's place is refused" "$sopcal" build "$demo" -o "$work/link"

# ---- usage ------------------------------------------------------------------------------------------------------------

usage() { exits 2 "usage: sopcal $*" "$sopcal" "$@"; }
usage
usage ''
usage nonsense
usage check a b c
usage check --nope
usage check --lang fr
usage check --messages xml
usage check --today 2026-02-30 "$demo"
usage build -o
usage show lin
usage show lin 2026-13-01 "$demo"
usage show nobody 2026-03-02 "$demo"
usage explain
usage build "$demo" -o "$work/none" --format x
usage codes --format x
usage explain S102 --format json
usage check "$demo" --format xml
usage show lin 2026-03-02 "$demo" --format csv
usage gaps "$demo" --format json
usage schema --format x
usage explain monthly-care/2030-01 "$demo"
exits 2 "no such folder" "$sopcal" check "$work/nowhere"
mkdir "$work/empty"
exits 2 "a folder without a plan" "$sopcal" check "$work/empty"
exits 0 "--help" "$sopcal" --help
says 'build \[PLAN\]'
exits 2 "a full disk under stdout" sh -c '"$0" codes >/dev/full' "$sopcal"

# ---- what commands say ------------------------------------------------------------------------------------------------

exits 0 "explain a period" "$sopcal" explain monthly-care/2026-06 "$demo"
says '^monthly-care/2026-06 '
says '2026-06-1[0-9] ... \.\. 2026-06-18 thu'
says '\+1000 meets a named date'
says 'instead 2026-06-'
exits 0 "explain a code" "$sopcal" explain S102
says '^S102 unknown-key'
exits 0 "explain it by its name, in Chinese" "$sopcal" explain unknown-key --lang zh
says '^S102 '
exits 0 "a day of a person's" "$sopcal" show lin 2026-06-18 "$demo"
says '^20:00 .*朋友圈'
says '^  \| .*618|6月18日'
exits 0 "a day off" "$sopcal" show lin 2026-06-21 "$demo"
check "a day as JSON" sh -c '"$0" show lin 2026-06-18 "$1" --format json | /usr/bin/python3 -m json.tool' "$sopcal" "$demo"
exits 0 "gaps" "$sopcal" gaps "$demo"
exits 0 "gaps as a table" "$sopcal" gaps "$demo" --format csv
says '^channel,line,date'

# What a plan says cannot steer the terminal or the build service that shows it, nor pass for a line of the program's.
mkdir -p "$work/steering/content/=x,y" "$work/steering/content/brand"
echo text >"$work/steering/content/=x,y/one.md"
printf -- '---\ntheme: warm\nnotes: "1\\n2"\n---\ncolour ##[error]x\\\n::error::x\n' >"$work/steering/content/brand/two.md"
cat >"$work/steering/plan.yaml" <<'END'
plan: {id: steering, from: 2026-01-01, to: 2026-01-05, locale: en}
channels: {moments: {kind: moments, title: "M\n::error::x", at: ["09:00"]}}
staff: {lin: {name: Lin, role: adviser, channels: [moments]}}
daily: {moments: {per_day: 1, mix: {"=x,y": 1}}}
campaigns: {spring: {title: "C\n::error::x", sop: s, date: 2026-01-02}}
sops:
  s:
    steps:
      - {id: t, day: 1, by: all, task: "X ##[error]x\n::error::x"}
      - {id: p, day: 1, post: moments, line: brand, theme: warm}
END
exits 0 "a day whose plan steers" "$sopcal" show lin 2026-01-02 "$work/steering"
says '^all day  X ##\\x5berror\]x\\n::error::x  \('
says '^  \| colour ##\\x5berror\]x$'
says '^  \| ::error::x$'
says '^  \| 2$'
exits 0 "its campaign" "$sopcal" explain spring "$work/steering"
says '^spring  C\\n::error::x$'
exits 0 "its gaps" "$sopcal" gaps "$work/steering"
says '^M\\n::error::x, line =x,y: '
exits 0 "its gaps as a table" "$sopcal" gaps "$work/steering" --format csv
says "^moments,\"'=x,y\",2026-01-0"
exits 2 "an argument that steers" "$sopcal" explain "$(printf 'x\033[1m\302\233')" "$work/steering"
says "'x\\\\x1b\[1m\\\\u\{009b\}'"

exits 0 "codes" "$sopcal" codes
says '^S102 +unknown-key +error'
exits 0 "the reference" "$sopcal" schema --format md
says '^## '
"$sopcal" schema >"$work/schema.json"
tests/end/schema.py "$work/schema.json" "$demo" | tee "$work/schema.log" | grep -v ' passed, '
read -r good _ bad _ < <(tail -n 1 "$work/schema.log")
passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-1}))
finish
