// Captions and media that a bot edits.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call, refused: refusedBy, updates } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({ firstUpdate: 2_000_001 })
  ann = emulator.user({ first_name: 'Ann', last_name: 'Lee', language_code: 'de' })
  ann.send('/start')
  await updates()
})

type Fields = Readonly<Record<string, unknown>>

const upload = async (method: string, fields: Fields): Promise<Loose> => {
  const form = new FormData()
  for (const [name, value] of Object.entries<unknown>({ chat_id: ann.id, ...fields }))
    form.set(name, value instanceof File ? value : typeof value === 'string' ? value : JSON.stringify(value))
  const body: Loose = await (
    await fetch(`${emulator.apiRoot}/bot${emulator.token}/${method}`, { method: 'POST', body: form })
  ).json()
  if (body.ok === true && typeof body.result === 'object' && !Array.isArray(body.result))
    expect(Message.decode(body.result)).toMatchObject({ _tag: 'Right' })
  return body
}

// By upload, as in all tests here.
const refused = (method: string, fields: Fields): Promise<string> =>
  refusedBy(method, fields, async () => ({ body: await upload(method, fields) }))

const image = (width = 1000, height = 500, name = 'a.png'): File =>
  new File([blank({ width, height })], name, { type: 'image/png' })
const file = (name: string, type: string, content = 'content'): File => new File([content], name, { type })

test('the bot edits captions and media', async () => {
  const { result } = await upload('sendPhoto', { photo: image(), caption: 'one' })
  const place = { chat_id: ann.id, message_id: result.message_id }
  const edited = await upload('editMessageCaption', {
    ...place,
    caption: '_two_',
    parse_mode: 'Markdown',
    show_caption_above_media: true,
  })
  expect(edited.result).toMatchObject({
    photo: result.photo,
    caption: 'two',
    caption_entities: [{ type: 'italic' }],
    show_caption_above_media: true,
    edit_date: expect.any(Number),
  })
  expect(
    await refused('editMessageCaption', {
      ...place,
      caption: '_two_',
      parse_mode: 'Markdown',
      show_caption_above_media: true,
    }),
  ).toMatch(/^Bad Request: message is not modified/)
  expect(await refused('editMessageCaption', { ...place, caption: 'x'.repeat(1025) })).toBe(
    'Bad Request: MEDIA_CAPTION_TOO_LONG',
  )
  expect(await refused('editMessageText', { ...place, text: 'x' })).toBe(
    'Bad Request: there is no text in the message to edit',
  )
  expect((await upload('editMessageCaption', place)).result).not.toHaveProperty('caption')
  const other = await upload('editMessageMedia', {
    ...place,
    media: { type: 'document', media: 'attach://d', caption: 'three' },
    d: file('d.pdf', 'application/pdf'),
  })
  expect(other.result).toMatchObject({ document: { file_name: 'd.pdf' }, caption: 'three' })
  expect(other.result).not.toHaveProperty('photo')
  expect(ann.messages().at(-1)).toEqual(other.result)
  const text = (await call('sendMessage', { chat_id: ann.id, text: 'hi' })).body.result
  const there = { chat_id: ann.id, message_id: text.message_id }
  expect(await refused('editMessageCaption', { ...there, caption: 'x' })).toBe(
    'Bad Request: there is no caption in the message to edit',
  )
  expect(
    (
      await upload('editMessageMedia', {
        ...there,
        media: { type: 'photo', media: 'attach://p' },
        p: image(),
      })
    ).result,
  ).not.toHaveProperty('text')
  expect(await refused('editMessageMedia', there)).toBe('Bad Request: parameter "media" is required')
  expect(await refused('editMessageMedia', { ...there, media: '[' })).toBe(
    "Bad Request: can't parse input media JSON object",
  )
  const dice = (await call('sendDice', { chat_id: ann.id })).body.result
  expect(
    await refused('editMessageMedia', {
      chat_id: ann.id,
      message_id: dice.message_id,
      media: { type: 'photo', media: 'attach://p' },
      p: image(),
    }),
  ).toBe("Bad Request: message can't be edited")
})
