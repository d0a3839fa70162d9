// What an echo bot's bundle may weigh, and how much of it core is. Who makes it heavier says so here.

import { expect, it } from 'vitest'
import { echo } from '../src/suites/Start.ts'
import { budget, weigh } from '../src/suites/start/Bundle.ts'
import { folder } from '../src/Versions.ts'

it('an echo bot, and the part of it that is core, stay within their budgets', async () => {
  const { bytes, parts } = await weigh(echo, folder)
  expect(bytes).toBeLessThanOrEqual(budget.echo)
  expect(parts['packages/core']).toBeLessThanOrEqual(budget.core)
  // A budget that is not used up is no budget.
  expect(bytes).toBeGreaterThan(0.93 * budget.echo)
  expect(parts['packages/core']).toBeGreaterThan(0.93 * budget.core)
})

it('an echo bot holds one fp-ts, and of the calls those that it makes', async () => {
  const { text, parts } = await weigh(echo, folder)
  expect(text).not.toMatch(/setMyCommands|createInvoiceLink|sendMediaGroup/)
  expect(text).toContain('sendMessage')
  expect(Object.keys(parts).filter((part) => part.includes('fp-ts'))).toEqual(['fp-ts/es6'])
})
