// Messages that people send and edit, as the bot gets them.

import { bold, fmt } from '@pipegram/core/Text'
import { Message } from '@pipegram/core/Types'
import { makeEmulator, type Emulator, type Person, type Sendable } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { blank } from '../../src/values/internal/Image.ts'
import { api, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, call, updates, content } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann', last_name: 'Lee', language_code: 'de' })
  ann.send('/start')
  await updates()
})

test('a photo needs no details, and the bot can send it again', async () => {
  const said = ann.send({ photo: {}, caption: ' look @annlee #new ' })
  expect(await updates()).toEqual([{ update_id: expect.any(Number), message: said }])
  expect(said).toMatchObject({
    from: { language_code: 'de' },
    caption: 'look @annlee #new',
    caption_entities: [
      { type: 'mention', offset: 5, length: 7 },
      { type: 'hashtag', offset: 13, length: 4 },
    ],
  })
  expect(said.photo?.map(({ width, height }) => [width, height])).toEqual([
    [90, 51],
    [320, 180],
    [800, 450],
    [1280, 720],
  ])
  const file_id = said.photo?.at(-1)?.file_id ?? ''
  expect((await call('sendPhoto', { chat_id: ann.id, photo: file_id })).body.result.photo).toEqual(said.photo)
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  form.set('photo', new File([Uint8Array.from(await content(file_id))], 'again.png'))
  const again: { readonly result: { readonly photo: ReadonlyArray<Loose> } } = await (
    await fetch(`${emulator.apiRoot}/bot${emulator.token}/sendPhoto`, { method: 'POST', body: form })
  ).json()
  expect(again.result.photo.at(-1)).toMatchObject({ width: 1280, height: 720 })
})

test('a given file keeps its details, and a sample file has the given details', async () => {
  const said = ann.send({ document: new File(['a,b'], 'table.csv', { type: 'text/csv' }) })
  expect(said.document).toMatchObject({ file_name: 'table.csv', mime_type: 'text/csv', file_size: 3 })
  expect((await content(said.document?.file_id ?? '')).toString()).toBe('a,b')
  const png = new File([blank({ width: 9, height: 9 })], 'x.png')
  expect(await content(ann.send({ photo: png }).photo?.at(-1)?.file_id ?? '')).toEqual(
    Buffer.from(await png.arrayBuffer()),
  )
  expect(ann.send({ document: { file_name: 'big.zip', file_size: 30_000_000 } }).document).toMatchObject({
    file_name: 'big.zip',
    file_size: 30_000_000,
    mime_type: 'text/plain',
  })
  expect(ann.send({ photo: { width: 100, height: 50 } }).photo).toMatchObject([
    { width: 90, height: 45 },
    { width: 100, height: 50 },
  ])
  const all: ReadonlyArray<[Sendable, object]> = [
    [{ video: {} }, { video: { width: 1280, height: 720, duration: 5, mime_type: 'video/mp4' } }],
    [
      { video: { duration: 61 }, caption: 'v' },
      { video: { duration: 61 }, caption: 'v' },
    ],
    [
      { animation: {} },
      { animation: { file_name: 'animation.mp4' }, document: { file_name: 'animation.mp4' } },
    ],
    [{ audio: { performer: 'P', title: 'T' } }, { audio: { performer: 'P', title: 'T', duration: 5 } }],
    [{ voice: {} }, { voice: { mime_type: 'audio/ogg' } }],
    [{ video_note: {} }, { video_note: { length: 384 } }],
    [
      { sticker: { emoji: '🙂', set_name: 'Set' } },
      { sticker: { emoji: '🙂', set_name: 'Set', width: 512, height: 512 } },
    ],
    [
      { contact: {} },
      { contact: { phone_number: '+15550100', first_name: 'Ann', last_name: 'Lee', user_id: ann.id } },
    ],
    [
      { contact: { first_name: 'Bob', phone_number: '1' } },
      { contact: { first_name: 'Bob', phone_number: '1' } },
    ],
    [{ location: { latitude: 1.5 } }, { location: { latitude: 1.5, longitude: -0.0015 } }],
    [{ dice: {} }, { dice: { emoji: '🎲' } }],
    [{ dice: { emoji: '🎰', value: 64 } }, { dice: { emoji: '🎰', value: 64 } }],
    [
      { venue: { location: { latitude: 1, longitude: 2 }, title: 'T', address: 'A' } },
      { venue: { title: 'T' } },
    ],
    [{ web_app_data: { data: '{}', button_text: 'Open' } }, { web_app_data: { data: '{}' } }],
    [fmt`a ${bold('b')}`, { text: 'a b', entities: [{ type: 'bold', offset: 2, length: 1 }] }],
    [
      { text: 'x', forward_origin: { type: 'hidden_user', sender_user_name: 'Z', date: 1 } },
      { forward_origin: { sender_user_name: 'Z' } },
    ],
  ]
  await updates()
  const sent = all.map(([what]) => ann.send(what))
  for (const [place, [, expected]] of all.entries()) expect(sent[place]).toMatchObject(expected)
  expect(sent[8]?.contact).not.toHaveProperty('user_id')
  expect((await updates()).map(({ message }) => message)).toMatchObject(sent)
})

test('an album is several updates with one media_group_id', async () => {
  const said = ann.album([{ photo: {}, caption: 'two' }, { video: {} }], { reply_to: 1 })
  expect(said).toMatchObject([
    { caption: 'two', reply_to_message: { message_id: 1 } },
    { reply_to_message: { message_id: 1 } },
  ])
  expect(said[0]?.media_group_id).toBe(said[1]?.media_group_id)
  expect((await updates()).map(({ message }) => message)).toEqual(said)
  const other = ann.album([{ document: {} }, { document: {} }])
  expect(other[0]?.media_group_id).not.toBe(said[0]?.media_group_id)
  const before = emulator.state()
  expect(() => ann.album([{ photo: {} }])).toThrow('an album has at least two messages, not 1')
  expect(() => ann.album(Array.from({ length: 11 }, () => ({ photo: {} })))).toThrow(
    'too many messages to send as an album',
  )
  expect(() => ann.album([{ photo: {} }, { audio: {} }])).toThrow(
    "audio can't be mixed with other media types",
  )
  expect(() => ann.album([{ photo: {} }, { text: 'x' }])).toThrow(
    'item 2 of the album is not a photo, video, audio file or document',
  )
  expect(emulator.state()).toBe(before)
})

test('people edit captions, and replace content', async () => {
  const photo = ann.send({ photo: {}, caption: 'one' })
  const text = ann.send('hi')
  await updates()
  expect(ann.edit(photo, 'two #x')).toMatchObject({
    photo: photo.photo,
    caption: 'two #x',
    caption_entities: [{ type: 'hashtag' }],
    edit_date: expect.any(Number),
  })
  expect(ann.edit(photo, '')).not.toHaveProperty('caption')
  expect(ann.edit(photo, { video: {}, caption: 'v' })).not.toHaveProperty('photo')
  expect(ann.edit(text, fmt`${bold('ho')}`)).toMatchObject({ text: 'ho', entities: [{ type: 'bold' }] })
  expect((await updates()).map(({ edited_message }) => edited_message.message_id)).toEqual([
    photo.message_id,
    photo.message_id,
    photo.message_id,
    text.message_id,
  ])
  const dice = ann.send({ dice: {} })
  expect(() => ann.edit(dice, 'x')).toThrow('the message has neither a text nor a caption')
  expect(() => ann.edit(text, {})).toThrow('there is nothing to change')
  expect(() => ann.edit(text, '')).toThrow('a message needs a text')
})

test('content that is not a message is refused with the path of the fault', () => {
  const before = emulator.state()
  expect(() => ann.send({})).toThrow('a message needs a text, or something else to show')
  expect(() => ann.send({ caption: ' ' })).toThrow('a message needs a text, or something else to show')
  expect(() => ann.send({ photo: {}, caption: 'x'.repeat(1025) })).toThrow(
    'a caption has at most 1024 characters',
  )
  const wrong: Loose = { location: { latitude: 'north' } }
  expect(() => ann.send(wrong)).toThrow(
    /this is not a message: message\.location\.latitude: expected a number, got "north"/,
  )
  expect(emulator.state()).toBe(before)
})

test('anything that a person sends is a valid message for the bot, or is refused', () => {
  const part = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    fc.record(
      { width: fc.integer(), height: fc.integer(), duration: fc.integer(), file_name: fc.string() },
      { requiredKeys: [] },
    ),
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.anything()),
    fc.anything(),
  )
  let counts = { said: 0, refused: 0 }
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(
          'photo',
          'video',
          'sticker',
          'voice',
          'dice',
          'contact',
          'caption',
          'text',
          'location',
          'entities',
          'reply_markup',
          'poll',
        ),
        part,
        { minKeys: 1, maxKeys: 3 },
      ),
      (given) => {
        const what: Loose = given
        try {
          expect(Message.is(ann.send(what))).toBe(true)
          counts = { ...counts, said: counts.said + 1 }
        } catch (error) {
          expect(error).toMatchObject({ message: expect.stringMatching(/^This cannot be done: /) })
          counts = { ...counts, refused: counts.refused + 1 }
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(Math.min(counts.said, counts.refused)).toBeGreaterThan(0)
})

test('a button below the input field sends the contact or location that it asks for', async () => {
  const keyboard = [
    [{ text: 'Number', request_contact: true }, { text: 'Place', request_location: true }, 'Word'],
  ]
  await call('sendMessage', { chat_id: ann.id, text: '?', reply_markup: { keyboard } })
  for (const text of ['Number', 'Place', 'Word']) ann.press(text)
  expect((await updates()).map(({ message }) => message)).toMatchObject([
    { contact: { user_id: ann.id } },
    { location: {} },
    { text: 'Word' },
  ])
})

test('a bot in privacy mode sees a caption that names it', async () => {
  const shy = await makeEmulator({ bot: { can_read_all_group_messages: false } })
  const bob = shy.user({ first_name: 'Bob' })
  const group = shy.group({ title: 'G', members: [bob] })
  bob.in(group).send({ photo: {}, caption: 'unseen' })
  const seen = bob.in(group).send({ photo: {}, caption: `look @${shy.bot.username}` })
  expect((await api(shy)('getUpdates')).body.result).toMatchObject([{ message: seen }])
  await shy.close()
})
