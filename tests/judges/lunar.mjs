// lunar: compares what tests/judges/lunar.c prints with lunar-javascript and tyme4ts, row by row, both ways. There is no
// exception: where the sky leaves a day open, src/base/lunar_table.py says why ours is that of the almanacs.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(process.env.JUDGES + '/')
const { Lunar, LunarYear, Solar } = require('lunar-javascript')
const tyme = require('tyme4ts')

const FIRST = 1900
const LAST = 2100
const names = ['小寒', '大寒', '立春', '雨水', '惊蛰', '春分', '清明', '谷雨', '立夏', '小满', '芒种', '夏至',
  '小暑', '大暑', '立秋', '处暑', '白露', '秋分', '寒露', '霜降', '立冬', '小雪', '大雪', '冬至']

const two = (n) => String(n).padStart(2, '0')
const text = (day) => `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`

function fromLunarJavascript() {
  const rows = []
  for (let year = FIRST; year <= LAST; year++) {
    for (const month of LunarYear.fromYear(year).getMonths()) {
      if (month.getYear() !== year) continue
      const first = Solar.fromJulianDay(month.getFirstJulianDay())
      rows.push(`month ${year} ${month.getMonth()} ${text(first)} ${first.getLunar().getDayGan()}`)
    }
    // A table begins with the 冬至 of the year before.
    const terms = Lunar.fromYmd(year, 6, 1).getJieQiTable()
    const next = Lunar.fromYmd(year + 1, 6, 1).getJieQiTable()
    for (const name of names) rows.push(`term ${year} ${name} ${text(name === '冬至' ? next[name] : terms[name])}`)
  }
  return rows
}

function fromTyme() {
  const rows = []
  for (let year = FIRST; year <= LAST; year++) {
    for (const month of tyme.LunarYear.fromYear(year).getMonths()) {
      const first = month.getFirstJulianDay().getSolarDay()
      const stem = first.getLunarDay().getSixtyCycle().getHeavenStem().getName()
      rows.push(`month ${year} ${month.getMonthWithLeap()} ${text(first)} ${stem}`)
    }
    names.forEach((name, i) => {
      const term = tyme.SolarTerm.fromIndex(year, i + 1)
      rows.push(`term ${year} ${term.getName()} ${text(term.getJulianDay().getSolarDay())}`)
    })
  }
  return rows
}

const keyOf = (row) => row.split(' ').slice(0, 3).join(' ')
const isCovered = (row) => row.split(' ')[3] <= `${LAST}-12-31`

let passed = 0
let failed = 0
const ours = execFileSync(process.env.READER, { encoding: 'utf8' }).trim().split('\n')
for (const [name, theirs] of [['lunar-javascript', fromLunarJavascript()], ['tyme4ts', fromTyme()]]) {
  const byKey = new Map(theirs.filter(isCovered).map((row) => [keyOf(row), row]))
  for (const row of ours) {
    const other = byKey.get(keyOf(row))
    if (other === row) {
      passed++
    } else {
      failed++
      console.log(`FAILED: ${row}, but ${name} has ${other}`)
    }
    byKey.delete(keyOf(row))
  }
  failed += byKey.size
  for (const row of byKey.values()) console.log(`FAILED: ${name} has ${row}, and we have not`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
