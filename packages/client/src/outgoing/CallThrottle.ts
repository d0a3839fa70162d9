// Keeps a bot within Telegram's limits on messages: calls wait for their turn, each chat in a queue of its
// own.
// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { Store, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { makeListen } from '../http/internal/Signal.ts'
import { bounded, type CallMiddleware } from './CallMiddleware.ts'
import type { SendLimits } from './internal/ChatQueue.ts'
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
  /** The machine's clock unless told. */
  readonly clock?: Clock
  /** The limit on all messages together. Default: 30 in any second. */
  readonly overall?: MessageLimit
  /** The limit on the messages of one chat. Default: 1 in any second. */
  readonly perChat?: MessageLimit
  /** A further limit on the messages of one group or channel. Default: 20 in any minute. */
  readonly perGroup?: MessageLimit
  /**
   * The limit on messages with `allow_paid_broadcast`, which `overall` does not count. Default: 1,000 in any
   * second.
   */
  readonly paid?: MessageLimit
  /** The most calls that wait, 10,000 unless told. One more fails at once as `Unsendable`. */
  readonly maxQueued?: number
  /**
   * Where the limits are kept that several processes hold together; none unless told. Two bots share one
   * store as `prefixed` by a name each. Their clocks should agree: the limits hold up to the difference.
   */
  readonly store?: Store
  /** Hears why the store failed. Calls go on, within the limits of this process alone. */
  readonly onStoreError?: (error: StoreError) => void
}

// constructors

/**
 * Holds calls that send or change messages until the limits allow them; all other methods pass at once. Of an
 * album or a list of messages each one counts. One chat that must wait delays no other; among those that can
 * go, none is left behind. After a 429 nothing is sent to the chat that the call named until Telegram's time
 * is over, or to nobody where it named none; the error itself is given on, so put `retry` before this. Limits
 * hold for one process, or for all that share a store.
 *
 * It throws a `RangeError` if `maxQueued` or `messages` is not a whole number from 1 on, or a `window` is not
 * a `Duration`.
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
  store,
  onStoreError = () => undefined,
}: CallThrottleOptions = {}): CallMiddleware => {
  const limits: SendLimits = {
    overall: limitOf('overall', overall),
    perChat: limitOf('perChat', perChat),
    perGroup: limitOf('perGroup', perGroup),
    paid: limitOf('paid', paid),
  }
  inRange('maxQueued', maxQueued)
  const queue = makeSendQueue(
    clock,
    limits,
    store === undefined ? undefined : makeSharedLimits({ store, clock, limits, onError: onStoreError }),
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
      let deaf = (): void => undefined
      const leave = queue.enter(chatOf(call) ?? '', {
        messages: messagesOf(call),
        paid: isPaid(call),
        start: (end) => {
          deaf()
          void sent(queue, call, next).finally(end).then(resolve, reject)
        },
      })
      if (leave === undefined) return
      const giveUp = (error: ApiError): void => {
        deaf()
        leave()
        resolve(E.left(error))
      }
      if (queue.waiting() > maxQueued)
        giveUp({
          _tag: 'Unsendable',
          method,
          reason: `${maxQueued} calls wait to be sent already (maxQueued): send less, or allow more.`,
        })
      else
        deaf = listen(signal, () => {
          giveUp({ _tag: 'Aborted', method })
        })
    })

  return (call, next) => () => (isCounted(call.method) ? waited(call, next) : sent(queue, call, next))
}

// private

// A call whose turn it is, and what its answer says of the chat.
const sent = async <A>(
  queue: SendQueue,
  call: Call<A>,
  next: Interpreter,
): Promise<E.Either<ApiError, A>> => {
  const result = await next(call)()
  if (E.isRight(result)) learn(queue, call, result.right)
  else if (result.left._tag === 'RateLimited') queue.hold(chatOf(call), result.left.retryAfter * 1_000)
  return result
}

// The id and the username of one chat: a message tells both, and so does `getChat`.
const learn = (queue: SendQueue, { method, params }: Call<unknown>, result: unknown): void => {
  if (!isCounted(method) && method !== 'getChat') return
  const chat =
    method === 'getChat' ? fields(result) : fields(fields(Array.isArray(result) ? result[0] : result).chat)
  // A person cannot be written to by a name.
  if (typeof chat.id !== 'number' || chat.id > 0) return
  if (typeof chat.username === 'string') queue.join(`@${chat.username.toLowerCase()}`, chat.id)
  // The name that was asked for may be another one of the same chat.
  const asked = keyOf(fields(params).chat_id)
  if (typeof asked === 'string') queue.join(asked, chat.id)
}

interface Named {
  readonly id?: unknown
  readonly username?: unknown
  readonly chat?: unknown
  readonly chat_id?: unknown
}

const fields = (value: unknown): Named => (typeof value === 'object' && value !== null ? value : {})

const limitOf = (name: string, { messages, window }: MessageLimit): WindowLimit => ({
  messages: inRange(`${name}.messages`, messages),
  window: toMillis(`${name}.window`, window),
})

const inRange = (name: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} is ${value} and should be a whole number from 1 on.`)
  return value
}
