#!/bin/sh
# Judges the table of the Chinese calendar by two packages that share no code with it or with each other: every lunar
# month and solar term of 1900 to 2100, and the stem of each month's first day.
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
bring lunar-javascript@1.7.7 tyme4ts@1.5.2
compile lunar -lcmark -ljansson -lsodium -lutf8proc
JUDGES=$(cd "$judges" && pwd)
export JUDGES READER="$JUDGES/lunar"
exec node tests/judges/lunar.mjs
