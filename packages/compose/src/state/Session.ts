// What a bot remembers about a user or a chat from update to update: a typed value in a store.
//
// Wing `state`: what a bot remembers.

import { defined } from '@pipegram/core/Defined'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { ofChat, ofTopic } from '@pipegram/core/KeyOwner'
import { total, type Store, type StoreError, type Version } from '@pipegram/core/Store'
import { showStoreError } from '@pipegram/core/StoreKeys'
import { typed, type TypedOptions } from '@pipegram/core/TypedStore'
import type { Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'
import { keptIn } from '../pipeline/Upkeep.ts'
import { subjectOf, type SessionSubject } from './internal/Subject.ts'

// model

export type { SessionSubject }

/** Options of `session`. */
export interface SessionOptions<A, C = HasUpdate> extends TypedOptions {
  /**
   * Who has a value. `user`: each user, in all chats. `chat`: each chat. `member`: each user in each chat.
   * `topic`: each topic of a chat. A function returns your own key, of at most 400 characters. In a chat with
   * a business account, `chat`, `member` and `topic` have separate values.
   */
  readonly per: SessionSubject | ((ctx: C) => string | undefined)
  /** Where the values are kept. */
  readonly store: Store
  /** The type of a value, and its form in the store. */
  readonly codec: t.Type<A, unknown>
  /** The value of a subject that has no value yet. */
  readonly initial: A
  /** How long a value is kept after the last write. Default: for ever. */
  readonly ttl?: Duration
}

/** The value of the subject of an update. Nothing is read or written before an operation runs. */
export interface SessionValue<A> {
  /** The value, or the initial one. It is read once for each update. */
  readonly get: TE.TaskEither<StoreError, A>
  /**
   * Changes the value and returns the new one. `become` must only calculate: it runs again if another update
   * has changed the value at the same time. A value that stays the same is not written.
   */
  readonly change: (become: (value: A) => A) => TE.TaskEither<StoreError, A>
  /**
   * Writes a value. Fails as `Outdated`, and writes nothing, if another update has changed the value since
   * this update read it.
   */
  readonly set: (value: A) => TE.TaskEither<StoreError, A>
  /** Forgets the value. After that, the value is the initial one. */
  readonly clear: TE.TaskEither<StoreError, void>
}

/** The step of a session. */
export interface SessionStep<C, K extends string, A> extends Middleware<
  C & HasMe,
  { readonly [N in K]: SessionValue<A> },
  never
> {
  /** The value for a context, such as for the `view` of a menu. Works without the step itself. */
  readonly of: (ctx: C & HasMe) => SessionValue<A>
}

// constructors

/**
 * Adds a value of the user or the chat to the context, as `session` or under your own name. A bot can have
 * several sessions. Each update reads the value only when it asks for it. A stored value that does not decode
 * fails as `Unreadable`; `change` and `set` never replace it. An update without the subject, such as a poll
 * without a user, has a session whose operations fail as `Unavailable`. If a basic group becomes a
 * supergroup, the step moves the value of the chat to the supergroup. It throws if the store fails then.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { session } from '@pipegram/compose/Session'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const bot = pipeline(
 *     use(session({ per: 'user', store: makeMemoryStore(), codec: t.number, initial: 0 })),
 *     commands({
 *       count: ({ call, message, session: count }) =>
 *         pipe(
 *           count.change((n) => n + 1),
 *           TE.chainW((n) => call(reply(message, `${n}`))),
 *         ),
 *     }),
 *   )
 *
 *   const run = harness(bot)
 *   await run(said('/count', { update_id: 1 }))()
 *   const { calls } = await run(said('/count', { update_id: 2 }))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: '2' })
 */
export const session: {
  <A, C extends HasUpdate = HasUpdate>(options: SessionOptions<A, C>): SessionStep<C, 'session', A>
  <const K extends string, A, C extends HasUpdate = HasUpdate>(
    name: K,
    options: SessionOptions<A, C>,
  ): SessionStep<C, K, A>
} = <A, C extends HasUpdate>(
  ...args: readonly [SessionOptions<A, C>] | readonly [string, SessionOptions<A, C>]
): Middleware<C & HasMe, never, never> & Pick<SessionStep<C, never, A>, 'of'> => {
  const [name, options] = args.length === 1 ? ['session', args[0]] : args
  const { sessionOf, move } = makeSessions(name, options)
  const step = named<C & HasMe, never, never>(
    `session ${name}`,
    (ctx, next) => {
      // Only the types of the overloads know the name.
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the object has this name
      const proceed = () => next({ [name]: sessionOf(ctx) } as never)
      const moving = move(ctx)
      return moving === undefined ? proceed() : () => moving().then(() => proceed()())
    },
    true,
  )
  return Object.assign(keptIn(options.store)(step), { of: sessionOf })
}

// private

// The longest key of a subject, because the key of a store has at most 512 characters.
const longest = 400

/** The value that an update has read. */
interface Read<A> {
  readonly value: A
  readonly version: Version | undefined
}

const makeSessions = <A, C extends HasUpdate>(name: string, options: SessionOptions<A, C>) => {
  const { per, codec, initial } = options
  const ttl = options.ttl === undefined ? undefined : toMillis('ttl', options.ttl)
  const values = typed(codec, options)(total(options.store))
  const keyOf = typeof per === 'function' ? per : ({ update }: C) => subjectOf(per, update)

  const keyFor = (subject: string, { me }: HasMe): string => `${subject} session ${me.id} ${name}`

  // Gives a supergroup the value of the basic group that it was.
  const move = (ctx: C & HasMe): Task<void> | undefined => {
    const groups = per === 'chat' || per === 'topic' ? upgradeOf(ctx.update) : undefined
    if (groups === undefined) return undefined
    const keyAt = (chat: number): string => keyFor(per === 'chat' ? ofChat(chat) : ofTopic({ chat }), ctx)
    const old = keyAt(groups.from)
    const moving = pipe(
      values.get(old),
      TE.chain((found) =>
        found === undefined
          ? TE.right(undefined)
          : values.change(keyAt(groups.to), (stored) => ({
              value: stored === undefined ? found.value : stored,
              result: undefined,
              ...defined({ ttl }),
            })),
      ),
      TE.chain(() => values.change(old, () => ({ value: undefined, result: undefined }))),
    )
    return async () => {
      const moved = await moving()
      if (E.isLeft(moved))
        throw new Error(
          `The session "${name}" of the group ${groups.from} stays there, and not in the supergroup ` +
            `${groups.to} that it became: ${showStoreError(moved.left)}`,
        )
    }
  }

  const sessionOf = (ctx: C & HasMe): SessionValue<A> => {
    const subject = keyOf(ctx)
    if (subject === undefined || subject.length > longest) return without(name, per, ctx.update, subject)
    const key = keyFor(subject, ctx)
    let read: Read<A> | undefined
    const look: TE.TaskEither<StoreError, Read<A>> = async () => {
      if (read !== undefined) return E.right(read)
      const found = await values.get(key)()
      if (E.isLeft(found)) return found
      read = found.right ?? { value: initial, version: undefined }
      return E.right(read)
    }
    const forget = <B>(result: B): B => {
      read = undefined
      return result
    }
    return {
      get: pipe(
        look,
        TE.map(({ value }) => value),
      ),
      change: (become) =>
        pipe(
          values.change(key, (stored) => {
            const result = become(stored === undefined ? initial : stored)
            // The initial value is not written.
            const value = stored === undefined && result === initial ? undefined : result
            return { value, result, ...defined({ ttl }) }
          }),
          TE.map(forget),
        ),
      set: (value) =>
        pipe(
          look,
          TE.chain(({ version }) => values.set(key, value, version, ttl)),
          TE.map((version) => {
            read = { value, version }
            return value
          }),
        ),
      clear: pipe(
        values.change(key, () => ({ value: undefined, result: undefined })),
        TE.map(forget),
      ),
    }
  }
  return { sessionOf, move }
}

// The old and the new id of a basic group that became a supergroup. Telegram says it in both.
// https://core.telegram.org/bots/api#message
const upgradeOf = ({ message }: Update): { readonly from: number; readonly to: number } | undefined => {
  if (message?.migrate_to_chat_id !== undefined)
    return { from: message.chat.id, to: message.migrate_to_chat_id }
  return message?.migrate_from_chat_id === undefined
    ? undefined
    : { from: message.migrate_from_chat_id, to: message.chat.id }
}

const without = <A>(
  name: string,
  per: unknown,
  update: Update,
  subject: string | undefined,
): SessionValue<A> => {
  const reason =
    subject === undefined
      ? `The session "${name}" is kept per ${typeof per === 'string' ? per : 'key'}, and this update ` +
        `(${kindOf(update) ?? 'of an unknown kind'}) has none.`
      : `The key of the session "${name}" is longer than ${longest} characters.`
  const failed = TE.left<StoreError>({ _tag: 'Unavailable', reason, isFinal: true })
  return { get: failed, change: () => failed, set: () => failed, clear: failed }
}
