#!/bin/bash
# The program gives the same bytes and says the same whatever compiled it: each of two compilers, with and without
# optimisation, and under sanitizers, against $BUILD/sopcal.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
demo=plans/dawn-skincare

said() { # SOPCAL: what it says of every broken plan, and its status
  local case
  for case in tests/broken/*/; do
    "$1" check "$case" --lang zh --messages json --quiet
    echo "= $?"
  done
}
"$BUILD/sopcal" build $demo -o "$work/one" --quiet
said "$BUILD/sopcal" >"$work/one.said"

while read -r compiler options; do
  command -v "$compiler" >/dev/null || { echo "there is no $compiler"; continue; }
  name=$compiler${options//[ =]/} # a goal with = in it would be an assignment to make
  build=$BUILD/compilers/$name
  check "$name: make" make --no-print-directory BUILD="$build" CC="$compiler" CFLAGS="$options" "$build/sopcal"
  exits 0 "$name: build" "$build/sopcal" build $demo -o "$work/$name" --quiet
  check "$name: bytes" diff -r "$work/one" "$work/$name"
  check "$name: findings" diff "$work/one.said" <(said "$build/sopcal")
done <<'END'
gcc -O0
clang -O2 -ftrivial-auto-var-init=pattern
gcc -O1 -fsanitize=address,undefined
END
finish
