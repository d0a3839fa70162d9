// Filters by the content of a message: one for each kind of content, and for facts about the message as a
// whole.
// https://core.telegram.org/bots/api#message
//
// Wing `filters`: conditions on updates and messages for a pipeline, as type guards.

import type { DiceEmoji, Message } from '../types/Types.ts'
import { fromRefinement, messageKinds, type NarrowingFilter, type Passed, type With } from './Filter.ts'
import { family } from './FilterFamily.ts'

// model

/** A message that has one of some fields. */
export type WithOne<F> = F extends keyof Message ? With<Message, F> : never

/** The kinds of sticker that `sticker` can ask for. */
export type StickerKind = keyof typeof stickerKinds

// constructors

/**
 * Messages that have at least one of some fields.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { present } from '@pipegram/core/ContentFilters'
 *
 *   const rated = present('rated', 'paid_star_count', 'effect_id')
 *
 *   assert.strictEqual(
 *     rated({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, effect_id: '5' }),
 *     true,
 *   )
 */
export const present = <F extends keyof Message>(
  label: string,
  ...fields: ReadonlyArray<F>
): NarrowingFilter<Message, WithOne<F>> =>
  fromRefinement(label, messageKinds, (message: Message): message is WithOne<F> =>
    fields.some((field) => message[field] !== undefined),
  )

/**
 * Messages that have one field.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { field } from '@pipegram/core/ContentFilters'
 *
 *   assert.strictEqual(
 *     field('paid_star_count')({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       paid_star_count: 5,
 *     }),
 *     true,
 *   )
 */
export const field = <F extends keyof Message>(name: F): NarrowingFilter<Message, WithOne<F>> =>
  present(name, name)

/**
 * Every message.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { all } from '@pipegram/core/ContentFilters'
 *
 *   assert.ok(all({ message_id: 1, date: 1, chat: { id: 1, type: 'private' } }))
 */
export const all: NarrowingFilter<Message, Message> = /* @__PURE__ */ fromRefinement(
  'all',
  messageKinds,
  (_: Message): _ is Message => true,
)

/** A GIF, or a video without sound. */
export const animation = /* @__PURE__ */ field('animation')
/** An audio file, for a music player. */
export const audio = /* @__PURE__ */ field('audio')
/** The sender boosted the chat. */
export const boostAdded = /* @__PURE__ */ field('boost_added')
/** A checklist. */
export const checklist = /* @__PURE__ */ field('checklist')
/** A shared contact. */
export const contact = /* @__PURE__ */ field('contact')
/** A message with an effect, such as confetti. */
export const effectId = /* @__PURE__ */ field('effect_id')
/** A reply to a message of another chat. */
export const externalReply = /* @__PURE__ */ field('external_reply')
/** A game. */
export const game = /* @__PURE__ */ field('game')
/** The announcement of a giveaway. */
export const giveaway = /* @__PURE__ */ field('giveaway')
/** A giveaway whose winners are known. */
export const giveawayWinners = /* @__PURE__ */ field('giveaway_winners')
/** Media that stays covered until the user taps it. */
export const hasMediaSpoiler = /* @__PURE__ */ field('has_media_spoiler')
/** A message that cannot be forwarded. */
export const hasProtectedContent = /* @__PURE__ */ field('has_protected_content')
/** An invoice. */
export const invoice = /* @__PURE__ */ field('invoice')
/** A channel post that Telegram forwarded to the discussion group. */
export const isAutomaticForward = /* @__PURE__ */ field('is_automatic_forward')
/**
 * A message that was sent while its sender was away: an automatic answer of a business account, or a
 * scheduled message.
 */
export const isFromOffline = /* @__PURE__ */ field('is_from_offline')
/** A post for which Telegram Stars were paid. */
export const isPaidPost = /* @__PURE__ */ field('is_paid_post')
/** A message in a topic of a forum. */
export const isTopicMessage = /* @__PURE__ */ field('is_topic_message')
/** A photo with the short video around it. */
export const livePhoto = /* @__PURE__ */ field('live_photo')
/** A location, or a live location. */
export const location = /* @__PURE__ */ field('location')
/** A part of an album. */
export const mediaGroup = /* @__PURE__ */ field('media_group_id')
/** Media that the user must pay for. */
export const paidMedia = /* @__PURE__ */ field('paid_media')
/** Documents of Telegram Passport. */
export const passportData = /* @__PURE__ */ field('passport_data')
/** A photo, in its sizes. */
export const photo = /* @__PURE__ */ field('photo')
/** A poll or a quiz. */
export const poll = /* @__PURE__ */ field('poll')
/** A reply that quotes a part of the message it answers. */
export const quote = /* @__PURE__ */ field('quote')
/** A reply to a message of this chat. */
export const reply = /* @__PURE__ */ field('reply_to_message')
/** A reply to a story. */
export const replyToStory = /* @__PURE__ */ field('reply_to_story')
/** A message with headings, lists and tables. */
export const richMessage = /* @__PURE__ */ field('rich_message')
/** A message whose sender boosted the group. */
export const senderBoostCount = /* @__PURE__ */ field('sender_boost_count')
/** A forwarded story. */
export const story = /* @__PURE__ */ field('story')
/** A post that a user suggested to a channel. */
export const suggestedPostInfo = /* @__PURE__ */ field('suggested_post_info')
/** A place with a name and an address. */
export const venue = /* @__PURE__ */ field('venue')
/** A video. */
export const video = /* @__PURE__ */ field('video')
/** A round video. */
export const videoNote = /* @__PURE__ */ field('video_note')
/** A voice message. */
export const voice = /* @__PURE__ */ field('voice')
/** A widget. */
export const widget = /* @__PURE__ */ field('widget')

/**
 * Any content other than plain text that a user can send, and a payment.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { attachment } from '@pipegram/core/Filters'
 *
 *   assert.deepStrictEqual(
 *     [
 *       attachment({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'Hello' }),
 *       attachment({
 *         message_id: 1,
 *         date: 1,
 *         chat: { id: 1, type: 'private' },
 *         dice: { emoji: '🎲', value: 6 },
 *       }),
 *     ],
 *     [false, true],
 *   )
 */
export const attachment = /* @__PURE__ */ present(
  'attachment',
  'animation',
  'audio',
  'contact',
  'dice',
  'document',
  'game',
  'invoice',
  'live_photo',
  'location',
  'paid_media',
  'passport_data',
  'photo',
  'poll',
  'sticker',
  'story',
  'successful_payment',
  'venue',
  'video',
  'video_note',
  'voice',
)

/**
 * A dice. With arguments: a dice of one of some emoji, with one of some values, or both. Values are 1–6 for
 * 🎲 🎯 🎳, 1–5 for 🏀 ⚽, 1–64 for 🎰. Throws a `RangeError` for a value that no dice has.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { dice } from '@pipegram/core/Filters'
 *
 *   const jackpot = dice('🎰', 64)
 *
 *   assert.strictEqual(
 *     jackpot({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       dice: { emoji: '🎰', value: 64 },
 *     }),
 *     true,
 *   )
 */
export const dice = /* @__PURE__ */ family(
  /* @__PURE__ */ field('dice'),
  (...asked: ReadonlyArray<DiceEmoji | number>): NarrowingFilter<Message, Passed<With<Message, 'dice'>>> => {
    const emoji = new Set<string>(asked.filter((each) => typeof each === 'string'))
    const values = new Set(asked.filter((each) => typeof each === 'number'))
    for (const value of values)
      if (!Number.isInteger(value) || value < 1 || value > 64)
        throw new RangeError(`No dice shows ${value}: use a whole number from 1 to 64.`)
    return fromRefinement(
      `dice(${asked.join(', ')})`,
      messageKinds,
      (message: Message): message is Passed<With<Message, 'dice'>> =>
        message.dice !== undefined &&
        asked.length > 0 &&
        (emoji.size === 0 || emoji.has(message.dice.emoji)) &&
        (values.size === 0 || values.has(message.dice.value)),
    )
  },
)

/**
 * A sticker. With arguments: a sticker that moves (`animated`, `video`), that does not move (`static`), or
 * that has an effect for Premium users (`premium`).
 *
 * @example
 *   import { or } from '@pipegram/core/Filter'
 *   import { animation, sticker } from '@pipegram/core/Filters'
 *
 *   const moving = or(animation, sticker('animated', 'video'))
 */
export const sticker = /* @__PURE__ */ family(
  /* @__PURE__ */ field('sticker'),
  (...kinds: ReadonlyArray<StickerKind>): NarrowingFilter<Message, Passed<With<Message, 'sticker'>>> =>
    fromRefinement(
      `sticker(${kinds.join(', ')})`,
      messageKinds,
      (message: Message): message is Passed<With<Message, 'sticker'>> => {
        const found = message.sticker
        return found !== undefined && kinds.some((kind) => stickerKinds[kind](found))
      },
    ),
)

/**
 * A successful payment. With arguments: a payment of an invoice with one of some payloads.
 *
 * @example
 *   import { successfulPayment } from '@pipegram/core/Filters'
 *
 *   const paidForPremium = successfulPayment('premium')
 */
export const successfulPayment = /* @__PURE__ */ family(
  /* @__PURE__ */ field('successful_payment'),
  (
    ...payloads: ReadonlyArray<string>
  ): NarrowingFilter<Message, Passed<With<Message, 'successful_payment'>>> =>
    fromRefinement(
      `successful_payment(${payloads.join(', ')})`,
      messageKinds,
      (message: Message): message is Passed<With<Message, 'successful_payment'>> =>
        message.successful_payment !== undefined &&
        payloads.includes(message.successful_payment.invoice_payload),
    ),
)

// private

type Sticker = With<Message, 'sticker'>['sticker']

const stickerKinds = {
  animated: (sticker: Sticker): boolean => sticker.is_animated,
  premium: (sticker: Sticker): boolean => sticker.premium_animation !== undefined,
  static: (sticker: Sticker): boolean => !sticker.is_animated && !sticker.is_video,
  video: (sticker: Sticker): boolean => sticker.is_video,
}
