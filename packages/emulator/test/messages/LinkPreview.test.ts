// The preview of a link below a text: which link the message names.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({ bot: { supports_inline_queries: true } })
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

const url = 'https://example.com/a'

test.each([
  [url, {}, { url }],
  [`see b.com, ${url} and https://c.com/`, {}, { url }],
  ['<a href="https://c.com/">c</a>', { parse_mode: 'HTML' }, { url: 'https://c.com/' }],
  ['no link', {}, undefined],
  ['example.com', {}, undefined],
  ['tg://resolve?domain=a', {}, undefined],
  [url, { disable_web_page_preview: true }, { is_disabled: true }],
  [url, { link_preview_options: { is_disabled: true } }, { is_disabled: true }],
  [url, { link_preview_options: { show_above_text: true } }, { url, show_above_text: true }],
  [url, { link_preview_options: { url: 'https://c.com/' } }, { url: 'https://c.com/' }],
] as const)('the text %j with %j shows the options %j', async (text, options, shown) => {
  const sent = await result('sendMessage', { chat_id: ann.id, text, ...options })
  expect(sent.link_preview_options).toEqual(shown)
  const { message_id } = await result('sendMessage', { chat_id: ann.id, text: `${url}?first` })
  const edited = await result('editMessageText', { chat_id: ann.id, message_id, text, ...options })
  expect(edited.link_preview_options).toEqual(shown)
})

test('texts of people and of inline results name their links as well', async () => {
  const message = ann.send(`look: ${url}`)
  const plain = ann.send('look')
  expect([message.link_preview_options, plain.link_preview_options]).toEqual([{ url }, undefined])
  const search = ann.inline('x')
  const found: ReadonlyArray<Loose> = await updates()
  const input_message_content = { message_text: url }
  await result('answerInlineQuery', {
    inline_query_id: found.at(-1).inline_query.id,
    results: [{ type: 'article', id: '1', title: 'A', input_message_content }],
  })
  await search.found()
  expect(search.choose('1').link_preview_options).toEqual({ url })
})
