#!/bin/sh
# Judges the times of calendars in many zones by two readers of the npm world.
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh

bring ical.js@2.2.1 node-ical@0.26.1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
BUILD=$build PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/readers/zones.py --make "$made"
JUDGES=$(cd "$judges" && pwd) TZ=UTC node tests/judges/zones.mjs "$made"
