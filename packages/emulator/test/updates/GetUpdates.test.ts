// getUpdates over HTTP, on a manual clock.

import { makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { api, makeWatchedClock, type Reply } from '../BotClient.ts'

let clock: ReturnType<typeof makeWatchedClock>
let emulator: Emulator
let ann: Person
let call: ReturnType<typeof api>
beforeEach(async () => {
  clock = makeWatchedClock()
  emulator = await makeEmulator({ clock, firstUpdate: 5_000_000 })
  ann = emulator.user({ first_name: 'Ann' })
  call = api(emulator)
})
afterEach(() => emulator.close())

const ids = ({ body }: Reply): ReadonlyArray<number> =>
  Array.from<{ update_id: number }, number>(body.result, ({ update_id }) => update_id)
const terminated =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'

test('getUpdates gives the updates that wait, and drops those that are confirmed', async () => {
  for (let i = 0; i < 5; i++) ann.send(`message ${i}`)
  expect(ids(await call('getUpdates'))).toEqual([5_000_000, 5_000_001, 5_000_002, 5_000_003, 5_000_004])
  clock.advance(5000)
  expect(ids(await call('getUpdates', { limit: 2 }))).toEqual([5_000_000, 5_000_001])
  expect(ids(await call('getUpdates', { offset: 5_000_003, limit: 1000 }))).toEqual([5_000_003, 5_000_004])
  clock.advance(5000)
  expect(ids(await call('getUpdates', { limit: -7 }))).toEqual([5_000_003])
  expect(ids(await call('getUpdates', { offset: -1 }))).toEqual([5_000_004])
  expect((await call('getWebhookInfo')).body.result.pending_update_count).toBe(1)
})

test('getUpdates with a timeout waits for an update', async () => {
  const polled = call('getUpdates', { timeout: 50 })
  await clock.scheduled()
  clock.advance(49_000)
  ann.send('now')
  expect((await polled).body.result).toMatchObject([{ update_id: 5_000_000, message: { text: 'now' } }])
})

test('getUpdates waits for at most 50 seconds', async () => {
  const polled = call('getUpdates', { timeout: 1000 })
  await clock.scheduled()
  clock.advance(50_000)
  expect((await polled).body).toEqual({ ok: true, result: [] })
})

test('getUpdates without a timeout waits only for the same offset within three seconds', async () => {
  expect((await call('getUpdates')).body.result).toEqual([])
  clock.advance(2999)
  const again = call('getUpdates')
  await clock.scheduled()
  clock.advance(2999)
  let answered = false
  void again.then(() => (answered = true))
  await call('getMe')
  expect(answered).toBe(false)
  clock.advance(1)
  expect((await again).body.result).toEqual([])
  clock.advance(3000)
  expect((await call('getUpdates')).body.result).toEqual([])
})

test('getUpdates with the same offset within half a second gives one update', async () => {
  for (let i = 0; i < 3; i++) ann.send(`message ${i}`)
  expect(ids(await call('getUpdates'))).toHaveLength(3)
  clock.advance(499)
  expect(ids(await call('getUpdates'))).toEqual([5_000_000])
  clock.advance(500)
  expect(ids(await call('getUpdates'))).toHaveLength(3)
})

test('the older of two polls is refused with a conflict, and soon after another one late', async () => {
  const first = call('getUpdates', { timeout: 10 })
  await clock.scheduled()
  const second = call('getUpdates', { timeout: 10, offset: 1 })
  expect(await first).toMatchObject({ status: 409, body: { error_code: 409, description: terminated } })
  await clock.scheduled()
  const third = call('getUpdates', { timeout: 10, offset: 2 })
  // Two timers run: the late refusal of the second poll, and the timeout of the third.
  await clock.scheduled()
  await clock.scheduled()
  clock.advance(3000)
  expect((await second).body.description).toBe(terminated)
  ann.send('for the newest')
  expect((await third).body.result).toMatchObject([{ message: { text: 'for the newest' } }])
})

test('a poll that is answered at once does not end the older poll', async () => {
  const waits = call('getUpdates', { timeout: 10, allowed_updates: ['message'] })
  await clock.scheduled()
  expect((await call('getUpdates', { offset: 1 })).body.result).toEqual([])
  ann.send('hello')
  expect((await waits).body.result).toHaveLength(1)
})

test('setWebhook ends the poll that waits, and refuses others', async () => {
  const waits = call('getUpdates', { timeout: 10 })
  await clock.scheduled()
  expect((await call('setWebhook', { url: 'https://example.com/' })).body.description).toBe('Webhook was set')
  expect((await waits).body.description).toBe('Conflict: terminated by setWebhook request')
  clock.advance(5000)
  expect(await call('getUpdates')).toMatchObject({
    status: 409,
    body: {
      description:
        "Conflict: can't use getUpdates method while webhook is active; " +
        'use deleteWebhook to delete the webhook first',
    },
  })
})

test('allowed_updates stays in force, for new updates and not for those that wait', async () => {
  ann.send('before')
  expect(ids(await call('getUpdates', { allowed_updates: ['callback_query'] }))).toHaveLength(1)
  ann.send('after')
  clock.advance(5000)
  expect(ids(await call('getUpdates'))).toHaveLength(1)
  expect((await call('getWebhookInfo')).body.result.allowed_updates).toEqual(['callback_query'])
  await call('getUpdates', { allowed_updates: [], offset: 1 })
  expect((await call('getWebhookInfo')).body.result.allowed_updates).toBeUndefined()
  expect(emulator.calls('getUpdates').map(({ answer }) => answer.ok && answer.result)).toEqual([
    [5_000_000],
    [5_000_000],
    [5_000_000],
  ])
})

test('a bot that goes away while it waits loses no update', async () => {
  const gone = new AbortController()
  const polled = fetch(`${emulator.apiRoot}/bot${emulator.token}/getUpdates?timeout=10`, {
    signal: gone.signal,
  }).catch(() => 'gone')
  await clock.scheduled()
  gone.abort()
  expect(await polled).toBe('gone')
  ann.send('hello')
  expect(ids(await call('getUpdates', { offset: 1 }))).toHaveLength(1)
})

test('an emulator that closes answers the poll that waits', async () => {
  const polled = call('getUpdates', { timeout: 10 })
  await clock.scheduled()
  await Promise.all([
    emulator.close(),
    expect(polled).resolves.toMatchObject({
      status: 500,
      body: { description: 'Internal Server Error: restart' },
    }),
  ])
})

test('every method is refused after logOut', async () => {
  expect((await call('logOut')).body).toEqual({ ok: true, result: true })
  for (const method of ['getMe', 'getUpdates', 'sendMessage'])
    expect(await call(method)).toMatchObject({ status: 400, body: { description: 'Logged out' } })
})
