import {
  blockquote,
  bold,
  characters,
  code,
  concat,
  customEmoji,
  dateTime,
  entityTexts,
  eq,
  expandableBlockquote,
  fmt,
  format,
  fromField,
  fromMessage,
  italic,
  join,
  length,
  textLink,
  mention,
  monoid,
  plain,
  pre,
  spoiler,
  strikethrough,
  underline,
} from '@pipegram/core/Text'
import type { Message, TextQuote } from '@pipegram/core/Types'
import { facts } from '@pipegram/schema'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { part } from '../Texts.ts'

const message = (fields: Partial<Message>): Message => ({
  message_id: 1,
  date: 1,
  chat: { id: 1, type: 'private' },
  ...fields,
})

describe('formatted text', () => {
  it('keeps values as text', () => {
    expect(fmt`a ${bold('<b>*_[x](y)')} ${1n} ${2}`).toEqual({
      text: 'a <b>*_[x](y) 1 2',
      entities: [{ type: 'bold', offset: 2, length: 11 }],
    })
  })
  it('counts offsets in UTF-16 code units', () => {
    expect(fmt`😀 ${italic('é👍🏽')}!`.entities).toEqual([{ type: 'italic', offset: 3, length: 5 }])
  })
  it('has the outer entity before the inner one', () => {
    expect(bold(fmt`a${code('b')}`).entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'code', offset: 1, length: 1 },
    ])
  })
  it('has no entity for an empty text', () => expect(fmt`${bold('')}${pre('', 'ts')}`).toEqual(plain('')))
  it('has the fields that an entity needs', () => {
    const user = { id: 1, is_bot: false, first_name: 'A' }
    expect(
      concat(textLink('x', 'https://e.org'), mention('y', user), pre('z', 'ts'), pre('w')).entities,
    ).toEqual([
      { type: 'text_link', url: 'https://e.org', offset: 0, length: 1 },
      { type: 'text_mention', user, offset: 1, length: 1 },
      { type: 'pre', language: 'ts', offset: 2, length: 1 },
      { type: 'pre', offset: 3, length: 1 },
    ])
    expect(dateTime('x', 1_800_000_000.7).entities).toEqual([
      { type: 'date_time', unix_time: 1_800_000_000, offset: 0, length: 1 },
    ])
    expect(() => dateTime('x', new Date('never'))).toThrow(
      'A date must be a valid Date or seconds since 1970, not Invalid Date.',
    )
  })
  it('has a constructor for every kind of entity', () => {
    const own = concat(
      bold('a'),
      italic('a'),
      underline('a'),
      strikethrough('a'),
      spoiler('a'),
      code('a'),
      pre('a'),
      blockquote('a'),
      expandableBlockquote('a'),
      textLink('a', 'https://example.com'),
      mention('a', { id: 1, is_bot: false, first_name: 'A' }),
      customEmoji('👍', '1'),
      dateTime('a', 1),
    )
    const found = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number'] as const
    const kinds = concat(own, ...found.map((type) => format({ type })('a'))).entities.map(({ type }) => type)
    expect(kinds.toSorted()).toEqual(facts.enums['MessageEntityType']?.toSorted())
  })
  it('concatenates any number of parts', () =>
    expect(
      join(
        Array.from({ length: 300_000 }, () => 'a'),
        ' ',
      ).text,
    ).toHaveLength(599_999))
  it('joins parts with a separator', () =>
    expect(join(['a', bold('b'), 3], ', ')).toEqual({
      text: 'a, b, 3',
      entities: [{ type: 'bold', offset: 3, length: 1 }],
    }))
  it('is a monoid', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(concat(concat(a, b), c)).toEqual(concat(a, concat(b, c)))
        expect(concat('', a)).toEqual(concat(a))
        expect(concat(a, '')).toEqual(concat(a))
      }),
    )
  })
  it('has every entity within its text', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { text, entities } = concat(...parts)
        for (const { offset, length } of entities) {
          expect(length).toBeGreaterThan(0)
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset + length).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

const part2 = fc.tuple(part, part)

describe('the laws of formatted text', () => {
  it('of a monoid hold by the equality of texts', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const [x, y, z] = [concat(a), concat(b), concat(c)]
        expect(eq.equals(monoid.concat(monoid.concat(x, y), z), monoid.concat(x, monoid.concat(y, z)))).toBe(
          true,
        )
        expect(
          eq.equals(monoid.concat(x, monoid.empty), x) && eq.equals(monoid.concat(monoid.empty, x), x),
        ).toBe(true)
      }),
    )
  })
  it('of equality hold: only the order of entities does not matter', () => {
    fc.assert(
      fc.property(part2, ([a, b]) => {
        const [x, y] = [concat(a), concat(b)]
        expect(
          eq.equals(x, {
            text: x.text,
            entities: x.entities
              .map(({ length, offset, ...format }) => ({ length, offset, ...format }))
              .toReversed(),
          }),
        ).toBe(true)
        expect(eq.equals(x, y)).toBe(eq.equals(y, x))
        expect(eq.equals(x, fmt`${x}!`)).toBe(false)
        expect(x.text !== '' && eq.equals(x, bold(x))).toBe(false)
      }),
    )
  })
  it('of length hold: the lengths of parts add up', () => {
    fc.assert(
      fc.property(part2, ([a, b]) => {
        expect(length(concat(a, b))).toBe(length(a) + length(b))
      }),
    )
    expect([length('😀e\u0301'), characters('😀e\u0301'), characters(5)]).toEqual([4, 3, 1])
  })
})

describe('the text of a message', () => {
  const entities = [
    { type: 'url', offset: 0, length: 2 },
    { type: 'hashtag', offset: 3, length: 2 },
  ] as const
  it('is its text or its caption', () => {
    expect(fromMessage(message({ text: 'ab #c', entities }))).toEqual(O.some({ text: 'ab #c', entities }))
    expect(fromMessage(message({ caption: 'ab #c', caption_entities: entities }))).toEqual(
      O.some({ text: 'ab #c', entities }),
    )
    expect(fromMessage(message({ text: 'ab' }))).toEqual(O.some(plain('ab')))
    expect(fromMessage(message({}))).toEqual(O.none)
  })
  it('is in any field that has entities', () => {
    const quoted: TextQuote = { text: 'ab', entities, position: 0 }
    expect(fromField('title')({ title: 'ab', title_entities: entities })).toEqual(
      O.some({ text: 'ab', entities }),
    )
    expect(fromField('text')({ text: 'ab', text_entities: entities })).toEqual(
      O.some({ text: 'ab', entities }),
    )
    expect(fromField('text')(quoted)).toEqual(O.some({ text: 'ab', entities }))
    expect(fromField('caption')({ caption: 'ab', entities })).toEqual(O.some(plain('ab')))
    expect(fromField('explanation')({})).toEqual(O.none)
  })
  it('has parts that entities cover, of all kinds or of some', () => {
    const said = message({ text: 'ab #c', entities })
    expect(entityTexts(said).map(({ text }) => text)).toEqual(['ab', '#c'])
    expect(entityTexts(said, 'hashtag', 'bold')).toEqual([{ entity: entities[1], text: '#c' }])
    expect(entityTexts(message({}), 'url')).toEqual([])
  })
})
