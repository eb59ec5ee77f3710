#!/bin/bash
# Pictures of the demo's sheets, to be looked at: shots.sh [OUTDIR [PERSON WEEK]] makes $BUILD/shots/*.png: the person's
# page and a week at 360 and 1280 pixels, in the light and in the dark, and the first pages of the week on A4.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-.build}
shots=$build/shots
rm -rf "$shots"
mkdir -p "$shots"
shots=$(cd "$shots" && pwd)
tests/packages.sh chromium fonts-noto-cjk fonts-noto-color-emoji poppler-utils

out=${1:-}
if [ -z "$out" ]; then
  out=$shots/demo
  "$build/sopcal" build plans/dawn-skincare -o "$out" --quiet
fi
out=$(cd "$out" && pwd)
person=${2:-lin}
week=${3:-2026-W25}

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
browser() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --allow-file-access-from-files \
    --virtual-time-budget=3000 --user-data-dir="$profile" "$@" >/dev/null 2>&1
}

# A window is never narrower than 500 pixels, so a page of its own holds the sheet in a frame as wide as a phone.
shoot() { # NAME PAGE WIDTH HEIGHT [OPTION...]
  local name=$1 page=$2 width=$3 height=$4
  shift 4
  printf '<!DOCTYPE html><style>*{margin:0;border:0}</style><iframe src="file://%s" width="%d" height="%d"></iframe>' \
    "$page" "$width" "$height" >"$profile/frame.html"
  browser "$@" --window-size="$((width < 500 ? 500 : width)),$height" --screenshot="$shots/$name.png" "file://$profile/frame.html"
}

sheet=$out/site/sheets/$person/$week.html
index=$out/site/sheets/$person/index.html
shoot week-360 "$sheet" 360 2400
shoot week-1280 "$sheet" 1280 1800
shoot week-360-dark "$sheet" 360 2400 --blink-settings=preferredColorScheme=0
shoot index-360 "$index" 360 1400
shoot index-1280 "$index" 1280 1000
browser --no-pdf-header-footer --print-to-pdf="$shots/week-a4.pdf" "file://$sheet"
pdftoppm -r 80 -png -l 3 "$shots/week-a4.pdf" "$shots/week-a4"

made=$(find "$shots" -maxdepth 1 -name '*.png' | wc -l)
echo "$made pictures in $shots"
[ "$made" -ge 6 ]
