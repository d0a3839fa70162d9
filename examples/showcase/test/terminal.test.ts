// The showcase without a token: a chat in the terminal, over real HTTP.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

const chat = async (lines: string, more: Readonly<Record<string, string>> = {}) => {
  const { BOT_TOKEN: _, ...env } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...env, USER: 'Ann', ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(lines)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code }
}

it('answers each line in order, and exits', async () => {
  const { out, err, code } = await chat('/start\n/count\npress +\npress +\nhello\n')
  expect(err).toBe('')
  expect(out).toBe(`Hello, Ann! Shall we count?
  [ − ] [ + ]
The count is 0.
  [ − ] [ + ]
The count is 1.
  [ − ] [ + ]
  (edited)
The count is 2.
  [ − ] [ + ]
  (edited)
hello
`)
  expect(code).toBe(0)
})

it('names the buttons that exist when a line presses another', async () => {
  const { out, code } = await chat('press +\n/start\npress *\n\n/diagram\n/help')
  expect(out).toContain('no message here has a button "+"')
  expect(out).toContain('no message here has a button "*"; the last buttons are "−", "+"')
  expect(out).toContain('flowchart TD')
  expect(out).toContain('/count – Count with two buttons')
  expect(code).toBe(0)
})

it('exits on an empty input', async () => {
  expect(await chat('')).toEqual({ out: '', err: '', code: 0 })
})

it('treats an empty token as no token', async () => {
  expect(await chat('hello', { BOT_TOKEN: '' })).toEqual({ out: 'hello\n', err: '', code: 0 })
})
