import { inspect } from 'node:util'
import { log, type CallLogRecord } from '@pipegram/client/CallLog'
import { metrics } from '@pipegram/client/CallMetrics'
import { through } from '@pipegram/client/CallMiddleware'
import { type Span, trace, type Tracer } from '@pipegram/client/CallTrace'
import type { Interpreter } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import { makeRegistry } from '@pipegram/core/Metrics'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { clientOf, getMe, secret, text } from '../Fixtures.ts'
import { refuse, serve } from '../Server.ts'

const description = 'Bad Request: can\'t parse entities: Unsupported start tag "my words" at byte offset 0'
const refusal = (method: string) =>
  E.left({ _tag: 'Rejected', method, code: 400, reason: 'CannotParseEntities', description } as const)

interface Seen {
  readonly name: string
  readonly options: object
  readonly told: Array<unknown>
  ended: number
}

/** A tracer that keeps everything. */
const makeTracer = (): Tracer & { readonly spans: Array<Seen> } => {
  const spans: Array<Seen> = []
  return {
    spans,
    startActiveSpan: (name, options, run) => {
      const seen: Seen = { name, options, told: [], ended: 0 }
      spans.push(seen)
      const span: Span = {
        setAttribute: (key, value) => seen.told.push([key, value]),
        setStatus: (status) => seen.told.push(status),
        end: () => {
          seen.ended += 1
        },
      }
      return run(span)
    },
  }
}

describe('log', () => {
  it('records how each call ended, and nothing of its content', async () => {
    const clock = makeTestClock()
    const records: Array<CallLogRecord> = []
    const { call } = makeRecorder((request) =>
      request.method === 'sendMessage'
        ? refusal(request.method)
        : E.left({ _tag: 'RateLimited', method: request.method, retryAfter: 3, description: '' }),
    )
    const slow: typeof call = (request) => async () => {
      await clock.sleep(30)()
      return call(request)()
    }
    const client = through(log((record) => records.push(record), { clock }))(slow)
    const running = [client(sendMessage({ chat_id: '@News', text: 'my words' }))(), client(getMe)()]
    await clock.advance(30)
    await Promise.all(running)
    expect(records).toEqual([
      {
        method: 'sendMessage',
        chat: '@news',
        ms: 30,
        outcome: 'Rejected',
        code: 400,
        reason: 'CannotParseEntities',
      },
      { method: 'getMe', ms: 30, outcome: 'RateLimited', retryAfter: 3 },
    ])
    expect(JSON.stringify(records)).not.toContain('my words')
  })

  it('adds the description of Telegram by its option, and fails no call', async () => {
    const records: Array<CallLogRecord> = []
    const { call } = makeRecorder(({ method }) => refusal(method))
    await through(log((record) => records.push(record), { describe: true }))(call)(getMe)()
    expect(records[0]).toMatchObject({ description })
    expect(
      await through(
        log(() => {
          throw new Error('The disk is full.')
        }),
      )(call)(getMe)(),
    ).toEqual(refusal('getMe'))
  })
})

describe('trace', () => {
  it('opens a span for each call, marks it if the call fails, and ends it once', async () => {
    const tracer = makeTracer()
    const { call } = makeRecorder((request) =>
      request.method === 'sendMessage' ? refusal(request.method) : Answer.success()(request),
    )
    const client = through(trace(tracer))(call)
    await client(getMe)()
    await client(sendMessage({ chat_id: 5, text: 'my words' }))()
    expect(tracer.spans).toEqual([
      {
        name: 'telegram.getMe',
        options: { kind: 2, attributes: { 'telegram.method': 'getMe' } },
        told: [],
        ended: 1,
      },
      {
        name: 'telegram.sendMessage',
        options: { kind: 2, attributes: { 'telegram.method': 'sendMessage', 'telegram.chat_id': 5 } },
        told: [['telegram.error_code', 400], ['error.type', 'Rejected'], { code: 2, message: 'Rejected' }],
        ended: 1,
      },
    ])
  })

  it('ends the span of an interpreter that throws', async () => {
    const tracer = makeTracer()
    const broken: Interpreter = () => () => Promise.reject(new Error('no'))
    await expect(through(trace(tracer))(broken)(getMe)()).rejects.toThrow('no')
    expect(tracer.spans.map(({ ended }) => ended)).toEqual([1])
  })
})

const label = /\w+="(?:[^"\\]|\\["\\n])*"/s.source
const lineOfPrometheus = new RegExp(
  `^(?:# TYPE \\w+ (?:counter|histogram)|[a-z]\\w*(?:\\{${label}(?:,${label})*\\})? [\\d.]+)$`,
  's',
)

describe('metrics', () => {
  it('count calls by outcome, and their times', async () => {
    const clock = makeTestClock()
    const registry = makeRegistry([0.01, 1])
    let asked = 0
    const { call } = makeRecorder((request) =>
      ++asked > 2 ? refusal(request.method) : Answer.success()(request),
    )
    const client = through(metrics(registry, { clock }))((request) => async () => {
      await clock.sleep(500)()
      return call(request)()
    })
    for (let n = 0; n < 3; n++) {
      const running = client(getMe)()
      await clock.advance(500)
      await running
    }
    expect(registry.text().split('\n')).toEqual([
      '# TYPE telegram_calls_total counter',
      'telegram_calls_total{method="getMe",outcome="ok"} 2',
      'telegram_calls_total{method="getMe",outcome="Rejected"} 1',
      '# TYPE telegram_call_seconds histogram',
      'telegram_call_seconds_bucket{method="getMe",le="0.01"} 0',
      'telegram_call_seconds_bucket{method="getMe",le="1"} 3',
      'telegram_call_seconds_bucket{method="getMe",le="+Inf"} 3',
      'telegram_call_seconds_sum{method="getMe"} 1.5',
      'telegram_call_seconds_count{method="getMe"} 3',
      '',
    ])
  })

  it('are lines that Prometheus can read, for any labels', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string({ minLength: 1 }), fc.string()), (name, labels) => {
        const registry = makeRegistry()
        registry.count(`x${name}`, labels)
        registry.observe(`y${name}`, 1, labels)
        for (const line of registry.text().trimEnd().split('\n')) expect(line).toMatch(lineOfPrometheus)
      }),
    )
  })
})

it('log, trace and metrics never show the token', async () => {
  await using server = await serve(refuse(400, `Bad Request: ${text}`))
  const tracer = makeTracer()
  const registry = makeRegistry()
  const records: Array<CallLogRecord> = []
  await using client = clientOf({
    apiRoot: server.apiRoot,
    middlewares: [
      trace(tracer),
      metrics(registry),
      log((record) => records.push(record), { describe: true }),
    ],
  })
  await client(getMe)()
  await client({ ...getMe, params: { chat_id: text } })()
  await client({ ...getMe, params: { chat_id: `@${secret}` } })()
  await client({ ...getMe, method: `../${text}` })()
  const shown = inspect([tracer.spans, records, registry.text()], { depth: Infinity })
  expect(records).toHaveLength(4)
  expect(shown).toContain('Bad Request: [redacted]')
  expect(shown).not.toContain(secret)
})
