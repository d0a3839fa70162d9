// Calls that are sent once. Each call is recorded with its result. If an update is handled again after a
// crash, only the calls that were not sent before are sent.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { forgo } from '@pipegram/core/CallTracker'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { explain } from '@pipegram/core/Fault'
import { total, type Store, type StoreError, type Version } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { HasCall, HasMe, HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'
import { keptIn } from '../pipeline/Upkeep.ts'
import { asOutboxStep } from './internal/OutboxMark.ts'
import { subjectOf } from './internal/Subject.ts'

// model

/** What to do with a call if nobody knows whether Telegram has carried it out. */
export type InFlightRule = 'repeat' | 'skip'

/** Options of `outbox` and `makeOutbox`. */
export interface OutboxOptions {
  /** Where calls and their results are kept. The results contain what was sent; `encrypted` hides them. */
  readonly store: Store
  /** How long calls and results are kept. Default: 1 day, as long as Telegram keeps an update. */
  readonly ttl?: Duration
  /**
   * What to do with a call that was in flight when the process ended, or whose answer was lost. `repeat`:
   * send it again; it may arrive twice. `skip`: do not send it again; it may never arrive, and fails as
   * `Unsendable`. Default: `repeat`.
   */
  readonly inFlight?: InFlightRule | ((call: Call<unknown>) => InFlightRule)
}

/** What an outbox adds. */
export interface HasOutbox extends HasCall {
  /**
   * Runs calls under a name instead of their order. Use it for calls whose order may differ from run to run.
   * Each name of an update sends one call, only once. At most 200 characters.
   */
  readonly step: (name: string) => Interpreter
}

/** An outbox for any subject, such as one run of a job. */
export interface SubjectOutbox {
  /**
   * Returns the outbox of a subject. The key of the subject has at most 200 characters. If it begins with an
   * owner, such as `ofUser(id)`, and a space, `personalData` finds the calls.
   */
  (subject: string, call: Interpreter): HasOutbox
}

// constructors

/**
 * Sends each call of an update once. It records the call before it is sent, and its result afterwards. If the
 * update is handled again, it gets the recorded results, and only the remaining calls are sent. A call is
 * recognized by its order in the update, its method and its chat, or by the name of a `step`. Methods that
 * begin with `get` are not recorded. If the store is unavailable, calls fail as `Unsendable`. Put this step
 * first.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { outbox } from '@pipegram/compose/Outbox'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const bot = pipeline(
 *     use(outbox({ store: makeMemoryStore() })),
 *     commands({ pay: ({ call, message }) => call(reply(message, 'Paid.')) }),
 *   )
 *
 *   const run = harness(bot)
 *   const counts = []
 *   for (const update_id of [1, 1, 2]) counts.push((await run(said('/pay', { update_id }))()).calls.length)
 *   assert.deepStrictEqual(counts, [1, 0, 1])
 */
export const outbox = (options: OutboxOptions): Middleware<HasCall & HasMe & HasUpdate, HasOutbox, never> => {
  const of = makeOutbox(options)
  const step: Middleware<HasCall & HasMe & HasUpdate, HasOutbox, never> = ({ call, me, update }, next) =>
    next(of(`${ownerOf(update)} update ${me.id} ${update.update_id}`, call))
  return keptIn(options.store)(named('outbox', step, true))
}

/**
 * An outbox for subjects with your own keys, such as a job or a request of another server. Throws a
 * `RangeError` if `ttl` is not a duration.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { makeOutbox } from '@pipegram/compose/Outbox'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const once = makeOutbox({ store: makeMemoryStore() })
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const greet = once('greeting of Ann', call).call(sendMessage({ chat_id: 1001, text: 'Hello' }))
 *   await greet()
 *   await once('greeting of Ann', call).call(sendMessage({ chat_id: 1001, text: 'Hello' }))()
 *
 *   assert.strictEqual(calls().length, 1)
 */
export const makeOutbox = ({ store, ttl = '1d', inFlight = 'repeat' }: OutboxOptions): SubjectOutbox => {
  const rule = typeof inFlight === 'function' ? inFlight : () => inFlight
  const book: Book = { sent: typed(SentCall)(total(store)), ttl: toMillis('ttl', ttl), rule }
  return (subject, call) => {
    let count = 0
    return {
      call: once(book, call, () => `${subject} outbox ${count++}`),
      step: asOutboxStep((name: string) => once(book, call, () => `${subject} outbox : ${name}`)),
    }
  }
}

// private

const ownerOf = (update: Update): string =>
  subjectOf('member', update) ?? subjectOf('user', update) ?? subjectOf('chat', update) ?? 'bot'

// A call that was sent, or is in flight.
const SentCall = t.intersection([
  t.type({ method: t.string }),
  t.partial({ to: t.string, done: t.type({ result: t.unknown }) }),
])

type SentCall = t.TypeOf<typeof SentCall>

interface Book {
  readonly sent: ReturnType<ReturnType<typeof typed<SentCall, unknown>>>
  readonly ttl: number
  readonly rule: (call: Call<unknown>) => InFlightRule
}

// The client has properties, such as its access to files. A proxy keeps all of them.
const once = (book: Book, call: Interpreter, keyOf: () => string): Interpreter =>
  new Proxy(call, {
    apply: (target, _, [request]: [Call<unknown>]) => {
      const effect = target(request)
      return isRead(request) ? effect : () => deliver(book, keyOf(), request, effect)
    },
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      return key === 'with' && isMaker(value)
        ? (...limits: ReadonlyArray<unknown>) => once(book, value(...limits), keyOf)
        : value
    },
  })

// A property that returns an interpreter with limits.
const isMaker = (value: unknown): value is (...limits: ReadonlyArray<unknown>) => Interpreter =>
  typeof value === 'function'

// True for a method that sends nothing, so it may run again.
const isRead = ({ method }: Call<unknown>): boolean => /^get/i.test(method)

const deliver = async <A>(
  { sent, ttl, rule }: Book,
  key: string,
  request: Call<A>,
  effect: TE.TaskEither<ApiError, A>,
): Promise<E.Either<ApiError, A>> => {
  const { method } = request
  const answered = <B>(answer: E.Either<ApiError, B>): E.Either<ApiError, B> => {
    forgo(effect)
    return answer
  }
  const intent = intentOf(request)
  let begun = await sent.set(key, intent, undefined, ttl)()
  if (E.isLeft(begun) && begun.left._tag === 'Outdated') {
    const found = await sent.get(key)()
    if (E.isLeft(found)) return answered(E.left(unsendable(method, found.left)))
    const before = found.right?.value
    const isSame = before?.method === method && before.to === intent.to
    if (isSame && before.done !== undefined) return answered(recorded(request, before.done.result))
    if (isSame && rule(request) === 'skip') return answered(E.left(leftOut(method)))
    begun = await sent.set(key, intent, found.right?.version, ttl)()
  }
  if (E.isLeft(begun)) return answered(E.left(unsendable(method, begun.left)))
  const result = await effect()
  if (E.isRight(result))
    await sent.set(key, { ...intent, done: { result: wireOf(request, result.right) } }, begun.right, ttl)()
  // Telegram refused the call and did not carry it out. After any other error, nobody knows.
  else if (isRefusal(result.left)) await forget(sent, key, begun.right)
  return result
}

const forget = (sent: Book['sent'], key: string, version: Version): Promise<unknown> =>
  sent.remove(key, version)()

// If a handler runs differently the second time, the chat distinguishes calls of one method.
const intentOf = ({ method, params }: Call<unknown>): SentCall => ({
  method,
  ...('chat_id' in params && { to: String(params.chat_id) }),
})

// The value as Telegram sent it.
const wireOf = <A>({ result }: Call<A>, value: A): unknown =>
  isEncoder(result) ? result.encode(value) : value

const isEncoder = (codec: object): codec is { readonly encode: (value: unknown) => unknown } =>
  'encode' in codec && typeof codec.encode === 'function'

const recorded = <A>({ method, result }: Call<A>, value: unknown): E.Either<ApiError, A> => {
  const decoded = result.decode(value)
  return E.isRight(decoded)
    ? decoded
    : E.left({ _tag: 'Malformed', method, errors: explain(method)(decoded.left) })
}

const isRefusal = (error: ApiError): boolean => {
  switch (error._tag) {
    case 'RateLimited':
    case 'ChatMigrated':
    case 'BotBlocked':
    case 'Unauthorized':
    case 'Conflict':
    case 'Unsendable':
      return true
    case 'Rejected':
      return error.code < 500
    case 'Unreachable':
      return error.unsent === true
    case 'Malformed':
    case 'Timeout':
    case 'Aborted':
      return false
  }
}

const leftOut = (method: string): ApiError => ({
  _tag: 'Unsendable',
  method,
  reason: 'It may have been sent before, and its outbox leaves such calls out.',
})

const unsendable = (method: string, error: StoreError): ApiError => ({
  _tag: 'Unsendable',
  method,
  reason:
    error._tag === 'Outdated'
      ? 'Another process handles the same update.'
      : `Its outbox cannot be used: ${error.reason}`,
  ...(error._tag === 'Unavailable' && error.isFinal !== true && { isAway: true as const }),
})
