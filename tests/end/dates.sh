#!/bin/bash
# What `sopcal dates` lists: of a plan, and of the program without one; in each format; and that it is true (the facts of
# tests/facts were taken from elsewhere).
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
unset SOPCAL_LANG SOURCE_DATE_EPOCH
mkdir "$work/empty" "$work/shop" "$work/bare" "$work/odd" "$work/late"
shop=$work/shop

prints() { # NAME COMMAND...: the command prints what stands on stdin, and nothing else
  local name=$1
  shift
  cat >"$work/wanted"
  "$@" >"$work/got" 2>&1
  check "$name" diff -u "$work/wanted" "$work/got"
}
anywhere() { (cd "$work/empty" && "$sopcal" dates "$@"); } # where there is no plan
counted() { # SCRIPT...: counts what a script has counted
  local good bad
  "$@" | tee "$work/counted" | grep -v ' passed, '
  read -r good _ bad _ < <(tail -n 1 "$work/counted")
  passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-1}))
}

# ---- the table ----------------------------------------------------------------------------------------------------------

cat >"$shop/plan.yaml" <<'END_'
plan: {id: shop, brand: 小店, from: 2026-06-01, to: 2026-10-31}
dates:
  dragon-boat: {lunar: 5-5, title: 端午节}
  mid-year: {on_day: 06-18, title: 618, range: -20..3, phases: {预售: -20..-4, 高潮: -3..1, 返场: 2..3}, tags: [big, sale]}
  national: {on_day: 10-01, range: 1..7}
  harvest: {lunar: 8-15, title: "中秋, 团圆", range: -10..1}
holidays:
  shop: {year: 2026, days_off: {国庆: {days: 2026-10-01..2026-10-07, work: 2026-10-10}, 端午: 2026-06-19..2026-06-21}}
END_
prints "a plan's dates, in the plan's own days" "$sopcal" dates "$shop" <<'END_'
date        day      lunar     title       id           season
2026-06-18  thu      五月初四  618         mid-year     05-29..06-20
  预售 05-29..06-14 · 高潮 06-15..06-18 · 返场 06-19..06-20
2026-06-19  fri off  五月初五  端午节      dragon-boat
2026-09-25  fri      八月十五  中秋, 团圆  harvest      09-15..09-25
2026-10-01  thu off  八月廿一  national    national     10-01..10-07
END_
prints "the same in Chinese, up to a day" "$sopcal" dates "$shop" --to 2026-06-30 --lang zh <<'END_'
日期        星期     农历      名称    id           档期
2026-06-18  周四     五月初四  618     mid-year     05-29..06-20
  预售 05-29..06-14 · 高潮 06-15..06-18 · 返场 06-19..06-20
2026-06-19  周五 休  五月初五  端午节  dragon-boat
END_
prints "in other years, whose days off nobody knows" "$sopcal" dates "$shop" --from 2027-06-01 --to 2028-06-01 <<'END_'
date        day    lunar     title       id           season
2027-06-09  wed ?  五月初五  端午节      dragon-boat
2027-06-18  fri ?  五月十四  618         mid-year     05-29..06-20
  预售 05-29..06-14 · 高潮 06-15..06-18 · 返场 06-19..06-20
2027-09-15  wed ?  八月十五  中秋, 团圆  harvest      09-05..09-15
2027-10-01  fri ?  九月初二  national    national     10-01..10-07
2028-05-28  sun ?  五月初五  端午节      dragon-boat
?  which days are off in 2027..2028 is not known
END_
prints "each day, in Chinese" "$sopcal" dates "$shop" --days --from 2026-10-07 --to 2026-10-10 --lang zh <<'END_'
日期        星期     农历      节气  放假
2026-10-07  周三 休  八月廿七        国庆
2026-10-08  周四     八月廿八  寒露
2026-10-09  周五     八月廿九
2026-10-10  周六 班  九月初一        国庆
END_
prints "the years that are unknown, in Chinese" "$sopcal" dates "$shop" --from 2025-12-31 --to 2027-01-01 --lang zh --days <<END_
$("$sopcal" dates "$shop" --from 2025-12-31 --to 2027-01-01 --lang zh --days | sed '$d')
?  2025、2027 年的放假安排还不知道
END_
prints "days without a date" "$sopcal" dates "$shop" --from 2026-10-02 <<'END_'
no named date falls in 2026-10-02..2026-10-31
END_
prints "one of them, in Chinese" "$sopcal" dates "$shop" --from 2026-10-02 --to 2026-10-02 --lang zh <<'END_'
没有日子落在 2026-10-02
END_

# Of --from and --to the one that is left out is the plan's, or the end of the other's year.
exits 0 "--from behind the plan" "$sopcal" dates "$shop" --from 2026-11-01 --days
says '^2026-11-01 '
says '^2026-12-31 '
check "no further" sh -c '! grep -q "^2027" "$1"' sh "$work/said"
exits 0 "--to before the plan" "$sopcal" dates "$shop" --to 2025-06-01 --days
says '^2025-01-01 '
says '^2025-06-01 '

# A season that crosses the year's end; a plan without holidays marks no day.
cat >"$work/bare/plan.yaml" <<'END_'
plan: {id: bare, from: 2026-12-01, to: 2026-12-31, locale: en}
dates: {double-dan: {on_day: 12-24, title: Year's end, range: 1..9}}
END_
prints "a season across the year's end" "$sopcal" dates "$work/bare" <<'END_'
date        day  lunar     title       id          season
2026-12-24  thu  冬月十六  Year's end  double-dan  12-24..2027-01-01
END_

# What a plan says cannot steer a terminal, and a long title moves no other line.
cat >"$work/odd/plan.yaml" <<'END_'
plan: {id: odd, from: 2026-01-01, to: 2026-01-31}
dates:
  steers: {on_day: 01-02, title: "=1+2\n##[error]x"}
  long: {on_day: 01-03, title: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十}
  short: {on_day: 01-04, title: 短}
END_
prints "a plan that steers" "$sopcal" dates "$work/odd" <<'END_'
date        day  lunar     title                     id
2026-01-02  fri  冬月十四  =1+2\n##\x5berror]x       steers
2026-01-03  sat  冬月十五  一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九…  long
2026-01-04  sun  冬月十六  短                        short
END_
exits 0 "as CSV" "$sopcal" dates "$work/odd" --format csv
says "^2026-01-02,fri,冬月十四,,unknown,,steers,\"'=1\+2\\\\n"

# ---- CSV, JSON, iCalendar -------------------------------------------------------------------------------------------------

tr '$' '\r' >"$work/rows" <<'END_'
date,weekday,lunar,term,status,holiday,id,title,first,last,phases,tags$
2026-06-18,thu,五月初四,,workday,,mid-year,618,2026-05-29,2026-06-20,"预售 2026-05-29..2026-06-14; 高潮 2026-06-15..2026-06-18; 返场 2026-06-19..2026-06-20",big sale$
2026-06-19,fri,五月初五,,holiday,端午,dragon-boat,端午节,2026-06-19,2026-06-19,,$
2026-09-25,fri,八月十五,,workday,,harvest,"中秋, 团圆",2026-09-15,2026-09-25,,$
2026-10-01,thu,八月廿一,,holiday,国庆,national,national,2026-10-01,2026-10-07,,$
END_
prints "as CSV, the same in any language" "$sopcal" dates "$shop" --format csv --lang zh <"$work/rows"
tr '$' '\r' >"$work/rows" <<'END_'
date,weekday,lunar,term,status,holiday,dates$
2026-10-08,thu,八月廿八,寒露,workday,,$
2026-10-09,fri,八月廿九,,workday,,$
2026-10-10,sat,九月初一,,makeup_workday,国庆,$
2026-10-11,sun,九月初二,,weekend,,$
END_
prints "each day as CSV" "$sopcal" dates "$shop" --days --format csv --from 2026-10-08 --to 2026-10-11 <"$work/rows"
prints "as JSON, one record a line" "$sopcal" dates "$shop" --format json --to 2026-06-19 <<'END_'
[
{"date":"2026-06-18","weekday":"thu","lunar":{"year":2026,"month":5,"day":4,"leap":false,"text":"五月初四"},"term":null,"status":"workday","holiday":null,"id":"mid-year","title":"618","first":"2026-05-29","last":"2026-06-20","phases":[{"id":"预售","first":"2026-05-29","last":"2026-06-14"},{"id":"高潮","first":"2026-06-15","last":"2026-06-18"},{"id":"返场","first":"2026-06-19","last":"2026-06-20"}],"tags":["big","sale"]},
{"date":"2026-06-19","weekday":"fri","lunar":{"year":2026,"month":5,"day":5,"leap":false,"text":"五月初五"},"term":null,"status":"holiday","holiday":"端午","id":"dragon-boat","title":"端午节","first":"2026-06-19","last":"2026-06-19","phases":[],"tags":[]}
]
END_
prints "a day in a leap month as JSON" "$sopcal" dates "$shop" --days --format json --from 2025-07-25 --to 2025-07-25 <<'END_'
[
{"date":"2025-07-25","weekday":"fri","lunar":{"year":2025,"month":6,"day":1,"leap":true,"text":"闰六月初一"},"term":null,"status":"unknown","holiday":null,"dates":[]}
]
END_

calendar() { # ID ARGUMENT...: the calendar, in three readers, is what JSON says
  local id=$1
  shift
  check "a calendar: $*" sh -c '"$@" --format ics >"$0"' "$work/dates.ics" "$@"
  check "its list: $*" sh -c '"$@" --format json >"$0"' "$work/dates.json" "$@"
  counted tests/readers/dates.py "$id" "$work/dates.ics" "$work/dates.json"
}
calendar shop "$sopcal" dates "$shop" --from 2026-01-01 --to 2027-12-31
check "it is stamped with the plan's beginning" grep -q '^DTSTAMP:20260531T160000Z' "$work/dates.ics"
cp "$work/dates.ics" "$work/first.ics"
calendar shop "$sopcal" dates "$shop" --days --from 2025-12-01 --to 2027-01-31
says_of() { check "$1" grep -q "$2" <(tr -d '\r' <"$work/dates.ics" | sed ':a;N;$!ba;s/\n //g'); }
says_of "the calendar tells which years are unknown" '^X-WR-CALDESC:.*2025、2027 年的还不知道。$'
says_of "and how long a holiday is" '^DESCRIPTION:10月1日–10月7日，共 7 天$'

# A holiday that has begun keeps its identity, whatever span is asked for.
uids() { tr -d '\r' <"$1" | grep '^UID:' | sort; }
"$sopcal" dates "$shop" --days --format ics --from 2026-10-03 --to 2026-10-05 >"$work/part.ics"
check "a part of a holiday is that holiday" test "$(uids "$work/part.ics" | comm -12 - <(uids "$work/dates.ics") | wc -l)" = 1
check "with its first day" grep -q 'DTSTART;VALUE=DATE:20261001' "$work/part.ics"
exits 1 "a calendar of nothing is none" "$sopcal" dates "$work/bare" --format ics --from 2026-11-01 --to 2026-11-30
says '^sopcal: no calendar is made: no date falls in 2026-11-01\.\.2026-11-30, '
check "and nothing is written" test -z "$("$sopcal" dates "$work/bare" --format ics --from 2026-11-01 --to 2026-11-30 2>"$work/none")"
exits 1 "nor one of days off" "$sopcal" dates "$work/bare" --days --format ics --from 2026-11-01 --to 2026-11-30 --lang zh
says '没有日子落在 2026-11-01\.\.2026-11-30'
exits 0 "a calendar in English" "$sopcal" dates "$work/bare" --format ics
says "^SUMMARY:Year's end"
says '^DESCRIPTION:Dec 24 thu\\, 冬月十六\\nSeason: Dec 24–Jan 1'

# Neither zone, language nor clock of the machine shows.
for format in table csv json ics; do
  check "the same anywhere: $format" cmp \
    <("$sopcal" dates "$shop" --format $format) \
    <(TZ=America/New_York LC_ALL=tr_TR.UTF-8 "$sopcal" dates "$shop" --format $format)
done
check "but for SOURCE_DATE_EPOCH" grep -q '^DTSTAMP:20010909T014640Z' <(SOURCE_DATE_EPOCH=1000000000 "$sopcal" dates "$shop" --format ics)

# ---- without a plan -------------------------------------------------------------------------------------------------------

exits 0 "without a plan" anywhere
says '^sopcal: no plan here: the built-in dates, and the days off of 2024 to 2026$'
says '^2024-01-01 +mon off '
says '^2026-12-25 '
exits 0 "without a plan, in other years" anywhere --from 2027-01-01 --to 2027-12-31 --lang zh --quiet
says '^2027-02-06 +周六 \? +正月初一 +春节 '
says '^\?  2027 年的放假安排还不知道$'
check "--quiet says nothing but that" sh -c '! grep -q "^sopcal" "$1"' sh "$work/said"
exits 0 "without a plan, in the year of --today" anywhere --today 2033-05-01 --format csv --lang zh
says '^sopcal: 这里没有计划，列的是内置的日子和 2024 到 2026 年的放假安排$'
says '^2033-01-31,.*春节'
check "and in no other" sh -c '! grep -qE "^203[24]-" "$1"' sh "$work/said"
exits 0 "a plan in the current folder" sh -c 'cd "$1" && "$0" dates' "$sopcal" "$work/bare"
says '^2026-12-24 '
check "is the one that is listed" sh -c '! grep -q "^2026-12-25" "$1"' sh "$work/said"
calendar sopcal sh -c 'cd "$0" && "$@"' "$work/empty" "$sopcal" dates --quiet
calendar sopcal sh -c 'cd "$0" && "$@"' "$work/empty" "$sopcal" dates --quiet --days
check "a hundred and one years" test "$(anywhere --days --from 2000-01-01 --to 2100-12-31 --format csv --quiet | wc -l)" = 36891
counted tests/end/dates_facts.py "$sopcal"

# ---- what is wrong ----------------------------------------------------------------------------------------------------------

exits 2 "--to before --from" "$sopcal" dates "$shop" --from 2026-06-02 --to 2026-06-01
says "^sopcal: --to lies before --from: '2026-06-02\.\.2026-06-01'$"
exits 2 "--to before --from, in Chinese" "$sopcal" dates "$shop" --from 2026-06-02 --to 2026-06-01 --lang zh
says "^sopcal: --to 在 --from 之前： '2026-06-02"
exits 2 "before the first year" anywhere --from 1999-12-31 --to 2000-01-05
says "^sopcal: days are known from 2000-01-01 to 2100-12-31, which leaves out '1999-12-31'$"
exits 2 "behind the last year, in Chinese" anywhere --to 2101-01-01 --lang zh
says "^sopcal: 只知道 2000-01-01 到 2100-12-31 的日子，不包括 '2101-01-01'$"

# A schedule may have any fault; the plan's own text may not.
cat >"$work/late/plan.yaml" <<'END_'
plan: {id: late, from: 2026-06-01, to: 2026-06-30}
dates: {mid-year: 06-18}
staff: {lin: {name: Lin, role: adviser, days_off: [2026-06-10]}}
campaigns: {one: {title: A, date: 2026-06-10, sop: s}}
sops: {s: {steps: [{id: a, day: 1, task: t, by: lin}]}}
END_
exits 1 "a plan whose schedule is wrong" "$sopcal" check "$work/late"
exits 0 "has its dates" "$sopcal" dates "$work/late"
says '^2026-06-18 '
sed -i 's/mid-year: 06-18/mid-year: 06-31/' "$work/late/plan.yaml"
exits 1 "a plan whose date is wrong" "$sopcal" dates "$work/late"
says 'plan\.yaml:2:[0-9]+: error: '
exits 2 "no such folder" "$sopcal" dates "$work/nowhere"

# A title of sixty thousand letters on every day of a hundred years is no list.
{
  printf 'plan: {id: big, from: 2026-01-01, to: 2026-01-02}\ndates: {x: {rrule: FREQ=DAILY, title: '
  head -c 60000 /dev/zero | tr '\0' x
  echo '}}'
} >"$work/bare/plan.yaml"
exits 0 "a long title" "$sopcal" dates "$work/bare"
exits 2 "a hundred years of it" "$sopcal" dates "$work/bare" --from 2000-01-01 --to 2100-12-31 --format json
says '^sopcal: there are too many dates to list at once: ask for fewer days with --from and --to$'
exits 2 "in Chinese" "$sopcal" dates "$work/bare" --from 2000-01-01 --to 2100-12-31 --lang zh
says '^sopcal: 日子太多，一次列不下'
exits 2 "a full disk under stdout" sh -c '"$0" dates "$1" --days >/dev/full' "$sopcal" "$shop"
finish
