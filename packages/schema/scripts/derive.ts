// Derives the facts from the installed @gramio/types, and prints what differs from the committed ones.
// `--write` writes them. `--limits` lists the limits that were read from comments, and the phrases that look
// like a limit.

import { existsSync, writeFileSync } from 'node:fs'
import type { Schema } from '../src/Schema.ts'
import { readDeclarations } from './Declarations.ts'
import { derive } from './Derivation.ts'
import { difference, print } from './Printer.ts'

const target = new URL('../src/Facts.ts', import.meta.url)
const nothing: Schema = { version: 'none', date: 'none', enums: {}, unions: {}, objects: {}, methods: {} }

const { facts, readings, idle } = derive(readDeclarations())
const committed: Schema = existsSync(target) ? (await import('../src/Facts.ts')).facts : nothing

for (const line of difference(committed, facts)) console.log(line)
for (const key of idle)
  console.log(`! the correction of ${key} changes nothing: the source may have caught up`)
if (process.argv.includes('--limits')) {
  for (const [key, { taken, left }] of readings) {
    for (const phrase of taken) console.log(`limit ${key}: ${phrase}`)
    for (const phrase of left) console.log(`left  ${key}: ${phrase}`)
  }
}
if (process.argv.includes('--write')) writeFileSync(target, print(facts))
