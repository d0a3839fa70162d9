import {
  contentsOf,
  isRichContent,
  type AnswerContent,
  type AnswerFormat,
} from '@pipegram/compose/AnswerFormat'
import { fromModel, type ModelTextOptions } from '@pipegram/compose/ModelText'
import * as Detect from '@pipegram/core/Detect'
import { isValid } from '@pipegram/core/Entities'
import { blockquote, bold, code, concat, fmt, plain, pre, textLink, type Text } from '@pipegram/core/Text'
import type { InputRichMessage } from '@pipegram/core/Types'
import { describe, expect, it } from 'vitest'
import { markdowns, monsters } from './Markdowns.ts'
import { wordsByMdast, wordsOfContents } from './SecondParser.ts'

const isText = (content: AnswerContent): content is Text => !isRichContent(content)

const blocksOf = (markdown: string, options: ModelTextOptions = {}): InputRichMessage['blocks'] =>
  contentsOf(fromModel(options))(markdown).filter(isRichContent)[0]?.blocks

const textOf = (markdown: string, options: ModelTextOptions = {}): Text | undefined =>
  contentsOf(fromModel({ ...options, rich: false }))(markdown).filter(isText)[0]

const growing = (whole: string, isRich = true): AnswerContent | undefined =>
  fromModel()({ whole, from: 0, prefix: '', grows: true, isRich, isLast: false }).content

describe('the Markdown of a model, as a rich message', () => {
  it('has headings, formats, code with its language, rules and quotations', () => {
    expect(blocksOf('# Hi\n\n**b** _i_ ~~s~~ `c`\n\n---\n\n> q\n\n```ts\nlet a\n```')).toEqual([
      { type: 'heading', size: 1, text: 'Hi' },
      {
        type: 'paragraph',
        text: [
          { type: 'bold', text: ['b'] },
          ' ',
          { type: 'italic', text: ['i'] },
          ' ',
          { type: 'strikethrough', text: ['s'] },
          ' ',
          { type: 'code', text: 'c' },
        ],
      },
      { type: 'divider' },
      { type: 'blockquote', blocks: [{ type: 'paragraph', text: 'q' }] },
      { type: 'pre', text: 'let a', language: 'ts' },
    ])
  })

  it('has native lists, with numbers and boxes, and native tables', () => {
    const item = (text: string) => ({ blocks: [{ type: 'paragraph', text }] })
    expect(blocksOf('3. a\n4. b\n\n- [ ] c\n- [x] d\n\n| e | f |\n|--:|---|\n| g |')).toEqual([
      {
        type: 'list',
        items: [
          { ...item('a'), value: 3 },
          { ...item('b'), value: 4 },
        ],
      },
      {
        type: 'list',
        items: [
          { ...item('c'), has_checkbox: true },
          { ...item('d'), has_checkbox: true, is_checked: true },
        ],
      },
      {
        type: 'table',
        is_bordered: true,
        cells: [
          [
            { text: 'e', is_header: true, align: 'right', valign: 'middle' },
            { text: 'f', is_header: true, align: 'left', valign: 'middle' },
          ],
          [
            { text: 'g', align: 'right', valign: 'middle' },
            { align: 'left', valign: 'middle' },
          ],
        ],
      },
    ])
  })

  it('has formulas in the ways of models, and takes no prices for formulas', () => {
    const formula = (expression: string) => ({ type: 'mathematical_expression', expression })
    expect(blocksOf(String.raw`It costs $5 or $10: $x_1$ and \(a*b*c\)`)).toEqual([
      { type: 'paragraph', text: ['It costs $5 or $10: ', formula('x_1'), ' and ', formula('a*b*c')] },
    ])
    expect(blocksOf('$$\nx\n\n= y\n$$\n\n' + String.raw`\[ z \]`)).toEqual([
      formula('x\n\n= y'),
      formula('z'),
    ])
  })

  it('has footnotes', () => {
    expect(blocksOf('So[^a]\n\n[^a]: Because **yes**')).toEqual([
      { type: 'paragraph', text: ['So', { type: 'reference_link', reference_name: 'a', text: '[a]' }] },
      {
        type: 'paragraph',
        text: [
          { type: 'reference', name: 'a', text: '[a]' },
          ' ',
          ['Because ', { type: 'bold', text: ['yes'] }],
        ],
      },
    ])
  })

  it('lets Telegram detect nothing, so that nothing becomes a command or a mention', () => {
    const [content] = contentsOf(fromModel())('/start @durov [x](tg://user?id=7)')
    expect(content).toEqual({
      blocks: [{ type: 'paragraph', text: '/start @durov x' }],
      skip_entity_detection: true,
    })
    expect(blocksOf('Ask @ann_b or @durov', { mentions: (name) => name === 'ann_b' })).toEqual([
      {
        type: 'paragraph',
        text: ['Ask ', { type: 'url', text: '@ann_b', url: 'https://t.me/ann_b' }, ' or @durov'],
      },
    ])
  })

  it('shows the address of a link whose text names another host', () => {
    const evil = { type: 'url', text: 'https://evil.com/', url: 'https://evil.com/' }
    for (const label of ['bank.com', 'https://bank.com/login', 'go to **bank.com**', 'bank\u200B.com'])
      expect(JSON.stringify(blocksOf(`[${label}](https://evil.com)`))).toContain(
        JSON.stringify([evil, ')']).slice(1),
      )
    expect(blocksOf('[bank.com](https://evil.com)', { misleading: 'keep' })).toEqual([
      { type: 'paragraph', text: { type: 'url', text: ['bank.com'], url: 'https://evil.com/' } },
    ])
    expect(blocksOf('[bank.com](https://www.bank.com/a) [docs](https://a.bank.com)')).toEqual([
      {
        type: 'paragraph',
        text: [
          { type: 'url', text: ['bank.com'], url: 'https://www.bank.com/a' },
          ' ',
          { type: 'url', text: ['docs'], url: 'https://a.bank.com/' },
        ],
      },
    ])
  })

  it('shows the words alone if an address does not lead to the web', () => {
    for (const href of ['javascript:alert(1)', 'tg://resolve?domain=x', 'file:///etc', 'https://', 'a b', ''])
      expect(blocksOf(`[x](<${href}>)`)).toEqual([{ type: 'paragraph', text: 'x' }])
  })
})

describe('the Markdown of a model, as a text', () => {
  it('has entities, and a table as monospaced lines', () => {
    expect(textOf('# Hi\n\n**b** `c` [d](https://d.com)\n\n> q\n\n- e\n  - f\n\n```js\ng\n```')).toEqual(
      concat(
        fmt`${bold('Hi')}\n\n${bold('b')} ${code('c')} ${textLink('d', 'https://d.com/')}\n\n`,
        fmt`${blockquote('q')}\n\n• e\n  • f\n\n${pre('g', 'js')}`,
      ),
    )
    expect(textOf('| name | n |\n|---|---|\n| Ann | 1 |')).toEqual(pre('name | n\n-----+--\nAnn  | 1'))
  })

  it('has no command and no mention that can be pressed, also across formats', () => {
    const mentions = (name: string): boolean => name === 'ann_b'
    const text = textOf('/start /st**op** @durov @du_rov_ @ann_b and/or `/code` a@b.com', { mentions })
    const found = Detect.fromText(text?.text ?? '').map(({ offset, length }) =>
      text?.text.slice(offset, offset + length),
    )
    expect(found).toEqual(['@ann_b', '/code', 'a@b.com'])
    expect(text?.entities.filter(({ type }) => type === 'code')).toHaveLength(1)
  })
})

describe('the Markdown of a model, while it is incomplete', () => {
  const shown: ReadonlyArray<readonly [string, unknown]> = [
    ['**bo', { type: 'paragraph', text: { type: 'bold', text: ['bo'] } }],
    ['a `co', { type: 'paragraph', text: ['a ', { type: 'code', text: 'co' }] }],
    ['[te', { type: 'paragraph', text: 'te' }],
    ['[text](https://exa', { type: 'paragraph', text: 'text' }],
    ['```js\nlet', { type: 'pre', text: 'let', language: 'js' }],
    [
      String.raw`so \(x^2`,
      { type: 'paragraph', text: ['so ', { type: 'mathematical_expression', expression: 'x^2' }] },
    ],
    ['$$\nx', { type: 'mathematical_expression', expression: 'x' }],
  ]
  it.each(shown)('shows %j as what it will be', (markdown, block) => {
    expect(growing(markdown)).toEqual({ blocks: [block], skip_entity_detection: true })
  })

  it('shows half a table as a table', () => {
    for (const markdown of ['| a | b |', '| a | b |\n|', '| a | b |\n|--', '| a | b |\n|---|---|\n| c'])
      expect(JSON.stringify(growing(markdown))).toMatch(/^\{"blocks":\[\{"type":"table"/)
  })

  it('shows nothing for what has nothing to show yet', () => {
    for (const markdown of ['', ' \n', '```', '\uD83D']) expect(growing(markdown)).toBe(undefined)
  })
})

describe('the Markdown of a model that is long or hostile', () => {
  it('continues in the next messages, and loses no word', () => {
    const long = Array.from(
      { length: 900 },
      (_, i) => `Paragraph ${i} of **many** words.\n\n- item ${i}`,
    ).join('\n\n')
    for (const isRich of [true, false]) {
      const contents = contentsOf(fromModel(), isRich)(long)
      expect(contents.length).toBeGreaterThan(2)
      expect(wordsOfContents(contents).replaceAll('•', '')).toBe(wordsByMdast(long))
    }
  })

  it('cuts a code between its lines, and a table between its rows, with fence and head again', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `const value${i} = ${i}`)
    const codes = contentsOf(fromModel({ rich: false }))(`\`\`\`ts\n${lines.join('\n')}\n\`\`\``).filter(
      isText,
    )
    expect(codes.length).toBeGreaterThan(1)
    expect(codes.map(({ text }) => text).join('\n')).toBe(lines.join('\n'))
    expect(codes.every(({ entities }) => entities[0]?.type === 'pre' && entities.length === 1)).toBe(true)
    const rows = Array.from({ length: 400 }, (_, i) => `| row ${i} | ${i} |`)
    const tables = contentsOf(fromModel({ rich: false }))(`| a | b |\n|---|---|\n${rows.join('\n')}`).filter(
      isText,
    )
    expect(tables.length).toBeGreaterThan(1)
    expect(tables.every(({ text }) => text.startsWith('a '))).toBe(true)
    expect(tables.flatMap(({ text }) => text.match(/row \d+/g) ?? [])).toHaveLength(400)
  })

  it('cuts one line without an end between words, and one word between letters', () => {
    for (const [whole, between] of [
      ['word '.repeat(3_000).trim(), ' '],
      ['\u{1F600}'.repeat(9_000), ''],
    ] as const) {
      const parts = contentsOf(fromModel({ rich: false }))(whole).filter(isText)
      expect(parts.map(({ text }) => text).join(between)).toBe(whole)
      expect(parts.every(({ text }) => Array.from(text).length <= 4_096)).toBe(true)
    }
  })

  it('has valid contents for texts that repeat anything', () => {
    const texts = monsters(1_200)
    expect(texts.length).toBeGreaterThan(30)
    for (const text of texts)
      for (const isRich of [true, false])
        for (const content of [growing(text, isRich), ...contentsOf(fromModel(), isRich)(text)])
          if (content !== undefined && isText(content))
            expect(isValid(content), JSON.stringify(text.slice(0, 9))).toBe(true)
  })

  it('says what its source says, by another parser', () => {
    const texts = markdowns(150, 7).flatMap((text) => {
      const words = wordsByMdast(text)
      return words === undefined ? [] : [[text, words] as const]
    })
    expect(texts.length).toBeGreaterThan(100)
    for (const [text, words] of texts)
      expect(wordsOfContents(contentsOf(fromModel())(text)), text).toBe(words)
  })

  it('says a text as it is if it has nothing else to show', () => {
    expect(blocksOf('[a]: https://example.com')).toEqual([
      { type: 'paragraph', text: '[a]: https://example.com' },
    ])
  })
})

it('a part of an answer without content is left out, and the next one is not', () => {
  const format: AnswerFormat = ({ whole, from }) =>
    from === 0
      ? { content: undefined, next: { from: 1, prefix: '' } }
      : { content: plain(whole.slice(from)), next: undefined }
  expect(contentsOf(format)('abc')).toEqual([plain('bc')])
})

it.each(['---', '- - -', '***\n\n***'])('an answer of lines alone, %j, is sent as it is', (line) => {
  expect(contentsOf(fromModel())(line)).toEqual([
    { blocks: [{ type: 'paragraph', text: line }], skip_entity_detection: true },
  ])
  const part = fromModel()({
    ...{ whole: line, from: 0, prefix: '', grows: true, isRich: true, isLast: false },
  })
  expect(part.content).toBe(undefined)
})
