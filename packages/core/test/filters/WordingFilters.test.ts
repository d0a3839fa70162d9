import * as filters from '@pipegram/core/Filters'
import type { Message, MessageEntity } from '@pipegram/core/Types'
import { ann, message } from '@pipegram/testing/Build'
import { describe, expect, it } from 'vitest'

const bare: Message = { message_id: 1, date: 1767225600, chat: { id: 5, type: 'private' } }

describe('filters by wording', () => {
  it('text and caption compare whole texts', () => {
    expect([
      filters.text('yes')(message('yes')),
      filters.text('yes')(message('yes.')),
      filters.text()(message('yes')),
    ]).toEqual([true, false, false])
    expect([
      filters.caption('yes')({ ...bare, caption: 'yes' }),
      filters.caption('yes')(message('yes')),
      filters.caption(message('yes')),
    ]).toEqual([true, false, false])
  })
  it('regex searches every text from its beginning, whatever the flags', () => {
    for (const flags of ['', 'g', 'y', 'gy']) {
      const pattern = new RegExp('x', flags)
      pattern.lastIndex = 1
      const filter = filters.regex(pattern)
      expect([1, 2, 3].map(() => filter(message('xa')))).toEqual([true, true, true])
      expect(pattern.lastIndex).toBe(1)
      expect([
        filter(bare),
        filter({ ...bare, caption: 'x' }),
        filters.captionRegex(pattern)({ ...bare, caption: 'x' }),
      ]).toEqual([false, false, true])
    }
  })
  it('entity and captionEntity look at texts and captions only', () => {
    const entities: ReadonlyArray<MessageEntity> = [{ type: 'bold', offset: 0, length: 1 }]
    const said: Message = { ...bare, text: 'x', entities }
    const shown: Message = { ...bare, caption: 'x', caption_entities: entities }
    expect([
      filters.entity('url', 'bold')(said),
      filters.entity('url')(said),
      filters.entity('bold')(shown),
      filters.entity()(said),
    ]).toEqual([true, false, false, false])
    expect([
      filters.captionEntity('url', 'bold')(shown),
      filters.captionEntity('url')(shown),
      filters.captionEntity('bold')(said),
    ]).toEqual([true, false, false])
  })
  it('command tells a command at the beginning from a command within a text', () => {
    expect([
      filters.command(message('/start now')),
      filters.command(message('now /start')),
      filters.command(message('start')),
    ]).toEqual([true, false, false])
    const within: Message = {
      ...bare,
      text: 'now /start',
      entities: [{ type: 'bot_command', offset: 4, length: 6 }],
    }
    expect([filters.command(within), filters.entity('bot_command')(within)]).toEqual([false, true])
  })
  it('mention knows who is mentioned', () => {
    const said: Message = {
      ...bare,
      text: '😀 @Ann_Lee and Bob',
      entities: [
        { type: 'mention', offset: 3, length: 8 },
        { type: 'text_mention', offset: 16, length: 3, user: ann },
      ],
    }
    expect(['@ann_lee', 'ANN_LEE', ann.id].map((who) => filters.mention(who)(said))).toEqual([
      true,
      true,
      true,
    ])
    expect(['@ann', 'bob', 7].map((who) => filters.mention(who)(said))).toEqual([false, false, false])
    expect(filters.mention()(said)).toBe(false)
    for (const wrong of ['', '@', 'an', 'a b', 'x'.repeat(33), '@@ann'])
      expect(() => filters.mention(wrong)).toThrow(RangeError)
  })
})
