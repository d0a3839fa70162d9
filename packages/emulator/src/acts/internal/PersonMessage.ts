// Messages that people write, edit and send as albums.
// https://core.telegram.org/bots/api#message

import type { Message as Said, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as MediaContent from '../../media/internal/MediaContent.ts'
import * as MediaGroup from '../../media/internal/MediaGroup.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import { rightTo } from '../../sending/internal/SendRights.ts'
import type { Act } from '../../state/internal/Act.ts'
import { withKept, roomOf, keptIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { told } from '../../updates/internal/UpdateNotice.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import { setBlocked } from './BotBlock.ts'
import { enter } from './ChatEntry.ts'
import { contentOf } from './MessageDraft.ts'

// constructors

/** Writes to a chat. The first message opens a private chat, and `/start` opens one that was blocked. */
export const say =
  (user: User, chat_id: number, given: string | Sendable, reply_to?: number): Act<Said> =>
  (state, now) => {
    const said = sayAll(
      user,
      chat_id,
      [typeof given === 'string' ? { text: given } : given],
      reply_to,
    )(state, now)
    if (E.isLeft(said)) return said
    const [next, [message]] = said.right
    return message === undefined ? E.left('nothing was said') : E.right([next, message])
  }

/**
 * Sends several messages as one album: as the bot sees it, one update for each, and one `media_group_id` for
 * all.
 */
export const sayAlbum =
  (
    user: User,
    chat_id: number,
    items: ReadonlyArray<Sendable>,
    reply_to?: number,
  ): Act<ReadonlyArray<Said>> =>
  (state, now) => {
    if (items.length < 2) return E.left(`an album has at least two messages, not ${items.length}`)
    const kinds = items.map((item) => kindsOfAlbums.find((kind) => item[kind] !== undefined))
    const stranger = kinds.indexOf(undefined)
    if (stranger >= 0)
      return E.left(`item ${stranger + 1} of the album is no photo, video, audio file or document`)
    const fault = MediaGroup.faultOf(kinds.flatMap((kind) => kind ?? []))
    if (fault !== undefined) return E.left(fault)
    const [begun, shared] = MediaGroup.begin(state, items.length)
    return sayAll(
      user,
      chat_id,
      items.map((item) => ({ ...shared, ...item })),
      reply_to,
    )(begun, now)
  }

/** Changes what one said: a text, or the caption below something; or puts something else in its place. */
export const revise =
  (user: User, chat_id: number, message_id: number, given: string | Sendable): Act<Said> =>
  (state, now) => {
    const kept = keptIn(state, chat_id, message_id)
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    if (kept === undefined) return E.left(`there is no message ${message_id}`)
    const { message } = kept
    const post = message.sender_chat !== undefined
    if (!post && message.from?.id !== user.id) return E.left(`message ${message_id} is of somebody else`)
    if (MessageContent.isService(message) || message.forward_origin !== undefined)
      return E.left(`message ${message_id} can't be edited`)
    const words =
      typeof given !== 'string' ? given : message.text === undefined ? { caption: given } : { text: given }
    if (Object.keys(words).length === 0) return E.left('nothing is to be changed')
    if ('caption' in words && Object.keys(words).length === 1 && !MediaContent.hasCaption(message))
      return E.left('it has neither a text nor a caption')
    const filled = contentOf(state, user, words)
    if (E.isLeft(filled)) return filled
    const [next, content] = filled.right
    const { caption: _, caption_entities: __, ...rest } = message
    // A caption changes below what it stands; all else takes the place of what was there.
    const base = Object.keys(content).every((name) => name.startsWith('caption'))
      ? rest
      : MessageContent.emptied(message)
    const revised: Said = { ...base, ...content, edit_date: toSeconds(now) }
    return E.right([
      told(
        withKept({ ...kept, message: revised })(next),
        entered.right,
        post ? 'edited_channel_post' : 'edited_message',
        revised,
        now,
      ),
      revised,
    ])
  }

// private

const kindsOfAlbums = ['photo', 'video', 'audio', 'document'] as const

const sayAll =
  (
    user: User,
    chat_id: number,
    given: ReadonlyArray<Sendable>,
    reply_to: number | undefined,
  ): Act<ReadonlyArray<Said>> =>
  (state, now) => {
    const starts = given.some(({ text }) => typeof text === 'string' && /^\s*\/start\b/.test(text))
    const begun =
      starts && roomOf(state, chat_id)?.reach === 'blocked'
        ? setBlocked(user, false)(state, now)
        : E.right([state, undefined] as const)
    if (E.isLeft(begun)) return begun
    let next = begun.right[0]
    const messages: Array<Said> = []
    for (const one of given) {
      const said = sayOne(next, user, chat_id, one, reply_to, now)
      if (E.isLeft(said)) return said
      next = said.right[0]
      messages.push(said.right[1])
    }
    return E.right([next, messages])
  }

const sayOne = (
  state: State,
  user: User,
  chat_id: number,
  given: Sendable,
  reply_to: number | undefined,
  now: Millis,
): ReturnType<Act<Said>> => {
  const filled = contentOf(state, user, given)
  if (E.isLeft(filled)) return filled
  const [next, content] = filled.right
  if (Object.keys(content).every((name) => name.startsWith('caption')))
    return E.left('a message needs a text, or something else to show')
  const entered = enter(next, user, chat_id, now, rightTo(content)?.[0])
  if (E.isLeft(entered)) return entered
  const replied = reply_to === undefined ? undefined : keptIn(next, chat_id, reply_to)?.message
  if (reply_to !== undefined && replied === undefined)
    return E.left(`there is no message ${reply_to} to reply to`)
  const room: Room =
    entered.right.chat.type === 'private' ? { ...entered.right, reach: 'open' } : entered.right
  const [posted, message] = PostedMessage.post(
    next,
    room,
    user,
    { ...(replied === undefined ? {} : { reply_to_message: MessageContent.asReplied(replied) }), ...content },
    now,
  )
  return E.right([
    told(posted, room, message.sender_chat === undefined ? 'message' : 'channel_post', message, now),
    message,
  ])
}
