#!/bin/sh
# Runs each fuzzer's target on its seeds and on all that a fuzzer ever found, without libFuzzer: what was mended stays so.
set -u
cd "$(dirname "$0")/../.."
status=0
for target in "${BUILD:-.build}"/replay/*; do
  [ -x "$target" ] || continue # what --coverage leaves beside it
  name=${target##*/}
  set -- tests/fuzz/corpus/"$name"/*
  for find in tests/fuzz/finds/"$name"/*; do [ ! -e "$find" ] || set -- "$@" "$find"; done
  timeout 60 "$target" "$@" || { status=1; echo "FAILED: $target"; }
done
exit $status
