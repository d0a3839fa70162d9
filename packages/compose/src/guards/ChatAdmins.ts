// Who administers a chat, and what they may do there: asked of Telegram once in a while, and again when
// somebody's standing changes.
// https://core.telegram.org/bots/api#chatmemberadministrator

import { getChatAdministrators } from '@pipegram/core/Calls'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { groupAnonymousBot, serviceAccounts } from '@pipegram/core/Id'
import type { AdministratorRight } from '@pipegram/core/Permissions'
import type { ChatMember } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { report } from '../pipeline/errors/Report.ts'
import { end, make } from '../pipeline/Handler.ts'
import { skipped } from '../pipeline/Middleware.ts'
import type { HasUser, AuthPolicy } from './Auth.ts'
import { makeRecentMap } from './internal/RecentMap.ts'
import { atLeast } from './internal/WholeNumber.ts'

// model

/** The administrators of all chats, as far as the bot has asked. */
export interface ChatAdminsPolicy {
  /**
   * Lets through the owner of the chat, and administrators who have all these rights. In private chats there
   * are none.
   */
  readonly can: (...rights: ReadonlyArray<AdministratorRight>) => AuthPolicy<HasUpdate & HasCall, HasUser>
  /**
   * A branch for `choose`, the first of all: it takes note of who is promoted and demoted, and leaves every
   * update to the others. With it the bot asks for `chat_member` updates, which Telegram sends of chats where
   * the bot is an administrator.
   */
  readonly watch: PipelineEnd<HasUpdate, never>
}

export interface ChatAdminsOptions {
  /**
   * How long an answer of Telegram is good for; a minute unless told. That a call failed is remembered for
   * five seconds at most.
   */
  readonly ttl?: Duration
  /** Of how many chats the answer is kept, 10,000 unless told. */
  readonly most?: number
  /**
   * Whether administrators who write anonymously, in the name of the chat, are taken to have any right:
   * `false` unless told, since Telegram tells nobody who they are. Where no right is asked for they pass.
   */
  readonly anonymous?: boolean
  /** The machine's clock unless told. */
  readonly clock?: Clock
}

// constructors

/**
 * Policies for `auth` that let administrators of the chat through. What Telegram answers is kept for `ttl`,
 * and forgotten at once where `watch` sees a change. A call that fails lets nobody through, and is printed as
 * `report` does. It throws a `RangeError` on options out of range.
 *
 * @example
 *   import { remove } from '@pipegram/core/Reply'
 *   import { auth } from '@pipegram/compose/Auth'
 *   import { use, when } from '@pipegram/compose/Chain'
 *   import { chatAdmins } from '@pipegram/compose/ChatAdmins'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const admins = chatAdmins()
 *
 *   const bot = pipeline(
 *     choose(
 *       admins.watch,
 *       branch(
 *         use(on('message', 'text', 'reply_to_message')),
 *         when(({ message }) => message.text === '!delete'),
 *         use(auth(admins.can('can_delete_messages'))),
 *         handle(({ call, message }) => call(remove(message.reply_to_message))),
 *       ),
 *     ),
 *   )
 */
export const chatAdmins = ({
  ttl = '1m',
  most = 10_000,
  anonymous = false,
  clock = system,
}: ChatAdminsOptions = {}): ChatAdminsPolicy => {
  const time = toMillis('ttl', ttl)
  const recent = makeRecentMap<number, Asked>({ clock, ttl: time, most: atLeast(2, 'most', most) })
  const keep = (chat: number, ms: Millis, admins: Asked['admins']): Asked => {
    const asked = { at: clock.now(), until: clock.now() + ms, admins }
    recent.set(chat, asked)
    return asked
  }

  // One call for all the administrators of a chat, and not one for each stranger who tries. It needs no
  // rights in the chat.
  const adminsOf = (chat: number, ctx: HasUpdate & HasCall): Asked['admins'] => {
    const found = recent.get(chat)
    if (found !== undefined && found.at <= clock.now() && clock.now() < found.until) return found.admins
    const asked = keep(
      chat,
      time,
      ctx
        .call(getChatAdministrators({ chat_id: chat }))()
        .then((answer) => {
          if (E.isRight(answer)) return rightsOf(answer.right)
          // A call that was given up, by a limit of who asked, says nothing of the chat.
          if (recent.get(chat) === asked)
            keep(
              chat,
              answer.left._tag === 'Aborted' ? 0 : Math.min(time, afterFailure),
              Promise.resolve(new Map()),
            )
          return report(answer.left, ctx)().then(() => new Map())
        }),
    )
    return asked.admins
  }

  return {
    can:
      (...rights) =>
      (ctx) => {
        const chat = O.toUndefined(chatOf(ctx.update))
        const user = O.toUndefined(userOf(ctx.update))
        if (chat === undefined || user === undefined || chat.type === 'private') return undefined
        const sender =
          ctx.update.callback_query === undefined
            ? O.toUndefined(messageOf(ctx.update))?.sender_chat
            : undefined
        if (user.id === groupAnonymousBot && sender?.id === chat.id)
          return anonymous || rights.length === 0 ? { user } : undefined
        if (sender !== undefined || serviceAccounts.includes(user.id)) return undefined
        return adminsOf(chat.id, ctx).then((admins) =>
          has(admins.get(user.id), rights) ? { user } : undefined,
        )
      },
    watch: (self) =>
      end(
        make(
          ({ update }: HasUpdate) => {
            // It forgets, and learns nothing: an update may be older than what Telegram answered since.
            // Who merely comes and goes changes nothing: a raid makes no calls.
            const { chat_member, my_chat_member } = update
            if (
              chat_member !== undefined &&
              !(isOrdinary(chat_member.old_chat_member) && isOrdinary(chat_member.new_chat_member))
            )
              recent.delete(chat_member.chat.id)
            if (my_chat_member !== undefined) recent.delete(my_chat_member.chat.id)
            return skipped
          },
          { label: 'chatAdmins', routes: [{ kind: 'chat_member' }, { kind: 'my_chat_member' }], next: [] },
        ),
      )(self),
  }
}

// private

interface Asked {
  readonly at: Millis
  readonly until: Millis
  readonly admins: Promise<Admins>
}

/** What each may do. Nothing else is kept of them: many chats have many. */
type Admins = ReadonlyMap<number, 'all' | ReadonlyArray<string>>

const afterFailure = 5_000

const isOrdinary = ({ status }: ChatMember): boolean =>
  status === 'member' || status === 'restricted' || status === 'left' || status === 'kicked'

const rightsOf = (members: ReadonlyArray<ChatMember>): Admins =>
  new Map(
    members.flatMap((member): ReadonlyArray<readonly [number, 'all' | ReadonlyArray<string>]> => {
      switch (member.status) {
        case 'creator':
          return [[member.user.id, 'all']]
        case 'administrator':
          return [
            [
              member.user.id,
              Object.entries(member).flatMap(([name, given]) => (given === true ? [name] : [])),
            ],
          ]
        default:
          return []
      }
    }),
  )

const has = (
  granted: 'all' | ReadonlyArray<string> | undefined,
  rights: ReadonlyArray<AdministratorRight>,
): boolean => granted === 'all' || (granted !== undefined && rights.every((right) => granted.includes(right)))
