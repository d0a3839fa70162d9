// The helper for Python in examples/pytest, run by the Python of this machine. Without one it is skipped.

import { execFile, spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../../../examples/pytest', import.meta.url))
const main = fileURLToPath(new URL('../../src/command/internal/main.ts', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0

test.skipIf(!hasPython)('a test in Python starts the emulator and is a person (needs python3)', async () => {
  const env = { ...process.env, PIPEGRAM_EMULATOR: `"${process.execPath}" "${main}"` }
  const ran = await promisify(execFile)('python3', ['test_echo.py'], { cwd: folder, env })
  expect(ran.stdout).toBe('The bot repeats.\n')
})
