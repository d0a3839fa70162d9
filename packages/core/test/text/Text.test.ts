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
  indexOf,
  italic,
  join,
  length,
  textLink,
  mention,
  monoid,
  plain,
  pre,
  replace,
  slice,
  spoiler,
  splitBy,
  strikethrough,
  trim,
  trimEnd,
  trimStart,
  underline,
} from '@pipegram/core/Text'
import type { Message, TextQuote } from '@pipegram/core/Types'
import { facts } from '@pipegram/schema'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { part, pieced } from '../Texts.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const placesOf = (text: string): ReadonlySet<number> =>
  new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])

const message = (fields: Partial<Message>): Message => ({
  message_id: 1,
  date: 1,
  chat: { id: 1, type: 'private' },
  ...fields,
})

describe('formatted text', () => {
  it('keeps what is put in as it is', () => {
    expect(fmt`a ${bold('<b>*_[x](y)')} ${1n} ${2}`).toEqual({
      text: 'a <b>*_[x](y) 1 2',
      entities: [{ type: 'bold', offset: 2, length: 11 }],
    })
  })
  it('counts offsets in UTF-16, as Telegram does', () => {
    expect(fmt`😀 ${italic('é👍🏽')}!`.entities).toEqual([{ type: 'italic', offset: 3, length: 5 }])
  })
  it('nests, the outer before the inner', () => {
    expect(bold(fmt`a${code('b')}`).entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'code', offset: 1, length: 1 },
    ])
  })
  it('formats no empty text', () => expect(fmt`${bold('')}${pre('', 'ts')}`).toEqual(plain('')))
  it('carries what a format needs', () => {
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
      'A date needs seconds since 1970, or a Date; this is Invalid Date.',
    )
  })
  it('has a way to write every kind of entity', () => {
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
  it('joins however many', () =>
    expect(
      join(
        Array.from({ length: 300_000 }, () => 'a'),
        ' ',
      ).text,
    ).toHaveLength(599_999))
  it('joins', () =>
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

describe('the laws', () => {
  it('of a monoid hold, by the equality of texts', () => {
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
  it('of equality hold: the order of entities says nothing, all else does', () => {
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
  it('of length hold: it adds up', () => {
    fc.assert(
      fc.property(part2, ([a, b]) => {
        expect(length(concat(a, b))).toBe(length(a) + length(b))
      }),
    )
    expect([length('😀e\u0301'), characters('😀e\u0301'), characters(5)]).toEqual([4, 3, 1])
  })
})

describe('slice', () => {
  it('is as that of strings, where nothing would be cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ж', '字') }),
        fc.integer({ min: -12, max: 12 }),
        fc.option(fc.integer({ min: -12, max: 12 }), { nil: undefined }),
        (text, start, end) => {
          expect(slice(start, end)(plain(text)).text).toBe(text.slice(start, end))
        },
      ),
    )
    for (const [start, end] of [
      [0.9, 2.9],
      [-Infinity, Infinity],
      [NaN, NaN],
      [2, 1],
    ] as const)
      expect(slice(start, end)(plain('abcd')).text).toBe('abcd'.slice(start, end))
  })
  it('loses nothing and has nothing twice where slices meet, and cuts no grapheme', () => {
    fc.assert(
      fc.property(part, fc.nat(60), (given, at) => {
        const whole = concat(given)
        const [left, right] = [slice(0, at)(whole), slice(at)(whole)]
        expect(left.text + right.text).toBe(whole.text)
        expect(placesOf(whole.text).has(left.text.length)).toBe(true)
        expect(left.text.length).toBeLessThanOrEqual(at)
        for (const { offset, length } of [...left.entities, ...right.entities])
          expect(offset >= 0 && length > 0).toBe(true)
        const size = (text: typeof whole): number =>
          text.entities.reduce((sum, { length }) => sum + length, 0)
        expect(size(left) + size(right)).toBe(size(whole))
      }),
      { numRuns: 1000 },
    )
  })
  it('of formatted text has the entities of its part', () => {
    expect(slice(2, 6)(fmt`ab${bold(fmt`cd${italic('ef')}`)}gh`)).toEqual(bold(fmt`cd${italic('ef')}`))
    expect(slice(-3)(bold('👍🏽 ok'))).toEqual(bold(' ok'))
    expect(slice(-4)(bold('👍🏽 ok'))).toEqual(bold('👍🏽 ok'))
  })
})

describe('trim', () => {
  it('takes white space and nothing else', () => {
    fc.assert(
      fc.property(part, (given) => {
        const whole = concat(given)
        expect(trim(whole).text.replaceAll(/\s/g, '')).toBe(whole.text.replaceAll(/\s/g, ''))
        expect(eq.equals(trim(trim(whole)), trim(whole))).toBe(true)
        expect(whole.text).toContain(trim(whole).text)
      }),
    )
    expect([trimStart, trimEnd, trim].map((f) => f(fmt` ${bold(' a ')}`))).toEqual([
      bold('a '),
      fmt` ${bold(' a')}`,
      bold('a'),
    ])
    expect(trim(plain(' \u0301a')).text).toBe(' \u0301a')
  })
})

describe('search', () => {
  it('finds as strings do, where nothing would be cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }),
        (text, search) => {
          expect(indexOf(search)(plain(text))).toBe(text.indexOf(search))
          expect(indexOf(search, 2)(plain(text))).toBe(text.indexOf(search, 2))
          expect(indexOf(new RegExp(search))(plain(text))).toBe(text.indexOf(search))
          expect(splitBy(search)(plain(text)).map((piece) => piece.text)).toEqual(text.split(search))
          expect(replace(search, 'c')(plain(text)).text).toBe(text.replaceAll(search, 'c'))
          expect(replace(new RegExp(search), (found) => `${found}!`)(plain(text)).text).toBe(
            text.replaceAll(search, `${search}!`),
          )
        },
      ),
    )
  })
  it('finds whole graphemes, and nothing that is empty', () => {
    expect(indexOf('e')(plain('e\u0301e'))).toBe(2)
    expect(indexOf('👨')(plain('👨\u200d👩 👨'))).toBe(6)
    expect(indexOf(/\ud83d/)(plain('😀'))).toBe(-1)
    expect([indexOf('')(plain('a')), indexOf(/b*/)(plain('a'))]).toEqual([-1, -1])
    expect(splitBy('')(plain('ab'))).toEqual([plain('ab')])
    expect(indexOf('aba', 1)(plain('ababa'))).toBe(2)
    expect(indexOf('a', 9)(plain('a'))).toBe(-1)
  })
  it('keeps what stands beside', () => {
    expect(replace('x', '—')(bold('axb'))).toEqual(bold('a—b'))
    expect(replace('x', italic('y'))(bold('x'))).toEqual(bold(italic('y')))
    expect(replace('x', '')(fmt`${bold('x')}y`)).toEqual(plain('y'))
    expect(replace('xy', 'z')(fmt`${bold('ax')}${code('yb')}`)).toEqual(fmt`${bold('a')}z${code('b')}`)
    expect(replace('b', 'long')(fmt`a${bold('b')}b${italic('c')}`)).toEqual(
      fmt`a${bold('long')}long${italic('c')}`,
    )
    expect(splitBy(/, ?/)(fmt`a, ${bold('b,c')}`)).toEqual([plain('a'), bold('b'), bold('c')])
  })
  it('joins again what it parted', () => {
    fc.assert(
      fc.property(part, fc.constantFrom(' ', '\n', 'a', '👍🏽'), (given, separator) => {
        const whole = concat(given)
        const parts = splitBy(separator)(whole)
        expect(join(parts, separator).text).toBe(whole.text)
        for (const { text } of parts) expect(indexOf(separator)(plain(text))).toBe(-1)
        expect(replace(/./u, (found) => found)(whole).text).toBe(whole.text)
      }),
    )
    fc.assert(
      fc.property(pieced, (text) => {
        expect(eq.equals(replace('a', 'a')(bold(text)), bold(text))).toBe(true)
      }),
    )
  })
})

describe('what a message says', () => {
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
  it('is in any field that has entities beside it', () => {
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
  it('is covered by entities, of all kinds or of some', () => {
    const said = message({ text: 'ab #c', entities })
    expect(entityTexts(said).map(({ text }) => text)).toEqual(['ab', '#c'])
    expect(entityTexts(said, 'hashtag', 'bold')).toEqual([{ entity: entities[1], text: '#c' }])
    expect(entityTexts(message({}), 'url')).toEqual([])
  })
})
