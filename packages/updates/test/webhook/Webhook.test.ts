// What a webhook answers: to genuine requests, to repeats, to failures, and to strangers.

import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import { webhook } from '@pipegram/updates/Webhook'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { me, said } from '../Telegram.ts'
import { begin, post, secret, stream, update } from './World.ts'

const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status

// A gate that the test opens by hand.
const makeGate = () => Promise.withResolvers<undefined>()

describe('a genuine request', () => {
  it('is answered with 200 and an empty body after its update was handled', async () => {
    const gate = makeGate()
    const { handler, handled } = begin(() => gate.promise)
    let status: number | undefined
    const answer = handler(update(1)).then((response) => {
      status = response.status
      return response
    })
    await settled()
    expect([handled, status, handler.health().inFlight]).toEqual([[1], undefined, 1])
    gate.resolve(undefined)
    const response = await answer
    expect([response.status, await response.text(), handler.health().inFlight]).toEqual([200, '', 0])
  })

  it('has headers by which a browser shows, runs and keeps nothing', async () => {
    const { handler } = begin()
    for (const request of [update(1), post('', {}, 'PUT')])
      expect(Object.fromEntries((await handler(request)).headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
    expect((await handler(update(2))).headers.get('server')).toBeNull()
  })

  it('may arrive in pieces, with a character split between them', async () => {
    const texts: Array<string | undefined> = []
    const { handler } = begin(async ({ message }) => texts.push(message?.text))
    const bytes = new TextEncoder().encode(JSON.stringify(said(1, 1, 'día 👋')))
    const { body } = stream([...bytes].map((byte) => Uint8Array.of(byte)))
    expect(await statusOf(handler(post(body)))).toBe(200)
    expect(texts).toEqual(['día 👋'])
  })

  it('may have any of several secrets', async () => {
    const { handler } = begin(undefined, { secret: ['r8Pq_51xWcV0-uZt6KdJ2a', secret] })
    expect(await statusOf(handler(update(1)))).toBe(200)
    const other = { 'x-telegram-bot-api-secret-token': 'r8Pq_51xWcV0-uZt6KdJ2a' }
    expect(await statusOf(handler(post(JSON.stringify(said(2)), other)))).toBe(200)
    const wrong = { 'x-telegram-bot-api-secret-token': 'r8Pq_51xWcV0-uZt6KdJ2b' }
    expect(await statusOf(handler(post(JSON.stringify(said(3)), wrong)))).toBe(401)
  })
})

describe('the updates of one chat', () => {
  it('run one after the other, and in parallel with other chats', async () => {
    const gate = makeGate()
    const { handler, handled } = begin(({ update_id }) => (update_id === 1 ? gate.promise : settled()))
    const answers = [update(1, 7), update(2, 7), update(3, 8)].map((request) => handler(request))
    await statusOf(answers[2] ?? Promise.reject(new Error('no answer')))
    expect(handled).toEqual([1, 3])
    gate.resolve(undefined)
    expect(await Promise.all(answers.map(statusOf))).toEqual([200, 200, 200])
    expect(handled).toEqual([1, 3, 2])
  })
})

describe('a repeat of an update', () => {
  it('runs nothing, and gets the same answer', async () => {
    const { handler, handled } = begin()
    expect(await statusOf(handler(update(1)))).toBe(200)
    expect(await statusOf(handler(update(1)))).toBe(200)
    expect([handled, handler.health().repeats]).toEqual([[1], 1])
  })

  it('shares the answer of the first request while that runs', async () => {
    const gate = makeGate()
    const { handler, handled } = begin(() => gate.promise.then(() => Promise.reject(new Error('no'))))
    const answers = Array.from({ length: 20 }, () => handler(update(1)))
    await settled()
    expect(handled).toEqual([1])
    gate.resolve(undefined)
    expect(new Set(await Promise.all(answers.map(statusOf)))).toEqual(new Set([500]))
    expect(handled).toEqual([1])
  })

  it('runs again after a day, since Telegram may restart its numbering', async () => {
    const { handler, handled, clock } = begin()
    await handler(update(1))
    await clock.advance(86_400_001)
    await handler(update(1))
    expect(handled).toEqual([1, 1])
  })

  it('is known only among the latest updates, so the memory has a limit', async () => {
    const { handler, handled } = begin(undefined, { remembered: 10 })
    for (let id = 1; id <= 21; id += 1) await handler(update(id))
    const before = handled.length
    await handler(update(21))
    await handler(update(12))
    expect(handled.length).toBe(before)
    await handler(update(1))
    expect(handled.length).toBe(before + 1)
  })
})

describe('a handler that throws', () => {
  it('gets 500 until its attempts are used up, then a dead letter and 200', async () => {
    const { handler, handled, letters, lines } = begin(async () => Promise.reject(new Error('hi there')))
    const statuses = [await handler(update(1)), await handler(update(1)), await handler(update(1))]
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200])
    expect(handled).toEqual([1, 1, 1])
    expect(letters.map(({ _tag }) => _tag)).toEqual(['Thrown'])
    expect(lines.filter((line) => line.includes('of 3: '))).toHaveLength(2)
    expect(lines.join('\n')).not.toContain('hi')
    expect(await statusOf(handler(update(1)))).toBe(200)
    expect(await statusOf(handler(update(2)))).toBe(500)
    expect(handled).toEqual([1, 1, 1, 2])
  })

  it('is not confirmed before the dead-letter hook has succeeded', async () => {
    let failures = 2
    const { handler, clock, lines } = begin(async () => Promise.reject(new Error('x')), {
      attempts: 1,
      onDeadLetter: () => async () => {
        if (failures-- > 0) throw new Error('disk')
      },
    })
    const answer = statusOf(handler(update(1)))
    await clock.asleep()
    await clock.advance(10_000)
    expect([await answer, failures]).toEqual([200, -1])
    expect(lines.filter((line) => line.includes('dead-letter hook failed'))).toHaveLength(1)
  })
})

describe('a handler that is slow', () => {
  it('gets 503 before Telegram stops waiting, goes on, and is shared by the repeat', async () => {
    const gate = makeGate()
    const { handler, handled, clock, letters } = begin(() => gate.promise)
    const first = handler(update(1))
    await clock.asleep(50_000)
    await clock.advance(50_000)
    const late = await first
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1'])
    const second = statusOf(handler(update(1)))
    await clock.asleep(50_000)
    gate.resolve(undefined)
    expect(await second).toBe(200)
    expect([handled, letters]).toEqual([[1], []])
  })
})

describe('a body that is no update', () => {
  it.each([
    ['no JSON', '{"update_id":'],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe, 0x22)],
    ['empty', ''],
    ['null', 'null'],
    ['an update without an id', '{"message":{}}'],
    ['an update that does not decode', '{"update_id":1,"message":{"message_id":"x"}}'],
    ['nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('goes to the dead letters once and is confirmed: %s', async (_, body) => {
    const { handler, letters, handled, lines } = begin()
    expect(await statusOf(handler(post(body)))).toBe(200)
    expect(letters.map(({ _tag }) => _tag)).toEqual(['Undecodable'])
    expect([handled, lines]).toEqual([[], []])
    expect(await statusOf(handler(update(2)))).toBe(200)
  })
})

describe('a webhook that is full', () => {
  it('answers 503 with Retry-After, but a repeat shares the run', async () => {
    const gate = makeGate()
    const { handler, handled } = begin(() => gate.promise, { inFlight: 2 })
    const running = [handler(update(1, 1)), handler(update(2, 2))]
    await settled()
    const refused = await handler(update(3, 3))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    const repeat = handler(update(1, 1))
    gate.resolve(undefined)
    expect(await Promise.all([...running, repeat].map(statusOf))).toEqual([200, 200, 200])
    expect([handled, handler.health().refused]).toEqual([[1, 2], { full: 1 }])
    expect(await statusOf(handler(update(3, 3)))).toBe(200)
  })
})

describe('a stop', () => {
  it('lets running updates end, and sends the rest back to Telegram', async () => {
    const gate = makeGate()
    const { handler } = begin(() => gate.promise)
    const running = statusOf(handler(update(1)))
    await settled()
    const stop = handler.stop()
    expect(handler.health().state).toBe('stopping')
    expect(await statusOf(handler(update(2)))).toBe(503)
    gate.resolve(undefined)
    expect(await running).toBe(200)
    await stop
    expect(handler.health().state).toBe('stopped')
    await handler.stop()
  })

  it('waits only until the deadline, and answers for updates that did not end', async () => {
    const { handler, clock, lines } = begin(() => new Promise(() => undefined), { deadline: '5s' })
    const answers = [handler(update(1)), handler(update(2))]
    await settled()
    const stop = handler.stop()
    await clock.advance(5_000)
    await stop
    expect(await Promise.all(answers.map(statusOf))).toEqual([503, 503])
    expect(lines).toEqual([
      'Updates that did not end within 5 s after the stop: 2. Telegram sends them again.',
    ])
  })
})

describe('options that are wrong', () => {
  const make = (options: object) => () =>
    // @ts-expect-error -- JavaScript code and environments have no types.
    webhook(() => TE.right('handled'), { call: () => TE.right(true), me, ...options })
  it.each([
    [{}, 'has no secret'],
    [{ secret: undefined }, 'has no secret'],
    [{ secret: [] }, 'has no secret'],
    [{ secret: '' }, 'is empty'],
    [{ secret: 'a b' }, 'has a character that Telegram does not take'],
    [{ secret: 'x'.repeat(257) }, 'at most 256'],
    [{ secret: 'secret' }, 'easy to guess'],
    [{ secret, attempts: 0 }, 'attempts is 0'],
    [{ secret, inFlight: NaN }, 'inFlight is NaN'],
    [{ secret, bodyLimit: -1 }, 'bodyLimit is -1'],
    [{ secret, answerWithin: 0 }, 'answerWithin is 0'],
    [{ secret, senders: { only: ['10.0.0.0/33'] } }, 'is not a range of addresses'],
  ])('are told at the start, and not the secret: %j', (options, sentence) => {
    expect(make(options)).toThrow(sentence)
  })
  it('are reported at the start: a wrong token, a wrong address of the server', () => {
    const of = (options: object) => () =>
      // @ts-expect-error -- JavaScript code and environments have no types.
      webhook(() => TE.right('handled'), { secret, ...options })
    expect(of({ token: 'x' })).toThrow(/token/i)
    expect(of({ token: '1:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A', apiRoot: 'http://bot.example' })).toThrow(
      /https/,
    )
  })
})

describe('a stranger', () => {
  it.each([
    ['without a secret', { 'x-telegram-bot-api-secret-token': '' }, 'POST', 401],
    ['with a wrong secret', { 'x-telegram-bot-api-secret-token': `${secret}x` }, 'POST', 401],
    ['with another method', {}, 'PUT', 405],
    ['with another type', { 'content-type': 'text/plain' }, 'POST', 415],
    ['with a type that only begins like it', { 'content-type': 'application/jsonp' }, 'POST', 415],
    ['with a compressed body', { 'content-encoding': 'gzip' }, 'POST', 415],
    ['with a length over the limit', { 'content-length': '1048577' }, 'POST', 413],
  ] as const)('%s gets a status, and no byte of the body is read', async (_, headers, method, status) => {
    const { handler, handled, letters, lines } = begin()
    const { body, log } = stream(['{}'])
    const answer = await handler(post(body, headers, method))
    expect([answer.status, await answer.text(), log.read]).toEqual([status, '', 0])
    expect([handled, letters, lines.length]).toEqual([[], [], 1])
    expect(Object.values(handler.health().refused)).toEqual([1])
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST')
  })

  it('with a body that is too large is cut off at the limit', async () => {
    const { handler, letters } = begin(undefined, { bodyLimit: 1000 })
    const { body, log } = stream(Array.from({ length: 100 }, () => 'x'.repeat(300)))
    expect(await statusOf(handler(post(body)))).toBe(413)
    expect([log.read, log.cancelled, letters]).toEqual([4, true, []])
    expect(await statusOf(handler(post('"'.padEnd(999, 'x') + '"')))).toBe(200)
  })

  it('with a body that never ends gets 408 in time', async () => {
    const { handler, clock } = begin()
    const { body, log } = stream(['{'], false)
    const answer = statusOf(handler(post(body)))
    await clock.asleep(10_000)
    await clock.advance(10_000)
    expect([await answer, log.cancelled]).toEqual([408, true])
  })

  it('with a body that breaks gets 400', async () => {
    const { handler } = begin()
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
    expect(await statusOf(handler(post(body)))).toBe(400)
  })

  it('gets 404 from a hidden webhook', async () => {
    const { handler } = begin(undefined, { hidden: true })
    const none = { 'x-telegram-bot-api-secret-token': '' }
    expect(await statusOf(handler(post('', none)))).toBe(404)
    expect(await statusOf(handler(post('', {}, 'GET')))).toBe(404)
    expect(await statusOf(handler(update(1)))).toBe(200)
  })

  it('is reported in one line a minute, with the number of its requests', async () => {
    const { handler, clock, lines } = begin()
    for (let i = 0; i < 500; i += 1) await handler(post('', {}, 'GET'))
    await clock.advance(60_000)
    await handler(post('', {}, 'GET'))
    expect(lines).toEqual([
      'Webhook: A request was refused with 405: its method is not POST.',
      'Webhook: 500 requests were refused with 405: its method is not POST.',
    ])
    expect(handler.health().refused).toEqual({ method: 501 })
  })
})

describe('addresses', () => {
  const from = (address: string, headers: object = {}) =>
    post(JSON.stringify(said(1)), { 'x-real-ip': address, ...headers })
  const addressOf = (header: (name: string) => string | null | undefined) => header('x-real-ip')

  it('outside the allowed networks get 403', async () => {
    const { handler } = begin(undefined, { senders: { addressOf, only: ['149.154.160.0/20'] } })
    expect(await statusOf(handler(from('149.154.167.220')))).toBe(200)
    expect(await statusOf(handler(from('149.154.176.1')))).toBe(403)
    expect(await statusOf(handler(post('{}')))).toBe(403)
  })

  it('with too many refused requests get 429 before anything else, for a minute', async () => {
    const { handler, clock } = begin(undefined, { senders: { addressOf, refusals: 2 } })
    const wrong = { 'x-telegram-bot-api-secret-token': 'x' }
    const statuses = [1, 2, 3].map(() => statusOf(handler(from('203.0.113.7', wrong))))
    expect(await Promise.all(statuses)).toEqual([401, 401, 429])
    expect(await statusOf(handler(from('203.0.113.7')))).toBe(429)
    expect(await statusOf(handler(from('203.0.113.8')))).toBe(200)
    await clock.advance(60_000)
    expect(await statusOf(handler(from('203.0.113.7')))).toBe(200)
  })

  it('are not limited while their requests are genuine', async () => {
    const { handler } = begin(undefined, { senders: { addressOf, refusals: 1 } })
    for (let i = 0; i < 5; i += 1) expect(await statusOf(handler(from('149.154.167.220')))).toBe(200)
  })
})

describe('a webhook of a token', () => {
  it('asks once for the user of the bot, and again after a failure', async () => {
    const asked: Array<string> = []
    let fails = true
    const clock = makeTestClock()
    const handled: Array<number> = []
    const handler = webhook(
      ({ update: { update_id } }) =>
        async () => {
          handled.push(update_id)
          return E.right('handled')
        },
      {
        token: '1000000:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A',
        secret,
        clock,
        report: () => () => undefined,
        fetch: async (request) => {
          asked.push(
            new URL(
              typeof request === 'string' ? request : String(Reflect.get(request, 'url')),
            ).pathname.replace(/.*\//, ''),
          )
          await settled()
          return fails
            ? Response.json(
                { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 7 } },
                { status: 429 },
              )
            : Response.json({ ok: true, result: me })
        },
      },
    )
    const refused = await handler(update(1))
    expect([refused.status, refused.headers.get('retry-after'), handler.health().state]).toEqual([
      503,
      '7',
      'waiting',
    ])
    fails = false
    const answers = [update(1, 1), update(2, 2), update(3, 3)].map((request) => statusOf(handler(request)))
    expect(await Promise.all(answers)).toEqual([200, 200, 200])
    expect([asked, handled, handler.health().state]).toEqual([['getMe', 'getMe'], [1, 2, 3], 'running'])
    await handler.stop()
  })
})
