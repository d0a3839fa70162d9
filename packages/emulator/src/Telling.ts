// What the bot is told of messages and of who comes and goes: all in private chats, in groups what it may
// see.
// https://core.telegram.org/bots/api#update

import type { ChatMember, ChatMemberUpdated, Message as Said, User } from '@pipegram/core/Types'
import * as Access from './Access.ts'
import type { Millis } from './Clock.ts'
import * as Message from './Message.ts'
import * as Queue from './Queue.ts'
import { toSeconds, type Room, type State } from './State.ts'

// model

/** The kinds of update that carry a message. */
export type MessageKind = 'message' | 'edited_message' | 'channel_post' | 'edited_channel_post'

// combinators

/** Tells of a message, if the bot may see it. */
export const told = (state: State, room: Room, kind: MessageKind, message: Said, now: Millis): State =>
  sees(state, room, message) ? { ...state, queue: Queue.push({ [kind]: message }, now)(state.queue) } : state

/**
 * Tells that somebody stands otherwise than before. Of others the bot is told where it is an administrator;
 * of itself always.
 */
export const changed = (
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
  if (Access.userOf(after)?.id === state.bot.id)
    return { ...state, queue: Queue.push({ my_chat_member: update }, now)(state.queue) }
  const { status } = Access.memberOf(room, state.bot)
  return status === 'administrator' || status === 'creator'
    ? { ...state, queue: Queue.push({ chat_member: update }, now)(state.queue) }
    : state
}

// private

// https://core.telegram.org/bots/features#privacy-mode
const sees = ({ bot, me }: State, room: Room, message: Said): boolean => {
  if (room.chat.type === 'private') return true
  const one = Access.memberOf(room, bot)
  if (!Access.isIn(one)) return false
  if (
    me.can_read_all_group_messages === true ||
    one.status === 'administrator' ||
    one.status === 'creator' ||
    room.chat.type === 'channel'
  )
    return true
  if (
    Message.isService(message) ||
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
