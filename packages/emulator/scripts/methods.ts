// Writes docs/reference/emulator-methods.md.

import { writeFileSync } from 'node:fs'
import { methodList, methodPage } from './MethodList.ts'

writeFileSync(methodPage, methodList())
console.log(`Wrote ${methodPage}.`)
