// Filters by the origin of a message: the user, the chat, the bot or the channel. Users and chats are
// identified only by their ids, because a username can change its owner.
// https://core.telegram.org/bots/api#user
// https://core.telegram.org/bots/api#chat

import { chatIds, userIds } from '../types/Id.ts'
import type { Chat, ChatType, Message, MessageOrigin, User } from '../types/Types.ts'
import { field } from './ContentFilters.ts'
import { fromRefinement, messageKinds, type NarrowingFilter, type Passed, type With } from './Filter.ts'
import { family } from './FilterFamily.ts'

// model

/** A message whose sender is a user with some fields. */
export type FromWith<F extends keyof User> = With<Message, 'from'> & { readonly from: With<User, F> }

/** A message in a chat with some fields. */
export type ChatWith<F extends keyof Chat> = Message & { readonly chat: With<Chat, F> }

// constructors

/**
 * A message from a user. With ids: a message from one of these users. `user()` without an id lets nobody
 * pass, so that an empty list never lets everybody pass. Throws a `RangeError` if a number cannot be the id
 * of a user.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { user } from '@pipegram/core/Filters'
 *
 *   const owner = user(123456789)
 *
 *   assert.strictEqual(
 *     owner({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: -5, type: 'group' },
 *       from: { id: 7, is_bot: false, first_name: 'Ann' },
 *     }),
 *     false,
 *   )
 */
export const user = /* @__PURE__ */ family(
  /* @__PURE__ */ field('from'),
  (...ids: ReadonlyArray<number>): NarrowingFilter<Message, Passed<With<Message, 'from'>>> =>
    byId(`from(${ids.join(', ')})`, 'from', userIds(ids)),
)

/**
 * A message that was sent through a bot, in inline mode. With ids: through one of these bots. Throws a
 * `RangeError` if a number cannot be the id of a bot.
 *
 * @example
 *   import { not } from '@pipegram/core/Filter'
 *   import { viaBot } from '@pipegram/core/Filters'
 *
 *   const own = not(viaBot)
 */
export const viaBot = /* @__PURE__ */ family(
  /* @__PURE__ */ field('via_bot'),
  (...ids: ReadonlyArray<number>): NarrowingFilter<Message, Passed<With<Message, 'via_bot'>>> =>
    byId(`via_bot(${ids.join(', ')})`, 'via_bot', userIds(ids)),
)

/**
 * A message in the name of a chat: of a channel, or of the group itself by an anonymous administrator. With
 * ids: in the name of one of these chats. Throws a `RangeError` if a number cannot be the id of a chat.
 *
 * @example
 *   import { senderChat } from '@pipegram/core/Filters'
 *
 *   const fromOurChannel = senderChat(-1001234567890)
 */
export const senderChat = /* @__PURE__ */ family(
  /* @__PURE__ */ field('sender_chat'),
  (...ids: ReadonlyArray<number>): NarrowingFilter<Message, Passed<With<Message, 'sender_chat'>>> =>
    byId(`sender_chat(${ids.join(', ')})`, 'sender_chat', chatIds(ids)),
)

/**
 * A message in the name of a chat of one of some types.
 *
 * @example
 *   import { senderChatType } from '@pipegram/core/Filters'
 *
 *   const byAChannel = senderChatType('channel')
 */
export const senderChatType = (
  ...types: ReadonlyArray<ChatType>
): NarrowingFilter<Message, Passed<With<Message, 'sender_chat'>>> => {
  const listed = new Set<unknown>(types)
  return fromRefinement(
    `sender_chat(${types.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<With<Message, 'sender_chat'>> =>
      message.sender_chat !== undefined && listed.has(message.sender_chat.type),
  )
}

/**
 * A message in one of some chats. Throws a `RangeError` if a number cannot be the id of a chat.
 *
 * @example
 *   import { and } from '@pipegram/core/Filter'
 *   import { chat, photo } from '@pipegram/core/Filters'
 *
 *   const photosOfTheTeam = and(chat(-1001234567890), photo)
 */
export const chat = (...ids: ReadonlyArray<number>): NarrowingFilter<Message, Passed<Message>> =>
  byId(`chat(${ids.join(', ')})`, 'chat', chatIds(ids))

/**
 * A message in a chat of one of some types: `private`, `group`, `supergroup`, `channel`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { chatType } from '@pipegram/core/Filters'
 *
 *   const groups = chatType('group', 'supergroup')
 *
 *   assert.strictEqual(groups({ message_id: 1, date: 1, chat: { id: 1, type: 'private' } }), false)
 */
export const chatType = <T extends ChatType>(
  ...types: ReadonlyArray<T>
): NarrowingFilter<Message, Passed<Message & { readonly chat: { readonly type: T } }>> => {
  const listed = new Set<unknown>(types)
  return fromRefinement(
    `chat(${types.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<Message & { readonly chat: { readonly type: T } }> =>
      listed.has(message.chat.type),
  )
}

/** A message in the direct messages of a channel. */
export const directMessages = /* @__PURE__ */ inChat('is_direct_messages')
/**
 * A message in a group with topics.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { forum } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     forum({ message_id: 1, date: 1, chat: { id: -1001234567890, type: 'supergroup', is_forum: true } }),
 *     true,
 *   )
 */
export const forum = /* @__PURE__ */ inChat('is_forum')
/**
 * A message from a user of Telegram Premium.
 *
 * @example
 *   import { and } from '@pipegram/core/Filter'
 *   import { premiumUser, sticker } from '@pipegram/core/Filters'
 *
 *   const theirs = and(premiumUser, sticker('premium'))
 */
export const premiumUser = /* @__PURE__ */ fromUser('is_premium')
/** A message from a user who has the bot in the attachment menu. */
export const userAttachment = /* @__PURE__ */ fromUser('added_to_attachment_menu')

/**
 * A message from a user whose app uses one of some languages, by IETF tags: `en` includes `en-GB`, but
 * `en-GB` does not include `en`. Throws a `RangeError` if a text is not a tag.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { language } from '@pipegram/core/Filters'
 *
 *   const from = { id: 7, is_bot: false, first_name: 'Ann', language_code: 'pt-br' }
 *
 *   assert.strictEqual(
 *     language('pt', 'es')({ message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from }),
 *     true,
 *   )
 */
export const language = (
  ...tags: ReadonlyArray<string>
): NarrowingFilter<Message, Passed<FromWith<'language_code'>>> => {
  for (const tag of tags)
    if (!languageTag.test(tag))
      throw new RangeError(`"${tag}" cannot be a language: use a tag such as "en" or "pt-br".`)
  const listed = tags.map((tag) => tag.toLowerCase())
  return fromRefinement(
    `language(${tags.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<FromWith<'language_code'>> => {
      const code = message.from?.language_code?.toLowerCase()
      return code !== undefined && listed.some((tag) => code === tag || code.startsWith(`${tag}-`))
    },
  )
}

/**
 * A message that was forwarded.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { forwarded } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     forwarded({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Hello' }),
 *     false,
 *   )
 */
export const forwarded = /* @__PURE__ */ field('forward_origin')

/**
 * A message that was first written by one of some users, or in one of some chats. An author who is hidden by
 * privacy settings never matches. Throws a `RangeError` if a number cannot be an id.
 *
 * @example
 *   import { forwardedFrom } from '@pipegram/core/Filters'
 *
 *   const fromOurChannel = forwardedFrom(-1001234567890)
 */
export const forwardedFrom = (
  ...ids: ReadonlyArray<number>
): NarrowingFilter<Message, Passed<With<Message, 'forward_origin'>>> => {
  const listed = chatIds(ids)
  return fromRefinement(
    `forward_origin(${ids.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<With<Message, 'forward_origin'>> => {
      const id = message.forward_origin === undefined ? undefined : originOf(message.forward_origin)
      return id !== undefined && listed.has(id)
    },
  )
}

// private

const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i

// These are function declarations, because the constants above call them while this module is loaded.
function inChat<F extends 'is_direct_messages' | 'is_forum'>(name: F): NarrowingFilter<Message, ChatWith<F>> {
  return fromRefinement(
    name,
    messageKinds,
    (message: Message): message is ChatWith<F> => message.chat[name] !== undefined,
  )
}

function fromUser<F extends 'is_premium' | 'added_to_attachment_menu'>(
  name: F,
): NarrowingFilter<Message, FromWith<F>> {
  return fromRefinement(
    name,
    messageKinds,
    (message: Message): message is FromWith<F> => message.from?.[name] !== undefined,
  )
}

const byId = <F extends 'from' | 'via_bot' | 'sender_chat' | 'chat'>(
  label: string,
  name: F,
  ids: ReadonlySet<number>,
): NarrowingFilter<Message, Passed<With<Message, F>>> =>
  fromRefinement(label, messageKinds, (message: Message): message is Passed<With<Message, F>> => {
    const found: { readonly id: number } | undefined = message[name]
    return found !== undefined && ids.has(found.id)
  })

const originOf = (origin: MessageOrigin): number | undefined => {
  switch (origin.type) {
    case 'user':
      return origin.sender_user.id
    case 'chat':
      return origin.sender_chat.id
    case 'channel':
      return origin.chat.id
    default:
      return undefined
  }
}
