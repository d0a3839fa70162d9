// Updates about messages and members: in private chats about all, in groups about those that the bot may see.
// https://core.telegram.org/bots/api#update

import type { ChatMember, ChatMemberUpdated, Message, User } from '@pipegram/core/Types'
import * as BotView from '../../state/internal/BotView.ts'
import * as Membership from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as UpdateQueue from './UpdateQueue.ts'

// model

/** The kinds of update with a message. */
export type MessageUpdateKind = 'message' | 'edited_message' | 'channel_post' | 'edited_channel_post'

// combinators

/** Adds an update about a message for each bot that may see the message. */
export const notifyMessage = (
  state: State,
  room: Room,
  kind: MessageUpdateKind,
  message: Message,
  now: Millis,
): State => {
  const add = ({ queue }: BotView.Listener): State['queue'] =>
    UpdateQueue.push({ [kind]: message }, now)(queue)
  // Only the bot that sold something gets updates about its payment.
  const isShared = message.successful_payment === undefined && message.refunded_payment === undefined
  if (room.chat.type !== 'private' && isShared)
    return BotView.tell((one) => (sees(one, room, message) ? add(one) : undefined))(state)
  return room.chat.type === 'private' || sees(state, room, message) ? { ...state, queue: add(state) } : state
}

/**
 * Adds an update about a message of a bot for each other bot that gets it. A bot gets it if the message names
 * or answers it, and one of the two may write to bots. A bot that may write to bots and sees all messages of
 * the group gets it, too. https://core.telegram.org/api/bots/bot-to-bot
 */
export const notifyOtherBots = (
  state: State,
  room: Room,
  kind: MessageUpdateKind,
  message: Message,
  now: Millis,
): State =>
  room.chat.type === 'private' || state.otherBots === undefined
    ? state
    : BotView.tellOthers((one) => {
        const isMeant = isTo(one, message) && (one.talksToBots === true || state.talksToBots === true)
        const hears = isMeant || (one.talksToBots === true && seesAll(one, room))
        return hears && Membership.isIn(Membership.memberOf(room, one.bot))
          ? UpdateQueue.push({ [kind]: message }, now)(one.queue)
          : undefined
      })(state)

/**
 * Adds an update about a change of a member. A bot always gets changes of its own status, and those of others
 * if it is an administrator.
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
  const changed = Membership.userOf(after)?.id
  if (room.chat.type === 'private')
    return { ...state, queue: UpdateQueue.push({ my_chat_member: update }, now)(state.queue) }
  return BotView.tell(({ bot, queue }) =>
    changed === bot.id
      ? UpdateQueue.push({ my_chat_member: update }, now)(queue)
      : governs(room, bot)
        ? UpdateQueue.push({ chat_member: update }, now)(queue)
        : undefined,
  )(state)
}

/** Adds an update for each bot that is an administrator of a chat. */
export const notifyAdministrators = (
  state: State,
  room: Room,
  update: UpdateQueue.UnnumberedUpdate,
  now: Millis,
): State =>
  BotView.tell(({ bot, queue }) => (governs(room, bot) ? UpdateQueue.push(update, now)(queue) : undefined))(
    state,
  )

// guards

/** True for an administrator or owner of a chat. */
export const governs = (room: Room, user: User): boolean => {
  const { status } = Membership.memberOf(room, user)
  return status === 'administrator' || status === 'creator'
}

// private

const seesAll = ({ bot, me }: BotView.Listener, room: Room): boolean =>
  me.can_read_all_group_messages === true || governs(room, bot) || room.chat.type === 'channel'

// https://core.telegram.org/bots/features#privacy-mode
const sees = (listener: BotView.Listener, room: Room, message: Message): boolean => {
  const { bot } = listener
  if (!Membership.isIn(Membership.memberOf(room, bot))) return false
  if (seesAll(listener, room) || MessageContent.isService(message)) return true
  if (message.via_bot?.id === bot.id || isTo(listener, message)) return true
  return wordsIn(message).some(([type, text]) => type === 'bot_command' && !text.includes('@'))
}

// True for a reply to the bot, and for a message that names it.
const isTo = ({ bot }: BotView.Listener, message: Message): boolean => {
  if (message.reply_to_message?.from?.id === bot.id) return true
  const name = `@${bot.username ?? ''}`.toLowerCase()
  return wordsIn(message).some(
    ([type, text]) =>
      (type === 'bot_command' && text.endsWith(name)) || (type === 'mention' && text === name),
  )
}

const wordsIn = (message: Message): ReadonlyArray<readonly [type: string, text: string]> =>
  (message.entities ?? message.caption_entities ?? []).map(({ type, offset, length }) => [
    type.toString(),
    (message.text ?? message.caption ?? '').slice(offset, offset + length).toLowerCase(),
  ])
