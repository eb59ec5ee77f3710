#!/bin/sh
# Judges the Markdown reader by the 652 examples of the CommonMark specification: no word is lost in plain text.
#
#   commonmark.sh [--accept]      --accept rewrites the table: read the diff
#
# The specification is not ours and is not kept here: npm brings it into .build/judges.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-.build}
judges=$build/judges

mkdir -p "$judges"
if [ ! -d "$judges/node_modules/commonmark-spec" ]; then
  flock "$judges" npm install --silent --no-audit --no-fund --prefix "$judges" commonmark-spec@0.31.2
fi
${CC:-gcc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude ${CFLAGS:--O1 -g} ${EXTRA:-} \
  -o "$judges/commonmark" tests/judges/commonmark.c "$build/libsopcal.a" -lcmark -ljansson -lsodium -lutf8proc
JUDGES=$(cd "$judges" && pwd)
export JUDGES READER="$JUDGES/commonmark"
exec node tests/judges/commonmark.mjs "$@"
