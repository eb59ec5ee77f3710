#!/bin/bash
# Proves what the house promises of its own text: lint.sh [RULE...]; all rules without an argument.
#
# A rule is a function rule_NAME that prints what breaks it, one a line ("file:line: what"), and nothing when all is
# well; "skipped: why" says that it could not be asked. Ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8

files=$(find src include tests -name '*.[ch]' | sort)

# ---- layers -----------------------------------------------------------------------------------------------------------

# Where each public header belongs. mix and placement are sums that know no plan; the model states what they ask.
room_of_header() {
  case $1 in
  base.h | revision.h | value.h | date.h | lunar.h | zone.h | file.h | mustache.h | mix.h | placement.h | table.h) echo base ;;
  diag.h | catalogue/*) echo diag ;;
  keys.h | term.h | lock.h | days.h | content.h | limits.h | views.h | model.h | plain.h | words.h) echo model ;;
  yaml.h | markdown.h | verify.h | plan_doc.h | read.h) echo read ;;
  shares.h | missing.h) echo schedule ;;
  schedule.h | write.h | command.h) echo "${1%.h}" ;;
  esac
}
# What the files of a room may know. Stages meet only in the model; sheets take their templates from read.
known_to() {
  case $1 in
  base) echo base ;;
  diag) echo base diag ;;
  model) echo base diag model ;;
  read) echo base diag model read ;;
  schedule) echo base diag model schedule ;;
  write) echo base diag model read schedule write ;;
  command | main.c) echo base diag model read schedule write command ;;
  esac
}

rule_layers() {
  local file line include from to
  grep -rnHo --include='*.[ch]' --include='*.def' '#include "[^"]*"' src include |
    sed 's/#include "\(.*\)"/\1/' | while IFS=: read -r file line include; do
    case $file in
    src/*) from=${file#src/} from=${from%%/*} ;;
    include/sopcal/*) from=$(room_of_header "${file#include/sopcal/}") ;;
    esac
    case $include in
    sopcal/*) to=$(room_of_header "${include#sopcal/}") ;;
    *) to=$from; [ -f "${file%/*}/$include" ] || echo "$file:$line: '$include' is not of this room" ;;
    esac
    [ -n "$from" ] || echo "$file: belongs to no room (see tests/lint/lint.sh)"
    [ -n "$to" ] || echo "$file:$line: '$include' belongs to no room (see tests/lint/lint.sh)"
    case " $(known_to "$from") " in *" $to "*) ;; *) echo "$file:$line: $from must not know '$include' of $to" ;; esac
  done
}

# ---- headers ----------------------------------------------------------------------------------------------------------

rule_headers() {
  local compiler header
  for compiler in ${CC:-gcc} clang; do
    command -v "$compiler" >/dev/null || continue
    for header in include/sopcal/*.h src/*/*.h; do
      echo "#include \"$header\"" |
        "$compiler" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude -I. -fsyntax-only -x c - >/dev/null 2>&1 ||
        echo "$header: does not compile alone with $compiler"
    done
  done
}

# ---- homes ------------------------------------------------------------------------------------------------------------

rule_homes() {
  local library home
  while read -r library home; do
    grep -rlE --include='*.[ch]' "#include [<\"]$library[>\"]" src include | grep -vE "^($home)\$" |
      sed "s#\$#: $library has its home in $home#"
  done <<'END'
yaml\.h src/read/yaml.c
cmark\.h src/read/markdown.c
libical/.*|ical\.h src/(read|write)/ics.c
jansson\.h src/base/json.c
sodium\.h src/base/hash.c
utf8proc\.h src/base/utf8.c
xlsxwriter\.h src/write/sheet_xlsx.c
qrencode\.h src/write/qr.c
END
}

# ---- texts ------------------------------------------------------------------------------------------------------------

rule_texts() {
  local file name entry
  grep -rnE '\b(TODO|FIXME|XXX)\b' $files Makefile templates .ci tests --include='*' --exclude=lint.sh | sort -u |
    sed 's/:\([0-9]*\):.*/:\1: something is left to do/'
  for file in $files; do
    name=$(basename "$file" | sed 's/\.[ch]$//')
    head -n 1 "$file" | grep -qE "^// $name: .+" || echo "$file:1: does not open with '// $name: ...'"
  done
  grep -nHE '[[:blank:]]$' $files | sed 's/:\([0-9]*\):.*/:\1: ends with a blank/'
  for entry in *; do
    case $entry in
    LICENSE | Makefile | README.md | include | out | plans | src | templates | tests) ;;
    *) echo "$entry: is no entry of the top level" ;;
    esac
  done
}

rule_catalogue() {
  if [ -x tests/lint/catalogue.sh ]; then
    tests/lint/catalogue.sh >"$said" 2>&1 || cat "$said"
  else
    echo "skipped: tests/lint/catalogue.sh is missing"
  fi
}

# ---- format -----------------------------------------------------------------------------------------------------------

# Its versions differ in what they make, so only Debian 12's is asked.
rule_format() {
  if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    clang-format --dry-run $files 2>&1 | grep 'warning: code should' | cut -d: -f1,2 | sort | uniq |
      cut -d: -f1 | uniq -c | awk '{ print $2 ": " $1 " lines are not as clang-format writes them" }'
  else
    echo "skipped: clang-format 14 is not installed"
  fi
}

# ---- running ----------------------------------------------------------------------------------------------------------

said=$(mktemp)
broken=$(mktemp)
trap 'rm -f "$said" "$broken"' EXIT
passed=0 failed=0 skipped=0
[ $# -gt 0 ] || set -- layers headers homes texts catalogue format
for rule in "$@"; do
  "rule_$rule" >"$broken" 2>&1
  if grep -q '^skipped: ' "$broken"; then
    skipped=$((skipped + 1))
    echo "lint $rule: $(cat "$broken")"
  elif [ -s "$broken" ]; then
    failed=$((failed + 1))
    echo "lint $rule:"
    sed 's/^/  /' "$broken"
  else
    passed=$((passed + 1))
    echo "lint $rule: fine"
  fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
