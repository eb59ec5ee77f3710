#!/bin/bash
# Runs the suites on what lies in $BUILD and sums up: run.sh [SUITE...]; all of them without an argument, and all others
# behind --but.
#
# A suite is a command that ends with "N passed, N failed" (a cmocka program says it in its own words) and with a status
# of 0 exactly when nothing failed. Two run at once; each writes to $BUILD/log/SUITE.log, shown where it failed.
# PREFIX stands before every unit test (valgrind). Nothing is written outside $BUILD, but by faults and private in
# /dev/shm.
set -u
cd "$(dirname "$0")/.."
export BUILD=${BUILD:-.build} PYTHONDONTWRITEBYTECODE=1
log=$BUILD/log
rm -rf "$log" "$BUILD/tmp"
mkdir -p "$log" "$BUILD/tmp"
TMPDIR=$(cd "$BUILD/tmp" && pwd)
export TMPDIR

# ---- the suites -------------------------------------------------------------------------------------------------------

suite_unit() {
  local status=0 test
  for test in "$BUILD"/tests/*_test; do
    ${PREFIX:-} "$test" 2>&1 || { status=1; echo "FAILED: $test"; }
  done
  return $status
}
suite_broken() { tests/broken/run.sh; }
suite_lint() { tests/lint/lint.sh layers headers homes texts catalogue; }
suite_replay() { tests/fuzz/replay.sh; }
suite_demo() { with_demo tests/end/demo.py plans/dawn-skincare; }
suite_readers() {
  local status=0
  with_demo tests/readers/feeds.py || status=1
  /usr/bin/python3 tests/readers/texts.py || status=1
  return $status
}
suite_zones() { /usr/bin/python3 tests/readers/zones.py; }
suite_bytes() { tests/end/bytes.sh; }
suite_confine() { tests/end/confine.sh; }
suite_faults() {
  local status=0 part
  for part in tests/fault/sweep.sh tests/end/faults.sh tests/end/kills.sh; do $part || status=1; done
  return $status
}
suite_tables() { /usr/bin/python3 tests/end/tables.py; }
suite_media() { tests/end/media.sh; }
suite_commands() { tests/end/commands.sh; }
suite_dates() {
  local status=0
  tests/end/dates.sh || status=1
  /usr/bin/python3 tests/end/recur.py || status=1
  return $status
}
suite_north() { /usr/bin/python3 tests/end/north_down.py; }
suite_diff() {
  local status=0
  tests/end/diff.sh || status=1
  /usr/bin/python3 tests/end/diff_edits.py || status=1
  return $status
}
suite_mix() { /usr/bin/python3 tests/end/mix.py; }
suite_lengths() { /usr/bin/python3 tests/end/lengths.py; }
suite_touches() { /usr/bin/python3 tests/end/touches.py; }
suite_lock() { tests/end/lock.sh; }
suite_years() { /usr/bin/python3 tests/end/years.py 0.5; }
suite_views() { /usr/bin/python3 tests/end/views.py; }
suite_examples() { /usr/bin/python3 tests/end/examples.py; }
suite_overview() { /usr/bin/python3 tests/end/overview.py; }
suite_pages() { /usr/bin/python3 tests/end/pages.py; }
suite_private() { /usr/bin/python3 tests/end/private.py; }
suite_serve() { /usr/bin/python3 tests/end/serve.py; }
suite_pathological() { tests/end/pathological.py; }
suite_hostile() { tests/end/hostile.py; }
suite_docs() { tests/docs/run.sh; }
suite_verify() { /usr/bin/python3 tests/verify/feeds.py; }
suite_sentences() { /usr/bin/python3 tests/end/sentences.py "$BUILD/sopcal"; }

with_demo() { # SCRIPT...: judges a fresh build of the demo
  local out
  out=$(mktemp -d)/demo
  "$BUILD/sopcal" build plans/dawn-skincare -o "$out" --quiet && /usr/bin/python3 "$@" "$out"
}

# ---- running and counting ---------------------------------------------------------------------------------------------

# Sums the counts of a log: "passed failed". "[  PASSED  ] 3 test(s)." is cmocka's.
count() {
  awk '/^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3 }
       /^\[  PASSED  \] [0-9]+ test/ { passed += $4 }
       /^\[  FAILED  \] [0-9]+ test/ { failed += $4 }
       END { print passed + 0, failed + 0 }' "$1"
}

run() { # SUITE
  local begun=$EPOCHREALTIME passed failed status
  "suite_$1" >"$log/$1.log" 2>&1 </dev/null
  status=$?
  read -r passed failed < <(count "$log/$1.log")
  # Ended badly without saying how many failed, or ran nothing at all: that is a failure too.
  if [ $status -ne 0 ] && [ "$failed" = 0 ] || [ $((passed + failed)) = 0 ]; then failed=$((failed + 1)); fi
  awk -v name="$1" -v p="$passed" -v f="$failed" -v from="$begun" -v to="$EPOCHREALTIME" \
    'BEGIN { printf "%-12s %7d %7d %7.1f\n", name, p, f, to - from }' >"$log/$1.row"
}

# Those that take longest first, so that both cores have work to the end; the last one shares its own work out to both.
all=(faults hostile bytes readers touches zones diff verify years lint unit dates pathological replay private pages examples overview lock
  north commands serve confine docs media tables mix views sentences demo lengths broken)
suites=("$@")
[ $# -gt 0 ] || suites=("${all[@]}")
if [ "${1-}" = --but ]; then
  suites=()
  for suite in "${all[@]}"; do [[ " $* " = *" $suite "* ]] || suites+=("$suite"); done
fi
for suite in "${suites[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  run "$suite" &
done
wait

for suite in "${suites[@]}"; do
  if read -r _ _ failed _ <"$log/$suite.row" && [ "$failed" != 0 ]; then
    echo "---- $suite ($log/$suite.log)"
    grep -v '^\[ RUN\|^\[       OK' "$log/$suite.log" | tail -n 60
  fi
done
printf '\n%-12s %7s %7s %7s\n' suite passed failed seconds
for suite in "${suites[@]}"; do cat "$log/$suite.row"; done
for suite in "${suites[@]}"; do cat "$log/$suite.row"; done |
  awk '{ passed += $2; failed += $3 } END { printf "\n%d passed, %d failed\n", passed, failed; exit failed > 0 }'
