// What is sent with a file and without: by the bot over HTTP, and by people.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { blank, dimensionsOf } from '../../src/values/internal/Image.ts'
import type { Loose } from '../api.ts'
import { makeStage } from '../Stage.ts'

const { start, call, refused: refusedBy, updates, content } = makeStage()
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

// By upload, as all here.
const refused = (method: string, fields: Fields): Promise<string> =>
  refusedBy(method, fields, async () => ({ body: await upload(method, fields) }))

const image = (width = 1000, height = 500, name = 'a.png'): File =>
  new File([blank({ width, height })], name, { type: 'image/png' })
const file = (name: string, type: string, content = 'content'): File => new File([content], name, { type })

test('images are measured, whatever their size, and other bytes are none', async () => {
  const side = fc.integer({ min: 1, max: 2000 })
  await fc.assert(
    fc.asyncProperty(side, side, async (width, height) => {
      expect(await dimensionsOf(new Blob([blank({ width, height })]))).toEqual({ width, height })
    }),
    { numRuns: 30 },
  )
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc00011080258032003012200021101031101',
    'hex',
  )
  expect(await dimensionsOf(new Blob([jpeg]))).toEqual({ width: 800, height: 600 })
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from('0a000500', 'hex'), Buffer.alloc(20)])
  expect(await dimensionsOf(new Blob([gif]))).toEqual({ width: 10, height: 5 })
  const webp = Buffer.concat([
    Buffer.from('RIFF....WEBPVP8X'),
    Buffer.from('0a00000000000000ff0100570200', 'hex'),
  ])
  expect(await dimensionsOf(new Blob([webp]))).toEqual({ width: 512, height: 600 })
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('', '89504e470d0a1a0a', 'ffd8', '474946383961', '524946460000000057454250565038'),
      async (bytes, start) => {
        const found = await dimensionsOf(new Blob([Buffer.concat([Buffer.from(start, 'hex'), bytes])]))
        expect(found === undefined || (found.width > 0 && found.height > 0)).toBe(true)
      },
    ),
  )
})

type Photo = { readonly result: { readonly photo: ReadonlyArray<Loose> } }

test('a photo has sizes, and each leads to the photo', async () => {
  const photo = image(2000, 1000)
  const { result }: Photo = await upload('sendPhoto', {
    photo,
    caption: '<b>Look</b> @annlee',
    parse_mode: 'HTML',
    has_spoiler: true,
    show_caption_above_media: true,
  })
  expect(result.photo.map(({ width, height }) => [width, height])).toEqual([
    [90, 45],
    [320, 160],
    [800, 400],
    [1280, 640],
    [2000, 1000],
  ])
  expect(result).toMatchObject({
    caption: 'Look @annlee',
    caption_entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'mention', offset: 5, length: 7 },
    ],
    has_media_spoiler: true,
    show_caption_above_media: true,
  })
  expect(new Set(result.photo.map(({ file_id }) => file_id)).size).toBe(5)
  const again = (await call('sendPhoto', { chat_id: ann.id, photo: result.photo[0].file_id })).body.result
  expect(again.photo).toEqual(result.photo)
  expect(again).not.toHaveProperty('caption')
  expect(await content(result.photo.at(-1).file_id)).toEqual(Buffer.from(await photo.arrayBuffer()))
  expect(emulator.file(result.photo[0].file_id)).toMatchObject({ name: 'a.png', size: photo.size })
  expect(emulator.file('AgAD')).toBeUndefined()
  expect((await call('getFile', { file_id: result.photo.at(-1).file_id })).body.result.file_path).toMatch(
    /^photos\/file_\d+\.jpg$/,
  )
  expect((await upload('sendPhoto', { photo: image(40, 30) })).result.photo).toHaveLength(1)
})

test('each kind of file shows as itself', async () => {
  const send = async (method: string, fields: Fields): Promise<Loose> => (await upload(method, fields)).result
  expect(
    await send('sendVideo', {
      video: file('v.mp4', 'video/mp4'),
      width: 640,
      height: 360,
      duration: 7,
      caption: 'v',
    }),
  ).toMatchObject({
    video: { width: 640, height: 360, duration: 7, file_name: 'v.mp4', mime_type: 'video/mp4', file_size: 7 },
    caption: 'v',
  })
  const animation = await send('sendAnimation', { animation: file('a.gif', 'image/gif') })
  expect(animation).toMatchObject({
    animation: { width: 0, duration: 0, file_name: 'a.gif' },
    document: { file_name: 'a.gif' },
  })
  expect(
    await send('sendAudio', { audio: file('s.mp3', 'audio/mpeg'), performer: 'P', title: 'T', duration: 3 }),
  ).toMatchObject({ audio: { performer: 'P', title: 'T', duration: 3 } })
  const voice = await send('sendVoice', { voice: file('v.ogg', 'audio/ogg'), duration: 2, caption: 'listen' })
  expect(voice).toMatchObject({ voice: { duration: 2, mime_type: 'audio/ogg' }, caption: 'listen' })
  expect(
    (
      await send('sendVideoNote', {
        video_note: file('n.mp4', 'video/mp4'),
        length: 240,
        duration: 4,
        caption: 'none',
      })
    ).caption,
  ).toBeUndefined()
  expect(await send('sendSticker', { sticker: file('s.webm', 'video/webm'), emoji: '👍' })).toMatchObject({
    sticker: { type: 'regular', width: 512, height: 512, is_animated: false, is_video: true, emoji: '👍' },
  })
  expect((await content(voice.voice.file_id)).toString()).toBe('content')
  // Of what is no photo the kind is that of the file, whichever method sends it again.
  expect(
    (await call('sendDocument', { chat_id: ann.id, document: voice.voice.file_id })).body.result.voice,
  ).toEqual(voice.voice)
  expect(
    (await ann.received(7)).map(({ document, voice: heard }) => [
      document !== undefined,
      heard !== undefined,
    ]),
  ).toEqual([
    [false, false],
    [true, false],
    [false, false],
    [false, true],
    [false, false],
    [false, false],
    [false, true],
  ])
})

test('what is on the web is not fetched: something stands for it', async () => {
  const { result }: Photo = await upload('sendPhoto', {
    photo: 'https://example.invalid/cats/one.png?size=2',
    caption: 'c',
  })
  expect(result).toMatchObject({ photo: [{}, {}, {}, { width: 1280, height: 720 }], caption: 'c' })
  expect(
    await dimensionsOf(new Blob([Uint8Array.from(await content(result.photo.at(-1)?.file_id))])),
  ).toEqual({ width: 1280, height: 720 })
  expect((await upload('sendDocument', { document: 'example.invalid/a.pdf' })).result.document).toMatchObject(
    { file_name: 'a.pdf' },
  )
  const album = (
    await upload('sendMediaGroup', {
      media: [
        { type: 'photo', media: 'https://example.invalid/' },
        { type: 'video', media: 'https://example.invalid/v.mp4', width: 5 },
      ],
    })
  ).result
  expect(album).toMatchObject([{ photo: [{}, {}, {}, {}] }, { video: { file_name: 'v.mp4', width: 5 } }])
  expect(await refused('sendPhoto', { photo: 'file://./photo.png' })).toBe(
    'Bad Request: invalid file HTTP URL specified: Unsupported URL protocol',
  )
})

test('what is no photo is refused as the server refuses it', async () => {
  const { result } = await upload('sendDocument', { document: file('a.txt', 'text/plain') })
  const photo = (await upload('sendPhoto', { photo: image() })).result.photo[0].file_id
  expect(await refused('sendPhoto', {})).toBe('Bad Request: there is no photo in the request')
  expect(await refused('sendVideoNote', {})).toBe('Bad Request: there is no video note in the request')
  expect(await refused('sendVoice', { voice: file('v.ogg', 'audio/ogg', '') })).toBe(
    'Bad Request: file must be non-empty',
  )
  expect(await refused('sendPhoto', { photo: file('a.png', 'image/png') })).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  )
  expect(await refused('sendPhoto', { photo: image(1, 21) })).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await refused('sendPhoto', { photo: image(9000, 1001) })).toBe(
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
  )
  const large = new File([blank({ width: 10, height: 10 }), new Uint8Array(10_485_760)], 'large.png')
  expect(await refused('sendPhoto', { photo: large })).toBe(
    `Bad Request: file of size ${large.size} bytes is too big for a photo; the maximum size is 10485760 bytes`,
  )
  expect(await refused('sendPhoto', { photo: result.document.file_id })).toBe(
    "Bad Request: can't use file of type Document as Photo",
  )
  expect(await refused('sendVideo', { video: photo })).toBe(
    "Bad Request: can't use file of type Photo as Video",
  )
  expect(await refused('sendPhoto', { photo: image(), caption: 'x'.repeat(1025) })).toBe(
    'Bad Request: message caption is too long',
  )
  expect(await refused('sendPhoto', { photo: image(), caption: '*', parse_mode: 'MarkdownV2' })).toBe(
    "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 0",
  )
})

test('an album is several messages with one number, of files from wherever', async () => {
  const known = (await upload('sendVideo', { video: file('v.mp4', 'video/mp4') })).result.video.file_id
  const { result } = await upload('sendMediaGroup', {
    media: [
      { type: 'photo', media: 'attach://one', caption: 'a *b*', parse_mode: 'MarkdownV2' },
      { type: 'photo', media: 'attach://two', has_spoiler: true },
      { type: 'video', media: known, duration: 9 },
    ],
    one: image(),
    two: image(30, 40),
    reply_parameters: { message_id: 1 },
  })
  const all: ReadonlyArray<Loose> = result
  expect(all.every((message) => Message.is(message))).toBe(true)
  expect(all).toMatchObject([
    { photo: [{}, {}, {}, {}], caption: 'a b', caption_entities: [{ type: 'bold' }] },
    { photo: [{ width: 30, height: 40 }], has_media_spoiler: true },
    { video: { file_id: known } },
  ])
  expect(new Set(all.map(({ media_group_id }) => media_group_id)).size).toBe(1)
  expect(all[0].media_group_id).toMatch(/^\d+$/)
  expect(all.map(({ message_id }) => message_id - all[0].message_id)).toEqual([0, 1, 2])
  expect(all.every(({ reply_to_message }) => reply_to_message.message_id === 1)).toBe(true)
  expect((await ann.received(4)).slice(1)).toEqual(all)
  const documents = (
    await upload('sendMediaGroup', {
      media: ['a', 'b'].map((name) => ({ type: 'document', media: `attach://${name}` })),
      a: file('a', ''),
      b: file('b', ''),
    })
  ).result
  expect(documents[0].media_group_id).not.toBe(all[0].media_group_id)
  expect(
    (await upload('sendMediaGroup', { media: [{ type: 'photo', media: 'attach://a' }], a: image() }))
      .result[0],
  ).not.toHaveProperty('media_group_id')
})

test('what is no album is refused whole', async () => {
  const of = (...types: ReadonlyArray<string>): object => ({
    media: types.map((type) => ({ type, media: 'attach://a' })),
    a: image(),
  })
  expect(await refused('sendMediaGroup', {})).toBe('Bad Request: parameter "media" is required')
  expect(await refused('sendMediaGroup', { media: '{' })).toBe("Bad Request: can't parse media JSON object")
  expect(await refused('sendMediaGroup', { media: '{}' })).toBe(
    'Bad Request: expected an Array of InputMedia',
  )
  expect(await refused('sendMediaGroup', { media: [] })).toBe('Bad Request: there are no messages to send')
  expect(await refused('sendMediaGroup', { ...of(...Array.from({ length: 11 }, () => 'photo')) })).toBe(
    'Bad Request: too many messages to send as an album',
  )
  expect(await refused('sendMediaGroup', { ...of('photo', 'document') })).toBe(
    "Bad Request: document can't be mixed with other media types",
  )
  expect(await refused('sendMediaGroup', { ...of('audio', 'photo') })).toBe(
    "Bad Request: audio can't be mixed with other media types",
  )
  expect(await refused('sendMediaGroup', { ...of('animation') })).toBe(
    'Bad Request: can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup',
  )
  expect(await refused('sendMediaGroup', { ...of('hologram') })).toBe(
    'Bad Request: can\'t parse InputMedia: type "hologram" is unsupported',
  )
  expect(
    await refused('sendMediaGroup', { media: [{ type: 'photo', media: 'attach://b' }], a: image() }),
  ).toBe("Bad Request: can't parse InputMedia: media not found")
  expect(await refused('sendMediaGroup', { media: [{ type: 'photo' }], photo: image() })).toBe(
    "Bad Request: can't parse InputMedia: media not found",
  )
  expect(await refused('sendMediaGroup', { media: ['photo'] })).toBe(
    "Bad Request: can't parse InputMedia: expected an Object",
  )
  // The second is wrong: the first goes nowhere.
  expect(
    await refused('sendMediaGroup', {
      media: [
        { type: 'photo', media: 'attach://a' },
        { type: 'photo', media: 'attach://b' },
      ],
      a: image(),
      b: file('b', ''),
    }),
  ).toBe('Bad Request: IMAGE_PROCESS_FAILED')
})

test('captions and media are edited', async () => {
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
