// How somebody stands in a chat, and when that changes: who came, who left, who was promoted, restricted or
// banned.
// https://core.telegram.org/bots/api#chatmemberupdated

import type { Chat, ChatMember, ChatMemberUpdated } from '@pipegram/core/Types'
import type { HasUser } from '../guards/Auth.ts'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'

// model

/**
 * `in`: an owner, administrator or member, restricted or not; `out`: one who left or was taken out, or never
 * came. `administrator`: the owner counts as one. `restricted`: one who may not do all that others may, in
 * the chat or out of it. `banned`: one who may not come back.
 */
export type MemberStatus = 'in' | 'out' | 'administrator' | 'restricted' | 'banned'

/**
 * What `became` adds: whose standing changed, which is not always who changed it, the chat, and the change
 * under the name of its kind.
 */
export type HasMemberStatusChange<K extends 'chat_member' | 'my_chat_member'> = HasUser & {
  readonly chat: Chat
} & {
  readonly [P in K]: ChatMemberUpdated
}

// constructors

/**
 * Lets the changes through by which somebody comes to stand in a chat as they did not before: `became('in')`
 * is who came, `became('out')` who left or was taken out. Telegram sends `chat_member` where the bot is an
 * administrator, also where no message tells of it, as in large groups; `my_chat_member` is about the bot
 * itself.
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
  standing: MemberStatus,
  ...[kind]: K extends 'chat_member' ? [kind?: K] : [kind: K]
): Middleware<HasUpdate, HasMemberStatusChange<K>, never> => {
  const name = kind ?? 'chat_member'
  return withRoutes(`${name}:${standing}`, [{ kind: name }])(({ update }: HasUpdate, next) => {
    const change = update[name]
    if (
      change === undefined ||
      isAs(standing, change.old_chat_member) ||
      !isAs(standing, change.new_chat_member)
    )
      return skipped
    const { user } = change.new_chat_member
    // The compiler widens a computed key to any string; this one is the kind.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as said above
    return next({ [name]: change, chat: change.chat, user } as unknown as HasMemberStatusChange<K>)
  })
}

// guards

/**
 * Whether somebody stands in a chat so, as `getChatMember` and updates tell. Of a status that this version of
 * the Bot API does not list nothing is true.
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
export const isAs = (standing: MemberStatus, member: ChatMember): boolean => {
  switch (standing) {
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

// One who is restricted may have left: the status does not say so.
const isRestricted = (member: ChatMember, is_member: boolean): boolean =>
  member.status === 'restricted' && 'is_member' in member && member.is_member === is_member
