// Who administers a chat, and what they may do there: asked of Telegram once in a while, and again when somebody's standing changes.
// https://core.telegram.org/bots/api#chatmemberadministrator

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { getChatMember } from '@pipegram/core/Calls'
import { system, type Clock } from '@pipegram/core/Clock'
import { groupAnonymousBot, serviceAccounts } from '@pipegram/core/Id'
import type { AdministratorRight } from '@pipegram/core/Permissions'
import type { ChatMember } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import type { HasUser, Policy } from './Auth.ts'
import type { Chain } from './Chain.ts'
import type { HasCall, HasUpdate } from './Context.ts'
import { end, make, type Handler } from './Handler.ts'
import { atLeast, toMillis, type Duration } from './internal/Duration.ts'
import { makeRecent } from './internal/Recent.ts'
import { skipped } from './Middleware.ts'
import { report } from './Report.ts'

// model

/** The administrators of all chats, as far as the bot has asked. */
export interface ChatAdmins {
  /** Lets through the owner of the chat, and administrators who have all these rights. In private chats there are none. */
  readonly can: (...rights: ReadonlyArray<AdministratorRight>) => Policy<HasUpdate & HasCall, HasUser>
  /**
   * A branch for `choose`, the first of all: it takes note of who is promoted and demoted, and leaves every update to the others. With it the
   * bot asks for `chat_member` updates, which Telegram sends of chats where the bot is an administrator.
   */
  readonly watch: <R0>(self: Chain<R0, HasUpdate, never>) => Handler<R0, never>
}

export interface ChatAdminsOptions {
  /** How long an answer of Telegram is good for; a minute unless told. */
  readonly ttl?: Duration
  /** How many answers are kept, 10,000 unless told. */
  readonly most?: number
  /**
   * Whether administrators who write anonymously, in the name of the chat, are taken to have any right: `false` unless told, since Telegram
   * tells nobody who they are. Where no right is asked for they pass.
   */
  readonly anonymous?: boolean
  /** The machine's clock unless told. */
  readonly clock?: Clock
}

// constructors

/**
 * Policies for `auth` that let administrators of the chat through. What Telegram answers is kept for `ttl`, and forgotten at once where `watch`
 * sees a change. A call that fails lets nobody through, and is printed as `report` does. It throws a `RangeError` on options out of range.
 *
 * @example
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { remove } from '@pipegram/core/Reply'
 * import { auth } from '@pipegram/compose/Auth'
 * import { chain, use, when } from '@pipegram/compose/Chain'
 * import { chatAdmins } from '@pipegram/compose/ChatAdmins'
 * import { choose } from '@pipegram/compose/Choose'
 * import { handle } from '@pipegram/compose/Handler'
 * import { on } from '@pipegram/compose/On'
 *
 * const admins = chatAdmins()
 *
 * const bot = pipe(
 *   chain(),
 *   choose(
 *     admins.watch,
 *     (c) => pipe(
 *       c,
 *       use(on('message', 'text', 'reply_to_message')),
 *       when(({ message }) => message.text === '!delete'),
 *       use(auth(admins.can('can_delete_messages'))),
 *       handle(({ call, message }) => call(remove(message.reply_to_message))),
 *     ),
 *   ),
 * )
 */
export const chatAdmins = ({ ttl = '1m', most = 10_000, anonymous = false, clock = system }: ChatAdminsOptions = {}): ChatAdmins => {
  const time = toMillis('ttl', ttl)
  const recent = makeRecent<string, Asked>({ clock, ttl: time, most: atLeast(2, 'most', most) })

  const memberOf = (chat: number, user: number, ctx: HasUpdate & HasCall): Promise<ChatMember | undefined> => {
    const key = keyOf(chat, user)
    const found = recent.get(key)
    if (found !== undefined && found.at <= clock.now() && clock.now() < found.at + time) return found.member
    const asked: Asked = {
      at: clock.now(),
      member: ctx.call(getChatMember({ chat_id: chat, user_id: user }))().then((answer) => {
        if (E.isRight(answer)) return answer.right
        if (recent.get(key) === asked) recent.delete(key)
        return report(answer.left, ctx)().then(() => undefined)
      }),
    }
    recent.set(key, asked)
    return asked.member
  }

  return {
    can: (...rights) => (ctx) => {
      const chat = O.toUndefined(chatOf(ctx.update))
      const user = O.toUndefined(userOf(ctx.update))
      if (chat === undefined || user === undefined || chat.type === 'private') return undefined
      const sender = ctx.update.callback_query === undefined ? O.toUndefined(messageOf(ctx.update))?.sender_chat : undefined
      if (user.id === groupAnonymousBot && sender?.id === chat.id) return anonymous || rights.length === 0 ? { user } : undefined
      if (sender !== undefined || serviceAccounts.includes(user.id)) return undefined
      return memberOf(chat.id, user.id, ctx).then((member) => (member !== undefined && has(member, rights) ? { user } : undefined))
    },
    watch: (self) => end(make(({ update }: HasUpdate) => {
      // It forgets, and learns nothing: an update may be older than what Telegram answered since.
      const { chat_member, my_chat_member } = update
      if (chat_member !== undefined && 'user' in chat_member.new_chat_member) recent.delete(keyOf(chat_member.chat.id, chat_member.new_chat_member.user.id))
      if (my_chat_member !== undefined) for (const key of recent.keys()) if (key.startsWith(keyOf(my_chat_member.chat.id, ''))) recent.delete(key)
      return skipped
    }, { label: 'chatAdmins', routes: [{ kind: 'chat_member' }, { kind: 'my_chat_member' }], next: [] }))(self),
  }
}

// private

interface Asked {
  readonly at: number
  readonly member: Promise<ChatMember | undefined>
}

const keyOf = (chat: number, user: number | ''): string => `${chat} ${user}`

const has = (member: ChatMember, rights: ReadonlyArray<AdministratorRight>): boolean => {
  switch (member.status) {
    case 'creator': return true
    case 'administrator': return rights.every((right) => member[right] === true)
    default: return false
  }
}
