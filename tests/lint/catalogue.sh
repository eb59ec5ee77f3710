#!/bin/sh
# Every message of the catalogue has a broken plan that earns it in both languages, and no plan names another one.
set -eu
cd "$(dirname "$0")/../.."
program=${BUILD:-.build}/sopcal
codes=$("$program" codes | awk '{print $1 "-" $2}')
faults=0
fault() {
  echo "catalogue: $1"
  faults=$((faults + 1))
}
for name in $codes; do
  said=$(echo "$name" | sed 's/-/ /')
  for lang in en zh; do
    grep -qsF "[$said]" "tests/broken/$name/expect.$lang" || fault "no tests/broken/$name whose expect.$lang says [$said]"
  done
done
# S102-unknown-key+step is one more case of S102; what does not begin with a code tells another story.
for folder in tests/broken/[A-Z][0-9][0-9][0-9]*/; do
  name=$(basename "$folder" | sed 's/+.*//')
  echo "$codes" | grep -qxF -- "$name" || fault "$folder names no message of the catalogue"
done
[ "$faults" = 0 ]
