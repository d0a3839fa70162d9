// Updates by webhook: Telegram posts each update to the bot's server. A webhook is a function from the web's
// `Request` to a `Response`, for every server and edge.
// https://core.telegram.org/bots/api#setwebhook
//
// Wing `webhook`: updates that Telegram posts. Only `NodeListener.ts` knows Node.

import type { Bot } from '@pipegram/compose/Handler'
import { defined } from '@pipegram/core/Defined'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { placeOf } from '../DeadLetter.ts'
import type { Health } from '../Running.ts'
import { empty, type Exchange, fromRequest, register, toResponse } from './internal/Exchange.ts'
import { answerTo, type Gate, makeGate } from './internal/Gate.ts'
import type { RefusalCounts } from './internal/Refusals.ts'
import type { WebhookOptions } from './WebhookOptions.ts'

// model

/** Answers requests. The promise never rejects. */
export interface WebhookHandler {
  (request: Request): Promise<Response>
  /**
   * Takes no new updates, waits until the deadline for the updates in flight, and closes the client that the
   * webhook has made. Telegram sends the other updates again.
   */
  readonly stop: Task<void>
  /** The present health of the webhook. */
  readonly health: IO<WebhookHealth>
}

/** The health of a webhook. `answeredAt` is when the last genuine request arrived. */
export interface WebhookHealth extends Health {
  /** How many requests were refused, by reason. */
  readonly refused: RefusalCounts
  /** How many requests had an update that ran already, and so did not run it again. */
  readonly repeats: number
}

// constructors

/**
 * A webhook for a bot. It answers a request with 200 when its update was handled, or was put into the inbox.
 * If the bot throws, it answers 500, and Telegram sends the update again: up to `attempts` times. Then the
 * dead letter is delivered, and the answer is 200. It throws a `TypeError` or `RangeError` if an option is
 * wrong.
 *
 * Requests without the secret, or with a wrong method, type or size, get their status with an empty body.
 * Their body is not read.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { handle, on, pipeline, says, use, catchError, report } from '@pipegram/compose'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *   import { message } from '@pipegram/testing/Build'
 *   import { webhook } from '@pipegram/updates/Webhook'
 *
 *   const bot = pipeline(
 *     use(on('message', 'text')),
 *     handle(says(({ message }) => message.text)),
 *     catchError(report),
 *   )
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const me = { id: 1, is_bot: true, first_name: 'Echo' }
 *   const secret = 'nM3xT0b9_Qk2vLr7-ZcYw4'
 *   // In a program: webhook(bot, { token, secret }).
 *   const handler = webhook(bot, { call, me, secret })
 *
 *   const post = (secret_token: string) =>
 *     new Request('https://bot.example/', {
 *       method: 'POST',
 *       headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret_token },
 *       body: JSON.stringify({ update_id: 1, message: message('Hi') }),
 *     })
 *
 *   assert.strictEqual((await handler(post('a guess'))).status, 401)
 *   assert.strictEqual((await handler(post(secret))).status, 200)
 *   assert.strictEqual(calls()[0]?.method, 'sendMessage')
 */
export const webhook = (bot: Bot, options: WebhookOptions): WebhookHandler => {
  const gate = makeGate(bot, options)
  const exchange: Exchange = async (incoming) => {
    try {
      return await answerTo(gate, incoming)
    } catch (cause) {
      gate.report(`The webhook failed on a request: ${placeOf(cause)} It goes on.`)()
      return empty(500)
    }
  }
  const handler = async (request: Request): Promise<Response> =>
    toResponse(await exchange(fromRequest(request)))
  return register(Object.assign(handler, { stop: () => stop(gate), health: () => healthOf(gate) }), exchange)
}

// private

const stop = (gate: Gate): Promise<void> => {
  gate.stopped ??= end(gate)
  return gate.stopped
}

const end = async (gate: Gate): Promise<void> => {
  gate.state = 'stopping'
  const left = await gate.intake.close(gate.deadline)
  if (left > 0)
    gate.report(
      `Updates that did not end within ${gate.deadline / 1000} s after the stop: ${left}. ` +
        'Telegram sends them again.',
    )()
  await gate.identity.close()
  gate.state = 'stopped'
}

const healthOf = ({ cameAt, identity, intake, refusals, state }: Gate): WebhookHealth => {
  const trouble = identity.trouble()
  const stuck = intake.stuck()
  return {
    state: state !== 'running' ? state : trouble === undefined ? intake.state() : 'waiting',
    inFlight: intake.inFlight(),
    refused: refusals.counts(),
    repeats: intake.repeats(),
    ...(stuck.length > 0 && { stuck }),
    ...defined({ answeredAt: cameAt, trouble }),
  }
}
