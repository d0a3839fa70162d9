// `log`, `trace` and `metrics`: what they say about an update, and that they change nothing.

import { context, trace as api } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { TracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import * as outgoing from '@pipegram/client/Outgoing'
import {
  handle,
  log,
  metrics,
  pipeline,
  privacy,
  trace,
  use,
  type Context,
  type Middleware,
  type Outcome,
  type LogSink,
} from '@pipegram/compose'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe } from '@pipegram/core/Calls'
import type { Clock } from '@pipegram/core/Clock'
import { makeRegistry } from '@pipegram/core/Metrics'
import * as Token from '@pipegram/core/Token'
import type { Span, Tracer } from '@pipegram/core/Tracer'
import { harness, makeTestClock, pressed, said, updates } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pino } from 'pino'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const plain = privacy({ ids: 'plain' })

const secret = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'

// A clock that is set back each time it is read.
const backwards = (): Clock => {
  let now = 10_000
  return { ...makeTestClock(), now: () => (now -= 1_000) }
}

const muteTracer: Tracer = {
  startActiveSpan: (_name, _options, run) =>
    run({ setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined }),
}

const aborted: Interpreter = () => TE.left({ _tag: 'Aborted', method: 'x' })

describe('log, trace and metrics', () => {
  const broken: ReadonlyArray<Middleware<Context, object, never>> = [
    log(() => {
      throw new Error('The disk is full.')
    }),
    log(() => Promise.reject(new Error('The network is down.'))),
    metrics({
      count: () => {
        throw new Error('No such name.')
      },
      observe: () => undefined,
    }),
    trace({
      startActiveSpan: (_name, _options, run) =>
        run({
          setAttribute: () => {
            throw new Error('Ended.')
          },
          setStatus: () => undefined,
          end: () => undefined,
        }),
    }),
    trace({
      startActiveSpan: () => {
        throw new Error('No exporter.')
      },
    }),
    trace({
      startActiveSpan: (_name, _options, run) => {
        run({ setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined })
        throw new Error('Too late.')
      },
    }),
  ]
  const sound = [log(() => undefined), metrics(makeRegistry()), trace(muteTracer)]

  it('change no outcome of any update, even if they fail themselves', () =>
    fc.assert(
      fc.asyncProperty(
        updates(),
        fc.constantFrom(...sound, ...broken),
        fc.constantFrom<E.Either<unknown, Outcome>>(
          E.right('handled'),
          E.right('skipped'),
          E.left({ _tag: 'SoldOut' }),
          E.left('no tag'),
        ),
        async (update, middleware, outcome) => {
          const run = middleware(
            {
              update,
              call: aborted,
              me: { id: 1, is_bot: true, first_name: 'B' },
              signal: new AbortController().signal,
            },
            () => () => Promise.resolve(outcome),
          )
          expect(await run()).toBe(outcome)
        },
      ),
    ))

  it('let a thrown error go on', async () => {
    const fault = new Error('a fault')
    for (const middleware of [...sound, ...broken]) {
      const early = pipeline(
        use(middleware),
        handle(() => {
          throw fault
        }),
      )
      const late = pipeline(
        use(middleware),
        handle(() => () => Promise.reject(fault)),
      )
      await expect(harness(early)(said('hi'))()).rejects.toBe(fault)
      await expect(harness(late)(said('hi'))()).rejects.toBe(fault)
    }
  })
})

describe('log', () => {
  const logged = async (run: () => TE.TaskEither<unknown, unknown>, update = said('my words')) => {
    const records: Array<unknown> = []
    const sink: LogSink = (record, level) => records.push([level, record])
    await harness(pipeline(use(log(sink, { privacy: plain, clock: makeTestClock() })), handle(run)))(
      update,
    )().catch(() => undefined)
    return records
  }
  const where = { update_id: 1, kind: 'message', chat: 1001, chat_type: 'private', user: 1001 }

  it('records the outcome of an update, at a level', async () => {
    expect(await logged(() => TE.right(1))).toEqual([['info', { ...where, outcome: 'handled', ms: 0 }]])
    expect(await logged(() => TE.left({ _tag: 'Denied', sentence: 'No.' }))).toEqual([
      ['info', { ...where, outcome: 'Denied', ms: 0 }],
    ])
    expect(await logged(() => TE.left({ _tag: 'Timeout', method: 'sendMessage', after: 1 }))).toEqual([
      ['warn', { ...where, outcome: 'Timeout', ms: 0 }],
    ])
    expect(await logged(() => TE.left(new Error('my words')))).toEqual([
      ['warn', { ...where, outcome: 'failed', ms: 0 }],
    ])
    expect(await logged(() => TE.left({ _tag: 'my words, as a tag' }))).toEqual([
      ['warn', { ...where, outcome: 'failed', ms: 0 }],
    ])
    expect(
      await logged(() => {
        throw new Error('my words')
      }),
    ).toEqual([['error', { ...where, outcome: 'threw', ms: 0 }]])
    expect(await logged(() => TE.right(1), pressed('buy.5', { update_id: 2 }))).toMatchObject([
      ['info', { update_id: 2, kind: 'callback_query', button: 'buy' }],
    ])
  })

  it('measures all later steps', async () => {
    const clock = makeTestClock()
    const records: Array<object> = []
    const bot = pipeline(
      use(log((record) => records.push(record), { clock })),
      handle(() => TE.fromTask(clock.sleep(250))),
    )
    const running = harness(bot)(said('hi'))()
    await clock.advance(250)
    await running
    expect(records).toMatchObject([{ ms: 250 }])
  })

  it('writes notes of handlers with the same summary, which fields cannot change', async () => {
    const records: Array<unknown> = []
    const bot = pipeline(
      use(log((record, level) => records.push([level, record]), { privacy: plain, clock: makeTestClock() })),
      handle(({ log: note }) =>
        TE.fromIO(() => {
          note('paid', { amount: 5, user: 'somebody', note: 'else' }, 'warn')
        }),
      ),
    )
    await harness(bot)(said('hi'))()
    expect(records).toEqual([
      ['warn', { ...where, note: 'paid', amount: 5 }],
      ['info', { ...where, outcome: 'handled', ms: 0 }],
    ])
  })

  it('ends no update before everything is written', async () => {
    const written: Array<string> = []
    const slow: LogSink = async (record) => {
      await Promise.resolve()
      await Promise.resolve()
      written.push('note' in record ? 'note' : 'end')
    }
    await harness(
      pipeline(
        use(log(slow)),
        handle(({ log: note }) =>
          TE.fromIO(() => {
            note('one')
          }),
        ),
      ),
    )(said('hi'))()
    expect(written).toEqual(['note', 'end'])
  })

  it('writes records that pino takes as they are, and no token in any line', async () => {
    const lines: Array<string> = []
    const logger = pino(
      { hooks: { streamWrite: Token.redact } },
      {
        write: (line: string) => {
          lines.push(line)
        },
      },
    )
    const bot = pipeline(
      use(
        log(
          (record, level) => {
            logger[level](record)
          },
          { privacy: privacy({ text: true, ids: 'plain' }) },
        ),
      ),
      handle(({ log: note }) =>
        TE.fromIO(() => {
          note(`https://api.telegram.org/bot${secret}/getMe`, {
            [secret]: { deep: encodeURIComponent(secret) },
          })
        }),
      ),
    )
    await harness(bot)(said(`my token is ${secret}`))()
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: 30,
        note: 'https://api.telegram.org/bot[redacted]/getMe',
        '[redacted]': { deep: '[redacted]' },
      },
      { level: 30, outcome: 'handled', text: 'my token is [redacted]', user: 1001 },
    ])
    expect(lines.join('')).not.toContain('AAHdqTcv')
  })
})

describe('trace', () => {
  const exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const manager = new AsyncLocalStorageContextManager()
  context.setGlobalContextManager(manager.enable())
  api.setGlobalTracerProvider(provider)
  const tracer = api.getTracer('bot')
  beforeEach(() => {
    exporter.reset()
  })
  afterAll(() => {
    api.disable()
    context.disable()
  })

  it('opens a span for an update, with the spans of its work beneath it', async () => {
    const bot = pipeline(
      use(trace(tracer, { privacy: plain })),
      handle(({ call, span }) =>
        pipe(
          TE.fromIO(() => span.setAttribute('shop.items', 2)),
          TE.chainW(() => outgoing.through(outgoing.trace(tracer))(call)(getMe())),
        ),
      ),
    )
    await Promise.all([
      harness(bot)(said('/buy now', { update_id: 1 }))(),
      harness(bot)(pressed('x', { update_id: 2 }))(),
    ])
    await provider.forceFlush()
    const spans = exporter.getFinishedSpans()
    const roots = spans.filter(({ name }) => name.startsWith('telegram.update.'))
    expect(roots.map(({ name, kind, attributes, status }) => ({ name, kind, attributes, status }))).toEqual([
      {
        name: 'telegram.update.message',
        kind: 4,
        status: { code: 0 },
        attributes: {
          'telegram.update_id': 1,
          'telegram.update_kind': 'message',
          'telegram.chat_id': 1001,
          'telegram.chat_type': 'private',
          'telegram.user_id': 1001,
          'telegram.command': 'buy',
          'shop.items': 2,
          'telegram.outcome': 'handled',
        },
      },
      {
        name: 'telegram.update.callback_query',
        kind: 4,
        status: { code: 0 },
        attributes: {
          'telegram.update_id': 2,
          'telegram.update_kind': 'callback_query',
          'telegram.chat_id': 1001,
          'telegram.chat_type': 'private',
          'telegram.user_id': 1001,
          'telegram.button': 'x',
          'shop.items': 2,
          'telegram.outcome': 'handled',
        },
      },
    ])
    const calls = spans.filter(({ name }) => name === 'telegram.getMe')
    expect(calls.map(({ parentSpanContext }) => parentSpanContext?.spanId).toSorted()).toEqual(
      roots.map((root) => root.spanContext().spanId).toSorted(),
    )
  })

  it('marks a span if the bot failed, but not for an error that the user can correct', async () => {
    const run = async (end: () => TE.TaskEither<unknown, unknown>) => {
      exporter.reset()
      await harness(pipeline(use(trace(tracer)), handle(end)))(said('hi'))().catch(() => undefined)
      await provider.forceFlush()
      return exporter
        .getFinishedSpans()
        .map(({ attributes, status }) => [
          attributes['telegram.outcome'],
          attributes['error.type'],
          status.code,
        ])
    }
    expect(await run(() => TE.left({ _tag: 'Timeout' }))).toEqual([['Timeout', 'Timeout', 2]])
    expect(
      await run(() => {
        throw new Error('my words')
      }),
    ).toEqual([['threw', 'threw', 2]])
    expect(await run(() => TE.left({ _tag: 'TooMany', sentence: 'Wait.' }))).toEqual([
      ['TooMany', undefined, 0],
    ])
  })
})

it('trace ends a span even if it takes no attribute', async () => {
  let ended = false
  const span: Span = {
    setAttribute: () => {
      throw new Error('Full.')
    },
    setStatus: () => undefined,
    end: () => {
      ended = true
    },
  }
  await harness(
    pipeline(
      use(trace({ startActiveSpan: (_name, _options, run) => run(span) })),
      handle(() => TE.right(1)),
    ),
  )(said('hi'))()
  expect(ended).toBe(true)
})

it('log and metrics measure no negative time after the clock was set back', async () => {
  const told: Array<unknown> = []
  const registry = makeRegistry()
  for (const middleware of [
    log((record) => told.push('ms' in record && record.ms), { clock: backwards() }),
    metrics(registry, { clock: backwards() }),
  ])
    await harness(
      pipeline(
        use(middleware),
        handle(() => TE.right(1)),
      ),
    )(said('hi'))()
  expect(told).toEqual([0])
  expect(registry.text()).toContain('telegram_update_seconds_sum{kind="message"} 0\n')
})

describe('metrics', () => {
  it('count updates by kind and outcome, and observe their times', async () => {
    const clock = makeTestClock()
    const registry = makeRegistry([0.1, 1])
    const ends = [TE.right(1), TE.left({ _tag: 'SoldOut' }), TE.right(2)]
    for (const [i, end] of ends.entries()) {
      const bot = pipeline(
        use(metrics(registry, { clock })),
        handle(() => async () => {
          await clock.sleep(500)()
          return end()
        }),
      )
      const running = harness(bot)(i === 2 ? { update_id: 3 } : said('hi'))()
      await clock.advance(500)
      await running
    }
    expect(registry.text().split('\n')).toEqual(
      expect.arrayContaining([
        'telegram_updates_total{kind="message",outcome="handled"} 1',
        'telegram_updates_total{kind="message",outcome="SoldOut"} 1',
        'telegram_updates_total{kind="unlisted",outcome="handled"} 1',
        'telegram_update_seconds_bucket{kind="message",le="0.1"} 0',
        'telegram_update_seconds_bucket{kind="message",le="1"} 2',
        'telegram_update_seconds_sum{kind="message"} 1',
      ]),
    )
  })
})
