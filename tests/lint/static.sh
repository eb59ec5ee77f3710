#!/bin/bash
# Three analyzers over all of src: static.sh [ANALYZER...]; gcc, cppcheck and tidy without an argument.
#
# Whatever one says is a failure. What they are not asked stands, with the reason, in .clang-tidy and cppcheck.txt.
# A file is one test for each analyzer; as many run at once as there are processors.
set -u
cd "$(dirname "$0")/../.." || exit
flags="-std=c17 -D_GNU_SOURCE -Iinclude"

# ---- one file ---------------------------------------------------------------------------------------------------------

# shellcheck disable=SC2086 # flags are words
analyze() { # ANALYZER FILE: prints what is wrong
  case $1 in
  gcc) gcc $flags -O2 -fanalyzer -c -o /dev/null "$2" 2>&1 ;;
  cppcheck)
    cppcheck --quiet --std=c11 -D_GNU_SOURCE -Iinclude --inline-suppr --suppressions-list=tests/lint/cppcheck.txt \
      --enable=warning,style,performance,portability --inconclusive --suppress=missingIncludeSystem "$2" 2>&1
    ;;
  tidy) clang-tidy --quiet "$2" -- $flags 2>&1 | grep -vE '^[0-9]+ warnings? (treated|generated)' ;;
  esac
}

one() { # ANALYZER FILE
  local said
  said=$(analyze "$1" "$2")
  if [ -z "$said" ]; then echo "passed $1 $2"; else printf 'FAILED: %s %s\n%s\n' "$1" "$2" "$said"; fi
}

# ---- all of them ------------------------------------------------------------------------------------------------------

if [ "${1-}" = --one ]; then
  one "$2" "$3"
  exit 0
fi
report=$(mktemp)
trap 'rm -f "$report"' EXIT
[ $# -gt 0 ] || set -- gcc cppcheck tidy
for analyzer in "$@"; do
  printf '%s\n' src/*.c src/*/*.c | xargs -P "$(nproc)" -n 1 tests/lint/static.sh --one "$analyzer"
done >"$report"
grep -v '^passed ' "$report"
passed=$(grep -c '^passed ' "$report") failed=$(grep -c '^FAILED: ' "$report")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
