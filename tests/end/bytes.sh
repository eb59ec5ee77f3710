#!/bin/bash
# The same plan gives the same bytes, whatever the machine's zone, locale, umask and working directory (design section 8);
# a second build changes nothing and touches nothing.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
plan=$PWD/plans/dawn-skincare
one=$work/one

inodes() { find "$1" -printf '%P %i %m %T@\n' | sort; }
modes() { find "$1" -printf '%P %m\n' | sort; }
same() { # NAME DIR: as the first build, in bytes and modes
  check "$1: bytes" diff -r "$one" "$2"
  check "$1: modes" diff <(modes "$one") <(modes "$2")
}
build() { # NAME COMMAND...: builds into a fresh directory by `COMMAND... sopcal build`, which must give the same
  local name=$1
  shift
  exits 0 "$name" "$@" "$sopcal" build "$plan" -o "$work/other" --quiet
  same "$name" "$work/other"
  rm -rf "$work/other"
}

exits 0 "the first build" "$sopcal" build "$plan" -o "$one"
says 'one: 8 people, [0-9]+ items, [0-9]+ files$'
inodes "$one" >"$work/before"
exits 0 "the second build" "$sopcal" build "$plan" -o "$one"
says ', nothing changed$'
check "the second build keeps every inode" diff "$work/before" <(inodes "$one")

# A changed text replaces what it changes; all else is the same file as before.
cp -r "$plan" "$work/plan"
sed -i '$s/$/！/' "$work/plan/content/persona/cat-inspector.md"
exits 0 "a build with one piece changed" "$sopcal" build "$work/plan" -o "$one"
kept=$(comm -12 <(find "$one" -type f -printf '%P %i\n' | sort) <(awk '{ print $1, $2 }' "$work/before" | sort) | wc -l)
all=$(find "$one" -type f | wc -l)
check "most files are the ones of before ($kept of $all), and some are new" test "$kept" -gt $((all / 2)) -a "$kept" -lt "$all"
exits 0 "and back" "$sopcal" build "$plan" -o "$one" --quiet

for locale in zh_CN tr_TR; do
  localedef -i $locale -f UTF-8 "$work/$locale.UTF-8" 2>"$work/said" || fail "localedef makes no $locale.UTF-8"
done
build "TZ=America/St_Johns" env TZ=America/St_Johns
build "TZ=Pacific/Kiritimati" env TZ=Pacific/Kiritimati
build "LC_ALL=C" env LC_ALL=C
build "LC_ALL=zh_CN.UTF-8" env LOCPATH="$work" LC_ALL=zh_CN.UTF-8
build "LC_ALL=tr_TR.UTF-8" env LOCPATH="$work" LC_ALL=tr_TR.UTF-8
build "nothing in the environment" env -i
build "umask 000" sh -c 'umask 000; exec "$@"' sh
build "umask 077" sh -c 'umask 077; exec "$@"' sh
build "another folder" sh -c 'cd / && exec "$@"' sh

# The messages' language is not the plan's.
build "SOPCAL_LANG=en" env SOPCAL_LANG=en
cp -r "$plan" "$work/copied"
exits 0 "from within the plan's folder" env -C "$work/copied" "$sopcal" build -o "$work/other" --quiet
same "from within the plan's folder" "$work/other"
finish
