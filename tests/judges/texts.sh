#!/bin/sh
# Judges 100,000 random texts in calendars by four readers: icalendar and libical, ical.js and node-ical: texts.sh [N]
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh

bring ical.js@2.2.1 node-ical@0.26.1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export BUILD="$build" PYTHONDONTWRITEBYTECODE=1
/usr/bin/python3 tests/readers/texts.py --make "$made" "${1:-100000}"
status=0
/usr/bin/python3 tests/readers/texts.py --read "$made" || status=1
JUDGES=$(cd "$judges" && pwd) TZ=UTC node tests/judges/texts.mjs "$made" || status=1
exit $status
