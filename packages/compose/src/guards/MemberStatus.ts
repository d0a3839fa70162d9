// The status of a member in a chat, and its changes: who joined, who left, and who was promoted, restricted
// or banned.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { Chat, ChatMember, ChatMemberUpdated } from '@pipegram/core/Types'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import type { HasUser } from './Auth.ts'

// model

/**
 * A status, or several of Telegram's statuses. `in`: an owner, an administrator or a member, restricted or
 * not. `out`: a user who left, was removed, or never joined. `administrator`: an administrator or the owner.
 * `restricted`: a user with fewer permissions than others, in the chat or outside it. `banned`: a user who
 * may not come back.
 */
export type MemberStatus = 'in' | 'out' | 'administrator' | 'restricted' | 'banned'

/**
 * What `became` adds: the user whose status changed, the chat, and the change, under the name of its kind.
 * Another user may have made the change.
 */
export type HasMemberStatusChange<K extends 'chat_member' | 'my_chat_member'> = HasUser & {
  readonly chat: Chat
} & {
  readonly [P in K]: ChatMemberUpdated
}

// constructors

/**
 * Lets through changes that give a member a status which they did not have before. `became('in')` is for
 * users who joined, `became('out')` for users who left or were removed. Telegram sends `chat_member` if the
 * bot is an administrator, even in large groups where no message says who joined. `my_chat_member` is about
 * the bot itself.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { fmt, mention } from '@pipegram/core/Text'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { became } from '@pipegram/compose/MemberStatus'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(became('in')),
 *         handle(({ call, chat, user }) =>
 *           call(sendMessage({ chat_id: chat.id, text: fmt`Welcome, ${mention(user.first_name, user)}!` })),
 *         ),
 *       ),
 *       branch(
 *         use(became('in', 'my_chat_member')),
 *         handle(({ call, chat }) => call(sendMessage({ chat_id: chat.id, text: 'Hello, all!' }))),
 *       ),
 *     ),
 *   )
 */
export const became = <K extends 'chat_member' | 'my_chat_member' = 'chat_member'>(
  status: MemberStatus,
  ...[kind]: K extends 'chat_member' ? [kind?: K] : [kind: K]
): Middleware<HasUpdate, HasMemberStatusChange<K>, never> => {
  const name = kind ?? 'chat_member'
  return withRoutes(`${name}:${status}`, [{ kind: name }])(({ update }: HasUpdate, next) => {
    const change = update[name]
    if (change === undefined || isAs(status, change.old_chat_member) || !isAs(status, change.new_chat_member))
      return skipped
    const { user } = change.new_chat_member
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the key is widened
    return next({ [name]: change, chat: change.chat, user } as unknown as HasMemberStatusChange<K>)
  })
}

// guards

/**
 * True if a member has the status, as `getChatMember` and updates return it. A status that this version of
 * the Bot API does not list matches no name.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isAs } from '@pipegram/compose/MemberStatus'
 *   import { ann } from '@pipegram/testing/Build'
 *
 *   assert.deepStrictEqual(
 *     [isAs('in', { status: 'member', user: ann }), isAs('in', { status: 'left', user: ann })],
 *     [true, false],
 *   )
 */
export const isAs = (status: MemberStatus, member: ChatMember): boolean => {
  switch (status) {
    case 'in':
      return (
        member.status === 'creator' ||
        member.status === 'administrator' ||
        member.status === 'member' ||
        isRestricted(member, true)
      )
    case 'out':
      return member.status === 'left' || member.status === 'kicked' || isRestricted(member, false)
    case 'administrator':
      return member.status === 'creator' || member.status === 'administrator'
    case 'restricted':
      return member.status === 'restricted'
    case 'banned':
      return member.status === 'kicked'
  }
}

// private

// A restricted user may have left the chat. The field `status` does not show this.
const isRestricted = (member: ChatMember, is_member: boolean): boolean =>
  member.status === 'restricted' && 'is_member' in member && member.is_member === is_member
