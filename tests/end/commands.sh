#!/bin/bash
# What a person types, and the exit status: 0; 1 for an error or a gate; 2 when it did not run to its end.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$BUILD/sopcal
demo=plans/dawn-skincare

# ---- check and build --------------------------------------------------------------------------------------------------

exits 0 "check, strictly: the demo has not even a warning" "$sopcal" check "$demo" --strict
exits 0 "check --messages json" "$sopcal" check "$demo" --messages json
exits 0 "a build" "$sopcal" build "$demo" -o "$work/out"
says ': 8 people, '

cp -r "$demo" "$work/plan"
cp -r "$work/out" "$work/kept"
sed -i 's/^    kind: moments/    kind: nonsense/' "$work/plan/plan.yaml"
exits 1 "check of a broken plan" "$sopcal" check "$work/plan"
says 'plan\.yaml:[0-9]+:[0-9]+: error: '
exits 1 "build of a broken plan" "$sopcal" build "$work/plan" -o "$work/out"
check "an error leaves the old output as it was" diff -r "$work/out" "$work/kept"
exits 1 "build of a broken plan into nothing" "$sopcal" build "$work/plan" -o "$work/none"
check "an error writes no new output" test ! -e "$work/none"

mkdir "$work/foreign"
echo mine >"$work/foreign/file"
exits 2 "a folder of somebody else's is refused" "$sopcal" build "$demo" -o "$work/foreign"
says "is not an output directory of sopcal's"
check "and left alone" test "$(cat "$work"/foreign/*)" = mine
check "with nothing beside it" test "$(echo "$work"/*foreign* "$work"/.*foreign*)" = "$work/foreign $work/.*foreign*"
echo text >"$work/file"
exits 2 "a file in the output's place is refused" "$sopcal" build "$demo" -o "$work/file"
ln -s "$work/out" "$work/link"
exits 2 "a link in the output's place is refused" "$sopcal" build "$demo" -o "$work/link"

# ---- usage ------------------------------------------------------------------------------------------------------------

usage() { exits 2 "usage: sopcal $*" "$sopcal" "$@"; }
usage
usage ''
usage nonsense
usage check a b c
usage check --nope
usage check --lang fr
usage check --messages xml
usage check --today 2026-02-30 "$demo"
usage build -o
usage show lin
usage show lin 2026-13-01 "$demo"
usage show nobody 2026-03-02 "$demo"
usage explain
says '^sopcal: usage: sopcal explain CAMPAIGN/PERIOD \[PLAN\] \| explain CODE$'
usage build "$demo" -o "$work/none" --format x
usage codes --format x
usage templates --format md sheets/labels.txt
says "^sopcal: with --format md no name can be given 'sheets/labels\.txt'$"
usage explain S102 --format json
usage check "$demo" --format xml
usage show lin 2026-03-02 "$demo" --format csv
usage gaps "$demo" --format json
usage report "$demo" --format md
usage report "$demo" --format csv
usage report "$demo" --format csv --mix --touches
usage gaps "$demo" --mix
says "^sopcal: --mix is an option of report; it is not for 'gaps'$"
usage dates "$demo" --format html
usage dates "$demo" --from 2026-02-30
usage dates "$demo" --to tomorrow
usage dates "$demo" --days=yes
usage dates "$demo" --from 1999-12-31
usage dates "$demo" --from 2026-02-02 --to 2026-02-01
usage dates a b
usage build "$demo" --locked
says "^sopcal: --locked is an option of check; it is not for 'build'$"
usage dates "$demo" --from 2026-02-01 --release monthly-care --lang zh
says "^sopcal: --release 是 lock 的选项，不能用于 'dates'$"
usage lock "$demo" --today 2026-02-01 --horizon 45
says "^sopcal: option --horizon takes a value such as 45d, not '45'$"
usage schema --format x
usage explain monthly-care/2030-01 "$demo"
exits 2 "no such folder" "$sopcal" check "$work/nowhere"
mkdir "$work/empty"
exits 2 "a folder without a plan" "$sopcal" check "$work/empty"
exits 0 "--help" "$sopcal" --help
says 'build \[PLAN\]'
exits 2 "a full disk under stdout" sh -c '"$0" codes >/dev/full' "$sopcal"

# ---- what commands say ------------------------------------------------------------------------------------------------

exits 0 "explain a period" "$sopcal" explain monthly-care/2026-06 "$demo"
says '^monthly-care/2026-06 '
says '2026-06-1[0-9] ... \.\. 2026-06-18 thu'
says '^    \+1000 meets [^ ]+: 2026-06-18 thu is its last day$'
says '^    06-17\.\.06-21  avoided: .*2026-06-19 fri \.\. 2026-06-21 sun$'
says '^  instead 2026-06-07 sun: [0-9]+ less over the whole series$'
says 'instead 2026-06-'
exits 0 "explain a campaign" "$sopcal" explain monthly-care "$demo"
says '^    01-01\.\.01-[0-9]+  no time to prepare: it would begin before the plan$'
says '^    12-30\.\.12-31  would end after the plan$'
exits 0 "explain a code" "$sopcal" explain S102
says '^S102 unknown-key'
exits 0 "explain a code in small letters" "$sopcal" explain c240
says '^C240 touched-too-often'
exits 0 "explain it by its name, in Chinese" "$sopcal" explain unknown-key --lang zh
says '^S102 '
exits 0 "a day of a person's" "$sopcal" show lin 2026-06-18 "$demo"
says '^20:00 .*朋友圈'
says '^  \| .*618|6月18日'
exits 0 "a day off" "$sopcal" show lin 2026-06-21 "$demo"
check "a day as JSON" sh -c '"$0" show lin 2026-06-18 "$1" --format json | /usr/bin/python3 -m json.tool' "$sopcal" "$demo"
exits 0 "gaps" "$sopcal" gaps "$demo"
exits 0 "gaps as a table" "$sopcal" gaps "$demo" --format csv
says '^by,week,line,kind,theme,scene,piece,named,channel,for,dates'
exits 0 "gaps for a pull request" "$sopcal" gaps "$demo" --format md
says '^nothing is left to write$'
exits 0 "what the daily lines came to" "$sopcal" report "$demo" --mix
says '^line +persona +40\.0% +40\.0% +130 +1\.00 '
says '^selling +product +≤ 30\.0% '
exits 0 "the same in Chinese" "$sopcal" report "$demo" --mix --lang zh
says '^内容线 +人设 +40\.0% +40\.0% +130 '
exits 0 "the same as a table" "$sopcal" report "$demo" --mix --format csv
says '^channel,month,part,name,planned,posts,share,empty,furthest,furthest_on'
says '^moments,,line,persona,40\.0,130,40\.0,0,1\.00,2026-01-'
says '^moments,2026-03,kind,education,35\.0,'
check "as JSON" sh -c '"$0" report "$1" --format json | /usr/bin/python3 -m json.tool' "$sopcal" "$demo"

# A plan whose only errors are pieces that nobody has written yet; one of them is for no day of the plan.
mkdir "$work/owing"
cat >"$work/owing/plan.yaml" <<'END'
plan: {id: owing, from: 2026-03-01, to: 2026-03-31, locale: en}
channels: {c: {kind: moments, at: [08:00]}}
staff: {lin: {name: Lin, role: adviser, channels: [c]}}
daily: {c: {every: [mon], mix: {brand: 1}}}
sops:
  a: {length: 3, by: lin, steps: [{id: x, day: 1, at: 10:00, post: c, piece: checkin/}, {id: y, day: 2, at: 10:00, post: c, piece: checkin/day-*}]}
  unused: {by: lin, steps: [{id: z, day: 1, post: c, piece: [wake/a, wake/b]}]}
campaigns: {k: {sop: a, date: 2026-03-10}}
pin: {2026-03-09 c: brand/x}
END
exits 1 "check of a plan without its pieces" "$sopcal" check "$work/owing" --messages short
says 'error: there is no piece .checkin/. \[R105 '
exits 0 "what it lacks" "$sopcal" gaps "$work/owing" --today 2026-03-07
says '^pieces to write: [0-9]+, of which late \(!\): 1$'
says '^2026-03-06 ! +2026-W10 +brand +pinned +Moments +everybody +2026-03-09 +content/brand/x\.md$'
says '^2026-03-07 +2026-W10 +checkin +k +Moments +everybody +2026-03-10 2026-03-11 +content/checkin/day-2\.md$'
says '^- +wake +no day ahead +content/wake/a\.md$'
sed -i 's/2026-03-09 c/2026-03-12 c/' "$work/owing/plan.yaml"
exits 1 "another error of it is said" "$sopcal" gaps "$work/owing" --messages short
says 'error: channel .c. has no daily post on 2026-03-12'
says 'note: there is no piece .checkin/. \[R105 '

# A step that names what there is, and cannot have it: nothing can be written for that.
mkdir -p "$work/spent/content/brand"
printf -- '---\nreuse: {times: 1}\n---\nOnce.\n' >"$work/spent/content/brand/once.md"
cat >"$work/spent/plan.yaml" <<'END'
plan: {id: spent, from: 2026-03-01, to: 2026-03-31, locale: en}
channels: {c: {kind: moments}}
staff: {lin: {name: Lin, role: adviser, channels: [c]}}
sops: {s: {by: lin, steps: [{id: a, day: 1, at: 10:00, post: c, piece: brand/once}]}}
campaigns: {k: {sop: s, date: [2026-03-10, 2026-03-12]}}
END
exits 0 "what writing does not help" "$sopcal" gaps "$work/spent"
says '^nothing is left to write$'
says '^sopcal: posts that name a piece which is there and does not fit: 1; see sopcal check$'

# What steps ask for without a line (D03, D09), and a daily post of a line that the mix does not have.
mkdir -p "$work/asks/content/hot"
echo News. >"$work/asks/content/hot/news.md"
cat >"$work/asks/plan.yaml" <<'END'
plan: {id: asks, from: 2026-03-01, to: 2026-03-31, locale: en}
channels: {c: {kind: moments, at: [08:00]}}
staff: {lin: {name: Lin, role: adviser, channels: [c]}}
daily: {c: {every: [mon], mix: {persona: 1}}}
sops: {a: {by: lin, steps: [{id: x, day: 1, at: 10:00, post: c, theme: scarce}, {id: y, day: 1, at: 11:00, post: c, kind: interaction}, {id: z, day: 1, at: 12:00, post: c, theme: urgency}]}}
campaigns: {k: {sop: a, date: 2026-03-10}}
pin: {2026-03-09 c: hot/news}
END
exits 0 "urgency is written for proof, any other theme for the brand, what only has a kind for persona" "$sopcal" gaps "$work/asks"
says '^2026-03-07 +2026-W10 +persona +k · interaction +Moments '
says '^2026-03-07 +2026-W10 +brand +k · scarce +Moments '
says '^2026-03-07 +2026-W10 +proof +k · last call +Moments '
exits 1 "a pinned piece of another line stands beside the mix" "$sopcal" report "$work/asks" --mix
says '^Moments: daily posts: 4, empty: 4, outside the mix: 1$'

# Too much for one customer, in a table: the first twenty days of it, and how many more.
mkdir "$work/reached"
cat >"$work/reached/plan.yaml" <<'END'
plan: {id: reached, from: 2026-03-02, to: 2026-03-25, locale: en}
channels: {circle: {kind: group, title: Circle, at: [08:00, 20:00], touch: [1 per day, 14 per week]}}
segments: {vip: {title: VIP, touch: {circle: 2 per day}}}
staff: {lin: {name: Lin, role: adviser, channels: [circle]}}
daily: {circle: {per_day: 2, mix: {brand: 1}}}
sops: {hi: {by: lin, steps: [{id: hi, day: 1, at: 10:00, post: circle, line: brand}]}}
campaigns: {spring: {sop: hi, date: 2026-03-10, for: vip}}
END
exits 1 "how often customers are reached" "$sopcal" report "$work/reached" --touches
says '^day +3  2026-03-10$'
says '^day +channel +1 +3  2026-03-10 +24$'
says '^week +channel +14 +15  2026-03-09\.\.2026-03-15 +1$'
says '^  over 2026-03-02, channel: 2 of 1: 08:00 daily line of circle, 20:00$'
says '^  and 4 more$'
says '^  over 2026-03-10, segment vip: 3 of 2: 08:00 daily line of circle, 10:00 spring hi, 20:00 daily line of circle$'
exits 1 "the same in Chinese" "$sopcal" report "$work/reached" --touches --lang zh
says '^天 +渠道 +1 +3  2026-03-10 +24$'
says '^  另外还有 4 次$'
says '^  超出 2026-03-10，人群 vip：3 条，上限 2：'

# Somebody who lives elsewhere: their day, by their clock.
mkdir "$work/abroad"
cat >"$work/abroad/plan.yaml" <<'END'
plan: {id: abroad, from: 2026-03-02, to: 2026-03-08, locale: en}
staff: {ana: {name: Ana, role: adviser, timezone: Europe/Berlin}}
sops: {calls: {anchor: calendar, steps: [{id: call, every: mon, at: 02:00-03:00, by: ana, task: Call}, {id: log, every: mon, by: ana, task: Log}]}}
END
exits 0 "a day by one's own clock" "$sopcal" show ana 2026-03-01 "$work/abroad"
says '^times by the clock of Europe/Berlin$'
says '^19:00-20:00  Call  \(15 min\)$'
says "^  by the plan's clock: 2026-03-02 02:00-03:00, Asia/Shanghai$"
exits 0 "what has no time stays on its day" "$sopcal" show ana 2026-03-02 "$work/abroad"
says '^all day  Log  '
exits 0 "a day by one's own clock as JSON" "$sopcal" show ana 2026-03-01 "$work/abroad" --format json
says '"window": "19:00-20:00"'
says '"plan_time": "2026-03-02 02:00-03:00, Asia/Shanghai"'

# A deadline on a day off stands on the sheet of the last working day before, and calendars lead there.
mkdir "$work/due"
cat >"$work/due/plan.yaml" <<'END'
plan: {id: due, from: 2026-03-01, to: 2026-03-31, locale: en, url: "https://plans.example.com"}
staff: {lin: {name: Lin, role: adviser, days_off: [sun, mon, tue]}}
campaigns: {spring: {sop: s, date: 2026-03-07}}
sops: {s: {steps: [{id: tidy, day: -3, task: Tidy, by: lin, due: 4, at: "18:00"}]}}
END
exits 0 "a day on which work begins" "$sopcal" show lin 2026-03-04 "$work/due"
says '^all day  Tidy  \(15 min\)$'
says '^  due: 2026-03-10 18:00$'
exits 0 "the same as JSON" "$sopcal" show lin 2026-03-04 "$work/due" --format json
says '"due": "2026-03-10 18:00"'
exits 0 "a deadline on a day off" "$sopcal" show lin 2026-03-10 "$work/due"
says '^a day off$'
exits 0 "its calendar" "$sopcal" build "$work/due" -o "$work/due-out"
check "its calendar leads to the week of its sheet" grep -q '^URL:https://plans.example.com/sheets/lin/2026-W10.html' "$work/due-out/site/calendar/staff/lin.ics"
check "is a sheet" test -f "$work/due-out/site/sheets/lin/2026-W10.html"

# What `show` gives as JSON is what the sheet has to copy: a tab is a blank in both, the rest as it was written.
mkdir -p "$work/copied/content/brand"
cat >"$work/copied/plan.yaml" <<'END'
plan: {id: copied, from: 2026-03-02, to: 2026-03-02, locale: en}
channels: {moments: {kind: moments}}
staff: {ana: {name: Ana, role: adviser, channels: [moments]}}
sops: {say: {steps: [{id: say, day: 1, at: "10:00", post: moments, piece: brand/two, by: ana}]}}
campaigns: {one: {date: 2026-03-02, sop: say, status: final}}
END
printf -- '---\nstatus: final\ncomment: "a\\tb  c"\n---\nlast\tweek　and   now\n' >"$work/copied/content/brand/two.md"
exits 0 "a text with a tab as JSON" "$sopcal" show ana 2026-03-02 "$work/copied" --format json
says '"text": "last week　and   now"'
says '"comment": "a b  c"'
exits 0 "a text with a tab on a sheet" "$sopcal" build "$work/copied" -o "$work/copied-out"
check "is the same there" grep -q '>last week　and   now</div>' "$work/copied-out/site/sheets/ana/2026-W10.html"

# What a plan says cannot steer the terminal or the build service that shows it, nor pass for a line of the program's.
mkdir -p "$work/steering/content/=x,y" "$work/steering/content/brand"
echo text >"$work/steering/content/=x,y/one.md"
printf -- '---\ntheme: warm\nnotes: "1\\n2"\n---\ncolour ##[error]x\\\n::error::x\n' >"$work/steering/content/brand/two.md"
cat >"$work/steering/plan.yaml" <<'END'
plan: {id: steering, from: 2026-01-01, to: 2026-01-05, locale: en}
channels: {moments: {kind: moments, title: "M\n::error::x", at: ["09:00"]}}
staff: {lin: {name: Lin, role: adviser, channels: [moments]}}
daily: {moments: {per_day: 1, mix: {"=x,y": 1}}}
campaigns: {spring: {title: "C\n::error::x", sop: s, date: 2026-01-02}}
sops:
  s:
    steps:
      - {id: t, day: 1, by: all, task: "X ##[error]x\n::error::x"}
      - {id: p, day: 1, post: moments, line: brand, theme: warm}
END
exits 0 "a day whose plan steers" "$sopcal" show lin 2026-01-02 "$work/steering"
says '^all day  X ##\\x5berror\]x\\n::error::x  \('
says '^  \| colour ##\\x5berror\]x$'
says '^  \| ::error::x$'
says '^  \| 2$'
exits 0 "its campaign" "$sopcal" explain spring "$work/steering"
says '^spring  C\\n::error::x$'
exits 0 "its gaps" "$sopcal" gaps "$work/steering"
says '^pieces to write: 4$'
says '^2025-12-30 +2026-W01 +=x,y +education +M\\n::error::x +everybody +2026-01-02 +content/=x,y/2026-01-02-moments\.md$'
exits 0 "its gaps in Markdown" "$sopcal" gaps "$work/steering" --format md
says '^\| 2025-12-30 \| 2026-W01 \| =x,y \| education \| M\\\\n::error::x \| '
exits 0 "its gaps as a table" "$sopcal" gaps "$work/steering" --format csv
says "^2025-12-30,2026-W01,\"'=x,y\",education,,,\"'=x,y/2026-01-02-moments\",,moments,,2026-01-02"
exits 0 "its mix" "$sopcal" report "$work/steering" --mix
says '^M\\n::error::x: daily posts: '
exits 2 "an argument that steers" "$sopcal" explain "$(printf 'x\033[1m\302\233')" "$work/steering"
says "'x\\\\x1b\[1m\\\\u\{009b\}'"

# A campaign of each sort, and what explain says of it.
mkdir -p "$work/sorts/partials/sheets"
cat >"$work/sorts/plan.yaml" <<'END'
plan: {id: sorts, from: 2026-03-01, to: 2026-05-31, locale: en}
dates: {mid: 2026-03-15}
campaigns:
  plain: {title: Plain, rhythm: month}
  friday: {title: Friday, rhythm: month, prefer: fri}
  stated: {title: Stated, rhythm: month, near: {mid: first_day}, in: {2026-03: {date: 2026-03-20}}}
  weekly: {title: Weekly, every: mon}
staff: {lin: {name: Lin, role: adviser}}
sops: {calls: {anchor: calendar, steps: [{id: call, every: day, by: all, task: call}]}}
END
exits 0 "a series without a cycle" "$sopcal" explain plain "$work/sorts"
says '^  rhythm month, wished gap 3[01]\.[0-9] days$'
says '^    0 nothing speaks for or against it$'
exits 0 "a preferred weekday" "$sopcal" explain friday "$work/sorts"
says '^    \+100 opens on a preferred weekday$'
exits 0 "a date that is missed" "$sopcal" explain stated "$work/sorts"
says '^  does not meet mid \(2026-03-15 sun\)$'
says '^  stated in the plan, so it is never moved$'
exits 0 "two series of one audience" "$sopcal" explain friday/2026-03 "$work/sorts"
says '^  placed together with plain, which is for some of the same people$'
says '^    03-02  plain/2026-03, placed together with it: 2026-03-02 mon$'
says '^    03-20  stated/2026-03, for some of the same people: 2026-03-20 fri$'
says '^  instead 2026-03-06 fri: as good over both series$'
exits 0 "the same in Chinese" "$sopcal" explain friday/2026-03 "$work/sorts" --lang zh
says '^  与 plain 一起排：两者面向的人有重合$'
says '^    03-02  plain/2026-03，与它一起排的：2026-03-02 周一$'
exits 0 "what repeats" "$sopcal" explain weekly "$work/sorts"
says '^  repeated as the plan says$'
exits 0 "no gaps, in Chinese" "$sopcal" gaps --lang=zh -- "$work/sorts"
says '^没有要写的了$'
exits 0 "gaps in Chinese" "$sopcal" gaps --lang zh "$work/steering"
says '^2025-12-30 +2026-W01 +=x,y +种草科普 '
exits 1 "a day of a broken plan" "$sopcal" show lin 2026-03-02 "$work/plan"
says 'error: '
exits 2 "a command misspelt" "$sopcal" chekc
says "^sopcal: did you mean 'check'"
exits 2 "and in Chinese" "$sopcal" chekc --lang zh
says '是不是想写“check”'

# What was announced, what moved off a day off, and every sort of hindrance.
mkdir "$work/announced"
cat >"$work/announced/plan.yaml" <<'END'
plan: {id: said, from: 2026-09-01, to: 2026-11-30, locale: en}
holidays: {y: {year: 2026, days_off: {National: 2026-10-01..2026-10-08}}}
staff: {lin: {name: Lin, role: adviser}}
sops: {s: {length: 3, steps: [{id: ready, day: -7, task: stock, by: lin, at: 09:00}, {id: open, day: 1, task: open, by: lin}, {id: after, day: last+1, task: count, by: lin, on_day_off: later}]}}
campaigns:
  care: {sop: s, rhythm: month, cycle: 20d, avoid: [public-holidays], in: {2026-11: {date: 2026-11-11}}}
END
exits 0 "what is in the way" "$sopcal" explain care/2026-10 "$work/announced"
says '^    10-01..10-08  avoided: National 2026-10-01 thu \.\. 2026-10-08 thu$'
says '^    10-23..10-31  too near to care/2026-11, which is fixed: 2026-11-11 wed \.\. 2026-11-13 fri$'
says '^    ready: 2026-09-30 wed instead of 2026-10-05 mon \(National\)$'
exits 0 "an opening to announce" "$sopcal" lock "$work/announced" --today 2026-09-01
exits 0 "what was announced" "$sopcal" explain care/2026-10 "$work/announced"
says '^  announced, so it stays \(.*/sopcal.lock:6\)$'
says '^    ready: 2026-09-30 wed instead of 2026-10-05 mon \(announced\)$'
exits 0 "what was not" "$sopcal" explain care/2026-11 "$work/announced"
says '^  not announced yet: it may still move$'
says '^    after: 2026-11-16 mon instead of 2026-11-14 sat \(weekend\)$'
exits 0 "in Chinese" "$sopcal" explain care/2026-11 "$work/announced" --lang zh
says '^    after：2026-11-16 周一，原本 2026-11-14 周六（周末）$'


# Templates of one's own that bring themselves in, in a chain too, or make more than a page may hold.
printf '{{> loop}}' | tee "$work/sorts/partials/sheets/loop.mustache" >"$work/sorts/partials/sheets/week.md.mustache"
exits 1 "a template that brings itself in" "$sopcal" build "$work/sorts" --templates "$work/sorts/partials" -o "$work/loop"
says 'loop.mustache:1:1: error: week.md > loop > loop: a template cannot bring itself in'
check "leaves no output" test ! -e "$work/loop"
mkdir -p "$work/chain/templates/sheets"
cp "$work/sorts/plan.yaml" "$work/chain"
(cd "$work/chain/templates/sheets" && seq 3000 | awk '{ print "{{> p" $1 + 1 "}}" > ("p" $1 ".mustache"); close("p" $1 ".mustache") }' &&
  cp p1.mustache week.md.mustache && echo end >p3001.mustache)
exits 1 "a long chain of templates" sh -c 'ulimit -s 256; "$0" build "$1" -o "$1/out"' "$sopcal" "$work/chain"
says 'p64.mustache:1:1: error: .*: more than 64 deep'
rm "$work/chain/templates/sheets"/*
days=$(seq 9 | awk '{ open = open "{{#days}}"; shut = shut "{{/days}}" } END { print open "-" shut }')
echo "$days" >"$work/chain/templates/sheets/week.md.mustache"
exits 2 "a template that makes too much" "$sopcal" build "$work/chain" -o "$work/chain/out"
says 'sheets/week.md.mustache makes more of site/sheets/.*\.md than a page may hold$'
rm "$work/chain/templates/sheets"/*
echo "{{#months}}{{#weeks}}$days{{/weeks}}{{/months}}" >"$work/chain/templates/sheets/plan.html.mustache"
exits 2 "a page that is too long" "$sopcal" build "$work/chain" -o "$work/chain/out"
says 'sheets/plan.html.mustache makes more of site/index.html than a page may hold$'

# What a build says while it works, and when its findings cannot be printed.
{
  echo 'plan: {id: crowd, from: 2026-03-01, to: 2026-03-02, locale: en}'
  echo 'sops: {calls: {anchor: calendar, steps: [{id: call, every: day, by: all, task: call}]}}'
  echo 'staff:'
  seq 40 | sed 's/.*/  p&: {name: P&, role: adviser}/'
} >"$work/crowd.yaml"
mkdir "$work/crowd" && mv "$work/crowd.yaml" "$work/crowd/plan.yaml"
if script -qec true /dev/null >/dev/null 2>&1; then
  exits 0 "progress on a terminal" script -qec "$sopcal build $work/crowd -o $work/crowd.out" /dev/null
  says '40 / 40'
else
  echo "left out: this machine has no pseudo-terminals to show progress on"
  exits 0 "a build for many" "$sopcal" build "$work/crowd" -o "$work/crowd.out" --quiet
fi
exits 0 "a build in Chinese" "$sopcal" build "$work/crowd" -o "$work/crowd.out" --lang zh
says '：40 人，2 项，[0-9]+ 个文件，和原来一样$'
check "an event of everybody's names nobody" grep -qr "Who: everybody" "$work/crowd.out/site/calendar"
exits 2 "findings that cannot be printed" sh -c '"$0" build "$1" -o "$2" >/dev/full' "$sopcal" "$work/steering" "$work/unsaid"
check "nothing is written then" test ! -e "$work/unsaid"

# ---- who subscribes where ---------------------------------------------------------------------------------------------

exits 2 "links of a plan that says no address" "$sopcal" links "$demo"
says 'write url: https://'
cp -r "$demo" "$work/served"
sed -i 's#^  locale:.*#&\n  url: https://plans.example.com/dawn/#' "$work/served/plan.yaml"
echo 'feeds: {store: true, own: {regulars: {title: 老客, for: vip}}}' >"$work/served/feeds.yaml"
exits 0 "links" "$sopcal" links "$work/served" --lang zh
says '^个人 +林小满 +lin +顾问 +HZ-01 +webcal://plans\.example\.com/dawn/calendar/staff/lin\.ics$'
says '^  任务单 https://plans\.example\.com/dawn/sheets/lin/index\.html$'
check "links as JSON" sh -c '"$0" links "$1" --format json | /usr/bin/python3 -m json.tool' "$sopcal" "$work/served"
"$sopcal" links "$work/served" --format csv --today 2026-03-02 >"$work/links.csv"
exits 0 "a build of a plan with an address" "$sopcal" build "$work/served" -o "$work/served.out" --today 2026-03-02
check "links.csv is what links prints, with a mark for spreadsheets" cmp <(printf '\357\273\277'; cat "$work/links.csv") "$work/served.out/links.csv"
check "for nobody else's eyes" test "$(stat -c %a "$work/served.out/links.csv")" = 600
check "and served to nobody" test -z "$(find "$work/served.out/site" -name 'links*')"
grep -o '"https://[^"]*"' "$work/links.csv" | tr -d '"' | sed "s#https://plans.example.com/dawn#$work/served.out/site#" |
  while read -r file; do [ -f "$file" ] || echo "$file"; done >"$work/lost"
check "every address is a file's" test ! -s "$work/lost"
grep -rhoE '^URL:https://[^[:space:]]*sheets/[^[:space:]]*' "$work/served.out/site/calendar/staff" | sort -u | cut -c5- |
  sed "s#https://plans.example.com/dawn#$work/served.out/site#" | while read -r file; do [ -f "$file" ] || echo "$file"; done >"$work/lost"
check "and so is the sheet of every event" test ! -s "$work/lost"
exits 0 "the same again" "$sopcal" build "$work/served" -o "$work/served.out" --today 2026-03-02
says ', nothing changed$'
usage links "$demo" --format md

exits 0 "codes" "$sopcal" codes
says '^S102 +unknown-key +error'
exits 0 "the reference" "$sopcal" schema --format md
says '^## '
exits 0 "what templates may name" "$sopcal" templates --format md
says '^Everywhere:$'
"$sopcal" schema >"$work/schema.json"
tests/end/schema.py "$work/schema.json" "$demo" | tee "$work/schema.log" | grep -v ' passed, '
read -r good _ bad _ < <(tail -n 1 "$work/schema.log")
passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-1}))
finish
