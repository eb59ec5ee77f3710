#!/bin/bash
# Builds with --coverage into $BUILD/cover, runs the suites on it and says which lines of src never ran: cover.sh
# [SUITE...]; without an argument all that run the program.
#
# Counts are written where a program ends by itself: what a signal kills counts nothing.
set -u
cd "$(dirname "$0")/../.." || exit
build=${BUILD:-.build}/cover
[ $# -gt 0 ] || set -- --but readers lint docs
make --no-print-directory --silent BUILD="$build" CFLAGS="-O0 -g" EXTRA=--coverage "$build/sopcal" unit >/dev/null || exit
find "$build" -name '*.gcda' -delete
"$build/sopcal" codes >/dev/null # files of counts are made here, whatever a suite does to umask
BUILD=$build tests/run.sh "$@" >"$build/suites.log" 2>&1
status=$?
[ $status = 0 ] || tail -n 40 "$build/suites.log"
tests/cover/cover.py "$build" && [ $status = 0 ]
