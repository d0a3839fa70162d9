// Without a token, the search runs in the terminal.

import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('searches in a terminal', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, [main], {
    input: '/search game\n/search send\npress ›\n',
    env: { ...process.env, BOT_TOKEN: '' },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toContain('sendGame\nsetGameScore\ngetGameHighScores\n')
  expect(stdout).toContain('  [ ‹ ] [ 2 / 3 ] [ › ]\n  (edited)\n')
  expect(status).toBe(0)
})
