#!/bin/bash
# The same plan gives the same bytes and the same findings, whatever the machine: its zone, language, clock, umask, user,
# folders, memory and the order in which it lists files (design section 8); a second build touches nothing.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
root=$PWD
plan=$PWD/plans/dawn-skincare
one=$work/one
unset SOPCAL_LANG
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0 # what is preloaded here comes first

inodes() { find "$1" -printf '%P %i %m %T@\n' | sort; }
modes() { find "$1" -printf '%P %m\n' | sort; }
same() { # NAME DIR [AS]: as the first build, in bytes and modes
  check "$1: bytes" diff -r "${3:-$one}" "$2"
  check "$1: modes" diff <(modes "${3:-$one}") <(modes "$2")
}

# ---- builds one after the other ---------------------------------------------------------------------------------------

exits 0 "the first build" "$sopcal" build "$plan" -o "$one"
says 'one: 8 people, [0-9]+ items, [0-9]+ files$'
inodes "$one" >"$work/before"
exits 0 "the second build" "$sopcal" build "$plan" -o "$one"
says ', nothing changed$'
check "the second build keeps every inode" diff "$work/before" <(inodes "$one")
check "no output tells where it was made" sh -c '! grep -rqF -e "$1" -e "$2" "$3"' sh "$root" "$work" "$one"

# A changed text replaces what it changes; all else is the same file as before.
cp -r "$plan" "$work/plan"
sed -i '$s/$/！/' "$work/plan/content/persona/cat-inspector.md"
exits 0 "a build with one piece changed" "$sopcal" build "$work/plan" -o "$one"
kept=$(comm -12 <(find "$one" -type f -printf '%P %i\n' | sort) <(awk '{ print $1, $2 }' "$work/before" | sort) | wc -l)
all=$(find "$one" -type f | wc -l)
check "most files are the ones of before ($kept of $all), and some are new" test "$kept" -gt $((all / 2)) -a "$kept" -lt "$all"
exits 0 "and back" "$sopcal" build "$plan" -o "$one" --quiet

# ---- findings ---------------------------------------------------------------------------------------------------------

# Two plans of all the broken ones: `many` has everything that they say before there is a schedule; in `late` are those
# with a schedule, one by one.
mkdir "$work/many" "$work/late"
for case in tests/broken/*/; do
  name=$(basename "$case")
  [ -e "$case/setup.sh" ] || [ -e "$case/options" ] || [ ! -e "$case/plan.yaml" ] && continue
  cp "$case/plan.yaml" "$work/many/$name.yaml"
  [ -d "$case/content" ] && mkdir -p "$work/many/content" && cp -r "$case/content" "$work/many/content/$name"
  case $name in *+*) ;; [TCP]*) cp -r "$case" "$work/late/$name" ;; esac
done
# shellcheck disable=SC2207 # a list of words
formats=($("$sopcal" --help | sed -n 's/^ *--messages \([a-z|]*\).*/\1/p' | tr '|' ' '))
many() { # COMMAND...: what `COMMAND... sopcal check` says, with its status
  local format
  for format in "${formats[@]}"; do
    "$@" "$sopcal" check many --lang zh --messages "$format" --quiet
    echo "= $?"
  done
}
late() { # CASE COMMAND...
  local case=$1
  shift
  "$@" "$sopcal" check "late/$case" --lang en --messages short --quiet
  echo "= $?"
}
cases=("$work"/late/*/)
cases=("${cases[@]%/}")
cases=("${cases[@]##*/}")
(cd "$work" && mkdir found && many env >found/many && for case in "${cases[@]}"; do late "$case" env >"found/$case"; done)
check "there are many findings ($(cat "$work"/found/* | wc -l) lines)" test "$(cat "$work"/found/* | wc -l)" -gt 500
check "in each format" test "${#formats[@]}" -ge 3
check "and many plans" test "${#cases[@]}" -gt 50

# ---- one thing is different -------------------------------------------------------------------------------------------

fresh() { # NAME COMMAND...: builds into a fresh directory by `COMMAND... sopcal build`, which must give the same
  local name=$1
  shift
  exits 0 "$name" "$@" "$sopcal" build "$plan" -o "$work/other" --quiet
  same "$name" "$work/other"
  rm -rf "$work/other"
}
# The same plan with fewer files.
cp -r "$plan" "$work/lean"
printf 'sheets: {formats: [md]}\n' >"$work/lean/sheets.yaml"
exits 0 "a build with fewer files" "$sopcal" build "$work/lean" -o "$work/few" --quiet
# Of the plans one by one each time takes a quarter, another than the time before; FULL=1 (a judge) takes all.
turn=0
sample() {
  local i
  for ((i = turn % 4; i < ${#cases[@]}; i += 4)); do echo "${cases[i]}"; done
  [ -z "${FULL-}" ] || for ((i = 0; i < ${#cases[@]}; i++)); do [ $((i % 4)) = $((turn % 4)) ] || echo "${cases[i]}"; done
}
findings() { # COMMAND...
  local case
  cd "$work" || return
  many "$@"
  for case in $(sample); do late "$case" "$@"; done
}
again() { # NAME COMMAND...: builds over that, where each file is compared before it is written
  local name=$1
  shift
  turn=$((turn + 1))
  exits 0 "$name" "$@" "$sopcal" build "$work/lean" -o "$work/few" --lang en
  says ', nothing changed$'
  check "$name: findings" diff <(cd "$work/found" && cat many $(sample)) <(findings "$@" 2>&1)
}

# Zones and languages. Those that could not be made or do not hold would test nothing.
fresh "TZ=America/St_Johns" env TZ=America/St_Johns
again "TZ=Pacific/Kiritimati" env TZ=Pacific/Kiritimati
fresh "LC_ALL=C" env LC_ALL=C
languages=(zh_CN.GB2312 tr_TR.UTF-8 ar_EG.UTF-8 de_DE.UTF-8 ja_JP.EUC-JP)
printf '%s\n' "${languages[@]}" | xargs -P 2 -I{} sh -c 'localedef -i "${1%.*}" -f "${1#*.}" "$2/$1"' sh {} "$work" >/dev/null 2>&1
for language in "${languages[@]}"; do
  in_language=(env LOCPATH="$work" LC_ALL="$language")
  check "$language holds" test "$("${in_language[@]}" locale charmap 2>&1)" = "${language#*.}"
  again "LC_ALL=$language" "${in_language[@]}"
done
fresh "LC_ALL=tr_TR.UTF-8" env LOCPATH="$work" LC_ALL=tr_TR.UTF-8
check "the languages differ" test "$(for language in "${languages[@]}"; do
  LOCPATH=$work LC_ALL=$language date -d 2026-03-02 +%A%B%x | od -An -c | tr -d '\n'
  echo
done | sort -u | wc -l)" = ${#languages[@]}
check "one has another decimal point" test "$(LOCPATH=$work LC_ALL=de_DE.UTF-8 locale decimal_point)" = ,

# The clock.
# Before the year 2000, behind 32 bits, and a year that is no leap year.
for now in '1999-12-31 23:59:58' '2038-01-19 03:14:06' '2100-03-01 00:00:00'; do
  check "the clock says $now" test "$(faketime "$now" date +%Y)" = "${now%%-*}"
  again "the clock says $now" faketime "$now"
done
fresh "a leap day" faketime '2028-02-29 12:00:00'

# The environment.
fresh "nothing in the environment" env -i
again "an odd environment" env HOME=/nowhere USER=x LOGNAME=x HOSTNAME=x PWD=/ TERM=dumb COLUMNS=1 LINES=1 EDITOR=x \
  CI=true GITHUB_ACTIONS=true SOURCE_DATE=1 LANGUAGE=ar LANG=xx_XX MUSTACHE=1 $'odd=\n\e[1m\xff'
again "SOPCAL_LANG=zh" env SOPCAL_LANG=zh # the messages' language is not the plan's
for umask in 000 077 777; do fresh "umask $umask" sh -c 'umask "$0"; exec "$@"' "$umask"; done
again "little stack" sh -c 'ulimit -s 256; exec "$@"' sh
again "addresses as they come" setarch -R
again "memory that is not zero" env MALLOC_PERTURB_=165
again "memory without reuse" env GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.mmap_threshold=1024

# What lists directories and sorts equals in another order.
check "disorder.c" "${CC:-cc}" -O1 -shared -fPIC -o "$work/disorder.so" tests/end/disorder.c
fresh "disorder" env DISORDER_LOG="$work/disorder" LD_PRELOAD="$work/disorder.so"
again "disorder once more" env DISORDER_LOG="$work/disorder" LD_PRELOAD="$work/disorder.so"
check "disorder came about" grep -qE '^[1-9][0-9]+ entries turned round, [1-9][0-9]* sorts$' "$work/disorder"

# ---- the plan lies elsewhere ------------------------------------------------------------------------------------------

from() { # NAME FOLDER [PLAN]: the same plan, named in another way
  exits 0 "$1" env -C "$2" "$sopcal" build ${3+"$3"} -o "$work/few" --lang en
  says ', nothing changed$'
}
copy=$work/copied
cp -r "$work/lean" "$copy"
ln -s copied "$work/alias"
from "another folder" / "$work/lean"
from "a relative path" "$work" lean
from "a slash behind it" "$work" lean//
from "a path with dots" "$work/many" ./../lean/../lean/.
from "a link" "$work" alias
from "from within the plan's folder" "$copy" .
from "from within one of its folders" "$copy/content" ..
from "PLAN left out" "$copy"
exits 0 "an output in the plan's folder" env -C "$copy" "$sopcal" build --quiet
same "an output in the plan's folder" "$copy/out/dawn-skincare" "$work/few"
from "a plan with an output in it" "$work" copied

# Files in another order on the disk, with other times and modes; and as an editor on Windows saves them.
rm -rf "$copy" && mkdir "$copy"
(cd "$work/lean" && find . -type f | sort -r | while read -r file; do
  mkdir -p "$copy/$(dirname "$file")" && cp "$file" "$copy/$file" && touch -d '1980-01-01' "$copy/$file" && chmod 400 "$copy/$file"
done)
from "a checkout in another order, with other times and modes" "$work" copied
chmod -R u+w "$copy"
cp -r templates/sheets "$copy/templates-sheets" && mkdir "$copy/templates" && mv "$copy/templates-sheets" "$copy/templates/sheets"
from "templates of its own" "$work" copied
find "$copy" -name '*.yaml' -o -name '*.md' -o -name '*.mustache' -o -name '*.txt' | xargs sed -i 's/$/\r/; 1s/^/\xef\xbb\xbf/'
check "it has CRLF and byte order marks" grep -q $'^\xef\xbb\xbf.*\r$' "$copy/plan.yaml" "$copy/templates/sheets/week.md.mustache"
from "CRLF and byte order marks" "$work" copied

# Another user, who can read and write only what everybody can.
if [ "$(id -u)" = 0 ]; then
  nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
  # The folder of this test may lie where nobody else can look.
  theirs=$(mktemp -d /tmp/sopcal-bytes-XXXXXX)
  trap 'rm -rf "$theirs"; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
  chmod 777 "$theirs"
  cp "$sopcal" "$theirs/sopcal" && cp -r "$plan" "$theirs/plan"
  exits 0 "as nobody" env -C "$theirs" "${nobody[@]}" ./sopcal build plan -o out --quiet
  same "as nobody" "$theirs/out"
fi
finish
