// The page that says which methods are played.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methodList, methodPage } from '../../scripts/MethodList.ts'

test('docs/reference/emulator-methods.md names every method, and is up to date', () => {
  const page = readFileSync(methodPage, 'utf8')
  expect(page).toContain('| played |')
  expect(page, 'Run npm run emulator:methods.').toBe(methodList())
})
