// A record of each call: which method, for which chat, how long, how it ended. Nothing of what users wrote,
// and never the token.

import type { ApiError, Reason, Seconds } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf, shownChat } from './internal/Methods.ts'

// model

/** What is logged of a call: plain data, as pino and others take it. */
export interface CallLogRecord {
  readonly method: string
  /** The chat's id, or its public name. */
  readonly chat?: number | string
  /** How long it took, with all that this stands before, in milliseconds. */
  readonly ms: Millis
  /** `ok`, or the tag of the error. */
  readonly outcome: 'ok' | ApiError['_tag']
  readonly code?: number
  readonly reason?: Reason
  readonly retryAfter?: Seconds
  /** Telegram's own words, where they are asked for. */
  readonly description?: string
}

export interface CallLogOptions {
  /** The machine's clock unless told. */
  readonly clock?: Clock
  /** Adds what Telegram says of a refusal. It may quote a part of a text. */
  readonly describe?: boolean
}

// constructors

/**
 * Gives a record of each call to a function when the call has ended. It holds no parameter but the chat; a
 * function that throws, or whose promise fails, breaks no call. First, it sees what the bot asked for; last,
 * each attempt.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { log, through } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
 *
 *   const records: Array<object> = []
 *   const client = pipe(
 *     makeRecorder(Answer.success()).call,
 *     through(log((record) => records.push(record), { clock: makeTestClock() })),
 *   )
 *
 *   await client(sendMessage({ chat_id: 1001, text: 'A secret' }))()
 *   assert.deepStrictEqual(records, [{ method: 'sendMessage', chat: 1001, ms: 0, outcome: 'ok' }])
 */
export const log =
  (
    sink: (record: CallLogRecord) => unknown,
    { clock = system, describe = false }: CallLogOptions = {},
  ): CallMiddleware =>
  (call, next) =>
  async () => {
    const start = clock.now()
    const result = await next(call)()
    try {
      const written = sink({
        ...placeOf(call),
        ms: clock.now() - start,
        ...(E.isRight(result) ? { outcome: 'ok' } : faultOf(result.left, describe)),
      })
      if (written instanceof Promise) written.catch(() => undefined)
    } catch {
      // A log that fails is no reason to fail.
    }
    return result
  }

// private

const placeOf = (call: Call<unknown>): Pick<CallLogRecord, 'method' | 'chat'> => {
  const chat = shownChat(call)
  return chat === undefined ? { method: methodOf(call) } : { method: methodOf(call), chat }
}

const faultOf = (error: ApiError, describe: boolean): Omit<CallLogRecord, 'method' | 'chat' | 'ms'> =>
  defined({
    outcome: error._tag,
    code: error._tag === 'Rejected' ? error.code : undefined,
    reason: error._tag === 'Rejected' ? error.reason : undefined,
    retryAfter: error._tag === 'RateLimited' ? error.retryAfter : undefined,
    description: describe && 'description' in error ? error.description : undefined,
  })
