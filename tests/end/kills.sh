#!/bin/bash
# KILLS builds (50) are killed at random moments: the output is the old one or the new one each time, and the next build
# goes well and clears what was left. KILL_SEED chooses the moments. In memory, where that can be written to: on a disk
# nearly every moment is one of waiting for it.
set -u
cd "$(dirname "$0")/../.."
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
failing=$(realpath "$BUILD/fault/sopcal")
kills=${KILLS:-50}
RANDOM=${KILL_SEED:-1}

# Two versions of some ninety files, of which most are the same.
cp -r tests/fault/plan "$work/0"
sed -i 's/to: 2026-03-04/to: 2026-08-31/' "$work/0/plan.yaml"
cp -r "$work/0" "$work/1"
sed -i 's/水/霜/' "$work/1/content/brand/how.md"
cd "$work" || exit 2
build() { "$sopcal" build "$1" -o "${2:-out}" --quiet >/dev/null; }
is() { diff -rq "$1" out >/dev/null; }
for version in 0 1; do build $version is-$version || exit 2; done

# How long a build takes here, in microseconds, so that the moments fall into it.
from=$EPOCHREALTIME
build 0
long=$((${EPOCHREALTIME/./} - ${from/./}))

old=0 replaced=0 litter=0
for ((i = 0; i < kills; i++)); do
  new=$((1 - old))
  env "$uncounted" "$sopcal" build $new -o out --quiet >/dev/null 2>&1 &
  moment=$((RANDOM * long / 32768))
  sleep "$((moment / 1000000)).$(printf %06d $((moment % 1000000)))"
  kill -KILL $! 2>/dev/null
  wait $! 2>/dev/null
  [ ! -e .out.sopcal-new ] || litter=$((litter + 1))
  if is is-$new; then
    replaced=$((replaced + 1))
    old=$new
    check "kill $i: whole and new" true
  else
    check "kill $i: whole and old" diff -rq is-$old out
  fi
  exits 0 "kill $i: the next build" "$sopcal" build $((1 - old)) -o out --quiet
  old=$((1 - old))
  check "kill $i: the next build's output" diff -rq is-$old out
  check "kill $i: the next build's tidiness" test ! -e .out.sopcal-new
done
# Killed at each step of clearing the old output. Its marker is the newest of its names, which a file system in memory
# lists first; it must go last all the same, or the next build takes what is left for somebody's folder.
for n in 2 3 4 5 6 8 10 15 20 40; do # the first is of the empty sibling
  build $old
  mv out/.sopcal-out marker
  mv marker out/.sopcal-out
  exits 137 "killed while clearing, at $n" sh -c '"$@"; exit $?' sh \
    env SOPCAL_FAULT=remove:$n:KILL "$failing" build $((1 - old)) -o out --quiet
  check "killed while clearing, at $n: whole and new" diff -rq is-$((1 - old)) out
  exits 0 "killed while clearing, at $n: the next build" "$sopcal" build $old -o out --quiet
  check "killed while clearing, at $n: tidiness" test ! -e .out.sopcal-new
done
echo "$kills kills: $replaced outputs were new already, $litter were half written beside the old one"
finish
