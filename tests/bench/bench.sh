#!/bin/bash
# Times of check and build, as ratios (bench.py, feeds.py and pages.py say of what). What is missing of the other tools is
# installed. `bench.sh feeds` measures the calendars of many people alone, `bench.sh pages` sheets and pages.
set -eu
cd "$(dirname "$0")/../.."
tests/packages.sh tj3 python3-icalendar time
export PYTHONDONTWRITEBYTECODE=1
sopcal=$(realpath "${BUILD:-.build}/sopcal")
tools=$(dirname "$sopcal")/bench
mkdir -p "$tools"
for program in write_files write_libical; do
  ${CC:-gcc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -o "$tools/$program" "tests/bench/$program.c" -lical -ljansson
done
part=${1:-all}
[ "$part" != all ] || /usr/bin/python3 tests/bench/bench.py "$sopcal"
[ "$part" = pages ] || /usr/bin/python3 tests/bench/feeds.py "$sopcal" "$tools"
[ "$part" != feeds ] || exit 0
tests/packages.sh chromium fonts-noto-cjk
exec /usr/bin/python3 tests/bench/pages.py "$sopcal"
