// A middleware that only observes calls failed, and the call failed with it, although the message was sent.

import process from 'node:process'
import { setImmediate as turn } from 'node:timers/promises'
import { type CallMiddleware } from '@pipegram/client'
import { log, metrics, through, trace } from '@pipegram/client/Outgoing'
import { getMe } from '@pipegram/core/Calls'
import type { Tracer } from '@pipegram/core/Tracer'
import { Answer, makeRecorder } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const fail = (): never => {
  throw new Error('of mine')
}
const span = { setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined }
const tracer = (given: Partial<typeof span>): Tracer => ({
  startActiveSpan: (_name, _options, run) => run({ ...span, ...given }),
})

const observers: ReadonlyArray<readonly [string, CallMiddleware]> = [
  ['a counter', metrics({ count: fail, observe: () => undefined })],
  ['a histogram', metrics({ count: () => undefined, observe: fail })],
  ['a tracer', trace({ startActiveSpan: fail })],
  ['a span that ends', trace(tracer({ end: fail }))],
  ['a span that is marked', trace(tracer({ setAttribute: fail, setStatus: fail }))],
  ['a log', log(fail)],
  ['a log that writes later', log(() => Promise.reject(new Error('of mine')))],
]

it.each(observers)('%s that fails does not fail or repeat a call', async (_who, observer) => {
  const heard: Array<unknown> = []
  const hear = (cause: unknown): void => {
    heard.push(cause)
  }
  process.on('unhandledRejection', hear)
  const error = { _tag: 'Aborted', method: 'getMe' } as const
  const good = makeRecorder(Answer.success())
  expect(E.isRight(await through(observer)(good.call)(getMe())())).toBe(true)
  expect(good.calls()).toHaveLength(1)
  const bad = makeRecorder(() => E.left(error))
  expect(await through(observer)(bad.call)(getMe())()).toEqual(E.left(error))
  expect(bad.calls()).toHaveLength(1)
  await turn()
  process.off('unhandledRejection', hear)
  expect(heard).toEqual([])
})
