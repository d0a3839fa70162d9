import * as Entities from '@pipegram/core/Entities'
import type { MessageEntity, MessageEntityType } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, test } from 'vitest'
import { fixed, one, read, short } from '../EntityNotation.ts'

type Row = readonly [
  name: string,
  text: string,
  given: ReadonlyArray<string>,
  kept: string,
  expected: ReadonlyArray<string>,
]

describe('fixUp', () => {
  test.each<Row>([
    ['control characters', 'a\tb\0c\x1fd\x7f', [], 'a b c d\x7f', []],
    ['carriage returns', '\ra\r\n\rb', ['bold 2+4'], 'a\nb', ['bold 1+2']],
    [
      'line separators and directional controls',
      'a\u2028b\u202ec\u202fd',
      ['bold 1+3'],
      'abc\u202fd',
      ['bold 1+1'],
    ],
    ['combining lines', 'a\u0333b\u033fc\u030ad', ['bold 2+1'], 'abcd', ['bold 1+1']],
    ['consecutive directional marks', '\u200e\u200f\u200e a\u200fb', [], '\u200c\u200c\u200e a\u200fb', []],
    ['white space', ' \n a b \n ', [], 'a b', []],
    ['white space inside an entity at the start', '  a  ', ['bold 1+4'], ' a', ['bold 0+2']],
    ['entities in white space at the end', 'a   ', ['bold 0+1', 'italic 2+1'], 'a', ['bold 0+1']],
    ['a no-break space, which is not white space', '\u00a0a\u00a0', [], '\u00a0a\u00a0', []],
    ['only invisible characters', ' \n\u3000\u200b\ufeff\u2800 ', ['bold 0+3'], '', []],
    ['only invisible characters outside the basic plane', '\u{e0020}\u{e007f} ', [], '', []],
    ['empty entities', 'abc', ['bold 1+0', 'text_link 3+0', 'italic 0+1'], 'abc', ['italic 0+1']],
    ['entities of removed characters', 'a\rb', ['bold 1+1'], 'ab', []],
    [
      'the order of entities',
      'abc',
      ['spoiler 0+3', 'bold 0+3', 'text_link 0+3', 'blockquote 0+3', 'italic 0+1'],
      'abc',
      ['blockquote 0+3', 'text_link 0+3', 'bold 0+3', 'spoiler 0+3', 'italic 0+1'],
    ],
    ['adjacent styles', 'abcd', ['bold 2+2', 'bold 0+2'], 'abcd', ['bold 0+4']],
    [
      'styles that are adjacent after a character is removed',
      'a\rb',
      ['bold 0+1', 'bold 2+1'],
      'ab',
      ['bold 0+2'],
    ],
    ['crossing styles', 'abcd', ['bold 0+3', 'italic 2+2'], 'abcd', ['bold 0+2', 'italic 2+2', 'bold 2+1']],
    ['a nested style', 'abcd', ['bold 0+4', 'italic 1+2'], 'abcd', ['bold 0+1', 'bold 1+3', 'italic 1+2']],
    [
      'a style that crosses a link',
      'abcd',
      ['text_link 1+2', 'bold 0+2'],
      'abcd',
      ['bold 0+1', 'text_link 1+2', 'bold 1+1'],
    ],
    [
      'overlapping links',
      'abcd',
      ['text_link 0+3', 'text_mention 2+2', 'custom_emoji 3+1'],
      'abcd',
      ['text_link 0+3', 'custom_emoji 3+1'],
    ],
    [
      'nested quotes',
      'abcd',
      ['blockquote 0+3', 'expandable_blockquote 1+1', 'blockquote 2+2'],
      'abcd',
      ['blockquote 0+3'],
    ],
    [
      'links that cross quotes',
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
    ['detected entities', 'a t.me @anna', [], 'a t.me @anna', ['url 2+4', 'mention 7+5']],
    [
      'a detected entity that a style crosses',
      'a t.me',
      ['bold 0+4'],
      'a t.me',
      ['bold 0+2', 'url 2+4', 'bold 2+2'],
    ],
    [
      'links and code, in which nothing is detected',
      't.me t.me @anna',
      ['text_link 0+2', 'pre 5+1'],
      't.me t.me @anna',
      ['text_link 0+2', 'pre 5+1', 'mention 10+5'],
    ],
    [
      'detected entities inside a quote and crossing it',
      't.me @anna',
      ['blockquote 0+6'],
      't.me @anna',
      ['blockquote 0+6', 'url 0+4'],
    ],
    [
      'an entity that is detected after characters are removed',
      '/go\r on',
      [],
      '/go on',
      ['bot_command 0+3'],
    ],
    [
      'bank cards, which split styles but are not sent to bots',
      '4242424242424242 x',
      ['bold 0+18'],
      '4242424242424242 x',
      ['bold 0+16', 'bold 16+2'],
    ],
    ['a mention that the text has already', 'hi anna', ['mention 3+4'], 'hi anna', ['mention 3+4']],
    ['surrogates', '😀😀', ['bold 2+2'], '😀😀', ['bold 2+2']],
    ['an unpaired surrogate', '\ude00a\ud83d', ['bold 1+1'], '\ude00a\ud83d', ['bold 1+1']],
  ])('handles %s', (_, text, given, kept, expected) => {
    const result = fixed(text, read(...given))
    expect([result.text, short(result.entities)]).toEqual([kept, expected])
  })

  it('keeps the fields that an entity needs, and drops an entity without them', () => {
    const link = { type: 'text_link' as const, offset: 0, length: 1, url: 'https://a.org/' }
    expect(
      fixed('ab', [
        link,
        { type: 'text_link', offset: 1, length: 1 },
        { type: 'custom_emoji', offset: 1, length: 1, custom_emoji_id: '0' },
      ]).entities,
    ).toEqual([link])
  })

  it('neither detects nor trims if that is turned off', () => {
    expect(fixed(' t.me ', [], { detect: false }).entities).toEqual([])
    expect(fixed(' t.me ', [], { trim: false })).toEqual({ text: ' t.me ', entities: [one('url', 1, 4)] })
    expect(fixed(' \n ', [], { trim: false })).toEqual({ text: '', entities: [] })
  })

  it('keeps 100 entities, links before styles, not counting emoji and detected ones', () => {
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

// A megabyte with ten thousand entities: the test times out if fixUp is too slow.
test.each(['bold', 'blockquote', 'pre', 'text_link', 'mention'] as const)(
  'fixUp ends on ten thousand entities of %s over a hostile text',
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
