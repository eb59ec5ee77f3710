#!/bin/bash
# Times of check and build, as ratios (bench.py says of what). What is missing of the other tools is installed.
set -eu
cd "$(dirname "$0")/../.."
tests/packages.sh tj3 python3-icalendar time
exec /usr/bin/python3 tests/bench/bench.py "$(realpath "${BUILD:-.build}/sopcal")"
