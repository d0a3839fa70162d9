// Logs each call: its method, chat, time and outcome, but no words of users, and never the token.

import type { ApiError, Reason, Seconds } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import { consoleLog } from '@pipegram/core/ConsoleLog'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf, shownChat } from './internal/Methods.ts'

// model

/** The record of a call: plain data, as pino and other loggers take it. */
export interface CallLogRecord {
  readonly method: string
  /** The id of the chat, or its public username. */
  readonly chat?: number | string
  /** Time spent in all later steps, in milliseconds. */
  readonly ms: Millis
  /** `ok`, or the tag of the error. */
  readonly outcome: 'ok' | ApiError['_tag']
  readonly code?: number
  readonly reason?: Reason
  readonly retryAfter?: Seconds
  /** Telegram's description of the error, with the option `describe`. */
  readonly description?: string
}

export interface CallLogOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** True to add Telegram's description of an error, which may quote a text. Default: false. */
  readonly describe?: boolean
}

// constructors

/**
 * Calls `sink` with a record of each call when the call has ended. The chat is the only parameter in the
 * record. If `sink` throws or its promise rejects, the call does not fail. As the first middleware, it
 * records the calls of the bot; as the last one, each attempt.
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
    sink: (record: CallLogRecord) => unknown = (record) => consoleLog(record),
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
      // A call does not fail because its log does.
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
