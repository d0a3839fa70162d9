// Users and chats that the bot has met: the time of their first and last update, and their language.

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { serviceAccounts } from '@pipegram/core/Id'
import { ofChat, ofUser, type KeyOwner } from '@pipegram/core/KeyOwner'
import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import type { Update } from '@pipegram/core/Types'
import { chatOf, userOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { makeRecentMap } from '../guards/internal/RecentMap.ts'
import { atLeast } from '../guards/internal/WholeNumber.ts'
import { isAs } from '../guards/MemberStatus.ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'

// model

/** A user or a chat that the bot has met. */
export interface Acquaintance {
  /** The id of the user or of the chat. */
  readonly id: number
  /** The time of the first update, in ms since 1970. */
  readonly first: Millis
  /** The time of the last update, in ms since 1970. It can be too early by up to `every`. */
  readonly last: Millis
  /** The language of the user's app, as an IETF tag such as `pt-br`, if Telegram told it. */
  readonly language?: string
  /** True for a user who has written to the bot in private, so that the bot may write to them. */
  readonly isPrivate?: boolean
  /** True if the user has blocked the bot, or the chat has removed it. */
  readonly isGone?: boolean
}

/** Options of `seen`. */
export interface SeenOptions {
  /** Where the notes are. */
  readonly store: Store
  /** The least time between two writes of `last`. Default: 1 day. */
  readonly every?: Duration
  /** How many users and chats this process remembers, so that it need not ask the store. Default: 10,000. */
  readonly most?: number
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** Options of `audience`. */
export interface AudienceOptions {
  /** The store of `seen`. It must be able to list its keys. */
  readonly store: Store
  /** The id of the bot. */
  readonly bot: number
  /**
   * `private`: users who may get messages. `user`: all users. `chat`: groups and channels. Default:
   * `private`.
   */
  readonly of?: 'private' | 'user' | 'chat'
}

// constructors

/**
 * Notes the user and the chat of each update. It writes a note for a new user or chat, after a change, and at
 * most once per `every` for a known one. It also notes when a user blocks the bot or a chat removes it. While
 * the store is unavailable, updates are handled without notes. Throws a `RangeError` if `every` is not a
 * duration.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { audience, seen } from '@pipegram/compose/Seen'
 *   import { me, said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const store = makeMemoryStore()
 *   const bot = pipeline(
 *     use(seen({ store })),
 *     handle(() => TE.right('done')),
 *   )
 *   await harness(bot)(said('hello'))()
 *
 *   const ids = []
 *   for await (const { id } of audience({ store, bot: me.id })) ids.push(id)
 *   assert.deepStrictEqual(ids, [1001])
 */
export const seen = ({
  store,
  every = '1d',
  most = 10_000,
  clock = system,
}: SeenOptions): Middleware<HasUpdate & HasMe, object, never> => {
  const pause = toMillis('every', every)
  const notes = typed(SeenNote)(total(store))
  // The notes that the store already has, so that it is not read again for the same user.
  const recent = makeRecentMap<string, WrittenSign>({ clock, ttl: pause, most: atLeast(2, 'most', most) })
  const note = async (key: string, sign: Sign): Promise<void> => {
    const [now, text] = [clock.now(), JSON.stringify(sign)]
    const known = recent.get(key)
    if (known?.text === text && now - known.last < pause) return
    const written = await notes.change(key, (before) => {
      const last = before === undefined || now - before.last >= pause ? now : before.last
      return { value: { ...before, ...sign, first: before?.first ?? now, last }, result: { text, last } }
    })()
    if (E.isRight(written)) recent.set(key, written.right)
  }
  return named(
    'seen',
    ({ update, me }, next) =>
      async () => {
        for (const [owner, sign] of signsOf(update, me.id)) await note(keyOf(owner, me.id), sign)
        return next({})()
      },
    true,
  )
}

/**
 * The users or chats that `seen` has noted, one after another, without those that are gone. It keeps one page
 * of keys in memory. Several audiences can be read at the same time. A user may come twice if the store
 * changes while you read. `broadcast` of `@pipegram/queue` sends one message to each. It throws an `Error` if
 * the store fails or cannot list its keys.
 *
 * @example
 *   import type { Store } from '@pipegram/core/Store'
 *   import { audience } from '@pipegram/compose/Seen'
 *
 *   const languages = async (store: Store, bot: number) => {
 *     const found = new Set<string | undefined>()
 *     for await (const { language } of audience({ store, bot })) found.add(language)
 *     return found
 *   }
 */
export async function* audience({
  store,
  bot,
  of = 'private',
}: AudienceOptions): AsyncGenerator<Acquaintance, void, undefined> {
  const notes = typed(SeenNote)(total(store))
  const { list } = store
  if (list === undefined) throw new Error('The store of the audience cannot list its keys.')
  const beginning = of === 'chat' ? 'chat ' : 'user '
  for (let from: string | undefined, isLast = false; !isLast;) {
    const page = right(await list(beginning, from)())
    for (const key of page.keys) {
      const [, id, word, owner, ...rest] = key.split(' ')
      if (word !== 'seen' || owner !== `${bot}` || rest.length > 0) continue
      const note = right(await notes.get(key)())?.value
      if (note === undefined || note.isGone === true || (of === 'private' && note.isPrivate !== true))
        continue
      yield { id: Number(id), ...note }
    }
    from = page.next
    isLast = from === undefined
  }
}

// private

const SeenNote = /* @__PURE__ */ t.intersection([
  /* @__PURE__ */ t.type({ first: t.number, last: t.number }),
  /* @__PURE__ */ t.partial({ language: t.string, isPrivate: t.boolean, isGone: t.boolean }),
])

/** What an update shows of a user or a chat. */
type Sign = Partial<Pick<Acquaintance, 'language' | 'isPrivate' | 'isGone'>>

interface WrittenSign {
  readonly text: string
  readonly last: Millis
}

const keyOf = (owner: KeyOwner, bot: number): string => `${owner} seen ${bot}`

const signsOf = (update: Update, bot: number): ReadonlyArray<readonly [KeyOwner, Sign]> => {
  const user = O.toUndefined(userOf(update))
  const chat = O.toUndefined(chatOf(update))
  const change = update.my_chat_member
  const isLeft = update.message?.left_chat_member?.id === bot
  // Any other update shows that the bot is in the chat, such as a message after a block.
  const isGone = isLeft || (change !== undefined && isAs('out', change.new_chat_member))
  const isPrivate = chat?.type === 'private'
  const isPerson = user !== undefined && !user.is_bot && !serviceAccounts.includes(user.id)
  return [
    ...(isPerson
      ? [
          [
            ofUser(user.id),
            { ...defined({ language: user.language_code }), ...(isPrivate && { isPrivate, isGone }) },
          ] as const,
        ]
      : []),
    ...(chat === undefined || isPrivate ? [] : [[ofChat(chat.id), { isGone }] as const]),
  ]
}

const right = <A>(result: E.Either<StoreError, A>): A => {
  if (E.isRight(result)) return result.right
  const { left } = result
  throw new Error(
    left._tag === 'Outdated'
      ? 'The store of the audience has changed.'
      : `The audience ends here: ${left.reason}`,
  )
}
