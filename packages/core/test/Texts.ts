// Texts for property tests that are hard to cut: characters that join, surrogate pairs, and white space.

import {
  blockquote,
  bold,
  code,
  concat,
  customEmoji,
  dateTime,
  expandableBlockquote,
  italic,
  textLink,
  mention,
  pre,
  type Part,
} from '@pipegram/core/Text'
import * as fc from 'fast-check'

const hard = [
  'a',
  'b',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '.',
  '. ',
  '。',
  '」',
  '\u00a0',
  '\u2028',
  '😀',
  '👍🏽',
  '👨\u200d👩\u200d👧',
  '🇨🇿',
  '🇨',
  '\u0301',
  '\u200d',
  '\ufe0f',
  'é',
  'क्षि',
  'क',
  '्',
  '\u1100',
  '\u1161',
  '한',
  '\u0600',
  '©',
  '字',
  'ж',
  '\ud83d',
  '\ude00',
  '\u{e0067}',
  '\u0e33',
]

/** A string of pieces that are hard to cut. */
export const pieced: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...hard) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

// Markup keeps only the id of a user.
const user = { id: 7, is_bot: false, first_name: '' }

const formats: ReadonlyArray<(part: Part) => Part> = [
  bold,
  italic,
  code,
  blockquote,
  expandableBlockquote,
  (part) => pre(part, 'ts'),
  (part) => textLink(part, 'https://example.com/'),
  (part) => mention(part, user),
  (part) => dateTime(part, 1_800_000_000, 'wDt'),
  () => customEmoji('👍', '5368324170671202286'),
]

/** Formatted text, nested, of such strings. */
export const part: fc.Arbitrary<Part> = fc.letrec<{ readonly part: Part }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    pieced,
    fc.tuple(fc.constantFrom(...formats), tie('part')).map(([format, inner]) => format(inner)),
    fc.array(tie('part'), { maxLength: 3 }).map((parts) => concat(...parts)),
  ),
})).part
