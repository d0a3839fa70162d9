// Topics of forums, and whether the bot may use them.
// https://core.telegram.org/bots/api#forumtopic

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { Room, State, Topic } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** The id of the topic that every forum has. */
export const generalTopic = 1

// guards

/** True for a chat with topics. Private chats have topics if the bot has enabled them. */
export const isForum = ({ me }: State, { chat }: Room): boolean =>
  chat.is_forum === true || (chat.type === 'private' && me.has_topics_enabled === true)

/** True if the bot may change a topic: it has the right, or has made the topic. */
export const mayManage = (state: State, room: Room, topic?: Topic): boolean => {
  if (room.chat.type === 'private') return true
  const one = memberOf(room, state.bot)
  return (
    one.status === 'creator' ||
    (one.status === 'administrator' && one.can_manage_topics === true) ||
    topic?.creator === state.bot.id
  )
}

// destructors

/** A topic of a forum. The General topic always exists. */
export const topicIn = ({ topics }: Room, id: number): Topic | undefined =>
  SortedMap.get(id)(topics) ??
  (id === generalTopic ? { id, name: 'General', icon_color: 7_322_096, creator: 0 } : undefined)

/**
 * The fields of a message in a topic. Otherwise, why the bot cannot write there. 0 means no topic, which is
 * the General topic of a forum.
 */
export const topicContent = (
  state: State,
  room: Room,
  message_thread_id: number,
): E.Either<Refusal, Content> => {
  if (!isForum(state, room))
    return message_thread_id === 0 || room.chat.type !== 'private' ? E.right({}) : noThread
  const topic = topicIn(room, message_thread_id === 0 ? generalTopic : message_thread_id)
  // As on Telegram, messages do not name the General topic.
  if (topic === undefined || message_thread_id === generalTopic) return noThread
  if (topic.is_closed === true && !mayManage(state, room, topic)) return badRequest('TOPIC_CLOSED')
  return E.right(message_thread_id === 0 ? {} : { message_thread_id, is_topic_message: true })
}

// private

const noThread = badRequest('message thread not found')
