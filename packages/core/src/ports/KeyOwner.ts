// The owner of a value in a store: the first words of its key. Through them, all values of a person can be
// found, shown and erased.

// model

/** The beginning of the key of a value, such as `user 7`. */
export type KeyOwner = string

/** The place of a value: a chat, with the connection of a business account and the topic. */
export interface KeyPlace {
  readonly chat: number
  readonly business?: string | undefined
  readonly topic?: number | undefined
}

// constructors

/**
 * The beginning of the keys of a user, for values that count in all chats. `personalData` finds your own key
 * if it begins with this text and a space.
 *
 * @example
 *   import { ofUser } from '@pipegram/core/KeyOwner'
 *
 *   assert.strictEqual(`${ofUser(7)} warnings`, 'user 7 warnings')
 */
export const ofUser = (user: number): KeyOwner => `user ${user}`

/**
 * The beginning of the keys of a chat. A private chat has the id of its user. For a chat of a business
 * account, give the id of its connection, too.
 *
 * @example
 *   import { ofChat } from '@pipegram/core/KeyOwner'
 *
 *   assert.strictEqual(ofChat(-100), 'chat -100')
 *   assert.strictEqual(ofChat(7, 'Zm9v'), 'chat 7 Zm9v')
 */
export const ofChat = (chat: number, business?: string): KeyOwner => spaced('chat', chat, business)

/**
 * The beginning of the keys of one topic in a chat. Without a topic, it is for the messages outside all
 * topics.
 *
 * @example
 *   import { ofTopic } from '@pipegram/core/KeyOwner'
 *
 *   assert.strictEqual(ofTopic({ chat: -100, topic: 3 }), 'topic -100 3')
 */
export const ofTopic = ({ chat, business, topic }: KeyPlace): KeyOwner =>
  spaced('topic', chat, business, topic)

/**
 * The beginning of the keys of a user in one chat, or in one of its topics.
 *
 * @example
 *   import { ofMember } from '@pipegram/core/KeyOwner'
 *
 *   assert.strictEqual(ofMember(7, { chat: -100 }), 'member 7 -100')
 */
export const ofMember = (user: number, { chat, business, topic }: KeyPlace): KeyOwner =>
  spaced('member', user, chat, business, topic)

// destructors

/**
 * The beginnings of the keys of all values of a user or a chat. Values of a member of a chat belong to the
 * user.
 *
 * @example
 *   import { beginningsOf } from '@pipegram/core/KeyOwner'
 *
 *   assert.deepStrictEqual(beginningsOf(7), ['user 7 ', 'chat 7 ', 'topic 7 ', 'member 7 '])
 */
export const beginningsOf = (id: number): ReadonlyArray<string> =>
  ['user', 'chat', 'topic', 'member'].map((kind) => `${kind} ${id} `)

// private

const spaced = (...words: ReadonlyArray<string | number | undefined>): KeyOwner =>
  words.filter((word) => word !== undefined).join(' ')
