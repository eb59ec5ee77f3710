#!/bin/sh
# Judges the calendars of a build by two readers of the npm world: feeds.sh OUTDIR
# They are not ours and are not kept here: npm brings them into .build/judges.
set -eu
out=$1
cd "$(dirname "$0")/../.."
judges=${BUILD:-.build}/judges
case $out in /*) ;; *) out=$OLDPWD/$out ;; esac

mkdir -p "$judges"
if [ ! -d "$judges/node_modules/ical.js" ] || [ ! -d "$judges/node_modules/node-ical" ]; then
  flock "$judges" npm install --silent --no-audit --no-fund --prefix "$judges" ical.js@2.2.1 node-ical@0.26.1
fi
JUDGES=$(cd "$judges" && pwd) TZ=UTC exec node tests/judges/feeds.mjs "$out"
