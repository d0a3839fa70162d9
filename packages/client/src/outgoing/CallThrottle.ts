// Keeps a bot within Telegram's limits on messages: calls wait in one queue per chat.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import { type ApiError, floodWait } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { Store, StoreError } from '@pipegram/core/Store'
import { showStoreError } from '@pipegram/core/StoreKeys'
import * as E from 'fp-ts/lib/Either.js'
import { makeListen } from '../http/internal/Signal.ts'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'
import type { QueueLimits } from './internal/ChatQueue.ts'
import { chatOf, isCounted, isPaid, keyOf, messagesOf } from './internal/Methods.ts'
import { makeSendQueue, type SendQueue } from './internal/SendQueue.ts'
import { makeSharedLimits } from './internal/SharedLimits.ts'
import type { WindowLimit } from './internal/SlidingLog.ts'

// model

/** The most messages in any window of time, such as `{ messages: 20, window: '1m' }`. */
export interface MessageLimit {
  readonly messages: number
  readonly window: Duration
}

export interface CallThrottleOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** The limit on all messages together. Default: 30 in any second. */
  readonly overall?: MessageLimit
  /** The limit on the messages of one chat. Default: 1 in any second. */
  readonly perChat?: MessageLimit
  /** A second limit on the messages of one group or channel. Default: 20 in any minute. */
  readonly perGroup?: MessageLimit
  /**
   * The limit on messages with `allow_paid_broadcast`, which `overall` does not count. Default: 1,000 in any
   * second.
   */
  readonly paid?: MessageLimit
  /** The most calls that may wait; more calls fail at once as `Unsendable`. Default: 10,000. */
  readonly maxQueued?: number
  /** The most calls that may wait for one chat; more calls fail at once as `Unsendable`. Default: 1,000. */
  readonly maxQueuedPerChat?: number
  /**
   * The longest pause after a 429 for which the calls of a chat wait. During a longer one, they fail at once
   * as `RateLimited`, with the time that is left: a flood wait may last for hours. Waits for the limits of
   * this middleware may be longer. Default: `30s`.
   */
  readonly maxWait?: Duration
  /**
   * The store by which several processes share the limits. All must have the same limits. Two bots can use
   * one store if each has a `prefixed` one. The clocks of the processes should agree: their difference makes
   * the limits of a chat less exact. Default: none, for one process.
   */
  readonly store?: Store
  /**
   * The most processes that share the store. While the store cannot be reached, each process may use such a
   * part of `overall` and `paid`, and obeys the limits of a chat by itself. Default: 10.
   */
  readonly processes?: number
  /** Runs when the store fails, and not again until the store has worked. Default: a line on stderr. */
  readonly onStoreError?: (error: StoreError) => void
}

// constructors

/**
 * Holds calls that send or change messages until the limits allow them; all other calls pass at once. In an
 * album or a list of messages, each message counts. A chat that must wait delays no other chat, and every
 * ready chat gets its turn. After a 429, nothing is sent to the chat of the call until the time in the answer
 * is over; if the call has no chat, nothing is sent at all. A 429 that asks for more than `maxWait` pauses
 * only the chat of a message. The error itself is passed on, so put `retry` before `throttle`. The limits
 * hold for one process, or for all processes that share a store. Calls in bulk let all others go first. They
 * are spread evenly, so that another call finds a place at once.
 *
 * It throws a `RangeError` if `maxQueued`, `maxQueuedPerChat`, `processes` or `messages` is not a whole
 * number, 1 or more, or if `maxWait` or a `window` is not a `Duration`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { through, throttle } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
 *
 *   const clock = makeTestClock()
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const client = pipe(call, through(throttle({ clock })))
 *
 *   const running = [1, 2, 3].map((n) => client(sendMessage({ chat_id: 1, text: `Line ${n}` }))())
 *   await clock.advance(1_500)
 *   assert.strictEqual(calls().length, 2)
 *
 *   await clock.advance(500)
 *   await Promise.all(running)
 */
export const throttle = ({
  clock = system,
  overall = { messages: 30, window: '1s' },
  perChat = { messages: 1, window: '1s' },
  perGroup = { messages: 20, window: '1m' },
  paid = { messages: 1_000, window: '1s' },
  maxQueued = 10_000,
  maxQueuedPerChat = 1_000,
  maxWait = '30s',
  store,
  processes = 10,
  onStoreError = tellStoreError,
}: CallThrottleOptions = {}): CallMiddleware => {
  const limits: QueueLimits = {
    overall: limitOf('overall', overall),
    perChat: limitOf('perChat', perChat),
    perGroup: limitOf('perGroup', perGroup),
    paid: limitOf('paid', paid),
  }
  inRange('processes', processes)
  inRange('maxQueued', maxQueued)
  inRange('maxQueuedPerChat', maxQueuedPerChat)
  const mostWait = toMillis('maxWait', maxWait)
  const queue = makeSendQueue(
    clock,
    limits,
    store === undefined
      ? undefined
      : makeSharedLimits({ store, clock, limits, processes, onError: onStoreError }),
  )
  const listen = makeListen()

  const waited = <A>(call: Call<A>, next: Interpreter): Promise<E.Either<ApiError, A>> =>
    new Promise((resolve, reject) => {
      const { method } = call
      const signal = bounded(next).signal()
      if (signal.aborted) {
        resolve(E.left({ _tag: 'Aborted', method }))
        return
      }
      const chat = chatOf(call) ?? ''
      const { waiting, flood } = queue.state(chat)
      const fault =
        flood > mostWait
          ? floodError(method, flood)
          : waiting >= maxQueuedPerChat
            ? full(method, `${maxQueuedPerChat} calls already wait for this chat (maxQueuedPerChat)`)
            : undefined
      if (fault !== undefined) {
        resolve(E.left(fault))
        return
      }
      let stopListening = (): void => undefined
      const leave = queue.enter(chat, {
        messages: messagesOf(call),
        paid: isPaid(call),
        bulk: call.bulk === true,
        start: (end) => {
          stopListening()
          void sent(queue, call, next, mostWait).finally(end).then(resolve, reject)
        },
        flooded: (ms) => {
          if (ms > mostWait) giveUp(floodError(method, ms))
        },
      })
      const giveUp = (error: ApiError): void => {
        stopListening()
        leave?.()
        resolve(E.left(error))
      }
      if (leave === undefined) return
      if (queue.waiting() > maxQueued)
        giveUp(full(method, `${maxQueued} calls already wait to be sent (maxQueued)`))
      else
        stopListening = listen(signal, () => {
          giveUp({ _tag: 'Aborted', method })
        })
    })

  return (call, next) => () =>
    isCounted(call.method) ? waited(call, next) : sent(queue, call, next, mostWait)
}

// private

// Sends a call, and learns about the chat from its answer.
const sent = async <A>(
  queue: SendQueue,
  call: Call<A>,
  next: Interpreter,
  mostWait: Millis,
): Promise<E.Either<ApiError, A>> => {
  const result = await next(call)()
  if (E.isRight(result)) learn(queue, call, result.right)
  else if (result.left._tag === 'RateLimited') {
    const chat = chatOf(call)
    const ms = floodWait(result.left)
    // A long wait is for one chat or one method, such as setMyName, so other calls go on.
    if (ms <= mostWait || (chat !== undefined && isCounted(call.method))) queue.hold(chat, ms)
  }
  return result
}

const tellStoreError = (error: StoreError): void =>
  // oxlint-disable-next-line no-console -- the default
  console.error(
    `The store of throttle cannot be used: ${showStoreError(error)} Until it can, this process keeps to ` +
      'its part of the limits (see "processes").',
  )

const floodError = (method: string, ms: Millis): ApiError => {
  const retryAfter = Math.ceil(ms / 1_000)
  const description = `Too Many Requests: retry after ${retryAfter} (not sent: longer than maxWait)`
  return { _tag: 'RateLimited', method, retryAfter, description }
}

const full = (method: string, reason: string): ApiError => ({
  _tag: 'Unsendable',
  method,
  reason: `${reason}: send fewer, or allow more.`,
})

// Learns that an id and a username are one chat, from a message or from `getChat`.
const learn = (queue: SendQueue, { method, params }: Call<unknown>, result: unknown): void => {
  if (!isCounted(method) && method !== 'getChat') return
  const chat =
    method === 'getChat' ? fields(result) : fields(fields(Array.isArray(result) ? result[0] : result).chat)
  // Calls cannot name a person by a username.
  if (typeof chat.id !== 'number' || chat.id > 0) return
  if (typeof chat.username === 'string') queue.join(`@${chat.username.toLowerCase()}`, chat.id)
  // The call may have named the chat by another one of its usernames.
  const asked = keyOf(fields(params).chat_id)
  if (typeof asked === 'string') queue.join(asked, chat.id)
}

interface ChatFields {
  readonly id?: unknown
  readonly username?: unknown
  readonly chat?: unknown
  readonly chat_id?: unknown
}

const fields = (value: unknown): ChatFields => (typeof value === 'object' && value !== null ? value : {})

const limitOf = (name: string, { messages, window }: MessageLimit): WindowLimit => ({
  messages: inRange(`${name}.messages`, messages),
  window: toMillis(`${name}.window`, window),
})

const inRange = (name: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} is ${value} and should be a whole number from 1 on.`)
  return value
}
