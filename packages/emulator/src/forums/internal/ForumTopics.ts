// The wing `forums`: chats with topics. Here: methods that make, change and delete topics.
// https://core.telegram.org/bots/api#createforumtopic

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { ForumTopicIconColor, type ForumTopic, type Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { generalTopic, isForum, mayManage, topicIn } from '../../chats/internal/TopicAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { Room, State, StoredMessage, Topic } from '../../state/State.ts'
import { announced } from '../../updates/internal/ServiceMessage.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { iconStickers } from './TopicIcons.ts'

// constructors

/** Methods of topics. https://core.telegram.org/bots/api#createforumtopic */
export const topicMethods: MethodTable = {
  getForumTopicIconStickers: (state) => {
    const [next, stickers] = iconStickers(state)
    return withResult(next, stickers)
  },
  createForumTopic: (state, request) => createTopic(state, request),
  editForumTopic: (state, request) => editTopic(state, request, 0),
  closeForumTopic: (state, request) => setClosed(state, request, true, 0),
  reopenForumTopic: (state, request) => setClosed(state, request, false, 0),
  deleteForumTopic: (state, request) => deleteTopic(state, request),
  unpinAllForumTopicMessages: (state, request) => unpinTopic(state, request, 0),
  editGeneralForumTopic: (state, request) => editTopic(state, request, generalTopic),
  closeGeneralForumTopic: (state, request) => setClosed(state, request, true, generalTopic),
  reopenGeneralForumTopic: (state, request) => setClosed(state, request, false, generalTopic),
  hideGeneralForumTopic: (state, request) => setHidden(state, request, true),
  unhideGeneralForumTopic: (state, request) => setHidden(state, request, false),
  unpinAllGeneralForumTopicMessages: (state, request) => unpinTopic(state, request, generalTopic),
}

// combinators

/** Adds a topic to a chat. Its id is the id of the service message about it. */
export const withTopic = (room: Room, topic: Topic): Room => ({
  ...room,
  topics: SortedMap.set(topic.id, topic)(room.topics),
})

// private

const createTopic: Method = (state, { params, now }) => {
  const found = forumOf(state, params)
  if (E.isLeft(found)) return found
  const room = found.right
  if (!mayCreate(state, room)) return badRequest('not enough rights to create a topic')
  const name = nameIn(params)
  if (name === '') return badRequest('topic name must be non-empty')
  const color = Parameters.integer(params, 'icon_color', 7_322_096)
  if (!ForumTopicIconColor.is(color)) return badRequest('invalid icon color specified')
  const icon = iconIn(state, params)
  if (E.isLeft(icon)) return icon
  const look = defined({ name, icon_color: color, icon_custom_emoji_id: icon.right || undefined })
  const id = nextId(state, room)
  const topic: Topic = { id, creator: state.bot.id, ...look }
  return announced(
    state,
    withTopic(room, topic),
    { message_thread_id: id, is_topic_message: true, forum_topic_created: look },
    now,
    (): ForumTopic => ({ message_thread_id: id, ...look }),
  )
}

const editTopic = (state: State, { params, now }: MethodRequest, id: number): ReturnType<Method> => {
  const found = topicOf(state, params, id, 'not enough rights to edit the topic')
  if (E.isLeft(found)) return found
  const [room, topic] = found.right
  const given = nameIn(params)
  if (id === generalTopic && given === '') return badRequest('topic name must be non-empty')
  const icon = iconIn(state, params)
  if (E.isLeft(icon)) return icon
  const isIconGiven = params.values.has('icon_custom_emoji_id') && topic.id !== generalTopic
  const name = given === '' || given === topic.name ? undefined : given
  const icon_custom_emoji_id =
    isIconGiven && icon.right !== (topic.icon_custom_emoji_id ?? '') ? icon.right : undefined
  if (name === undefined && icon_custom_emoji_id === undefined) return badRequest('TOPIC_NOT_MODIFIED')
  const { icon_custom_emoji_id: before, ...rest } = topic
  const changed: Topic = defined({
    ...rest,
    name: name ?? topic.name,
    icon_custom_emoji_id: (icon_custom_emoji_id ?? before) || undefined,
  })
  return told(
    state,
    withTopic(room, changed),
    changed,
    { forum_topic_edited: defined({ name, icon_custom_emoji_id }) },
    now,
  )
}

const setClosed = (
  state: State,
  { params, now }: MethodRequest,
  isClosed: boolean,
  id: number,
): ReturnType<Method> => {
  const found = topicOf(state, params, id, 'not enough rights to close or open the topic')
  if (E.isLeft(found)) return found
  const [room, topic] = found.right
  if ((topic.is_closed === true) === isClosed) return badRequest('TOPIC_NOT_MODIFIED')
  const { is_closed: _, ...opened } = topic
  // A hidden topic is closed, and an open topic is visible.
  const { is_hidden: __, ...seen } = opened
  const changed: Topic = isClosed ? { ...topic, is_closed: true } : seen
  return told(
    state,
    withTopic(room, changed),
    changed,
    isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} },
    now,
  )
}

const setHidden = (state: State, { params, now }: MethodRequest, isHidden: boolean): ReturnType<Method> => {
  const found = topicOf(state, params, generalTopic, 'not enough rights to hide or unhide the topic')
  if (E.isLeft(found)) return found
  const [room, topic] = found.right
  if ((topic.is_hidden === true) === isHidden) return badRequest('TOPIC_NOT_MODIFIED')
  const { is_hidden: _, ...seen } = topic
  const changed: Topic = isHidden ? { ...topic, is_hidden: true, is_closed: true } : seen
  return told(
    state,
    withTopic(room, changed),
    changed,
    isHidden ? { general_forum_topic_hidden: {} } : { general_forum_topic_unhidden: {} },
    now,
  )
}

const deleteTopic: Method = (state, { params }) => {
  const found = topicOf(state, params, 0, 'not enough rights to delete the topic')
  if (E.isLeft(found)) return found
  const [room, topic] = found.right
  const gone = messagesOf(room, topic.id)
  const messages = gone.reduce((rest, id) => SortedMap.remove(id)(rest), room.messages)
  return E.right({
    state: withRoom({ ...room, messages, topics: SortedMap.remove(topic.id)(room.topics) })(state),
    result: true,
    happened: gone.map((message_id) => ({ _tag: 'Deleted', chat_id: room.chat.id, message_id })),
  })
}

const unpinTopic = (state: State, { params }: MethodRequest, id: number): ReturnType<Method> => {
  const found = topicOf(state, params, id, '')
  if (E.isLeft(found)) return found
  const [room, topic] = found.right
  const own = new Set(messagesOf(room, topic.id))
  const pinned = (room.pinned ?? []).filter((one) => !own.has(one))
  return E.right({
    state: withRoom({ ...room, pinned })(state),
    result: true,
    happened: [{ _tag: 'Pinned', chat_id: room.chat.id, message_ids: pinned }],
  })
}

const told = (state: State, room: Room, topic: Topic, content: Content, now: number): ReturnType<Method> =>
  announced(
    state,
    room,
    topic.id === generalTopic ? content : { message_thread_id: topic.id, is_topic_message: true, ...content },
    now,
  )

const forumOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, Room> => {
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'write')
  return E.isLeft(room) || isForum(state, room.right) ? room : badRequest('the chat is not a forum')
}

// A topic that the bot may change: the General topic, or the one that the request names.
const topicOf = (
  state: State,
  params: Parameters.Parameters,
  general: number,
  refused: string,
): E.Either<Refusal, readonly [Room, Topic]> => {
  const room = forumOf(state, params)
  if (E.isLeft(room)) return room
  if (general !== 0 && room.right.chat.type === 'private') return badRequest('the chat is not a forum')
  const id = general === 0 ? Parameters.integer(params, 'message_thread_id') : general
  const topic = general === 0 && id === generalTopic ? undefined : topicIn(room.right, id)
  if (topic === undefined) return badRequest('TOPIC_ID_INVALID')
  if (refused === '') return mayPin(state, room.right) ? E.right([room.right, topic]) : badRequest(noPins)
  // Only an administrator can change the General topic.
  return mayManage(state, room.right, general === 0 ? topic : undefined)
    ? E.right([room.right, topic])
    : badRequest(refused)
}

const noPins = 'not enough rights to manage pinned messages in the chat'

const mayPin = (state: State, room: Room): boolean => {
  const one = SortedMap.get(state.bot.id)(room.members)
  return (
    room.chat.type === 'private' ||
    one?.status === 'creator' ||
    (one?.status === 'administrator' && one.can_pin_messages === true)
  )
}

const mayCreate = (state: State, room: Room): boolean => {
  if (mayManage(state, room)) return true
  const one = SortedMap.get(state.bot.id)(room.members)
  return one?.status === 'member' && room.permissions?.can_manage_topics === true
}

const nameIn = (params: Parameters.Parameters): string =>
  Array.from(Parameters.text(params, 'name').trim()).slice(0, 128).join('')

const iconIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, string> => {
  const id = Parameters.text(params, 'icon_custom_emoji_id')
  return id === '' || iconStickers(state)[1].some(({ custom_emoji_id }) => custom_emoji_id === id)
    ? E.right(id)
    : badRequest('DOCUMENT_INVALID')
}

const nextId = (state: State, room: Room): number =>
  (room.chat.type === 'private' ? state.lastMessage : room.lastMessage) + 1

// The General topic has all messages that are in no other topic.
const messagesOf = ({ messages }: Room, id: number): ReadonlyArray<number> => {
  const isIn = ({ message }: StoredMessage): boolean => (threadOf(message) ?? generalTopic) === id
  return SortedMap.values(messages).flatMap((one) => (isIn(one) ? [one.message.message_id] : []))
}

const threadOf = ({ is_topic_message, message_thread_id }: Message): number | undefined =>
  is_topic_message === true ? message_thread_id : undefined
