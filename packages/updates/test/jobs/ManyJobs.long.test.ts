// Half of 10,000 jobs are due when the bot starts.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/manyJobs.ts', import.meta.url))

it('runs 5,000 due jobs ten at a time, each once, and leaves 5,000 others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-many-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const args = ['--expose-gc', program, join(folder, 'bot.db'), '10000']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { runs, ran, most, waiting, before, after, ...times } = JSON.parse(stdout)
  console.log({ before, after, ...times })
  expect({ runs, ran, most }).toEqual({ runs: 5_000, ran: 5_000, most: 10 })
  // Some jobs are removed after they have run.
  expect(waiting).toBeGreaterThanOrEqual(5_000)
  expect(waiting).toBeLessThanOrEqual(5_010)
  expect(after - before).toBeLessThan(200)
})
