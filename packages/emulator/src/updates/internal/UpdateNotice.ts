// Updates about messages and members: in private chats about all, in groups about what the bot may see.
// https://core.telegram.org/bots/api#update

import type { ChatMember, ChatMemberUpdated, Message, User } from '@pipegram/core/Types'
import * as Membership from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as UpdateQueue from './UpdateQueue.ts'

// model

/** The kinds of update that carry a message. */
export type MessageUpdateKind = 'message' | 'edited_message' | 'channel_post' | 'edited_channel_post'

// combinators

/** Adds an update about a message, if the bot may see the message. */
export const notifyMessage = (
  state: State,
  room: Room,
  kind: MessageUpdateKind,
  message: Message,
  now: Millis,
): State =>
  sees(state, room, message)
    ? { ...state, queue: UpdateQueue.push({ [kind]: message }, now)(state.queue) }
    : state

/**
 * Adds an update about a change of a member. The bot always hears of itself, and of others if it is an
 * administrator.
 */
export const notifyMember = (
  state: State,
  room: Room,
  from: User,
  before: ChatMember,
  after: ChatMember,
  now: Millis,
  more: Pick<ChatMemberUpdated, 'via_join_request' | 'invite_link'> = {},
): State => {
  const update: ChatMemberUpdated = {
    chat: room.chat,
    from,
    date: toSeconds(now),
    old_chat_member: before,
    new_chat_member: after,
    ...more,
  }
  if (Membership.userOf(after)?.id === state.bot.id)
    return { ...state, queue: UpdateQueue.push({ my_chat_member: update }, now)(state.queue) }
  const { status } = Membership.memberOf(room, state.bot)
  return status === 'administrator' || status === 'creator'
    ? { ...state, queue: UpdateQueue.push({ chat_member: update }, now)(state.queue) }
    : state
}

// private

// https://core.telegram.org/bots/features#privacy-mode
const sees = ({ bot, me }: State, room: Room, message: Message): boolean => {
  if (room.chat.type === 'private') return true
  const one = Membership.memberOf(room, bot)
  if (!Membership.isIn(one)) return false
  if (
    me.can_read_all_group_messages === true ||
    one.status === 'administrator' ||
    one.status === 'creator' ||
    room.chat.type === 'channel'
  )
    return true
  if (
    MessageContent.isService(message) ||
    message.reply_to_message?.from?.id === bot.id ||
    message.via_bot?.id === bot.id
  )
    return true
  const name = `@${bot.username ?? ''}`.toLowerCase()
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const text = (message.text ?? message.caption ?? '').slice(offset, offset + length).toLowerCase()
    return (
      (type === 'bot_command' && (!text.includes('@') || text.endsWith(name))) ||
      (type === 'mention' && text === name)
    )
  })
}
