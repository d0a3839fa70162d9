// Derives the facts from the installed @gramio/types and from what it does not have yet. It prints what
// differs from the committed facts, and how far the package is behind; `--behind` lists that. `--write`
// writes the facts. `--limits` lists the limits that were read from comments, and the phrases that look like
// a limit. `--pages DIR` compares the committed facts with the official pages in a folder, in Markdown.

import { existsSync, writeFileSync } from 'node:fs'
import type { Schema } from '../src/Schema.ts'
import { readDeclarations } from './Declarations.ts'
import { derive } from './Derivation.ts'
import { differenceFrom, readPages } from './OfficialPages.ts'
import { difference, print } from './Printer.ts'

const target = new URL('../src/Facts.ts', import.meta.url)
const nothing: Schema = { version: 'none', date: 'none', enums: {}, unions: {}, objects: {}, methods: {} }

const { facts, source, readings, idle } = derive(readDeclarations())
const committed: Schema = existsSync(target) ? (await import('../src/Facts.ts')).facts : nothing

for (const line of difference(committed, facts)) console.log(line)
for (const key of idle) console.log(`! the entry of ${key} changes nothing: the source may have caught up`)
const behind = difference(source, facts)
console.log(
  `@gramio/types has Bot API ${source.version} of ${source.date}. The facts have ${facts.version} of ` +
    `${facts.date}: the package is behind by ${behind.length} facts.`,
)
if (process.argv.includes('--behind')) for (const line of behind) console.log(`behind ${line}`)
if (process.argv.includes('--limits')) {
  for (const [key, { taken, left }] of readings) {
    for (const phrase of taken) console.log(`limit ${key}: ${phrase}`)
    for (const phrase of left) console.log(`left  ${key}: ${phrase}`)
  }
}
const pages = process.argv.indexOf('--pages')
if (pages !== -1) {
  const read = readPages(process.argv[pages + 1] ?? '.')
  for (const line of differenceFrom(committed, read)) console.log(`page  ${line}`)
  console.log(`${read.length} pages were compared with the facts.`)
}
if (process.argv.includes('--write')) writeFileSync(target, print(facts))
