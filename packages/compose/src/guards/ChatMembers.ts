// The status of users in chats. Telegram is asked from time to time, and its updates about members are noted.
// https://core.telegram.org/bots/api#chatmember

import type { ApiError } from '@pipegram/core/ApiError'
import { getChatMember } from '@pipegram/core/Calls'
import { system, type Clock } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { ofMember } from '@pipegram/core/KeyOwner'
import { makeMemoryStore, total, type Store } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import { ChatMember } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { HasCall, HasMe, HasUpdate } from '../pipeline/Context.ts'
import { end, make } from '../pipeline/Handler.ts'
import { skipped, type Outcome } from '../pipeline/Middleware.ts'
import type { AuthPolicy, HasUser } from './Auth.ts'
import { isAs, type MemberStatus } from './MemberStatus.ts'

// model

/** The members of all chats that the bot has asked about. */
export interface ChatMembersPolicy {
  /**
   * The status of a user in a chat. Default: the chat of the update. Telegram knows every user in chats where
   * the bot is an administrator. In other chats it knows only some users.
   */
  readonly of: (
    ctx: HasUpdate & HasCall & HasMe,
    user: number,
    chat?: number,
  ) => TE.TaskEither<ApiError, ChatMember>
  /**
   * Lets through senders who have a status in a chat, such as members of the bot's own channel. Default: the
   * chat of the update. If the call fails, nobody is let through.
   */
  readonly are: (status: MemberStatus, chat?: number) => AuthPolicy<HasUpdate & HasCall & HasMe, HasUser>
  /**
   * The first branch of a `choose`. It notes changes of members, and skips every update. With it, the bot
   * asks for `chat_member` updates; Telegram sends them for chats where the bot is an administrator.
   */
  readonly watch: PipelineEnd<HasUpdate & HasMe, never>
}

/** Options of `chatMembers`. */
export interface ChatMembersOptions {
  /** Where the answers are kept. Default: the memory of this process. */
  readonly store?: Store
  /** How long an answer of Telegram is kept. Default: 1 hour. */
  readonly ttl?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * What Telegram says about the members of chats, kept in a store. Telegram is asked again after `ttl`, or
 * after an update about the user. An update with an unchanged status writes nothing. While the store is
 * unavailable, Telegram is asked each time. Throws a `RangeError` if `ttl` is not a duration.
 *
 * @example
 *   import { says } from '@pipegram/compose/Says'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { chatMembers } from '@pipegram/compose/ChatMembers'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const members = chatMembers()
 *   const channel = -1001234567890
 *
 *   const bot = pipeline(
 *     choose(
 *       members.watch,
 *       branch(
 *         use(on('message', 'text')),
 *         use(auth(members.are('in', channel))),
 *         handle(says('Only readers of our channel see this.')),
 *       ),
 *     ),
 *   )
 */
export const chatMembers = ({
  ttl = '1h',
  clock = system,
  store = makeMemoryStore({ clock }),
}: ChatMembersOptions = {}): ChatMembersPolicy => {
  const time = toMillis('ttl', ttl)
  const notes = typed(MemberNote)(total(store))
  const keyOf = (user: number, chat: number, bot: number): string =>
    `${ofMember(user, { chat })} standing ${bot}`
  // The questions that Telegram has not answered yet.
  const asking = new Map<string, Promise<E.Either<ApiError, ChatMember>>>()

  // What Telegram said, and when, in seconds since 1970. An update may be older than an answer.
  const keep = (key: string, at: number, member: ChatMember): Promise<unknown> =>
    notes.change(key, (before) => ({
      value:
        before !== undefined && (before.at > at || isSame(before.member, member)) ? before : { at, member },
      ttl: time,
      result: undefined,
    }))()

  const ask = (key: string, chat: number, user: number, { call }: HasCall) => {
    const begun = asking.get(key)
    if (begun !== undefined) return begun
    const answer = (async () => {
      const at = Math.floor(clock.now() / 1_000)
      const result = await call(getChatMember({ chat_id: chat, user_id: user }))()
      if (E.isRight(result)) await keep(key, at, result.right)
      return result
    })().finally(() => asking.delete(key))
    asking.set(key, answer)
    return answer
  }

  const lookUp =
    (ctx: HasUpdate & HasCall & HasMe, user: number, chat: number): TE.TaskEither<ApiError, ChatMember> =>
    async () => {
      const key = keyOf(user, chat, ctx.me.id)
      const found = await notes.get(key)()
      return E.isRight(found) && found.right !== undefined
        ? E.right(found.right.value.member)
        : ask(key, chat, user, ctx)
    }

  const note = ({ update, me }: HasUpdate & HasMe): TE.TaskEither<never, Outcome> => {
    const change = update.chat_member
    const user = change === undefined ? undefined : userIn(change.new_chat_member)
    return change === undefined || user === undefined
      ? skipped
      : async () => {
          await keep(keyOf(user, change.chat.id, me.id), change.date, change.new_chat_member)
          return skipped()
        }
  }

  return {
    of: (ctx, user, chat = O.toUndefined(chatOf(ctx.update))?.id ?? user) => lookUp(ctx, user, chat),
    are: (status, chat) => (ctx) => {
      const user = O.toUndefined(userOf(ctx.update))
      const place = chat ?? O.toUndefined(chatOf(ctx.update))?.id
      const isMasked = O.toUndefined(messageOf(ctx.update))?.sender_chat !== undefined
      if (user === undefined || place === undefined || (isMasked && ctx.update.callback_query === undefined))
        return undefined
      return pipe(
        lookUp(ctx, user.id, place),
        TE.match(
          () => undefined,
          (member) => (isAs(status, member) ? { user } : undefined),
        ),
      )()
    },
    watch: (self) =>
      end(
        make(note, {
          label: 'chatMembers',
          routes: [{ kind: 'chat_member' }],
          next: [],
          upkeep: { store },
        }),
      )(self),
  }
}

// private

const MemberNote = /* @__PURE__ */ t.type({ at: t.number, member: ChatMember })

const isSame = (one: ChatMember, other: ChatMember): boolean => JSON.stringify(one) === JSON.stringify(other)

const userIn = (member: ChatMember): number | undefined => ('user' in member ? member.user.id : undefined)
