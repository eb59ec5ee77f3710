#!/bin/sh
# Every broken plan here says exactly its expect.en and expect.zh; every plan of tests/good says nothing, with --strict.
#
#   run.sh [--accept] [CASE...]    CASE: S102-unknown-key, good/daily-lines; --accept rewrites the expectations
#
# A case is a plan's folder. `options` holds arguments for it, `command: build` instead of `check`; setup.sh, run in the
# copy that is checked, makes what git does not keep (a FIFO, bytes that are no UTF-8, a large file). Paths in messages
# are as seen from tests/broken. The program is $BUILD/sopcal. BRIEF=1 asks for English alone, in one form (valgrind);
# FULL=1 for each form in Chinese, too (the judge clang).
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")

# ---- one case -------------------------------------------------------------------------------------------------------

fail() {
  echo "FAILED $case: $1"
  good=false
}

# 2 when something could not be read or there was no plan, 1 for an error or a gate; by the first lines of the records.
status_expected() {
  if grep -qE '\[(G10[12356]|G11[89]|L106|O102|D10[1-7]) ' "$1"; then echo 2
  elif grep -qE '^[^ ].*: (error|gate): ' "$1"; then echo 1
  else echo 0; fi
}

# sopcal CASE LANG FORMAT: its messages into LANG.FORMAT; the status into $status. What `diff` is asked for are not
# messages: they go to standard error.
say() {
  # shellcheck disable=SC2086 # options are words
  $as "$program" $command "$case" $options --lang "$1" --messages "$2" --color never --quiet >"$case.$1.$2" 2>"$case.err"
  status=$?
  [ "$command" != diff ] || mv "$case.err" "$case.$1.$2" && : >>"$case.err"
  [ ! -s "$case.err" ] || fail "standard error: $(head -n 3 "$case.err")"
}

check_lang() {
  say "$1" human
  if [ "$accept" = yes ]; then cp "$case.$1.human" "$here/$case/expect.$1"; fi
  diff -u "$here/$case/expect.$1" "$case.$1.human" || fail "expect.$1 differs"
  [ "$status" = "$(status_expected "$case.$1.human")" ] || fail "exit status $status"
  [ -z "${BRIEF-}" ] || return 0
  [ "$1" = en ] || [ -n "${FULL-}" ] || return 0
  say "$1" short
  grep '^[^ ]' "$case.$1.human" | cmp -s - "$case.$1.short" || fail "--messages short differs from the first lines"
  say "$1" json
  # Of what is ignored programs are told, and people are not.
  [ "$(grep -c '"suppressed":null' "$case.$1.json")" = "$(wc -l <"$case.$1.short")" ] || fail "--messages json has other records"
}

read_options() {
  command=check options=
  [ -f "$case/options" ] || return 0
  options=$(grep -v '^command:' "$case/options")
  command=$(sed -n 's/^command: //p' "$case/options")
  [ "$command" != build ] || options="$options -o ${case%/}.out"
  command=${command:-check}
}

one_case() {
  good=true
  cp -R "$here/$case" "$case"
  rm -f "$case/expect.en" "$case/expect.zh"
  if [ -x "$case/setup.sh" ] && ! (cd "$case" && TEMPLATES="$root/templates" ./setup.sh); then fail "setup.sh"; fi
  read_options
  check_lang en
  [ -n "${BRIEF-}" ] || check_lang zh
  $good && echo "passed $case"
}

one_good() {
  good=true
  cp -R "$here/../good/$case" "$case"
  read_options
  options="--strict $options"
  say en human
  if [ "$status" != 0 ] || [ -s "$case.en.human" ]; then fail "exit status $status"; cat "$case.en.human"; fi
  $good && echo "passed good/$case"
}

if [ "${1-}" = --these ]; then
  shift
  for case in "$@"; do
    case $case in
      good/*) case=${case#good/}; one_good ;;
      *) one_case ;;
    esac
  done
  exit 0
fi

# ---- all of them ----------------------------------------------------------------------------------------------------

accept=no
if [ "${1-}" = --accept ]; then accept=yes; shift; fi
if [ $# = 0 ]; then
  cd "$here" || exit 2
  set -- */
  cd ../good || exit 2
  for case in */; do set -- "$@" "good/$case"; done
fi

program=${BUILD:-$root/.build}/sopcal
case $program in /*) ;; *) program=$PWD/$program; [ -x "$program" ] || program=$root/${BUILD:-.build}/sopcal ;; esac
[ -x "$program" ] || { echo "no program at $program: run make"; exit 2; }
# To root no file is unreadable.
as=
if [ "$(id -u)" = 0 ]; then as="setpriv --bounding-set=-dac_override,-dac_read_search"; fi

work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 2
export accept program as
unset SOPCAL_LANG SOPCAL_KEY SOPCAL_KEY_FILE
printf '%s\n' "$@" | sed 's,/$,,' | xargs -P "$(nproc)" -n 8 "$here/run.sh" --these >report
grep -v '^passed ' report
# Every line of JSON is one value.
[ -n "${BRIEF-}" ] || cat ./*.json | python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]' || echo "FAILED json" | tee -a report
passed=$(grep -c '^passed ' report)
failed=$(grep '^FAILED ' report | sed 's/:.*//' | sort -u | wc -l)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
