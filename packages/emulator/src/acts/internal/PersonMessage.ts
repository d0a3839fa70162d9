// Messages that people write, edit and send as albums.
// https://core.telegram.org/bots/api#message

import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as MediaContent from '../../media/internal/MediaContent.ts'
import * as MediaGroup from '../../media/internal/MediaGroup.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import { neededPermissions } from '../../sending/internal/SendRights.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withMessage, roomOf, messageIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { notifyGuests } from '../../updates/internal/GuestNotice.ts'
import { notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import { setBlocked } from './BotBlock.ts'
import { enter } from './ChatEntry.ts'
import { draftContent } from './MessageDraft.ts'
import { topicOfMessage } from './TopicActs.ts'

// constructors

/** Sends a message. The first message opens a private chat, and `/start` opens it again after a block. */
export const sendMessage =
  (user: User, chat_id: number, given: string | Sendable, reply_to?: number): Act<Message> =>
  (state, now) => {
    const said = sendEach(
      user,
      chat_id,
      [typeof given === 'string' ? { text: given } : given],
      reply_to,
    )(state, now)
    if (E.isLeft(said)) return said
    const [next, [message]] = said.right
    return message === undefined ? E.left('nothing was sent') : E.right([next, message])
  }

/**
 * Sends several messages as one album, with the same `media_group_id` for all. The bot gets an update for
 * each message, now or later through `tellBot`.
 */
export const sendAlbum =
  (
    user: User,
    chat_id: number,
    items: ReadonlyArray<Sendable>,
    reply_to?: number,
    when: 'tell' | 'tell later' = 'tell',
  ): Act<ReadonlyArray<Message>> =>
  (state, now) => {
    if (items.length < 2) return E.left(`an album has at least two messages, not ${items.length}`)
    const kinds = items.map((item) => albumKinds.find((kind) => item[kind] !== undefined))
    const wrong = kinds.indexOf(undefined)
    if (wrong >= 0)
      return E.left(`item ${wrong + 1} of the album is not a photo, video, audio file or document`)
    const fault = MediaGroup.faultOf(kinds.flatMap((kind) => kind ?? []))
    if (fault !== undefined) return E.left(fault)
    const [begun, shared] = MediaGroup.beginGroup(state, items.length)
    return sendEach(
      user,
      chat_id,
      items.map((item) => ({ ...shared, ...item })),
      reply_to,
      when,
    )(begun, now)
  }

/** Sends the bot an update about a new message. */
export const tellBot =
  (message: Message): Act<undefined> =>
  (state, now) => {
    const room = roomOf(state, message.chat.id)
    return E.right([room === undefined ? state : toldOf(state, room, message, now), undefined])
  }

/** Edits a message of the person: its text, its caption, or all of its content. */
export const editMessage =
  (user: User, chat_id: number, message_id: number, given: string | Sendable): Act<Message> =>
  (state, now) => {
    const kept = messageIn(state, chat_id, message_id)
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    if (kept === undefined) return E.left(`there is no message ${message_id}`)
    const { message } = kept
    const post = message.sender_chat !== undefined
    if (!post && message.from?.id !== user.id) return E.left(`message ${message_id} is by somebody else`)
    if (MessageContent.isService(message) || message.forward_origin !== undefined)
      return E.left(`message ${message_id} can't be edited`)
    const words =
      typeof given !== 'string' ? given : message.text === undefined ? { caption: given } : { text: given }
    if (Object.keys(words).length === 0) return E.left('there is nothing to change')
    if ('caption' in words && Object.keys(words).length === 1 && !MediaContent.hasCaption(message))
      return E.left('the message has neither a text nor a caption')
    const filled = draftContent(state, user, words)
    if (E.isLeft(filled)) return filled
    const [next, content] = filled.right
    const { caption: _, caption_entities: __, ...rest } = message
    // A new caption keeps the media. Any other content replaces all content.
    const base = Object.keys(content).every((name) => name.startsWith('caption'))
      ? rest
      : MessageContent.withoutContent(message)
    const revised: Message = { ...base, ...content, edit_date: toSeconds(now) }
    return E.right([
      notifyMessage(
        withMessage({ ...kept, message: revised })(next),
        entered.right,
        post ? 'edited_channel_post' : 'edited_message',
        revised,
        now,
      ),
      revised,
    ])
  }

// private

const albumKinds = ['photo', 'video', 'audio', 'document'] as const

const sendEach =
  (
    user: User,
    chat_id: number,
    given: ReadonlyArray<Sendable>,
    reply_to: number | undefined,
    when: 'tell' | 'tell later' = 'tell',
  ): Act<ReadonlyArray<Message>> =>
  (state, now) => {
    const starts = given.some(({ text }) => typeof text === 'string' && /^\s*\/start\b/.test(text))
    const begun =
      starts && roomOf(state, chat_id)?.reach === 'blocked'
        ? setBlocked(user, false)(state, now)
        : E.right([state, undefined] as const)
    if (E.isLeft(begun)) return begun
    let next = begun.right[0]
    const messages: Array<Message> = []
    for (const one of given) {
      const said = sendOne(next, user, chat_id, one, reply_to, now)
      if (E.isLeft(said)) return said
      const [posted, room, message] = said.right
      next = when === 'tell' ? toldOf(posted, room, message, now) : posted
      messages.push(message)
    }
    return E.right([next, messages])
  }

const sendOne = (
  state: State,
  user: User,
  chat_id: number,
  given: Sendable,
  reply_to: number | undefined,
  now: Millis,
): E.Either<string, readonly [State, Room, Message]> => {
  const filled = draftContent(state, user, given)
  if (E.isLeft(filled)) return filled
  const [next, content] = filled.right
  if (Object.keys(content).every((name) => name.startsWith('caption')))
    return E.left('a message needs a text, or something else to show')
  const entered = enter(next, user, chat_id, now, ...neededPermissions(content)[0])
  if (E.isLeft(entered)) return entered
  const replied = reply_to === undefined ? undefined : messageIn(next, chat_id, reply_to)?.message
  if (reply_to !== undefined && replied === undefined)
    return E.left(`there is no message ${reply_to} to reply to`)
  const topic = topicOfMessage(next, entered.right, user, content, replied)
  if (E.isLeft(topic)) return topic
  const room: Room =
    entered.right.chat.type === 'private' ? { ...entered.right, reach: 'open' } : entered.right
  const [posted, message] = PostedMessage.post(
    next,
    room,
    user,
    {
      ...(replied === undefined ? {} : { reply_to_message: MessageContent.asReplied(replied) }),
      ...content,
      ...topic.right,
      ...directTopic(entered.right, user),
    },
    now,
  )
  return E.right([posted, room, message])
}

// In the direct messages of a channel, each person has a topic.
const directTopic = ({ chat }: Room, user: User): MessageContent.Content =>
  chat.is_direct_messages === true ? { direct_messages_topic: { topic_id: user.id, user } } : {}

const toldOf = (state: State, room: Room, message: Message, now: Millis): State =>
  notifyGuests(
    notifyMessage(state, room, message.sender_chat === undefined ? 'message' : 'channel_post', message, now),
    room,
    message,
    now,
  )
