// Messages with a file, by the bot over HTTP and by people.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, test } from 'vitest'
import { blank, dimensionsOf } from '../../src/values/internal/Image.ts'
import { picture, type Loose } from '../BotClient.ts'
import { film } from '../Film.ts'
import { file, makeUploadStage } from '../UploadStage.ts'

const { begin, upload, call, refused, content } = makeUploadStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  ;({ emulator, ann } = await begin())
})

type Photo = { readonly result: { readonly photo: ReadonlyArray<Loose> } }

test('a photo has several sizes, and each leads to its bytes', async () => {
  const photo = picture(2000, 1000)
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
  expect(new Set(result.photo.map(({ file_id }) => file_id)).size).toBe(4)
  const again = (await call('sendPhoto', { chat_id: ann.id, photo: result.photo[0].file_id })).body.result
  expect(again.photo).toEqual(result.photo)
  expect(again).not.toHaveProperty('caption')
  expect(await content(result.photo.at(-1).file_id)).toEqual(Buffer.from(await photo.arrayBuffer()))
  expect(emulator.file(result.photo[0].file_id)).toMatchObject({ name: 'a.png', size: photo.size })
  expect(emulator.file('AgAD')).toBeUndefined()
  expect((await call('getFile', { file_id: result.photo.at(-1).file_id })).body.result.file_path).toMatch(
    /^photos\/file_\d+\.jpg$/,
  )
  expect((await upload('sendPhoto', { photo: picture(40, 30) })).result.photo).toHaveLength(1)
})

test('each kind of file has its own field in the message', async () => {
  const send = async (method: string, fields: object): Promise<Loose> => (await upload(method, fields)).result
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
  const animation = await send('sendAnimation', { animation: file('a.mp4', 'video/mp4') })
  expect(animation).toMatchObject({
    animation: { width: 0, duration: 0, file_name: 'a.mp4' },
    document: { file_name: 'a.mp4' },
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
  // A file that is not a photo keeps its kind, whichever method sends it again.
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

test('a file at a URL is not fetched: another file stands for it', async () => {
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

test("a file that is not a photo is refused in the server's words", async () => {
  const { result } = await upload('sendDocument', { document: file('a.txt', 'text/plain') })
  const photo = (await upload('sendPhoto', { photo: picture(1000, 500) })).result.photo[0].file_id
  expect(await refused('sendPhoto', {})).toBe('Bad Request: there is no photo in the request')
  expect(await refused('sendVideoNote', {})).toBe('Bad Request: there is no video note in the request')
  expect(await refused('sendVoice', { voice: file('v.ogg', 'audio/ogg', '') })).toBe(
    'Bad Request: file must be non-empty',
  )
  expect(await refused('sendPhoto', { photo: file('a.png', 'image/png') })).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  )
  expect(await refused('sendPhoto', { photo: picture(1, 21) })).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await refused('sendPhoto', { photo: picture(9000, 1001) })).toBe(
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
  )
  const large = new File([blank({ width: 10, height: 10 }), new Uint8Array(10_485_760)], 'large.png')
  expect(await refused('sendPhoto', { photo: large })).toBe(
    `Bad Request: file of size ${large.size} bytes is too big for a photo; ` +
      'the maximum size is 10485760 bytes',
  )
  expect(await refused('sendPhoto', { photo: result.document.file_id })).toBe(
    "Bad Request: can't use file of type Document as Photo",
  )
  expect(await refused('sendVideo', { video: photo })).toBe(
    "Bad Request: can't use file of type Photo as Video",
  )
  expect(await refused('sendPhoto', { photo: picture(1000, 500), caption: 'x'.repeat(1025) })).toBe(
    'Bad Request: message caption is too long',
  )
  expect(
    await refused('sendPhoto', { photo: picture(1000, 500), caption: '*', parse_mode: 'MarkdownV2' }),
  ).toBe("Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 0")
})

test.each([
  ['v.mp4', 'video/mp4'],
  ['a.txt', 'text/plain'],
  ['a.ogg', 'audio/ogg'],
  ['q.CSV', 'text/csv'],
  ['s.tgs', 'application/x-tgsticker'],
  ['no extension', 'application/octet-stream'],
  ['a.unheard-of', 'application/octet-stream'],
])('the name %j of an upload decides its type, not its header', async (name, mime_type) => {
  const { result } = await upload('sendDocument', { document: file(name, 'image/x-wrong') })
  expect(result.document).toMatchObject({ file_name: name, mime_type, file_size: 7 })
})

test('a GIF becomes an animation, unless its type is not to be detected', async () => {
  const gif = new File(
    [new Uint8Array(Buffer.from('474946383961640032000000002c0000000001000100003b3b3b3b3b', 'hex'))],
    'game.gif',
  )
  const shown = {
    animation: { file_name: 'game.gif.mp4', mime_type: 'video/mp4', width: 100, height: 50 },
    document: { file_name: 'game.gif.mp4', mime_type: 'video/mp4' },
  }
  expect((await upload('sendAnimation', { animation: gif })).result).toMatchObject(shown)
  const { result } = await upload('sendDocument', { document: gif })
  expect(result).toMatchObject(shown)
  expect((await call('getFile', { file_id: result.animation.file_id })).body.result.file_path).toMatch(
    /\.mp4$/,
  )
  const plain = await upload('sendDocument', { document: gif, disable_content_type_detection: 'true' })
  expect(plain.result).toMatchObject({ document: { file_name: 'game.gif', mime_type: 'image/gif' } })
  expect(plain.result).not.toHaveProperty('animation')
})

describe('a film that is uploaded', () => {
  const facts = { width: 360, height: 640, duration: 5 }
  const bytes = Uint8Array.from(film(facts))
  const mp4 = new File([bytes], 'v.mp4')
  const thumbnail = { width: 180, height: 320 }

  test('is measured, and the words of the bot come first', async () => {
    expect((await upload('sendVideo', { video: mp4 })).result.video).toMatchObject({ ...facts, thumbnail })
    const said = { width: 90, height: 160, duration: 9 }
    expect((await upload('sendVideo', { video: mp4, ...said })).result.video).toMatchObject(said)
    const { video_note } = (await upload('sendVideoNote', { video_note: mp4 })).result
    expect(video_note).toMatchObject({ length: 360, duration: 5 })
    const { document } = (await upload('sendDocument', { document: mp4 })).result
    expect(document).toMatchObject({ mime_type: 'video/mp4', thumbnail })
  })

  test('has a thumbnail of the server, except a video with one of the bot', async () => {
    const own = picture(50, 40)
    const { video } = (await upload('sendVideo', { video: mp4, thumbnail: own })).result
    expect(video.thumbnail).toMatchObject({ width: 50, height: 40, file_size: own.size })
    const { animation } = (await upload('sendAnimation', { animation: mp4, thumbnail: own })).result
    expect(animation).toMatchObject({ ...facts, thumbnail })
    expect(
      await dimensionsOf(new Blob([Uint8Array.from(await content(animation.thumbnail.file_id))])),
    ).toEqual(thumbnail)
  })
})

test('a picture as a document, and a sticker, have a thumbnail', async () => {
  const sent = async (method: string, fields: object): Promise<Loose> => (await upload(method, fields)).result
  const small = picture(300, 200)
  const own = picture(50, 50)
  expect((await sent('sendDocument', { document: small, thumbnail: own })).document).toMatchObject({
    thumbnail: { width: 300, height: 200 },
    thumb: { width: 300, height: 200 },
  })
  const large = new File([small, new Uint8Array(300_000)], 'large.png')
  const { thumbnail } = (await sent('sendDocument', { document: large })).document
  expect(await dimensionsOf(new Blob([Uint8Array.from(await content(thumbnail.file_id))]))).toEqual({
    width: 300,
    height: 200,
  })
  expect(
    (await sent('sendSticker', { sticker: new File([blank({ width: 512, height: 256 })], 's.webp') }))
      .sticker,
  ).toMatchObject({
    width: 512,
    thumbnail: { width: 320, height: 160 },
  })
  expect((await sent('sendSticker', { sticker: file('s.tgs', '') })).sticker).toMatchObject({
    is_animated: true,
    thumbnail: { width: 128, height: 128 },
  })
  expect((await sent('sendDocument', { document: file('a.txt', '') })).document).not.toHaveProperty(
    'thumbnail',
  )
})

test('a file at a URL has the type that its name says', async () => {
  const at = async (name: string): Promise<Loose> =>
    (await upload('sendDocument', { document: `https://example.invalid/${name}` })).result
  const gif = await at('a.gif')
  expect(gif.document).toMatchObject({ file_name: 'a.gif', mime_type: 'image/gif', thumbnail: {} })
  expect(gif).not.toHaveProperty('animation')
  const { animation } = (await upload('sendAnimation', { animation: 'https://example.invalid/a.gif' })).result
  expect(animation).toMatchObject({ file_name: 'a.gif.mp4', mime_type: 'video/mp4', thumbnail: {} })
  expect((await at('a.png')).document).toMatchObject({ mime_type: 'image/png', thumbnail: { width: 320 } })
  expect((await at('a.zip')).document).toMatchObject({ file_name: 'a.zip', mime_type: 'application/zip' })
})
