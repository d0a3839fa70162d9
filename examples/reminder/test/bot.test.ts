// Reminders over real HTTP on the emulator, in virtual time, over a restart.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmulator } from '@pipegram/emulator'
import { makeTestClock } from '@pipegram/testing'
import { E, pipe, start, TE } from 'pipegram'
import type { CallMiddleware } from 'pipegram/client'
import { sqliteStore } from 'pipegram/storage'
import { expect, it, onTestFinished } from 'vitest'
import { reminder } from '../bot.ts'

const hour = 3_600_000

it('reminds once and every day, by the clock of the user, also after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-'))
  const emulator = await makeEmulator()
  onTestFinished(async () => {
    await emulator.close()
    rmSync(folder, { recursive: true })
  })
  const clock = makeTestClock(Date.parse('2026-03-28T12:00Z'))
  // Starts the bot, and waits until it has sent a text.
  const begin = async (awaited?: string) => {
    const store = sqliteStore(join(folder, 'reminder.db'), { clock })
    const { bot, jobs } = reminder({ store, clock })
    const { token, apiRoot } = emulator
    const { promise, resolve } = Promise.withResolvers<void>()
    const noted: CallMiddleware = (call, next) =>
      pipe(
        next(call),
        TE.map((result) => {
          if ('text' in call.params && call.params.text === awaited) resolve()
          return result
        }),
      )
    const started = await start(bot, { token, apiRoot, jobs, middlewares: [noted] })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    if (awaited !== undefined) await promise
    return async () => {
      await started.right.stop()
      await store.close()
    }
  }
  const ann = emulator.user({ first_name: 'Ann' })
  let seen = 0
  const texts = () => {
    const all = emulator
      .calls()
      .flatMap(({ method, params }) => (method === 'sendMessage' ? [params.text] : []))
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }

  const end = await begin()
  for (const line of [
    '/daily 9:00 Plants',
    '/zone Mars',
    '/zone Europe/Berlin',
    '/daily 25:00 Never',
    '/daily 09:00 Coffee',
    '/remind 2h Call Bob',
    '/forget 3',
    '/forget 7',
    '/reminders',
  ]) {
    ann.send(line)
    await emulator.idle()
  }
  expect(texts()).toEqual([
    'Every day. The first time is 29 Mar 2026, 09:00.',
    'I do not know Mars. Write it as Europe/Berlin.',
    'Your time zone is Europe/Berlin.',
    '"25:00" is no time of the day. Write it as 09:00.',
    'Every day. The first time is 29 Mar 2026, 07:00.',
    'I shall remind you.',
    'Forgotten.',
    'There is no such reminder.',
    '1. 28 Mar 2026, 15:00: Call Bob\n2. 29 Mar 2026, 09:00: Coffee',
  ])
  await end()

  await clock.advance(3 * hour)
  const endAgain = await begin('Call Bob')
  await endAgain()
  expect(texts()).toEqual(['Call Bob'])

  await clock.advance(24 * hour)
  const endAtLast = await begin('Coffee')
  await endAtLast()
  expect(texts()).toEqual(['Coffee'])
})
