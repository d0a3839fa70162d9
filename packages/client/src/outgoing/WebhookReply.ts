// A call in the answer to a webhook: Telegram carries it out, and one request is saved. What became of it
// nobody hears.
// https://core.telegram.org/bots/api#making-requests-when-getting-updates

import type { Call, Interpreter } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import * as Payload from '../http/Payload.ts'
import { bounded, type CallMiddleware, through } from './CallMiddleware.ts'

// model

export interface WebhookReplyOptions {
  /**
   * Which calls may go into the response, besides those named by `unanswered`; none unless told. They are
   * answered `true` before anybody knows, so only calls whose result is `true` go: `({ method }) => method
   * === 'answerCallbackQuery'`.
   */
  readonly also?: (call: Call<unknown>) => boolean
}

// constructors

/**
 * Runs what answers one update, and gives the response to its webhook. The first call that may go into it
 * does: it is named by `unanswered`, has no file, and its method is one that Telegram takes there, which are
 * all but those that read or turn webhooks on and off. All other calls go over the client, and so do those
 * that run when the response is made. Without such a call the response is empty, with status 200.
 *
 * Telegram carries the call out when the response arrives: after all that the handler did. Where the handler
 * fails there is no response, and the call is dropped: answer with 500, and Telegram brings the update
 * again.
 *
 * The call in the response goes through the middlewares that stand before the client handed in, and not
 * through those of `makeClient`.
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
        open && (call.result === Unheard || also(call)) && takes(call.method)
          ? call.result.decode(true)
          : undefined
      if (answer === undefined || E.isLeft(answer)) return next(call)()
      if (bounded(next).signal().aborted) return E.left({ _tag: 'Aborted', method: call.method })
      const json = Payload.toJson(call)
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
 * The same call, of whose result whoever runs it wants to know nothing: over a client it ends as any call
 * does, its failure is told, and its result is not read.
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
export const unanswered = (call: Call<unknown>): Call<void> => ({ ...call, result: Unheard })

// private

const responseOf = (body: string | undefined): Response =>
  body === undefined
    ? new Response(null)
    : new Response(body, { headers: { 'content-type': 'application/json' } })

// By this decoder a call is known: what makes another call of one keeps it.
const Unheard: t.Decoder<unknown, void> = {
  name: 'void',
  validate: () => t.success(undefined),
  decode: () => t.success(undefined),
}

// Telegram ignores the others in a response; and a method that is none could not be told from a parameter.
const takes = (method: string): boolean =>
  /^(?!get[A-Z])[a-z]+$/i.test(method) && !['setWebhook', 'deleteWebhook', 'close', 'logOut'].includes(method)
