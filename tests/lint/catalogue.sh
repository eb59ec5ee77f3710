#!/bin/sh
# Every message of the catalogue has a broken plan that earns it in both languages, or, those of `verify`, a broken feed;
# and no plan or feed names another one.
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
    case $name in
    V*) expect=tests/verify/bad/$name.$lang ;;
    *) expect=tests/broken/$name/expect.$lang ;;
    esac
    grep -qsF "[$said]" "$expect" || fault "no $expect that says [$said]"
  done
done
# S102-unknown-key+step is one more case of S102; what does not begin with a code tells another story.
for folder in tests/broken/[A-Z][0-9][0-9][0-9]*/; do
  name=$(basename "$folder" | sed 's/+.*//')
  echo "$codes" | grep -qxF -- "$name" || fault "$folder names no message of the catalogue"
done
for feed in tests/verify/bad/V*; do
  name=$(basename "$feed" | sed 's/[+.].*//')
  echo "$codes" | grep -qxF -- "$name" || fault "$feed names no message of the catalogue"
done
[ "$faults" = 0 ]
