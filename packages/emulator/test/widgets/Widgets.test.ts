// Widgets: small pages inside messages, their data, and what they ask the bot.

import { Message, Update } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await updates()
})

test('a widget is sent, protected, with its data', async () => {
  const sent = await result('sendWidget', {
    chat_id: ann.id,
    html: '<p>1</p>',
    width: 300,
    public_data: 'a',
    chat_data: 'b',
    caption: '*c*',
    parse_mode: 'MarkdownV2',
  })
  expect(Message.decode(sent)).toMatchObject({ _tag: 'Right' })
  expect(sent).toMatchObject({
    widget: { html: '<p>1</p>', width: 300, public_data: 'a', chat_data: 'b' },
    caption: 'c',
    has_protected_content: true,
  })
  expect(await ann.received()).toMatchObject({ widget: { public_data: 'a' } })
})

test('a widget asks the bot, which answers within 15 seconds', async () => {
  const sent = await result('sendWidget', { chat_id: ann.id, html: '<p>1</p>', allow_queries: true })
  const id = ann.askWidget(sent, 'next')
  const [update] = await updates()
  expect(Update.decode(update)).toMatchObject({ _tag: 'Right' })
  expect(update.widget_query).toMatchObject({
    id,
    data: 'next',
    type: { type: 'data' },
    from: { id: ann.id },
  })
  expect(await result('answerWidgetQuery', { widget_query_id: id, data: 'page 2' })).toBe(true)
  expect((await ann.answered()).text).toBe('page 2')
  const late = ann.askWidget(sent, 'next')
  clock.advance(16_000)
  expect(await refused('answerWidgetQuery', { widget_query_id: late })).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  )
  const mute = await result('sendWidget', { chat_id: ann.id, html: '<p>1</p>' })
  expect(() => ann.askWidget(mute, 'next')).toThrow('it was sent without allow_queries')
})

test('data of a widget is changed, and removed by an empty text', async () => {
  const { message_id } = await result('sendWidget', {
    chat_id: ann.id,
    html: '<p>1</p>',
    public_data: 'a',
    chat_data: 'b',
  })
  const place = { chat_id: ann.id, message_id }
  expect(await result('editMessageWidgetData', { ...place, public_data: 'c' })).toBe(true)
  expect(ann.messages().at(-1)?.widget).toMatchObject({ public_data: 'c', chat_data: 'b' })
  expect(await result('editMessageWidgetData', { ...place, chat_data: '' })).toBe(true)
  expect(ann.messages().at(-1)?.widget).toEqual({ html: '<p>1</p>', public_data: 'c' })
  expect(await refused('editMessageWidgetData', { chat_id: ann.id, message_id: 1 })).toBe(
    'Bad Request: there is no widget in the message to edit',
  )
})

test('a shared widget has the same public data in all its messages, changed once a second', async () => {
  const shared = { chat_id: ann.id, html: '<p>1</p>', is_shared: true, public_data: 'a', chat_data: 'b' }
  const { widget } = await result('sendWidget', shared)
  const again = await result('sendSharedWidget', { chat_id: ann.id, widget_id: widget.id, chat_data: 'c' })
  expect(again.widget).toEqual({ html: '<p>1</p>', id: widget.id, public_data: 'a', chat_data: 'c' })
  const change = { widget_id: widget.id, public_data: 'd' }
  expect(await result('editSharedWidgetData', change)).toBe(true)
  expect(
    ann
      .messages()
      .slice(-2)
      .map((one) => one.widget),
  ).toMatchObject([
    { public_data: 'd', chat_data: 'b' },
    { public_data: 'd', chat_data: 'c' },
  ])
  expect(await refused('editSharedWidgetData', change)).toBe('Too Many Requests: retry after 1')
  expect(await refused('sendSharedWidget', { chat_id: ann.id, widget_id: 'x' })).toBe(
    'Bad Request: WIDGET_ID_INVALID',
  )
})

test('a widget that is too large, or in a group, is refused', async () => {
  const group = emulator.group({ title: 'G', members: [ann] })
  expect(await refused('sendWidget', { chat_id: group.id, html: '<p>1</p>' })).toBe(
    'Bad Request: INPUT_MEDIA_WIDGET_NOT_ALLOWED',
  )
  const random = Array.from({ length: 9000 }, (_, i) => ((i * 7919) % 104_729).toString(36)).join('')
  expect(await refused('sendWidget', { chat_id: ann.id, html: random.slice(0, 20_000) })).toBe(
    'Bad Request: INPUT_MEDIA_WIDGET_TOO_LARGE',
  )
  expect(await refused('sendWidget', { chat_id: ann.id, html: 'x', chat_data: 'y'.repeat(1025) })).toBe(
    'Bad Request: INPUT_MEDIA_WIDGET_TOO_LARGE',
  )
})

test('a query of a widget has 1 to 64 bytes', async () => {
  const sent = await result('sendWidget', { chat_id: ann.id, html: '<p>1</p>', allow_queries: true })
  for (const data of ['', 'x'.repeat(65), 'é'.repeat(33)])
    expect(() => ann.askWidget(sent, data)).toThrow('a query of a widget has 1 to 64 bytes')
  expect(await updates()).toEqual([])
  for (const data of ['x', 'é'.repeat(32)]) {
    ann.askWidget(sent, data)
    expect((await updates())[0]?.widget_query.data).toBe(data)
  }
})
