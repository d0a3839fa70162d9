// Markdown texts as models write them: every construct of CommonMark and GFM, nested and beside each other.

import fc from 'fast-check'

// constructors

/** Different Markdown texts of at most 120 units. The same seed gives the same texts. */
export const markdowns = (count: number, seed: number): ReadonlyArray<string> => {
  const texts = fc.sample(document, { numRuns: 3 * count, seed }).filter(({ length }) => length <= 120)
  return [...new Set(texts)].slice(0, count)
}

/** Texts that hurt a parser or a message: each repeats something up to a length. */
export const monsters = (length: number): ReadonlyArray<string> =>
  [
    '>',
    '[',
    '![[]()',
    '*a ',
    '**a',
    '***',
    '_a',
    '~~a ',
    '`a``',
    '- ',
    '1. ',
    '|a',
    '|a|b|\n|-|-|\n',
    'a|b\n',
    '[a](<b',
    '[^a]',
    '[a]: b\n',
    '$',
    '$$\n',
    String.raw`\(`,
    String.raw`\[`,
    '<a',
    '&amp;',
    'https://a.b ',
    '@durov ',
    '/start ',
    '\u{1F600}',
    '\uD83D',
    '\u200B',
    '\r',
    '\0',
    '#',
    '\t',
    'word ',
    'x',
    '- a\n',
    '> - ',
  ].map((part) => part.repeat(Math.ceil(length / part.length)).slice(0, length))

// private

const words = fc.constantFrom(
  'the',
  'answer',
  'is',
  'here',
  'naïve',
  'Привет',
  '数',
  '😀',
  '42',
  'a_b',
  'x*y',
  '5 < 6',
  '&amp;',
  '1.',
  'C#',
  'and/or',
)

const plain = fc.array(words, { minLength: 1, maxLength: 2 }).map((all) => all.join(' '))

const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    plain.map((text) => `\`${text}\``),
    fc.constantFrom(
      '<https://example.com/a?b=c>',
      'https://example.com',
      String.raw`\*no\*`,
      'a <b>',
      '``a`b``',
    ),
    fc.constantFrom(
      '/start',
      '@durov',
      '#tag',
      '[x]',
      '**',
      '*',
      '_',
      '~~',
      '`',
      '[z](',
      '![',
      '|',
      String.raw`\(x^2\)`,
      '$y$',
    ),
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `*${text}*`),
    tie('inline').map((text) => `_${text}_`),
    plain.map((text) => `~~${text}~~`),
    plain.map((text) => `[${text}](https://example.com/page "title")`),
    plain.map((text) => `[${text}](<tg://user?id=7>)`),
    plain.map((text) => `![${text}](https://example.com/i.png)`),
  ),
  inline: fc.array(tie('piece'), { minLength: 1, maxLength: 2 }).map((all) => all.join(' ')),
}))

const indented = (prefix: string, rest: string, text: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? prefix : rest) + line)
    .join('\n')

const cell = inline.map((text) => text.replaceAll(/[|\n]/g, '/'))

const { block } = fc.letrec<{ block: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    inline,
    fc.tuple(inline, inline).map(([a, b]) => `${a}\n${b}`),
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    inline.map((text) => `${text}\n===`),
    fc.constantFrom('---', '***'),
    fc
      .tuple(fc.constantFrom('', 'js', 'c++'), plain)
      .map(([language, text]) => `\`\`\`${language}\n${text}\n\n# ${text}\n\`\`\``),
    fc
      .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 2 })
      .map(
        (rows) =>
          `| ${rows[0]?.join(' | ')} |\n|:--|--:|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`,
      ),
    fc.constantFrom(
      '$$\nx = y\n\n= z\n$$',
      String.raw`\[ \frac{1}{2} \]`,
      'Note[^1]\n\n[^1]: Here **it** is',
      'See [this][a]\n\n[a]: https://example.com',
    ),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((all) => indented('> ', '> ', all.join('\n\n'))),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((all) => all.map((text) => indented('- ', '  ', text)).join('\n')),
    fc
      .array(tie('leaf'), { minLength: 1, maxLength: 2 })
      .map((all) => all.map((text, i) => indented(`${i + 1}. `, '   ', text)).join('\n')),
    fc
      .array(plain, { minLength: 1, maxLength: 2 })
      .map((all) => all.map((text) => `- [x] ${text}`).join('\n')),
  ),
}))

const document = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: block }, { weight: 1, arbitrary: plain.map((text) => `    ${text}`) }),
    { minLength: 1, maxLength: 2 },
  )
  .map((all) => all.join('\n\n'))
