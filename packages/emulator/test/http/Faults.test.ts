// Injected faults, as a bot meets them over HTTP.

import { Faults, makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { Bot as GrammY, GrammyError, HttpError } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFaultPlan } from '../../src/http/internal/FaultPlan.ts'
import { api, makeWatchedClock, type Loose } from '../BotClient.ts'

let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await makeEmulator()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
})
afterEach(() => emulator.close())

const post = (text = 'hi'): Promise<Response> =>
  fetch(`${emulator.apiRoot}/bot${emulator.token}/sendMessage?chat_id=${ann.id}&text=${text}`)
const sent = (): number => ann.messages().filter(({ from }) => from?.is_bot === true).length

test('tooMany carries out nothing, and says how long to wait', async () => {
  emulator.inject(Faults.tooMany(7), { times: 2 })
  for (const _ of [1, 2]) {
    const response = await post()
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
  }
  expect(sent()).toBe(0)
  expect((await post()).status).toBe(200)
  expect(emulator.calls('sendMessage').map(({ answer, fault }) => [answer.ok, fault?._tag])).toEqual([
    [false, 'TooMany'],
    [false, 'TooMany'],
    [true, undefined],
  ])
})

test('failed answers with the given status and body', async () => {
  emulator.inject(Faults.failed(502), { times: 1 })
  emulator.inject(Faults.failed(503, '<h1>Überlastet</h1>'), { times: 1 })
  const own = await post()
  expect([own.status, own.headers.get('content-type'), await own.json()]).toEqual([
    502,
    'application/json',
    { ok: false, error_code: 502, description: 'Bad Gateway' },
  ])
  const proxy = await post()
  expect([proxy.status, proxy.headers.get('content-type'), await proxy.text()]).toEqual([
    503,
    'text/html',
    '<h1>Überlastet</h1>',
  ])
  expect(sent()).toBe(0)
})

test('dropped before: there is no answer, and nothing is carried out', async () => {
  emulator.inject(Faults.dropped('before'), { times: 1 })
  await expect(post()).rejects.toThrow('fetch failed')
  expect(sent()).toBe(0)
  expect((await post()).status).toBe(200)
})

test('dropped after, and cut: there is no whole answer, but the call is carried out', async () => {
  emulator.inject(Faults.dropped('after'), { times: 1 })
  await expect(post('dropped')).rejects.toThrow('fetch failed')
  emulator.inject(Faults.cut, { times: 1 })
  const response = await post('cut')
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['dropped', 'cut'])
  expect(emulator.calls('sendMessage').every(({ answer }) => answer.ok)).toBe(true)
})

test('late carries out the call at once, and answers later', async () => {
  const clock = makeWatchedClock()
  const slow = await makeEmulator({ clock, patience: 1_000_000 })
  slow.inject(Faults.late(90_000), { times: 1 })
  let answered = false
  const call = api(slow)('getMe').then((reply) => {
    answered = true
    return reply
  })
  await clock.scheduled()
  clock.advance(89_999)
  await api(slow)('getMe')
  expect(answered).toBe(false)
  clock.advance(1)
  expect((await call).body.ok).toBe(true)
  expect(slow.calls('getMe').map(({ at, fault }) => [at - Date.UTC(2026, 0, 1), fault?._tag])).toEqual([
    [89_999, undefined],
    [90_000, 'Late'],
  ])
  await slow.close()
})

test('a fault meets its method, or without one all methods except getUpdates', async () => {
  emulator.inject(Faults.failed(500), { method: 'SENDMESSAGE' })
  expect((await api(emulator)('getMe')).status).toBe(200)
  expect((await api(emulator)('sendmessage', { chat_id: ann.id, text: 'hi' })).status).toBe(500)
  const end = emulator.inject(Faults.failed(504))
  expect((await api(emulator)('getMe')).status).toBe(504)
  expect((await api(emulator)('getUpdates')).status).toBe(200)
  expect((await api(emulator)('sendMessage', { chat_id: ann.id, text: 'hi' })).status).toBe(500)
  end()
  end()
  expect((await api(emulator)('getMe')).status).toBe(200)
  emulator.inject(Faults.tooMany(1), { method: 'getUpdates', times: 1 })
  expect((await api(emulator)('getUpdates')).status).toBe(429)
})

test('any share of calls meets the fault evenly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 5 }),
      (a, b, rounds) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)]
        const faults = makeFaultPlan()
        faults.inject(Faults.cut, { share: part / whole })
        const hits = Array.from({ length: whole * rounds }, () => faults.next('getMe') !== undefined)
        expect(hits.filter(Boolean)).toHaveLength(part * rounds)
        // From the start, the number of faults is never more than the share.
        for (const [place] of hits.entries())
          expect(hits.slice(0, place + 1).filter(Boolean).length).toBe(
            Math.floor(((place + 1) * part) / whole + 1e-9),
          )
      },
    ),
  )
})

test('a fault that could never happen is refused', () => {
  for (const wrong of [0, -1, 1.5, NaN])
    expect(() => emulator.inject(Faults.cut, { times: wrong })).toThrow(RangeError)
  for (const wrong of [0, -1, 1.5, NaN])
    expect(() => emulator.inject(Faults.cut, { share: wrong })).toThrow(`share is ${wrong}`)
  expect(() => emulator.inject(Faults.cut, { method: 'sendMesage' })).toThrow(
    'The Bot API has no method sendMesage: this fault would never happen.',
  )
  for (const wrong of [200, 600, NaN]) expect(() => Faults.failed(wrong)).toThrow(RangeError)
  for (const wrong of [0, 0.5, Infinity]) expect(() => Faults.tooMany(wrong)).toThrow(RangeError)
  for (const wrong of [-1, Infinity]) expect(() => Faults.late(wrong)).toThrow(RangeError)
})

test('grammY takes injected faults for faults of Telegram', async () => {
  const { api: bot } = new GrammY(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const fails = (fault: Faults.Fault): Promise<Loose> => {
    emulator.inject(fault, { times: 1 })
    return bot.sendMessage(ann.id, 'hi').then(
      () => undefined,
      (error: unknown) => error,
    )
  }
  expect(await fails(Faults.tooMany(9))).toMatchObject({ error_code: 429, parameters: { retry_after: 9 } })
  expect(await fails(Faults.failed(502))).toBeInstanceOf(GrammyError)
  // Without a cut answer: the HTTP library of grammY waits for the rest of it.
  for (const fault of [Faults.dropped('before'), Faults.dropped('after'), Faults.failed(502, '<html>')])
    expect(await fails(fault)).toBeInstanceOf(HttpError)
  expect((await bot.sendMessage(ann.id, 'at last')).text).toBe('at last')
})

test('an emulator closes while answers are late', async () => {
  const other = await makeEmulator()
  other.inject(Faults.late(1_000_000))
  const call = fetch(`${other.apiRoot}/bot${other.token}/getMe`).then(
    () => 'answered',
    () => 'ended',
  )
  await fetch(`${other.apiRoot}/bot${other.token}/getUpdates`)
  await other.close()
  expect(await call).toBe('ended')
})

test('downloads of files have their own faults', async () => {
  const { document } = ann.send({ document: new File(['content'], 'a.txt') })
  const { body } = await api(emulator)('getFile', { file_id: document?.file_id })
  const get = (): Promise<Response> =>
    fetch(`${emulator.apiRoot}/file/bot${emulator.token}/${body.result.file_path}`)
  // A fault of all calls does not meet downloads.
  const end = emulator.inject(Faults.failed(500))
  expect(await (await get()).text()).toBe('content')
  end()
  emulator.inject(Faults.tooMany(3), { method: '/file', times: 1 })
  emulator.inject(Faults.failed(502, 'ü'), { method: '/file', times: 1 })
  const refused = await get()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3'])
  const proxy = await get()
  expect([proxy.status, await proxy.text()]).toEqual([502, 'ü'])
  emulator.inject(Faults.dropped('after'), { method: '/file', times: 1 })
  await expect(get()).rejects.toThrow()
  emulator.inject(Faults.cut, { method: '/file', times: 1 })
  const half = await get()
  expect(half.status).toBe(200)
  await expect(half.text()).rejects.toThrow()
  emulator.inject(Faults.late(5), { method: '/file', times: 1 })
  expect(await (await get()).text()).toBe('content')
})
