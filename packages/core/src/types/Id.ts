// Ids of users and chats: Telegram's own accounts, the kind of an id by its range, and links to messages.
// https://core.telegram.org/api/bots/ids

import * as O from 'fp-ts/lib/Option.js'
import type { Chat, Message } from './Types.ts'

// model

/** The kinds of owners of an id. Supergroups and channels share one range. */
export type IdKind = 'user' | 'group' | 'channel'

/**
 * Telegram's own account: it sends service notifications, login codes, and the posts of a linked channel to
 * its group.
 */
export const telegram = 777000

/** The sender of messages from an anonymous administrator of a group: @GroupAnonymousBot. */
export const groupAnonymousBot = 1087968824

/** The sender of messages that are written in a group in the name of a channel: @Channel_Bot. */
export const channelBot = 136817688

/** The chat that collects the replies to a user's comments: @replies. */
export const repliesBot = 1271266957

/** The account that sends verification codes. */
export const verificationCodes = 489000

/** The account that deletes spam in groups that have turned on its filter. */
export const antiSpamBot = 5434988373

/**
 * Telegram's own accounts, which can take the place of a user. A message from one of them is not from a
 * person.
 */
export const serviceAccounts: ReadonlyArray<number> = [
  telegram,
  groupAnonymousBot,
  channelBot,
  repliesBot,
  verificationCodes,
  antiSpamBot,
]

// The ranges of the official library. Users have at most 40 bits. Supergroups and channels count down from
// −10^12, around a gap for secret chats, which bots never see.
const maxUser = 1_099_511_627_775
const maxGroup = 999_999_999_999
const channelZero = -1_000_000_000_000
const maxChannel = 997_852_516_352
const minMonoforum = 1_002_147_483_649
const maxMonoforum = 3_000_000_000_000

// constructors

/**
 * The id of a supergroup or a channel, from the number in its links, such as `t.me/c/1234567890/5`. Throws a
 * `RangeError` if there can be no such number.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromChannelNumber, toChannelNumber } from '@pipegram/core/Id'
 *
 *   assert.strictEqual(fromChannelNumber(1234567890), -1001234567890)
 *   assert.deepStrictEqual(toChannelNumber(-1001234567890), { _tag: 'Some', value: 1234567890 })
 */
export const fromChannelNumber = (number: number): number => {
  if (!isChannelNumber(number))
    throw new RangeError(
      `${number} cannot be the number of a supergroup or a channel: ` +
        `it is a whole number from 1 to ${maxChannel}, as in t.me/c/1234567890/5.`,
    )
  return channelZero - number
}

/**
 * A checked set of user ids. Throws a `RangeError` if one cannot be the id of a user, for example a username.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { userIds } from '@pipegram/core/Id'
 *
 *   assert.throws(() => userIds([Number('@ann')]), RangeError)
 */
export const userIds = (ids: Iterable<number>): ReadonlySet<number> =>
  checked(ids, { what: 'user', such: '123456789', place: 'from.id' }, (id) => id > 0)

/**
 * A checked set of ids of people, for a list of people who may do something. Throws a `RangeError` if an id
 * cannot be that of a user, or is one of Telegram's own accounts. Any administrator of any group can act as
 * `@GroupAnonymousBot`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { groupAnonymousBot, personIds } from '@pipegram/core/Id'
 *
 *   assert.throws(() => personIds([groupAnonymousBot]), RangeError)
 */
export const personIds = (ids: Iterable<number>): ReadonlySet<number> => {
  const people = userIds(ids)
  const account = serviceAccounts.find((id) => people.has(id))
  if (account !== undefined)
    throw new RangeError(
      `${account} is an account of Telegram's own: others act through it, so it is not a person.`,
    )
  return people
}

/**
 * A checked set of ids of chats or users. Throws a `RangeError` if one cannot be an id, for example a
 * username.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { chatIds } from '@pipegram/core/Id'
 *
 *   assert.ok(chatIds([-1001234567890, 123456789]).has(123456789))
 */
export const chatIds = (ids: Iterable<number>): ReadonlySet<number> =>
  checked(ids, { what: 'chat', such: '-1001234567890', place: 'chat.id' }, (id) => id !== 0)

// destructors

/**
 * The kind of the owner of an id. `none` if the id is in no range that Telegram uses today.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { kindOf } from '@pipegram/core/Id'
 *
 *   assert.deepStrictEqual(
 *     [123456789, -5, -1001234567890].map((id) => O.toUndefined(kindOf(id))),
 *     ['user', 'group', 'channel'],
 *   )
 */
export const kindOf = (id: number): O.Option<IdKind> =>
  !Number.isSafeInteger(id)
    ? O.none
    : id > 0 && id <= maxUser
      ? O.some('user')
      : id < 0 && id >= -maxGroup
        ? O.some('group')
        : isChannelNumber(channelZero - id)
          ? O.some('channel')
          : O.none

/**
 * The number of a supergroup or a channel in its links. `none` for any other chat.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { toChannelNumber } from '@pipegram/core/Id'
 *
 *   assert.deepStrictEqual(
 *     [toChannelNumber(-1001234567890), toChannelNumber(7)],
 *     [O.some(1234567890), O.none],
 *   )
 */
export const toChannelNumber = (id: number): O.Option<number> =>
  isChannelNumber(channelZero - id) ? O.some(channelZero - id) : O.none

/**
 * The link to a message: by the username of its chat, or a link that only members can open. `none` for a
 * message that is not in a supergroup or a channel.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { messageLink } from '@pipegram/core/Id'
 *
 *   const link = messageLink({ message_id: 5, chat: { id: -1001234567890, type: 'supergroup' } })
 *
 *   assert.deepStrictEqual(link, { _tag: 'Some', value: 'https://t.me/c/1234567890/5' })
 */
export const messageLink = (
  message: Pick<Message, 'message_id' | 'chat' | 'is_topic_message' | 'message_thread_id'>,
): O.Option<string> => {
  const number = O.toUndefined(toChannelNumber(message.chat.id))
  if (number === undefined) return O.none
  const topic =
    message.is_topic_message === true && message.message_thread_id !== undefined
      ? `${message.message_thread_id}/`
      : ''
  return O.some(`https://t.me/${nameOf(message.chat, number)}/${topic}${message.message_id}`)
}

// private

const nameOf = ({ username }: Chat, number: number): string => username ?? `c/${number}`

const isChannelNumber = (number: number): boolean =>
  Number.isSafeInteger(number) &&
  ((number >= 1 && number <= maxChannel) || (number >= minMonoforum && number <= maxMonoforum))

interface IdWords {
  readonly what: string
  readonly such: string
  /** Where a message has such an id. */
  readonly place: string
}

const checked = (
  ids: Iterable<number>,
  { what, such, place }: IdWords,
  fits: (id: number) => boolean,
): ReadonlySet<number> => {
  if (!isIterable(ids))
    throw new TypeError(`The ids of ${what}s are a list: write [${such}], not ${JSON.stringify(ids)}.`)
  const set = new Set(ids)
  for (const id of set)
    if (!Number.isSafeInteger(id) || !fits(id))
      throw new RangeError(
        `"${id}" cannot be the id of a ${what}: it is a whole number, such as ${such}, ` +
          `and never a username. Find it as ${place} in a message.`,
      )
  return set
}

// Node runs a program with wrong types as well.
const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && Symbol.iterator in value)
