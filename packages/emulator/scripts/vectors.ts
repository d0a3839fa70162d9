// Writes conformance/vectors.jsonl.

import { writeFileSync } from 'node:fs'
import { emulatedVectors, toLines, vectorFile } from './conformance/EmulatedAnswers.ts'

writeFileSync(vectorFile, toLines(await emulatedVectors()))
console.log(`Wrote ${vectorFile}.`)
