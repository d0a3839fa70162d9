import * as Entities from '@pipegram/core/Entities'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity, MessageEntityType } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, test } from 'vitest'

const needs: Partial<Record<MessageEntityType, Partial<MessageEntity>>> = {
  text_link: { url: 'https://example.org/' },
  text_mention: { user: { id: 1, is_bot: false, first_name: 'A' } },
  custom_emoji: { custom_emoji_id: '5' },
  date_time: { unix_time: 1 },
}

const one = (type: MessageEntityType, offset: number, length: number): MessageEntity => ({
  type,
  offset,
  length,
  ...needs[type],
})

/** Entities in short: `bold 0+3`. */
const read = (...short: ReadonlyArray<string>): ReadonlyArray<MessageEntity> =>
  short.map((each) => {
    const [, type = '', offset, length] = /^(\w+) (-?\d+)\+(-?\d+)$/.exec(each) ?? []
    return one(types.find((known) => known === type) ?? 'bold', Number(offset), Number(length))
  })

const short = (entities: ReadonlyArray<MessageEntity>): ReadonlyArray<string> =>
  entities.map(({ type, offset, length }) => `${type} ${offset}+${length}`)

const styles = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'] as const
const quotes = ['blockquote', 'expandable_blockquote'] as const
const closed = ['pre', 'code', 'date_time'] as const
const types: ReadonlyArray<MessageEntityType> = [
  ...styles,
  ...quotes,
  ...closed,
  'text_link',
  'text_mention',
  'custom_emoji',
  'url',
  'mention',
]

type Row = readonly [
  name: string,
  text: string,
  given: ReadonlyArray<string>,
  kept: string,
  expected: ReadonlyArray<string>,
]

const fixed = (
  text: string,
  entities: ReadonlyArray<MessageEntity>,
  options?: Entities.EntityFixes,
): Text => {
  const result = Entities.fixUp({ text, entities }, options)
  if (E.isLeft(result)) throw new Error(Entities.showError(result.left))
  return result.right
}

describe('a text as Telegram keeps it', () => {
  test.each<Row>([
    ['control characters', 'a\tb\0c\x1fd\x7f', [], 'a b c d\x7f', []],
    ['carriage returns', '\ra\r\n\rb', ['bold 2+4'], 'a\nb', ['bold 1+2']],
    ['separators and directions', 'a\u2028b\u202ec\u202fd', ['bold 1+3'], 'abc\u202fd', ['bold 1+1']],
    ['lines over letters', 'a\u0333b\u033fc\u030ad', ['bold 2+1'], 'abcd', ['bold 1+1']],
    ['marks of direction in a row', '\u200e\u200f\u200e a\u200fb', [], '\u200c\u200c\u200e a\u200fb', []],
    ['white space', ' \n a b \n ', [], 'a b', []],
    ['white space within an entity at the start', '  a  ', ['bold 1+4'], ' a', ['bold 0+2']],
    ['entities in white space at the end', 'a   ', ['bold 0+1', 'italic 2+1'], 'a', ['bold 0+1']],
    ['no-break space, which is no white space', '\u00a0a\u00a0', [], '\u00a0a\u00a0', []],
    ['nothing to see', ' \n\u3000\u200b\ufeff\u2800 ', ['bold 0+3'], '', []],
    ['nothing to see beyond the basic plane', '\u{e0020}\u{e007f} ', [], '', []],
    ['empty entities', 'abc', ['bold 1+0', 'text_link 3+0', 'italic 0+1'], 'abc', ['italic 0+1']],
    ['entities of what is removed', 'a\rb', ['bold 1+1'], 'ab', []],
    [
      'the order',
      'abc',
      ['spoiler 0+3', 'bold 0+3', 'text_link 0+3', 'blockquote 0+3', 'italic 0+1'],
      'abc',
      ['blockquote 0+3', 'text_link 0+3', 'bold 0+3', 'spoiler 0+3', 'italic 0+1'],
    ],
    ['styles that touch', 'abcd', ['bold 2+2', 'bold 0+2'], 'abcd', ['bold 0+4']],
    ['styles that touch once a character is gone', 'a\rb', ['bold 0+1', 'bold 2+1'], 'ab', ['bold 0+2']],
    ['styles across', 'abcd', ['bold 0+3', 'italic 2+2'], 'abcd', ['bold 0+2', 'italic 2+2', 'bold 2+1']],
    [
      'a style in a style',
      'abcd',
      ['bold 0+4', 'italic 1+2'],
      'abcd',
      ['bold 0+1', 'bold 1+3', 'italic 1+2'],
    ],
    [
      'a style across a link',
      'abcd',
      ['text_link 1+2', 'bold 0+2'],
      'abcd',
      ['bold 0+1', 'text_link 1+2', 'bold 1+1'],
    ],
    [
      'links across',
      'abcd',
      ['text_link 0+3', 'text_mention 2+2', 'custom_emoji 3+1'],
      'abcd',
      ['text_link 0+3', 'custom_emoji 3+1'],
    ],
    [
      'quotes in quotes',
      'abcd',
      ['blockquote 0+3', 'expandable_blockquote 1+1', 'blockquote 2+2'],
      'abcd',
      ['blockquote 0+3'],
    ],
    [
      'links across quotes',
      'abcde',
      ['blockquote 1+2', 'text_link 0+2', 'code 2+2', 'text_mention 4+1'],
      'abcde',
      ['blockquote 1+2', 'text_mention 4+1'],
    ],
    [
      'a link in a quote',
      'abc',
      ['blockquote 0+3', 'text_link 1+1'],
      'abc',
      ['blockquote 0+3', 'text_link 1+1'],
    ],
    ['a quote in a link', 'abc', ['text_link 0+3', 'blockquote 1+1'], 'abc', ['blockquote 1+1']],
    ['code', 'abcd', ['code 1+2', 'bold 0+4', 'text_link 2+1'], 'abcd', ['bold 0+1', 'code 1+2', 'bold 3+1']],
    ['a date', 'abc', ['date_time 0+3', 'bold 1+1'], 'abc', ['date_time 0+3']],
    ['what is found', 'a t.me @anna', [], 'a t.me @anna', ['url 2+4', 'mention 7+5']],
    ['what is found and a style', 'a t.me', ['bold 0+4'], 'a t.me', ['bold 0+2', 'url 2+4', 'bold 2+2']],
    [
      'what is found behind a link and in code',
      't.me t.me @anna',
      ['text_link 0+2', 'pre 5+1'],
      't.me t.me @anna',
      ['text_link 0+2', 'pre 5+1', 'mention 10+5'],
    ],
    [
      'what is found in a quote and across it',
      't.me @anna',
      ['blockquote 0+6'],
      't.me @anna',
      ['blockquote 0+6', 'url 0+4'],
    ],
    ['what is found once characters are gone', '/go\r on', [], '/go on', ['bot_command 0+3']],
    [
      'bank cards, which bots are not told of, but which cut',
      '4242424242424242 x',
      ['bold 0+18'],
      '4242424242424242 x',
      ['bold 0+16', 'bold 16+2'],
    ],
    ['a mention that is there already', 'hi anna', ['mention 3+4'], 'hi anna', ['mention 3+4']],
    ['surrogates', '😀😀', ['bold 2+2'], '😀😀', ['bold 2+2']],
    ['a lone surrogate', '\ude00a\ud83d', ['bold 1+1'], '\ude00a\ud83d', ['bold 1+1']],
  ])('%s', (_, text, given, kept, expected) => {
    const result = fixed(text, read(...given))
    expect([result.text, short(result.entities)]).toEqual([kept, expected])
  })

  it('keeps what an entity needs, and drops one that has it not', () => {
    const link = { type: 'text_link' as const, offset: 0, length: 1, url: 'https://a.org/' }
    expect(
      fixed('ab', [
        link,
        { type: 'text_link', offset: 1, length: 1 },
        { type: 'custom_emoji', offset: 1, length: 1, custom_emoji_id: '0' },
      ]).entities,
    ).toEqual([link])
  })

  it('is neither searched nor trimmed where that is turned off', () => {
    expect(fixed(' t.me ', [], { detect: false }).entities).toEqual([])
    expect(fixed(' t.me ', [], { trim: false })).toEqual({ text: ' t.me ', entities: [one('url', 1, 4)] })
    expect(fixed(' \n ', [], { trim: false })).toEqual({ text: '', entities: [] })
  })

  it('has 100 entities at most, links and the like before styles, emoji and what is found beside them', () => {
    const each = (type: MessageEntityType, count: number, from = 0): ReadonlyArray<MessageEntity> =>
      Array.from({ length: count }, (_, i) => one(type, from + 2 * i, 1))
    const text = `${'a '.repeat(400)} t.me`
    const count = (entities: ReadonlyArray<MessageEntity>): object => {
      const counts: Record<string, number> = {}
      for (const { type } of fixed(text, entities).entities)
        counts[type.toString()] = (counts[type.toString()] ?? 0) + 1
      return counts
    }
    expect(count(each('bold', 300))).toEqual({ bold: 100, url: 1 })
    expect(count([...each('bold', 60), ...each('code', 60, 120)])).toEqual({ bold: 40, code: 60, url: 1 })
    expect(count([...each('bold', 60), ...each('text_link', 110, 120)])).toEqual({ text_link: 100, url: 1 })
    expect(
      count([...each('bold', 60), ...each('custom_emoji', 110, 120), ...each('blockquote', 41, 340)]),
    ).toEqual({ bold: 59, custom_emoji: 110, blockquote: 41, url: 1 })
  })

  test.each<readonly [text: string, given: ReadonlyArray<string>, error: string]>([
    ['abc', ['bold -1+2'], 'Receive an entity with incorrect offset -1'],
    ['abc', ['bold 1000001+2'], 'Receive an entity with incorrect offset 1000001'],
    ['abc', ['bold 1+-2'], 'Receive an entity with incorrect length -2'],
    ['abc', ['bold 4+2'], 'Entity begins after the end of the text at UTF-16 offset 4'],
    [
      'abc',
      ['bold 3+2'],
      'Entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 5',
    ],
    ['abc', ['bold 1+9', 'code 7+1'], 'Entity begins after the end of the text at UTF-16 offset 7'],
    ['я😀b', ['bold 2+2'], 'Entity begins in a middle of a UTF-16 symbol at byte offset 6'],
    [
      'я😀b',
      ['bold 0+2'],
      'Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6',
    ],
    [
      '😀😀',
      ['bold 3+1', 'italic 0+1'],
      'Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4',
    ],
    [
      '😀',
      ['bold 0+1', 'italic 1+1'],
      'Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4',
    ],
    ['😀', ['bold 1+9'], 'Entity begins in a middle of a UTF-16 symbol at byte offset 4'],
  ])('%j with %j is refused: %s', (text, given, error) => {
    expect(E.mapLeft(Entities.showError)(Entities.fixUp({ text, entities: read(...given) }))).toEqual(
      E.left(error),
    )
  })
})

const textWith = (type: fc.Arbitrary<MessageEntityType>): fc.Arbitrary<Text> =>
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '\r', '😀', '.com ', '@anna', '\u200e', 'я'), {
      minLength: 1,
      maxLength: 20,
    })
    .map((pieces) => pieces.join(''))
    .chain((text) =>
      fc
        .array(
          fc
            .tuple(type, fc.nat(text.length), fc.nat(text.length))
            .map(([kind, a, b]) => one(kind, Math.min(a, b), Math.abs(a - b)))
            .filter(
              ({ offset, length }) =>
                ![offset, offset + length].some((at) => /^[\ud800-\udbff]$/.test(text[at - 1] ?? '')),
            ),
          { maxLength: 12 },
        )
        .map((entities) => ({ text, entities })),
    )

const anyText = textWith(fc.constantFrom(...types))

const cover = (entities: ReadonlyArray<MessageEntity>, size: number): ReadonlyArray<ReadonlySet<string>> => {
  const marks = Array.from({ length: size }, () => new Set<string>())
  for (const { type, offset, length } of entities)
    for (let i = offset; i < offset + length; i++) marks[i]?.add(type.toString())
  return marks
}

describe('what is kept', () => {
  it('stays as it is', () => {
    fc.assert(
      fc.property(anyText, ({ text, entities }) => {
        const kept = fixed(text, entities)
        expect(fixed(kept.text, kept.entities)).toEqual(kept)
        expect(Entities.isValid(kept)).toBe(true)
        expect(Entities.normalise(kept.entities)).toEqual(kept.entities)
      }),
      { numRuns: 1000 },
    )
  })

  it('is in order, nested, and nests what may be', () => {
    let nested = 0
    fc.assert(
      fc.property(anyText, ({ text, entities }) => {
        const kept = fixed(text, entities).entities
        const is = (list: ReadonlyArray<string>, { type }: MessageEntity): boolean =>
          list.includes(type.toString())
        kept.forEach((outer, i) => {
          for (const inner of kept.slice(i + 1)) {
            expect(
              inner.offset > outer.offset || (inner.offset === outer.offset && inner.length <= outer.length),
            ).toBe(true)
            if (inner.offset >= outer.offset + outer.length) continue
            nested += 1
            expect(inner.offset + inner.length).toBeLessThanOrEqual(outer.offset + outer.length)
            expect(inner.type).not.toBe(outer.type)
            expect(is(closed, outer)).toBe(false)
            expect(is(quotes, inner)).toBe(false)
            if (!is(quotes, outer))
              expect(
                is(styles, inner) ||
                  (is(styles, outer) && inner.type === 'custom_emoji' && inner.length === outer.length),
              ).toBe(true)
          }
        })
      }),
      { numRuns: 1000 },
    )
    expect(nested).toBeGreaterThan(0)
  })

  it('has the styles that were given, but in code', () => {
    fc.assert(
      fc.property(
        textWith(fc.constantFrom(...styles, 'code', 'text_link', 'blockquote')),
        ({ text, entities }) => {
          const plain = text.replaceAll(/[\r\n ]/g, '_').replaceAll('\u200e', '_')
          const before = cover(entities, plain.length)
          cover(fixed(plain, entities).entities, plain.length).forEach((now, i) => {
            for (const style of styles)
              expect(now.has(style)).toBe(!now.has('code') && before[i]?.has(style) === true)
          })
        },
      ),
    )
  })

  it('of styles alone has one form, whatever the pieces', () => {
    fc.assert(
      fc.property(textWith(fc.constantFrom(...styles)), ({ entities }) => {
        const halves = entities.flatMap((entity) =>
          entity.length < 2
            ? [entity]
            : [
                { ...entity, length: 1 },
                { ...entity, offset: entity.offset + 1, length: entity.length - 1 },
              ],
        )
        expect(Entities.normalise(halves.toReversed())).toEqual(Entities.normalise(entities))
      }),
    )
  })
})

describe('entities', () => {
  it('are sorted', () => {
    expect(short(Entities.sort(read('italic 1+1', 'bold 1+1', 'bold 0+1', 'bold 0+2', 'code 1+1')))).toEqual([
      'bold 0+2',
      'bold 0+1',
      'code 1+1',
      'bold 1+1',
      'italic 1+1',
    ])
  })
  it('are valid as Telegram keeps them, and in no other form', () => {
    const valid = (text: string, ...given: ReadonlyArray<string>): boolean =>
      Entities.isValid({ text, entities: read(...given) })
    expect(valid('abc')).toBe(true)
    expect(valid('abc', 'text_link 0+3', 'bold 0+3', 'italic 1+1')).toBe(false)
    expect(valid('abc', 'text_link 0+3', 'bold 0+1', 'bold 1+2', 'italic 1+1')).toBe(true)
    for (const wrong of [
      ['bold 0+4'],
      ['bold 4+1'],
      ['bold 0+0'],
      ['bold -1+1'],
      ['bold 1+1', 'code 0+1'],
      ['bold 0+1', 'bold 1+1'],
      ['text_link 0+2', 'text_link 1+2'],
      ['code 0+2', 'bold 0+1'],
    ])
      expect(valid('abc', ...wrong)).toBe(false)
    expect(valid('😀', 'bold 0+1')).toBe(false)
  })
  it('of any kind that is not known yet are kept', () => {
    const entity: unknown = JSON.parse('{ "type": "constructor", "offset": 0, "length": 1 }')
    expect(fixed('a', [Object.assign(one('url', 0, 1), entity)]).entities).toEqual([entity])
  })
})

// A megabyte, and ten thousand entities over it: what is not linear does not end.
test.each(['bold', 'blockquote', 'pre', 'text_link', 'mention'] as const)(
  'ten thousand of %s over a hostile text end',
  (type) => {
    for (const piece of ['\r', ' ', 'a.com ', '\u200e', '😀']) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
      const entities = Array.from({ length: 10_000 }, (_, i) => [
        one(type, 20 * i, 400_000 - 40 * i),
        one(i % 2 ? 'code' : 'italic', 100 * i, 50),
      ]).flat()
      expect(E.isRight(Entities.fixUp({ text, entities }))).toBe(true)
    }
  },
)
