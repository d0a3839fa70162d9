// The most bytes of an echo bot's bundle, and of its part from core. A change that adds bytes changes these
// budgets.

import { expect, it } from 'vitest'
import { echo } from '../src/suites/Start.ts'
import { budget, weigh } from '../src/suites/start/Bundle.ts'
import { folder } from '../src/Versions.ts'

it('keeps the bundle of an echo bot, and its part from core, within their budgets', async () => {
  const { bytes, parts } = await weigh(echo, folder)
  expect(bytes).toBeLessThanOrEqual(budget.echo)
  expect(parts['packages/core']).toBeLessThanOrEqual(budget.core)
  // A budget far above the size would not notice growth.
  expect(bytes).toBeGreaterThan(0.93 * budget.echo)
  expect(parts['packages/core']).toBeGreaterThan(0.93 * budget.core)
})

it('bundles one fp-ts, and only the calls that an echo bot makes', async () => {
  const { text, parts } = await weigh(echo, folder)
  expect(text).not.toMatch(/setMyCommands|createInvoiceLink|sendMediaGroup/)
  expect(text).toContain('sendMessage')
  expect(Object.keys(parts).filter((part) => part.includes('fp-ts'))).toEqual(['fp-ts/es6'])
})
