// Commands and their arguments as users type them.

import * as assert from 'node:assert'
import { message } from '@pipegram/testing/Build'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import * as Argument from '../../../src/commands/Argument.ts'
import * as Arguments from '../../../src/commands/ArgumentList.ts'
import { DateBetween, NumberBetween } from '../../../src/commands/ArgumentRange.ts'
import * as Command from '../../../src/commands/Command.ts'
import { target } from '../Target.ts'

const codecs = [
  t.tuple([Argument.NonEmptyString, Argument.IntFromString]),
  t.type({
    who: Argument.NonEmptyString,
    times: Argument.Optional(Argument.IntBetween(1, 6)),
    rest: Argument.Default(Argument.RestOfText, 'x'),
  }),
  t.tuple([Argument.Choice('north', 'south'), t.array(Argument.NumberFromString)]),
]

export const command = target({
  name: 'command',
  seeds: () => [
    '/start',
    '/add@Test_Bot 1 2',
    "/tag “two words” it's",
    "/say 'it\\'s' «a b» \"c\\\\\" d",
    '/repeat Ann 3 and the rest',
    '/go North 1.5 -2 3',
    '/a \\"b „x“',
  ],
  words: ['"', "'", '“', '”', '„', '«', '»', '\\', '\\"', ' ', '\u00a0', '/x ', '@bot', '-1', 'North '],
  subject: {
    words: Command.words,
    fromWords: Command.fromWords,
    decode: <A>(codec: t.Decoder<unknown, A>) => Arguments.decode(codec),
  },
  law:
    ({ words, fromWords, decode }) =>
    (input) => {
      const end = /^\/\S*/.exec(input)?.[0].length ?? 0
      const found = Command.fromMessage({
        ...message(''),
        text: input,
        entities: end === 0 ? [] : [{ type: 'bot_command', offset: 0, length: end }],
      })
      if (O.isNone(found)) return
      const self = found.value
      assert.strictEqual(
        input.slice(self.offset, self.offset + self.rest.length),
        self.rest,
        'the offset of the rest is wrong',
      )
      const split = words(self)
      if (E.isRight(split)) {
        let at = self.offset
        for (const { text, offset, length } of split.right) {
          assert.ok(
            offset >= at && length > 0 && offset + length <= self.offset + self.rest.length,
            'the offset of a word is wrong',
          )
          assert.ok(text.length <= length, 'a word is longer than the text')
          at = offset + length
        }
        const texts = split.right.map(({ text }) => text)
        const rest = fromWords(texts)
        const again = words({ ...self, rest, offset: 0 })
        assert.deepStrictEqual(
          E.isRight(again) && again.right.map(({ text }) => text),
          texts,
          'words are not read back as they were written',
        )
      } else
        assert.strictEqual(
          input.startsWith(split.left.quote, split.left.offset),
          true,
          'the offset of the quotation mark is wrong',
        )
      for (const codec of codecs) {
        const decoded = decode<unknown>(codec)(self)
        if (E.isRight(decoded)) continue
        const { errors, places } = decoded.left
        assert.ok(errors.length > 0 && errors.length === places.length, 'an error has no offset')
        assert.ok(
          places.every(({ offset, length }) => offset >= 0 && length >= 0 && offset + length <= input.length),
          'an offset is outside the text',
        )
      }
    },
  plant: ({ fromWords }) => ({ fromWords: (texts) => fromWords(texts).replaceAll('\\"', '"') }),
})

const arguments_: ReadonlyArray<t.Type<unknown, string, unknown>> = [
  Argument.IntFromString,
  Argument.IntBetween(-5, 5),
  Argument.NumberFromString,
  NumberBetween(-2.5, 2.5),
  Argument.BooleanFromString,
  Argument.Choice('a', 'B'),
  Argument.DurationFromString,
  Argument.DateFromString,
  DateBetween('2026-01-01', '2026-12-31'),
  Argument.UsernameFromString,
  Argument.UserIdFromString,
  Argument.ChatFromString,
  Argument.UrlFromString,
  Argument.NonEmptyString,
].map(
  (codec: t.Mixed) =>
    new t.Type<unknown, string, unknown>(codec.name, codec.is, codec.validate, (value) =>
      String(codec.encode(value)),
    ),
)

export const argument = target({
  name: 'argument',
  seeds: () => [
    '5',
    '-0',
    '+3.50',
    'Yes',
    'b',
    '1h30m',
    '2 days',
    '21.11.2026',
    '2026-11-21T15:30:00+01:00',
    '@durov',
    'https://t.me/durov',
    'tg://user?id=5',
    '-1001234567890',
    'https://example.com/x',
  ],
  words: ['.', '-', '+', 'e5', 'm', 'weeks', ':', 'T', 'Z', '@', '//', '00', '9999999999999999'],
  subject: { codecs: arguments_ },
  law:
    ({ codecs: each }) =>
    (input) => {
      for (const codec of each) {
        const decoded = codec.decode(input)
        if (E.isLeft(decoded)) continue
        assert.ok(codec.is(decoded.right), `${codec.name}: the value that was read is invalid`)
        assert.deepStrictEqual(
          codec.decode(codec.encode(decoded.right)),
          decoded,
          `${codec.name}: what was written does not read the same`,
        )
      }
    },
  plant: ({ codecs: [first, ...rest] }) => ({
    codecs: [
      ...(first === undefined
        ? []
        : [
            new t.Type<unknown, string, unknown>(first.name, first.is, first.validate, (value) =>
              Number(value).toExponential(10),
            ),
          ]),
      ...rest,
    ],
  }),
})
