#!/bin/sh
# Judges the calendars of a build by two readers of the npm world: feeds.sh OUTDIR
set -eu
out=$1
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
case $out in /*) ;; *) out=$OLDPWD/$out ;; esac

bring ical.js@2.2.1 node-ical@0.26.1
JUDGES=$(cd "$judges" && pwd) TZ=UTC exec node tests/judges/feeds.mjs "$out"
