// Filters by the words of a message: its text or its caption, and the entities in them.
// https://core.telegram.org/bots/api#messageentity

import { userIds } from '../types/Id.ts'
import type { Message, MessageEntity, MessageEntityType } from '../types/Types.ts'
import { field } from './ContentFilters.ts'
import { fromRefinement, messageKinds, type NarrowingFilter, type Passed, type With } from './Filter.ts'
import { family } from './FilterFamily.ts'

// constructors

/**
 * A text. With arguments: a text that is exactly one of these.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { text } from '@pipegram/core/Filters'
 *
 *   const answer = text('yes', 'no')
 *
 *   assert.strictEqual(
 *     answer({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'yes' }),
 *     true,
 *   )
 *   assert.strictEqual(
 *     answer({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Yes' }),
 *     false,
 *   )
 */
export const text = /* @__PURE__ */ family(
  /* @__PURE__ */ field('text'),
  <W extends string>(...texts: ReadonlyArray<W>) => exactly('text', texts),
)

/**
 * A caption. With arguments: a caption that is exactly one of these.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { caption } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     caption('Tea')({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, caption: 'Tea' }),
 *     true,
 *   )
 */
export const caption = /* @__PURE__ */ family(
  /* @__PURE__ */ field('caption'),
  <W extends string>(...captions: ReadonlyArray<W>) => exactly('caption', captions),
)

/**
 * A text that matches a regular expression. Senders choose the text: if an expression is slow on some texts,
 * a sender can make it slow.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { regex } from '@pipegram/core/Filters'
 *
 *   const order = regex(/^order #\d+$/i)
 *
 *   assert.strictEqual(
 *     order({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Order #12' }),
 *     true,
 *   )
 */
export const regex = (pattern: RegExp): NarrowingFilter<Message, Passed<With<Message, 'text'>>> =>
  matching('text', pattern)

/**
 * A caption that matches a regular expression. Senders choose the caption, as for `regex`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { captionRegex } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     captionRegex(/#sale\b/)({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       caption: 'Tea #sale',
 *     }),
 *     true,
 *   )
 */
export const captionRegex = (pattern: RegExp): NarrowingFilter<Message, Passed<With<Message, 'caption'>>> =>
  matching('caption', pattern)

/**
 * A text with an entity of one of some types.
 *
 * @example
 *   import { entity } from '@pipegram/core/Filters'
 *
 *   const withLink = entity('url', 'text_link')
 */
export const entity = (
  ...types: ReadonlyArray<MessageEntityType>
): NarrowingFilter<Message, Passed<With<Message, 'text' | 'entities'>>> => {
  const listed = new Set<unknown>(types)
  return fromRefinement(
    `entity(${types.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<With<Message, 'text' | 'entities'>> =>
      message.text !== undefined &&
      message.entities !== undefined &&
      message.entities.some(({ type }) => listed.has(type)),
  )
}

/**
 * A caption with an entity of one of some types.
 *
 * @example
 *   import { and } from '@pipegram/core/Filter'
 *   import { captionEntity, photo } from '@pipegram/core/Filters'
 *
 *   const tagged = and(photo, captionEntity('hashtag'))
 */
export const captionEntity = (
  ...types: ReadonlyArray<MessageEntityType>
): NarrowingFilter<Message, Passed<With<Message, 'caption' | 'caption_entities'>>> => {
  const listed = new Set<unknown>(types)
  return fromRefinement(
    `caption_entity(${types.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<With<Message, 'caption' | 'caption_entities'>> =>
      message.caption !== undefined &&
      message.caption_entities !== undefined &&
      message.caption_entities.some(({ type }) => listed.has(type)),
  )
}

/**
 * A text that begins with a command, for any bot. For a command anywhere in a text use
 * `entity('bot_command')`.
 *
 * @example
 *   import { and, not } from '@pipegram/core/Filter'
 *   import { command, text } from '@pipegram/core/Filters'
 *
 *   const chatter = and(text, not(command))
 */
export const command: NarrowingFilter<
  Message,
  Passed<With<Message, 'text' | 'entities'>>
> = /* @__PURE__ */ fromRefinement(
  'command',
  messageKinds,
  (message: Message): message is Passed<With<Message, 'text' | 'entities'>> =>
    message.text !== undefined &&
    message.entities !== undefined &&
    message.entities.some(({ type, offset }) => type === 'bot_command' && offset === 0),
)

/**
 * A text that mentions one of some users: by `@username`, in any case, or by id if the user has no username.
 * A mention does not prove which user is meant, because a username can change its owner. Throws a
 * `RangeError` if a value cannot be a username or an id.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { mention } from '@pipegram/core/Filters'
 *
 *   const entities = [{ type: 'mention', offset: 6, length: 4 }] as const
 *
 *   assert.strictEqual(
 *     mention(
 *       '@ann',
 *       7,
 *     )({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Hello @Ann', entities }),
 *     true,
 *   )
 */
export const mention = (
  ...who: ReadonlyArray<string | number>
): NarrowingFilter<Message, Passed<With<Message, 'text' | 'entities'>>> => {
  const ids = userIds(who.filter((each) => typeof each === 'number'))
  const names = new Set(who.filter((each) => typeof each === 'string').map(nameOf))
  return fromRefinement(
    `mention(${who.join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<With<Message, 'text' | 'entities'>> => {
      const { text: said, entities } = message
      return (
        said !== undefined &&
        entities !== undefined &&
        entities.some((each) => mentions(said, each, names, ids))
      )
    },
  )
}

// private

const exactly = <F extends 'text' | 'caption', W extends string>(
  name: F,
  words: ReadonlyArray<W>,
): NarrowingFilter<Message, Passed<With<Message, F> & { readonly [K in F]: W }>> => {
  const listed = new Set<unknown>(words)
  const label = `${name}(${words.join(', ')})`
  return fromRefinement(
    label,
    messageKinds,
    (message: Message): message is Passed<With<Message, F> & { readonly [K in F]: W }> =>
      listed.has(message[name]),
  )
}

const matching = <F extends 'text' | 'caption'>(
  name: F,
  pattern: RegExp,
): NarrowingFilter<Message, Passed<With<Message, F>>> => {
  // A copy, because an expression with `g` or `y` keeps the position at which the next search would begin.
  const own = new RegExp(pattern)
  return fromRefinement(
    `${name}: ${String(pattern)}`,
    messageKinds,
    (message: Message): message is Passed<With<Message, F>> => {
      const said = message[name]
      own.lastIndex = 0
      return said !== undefined && own.test(said)
    },
  )
}

const mentions = (
  said: string,
  { type, offset, length, user }: MessageEntity,
  names: ReadonlySet<string>,
  ids: ReadonlySet<number>,
): boolean =>
  (type === 'mention' && names.has(said.slice(offset + 1, offset + length).toLowerCase())) ||
  (type === 'text_mention' && user !== undefined && ids.has(user.id))

const nameOf = (who: string): string => {
  const name = who.replace(/^@/, '').toLowerCase()
  if (!/^[a-z0-9_]{3,32}$/.test(name))
    throw new RangeError(
      `"${who}" cannot be a username: use 3–32 letters, digits and "_", with or without "@".`,
    )
  return name
}
