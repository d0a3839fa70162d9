// The administrators of a chat and their rights. Telegram is asked from time to time, and after each change
// of a member's status.
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

/** The administrators of all chats that the bot has asked about. */
export interface ChatAdminsPolicy {
  /**
   * Lets through the owner of the chat, and administrators who have all of these rights. A private chat has
   * no administrators.
   */
  readonly can: (...rights: ReadonlyArray<AdministratorRight>) => AuthPolicy<HasUpdate & HasCall, HasUser>
  /**
   * The first branch of a `choose`. It notes when a user is promoted or demoted, and skips every update. With
   * it, the bot asks for `chat_member` updates; Telegram sends them for chats where the bot is an
   * administrator.
   */
  readonly watch: PipelineEnd<HasUpdate, never>
}

/** Options of `chatAdmins`. */
export interface ChatAdminsOptions {
  /**
   * How long an answer of Telegram is kept. A failed call is kept for at most 5 seconds. Default: 1 minute.
   */
  readonly ttl?: Duration
  /** The number of chats whose administrators are kept. Default: 10,000. */
  readonly most?: number
  /**
   * True if an anonymous administrator, who writes in the name of the chat, counts as having every right.
   * Telegram does not say who they are. If no right is asked for, they pass anyway. Default: false.
   */
  readonly anonymous?: boolean
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Policies for `auth` that let administrators of the chat through. An answer of Telegram is kept for `ttl`,
 * or until `watch` sees a change. If a call fails, nobody is let through, and the error is printed as
 * `report` prints it. Throws a `RangeError` for an option out of range.
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
  const recent = makeRecentMap<number, CachedAdmins>({ clock, ttl: time, most: atLeast(2, 'most', most) })
  const keep = (chat: number, ms: Millis, admins: CachedAdmins['admins']): CachedAdmins => {
    const asked = { at: clock.now(), until: clock.now() + ms, admins }
    recent.set(chat, asked)
    return asked
  }

  // One call for all administrators of a chat, instead of one call per stranger. It needs no rights in the
  // chat.
  const adminsOf = (chat: number, ctx: HasUpdate & HasCall): CachedAdmins['admins'] => {
    const found = recent.get(chat)
    if (found !== undefined && found.at <= clock.now() && clock.now() < found.until) return found.admins
    const asked = keep(
      chat,
      time,
      ctx
        .call(getChatAdministrators({ chat_id: chat }))()
        .then((answer) => {
          if (E.isRight(answer)) return rightsOf(answer.right)
          // A call that its caller has cancelled says nothing about the chat.
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
          hasRights(admins.get(user.id), rights) ? { user } : undefined,
        )
      },
    watch: (self) =>
      end(
        make(
          ({ update }: HasUpdate) => {
            // This only forgets the answer, because an update may be older than a later answer of Telegram.
            // Members who join and leave change nothing, so a raid causes no calls.
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

interface CachedAdmins {
  readonly at: Millis
  readonly until: Millis
  readonly admins: Promise<AdminRights>
}

/** The rights of each administrator. Nothing more is kept, because many chats have many administrators. */
type AdminRights = ReadonlyMap<number, 'all' | ReadonlyArray<string>>

const afterFailure = 5_000

const isOrdinary = ({ status }: ChatMember): boolean =>
  status === 'member' || status === 'restricted' || status === 'left' || status === 'kicked'

const rightsOf = (members: ReadonlyArray<ChatMember>): AdminRights =>
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

const hasRights = (
  granted: 'all' | ReadonlyArray<string> | undefined,
  rights: ReadonlyArray<AdministratorRight>,
): boolean => granted === 'all' || (granted !== undefined && rights.every((right) => granted.includes(right)))
