// Dialogs that wait for an answer are on the disk, and not in memory.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/idle.ts', import.meta.url))

it('keeps 20,000 open dialogs on the disk, with no memory for each', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-idle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const args = ['--expose-gc', program, join(folder, 'bot.db'), '20000']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { before, after, dialogs, file } = JSON.parse(stdout)
  expect(dialogs).toBe(20_000)
  expect(file).toBeGreaterThan(0)
  // A hundred bytes for each dialog would be 1.7 MB, and one object has more.
  expect(after - before).toBeLessThan(4)
})
