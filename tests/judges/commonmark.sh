#!/bin/sh
# Judges the Markdown reader by the 652 examples of the CommonMark specification: no word is lost in plain text.
#
#   commonmark.sh [--accept]      --accept rewrites the table: read the diff
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
bring commonmark-spec@0.31.2
compile commonmark -lcmark -ljansson -lsodium -lutf8proc
JUDGES=$(cd "$judges" && pwd)
export JUDGES READER="$JUDGES/commonmark"
exec node tests/judges/commonmark.mjs "$@"
