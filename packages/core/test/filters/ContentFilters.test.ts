// Filters by the content of a message: one for each field, by the schema.

import * as filters from '@pipegram/core/Filters'
import { Message, type Sticker } from '@pipegram/core/Types'
import { facts, fieldsOf } from '@pipegram/schema'
import { makeArbitraries } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const bare: Message = { message_id: 1, date: 1767225600, chat: { id: 5, type: 'private' } }
const named = new Map<string, unknown>(Object.entries(filters))
const isFilter = (u: unknown): u is filters.NarrowingFilter<Message, Message> =>
  typeof u === 'function' && 'kinds' in u && 'domain' in u
const camel = (name: string): string => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

// Fields whose filter has another name, as in python-telegram-bot.
const renamed: Readonly<Record<string, string>> = {
  from: 'user',
  forward_origin: 'forwarded',
  reply_to_message: 'reply',
  media_group_id: 'mediaGroup',
  group_chat_created: 'chatCreated',
  supergroup_chat_created: 'chatCreated',
  channel_chat_created: 'chatCreated',
  migrate_to_chat_id: 'migrate',
  migrate_from_chat_id: 'migrate',
}
// Fields that describe another field, or how a message is shown. `field` makes a filter of any of them.
const without = new Set([
  'message_thread_id',
  'direct_messages_topic',
  'sender_business_bot',
  'sender_tag',
  'receiver_user',
  'ephemeral_message_id',
  'guest_query_id',
  'business_connection_id',
  'reply_to_checklist_task_id',
  'reply_to_poll_option_id',
  'guest_bot_caller_user',
  'guest_bot_caller_chat',
  'edit_date',
  'author_signature',
  'paid_star_count',
  'entities',
  'link_preview_options',
  'caption_entities',
  'show_caption_above_media',
  'reply_markup',
])
const optional = Object.entries(fieldsOf(facts, 'Message')).filter(([, field]) => field.required !== true)
const arbitraries = makeArbitraries(facts, { optional: 0 })
const withField = (name: string, type: unknown): Message => {
  const [value] = fc.sample(
    typeof type === 'object' && type !== null && 'ref' in type && typeof type.ref === 'string'
      ? arbitraries.of(type.ref)
      : fc.constant(plainOf(type)),
    { numRuns: 1, seed: 1 },
  )
  const made: unknown = { ...bare, [name]: value }
  if (!Message.is(made)) throw new RangeError(`This is not a message: ${JSON.stringify(made)}`)
  return made
}
const plainOf = (type: unknown): unknown =>
  type === 'string' ? 'x' : type === 'integer' ? 7 : type === 'true' || type === 'boolean' ? true : []

describe('every field of a message', () => {
  it('every field that is a kind of content has a filter that passes only with the field', () => {
    let tried = 0
    for (const [name, { type }] of optional) {
      const filter = named.get(renamed[name] ?? camel(name))
      if (without.has(name)) {
        expect([name, filter], 'a field that has a filter does not belong in this list').toEqual([
          name,
          undefined,
        ])
        continue
      }
      if (!isFilter(filter))
        throw new RangeError(
          `No filter for the field "${name}" of a message. Add one, or say in this test why it needs none.`,
        )
      tried += 1
      expect([name, filter(withField(name, type)), filter(bare)]).toEqual([name, true, false])
      expect([name, filters.field('date')(bare)]).toEqual([name, true])
    }
    expect(tried).toBeGreaterThan(90)
  })

  it('every field of a service message, and no other, is a status update', () => {
    const service = optional
      .filter(([name, { type }]) => filters.statusUpdate(withField(name, type)))
      .map(([name]) => name)
    const people = optional.filter(([name]) => !service.includes(name)).map(([name]) => name)
    expect(service.length).toBe(52)
    expect(people).toEqual(
      [
        ...without,
        'from',
        'sender_chat',
        'sender_boost_count',
        'forward_origin',
        'is_topic_message',
        'is_automatic_forward',
        'reply_to_message',
        'external_reply',
        'quote',
        'reply_to_story',
        'via_bot',
        'has_protected_content',
        'is_from_offline',
        'is_paid_post',
        'media_group_id',
        'text',
        'suggested_post_info',
        'effect_id',
        'rich_message',
        'animation',
        'audio',
        'document',
        'live_photo',
        'paid_media',
        'photo',
        'sticker',
        'story',
        'video',
        'video_note',
        'voice',
        'widget',
        'caption',
        'has_media_spoiler',
        'checklist',
        'contact',
        'dice',
        'game',
        'poll',
        'venue',
        'location',
        'invoice',
        'successful_payment',
        'passport_data',
        'boost_added',
        'giveaway',
        'giveaway_winners',
      ].toSorted(
        (a, b) => optional.findIndex(([name]) => name === a) - optional.findIndex(([name]) => name === b),
      ),
    )
  })
})

describe('filters by content', () => {
  it('dice knows a dice by emoji, by value, or by both', () => {
    const thrown: Message = { ...bare, dice: { emoji: '🎯', value: 6 } }
    expect(
      [
        filters.dice,
        filters.dice('🎯'),
        filters.dice(6),
        filters.dice('🎯', 6),
        filters.dice('🎲', '🎯', 1, 6),
      ].map((filter) => filter(thrown)),
    ).toEqual([true, true, true, true, true])
    expect(
      [filters.dice('🎲'), filters.dice(5), filters.dice('🎯', 5), filters.dice('🎲', 6), filters.dice()].map(
        (filter) => filter(thrown),
      ),
    ).toEqual([false, false, false, false, false])
    for (const wrong of [0, 65, 1.5, Number.NaN]) expect(() => filters.dice(wrong)).toThrow(RangeError)
  })
  it('sticker knows the kinds of stickers', () => {
    const plain: Sticker = {
      file_id: 'a',
      file_unique_id: 'b',
      type: 'regular',
      width: 1,
      height: 1,
      is_animated: false,
      is_video: false,
    }
    const kindsOf = (sticker: Sticker): ReadonlyArray<string> =>
      (['animated', 'premium', 'static', 'video'] as const).filter((kind) =>
        filters.sticker(kind)({ ...bare, sticker }),
      )
    expect(kindsOf(plain)).toEqual(['static'])
    expect(
      kindsOf({ ...plain, is_animated: true, premium_animation: { file_id: 'c', file_unique_id: 'd' } }),
    ).toEqual(['animated', 'premium'])
    expect(kindsOf({ ...plain, is_video: true })).toEqual(['video'])
    expect([
      filters.sticker('animated', 'static')({ ...bare, sticker: plain }),
      filters.sticker('static')(bare),
      filters.sticker()({ ...bare, sticker: plain }),
    ]).toEqual([true, false, false])
  })
  it('successfulPayment knows a payment by its payload', () => {
    const successful_payment = {
      currency: 'XTR',
      total_amount: 1,
      invoice_payload: 'tea',
      telegram_payment_charge_id: 'a',
      provider_payment_charge_id: 'b',
    }
    expect(
      [
        filters.successfulPayment('tea', 'milk'),
        filters.successfulPayment('milk'),
        filters.successfulPayment(),
      ].map((filter) => filter({ ...bare, successful_payment })),
    ).toEqual([true, false, false])
  })
})
