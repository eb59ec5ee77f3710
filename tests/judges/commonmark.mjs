// No word of a piece is lost: every example of the CommonMark specification as a piece, against the table beside this
// file:
//   node commonmark.mjs [--accept]        JUDGES: the folder of node_modules; READER: the program of commonmark.c
//
// The words of the text that the specification's HTML shows must stand in our plain text, in their order (which has more
// besides: bullets, the targets of links, definitions of links, which we keep as text). Where one does not, a finding
// has to say why, or a person in the table's last column, which --accept keeps. Our own HTML must show the same words.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Decisions, must } from './decisions.mjs'

const decisions = new Decisions('commonmark.tsv')
const { tests } = createRequire(join(process.env.JUDGES, 'node_modules/'))('commonmark-spec')

const reasons = {
  M102: 'settings without an end', M105: 'a channel without text', M107: 'HTML', M110: 'hidden character',
  M111: 'a heading without a name', M112: 'settings', Y102: 'control character',
}

// ---- our reader -----------------------------------------------------------------------------------------------------

function readAll() {
  const work = mkdtempSync(join(process.env.JUDGES, 'commonmark-'))
  const files = tests.map(one => join(work, String(one.number)))
  tests.forEach((one, i) => writeFileSync(files[i], one.markdown.replaceAll('→', '\t')))
  const out = execFileSync(process.env.READER, files, { encoding: 'utf8', maxBuffer: 1 << 26 })
  rmSync(work, { recursive: true })
  return out.split(/^=== .*\n/m).slice(1)
}

function parted(said) {
  const end = said.startsWith('---\n') ? 0 : said.indexOf('\n---\n') + 1
  const findings = said.slice(0, end).split('\n').filter(line => line)
  const [plain, page] = said.slice(end + 4).split('\n\f\n')
  return {
    codes: [...new Set(findings.map(line => line.split(' ')[1]))],
    refused: findings.some(line => line.startsWith('error ')),
    plain,
    page: words(page).join(' '),
  }
}

// ---- the words ------------------------------------------------------------------------------------------------------

const entities = { lt: '<', gt: '>', amp: '&', quot: '"' }

function words(html) {
  const text = html.replaceAll('→', '\t').replace(/<!--[^]*?-->|<[/!?a-zA-Z][^>]*>/g, '')
  return text.replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole).split(/\s+/).filter(word => word)
}

function lost(html, plain) {
  let at = 0
  return words(html).filter(word => {
    const found = plain.indexOf(word, at)
    if (found >= 0) at = found + word.length
    return found < 0
  })
}

// ---- the table ------------------------------------------------------------------------------------------------------

function rowOf(one, ours) {
  const noted = decisions.noted(String(one.number))
  const gone = lost(one.html, ours.plain)
  const unshown = lost(one.html, ours.page).filter(word => !gone.includes(word))
  must(!unshown.length, `example ${one.number} as HTML`, `without ${unshown.join(' ')}\n${one.markdown}---\n${ours.page}`)
  const decision = [ours.refused ? 'refused' : 'read', ...ours.codes].join(' ')
  const reason = ours.codes.map(code => reasons[code]).find(reason => reason) ?? noted
  must(!(gone.length || ours.refused) || reason, `example ${one.number}`,
    `${decision}, without ${gone.join(' ')}: why? Write it into the table.\n${one.markdown}---\n${ours.plain}`)
  return [one.number, one.section, decision, gone.join(' '), gone.length || ours.refused ? reason : ''].join('\t')
}

const said = readAll()
must(tests.length === said.length && tests.length === 652, 'all', `${tests.length} examples, ${said.length} answers`)
decisions.finish('example\tsection\tdecision\tlost words\twhy', tests.map((one, i) => rowOf(one, parted(said[i]))))
