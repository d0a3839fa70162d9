// How the server reads markup, over HTTP: what it keeps, and the words of its refusals.

import { makeEmulator, type Emulator, type Person } from '@pipegram/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Reply } from '../BotClient.ts'

let emulator: Emulator
let ann: Person
beforeAll(async () => {
  emulator = await makeEmulator()
  ann = emulator.user({ first_name: 'Ann', username: 'ann_lee' })
  ann.send('/start')
})
afterAll(() => emulator.close())

const send = (params: object): Promise<Reply> => api(emulator)('sendMessage', { chat_id: ann.id, ...params })

const refusal = (text: string): object => ({
  status: 400,
  body: { ok: false, error_code: 400, description: `Bad Request: ${text}` },
})

/** A text and its entities in short, such as `bold 0+1`, with the other fields after that. */
const kept = ({ body }: Reply): unknown => {
  if (body.ok !== true) return body
  const { text, entities = [] } = body.result
  return [
    text,
    ...Array.from(entities, ({ type, offset, length, ...rest }: Record<string, unknown>) =>
      [`${type} ${offset}+${length}`, ...Object.values(rest)].join(' '),
    ),
  ]
}

type Row = readonly [mode: string, markup: string, ...kept: ReadonlyArray<string>]

const rows: ReadonlyArray<Row> = [
  ['MarkdownV2', String.raw`2 \+ 2 \= 4\.`, '2 + 2 = 4.'],
  ['MarkdownV2', '😀 *x*', '😀 x', 'bold 3+1'],
  ['MarkdownV2', '_a__b__c_', 'abc', 'italic 0+1', 'italic 1+2', 'underline 1+1'],
  ['MarkdownV2', '```js```', 'js', 'pre 0+2'],
  ['MarkdownV2', '>q1\n>q2\nrest', 'q1\nq2\nrest', 'blockquote 0+6'],
  ['MarkdownV2', '>q1\n>q2||', 'q1\nq2', 'expandable_blockquote 0+5'],
  ['MarkdownV2', '[x](http://localhost/)', 'x'],
  ['Markdown', '_a *b* c_', 'a *b* c', 'italic 0+7'],
  ['Markdown', '[x](http://example.com/(y))', 'x)', 'text_link 0+1 http://example.com/(y'],
  ['HTML', '<b>x <i>y</i></b>', 'x y', 'bold 0+2', 'bold 2+1', 'italic 2+1'],
  // Modes are read in any case, and links and mentions are found in markup too.
  ['markdownv2', ' *x* ', 'x', 'bold 0+1'],
  ['html', '<b>x</b> @durov t.me', 'x @durov t.me', 'bold 0+1', 'mention 2+6', 'url 9+4'],
  ['none', '<b>x</b>', '<b>x</b>'],
  ['', '*x*', '*x*'],
  [
    'HTML',
    '<a href="example.com">x</a><code class="language-ts">y</code>',
    'xy',
    'text_link 0+1 http://example.com/',
    'code 1+1',
  ],
  ['HTML', '<pre><code class="language-ts">y</code></pre>', 'y', 'pre 0+1 ts'],
  ['HTML', '<a href="tg://user?id=404">x</a>', 'x'],
  ['MarkdownV2', '![x](tg://emoji?id=5368324170671202286)', 'x', 'custom_emoji 0+1 5368324170671202286'],
  ['MarkdownV2', '![x](tg://time?unix=1700000000&format=wDT)', 'x', 'date_time 0+1 1700000000 wDT'],
]

describe('markup', () => {
  test.each(rows)('%s: %j', async (parse_mode, text, ...expected) =>
    expect(kept(await send({ parse_mode, text }))).toEqual(expected),
  )

  test('mentions a user that the bot knows', async () => {
    for (const [parse_mode, text] of [
      ['MarkdownV2', `[x](tg://user?id=${ann.id})`],
      ['Markdown', `[x](tg://user?id=${ann.id})`],
      ['HTML', `<a href="tg://user?id=${ann.id}">x</a>`],
    ])
      expect((await send({ parse_mode, text })).body.result.entities).toEqual([
        {
          type: 'text_mention',
          offset: 0,
          length: 1,
          user: { id: ann.id, is_bot: false, first_name: 'Ann', username: 'ann_lee' },
        },
      ])
  })

  test('is read in an edit, and in a quote', async () => {
    const { message_id } = (await send({ text: 'x' })).body.result
    const edited = await api(emulator)('editMessageText', {
      chat_id: ann.id,
      message_id,
      parse_mode: 'HTML',
      text: '<b>a</b>bc <i>b</i>c',
    })
    expect(kept(edited)).toEqual(['abc bc', 'bold 0+1', 'italic 4+1'])
    const quoting = (quote: object): Promise<Reply> =>
      send({ text: 'y', reply_parameters: { message_id, ...quote } })
    const quote = async (given: object): Promise<unknown> => (await quoting(given)).body.result.quote
    expect(await quote({ quote: 'bc' })).toEqual({ text: 'bc', position: 1, is_manual: true })
    expect(await quote({ quote: '<i>b</i>c', quote_parse_mode: 'HTML' })).toEqual({
      text: 'bc',
      entities: [{ type: 'italic', offset: 0, length: 1 }],
      position: 4,
      is_manual: true,
    })
    expect(await quote({ quote: 'bc', quote_entities: [{ type: 'italic', offset: 0, length: 1 }] })).toEqual({
      text: 'bc',
      entities: [{ type: 'italic', offset: 0, length: 1 }],
      position: 4,
      is_manual: true,
    })
    expect(await quote({ quote: ' ' })).toBeUndefined()
    expect(await quoting({ quote: '*bc*', quote_parse_mode: 'MarkdownV2' })).toMatchObject(
      refusal('QUOTE_TEXT_INVALID'),
    )
    expect(await quoting({ quote: '*bc', quote_parse_mode: 'MarkdownV2' })).toMatchObject(
      refusal("can't parse entities: Can't find end of Bold entity at byte offset 0"),
    )
    expect(await quoting({ quote: 'bc', quote_parse_mode: 'BBCode' })).toMatchObject(
      refusal('unsupported parse_mode'),
    )
  })

  test('makes the server ignore entities', async () => {
    expect(
      kept(
        await send({
          text: '*x*',
          parse_mode: 'MarkdownV2',
          entities: [{ type: 'italic', offset: 9, length: 1 }],
        }),
      ),
    ).toEqual(['x', 'bold 0+1'])
  })
})

describe('wrong markup', () => {
  test.each<readonly [mode: string, markup: string, error: string]>([
    [
      'MarkdownV2',
      'Price: 5.00$',
      String.raw`Character '.' is reserved and must be escaped with the preceding '\'`,
    ],
    ['MarkdownV2', 'a_b', "Can't find end of Italic entity at byte offset 1"],
    ['MarkdownV2', '*a _b* c_', "Can't find end of Italic entity at byte offset 8"],
    ['MarkdownV2', '___both___', "Can't find end of Italic entity at byte offset 9"],
    [
      'MarkdownV2',
      'text >no',
      String.raw`Character '>' is reserved and must be escaped with the preceding '\'`,
    ],
    ['MarkdownV2', '![x](https://t.me)', 'Invalid tg://emoji or tg://time URL specified'],
    ['Markdown', 'snake_case', "Can't find end of the entity starting at byte offset 5"],
    ['HTML', '<b>x', `Can't find end tag corresponding to start tag "b"`],
    ['HTML', '<b>x</i>', `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`],
    ['HTML', '<br>', 'Unsupported start tag "br" at byte offset 0'],
    ['HTML', 'a < b', 'Unsupported start tag "" at byte offset 2'],
    ['HTML', 'a<3', 'Unclosed start tag at byte offset 1'],
    ['HTML', 'x</b>', 'Unexpected end tag at byte offset 1'],
    ['HTML', '<span class="x">s</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('%s: %j', async (parse_mode, text, error) =>
    expect(await send({ parse_mode, text })).toMatchObject(refusal(`can't parse entities: ${error}`)),
  )

  test('is refused if the text is empty or too long, or the mode is unknown', async () => {
    expect(await send({ text: '**', parse_mode: 'MarkdownV2' })).toMatchObject(
      refusal('text must be non-empty'),
    )
    expect(await send({ text: `<b>${'x'.repeat(4097)}</b>`, parse_mode: 'HTML' })).toMatchObject(
      refusal('message is too long'),
    )
    expect((await send({ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' })).status).toBe(200)
    expect(await send({ text: `<b>${'x'.repeat(32_768)}</b>`, parse_mode: 'HTML' })).toMatchObject(
      refusal('text is too long'),
    )
    expect(await send({ text: 'x', parse_mode: 'BBCode' })).toMatchObject(refusal('unsupported parse_mode'))
  })
})

describe('entities of a text', () => {
  test.each<readonly [entities: ReadonlyArray<object>, ...kept: ReadonlyArray<string>]>([
    [
      [{ type: 'text_link', offset: 0, length: 1, url: 'Example.com' }],
      'a😀b',
      'text_link 0+1 http://example.com/',
    ],
    [
      [
        { type: 'text_link', offset: 0, length: 1, url: 'tg://user?id=404' },
        { type: 'text_mention', offset: 1, length: 2, user: { id: 404 } },
      ],
      'a😀b',
    ],
    [[{ type: 'mention', offset: 0, length: 9 }], 'a😀b'],
    [
      [{ type: 'date_time', offset: 0, length: 1, unix_time: 1, date_time_format: 'TtDw' }],
      'a😀b',
      'date_time 0+1 1 wDt',
    ],
    [
      [
        { type: 'italic', offset: 3, length: 1 },
        { type: 'bold', offset: 0, length: 4 },
      ],
      'a😀b',
      'bold 0+3',
      'bold 3+1',
      'italic 3+1',
    ],
  ])('%j are kept', async (entities, ...expected) =>
    expect(kept(await send({ text: 'a😀b', entities }))).toEqual(expected),
  )

  test.each<readonly [entity: object, error: string]>([
    [{ type: 'bold', offset: 2, length: 1 }, 'entity begins in a middle of a UTF-16 symbol at byte offset 5'],
    [
      { type: 'bold', offset: 0, length: 2 },
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5',
    ],
    [{ type: 'bold', offset: -1, length: 1 }, 'receive an entity with incorrect offset -1'],
    [
      { type: 'text_link', offset: 0, length: 1, url: 'http://localhost' },
      "entity URL 'http://localhost' is invalid: Wrong HTTP URL",
    ],
    [
      { type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '0' },
      'invalid custom emoji identifier specified',
    ],
    [{ type: 'date_time', offset: 0, length: 1, unix_time: 0 }, 'invalid date specified'],
    [
      { type: 'date_time', offset: 0, length: 1, unix_time: 1, date_time_format: 'x' },
      "can't parse MessageEntity: Invalid date-time format specified",
    ],
  ])('%j is refused', async (entity, error) =>
    expect(await send({ text: 'a😀b', entities: [entity] })).toMatchObject(refusal(error)),
  )
})
