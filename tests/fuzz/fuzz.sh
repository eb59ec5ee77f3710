#!/bin/bash
# Builds the fuzzers with clang, AddressSanitizer and UndefinedBehaviorSanitizer and runs each for FUZZ_SECONDS (600):
# fuzz.sh [NAME...]. What they learn is kept in .build/fuzz/corpus; what does harm is left in .build/fuzz/finds and named.
set -u
cd "$(dirname "$0")/../.."
build=${FUZZ_BUILD:-.build/fuzz}
seconds=${FUZZ_SECONDS:-600}
finds=$build/finds
tests/packages.sh clang libclang-rt-14-dev || exit 2

sanitize=address,undefined
make --no-print-directory --silent BUILD="$build" CC=clang CFLAGS="-O1 -g" \
  EXTRA="-fsanitize=fuzzer-no-link,$sanitize -fno-sanitize-recover=undefined" "$build/libsopcal.a" || exit 2

fuzz() { # NAME
  local name=$1 target=$build/${1}_fuzz status=0
  mkdir -p "$build/corpus/$name" "$finds/$name"
  clang -std=c17 -D_GNU_SOURCE -Iinclude -O1 -g -fsanitize=fuzzer,$sanitize -fno-sanitize-recover=undefined -o "$target" \
    "tests/fuzz/${name}_fuzz.c" "$build/libsopcal.a" -lyaml -lcmark -lical -ljansson -lsodium -lutf8proc || return 2
  set -- "$build/corpus/$name" "tests/fuzz/corpus/$name"
  [ ! -d "tests/fuzz/finds/$name" ] || set -- "$@" "tests/fuzz/finds/$name"
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=32768 -print_final_stats=1 \
    -artifact_prefix="$finds/$name/" "$@" >"$build/$name.log" 2>&1 || status=$?
  if [ $status = 0 ]; then
    awk -v name="$name" '/number_of_executed_units/ { runs = $2 } / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
      END { printf "%-10s fine: %d runs, %d edges\n", name, runs, edges }' "$build/$name.log"
  else
    echo "$name: FAILED, see $build/$name.log"
    grep -E 'ERROR|SUMMARY|does not hold|runtime error|Test unit written' "$build/$name.log" | head -n 5 | sed 's/^/  /'
  fi
  return $status
}

[ $# -gt 0 ] || set -- yaml markdown mustache plan
passed=0 failed=0
for name in "$@"; do
  if fuzz "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
