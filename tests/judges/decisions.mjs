// decisions: a table of our decisions beside the judge, a row for each input: read, held against what is decided now, or
// with --accept written anew. The first column names the input; the last is a person's word, which --accept keeps.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const accept = process.argv.includes('--accept')
let passed = 0, failed = 0

export function must(holds, name, what) {
  if (holds) passed++
  else console.log(`FAILED: ${name}: ${what}`), failed++
}

export class Decisions {
  #written = new Map()

  constructor(name) {
    this.file = join(dirname(fileURLToPath(import.meta.url)), name)
    try {
      for (const line of readFileSync(this.file, 'utf8').split('\n').slice(1)) this.#written.set(line.split('\t')[0], line)
    } catch {
      if (!accept) throw new Error(`there is no ${this.file}`)
    }
  }

  // What a person has noted of an input, in the last of five columns.
  noted(id) { return this.#written.get(id)?.split('\t')[4] ?? '' }

  // Ends the program: the rows are the table's, or become it.
  finish(head, rows) {
    for (const row of accept ? [] : rows) {
      const id = row.split('\t')[0], before = this.#written.get(id)
      must(before === row, id, `the table says otherwise\n- ${before}\n+ ${row}`)
    }
    if (accept) writeFileSync(this.file, [head, ...rows, ''].join('\n'))
    console.log(`${passed} passed, ${failed} failed`)
    process.exit(failed ? 1 : 0)
  }
}
