# tally: what tests in bash share: counting, and a folder of their own in $work. To be sourced.
BUILD=${BUILD:-.build}
passed=0 failed=0
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
# For `env`, before what is killed at any moment or may not write: half of its counts would be wrong ones (make cover).
uncounted=GCOV_PREFIX=$work/uncounted

pass() { passed=$((passed + 1)); }
fail() { # NAME: what the command said stands in $work/said
  failed=$((failed + 1))
  echo "FAILED: $1"
  head -n 30 "$work/said" | sed 's/^/  /'
}

check() { # NAME COMMAND...: the command succeeds
  local name=$1
  shift
  if "$@" >"$work/said" 2>&1; then pass; else fail "$name"; fi
}
exits() { # STATUS NAME COMMAND...: the command ends with that status
  local wanted=$1 name=$2 status=0
  shift 2
  "$@" >"$work/said" 2>&1 || status=$?
  if [ "$status" = "$wanted" ]; then pass; else fail "$name: exit status $status, not $wanted"; fi
}
says() { # PATTERN: what the last command said has a line that fits
  if grep -qE -- "$1" "$work/said"; then pass; else fail "it does not say: $1"; fi
}
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}
