// People in topics: they make topics, and write in them.
// https://core.telegram.org/bots/api#forumtopic

import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { isForum, topicIn } from '../../chats/internal/TopicAccess.ts'
import { withTopic } from '../../forums/internal/ForumTopics.ts'
import type { Act } from '../../state/internal/Act.ts'
import * as Membership from '../../state/internal/Membership.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { Room, State } from '../../state/State.ts'
import { announce } from '../../updates/internal/ServiceMessage.ts'
import { enter } from './ChatEntry.ts'

// constructors

/** Makes a topic. Returns its id. */
export const makeTopic =
  (user: User, chat_id: number, name: string): Act<number> =>
  (state, now) => {
    const entered = enter(state, user, chat_id, now)
    if (E.isLeft(entered)) return entered
    const room = entered.right
    if (!isForum(state, room)) return E.left('this chat has no topics')
    const one = Membership.memberOf(room, user)
    const may =
      room.chat.type === 'private' ||
      one.status === 'creator' ||
      (one.status === 'administrator' && one.can_manage_topics === true) ||
      room.permissions?.can_manage_topics === true
    if (!may) return E.left(`${user.first_name} may not make topics here`)
    const id = (room.chat.type === 'private' ? state.lastMessage : room.lastMessage) + 1
    const look = { name, icon_color: 7_322_096 }
    const content: Content = { message_thread_id: id, is_topic_message: true, forum_topic_created: look }
    const [next] = announce(state, withTopic(room, { id, creator: user.id, ...look }), user, content, now)
    return E.right([next, id])
  }

// destructors

/** The fields of a person's message in a topic. Otherwise, why the person cannot write there. */
export const topicOfMessage = (
  state: State,
  room: Room,
  user: User,
  { message_thread_id }: Content,
  replied: Message | undefined,
): E.Either<string, Content> => {
  if (!isForum(state, room)) return E.right({})
  const given = message_thread_id ?? (replied?.is_topic_message === true ? replied.message_thread_id : 0)
  if (given === undefined || given === 0) return E.right({})
  const topic = topicIn(room, given)
  if (topic === undefined) return E.left(`there is no topic ${given}`)
  const one = Membership.memberOf(room, user)
  const isOpen =
    topic.is_closed !== true ||
    one.status === 'creator' ||
    one.status === 'administrator' ||
    topic.creator === user.id
  return isOpen
    ? E.right({ message_thread_id: given, is_topic_message: true })
    : E.left(`the topic "${topic.name}" is closed`)
}
