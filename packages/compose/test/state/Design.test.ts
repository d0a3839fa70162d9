// The dialog that the design shows, as the guide has it: what a user writes for a signup.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const page = readFileSync(fileURLToPath(new URL('../../../../docs/guide/dialog.md', import.meta.url)), 'utf8')

it('a signup with a nested address, a way out and an end of its time has at most 25 lines', () => {
  const [, block = ''] = /const address = dialog\((.*?)await run\(bot\)/s.exec(page) ?? []
  for (const part of ['nest(', 'confirm(', 'cancel(', 'within(', 'converse(', 'begin('])
    expect(block).toContain(part)
  const lines = block.split('\n').filter((line) => line.trim() !== '')
  expect(lines.length + 1).toBeLessThanOrEqual(25)
})
