// Captions and media that a bot edits.

import type { Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture } from '../BotClient.ts'
import { file, makeUploadStage } from '../UploadStage.ts'

const { begin, upload, call, refused } = makeUploadStage()
let ann: Person
beforeEach(async () => {
  ;({ ann } = await begin())
})

test('the bot edits captions and media', async () => {
  const { result } = await upload('sendPhoto', { photo: picture(1000, 500), caption: 'one' })
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
        p: picture(1000, 500),
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
      p: picture(1000, 500),
    }),
  ).toBe("Bad Request: message can't be edited")
})
