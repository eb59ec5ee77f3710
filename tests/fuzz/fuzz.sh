#!/bin/bash
# Builds the fuzzers with clang, AddressSanitizer and UndefinedBehaviorSanitizer and runs each for FUZZ_SECONDS (600),
# two at a time: fuzz.sh [NAME...]. What they learn is kept in .build/fuzz/corpus; what does harm is left in
# .build/fuzz/finds and named, and shown where it is not long. FUZZ_SEED (0: a new one each time) says which way they go.
set -u
cd "$(dirname "$0")/../.."
build=${FUZZ_BUILD:-.build/fuzz}
seconds=${FUZZ_SECONDS:-600}
finds=$build/finds
tests/packages.sh clang libclang-rt-14-dev || exit 2
mkdir -p "$build"
FUZZ_FOLDER=$(mktemp -d /dev/shm/sopcal-fuzz.XXXXXX) || exit 2
export FUZZ_FOLDER
trap 'rm -rf "$FUZZ_FOLDER"' EXIT

sanitize=address,undefined
flags="-std=c17 -D_GNU_SOURCE -Iinclude -g"
# Edges alone: tracing every comparison as well takes a third of the time, and dictionaries and seeds hold the words.
make --no-print-directory --silent BUILD="$build" CC=clang CFLAGS="-O2 -g" \
  EXTRA="-fsanitize=$sanitize -fsanitize-coverage=inline-8bit-counters,pc-table -fno-sanitize-recover=undefined" \
  "$build/libsopcal.a" >"$build/make.log" 2>&1 || { cat "$build/make.log"; exit 2; }
# What only judges is not watched: it would take most of the time.
mkdir -p "$build/shared"
for file in tests/fuzz/*.c; do
  case $file in *_fuzz.c | */replay.c) continue ;; esac
  # shellcheck disable=SC2086 # flags
  clang $flags -O2 -c -o "$build/shared/$(basename "$file" .c).o" "$file" || exit 2
done

fuzz() { # NAME
  local name=$1 target=$build/${1}_fuzz status=0 options=()
  mkdir -p "$build/corpus/$name" "$finds/$name"
  # shellcheck disable=SC2086 # flags
  clang $flags -O1 -fsanitize=fuzzer,$sanitize -fno-sanitize-recover=undefined -o "$target" "tests/fuzz/${name}_fuzz.c" \
    "$build"/shared/*.o "$build/libsopcal.a" -lyaml -lcmark -lical -ljansson -lsodium -lutf8proc -lqrencode -lxlsxwriter -lz || return 2
  [ ! -f "tests/fuzz/$name.dict" ] || options=(-dict="tests/fuzz/$name.dict")
  set -- "$build/corpus/$name" "tests/fuzz/corpus/$name"
  [ ! -d "tests/fuzz/finds/$name" ] || set -- "$@" "tests/fuzz/finds/$name"
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=32768 -print_final_stats=1 \
    -seed="${FUZZ_SEED:-0}" "${options[@]}" -artifact_prefix="$finds/$name/" "$@" >"$build/$name.log" 2>&1 || status=$?
  if [ $status = 0 ]; then
    awk -v name="$name" '/number_of_executed_units/ { runs = $2 } / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
      END { printf "%-10s fine: %d runs, %d edges\n", name, runs, edges }' "$build/$name.log"
  else
    echo "$name: FAILED, see $build/$name.log"
    grep -aE 'ERROR|SUMMARY|does not hold|differ|runtime error|Test unit written' "$build/$name.log" | head -n 5 | sed 's/^/  /'
    # Where only the log is kept, the find is in it.
    find "$finds/$name" -type f -size -4k -newer "$build/make.log" -exec base64 -w 0 {} \; -exec echo \; | sed 's/^/  base64: /'
  fi
  return $status
}

[ $# -gt 0 ] || set -- yaml markdown mustache media verify plan forge
rm -f "$build"/*.status
for name in "$@"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  { fuzz "$name"; echo $? >"$build/$name.status"; } &
done
wait
passed=0 failed=0
for name in "$@"; do
  if [ "$(cat "$build/$name.status")" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
