// Texts with entities as bots send them.

import * as assert from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import * as Detect from '../../../src/text/Detect.ts'
import * as Entities from '../../../src/text/Entities.ts'
import { split as splitText } from '../../../src/text/Split.ts'
import { fmt, bold, italic, pre, textLink, type Text } from '../../../src/text/Text.ts'
import { MessageEntity, type MessageEntityType } from '../../../src/types/Types.ts'
import { target } from '../Target.ts'
import { parse } from '../Tree.ts'

const isText = (u: unknown): u is Text =>
  typeof u === 'object' &&
  u !== null &&
  'text' in u &&
  typeof u.text === 'string' &&
  'entities' in u &&
  Array.isArray(u.entities) &&
  u.entities.every(MessageEntity.is)

const kinds: ReadonlyArray<MessageEntityType> = [
  'blockquote',
  'expandable_blockquote',
  'code',
  'spoiler',
  'custom_emoji',
  'text_link',
  'underline',
  'strikethrough',
]

const texts: ReadonlyArray<Text> = [
  fmt`a ${bold(fmt`b ${italic('c')}`)} d`,
  fmt`${bold(' x ')}${bold('y')}\r\n${pre('z', 'ts')}`,
  fmt`/start @durov #tag $USD https://example.com a@example.com ${textLink('x', 'http://a.b')}`,
  bold('4111111111111111 x'),
  {
    text: 'overlap over 👨‍👩‍👧 it  ',
    entities: [
      { type: 'bold', offset: 0, length: 9 },
      { type: 'italic', offset: 4, length: 9 },
      { type: 'blockquote', offset: 2, length: 14 },
    ],
  },
]

export const fixUp = target({
  name: 'fixUp',
  form: 'json',
  seeds: () =>
    [
      ...texts,
      ...kinds.map((type) => ({
        ...texts[3],
        entities: [
          ...(texts[3]?.entities ?? []),
          { type, offset: 1, length: 7, url: 'http://a.b', custom_emoji_id: '5' },
        ],
      })),
    ].map((text) => JSON.stringify(text)),
  words: [...kinds, 'bold', 'mention', 'pre', '\n', '  ', '\u200b', '@durov ', 'https://t.me/x '],
  subject: { fixUp: Entities.fixUp },
  law:
    ({ fixUp: fix }) =>
    (input) => {
      const given = parse(input)?.value
      if (!isText(given)) return
      const before = JSON.stringify(given)
      const fixed = fix(given)
      assert.strictEqual(JSON.stringify(given), before, 'the text was changed in place')
      if (E.isLeft(fixed)) {
        assert.ok(Entities.showError(fixed.left) !== '', 'an error has no message')
        return
      }
      const { text, entities } = fixed.right
      // The number of a bank card splits the entities around it, and is not sent.
      assert.ok(
        Entities.isValid(fixed.right) || Detect.bankCards(text).length > 0,
        'the fixed text is not valid',
      )
      assert.ok(entities.length <= Entities.maxEntities + text.length, 'there are too many entities')
      assert.deepStrictEqual(entities, Entities.sort(entities), 'the entities are not sorted')
      assert.deepStrictEqual(fix(fixed.right), fixed, 'a second fix changes the text again')
    },
  plant: ({ fixUp: fix }) => ({
    fixUp: (text, options) =>
      E.map((fixed: Text) => ({ ...fixed, entities: fixed.entities.toReversed() }))(fix(text, options)),
  }),
})

export const detect = target({
  name: 'detect',
  seeds: () => [
    '/start@bot @durov #tag $USD https://example.com/a(b)?c#d a@example.com tg://user?id=5',
    '4111 1111 1111 1111',
    'http://[::1]/ example.co.uk, пример.рф. #тег @a_b. +1 234 567 89 01',
    'ton://transfer/x a.b-c.de/ü (http://x.y) «z.com»',
  ],
  words: [
    '@',
    '#',
    '$',
    '/',
    '.',
    '://',
    'http://',
    'tg://',
    'www.',
    '.com',
    '.рф',
    ':80',
    '?',
    '(',
    ')',
    '-',
    '_',
    '4111111111111111',
    '@example.com',
    '\u200c',
  ],
  subject: { fromText: Detect.fromText },
  law:
    ({ fromText }) =>
    (input) => {
      let end = 0
      for (const entity of fromText(input)) {
        assert.ok(
          entity.offset >= end && entity.length > 0 && entity.offset + entity.length <= input.length,
          'an entity is at the wrong offset',
        )
        end = entity.offset + entity.length
        const part = input.slice(entity.offset, end)
        assert.ok(
          !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part) || !part.isWellFormed(),
          'an entity splits a surrogate pair',
        )
        assert.ok(MessageEntity.is(entity), 'an entity does not decode')
      }
    },
  plant: ({ fromText }) => ({
    fromText: (text) =>
      fromText(text).map((entity) =>
        entity.type === 'cashtag' ? { ...entity, length: entity.length + 1 } : entity,
      ),
  }),
})

export const split = target({
  name: 'split',
  seeds: () => [
    'One. Two! Three? four five\n\nsix\nseven',
    'a👨‍👩‍👧b🇩🇪🇩🇪e\u0301 ',
    'x'.repeat(50),
    '  \n\n  a  ',
  ],
  words: ['\n\n', '\n', '. ', ' ', '   ', '\u00a0', '👩‍👧', '🇩🇪', 'e\u0301'],
  subject: { split: splitText },
  law:
    ({ split: cut }) =>
    (input) => {
      const pieces = cut(
        { text: input, entities: input === '' ? [] : [{ type: 'bold', offset: 0, length: input.length }] },
        20,
      ).map(({ text }) => text)
      assert.ok(
        pieces.every((piece) => Array.from(piece).length <= 20),
        'a piece is too long',
      )
      assert.strictEqual(
        pieces.join('').replaceAll(/\s/g, ''),
        input.replaceAll(/\s/g, ''),
        'more than white space was lost',
      )
    },
  plant: ({ split: cut }) => ({
    split: (text, limit) =>
      cut(text, limit).map((piece) => ({ ...piece, text: piece.text.replace(/(?<=^.{18})\. /s, '') })),
  }),
})
