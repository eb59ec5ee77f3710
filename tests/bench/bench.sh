#!/bin/bash
# Times of check and build: of the demo, and of a made plan of 1,000 pieces, 60 campaigns and 20 staff, once, twice and
# four times as large. Each is the median of BENCH_RUNS (9) runs, taken in turns, so that a busy moment hits all alike.
# Ratios are what may be compared; no test fails on a clock (design section 11).
set -eu
cd "$(dirname "$0")/../.."
sopcal=$(realpath "${BUILD:-.build}/sopcal")
runs=${BENCH_RUNS:-9}
# In memory where there is such a place: the disk's own moods are not ours.
place=${BENCH_DIR:-$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")}
work=$(mktemp -d "$place/sopcal-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

plans=(demo one two four)
declare -A folder=([demo]=plans/dawn-skincare [one]=$work/one [two]=$work/two [four]=$work/four)
declare -A title=([demo]="the demo" [one]="1,000 pieces" [two]="2,000 pieces" [four]="4,000 pieces")
/usr/bin/python3 tests/bench/make_plan.py "$work/one" 1
/usr/bin/python3 tests/bench/make_plan.py "$work/two" 2
/usr/bin/python3 tests/bench/make_plan.py "$work/four" 4

clocked() { # NAME COMMAND...: adds its milliseconds to the list of that name
  local name=$1 begun=$EPOCHREALTIME status=0
  shift
  "$@" >/dev/null 2>&1 || status=$?
  [ $status -lt 1 ] || { echo "exit status $status: $*"; exit 2; }
  awk -v from="$begun" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", (to - from) * 1000 }' >>"$work/$name.times"
}
median() { sort -n "$work/$1.times" | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'; }

for ((run = 0; run < runs; run++)); do
  clocked nothing "$sopcal" --help
  for plan in "${plans[@]}"; do
    rm -rf "$work/out"
    clocked "$plan.check" "$sopcal" check "${folder[$plan]}"
    clocked "$plan.build" "$sopcal" build "${folder[$plan]}" -o "$work/out"
    clocked "$plan.again" "$sopcal" build "${folder[$plan]}" -o "$work/out"
  done
done

memory() { /usr/bin/python3 - "$sopcal" "$@" <<'END'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
END
}

printf 'Medians of %d runs in milliseconds; a program that starts and ends takes %.1f.\n\n' "$runs" "$(median nothing)"
printf '%-14s %9s %9s %9s %12s\n' plan check build 'no change' 'memory, MiB'
for plan in "${plans[@]}"; do
  rm -rf "$work/out"
  printf '%-14s %9.1f %9.1f %9.1f %12d\n' "${title[$plan]}" "$(median "$plan.check")" "$(median "$plan.build")" \
    "$(median "$plan.again")" "$(memory build "${folder[$plan]}" -o "$work/out")"
done
ratio() { awk -v a="$(median "$1")" -v b="$(median "$2")" 'BEGIN { printf "%.2f", a / b }'; }
printf '\nTwice the plan: check x %s, build x %s. Four times: check x %s, build x %s.\n' "$(ratio two.check one.check)" \
  "$(ratio two.build one.build)" "$(ratio four.check one.check)" "$(ratio four.build one.build)"
printf 'check of 1,000 pieces, 60 campaigns, 20 staff: %.1f ms (the bar: 50).\n' "$(median one.check)"
