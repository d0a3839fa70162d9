import {
  BooleanFromString,
  ChatFromString,
  DateFromString,
  Default,
  DurationBetween,
  DurationFromString,
  IntBetween,
  IntFromString,
  NonEmptyString,
  NumberFromString,
  Choice,
  Optional,
  RestOfText,
  UrlFromString,
  UserIdFromString,
  UsernameFromString,
} from '@pipegram/core/Argument'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const good: ReadonlyArray<readonly [codec: t.Decoder<unknown, unknown>, word: unknown, value: unknown]> = [
  [NonEmptyString, 'x y', 'x y'],
  [RestOfText, '"x', '"x'],
  [IntFromString, '+5', 5],
  [IntFromString, '-0', 0],
  [IntBetween(-3, 3), '-3', -3],
  [NumberFromString, '-3.25', -3.25],
  [NumberFromString, '007', 7],
  [BooleanFromString, 'YES', true],
  [BooleanFromString, 'off', false],
  [Choice('S', 'm', 'M'), 'M', 'M'],
  [Choice('S', 'm', 'M'), 's', 'S'],
  [DurationFromString, '90s', 90],
  [DurationFromString, '10m', 600],
  [DurationFromString, '1h30m', 5400],
  [DurationFromString, '1.5h', 5400],
  [DurationFromString, '2 days', 172800],
  [DurationFromString, '1 week 1 day', 691200],
  [DurationBetween('30s', '1h'), '30s', 30],
  [DurationBetween('30s', '1h'), '60m', 3600],
  [DateFromString, '2024-02-29', new Date('2024-02-29T00:00Z')],
  [DateFromString, '29.02.2024 15:30', new Date('2024-02-29T15:30Z')],
  [DateFromString, '2026-11-21T15:30:10+01:00', new Date('2026-11-21T14:30:10Z')],
  [UsernameFromString, '@durov', 'durov'],
  [UsernameFromString, 'https://t.me/durov', 'durov'],
  [UserIdFromString, '1099511627775', 1099511627775],
  [UserIdFromString, 'tg://user?id=5', 5],
  [ChatFromString, '@durov', '@durov'],
  [ChatFromString, '-1001234567890', -1001234567890],
  [UrlFromString, 'https://example.com/?q=ж', 'https://example.com/?q=ж'],
  [Optional(IntFromString), '5', 5],
  [Optional(IntFromString), undefined, undefined],
  [Default(IntFromString, 1), undefined, 1],
]

const bad: ReadonlyArray<readonly [t.Decoder<unknown, unknown>, ReadonlyArray<unknown>]> = [
  [NonEmptyString, ['', ' \n', 1]],
  [
    IntFromString,
    [
      '',
      ' 1',
      '1.5',
      '1e3',
      '0x10',
      'Infinity',
      '9007199254740993',
      '99999999999999999999',
      '--1',
      'x',
      '١',
      undefined,
      1,
    ],
  ],
  [IntBetween(1, 6), ['0', '7', '1.5', 'x']],
  [NumberFromString, ['', '.', '1.', '.5', '1,5', '1e5', 'NaN', '1'.repeat(16)]],
  [BooleanFromString, ['', 'maybe', 'yesyes', 'yes\n']],
  [Choice('a', 'b'), ['c', '', 'constructor']],
  [
    DurationFromString,
    ['', '5', 'm', '5x', '5m,', '5m  5', '-5m', '1'.repeat(17) + 's', '9007199254740992s', '5M5', ' 5m'],
  ],
  [DurationBetween('30s', '1h'), ['29s', '3601s', '0s', '1h1s', '10', '']],
  [
    DateFromString,
    [
      '',
      'today',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '21/11/2026',
      '2026-11-21T25:00',
      '2026-11-21T15:30+99:99',
      '2026-11-21T',
      '1.1.2026',
    ],
  ],
  [UsernameFromString, ['', '@', '@abc', '@1abcd', '@a-b-c', `@${'a'.repeat(33)}`, 'https://evil.com/durov']],
  [UserIdFromString, ['0', '-5', '@durov', 'tg://user?id=', 'tg://user?id=0']],
  [ChatFromString, ['0', '@a', 'durov', '']],
  [
    UrlFromString,
    [
      '',
      'example.com',
      'javascript:alert(1)',
      'https://',
      'http:///x',
      'https://exa mple.com',
      'ftp://example.com',
    ],
  ],
  [Optional(IntFromString), ['x', '', null]],
]

// Any UTF-16, with halves of surrogate pairs.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('arguments', () => {
  it.each(good)('%o reads %j', (codec, word, value) => {
    expect(codec.decode(word)).toEqual(E.right(value))
  })
  it.each(bad)('%o refuses what does not fit', (codec, words) => {
    for (const word of words) expect(E.isLeft(codec.decode(word)), JSON.stringify(word)).toBe(true)
  })
  it('an argument reads what it writes', () => {
    const same = <A>(codec: t.Type<A, unknown, unknown>, values: fc.Arbitrary<A>) => {
      fc.assert(
        fc.property(values, (value) => {
          expect(codec.is(value)).toBe(true)
          expect(codec.decode(codec.encode(value))).toEqual(E.right(value))
        }),
      )
    }
    same(IntFromString, fc.maxSafeInteger())
    same(IntBetween(-5, 5), fc.integer({ min: -5, max: 5 }))
    same(
      NumberFromString,
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1024),
    )
    same(
      NumberFromString,
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((n) => n + 0)
        .filter(NumberFromString.is),
    )
    expect([1e15, 1e-16, Number.NaN, Infinity].map(NumberFromString.is)).toEqual([false, false, false, false])
    same(BooleanFromString, fc.boolean())
    same(Choice('a', 'A', 'b'), fc.constantFrom<'a' | 'A' | 'b'>('a', 'A', 'b'))
    same(DurationFromString, fc.nat(Number.MAX_SAFE_INTEGER))
    same(DurationBetween('30s', '1h'), fc.integer({ min: 30, max: 3600 }))
    same(
      DateFromString,
      fc.date({ min: new Date(0), max: new Date('9999-12-31T00:00Z'), noInvalidDate: true }),
    )
    same(UserIdFromString, fc.integer({ min: 1, max: 2 ** 31 }))
    same(Default(IntFromString, 7), fc.maxSafeInteger())
  })
  it('an argument takes any text without a throw', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...good.map(([codec]) => codec)), (text, codec) => {
        const decoded = codec.decode(text)
        expect(E.isLeft(decoded) || E.isRight(decoded)).toBe(true)
      }),
    )
  })
  it('limits that allow nothing are refused where they are defined', () => {
    expect(() => IntBetween(2, 1)).toThrow('No whole number is between 2 and 1.')
    for (const [min, max] of [
      ['1h', '30s'],
      ['', '1h'],
      ['30s', 'long'],
      ['0s', '9007199254740992s'],
    ] as const)
      expect(() => DurationBetween(min, max)).toThrow(`No duration is between "${min}" and "${max}".`)
  })
})
