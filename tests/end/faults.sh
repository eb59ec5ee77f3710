#!/bin/bash
# Machines that fail, for real: standard streams that are full, closed or gone, a full disk, folders of other people's,
# two builds at once, signals. An output is the old or the new one, whole, and nothing lies beside it.
#
# What needs another user or a mount of its own is skipped, by name, where this machine allows none.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
unset SOPCAL_LANG SOPCAL_FAULT SOPCAL_FAULT_COUNTS
root=$PWD
chmod 755 "$work"
cp "$BUILD/sopcal" "$work/sopcal"
cp "$BUILD/fault/sopcal" "$work/failing"
cp -r tests/fault/plan "$work/new"
cp -r tests/fault/plan "$work/old"
sed -i 's/水/霜/' "$work/old/content/brand/how.md"
cd "$work" || exit 2
sopcal=$work/sopcal failing=$work/failing

build() { "$sopcal" build "$1" -o "$2" --quiet >/dev/null; }
same() { # NAME WANTED FOLDER...: an output as it should be, and nothing beside it
  check "$1: the output" diff -rq "$2" "$3"
  tidy "$1" "$3"
}
tidy() { check "$1: nothing lies beside it" test ! -e "$(dirname "$2")/.$(basename "$2").sopcal-new"; }
none() { # NAME FOLDER
  check "$1: no output" test ! -e "$2"
  tidy "$1" "$2"
}
again() { rm -rf "$1" && build old "$1"; } # an old output

build old is-old
build new is-new
check "two versions differ" sh -c '! diff -rq is-old is-new >/dev/null'

# ---- standard streams -------------------------------------------------------------------------------------------------

# A pipe that nobody reads: nothing is written to fd 8 without EPIPE.
mkfifo pipe
exec 9<>pipe 8>pipe 9<&-

while read -r command; do
  # shellcheck disable=SC2086 # words of a command
  "$sopcal" $command >is-printed 2>is-said
  usual=$?
  exits 2 "a full disk under stdout: $command" sh -c 'exec "$0" "$@" >/dev/full' "$sopcal" $command
  says '^sopcal: cannot write to standard output$'
  exits 2 "a closed stdout: $command" sh -c 'exec "$0" "$@" >&-' "$sopcal" $command
  says '^sopcal: cannot write to standard output$'
  exits 2 "nobody reads stdout: $command" sh -c 'exec "$0" "$@" >&8' "$sopcal" $command
  says '^sopcal: cannot write to standard output$'
  for stderr in '>/dev/full' '>&-' '>&8'; do
    exits $usual "stderr $stderr: $command" sh -c "exec \"\$0\" \"\$@\" >is-now 2$stderr" "$sopcal" $command
    check "stderr $stderr: all is printed: $command" cmp is-printed is-now
  done
done <<'END'
check new
build new -o streams
show lin 2026-03-03 new
diff old new
explain flash new
explain S102
gaps new
report new
schema
codes
--help
END
again out
for stdout in '>/dev/full' '>&-' '>&8'; do
  exits 2 "stdout $stdout: a build" sh -c "exec \"\$0\" build new -o out $stdout" "$sopcal"
  same "stdout $stdout" is-old out
done
exits 0 "no stream at all is open: a build of what says nothing" \
  sh -c 'exec "$0" build new -o quiet --messages json >/dev/null 2>&- <&-' "$sopcal"
same "no stream at all" is-new quiet
exits 2 "not even stdout" sh -c 'exec "$0" build new -o nothing >&- 2>&- <&-' "$sopcal"
none "not even stdout" nothing

# ---- limits -----------------------------------------------------------------------------------------------------------

exits 2 "files may be no larger than 1 KiB" env "$uncounted" bash -c 'ulimit -f 1 && exec "$0" build new -o out >/dev/null' "$sopcal"
says "^sopcal: 'out' cannot be written: out/.*: File too large\$"
same "no larger than 1 KiB" is-old out
exits 2 "few files may be open" bash -c 'ulimit -n 5 && exec "$0" build new -o out' "$sopcal"
same "few files" is-old out

# ---- disks ------------------------------------------------------------------------------------------------------------

# COMMAND...: where mounts are our own; 99 where there can be none.
in_own_mounts() {
  if unshare -m true 2>/dev/null; then unshare -m "$@"; elif unshare -Urm true 2>/dev/null; then unshare -Urm "$@"; else return 99; fi
}
mkdir disk
cat >on_small_disk <<'END'
# $1 sopcal: on a disk with ever more room, the old output and then the new one; prints how many were refused.
mount -t tmpfs -o size=400k,mode=755 none disk || exit 99
"$1" build old -o disk/out --quiet >/dev/null || exit 98
refused=0
for free in $(seq 0 4 400); do
  head -c 400k /dev/zero >disk/fill 2>/dev/null
  truncate -s "-${free}k" disk/fill 2>/dev/null || rm disk/fill
  "$1" build new -o disk/out --quiet >/dev/null 2>why
  status=$?
  if [ $status = 0 ]; then
    diff -rq is-new disk/out && [ ! -e disk/.out.sopcal-new ] && echo "$refused refused" && exit
    exit 97
  fi
  [ $status = 2 ] && grep -q 'No space left on device' why || { echo "status $status"; cat why; exit 96; }
  diff -rq is-old disk/out && [ ! -e disk/.out.sopcal-new ] || exit 95
  refused=$((refused + 1))
done
exit 94
END
cat >on_read_only_disk <<'END'
mount -t tmpfs -o size=4m,mode=755 none disk || exit 99
"$1" build old -o disk/out --quiet >/dev/null || exit 98
mount -o remount,ro disk || exit 99
"$1" build new -o disk/out --quiet >/dev/null
[ $? = 2 ] && diff -rq is-old disk/out
END
in_own_mounts sh on_small_disk "$sopcal" >disk-said 2>&1
status=$?
if [ $status = 99 ]; then
  echo "skipped: a small disk and a read-only one: nothing can be mounted here"
else
  check "a disk that is full at each page of a build: $(cat disk-said)" test $status = 0
  cp disk-said said
  says '^[1-9][0-9]* refused$'
  exits 0 "a read-only disk" in_own_mounts sh on_read_only_disk "$sopcal"
  says "^sopcal: 'disk/out' cannot be written: disk/out: Read-only file system\$"
fi
again out
exits 2 "a file system that cannot exchange" env SOPCAL_FAULT=rename:1:EINVAL "$failing" build new -o out --quiet
says "^sopcal: 'out' lies on a file system that cannot exchange directories; choose another with -o: out: its file"
exits 2 "and in Chinese" env SOPCAL_FAULT=rename:1:EINVAL "$failing" build new -o out --quiet --lang zh
says "^sopcal: 'out' 所在的文件系统不能交换目录；请用 -o 另选一个"
same "cannot exchange" is-old out
exits 2 "no file can be closed: a disk may tell only then that it is full" \
  env SOPCAL_FAULT=close:1+:ENOSPC "$failing" build new -o out --quiet
same "cannot be closed" is-old out

# Linux before 5.6, and some sandboxes, cannot open below a folder at once: each part of the path is opened then.
old_system() { env SOPCAL_FAULT=below:1+:ENOSYS "$failing" "$@"; }
exits 0 "a system that cannot open below a folder" old_system build new -o old-system --quiet
same "a system that cannot open below a folder" is-new old-system
cp -r new linked
echo precious >outside
ln -s why.md linked/content/brand/more.md
ln -s media linked/content/brand/same
ln -s ../../../../outside linked/content/brand/media/out.png
sed -i 's|^media:.*|media: [same/why.png, media/out.png]|' linked/content/brand/why.md
"$sopcal" check linked >told 2>&1
exits 2 "links on such a system" old_system check linked
cp said told-now
says "cannot read 'media/out.png': it is a link that leads out .*\[O102 "
check "are told as on any other" cmp told told-now

# What cannot be looked at is not taken for an empty folder, and what is in it not for ours.
mkdir foreign
echo precious >foreign/file
for call in list open below status; do
  for n in $(seq 1 2 9) $(seq 10 24) 30 40; do
    check "somebody's folder, and $call fails from $n on" sh -c '! "$@"' sh \
      env SOPCAL_FAULT=$call:$n+:EIO "$failing" build new -o foreign --quiet
    check "it is left alone" sh -c '[ "$(ls -A foreign)" = file ] && grep -q precious foreign/file'
    rm -rf .foreign.sopcal-new
    cp -r foreign .beside.sopcal-new
    check "the same in the place beside the output" sh -c '! "$@"' sh \
      env SOPCAL_FAULT=$call:$n:EIO "$failing" build new -o beside --quiet
    check "it is left alone there" grep -q precious .beside.sopcal-new/file
    rm -rf .beside.sopcal-new
  done
done
exits 0 "a first build there needs no exchange" env SOPCAL_FAULT=rename:2:EINVAL "$failing" build new -o first --quiet
same "a first build" is-new first

# ---- two processes ------------------------------------------------------------------------------------------------------

# A thousand calendars are written by two; the middle one is the 453rd of 1006, and each has its own count of calls. What
# strikes at the 500th write strikes in the helper alone.
/usr/bin/python3 "$root/tests/north_down.py" many 1000
echo 'sheets: false' >many/calendars.yaml
exits 0 "no second process is to be had" env SOPCAL_FAULT=run:1:EAGAIN "$failing" build many -o alone --quiet
exits 0 "two processes" "$sopcal" build many -o two --quiet
same "two processes write what one does" alone two
find two -printf '%P %T@ %i\n' | sort >are
exits 0 "two processes again" "$sopcal" build many -o two
says 'nothing changed'
find two -printf '%P %T@ %i\n' | sort >still
check "nothing is touched" cmp are still
for at in 100 500; do
  exits 2 "a full disk at the ${at}th write" env SOPCAL_FAULT=write:$at:ENOSPC "$failing" build many -o none --quiet
  says "^sopcal: 'none' cannot be written: none/.*: No space left on device\$"
  none "a full disk at the ${at}th write" none
  check "a signal at the ${at}th write" sh -c '! "$@" 2>/dev/null' sh \
    env SOPCAL_FAULT=write:$at:TERM "$failing" build many -o none --quiet
  none "a signal at the ${at}th write" none
done
exits 2 "the helper is killed" env SOPCAL_FAULT=write:500:KILL "$failing" build many -o none --quiet
says "^sopcal: 'none' cannot be written: a part of it was not written\$"
none "the helper is killed" none
for moment in 0.05 0.1 0.2 0.3 0.4; do
  rm -rf two
  env "$uncounted" "$sopcal" build many -o two --quiet >/dev/null 2>&1 &
  sleep $moment
  kill -KILL $! 2>/dev/null
  wait $! 2>/dev/null
  exits 0 "killed after $moment seconds: the next build" "$sopcal" build many -o two --quiet
  same "killed after $moment seconds" alone two
done

# ---- other people's folders -------------------------------------------------------------------------------------------

other="setpriv --reuid=65534 --regid=65534 --clear-groups"
if [ "$(id -u)" = 0 ] && $other test -x "$sopcal" 2>/dev/null; then
  mkdir theirs ours
  chmod 777 ours
  again ours/out
  exits 2 "a folder of somebody else's" $other "$sopcal" build new -o theirs/out --quiet
  says "^sopcal: 'theirs/out' cannot be written: theirs/out: Permission denied\$"
  none "a folder of somebody else's" theirs/out
  exits 2 "an output of somebody else's, which could not be cleared" $other "$sopcal" build new -o ours/out --quiet
  says "^sopcal: 'ours/out' cannot be written: ours/out: Permission denied\$"
  same "an output of somebody else's" is-old ours/out
  cp -r new locked
  chmod 444 locked/content
  exits 2 "a folder whose names can be read and nothing more" $other "$sopcal" check locked
  says 'G102'
  chmod 755 locked/content
  chmod 000 locked/content/brand/how.md
  exits 2 "a piece of somebody else's" $other "$sopcal" check locked
  says 'how\.md:1:1: error: cannot read this file: .*\(Permission denied\) \[G102 '
else
  echo "skipped: other people's folders: this needs root, and a folder that others can enter"
fi

# ---- two at once ------------------------------------------------------------------------------------------------------

# A build that stops itself; $held is its process.
hold() { # CALL:N OUTPUT
  SOPCAL_FAULT=$1:STOP env --default-signal=INT,HUP "$failing" build new -o "$2" --quiet >/dev/null 2>held-said &
  held=$!
  until grep -q '^State:.T' "/proc/$held/status" 2>/dev/null || ! kill -0 $held 2>/dev/null; do sleep 0.01; done
}
ends() { # STATUS NAME: the one that was held
  local status=0
  wait "$held" 2>/dev/null || status=$?
  cp held-said "$work/said"
  if [ $status = "$1" ]; then pass; else fail "$2: exit status $status, not $1"; fi
}

again out
for point in mkdir:2 write:3 sync:1 rename:1; do
  hold $point out
  exits 2 "a second build meanwhile, at $point" "$sopcal" build new -o out --quiet
  says "^sopcal: 'out' is being written by another build; wait for it"
  kill -CONT $held
  ends 0 "the first one"
  same "two at once, at $point" is-new out
  again out
done
for i in 1 2 3 4 5 6 7 8; do
  again out
  "$sopcal" build new -o out --quiet >/dev/null 2>&1 &
  "$sopcal" build old -o out --quiet >/dev/null 2>&1
  first=$?
  wait $!
  second=$?
  check "two at once: each is done or refused, not both refused" test "$first$second" = 00 -o "$first$second" = 02 -o "$first$second" = 20
  check "two at once: one of the two" sh -c 'diff -rq is-new out || diff -rq is-old out'
  tidy "two at once" out
done

# ---- signals ----------------------------------------------------------------------------------------------------------

while read -r signal status; do
  for point in read:2 mkdir:2 write:3 sync:1; do
    again out
    hold $point out
    kill -"$signal" $held
    kill -CONT $held
    ends "$status" "SIG$signal at $point"
    same "SIG$signal at $point" is-old out
  done
done <<'END'
INT 130
TERM 143
HUP 129
END
# Nobody reads the findings, and the pipe is full: the build waits beside the old output, and Ctrl-C ends that.
mkfifo full
exec 7<>full
timeout 1 head -c 64k /dev/zero >full
again out
env --default-signal=INT "$uncounted" "$sopcal" build new -o out --quiet >full 7<&- 2>held-said &
held=$!
until [ -e .out.sopcal-new/plan.json ]; do sleep 0.01; done
while kill -INT $held 2>/dev/null; do sleep 0.01; done
ends 130 "SIGINT before a full pipe"
same "SIGINT before a full pipe" is-old out
exec 7<&-

again out
exits 0 "nohup: SIGHUP stays ignored" env --ignore-signal=HUP SOPCAL_FAULT=write:3:HUP "$failing" build new -o out --quiet
same "nohup" is-new out
finish
