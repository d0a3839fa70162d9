// Writes core's generated files from the committed facts.

import { writeFileSync } from 'node:fs'
import { facts } from '../src/Facts.ts'
import { generate, locate } from './Generation.ts'

for (const [path, text] of generate(facts)) {
  writeFileSync(locate(path), text)
  console.log(`${path}: ${text.split('\n').length} lines`)
}
