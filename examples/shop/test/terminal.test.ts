// Without a token, the shop runs in the terminal.

import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('sells in a terminal, where the pay button pays once', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const input = [
    '/start',
    'press Eroica – 200 ⭐️',
    'press Buy 1 for 200 ⭐️',
    'press Pay ⭐️200',
    'press Pay ⭐️200',
    '/tickets',
    '/refund 1 x',
  ].join('\n')
  const { stdout, stderr, status } = spawnSync(process.execPath, [main], {
    input,
    env: { ...process.env, USER: 'Ann', BOT_TOKEN: '' },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toContain(
    'Eroica: 1 × Beethoven, in the hall of its first night\n  [ Pay ⭐️200 ]\nSold: Eroica, 1 seat.',
  )
  expect(stdout).toContain('Thank you! Eroica, 1 seat.')
  expect(stdout).toContain(
    'This cannot be done: Ann has already paid this invoice.\nYour tickets\n' +
      'Eroica, 1 seat\nrefundStarPayment failed',
  )
  expect(status).toBe(0)
})
