// Telegram's side of getUpdates for tests, without a network: a queue, the rules of the offset, long polls
// and failures.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import type { Update, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

export const me: User = { id: 1000000, is_bot: true, first_name: 'Test bot', username: 'test_bot' }

/** An update with a message in a private chat. */
export const said = (update_id: number, chat = 1, text = 'hi'): Update => ({
  update_id,
  message: {
    message_id: update_id,
    date: 1767225600,
    from: { id: chat, is_bot: false, first_name: 'Ann' },
    chat: { id: chat, type: 'private', first_name: 'Ann' },
    text,
  },
})

const Poll = t.intersection([
  t.type({ limit: t.number, timeout: t.number }),
  t.partial({ offset: t.number, allowed_updates: t.array(t.string) }),
])

export type Poll = t.TypeOf<typeof Poll>

export interface Telegram {
  readonly call: Interpreter
  readonly withSignal: (signal: AbortSignal) => Interpreter
  /** Adds raw updates to the queue. */
  readonly push: (...updates: ReadonlyArray<unknown>) => void
  /** Makes the next polls fail with these errors, in turn. */
  readonly fail: (...errors: ReadonlyArray<ApiError>) => void
  /** Sets the url of the webhook for getWebhookInfo; `''` for none. */
  readonly webhook: (url: string) => void
  /** All polls so far. */
  readonly polls: ReadonlyArray<Poll>
  /** The updates that are not confirmed. */
  readonly queue: () => ReadonlyArray<unknown>
  /** Waits until there were `count` polls. */
  readonly polled: (count: number) => Promise<void>
  /** Waits until a condition holds. Each poll checks it. */
  readonly until: (condition: () => boolean) => Promise<void>
}

const idOf = (update: unknown): number =>
  t.type({ update_id: t.number }).is(update) ? update.update_id : Infinity

export const makeTelegram = (): Telegram => {
  const polls: Array<Poll> = []
  const faults: Array<ApiError> = []
  const watchers = new Set<() => void>()
  let queue: ReadonlyArray<unknown> = []
  let url = ''
  let wake = (): void => undefined

  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })

  const answer = async (
    poll: Poll,
    signal: AbortSignal | undefined,
  ): Promise<E.Either<ApiError, ReadonlyArray<unknown>>> => {
    polls.push(poll)
    const fault = faults.shift()
    // "Offset >10 past tail: head used, nothing deleted."
    const { offset = 0 } = poll
    const tail = queue.map(idOf).filter(Number.isFinite).at(-1)
    if (fault === undefined && !(tail !== undefined && offset > tail + 10))
      queue = queue.filter((update) => idOf(update) >= offset)
    for (const look of watchers) look()
    if (fault !== undefined) return E.left(fault)
    if (queue.length === 0 && poll.timeout > 0)
      await new Promise<void>((resolve) => {
        wake = resolve
        signal?.addEventListener('abort', () => {
          resolve()
        })
      })
    return signal?.aborted === true
      ? E.left({ _tag: 'Aborted', method: 'getUpdates' })
      : E.right(queue.slice(0, poll.limit))
  }

  const withSignal =
    (signal?: AbortSignal): Interpreter =>
    <A>(call: Call<A>) =>
    async () => {
      const isInfo = call.method === 'getWebhookInfo'
      if (!isInfo && (call.method !== 'getUpdates' || !Poll.is(call.params)))
        throw new Error(`This Telegram does not know ${call.method} ${JSON.stringify(call.params)}.`)
      const answered = Poll.is(call.params)
        ? await answer(call.params, signal)
        : E.right({ url, has_custom_certificate: false, pending_update_count: 0 })
      if (E.isLeft(answered)) return answered
      const decoded = call.result.decode(answered.right)
      return E.isLeft(decoded) ? E.left({ _tag: 'Malformed', method: call.method, errors: [] }) : decoded
    }

  return {
    call: withSignal(),
    withSignal,
    push: (...updates) => {
      queue = [...queue, ...updates]
      wake()
    },
    webhook: (set) => void (url = set),
    fail: (...errors) => void faults.push(...errors),
    polls,
    queue: () => queue,
    polled: (count) => until(() => polls.length >= count),
    until,
  }
}
