// Results of inline queries, of all kinds.

import { Message } from '@pipegram/core/Types'
import { type Emulator, type Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({
    bot: { supports_inline_queries: true, can_read_all_group_messages: false },
    inline_feedback: true,
  })
  ann = emulator.user({ first_name: 'Ann' })
})

const text = (message_text: string): object => ({ message_text })
const article = (id: string, more: object = {}): object => ({
  type: 'article',
  id,
  title: `Title ${id}`,
  input_message_content: text(`*${id}*`),
  ...more,
})
const answer = async (inline_query_id: string, results: unknown, more: object = {}): Promise<Loose> =>
  (await call('answerInlineQuery', { inline_query_id, results, ...more })).body

test('all kinds of results can be sent', async () => {
  ann.send('/start')
  const uploaded = (await call('sendContact', { chat_id: ann.id, phone_number: '1', first_name: 'x' })).status
  expect(uploaded).toBe(200)
  const search = ann.inline('all')
  const url = { thumbnail_url: 'https://example.com/t.jpg' }
  const results = [
    {
      type: 'photo',
      id: 'photo',
      photo_url: 'https://example.com/a.jpg',
      ...url,
      caption: '<b>cap</b>',
      parse_mode: 'HTML',
    },
    { type: 'gif', id: 'gif', gif_url: 'https://example.com/a.gif', ...url },
    {
      type: 'video',
      id: 'video',
      title: 'V',
      video_url: 'https://example.com/a.mp4',
      mime_type: 'video/mp4',
      ...url,
    },
    { type: 'location', id: 'location', title: 'L', latitude: 1.5, longitude: 2.5 },
    { type: 'venue', id: 'venue', title: 'Bar', address: 'Main St', latitude: 1, longitude: 2 },
    { type: 'contact', id: 'contact', phone_number: '+123', first_name: 'Zoe' },
    { type: 'article', id: 'place', title: 'P', input_message_content: { latitude: 3, longitude: 4 } },
    {
      type: 'article',
      id: 'who',
      title: 'W',
      input_message_content: { phone_number: '+4', first_name: 'Yan' },
    },
  ]
  expect(await answer(search.id, results)).toEqual({ ok: true, result: true })
  expect((await search.found()).results).toHaveLength(results.length)
  const said = results.map(({ id }) => search.choose(id))
  expect(said.every((message) => Message.is(message))).toBe(true)
  expect(said).toMatchObject([
    { photo: expect.any(Array), caption: 'cap', caption_entities: [{ type: 'bold' }] },
    { animation: {} },
    { video: {} },
    { location: { latitude: 1.5, longitude: 2.5 } },
    { venue: { title: 'Bar', address: 'Main St' } },
    { contact: { phone_number: '+123', first_name: 'Zoe' } },
    { location: { latitude: 3 } },
    { contact: { first_name: 'Yan' } },
  ])
})

const refusals: ReadonlyArray<readonly [why: string, results: unknown, more?: object]> = [
  ["can't parse JSON encoded inline query results", '['],
  ['expected an Array of inline query results', {}],
  ['too many inline query results specified', Array.from({ length: 51 }, (_, n) => article(String(n)))],
  ["can't parse inline query result: Inline query result must be an object", [1]],
  ['can\'t parse inline query result: Can\'t find field "type"', [{ id: '1' }]],
  ['can\'t parse inline query result: Can\'t find field "id"', [{ type: 'article' }]],
  [
    'can\'t parse inline query result: Can\'t find field "message_text"',
    [{ type: 'article', id: '1', title: 'x' }],
  ],
  [
    'can\'t parse inline query result: Can\'t find field "title"',
    [{ type: 'article', id: '1', input_message_content: text('x') }],
  ],
  [
    "can't parse inline query result: Input message content is not specified",
    [article('1', { input_message_content: {} })],
  ],
  [
    "can't parse inline query result: Text must be non-empty",
    [article('1', { input_message_content: text(' ') })],
  ],
  [
    "can't parse inline query result: Message is too long",
    [article('1', { input_message_content: text('x'.repeat(4097)) })],
  ],
  [
    "can't parse inline query result: Can't parse entities: Can't find end of Bold entity at byte offset 0",
    [article('1', { input_message_content: { message_text: '*x', parse_mode: 'MarkdownV2' } })],
  ],
  [
    'can\'t parse inline query result: Field "input_message_content" must be of type Object',
    [article('1', { input_message_content: 'x' })],
  ],
  [
    "can't parse inline query result: Inline keyboard expected",
    [article('1', { reply_markup: { keyboard: [['a']] } })],
  ],
  [
    'can\'t parse inline query result: type "blink" is unsupported for the inline query result',
    [{ type: 'blink', id: '1' }],
  ],
  ['can\'t parse inline query result: Can\'t find field "photo_file_id"', [{ type: 'photo', id: '1' }]],
  ['RESULT_ID_DUPLICATE', [article('1'), article('1')]],
  ['RESULT_ID_INVALID', [article('x'.repeat(65))]],
  ['RESULT_ID_INVALID', [article('')]],
  ['NEXT_OFFSET_INVALID', [], { next_offset: 'ü'.repeat(33) }],
  ["can't use empty start_parameter", [], { button: { text: 'x', start_parameter: '' } }],
  ['too long start_parameter specified', [], { button: { text: 'x', start_parameter: 'x'.repeat(65) } }],
  ['unallowed characters in start_parameter are used', [], { button: { text: 'x', start_parameter: 'a b' } }],
  [
    "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    [],
    { button: { text: 'x' } },
  ],
  ["can't parse inline query results button JSON object", [], { button: '{' }],
]

test.each(refusals.map(([why, results, more = {}]) => ({ why, results, more })))(
  '$why',
  async ({ why, results, more }) => {
    const { id } = ann.inline('q')
    expect(await answer(id, results, more)).toMatchObject({
      error_code: 400,
      description: `Bad Request: ${why}`,
    })
    expect(await answer(id, [])).toEqual({ ok: true, result: true })
  },
)

test('a result is a rich message', async () => {
  ann.send('/start')
  const search = ann.inline('rich')
  const rich = (rich_message: object): object => article('a', { input_message_content: { rich_message } })
  expect(await answer(search.id, [rich({ markdown: '' })])).toMatchObject({
    description: 'Bad Request: RICH_MESSAGE_MARKDOWN_INVALID',
  })
  expect(await answer(search.id, [rich({ markdown: '# a' })])).toEqual({ ok: true, result: true })
  await search.found()
  const said = search.choose('a')
  expect(Message.is(said)).toBe(true)
  expect(said.rich_message?.blocks).toEqual([{ type: 'heading', size: 1, text: 'a' }])
})

test('a rich message of a result has media, by a URL or by a file_id', async () => {
  ann.send('/start')
  const { photo = [] } = ann.send({ photo: {} })
  const { file_id = '' } = photo.at(-1) ?? {}
  const search = ann.inline('rich')
  const rich = (...blocks: ReadonlyArray<object>): object =>
    article('a', { input_message_content: { rich_message: { blocks } } })
  const shown = (media: string): object => ({ type: 'photo', photo: { type: 'photo', media } })
  const refused = await answer(search.id, [rich(shown('attach://a'))])
  expect(refused.description).toContain("can't parse InputMedia: media not found")
  const before = emulator.state().files
  const film = { type: 'video', video: { type: 'video', media: 'https://example.com/a.mp4' } }
  expect(await answer(search.id, [rich(shown(file_id), film)])).toEqual({ ok: true, result: true })
  // An answer keeps no files.
  expect(emulator.state().files).toBe(before)
  await search.found()
  const first = search.choose('a')
  const second = search.choose('a')
  expect(Message.is(first)).toBe(true)
  expect(first.rich_message?.blocks).toEqual([
    { type: 'photo', photo },
    { type: 'video', video: expect.objectContaining({ file_name: 'a.mp4' }) },
  ])
  const videos = [first, second].flatMap(({ rich_message }) =>
    (rich_message?.blocks ?? []).flatMap((block) => ('video' in block ? block.video.file_id : [])),
  )
  expect(new Set(videos).size).toBe(2)
  for (const one of videos) expect((await call('getFile', { file_id: one })).body).toMatchObject({ ok: true })
})
