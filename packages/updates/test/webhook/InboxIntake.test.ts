// A webhook with an inbox stores, answers and handles updates. A full or missing disk loses nothing.

import { join } from 'node:path'
import { settled } from '@pipegram/testing/TestClock'
import type { Inbox } from '@pipegram/updates/Inbox'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { folder } from '../inbox/Stage.ts'
import { begin, post, update } from './World.ts'

const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status

it('a webhook with an inbox answers when an update is stored, and handles it later', async () => {
  const gate = Promise.withResolvers<undefined>()
  const started = Promise.withResolvers<undefined>()
  const inbox = sqliteInbox(join(folder(), 'bot.db'))
  const { handler, handled } = begin(
    () => {
      started.resolve(undefined)
      return gate.promise
    },
    { inbox },
  )
  expect(await statusOf(handler(update(1)))).toBe(200)
  expect(await statusOf(handler(update(1)))).toBe(200)
  await started.promise
  expect([handled, handler.health().inFlight]).toEqual([[1], 1])
  gate.resolve(undefined)
  await handler.stop()
})

it('an update that a webhook has stored is handled by the next process', async () => {
  const file = join(folder(), 'bot.db')
  const first = begin(() => new Promise(() => undefined), { inbox: sqliteInbox(file), deadline: 1 })
  expect(await statusOf(first.handler(update(1)))).toBe(200)
  expect(await statusOf(first.handler(update(2)))).toBe(200)
  const stop = first.handler.stop()
  await first.clock.asleep()
  await first.clock.advance(1)
  await stop
  const done = Promise.withResolvers<undefined>()
  const next = begin(
    async ({ update_id }) => {
      if (update_id === 2) done.resolve(undefined)
    },
    { inbox: sqliteInbox(file) },
  )
  await done.promise
  expect(next.handled).toEqual([1, 2])
  await next.handler.stop()
})

it('an inbox that cannot be opened or written confirms nothing, and is reported once', async () => {
  const full = { _tag: 'Unavailable', reason: 'The disk is full.' } as const
  const inbox: Inbox = { name: 'bot.db', open: () => async () => E.left(full) }
  const { handler, lines } = begin(undefined, { inbox })
  const refused = await handler(update(1))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await statusOf(handler(update(1)))).toBe(503)
  await settled()
  expect(lines).toEqual(['The disk is full.'])
  await handler.stop()
})

it('a body that is no update goes to the dead letters, beside the inbox', async () => {
  const { handler, letters } = begin(undefined, { inbox: sqliteInbox(join(folder(), 'bot.db')) })
  const bodies = ['{', '{"update_id":5,"message":7}', '{"update_id":5,"message":7}']
  for (const body of bodies) expect(await statusOf(handler(post(body)))).toBe(200)
  expect(letters.map(({ _tag }) => _tag)).toEqual(['Undecodable', 'Undecodable'])
  await handler.stop()
})
