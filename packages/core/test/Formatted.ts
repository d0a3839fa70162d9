// Formatted texts for property tests: words and marks of all parse modes, and entities of every kind, nested
// and overlapping.

import type { Text } from '@pipegram/core/Text'
import type { MessageEntity } from '@pipegram/core/Types'
import * as fc from 'fast-check'

const symbol = fc.constantFrom(
  ...Array.from('ab _*[]()~`>#+-=|{}.!\\&<"\'/\r;'),
  'é',
  '字',
  '😀',
  '👍🏽',
  '&lt;',
  '&#60;',
  '](',
  '```',
  '<b>',
  '://',
)

const line = fc.array(symbol, { maxLength: 6 }).map((symbols) => symbols.join(''))

/** Some lines, with their line ends. */
export const lines = fc.array(line, { maxLength: 5 }).map((each) => each.join('\n'))

/** Any code units, with halves of surrogate pairs. */
export const units = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x7f }),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.integer({ min: 0, max: 0xffff }),
    ),
  )
  .map((codes) => String.fromCharCode(...codes))

type Format = Omit<MessageEntity, 'offset' | 'length'>

const style: fc.Arbitrary<Format> = fc
  .constantFrom('bold', 'italic', 'underline', 'strikethrough', 'spoiler')
  .map((type) => ({ type }))

const whole: fc.Arbitrary<Format> = fc.oneof(
  fc.constantFrom<Format>({ type: 'code' }, { type: 'pre' }, { type: 'pre', language: 'c++' }),
  fc
    .constantFrom('https://example.com/', 'http://a.b/(c)\\d?e="f"&g=<h>', 'tg://resolve?domain=durov')
    .map((url) => ({ type: 'text_link', url }) as const),
  fc
    .constantFrom(1, 2 ** 40 - 1)
    .map((id) => ({ type: 'text_mention', user: { id, is_bot: false, first_name: '' } }) as const),
  fc
    .constantFrom('1', '-9223372036854775808', '5368324170671202286')
    .map((id) => ({ type: 'custom_emoji', custom_emoji_id: id }) as const),
  fc.constantFrom<Format>(
    { type: 'date_time', unix_time: 1 },
    { type: 'date_time', unix_time: 2 ** 31 - 1, date_time_format: 'wDT' },
    { type: 'date_time', unix_time: 2, date_time_format: 'r' },
  ),
)

const quote: fc.Arbitrary<Format> = fc
  .constantFrom('blockquote', 'expandable_blockquote')
  .map((type) => ({ type }))

const found: fc.Arbitrary<Format> = fc
  .constantFrom('mention', 'hashtag', 'url', 'phone_number')
  .map((type) => ({ type }))

// Positions between symbols, in order.
const placesOf = (text: string): ReadonlyArray<number> => {
  const places = [0]
  for (const symbolOf of text) places.push((places.at(-1) ?? 0) + symbolOf.length)
  return places
}

const lineStartsOf = (text: string): ReadonlyArray<number> => [
  ...new Set([0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length]),
]

const between = (places: ReadonlyArray<number>, format: fc.Arbitrary<Format>): fc.Arbitrary<MessageEntity> =>
  fc
    .tuple(fc.nat({ max: places.length - 1 }), fc.nat({ max: places.length - 1 }), format)
    .map(([a, b, kind]) => {
      const start = places[Math.min(a, b)] ?? 0
      return { ...kind, offset: start, length: (places[Math.max(a, b)] ?? 0) - start }
    })

const withEntities = (entity: (text: string) => fc.Arbitrary<MessageEntity>): fc.Arbitrary<Text> =>
  lines.chain((text) => fc.array(entity(text), { maxLength: 6 }).map((entities) => ({ text, entities })))

/** Texts whose entities begin and end between symbols, without quotes. */
export const inlineText = withEntities((text) => between(placesOf(text), fc.oneof(style, whole, found)))

/** Texts with quotes at any position. */
export const quotedText = withEntities((text) => between(placesOf(text), fc.oneof(style, whole, quote)))

/** Texts with quotes of whole lines. */
export const linedText = withEntities((text) =>
  fc.oneof(between(placesOf(text), fc.oneof(style, whole)), between(lineStartsOf(text), quote)),
)

/** Texts with entities at any position, and with content that no markup can express. */
export const wildText: fc.Arbitrary<Text> = fc.record({
  text: fc.oneof(units, lines),
  entities: fc.array(
    fc
      .record({
        offset: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(Number.NaN, Infinity, 0.5)),
        length: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(Number.NaN, Infinity, 0.5)),
      })
      .chain((place) =>
        fc
          .oneof(
            style,
            whole,
            quote,
            found,
            fc.constantFrom<Format>(
              { type: 'text_link' },
              { type: 'text_link', url: '\0' },
              { type: 'text_link', url: ')"\n' },
              { type: 'text_mention' },
              { type: 'custom_emoji', custom_emoji_id: ')' },
              { type: 'pre', language: 'a b' },
              { type: 'pre', language: '"`\0' },
              { type: 'date_time', unix_time: -1 },
              { type: 'date_time', unix_time: 1, date_time_format: ')' },
            ),
          )
          .map((format) => ({ ...format, ...place })),
      ),
    { maxLength: 6 },
  ),
})

/** The formats of each code unit that is not a line break. Texts that look the same have the same formats. */
export const looks = ({ text, entities }: Text): ReadonlyArray<string> =>
  Array.from(text).flatMap((each, i, all) => {
    const at = all.slice(0, i).join('').length
    return each === '\n'
      ? []
      : [
          [
            each,
            ...entities
              .filter(({ offset, length }) => offset <= at && at < offset + length)
              .map(({ offset, length, ...format }) => JSON.stringify(format))
              .toSorted(),
          ].join(' '),
        ]
  })

const mark = fc.constantFrom(
  '*',
  '_',
  '__',
  '~',
  '||',
  '`',
  '```',
  '[',
  ']',
  '(',
  ')',
  '](',
  '![',
  '>',
  '\n>',
  '**>',
  '\n',
  '\r',
  '\\',
  '!',
  '|',
  '.',
  'tg://user?id=7',
  'tg://emoji?id=7',
  'tg://time?unix=7&format=r',
  'a.b',
  'a',
  '😀',
  ' ',
  '<',
  '</',
  '/>',
  '<b>',
  '</b>',
  '<i class="x">',
  '</i>',
  '<a>',
  '<a href="a.b">',
  '</a>',
  '<pre>',
  '<code class="language-x">',
  '</code>',
  '</>',
  '<blockquote expandable>',
  '<tg-emoji emoji-id="7">',
  '<tg-time unix="7" format=tD>',
  '<span class=tg-spoiler>',
  '&',
  '&lt',
  '&#55357;',
  '&#x41;',
  '"',
  "'",
  '=',
  '\0',
)

/** Markup of all parse modes, mixed and often wrong. */
export const anyMarkup = fc.array(mark, { maxLength: 24 }).map((marks) => marks.join(''))
