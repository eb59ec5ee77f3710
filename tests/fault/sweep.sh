#!/bin/bash
# Every nth call of the operating system fails, in every command on tests/fault/plan: sweep.sh [STRIDE]; with a stride
# (13 under AddressSanitizer, where processes end slowly) only some; of the calls at which it is killed every third,
# with FULL=1 (the judge faults) each. $BUILD/fault/sweep tries them and says what must hold. It works in memory, where
# that can be written to: a thousand syncs of a real disk take minutes.
set -u
cd "$(dirname "$0")/../.."
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. tests/tally.sh
unset SOPCAL_LANG SOPCAL_FAULT SOPCAL_FAULT_COUNTS
sweep=$(realpath "$BUILD/fault/sweep")
stride=${1:-1}
[ $# -gt 0 ] || ! grep -q __asan_init "$sweep" || stride=13
cp -r tests/fault/plan "$work/new"
cp -r tests/fault/plan "$work/old"
sed -i 's/水/霜/' "$work/old/content/brand/how.md"
# `diff` has a revision to read, with a folder and a link, and a folder of its own to lay it out in.
(
  export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
  export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
  cd "$work" && git init -q . && ln -s brand/how.md new/content/again.md && git add new && git commit -qm x && rm new/content/again.md
)
mkdir "$work/scratch"
export TMPDIR=$work/scratch
umask 077 # so that a mode that is not set is seen
cd "$work" && "$sweep" old new "$stride"
