// A call in the response to a webhook: Telegram carries it out, which saves one request. Its result is not
// known.
// https://core.telegram.org/bots/api#making-requests-when-getting-updates

import type { Call, Interpreter } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import * as WireRequest from '../http/WireRequest.ts'
import { bounded, type CallMiddleware, through } from './CallMiddleware.ts'

// model

export interface WebhookReplyOptions {
  /**
   * Returns true if a call may be in the response, in addition to calls from `unanswered`. Its result is
   * `true` before it is sent, so only calls with that result fit, such as `({ method }) => method ===
   * 'answerCallbackQuery'`. Default: no other calls.
   */
  readonly also?: (call: Call<unknown>) => boolean
}

// constructors

/**
 * Runs the handler of one update, and returns the response to its webhook. The response contains the first
 * call that fits: it is from `unanswered`, has no file, and neither reads nor turns webhooks on or off. All
 * other calls are sent through the client, and so are calls that run after the response is made. Without such
 * a call, the response is empty, with status 200.
 *
 * Telegram carries the call out when the response arrives, after everything that the handler did. If the
 * handler fails, there is no response, and the call is dropped: answer with 500, and Telegram sends the
 * update again.
 *
 * The call in the response passes the middlewares before `client`, but not those of `makeClient`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { escaping, through, unanswered, webhookReply } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const answered = await webhookReply(call)((client) =>
 *     pipe(client, through(escaping()))(unanswered(sendMessage({ chat_id: 1, text: 'Hello' }))),
 *   )()
 *
 *   assert.ok(E.isRight(answered))
 *   assert.deepStrictEqual(await answered.right.json(), { chat_id: 1, text: 'Hello', method: 'sendMessage' })
 *   assert.strictEqual(calls().length, 0)
 */
export const webhookReply =
  <I extends Interpreter>(client: I, { also = () => false }: WebhookReplyOptions = {}) =>
  <Err>(handle: (client: I) => TaskEither<Err, unknown>): TaskEither<Err, Response> =>
  async () => {
    let body: string | undefined
    let open = true
    const hold: CallMiddleware = (call, next) => async () => {
      const answer =
        open && (call.result === Unread || also(call)) && takes(call.method)
          ? call.result.decode(true)
          : undefined
      if (answer === undefined || E.isLeft(answer)) return next(call)()
      if (bounded(next).signal().aborted) return E.left({ _tag: 'Aborted', method: call.method })
      const json = WireRequest.toJson(call)
      if (json === undefined) return next(call)()
      open = false
      body = json
      return answer
    }
    try {
      return pipe(
        await handle(through(hold)(client))(),
        E.map(() => responseOf(body)),
      )
    } finally {
      open = false
    }
  }

// combinators

/**
 * The same call, but its result is not needed. Through a client, it ends as any call does, and may fail; only
 * its result is not read.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { unanswered } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call } = makeRecorder(Answer.success())
 *   assert.deepStrictEqual(
 *     await call(unanswered(sendMessage({ chat_id: 1, text: 'Hello' })))(),
 *     E.right(undefined),
 *   )
 */
export const unanswered = (call: Call<unknown>): Call<void> => ({ ...call, result: Unread })

// private

const responseOf = (body: string | undefined): Response =>
  body === undefined
    ? new Response(null)
    : new Response(body, { headers: { 'content-type': 'application/json' } })

// This decoder marks the calls from `unanswered`: a middleware that changes such a call keeps its decoder.
const Unread: t.Decoder<unknown, void> = {
  name: 'void',
  validate: () => t.success(undefined),
  decode: () => t.success(undefined),
}

// Telegram ignores the excluded methods in a response, in upper or lower case. A malformed method name could
// be mistaken for a parameter.
const takes = (method: string): boolean =>
  /^(?!get|(?:setWebhook|deleteWebhook|close|logOut)$)[a-z]+$/i.test(method)
