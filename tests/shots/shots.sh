#!/bin/bash
# Pictures of what people look at, to be looked at: shots.sh [BUILD [PERSON WEEK [DAY TIME]]] makes $BUILD/shots/*.png: of the
# build in that folder, else of two plans of plans/, of one in English and of one with stores (see shots.mjs for which).
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
shots=$build/shots
rm -rf "$shots"
mkdir -p "$shots"
shots=$(cd "$shots" && pwd)
tests/packages.sh chromium fonts-noto-cjk fonts-noto-color-emoji poppler-utils
command -v npm >/dev/null || tests/packages.sh npm
bring playwright-core@1.65.1
JUDGES=$(cd "$judges" && pwd)
export JUDGES

make_plan() { # NAME FOLDER
  "$build/sopcal" build "$2" -o "$shots/$1" --quiet >/dev/null
}
if [ $# -gt 0 ]; then
  set -- "$(cd "$1" && pwd)" "${2:-lin}" "${3:-2026-W25}" "${4:-2026-06-18}" "${5:-12:10}"
else
  make_plan dawn-skincare plans/dawn-skincare
  make_plan velvet-beauty plans/velvet-beauty
  make_plan corner-soap tests/judges/pages/corner-soap
  PYTHONDONTWRITEBYTECODE=1 tests/north_down.py "$shots/plan-of-many" 60
  make_plan north-down "$shots/plan-of-many"
  set -- "$shots/dawn-skincare" lin 2026-W25 2026-06-18 12:10 "$shots/velvet-beauty" an 2026-W12 2026-03-20 10:40 \
    "$shots/corner-soap" ada 2026-W11 2026-03-12 09:10 "$shots/north-down" g00001 2026-W46 2026-11-11 09:00
fi
node tests/shots/shots.mjs "$shots" "$@"

made=$(find "$shots" -maxdepth 1 -name '*.png' | wc -l)
echo "$made pictures in $shots"
[ "$made" -ge 30 ]
