#!/bin/bash
# What has been announced stays (design section 7): a team locks, plans on, edits, cancels, merges and clones; and what
# its calendars hold is looked at each time.
set -u
cd "$(dirname "$0")/../.."
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # builds and locks are synced, and a real disk takes its time
. tests/tally.sh
unset SOPCAL_LANG SOURCE_DATE_EPOCH SOPCAL_FAULT
sopcal=$(realpath "$BUILD/sopcal")
events=$PWD/tests/end/lock_events.py
root=$PWD
demo=$root/plans/dawn-skincare
cd "$work" || exit 2

fresh() { rm -rf "$1" && cp -r "$demo" "$1"; } # a copy of the demo
locked() { fresh "$1" && cp announced.lock "$1/sopcal.lock"; } # one with what was announced on March 1
event() { "$events" event "$@" >"$work/said" 2>&1 || fail "no event $3 in $2"; }

# ---- announcing -------------------------------------------------------------------------------------------------------

fresh plan
exits 2 "the program has no clock" "$sopcal" lock plan
says 'say from which day on: sopcal lock --today 2026-03-02'
check "and writes nothing" test ! -e plan/sopcal.lock
exits 2 "a day before all plans" "$sopcal" lock plan --today 1999-12-31
exits 2 "a horizon of hours" "$sopcal" lock plan --today 2026-03-01 --horizon 3h
exits 2 "a horizon beyond all plans" "$sopcal" lock plan --today 2026-03-01 --horizon 999999d
exits 1 "nothing is announced yet" "$sopcal" check plan --locked
says 'has no sopcal.lock to compare with \[L113 '
"$sopcal" build plan -o before --quiet >/dev/null
exits 0 "the first lock" "$sopcal" lock plan --today 2026-03-01
says '^plan/sopcal.lock: [1-9][0-9]* new, 0 changed, 0 gone, 0 kept$'
check "begins with the line that all have" grep -q '^# sopcal\.lock 1 ' plan/sopcal.lock
check "is sorted by bytes" sh -c 'tail -n +2 plan/sopcal.lock | LC_ALL=C sort -c'
check "holds what begins until March 31" grep -q '^dawn-skincare/moments/2026-03-31/1 ' plan/sopcal.lock
check "and nothing behind it" sh -c '! grep -q "on=2026-04" plan/sopcal.lock'
cp plan/sopcal.lock announced.lock
touch -d 2026-01-01 plan/sopcal.lock
exits 0 "the same again" "$sopcal" lock plan --today 2026-03-01
says '0 new, 0 changed, 0 gone, [0-9]* kept; nothing to write$'
check "does not touch the file" test "$(stat -c %Y plan/sopcal.lock)" = "$(date -d 2026-01-01 +%s)"
check "in any zone, language and folder" sh -c '
  cp -r plan elsewhere && rm elsewhere/sopcal.lock && cd elsewhere &&
  TZ=America/New_York LANG=zh_CN.UTF-8 "$0" lock --today 2026-03-01 --quiet --lang zh >/dev/null && cmp sopcal.lock ../announced.lock' "$sopcal"
exits 0 "a locked plan is as announced" "$sopcal" check plan --locked
exits 0 "also in a month: the horizon moving on is not staleness" "$sopcal" check plan --locked --today 2026-05-01

# ---- calendars and sheets ---------------------------------------------------------------------------------------------

exits 0 "a build" "$sopcal" build plan -o out --quiet
event out channel/circle.ics dawn-skincare/monthly-care/2026-03/heat
says '^SEQUENCE:1$'
says '^DTSTAMP:20260301T000000Z$'
says '^LAST-MODIFIED:20260301T000000Z$'
event out channel/circle.ics dawn-skincare/monthly-care/2026-10/heat
says '^SEQUENCE:0$'
says '^STATUS:TENTATIVE$'
says '^DTSTAMP:20251231T160000Z$'
says '^SUMMARY:老客群 · 大家的反馈（月度护肤节）$'
says '暂定：还没有公布'
check "its sheet shows the text, and says that it may change" \
  sh -c 'grep -rhq "暂定，以后可能会变" out/site/sheets/lin/2026-W4*.html out/site/sheets/lin/2026-W4*.md'
check "what is announced does not say so" sh -c '! grep -q 暂定 out/site/sheets/lin/2026-W11.html out/site/sheets/lin/2026-W11.md'
check "a table has a column for it" grep -q '"暂定"' out/site/sheets/lin/2026-W45.csv
exits 0 "somebody's day" "$sopcal" show lin 2026-11-06 plan
says '  暂定$'
exits 0 "somebody's day as JSON" "$sopcal" show lin 2026-11-06 plan --format json
says '"provisional": true'
rm plan/sopcal.lock
"$sopcal" build plan -o out --quiet >/dev/null
check "without its lock the plan is built as ever" diff -r before out

# Announced before the plan begins: what is announced later must not look older than it did before.
cp -r "$demo" early
"$sopcal" lock early --today 2025-12-15 --quiet >/dev/null
"$sopcal" build early -o first --quiet >/dev/null
event first channel/moments.ics dawn-skincare/moments/2026-01-20
says '^LAST-MODIFIED:20251215T000000Z$'
says '^SEQUENCE:0$'
"$sopcal" lock early --today 2025-12-22 --quiet >/dev/null
"$sopcal" build early -o then --quiet >/dev/null
event then channel/moments.ics dawn-skincare/moments/2026-01-20
says '^LAST-MODIFIED:20251222T000000Z$'
rm -r early first then

# Everything that plans can say is announced, read again, and found as it was.
for one in "$root"/tests/docs/uses "$root"/tests/good/*; do
  cp -r "$one" whole
  exits 0 "all of ${one#"$root/"} is announced" "$sopcal" lock whole --today 2026-01-01 --horizon 3650d --quiet
  exits 0 "and found as it was announced" "$sopcal" check whole --locked --strict --quiet
  cp whole/sopcal.lock whole.lock
  "$sopcal" lock whole --today 2026-01-01 --horizon 3650d --quiet >/dev/null
  check "byte for byte" cmp whole/sopcal.lock whole.lock
  rm -rf whole
done

# ---- planning on ------------------------------------------------------------------------------------------------------

locked plan
"$sopcal" build plan -o announced --quiet >/dev/null
for i in $(seq 20); do
  printf -- '---\nkind: interaction\nstatus: final\n---\n第 %d 条新写的。\n' "$i" >"plan/content/$(sed -n "$((i % 3 + 1))p" <<<$'persona\nbrand\nproof')/a-new-$i.md"
done
sed -i 's/^scene_default/&/; s/^kind: interaction/&\nscene: feedback/' plan/content/proof/a-new-*.md
cat >>plan/team.yaml <<'END'
  an: {name: 安安, role: adviser, store: HZ-01, region: 杭州, channels: [moments, circle, study, private]}
  ai: {name: 艾艾, role: adviser, store: HZ-01, region: 杭州, channels: [moments, circle, study, private]}
END
sed -i 's/^    cycle: 20d/    cycle: 26d/' plan/campaigns/monthly-care.yaml
cat >plan/campaigns/refill.yaml <<'END'
campaigns:
  refill: {title: 补货周, cycle: 45d, rhythm: auto, for: [tender], status: final}
END
exits 0 "twenty pieces, two advisers, another cycle and one more" "$sopcal" build plan -o now --quiet
check "move no announced day, piece or person, and change no byte of an announced event" "$events" same announced now
check "but what is not announced moves" sh -c '! diff -rq announced/site/calendar now/site/calendar >/dev/null'
exits 0 "the plan is still as announced" "$sopcal" check plan --locked
exits 0 "the next lock" "$sopcal" lock plan --today 2026-03-01
"$sopcal" build plan -o now --quiet >/dev/null
check "announces the new, and leaves the rest" "$events" same announced now

# ---- editing, removing, releasing -------------------------------------------------------------------------------------

locked plan
piece=$(sed -n 's/^dawn-skincare\/moments\/2026-03-20\/1 .* piece=\([^ ]*\) .*/\1/p' announced.lock)
sed -i '$s/$/（改过）/' "plan/content/$piece.md"
exits 1 "an edited text is a gate" "$sopcal" check plan --locked
says "sopcal.lock:[0-9]+:[0-9]+: gate: 'dawn-skincare/moments/2026-03-20/1' was announced otherwise than .*\\[L111 "
exits 0 "and none where nobody asked" "$sopcal" check plan
exits 0 "it is announced" "$sopcal" lock plan --today 2026-03-02
says '1 changed, 0 gone'
exits 0 "and then as announced" "$sopcal" check plan --locked
"$sopcal" build plan -o out --quiet >/dev/null
event out channel/moments.ics dawn-skincare/moments/2026-03-20
says '^SEQUENCE:2$'
says '^LAST-MODIFIED:20260302T000000Z$'

locked plan
piece=$(sed -n 's/^dawn-skincare\/moments\/2026-03-27\/1 .* piece=\([^ ]*\) .*/\1/p' announced.lock)
rm "plan/content/$piece.md"
exits 0 "a piece that was announced is removed" "$sopcal" check plan
says "sopcal.lock:[0-9]+:[0-9]+: warning: 'dawn-skincare/moments/2026-03-27/1' was announced with piece '$piece'"
exits 1 "which is a gate" "$sopcal" check plan --locked
exits 0 "the piece in its place is announced" "$sopcal" lock plan --today 2026-03-02
exits 0 "and then nothing is said any more" "$sopcal" check plan --locked --strict

locked plan
sed -i 's/^    prefer: .*/    in: {2026-03: {date: 2026-03-24}}/; /^    in:$/,$d' plan/campaigns/monthly-care.yaml
exits 0 "a date that was announced and is stated otherwise" "$sopcal" check plan
says "'dawn-skincare/monthly-care/2026-03.*' stays on 2026-03-0"
exits 1 "which is a gate, too" "$sopcal" check plan --locked
exits 2 "nobody is released by mistake" "$sopcal" lock plan --today 2026-03-02 --release monthly-care/2026-0
says "nothing that has been announced is called 'monthly-care/2026-0'"
exits 0 "released, it follows the plan" "$sopcal" lock plan --today 2026-03-02 --release monthly-care/2026-03
check "with the next number" grep -q '^dawn-skincare/monthly-care/2026-03 opens=2026-03-24\.\..* seq=2 changed=2026-03-02T' plan/sopcal.lock
check "and others do not" grep -q '^dawn-skincare/moments/2026-03-31/1 .* seq=1 ' plan/sopcal.lock

# ---- cancelling -------------------------------------------------------------------------------------------------------

locked plan
sed -i '/{id: heat,/d' plan/sops/three-day.yaml
cmp -s plan/sops/three-day.yaml "$demo/sops/three-day.yaml" && fail "the demo has no step heat any more"
exits 1 "a step that was announced and is gone" "$sopcal" check plan --locked
says "'dawn-skincare/monthly-care/2026-03/heat' was announced, and the plan has it no more \\[L112 "
exits 0 "is cancelled" "$sopcal" lock plan --today 2026-03-03
says ' gone, '
exits 0 "which is as announced" "$sopcal" check plan --locked
"$sopcal" build plan -o cancelled --quiet >/dev/null
event cancelled channel/circle.ics dawn-skincare/monthly-care/2026-03/heat
says '^SUMMARY:【已取消】老客群'
says '^STATUS:CANCELLED$'
says '^TRANSP:TRANSPARENT$'
says '^SEQUENCE:2$'
person=$(sed -n 's/^dawn-skincare\/monthly-care\/2026-03\/heat .* people=\([^ ]*\) .*/\1/p' announced.lock)
event cancelled "staff/$person.ics" dawn-skincare/monthly-care/2026-03/heat "$person"
says '^STATUS:CANCELLED$'
cp plan/sopcal.lock cancelled.lock
exits 0 "locking again changes nothing" "$sopcal" lock plan --today 2026-03-20 --horizon 13d
check "byte for byte" cmp plan/sopcal.lock cancelled.lock
cp "$demo/sops/three-day.yaml" plan/sops/
exits 0 "what comes back" "$sopcal" lock plan --today 2026-03-04
check "goes on from its cancellation" \
  grep -q '^dawn-skincare/monthly-care/2026-03/heat kind=post .* seq=3 changed=2026-03-04T00:00:00Z$' plan/sopcal.lock
cp cancelled.lock plan/sopcal.lock
sed -i '/{id: heat,/d' plan/sops/three-day.yaml
exits 0 "a cancellation that has been shown long enough" "$sopcal" lock plan --today 2026-03-31 --horizon 0d
says 'no longer shown as cancelled'
check "is left out" sh -c '! grep -q "monthly-care/2026-03/heat " plan/sopcal.lock'
exits 1 "a plan with errors" sh -c 'sed -i "s/kind: moments/kind: nonsense/" plan/plan.yaml && "$0" lock plan --today 2026-06-01' "$sopcal"
says '^the plan has errors: nothing was announced$'
check "announces nothing" sh -c '! grep -q "on=2026-06" plan/sopcal.lock'
exits 1 "in Chinese" "$sopcal" lock plan --today 2026-06-01 --lang zh
says '^计划有错误，什么都没有公布$'

cp -r "$root/tests/fault/plan" small
"$sopcal" lock small --today 2026-03-01 --quiet >/dev/null
sed -i '/^campaigns:/,$d' small/plan.yaml
"$sopcal" lock small --today 2026-03-01 --quiet >/dev/null
"$sopcal" build small -o read --quiet >/dev/null
check "other programs read it as a cancellation" /usr/bin/python3 "$root/tests/readers/feeds.py" read

# ---- git --------------------------------------------------------------------------------------------------------------

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
if command -v git >/dev/null; then
  locked shared
  (cd shared && git init -q -b main && git add -A && git commit -qm plan) || fail "git"
  git -C shared checkout -q -b one
  piece=$(sed -n 's/^dawn-skincare\/circle\/2026-03-02\/1 .* piece=\([^ ]*\) .*/\1/p' announced.lock)
  sed -i '$s/$/（一）/' "shared/content/$piece.md"
  "$sopcal" lock shared --today 2026-03-02 --horizon 29d --quiet >/dev/null
  git -C shared commit -qam one
  git -C shared checkout -q -b two main
  piece=$(sed -n 's/^dawn-skincare\/moments\/2026-03-27\/1 .* piece=\([^ ]*\) .*/\1/p' announced.lock)
  sed -i '$s/$/（二）/' "shared/content/$piece.md"
  "$sopcal" lock shared --today 2026-03-03 --horizon 28d --quiet >/dev/null
  git -C shared commit -qam two
  check "two branches that each lock merge without a conflict" git -C shared merge -q -m both one
  exits 0 "and are as announced" "$sopcal" check shared --locked
  grep ' seq=2 ' shared/sopcal.lock >"$work/said"
  says '^dawn-skincare/circle/2026-03-02/1 .* changed=2026-03-02T'
  says '^dawn-skincare/moments/2026-03-27/1 .* changed=2026-03-03T'
  git -C shared checkout -q -b three two
  sed -i '$s/$/（三）/' "shared/content/$piece.md"
  "$sopcal" lock shared --today 2026-03-04 --horizon 27d --quiet >/dev/null
  git -C shared commit -qam three
  git -C shared checkout -q -b four two
  sed -i '$s/$/（四）/' "shared/content/$piece.md"
  "$sopcal" lock shared --today 2026-03-05 --horizon 26d --quiet >/dev/null
  git -C shared commit -qam four
  exits 1 "two that announce one line differently do not merge" git -C shared merge -q -m five three
  git -C shared checkout -q two -- "content/$piece.md"
  exits 1 "which is said at the place" "$sopcal" check shared
  says '^shared/sopcal.lock:[0-9]+:1: error: git could not merge the lock here \[L102 '
  git -C shared merge --abort
  git -C shared checkout -q two
  check "a clone" git clone -q shared clone
  (cd "$work" && cp cancelled.lock shared/sopcal.lock && sed -i '/{id: heat,/d' shared/sops/three-day.yaml && git -C shared commit -qam heat)
  git -C clone pull -q
  "$sopcal" build shared -o first --quiet >/dev/null
  check "with no former output builds the same bytes, cancellations included" \
    sh -c 'cd clone && TZ=Pacific/Auckland "$0" build . -o ../second --quiet >/dev/null; diff -r ../first ../second' "$sopcal"
else
  echo "skipped: branches and clones: git is not installed"
fi

# ---- two at once, and what stands in the way --------------------------------------------------------------------------

fresh plan
mkdir plan/sopcal.lock
exits 2 "a folder in the lock's place" "$sopcal" lock plan --today 2026-03-01
rmdir plan/sopcal.lock
cp announced.lock elsewhere.lock
ln -s ../elsewhere.lock plan/sopcal.lock
exits 2 "a link out of the plan" "$sopcal" lock plan --today 2026-03-05
check "is not written through" cmp announced.lock elsewhere.lock
rm plan/sopcal.lock
echo left >plan/.sopcal.lock.sopcal-new
exits 0 "what a kill left beside it" "$sopcal" lock plan --today 2026-03-01 --quiet
check "is cleared" test ! -e plan/.sopcal.lock.sopcal-new
check "the mode of a new lock is not the umask's" sh -c 'rm plan/sopcal.lock; umask 077; "$0" lock plan --today 2026-03-01 --quiet >/dev/null; [ "$(stat -c %a plan/sopcal.lock)" = 644 ]' "$sopcal"
exits 2 "while another program holds the folder" flock plan "$sopcal" lock plan --today 2026-03-05
says "^sopcal: 'plan/sopcal.lock' is being written by another program; wait for it"
check "the old one stands" cmp plan/sopcal.lock announced.lock
exits 2 "files may be no larger than 1 KiB" env "$uncounted" bash -c 'ulimit -f 1 && exec "$0" lock plan --today 2026-03-05' "$sopcal"
says "^sopcal: 'plan/sopcal.lock' cannot be written: File too large\$"
check "the old one stands" cmp plan/sopcal.lock announced.lock
check "and nothing beside it" test ! -e plan/.sopcal.lock.sopcal-new
finish
