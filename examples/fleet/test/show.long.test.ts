// `npm start fleet` shows a kill of a worker and its takeover, on each engine that this machine has.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { makeTally } from '../show/Tally.ts'
import { folder } from './Files.ts'

const isThere = (program: string): boolean =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].some((path) =>
    existsSync(join(path, program)),
  )

const start = (words: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) => {
  const script = join(folder, '../../scripts/start.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'fleet', ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

const show = (words: ReadonlyArray<string>): void => {
  const { status, stdout, stderr } = start(words)
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^worker \d is killed \(SIGKILL\)\./m)
  expect(stdout).toMatch(/^sent +600\nhandled +600\nlost +0\nout of order +0\nrepeated +\d+, /m)
  expect(stdout).toMatch(/^taken over {4}within \d+\.\d s$/m)
}

// Three processes start, and the machine may be busy.
it.skipIf(!isThere('redis-server'))('the show runs on Redis', { timeout: 240_000 }, () => show([]))

it.skipIf(!isThere('nats-server'))('the show runs on NATS', { timeout: 240_000 }, () => show(['nats']))

it.skipIf(isThere('/usr/sbin/redis-server'))('the show says what to install', () => {
  expect(start([], { PATH: '' })).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'There is no redis-server on this machine. ' +
      'Install Redis 7 or later: apt-get install redis-server, or brew install redis.\n',
  })
})

it('the figures of the show count what is lost, repeated and out of order', () => {
  const { sent, answered, figures, gapAfter } = makeTally()
  for (const chat of [1, 2]) for (const time of [1, 2, 3]) sent(chat, time)
  for (const [i, message] of [1, 2, 1, 2].entries()) answered(1, `${message} (a)`, 10 * (i + 1))
  answered(2, '3 (b)', 90)
  expect(figures()).toEqual({ sent: 6, handled: 3, lost: 3, outOfOrder: 1, repeated: 2 })
  expect(gapAfter(25)).toBe(65)
  expect(gapAfter(95)).toBe(0)
})
