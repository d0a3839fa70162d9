// Writes the page of the emulator, from packages/emulator/page, as a module of the package.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pageFile, pageModule } from './lib/PageBundle.ts'

const text = await pageModule()
mkdirSync(dirname(pageFile), { recursive: true })
writeFileSync(pageFile, text)
console.log(`Wrote the page of the emulator: ${text.length} characters.`)
