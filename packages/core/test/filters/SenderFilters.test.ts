import * as filters from '@pipegram/core/Filters'
import type { Message, MessageOrigin } from '@pipegram/core/Types'
import { ann, me } from '@pipegram/testing/Build'
import { describe, expect, it } from 'vitest'

const bare: Message = { message_id: 1, date: 1767225600, chat: { id: 5, type: 'private' } }

describe('filters by sender', () => {
  it('filters by sender let nobody pass if nobody is listed', () => {
    const from = {
      ...bare,
      from: ann,
      via_bot: me,
      sender_chat: { id: -5, type: 'group' },
      forward_origin: { type: 'user', date: 1, sender_user: ann },
    } satisfies Message
    for (const filter of [
      filters.user(),
      filters.viaBot(),
      filters.senderChat(),
      filters.chat(),
      filters.forwardedFrom(),
    ])
      expect([filter.label, filter(from)]).toEqual([filter.label, false])
    expect([filters.user, filters.viaBot, filters.senderChat].map((filter) => filter(from))).toEqual([
      true,
      true,
      true,
    ])
    expect(
      [
        filters.user(ann.id, 7),
        filters.viaBot(me.id),
        filters.senderChat(-5),
        filters.chat(5),
        filters.forwardedFrom(ann.id),
      ].map((filter) => filter(from)),
    ).toEqual([true, true, true, true, true])
    expect(
      [
        filters.user(7),
        filters.viaBot(7),
        filters.senderChat(7),
        filters.chat(7),
        filters.forwardedFrom(7),
      ].map((filter) => filter(from)),
    ).toEqual([false, false, false, false, false])
  })
  it('filters by sender take ids, and refuse other values where they are made', () => {
    const makers: ReadonlyArray<(id: number) => unknown> = [
      filters.user,
      filters.viaBot,
      filters.senderChat,
      filters.chat,
      filters.forwardedFrom,
      filters.mention,
    ]
    for (const maker of makers)
      for (const wrong of [Number('@ann'), 1.5, 0, 2 ** 53]) expect(() => maker(wrong)).toThrow(RangeError)
    expect(() => filters.user(Number('@ann'))).toThrow(
      '"NaN" cannot be the id of a user: it is a whole number, such as 123456789, ' +
        'and never a username. Find it as from.id in a message.',
    )
    expect(() => filters.user(-5)).toThrow(RangeError)
  })
  it('forwardedFrom reads the author of a forwarded message, if there is one', () => {
    const chat = { id: -1001234567890, type: 'channel' } as const
    const origins: ReadonlyArray<readonly [MessageOrigin, number | undefined]> = [
      [{ type: 'user', date: 1, sender_user: ann }, ann.id],
      [{ type: 'chat', date: 1, sender_chat: chat }, chat.id],
      [{ type: 'channel', date: 1, chat, message_id: 5 }, chat.id],
      [{ type: 'hidden_user', date: 1, sender_user_name: 'Ann' }, undefined],
    ]
    for (const [forward_origin, id] of origins) {
      expect(filters.forwarded({ ...bare, forward_origin })).toBe(true)
      expect(filters.forwardedFrom(ann.id, chat.id)({ ...bare, forward_origin })).toBe(id !== undefined)
      expect(filters.forwardedFrom(77)({ ...bare, forward_origin })).toBe(false)
    }
    expect(
      filters.forwardedFrom(ann.id)(
        JSON.parse(JSON.stringify({ ...bare, forward_origin: { type: 'telepathy', sender_user: ann } })),
      ),
    ).toBe(false)
  })
  it('language compares whole tags', () => {
    const speaks = (language_code: string, ...tags: ReadonlyArray<string>): boolean =>
      filters.language(...tags)({ ...bare, from: { ...ann, language_code } })
    expect([speaks('en', 'en'), speaks('en-GB', 'en'), speaks('EN', 'en'), speaks('en', 'EN', 'de')]).toEqual(
      [true, true, true, true],
    )
    expect([speaks('en', 'en-GB'), speaks('eng', 'en'), speaks('de', 'en'), speaks('en')]).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(filters.language('en')({ ...bare, from: { id: 1, is_bot: false, first_name: 'A' } })).toBe(false)
    for (const wrong of ['', 'e', 'english', 'en_GB', '-', 'en-'])
      expect(() => filters.language(wrong)).toThrow(RangeError)
  })
  it('filters by sender know what Telegram says about a chat and a user', () => {
    expect(
      [filters.forum, filters.directMessages].map((filter) =>
        filter({ ...bare, chat: { id: -5, type: 'supergroup', is_forum: true } }),
      ),
    ).toEqual([true, false])
    expect(
      [filters.forum, filters.directMessages].map((filter) =>
        filter({ ...bare, chat: { id: -5, type: 'supergroup', is_direct_messages: true } }),
      ),
    ).toEqual([false, true])
    expect(
      [filters.premiumUser, filters.userAttachment].map((filter) =>
        filter({ ...bare, from: { ...ann, is_premium: true } }),
      ),
    ).toEqual([true, false])
    expect(
      [filters.premiumUser, filters.userAttachment].map((filter) =>
        filter({ ...bare, from: { ...ann, added_to_attachment_menu: true } }),
      ),
    ).toEqual([false, true])
    expect([filters.premiumUser, filters.userAttachment].map((filter) => filter(bare))).toEqual([
      false,
      false,
    ])
    expect([
      filters.chatType('private', 'channel')(bare),
      filters.chatType('group')(bare),
      filters.chatType()(bare),
    ]).toEqual([true, false, false])
    const channel: Message = { ...bare, sender_chat: { id: -5, type: 'channel' } }
    expect([
      filters.senderChatType('channel')(channel),
      filters.senderChatType('supergroup')(channel),
      filters.senderChatType('channel')(bare),
    ]).toEqual([true, false, false])
  })
})
