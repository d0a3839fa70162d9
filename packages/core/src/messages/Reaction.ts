// Reactions: the emoji that Telegram allows, custom emoji, and what a change of reactions added and removed.
// https://core.telegram.org/bots/api#reactiontype
// https://core.telegram.org/bots/api#messagereactionupdated

import * as O from 'fp-ts/lib/Option.js'
import type { Call } from '../calls/Call.ts'
import { setMessageReaction } from '../calls/Calls.ts'
import { defined } from '../ports/Defined.ts'
import type {
  Message,
  MessageReactionUpdated,
  ReactionEmoji,
  ReactionType,
  ReactionTypeCustomEmoji,
  ReactionTypeEmoji,
} from '../types/Types.ts'

// model

/** The change in the reactions of one user to one message. */
export interface Delta {
  readonly added: ReadonlyArray<ReactionType>
  readonly removed: ReadonlyArray<ReactionType>
  readonly kept: ReadonlyArray<ReactionType>
}

/** The message that gets a reaction. */
export type ReactionTarget = Pick<Message, 'chat' | 'message_id' | 'business_connection_id'>

/**
 * Every emoji that can be a reaction, as Telegram writes it: hearts and some others have no variation
 * selector.
 */
export const reactionEmojis = [
  '❤',
  '👍',
  '👎',
  '🔥',
  '🥰',
  '👏',
  '😁',
  '🤔',
  '🤯',
  '😱',
  '🤬',
  '😢',
  '🎉',
  '🤩',
  '🤮',
  '💩',
  '🙏',
  '👌',
  '🕊',
  '🤡',
  '🥱',
  '🥴',
  '😍',
  '🐳',
  '❤‍🔥',
  '🌚',
  '🌭',
  '💯',
  '🤣',
  '⚡',
  '🍌',
  '🏆',
  '💔',
  '🤨',
  '😐',
  '🍓',
  '🍾',
  '💋',
  '🖕',
  '😈',
  '😴',
  '😭',
  '🤓',
  '👻',
  '👨‍💻',
  '👀',
  '🎃',
  '🙈',
  '😇',
  '😨',
  '🤝',
  '✍',
  '🤗',
  '🫡',
  '🎅',
  '🎄',
  '☃',
  '💅',
  '🤪',
  '🗿',
  '🆒',
  '💘',
  '🙉',
  '🦄',
  '😘',
  '💊',
  '🙊',
  '😎',
  '👾',
  '🤷‍♂',
  '🤷',
  '🤷‍♀',
  '😡',
] as const satisfies ReadonlyArray<ReactionEmoji>

// constructors

/**
 * A reaction by its emoji.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { emoji } from '@pipegram/core/Reaction'
 *
 *   assert.deepStrictEqual(emoji('🔥'), { type: 'emoji', emoji: '🔥' })
 */
export const emoji = (value: ReactionEmoji): ReactionTypeEmoji => ({ type: 'emoji', emoji: value })

/**
 * A custom emoji as a reaction, if the chat allows it or the message already has it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { customEmoji } from '@pipegram/core/Reaction'
 *
 *   assert.deepStrictEqual(customEmoji('5'), { type: 'custom_emoji', custom_emoji_id: '5' })
 */
export const customEmoji = (custom_emoji_id: string): ReactionTypeCustomEmoji => ({
  type: 'custom_emoji',
  custom_emoji_id,
})

/**
 * A reaction from an emoji that a user typed. `none` if the text cannot be a reaction. Keyboards add a
 * variation selector to some emoji; it is ignored.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { fromString } from '@pipegram/core/Reaction'
 *
 *   assert.deepStrictEqual(fromString('❤️'), O.some({ type: 'emoji', emoji: '❤' }))
 *   assert.deepStrictEqual(fromString('🚗'), O.none)
 */
export const fromString = (typed: string): O.Option<ReactionTypeEmoji> => {
  const bare = withoutSelectors(typed.trim())
  const found = reactionEmojis.find((each) => withoutSelectors(each) === bare)
  return found === undefined ? O.none : O.some(emoji(found))
}

/**
 * Reacts to a message, and replaces the bot's earlier reaction. A bot has one reaction to a message, and no
 * paid reactions.
 *
 * For a message of a business account, the call names its connection. Bot API 10.5 does not document
 * reactions through a connection: a server that ignores the connection answers as `MessageNotFound`.
 *
 * @example
 *   import { emoji, react } from '@pipegram/core/Reaction'
 *   import type { Message } from '@pipegram/core/Types'
 *
 *   const like = (message: Message) => react(message, emoji('👍'))
 */
export const react = (
  message: ReactionTarget,
  reaction: ReactionTypeEmoji | ReactionTypeCustomEmoji,
  options: { readonly is_big?: boolean } = {},
): Call<true> => setMessageReaction({ ...options, ...targetOf(message), reaction: [reaction] })

/**
 * Removes the bot's reaction to a message.
 *
 * @example
 *   import { unreact } from '@pipegram/core/Reaction'
 *   import type { Message } from '@pipegram/core/Types'
 *
 *   const never = (message: Message) => unreact(message)
 */
export const unreact = (message: ReactionTarget): Call<true> =>
  setMessageReaction({ ...targetOf(message), reaction: [] })

// destructors

/**
 * The reactions that a change added, removed and kept.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { deltaOf, emoji } from '@pipegram/core/Reaction'
 *
 *   assert.deepStrictEqual(
 *     deltaOf({ old_reaction: [emoji('👍'), emoji('🔥')], new_reaction: [emoji('🔥'), emoji('🎉')] }),
 *     {
 *       added: [emoji('🎉')],
 *       removed: [emoji('👍')],
 *       kept: [emoji('🔥')],
 *     },
 *   )
 */
export const deltaOf = ({
  old_reaction,
  new_reaction,
}: Pick<MessageReactionUpdated, 'old_reaction' | 'new_reaction'>): Delta => {
  const before = new Set(old_reaction.map(keyOf))
  const after = new Set(new_reaction.map(keyOf))
  return {
    added: new_reaction.filter((each) => !before.has(keyOf(each))),
    removed: old_reaction.filter((each) => !after.has(keyOf(each))),
    kept: new_reaction.filter((each) => before.has(keyOf(each))),
  }
}

/**
 * True if two reactions are the same. A reaction of a kind that this version of the Bot API does not list is
 * compared by all its fields.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { customEmoji, equals } from '@pipegram/core/Reaction'
 *
 *   assert.deepStrictEqual(
 *     [equals(customEmoji('1'), customEmoji('1')), equals(customEmoji('1'), customEmoji('2'))],
 *     [true, false],
 *   )
 */
export const equals = (a: ReactionType, b: ReactionType): boolean => keyOf(a) === keyOf(b)

// private

const targetOf = ({ chat, message_id, business_connection_id }: ReactionTarget) => ({
  chat_id: chat.id,
  message_id,
  ...defined({ business_connection_id }),
})

const withoutSelectors = (text: string): string => text.replaceAll('\uFE0F', '')

const keyOf = (reaction: ReactionType): string => {
  switch (reaction.type) {
    case 'emoji':
      return `emoji ${reaction.emoji.toString()}`
    case 'custom_emoji':
      return `custom_emoji ${reaction.custom_emoji_id}`
    case 'paid':
      return 'paid'
    default:
      return JSON.stringify(reaction)
  }
}
