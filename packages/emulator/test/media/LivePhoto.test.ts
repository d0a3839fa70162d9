// Live photos: a photo, and the short video behind it.

import { Message } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { makeUploadStage } from '../UploadStage.ts'

const { begin, upload, result, refused: refusedBy, updates, content } = makeUploadStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  ;({ emulator, ann } = await begin())
})

const refused = (fields: Readonly<Record<string, unknown>>): Promise<string> =>
  refusedBy('sendLivePhoto', fields)

const still = picture(1000, 500)
const film = new File(['film'], 'a.mp4', { type: 'video/mp4' })

test('both parts are sent, downloaded, and sent again by their ids', async () => {
  const sent: Loose = await upload('sendLivePhoto', {
    live_photo: film,
    photo: still,
    caption: 'Look',
    has_spoiler: true,
  })
  expect(Message.decode(sent.result)).toMatchObject({ _tag: 'Right' })
  const { live_photo } = sent.result
  const photo: ReadonlyArray<Loose> = sent.result.photo
  expect(sent.result).toMatchObject({
    caption: 'Look',
    has_media_spoiler: true,
    live_photo: { width: 1000, height: 500, mime_type: 'video/mp4', file_size: 4, photo },
  })
  expect(photo.at(-1)).toMatchObject({ width: 1000, height: 500 })
  expect((await content(live_photo.file_id)).toString()).toBe('film')
  expect(await content(photo.at(-1).file_id)).toEqual(Buffer.from(await still.arrayBuffer()))
  const again = await result('sendLivePhoto', {
    chat_id: ann.id,
    live_photo: live_photo.file_id,
    photo: photo[0].file_id,
  })
  expect(again.live_photo).toMatchObject({ file_id: live_photo.file_id, photo })
  const edit = { chat_id: ann.id, message_id: again.message_id, caption: 'Changed' }
  expect(await result('editMessageCaption', edit)).toMatchObject({ caption: 'Changed', live_photo: {} })
})

test('live photos are in albums, edits and paid media', async () => {
  const live = { type: 'live_photo', media: 'attach://film', photo: 'attach://still' }
  const album = await upload('sendMediaGroup', { media: [live, live], film, still })
  expect(album.result).toMatchObject([{ live_photo: {} }, { live_photo: {} }])
  expect(album.result[0].media_group_id).toBe(album.result[1].media_group_id)
  const { message_id } = await result('sendMessage', { chat_id: ann.id, text: 'x' })
  const edited = await upload('editMessageMedia', {
    message_id: String(message_id),
    media: live,
    film,
    still,
  })
  expect(edited.result).toMatchObject({ live_photo: {}, photo: [{}, {}, {}, {}] })
  const paid = await upload('sendPaidMedia', { star_count: '5', media: [live], film, still })
  expect(paid.result.paid_media.paid_media).toMatchObject([{ type: 'live_photo', live_photo: {} }])
  const half = { type: 'live_photo', media: 'attach://film', photo: 'attach://none' }
  expect((await upload('sendMediaGroup', { media: [half, half], film })).description).toBe(
    "Bad Request: can't parse InputMedia: media not found",
  )
})

test('a missing part, a URL, another file and a large one are refused', async () => {
  const url = 'https://example.com/a.mp4'
  const wrong = 'Bad Request: wrong remote file identifier specified: Wrong character in the string'
  expect(await refused({ photo: still })).toBe('Bad Request: there is no live photo in the request')
  expect(await refused({ live_photo: film })).toBe('Bad Request: there is no photo in the request')
  expect(await refused({ live_photo: url, photo: still })).toBe(wrong)
  expect(await refused({ live_photo: film, photo: 'https://example.com/a.jpg' })).toBe(wrong)
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'a.mp4')
  expect(await refused({ live_photo: large, photo: still })).toBe(
    'Bad Request: file of size 10485761 bytes is too big for a live photo; ' +
      'the maximum size is 10485760 bytes',
  )
  const { result: document } = await upload('sendDocument', { document: new File(['x'], 'a.txt') })
  expect(await refused({ live_photo: document.document.file_id, photo: still })).toContain("can't use file")
})

test('a group that forbids photos forbids live ones, and a person sends one', async () => {
  const group = emulator.group({ title: 'G', members: [ann] })
  expect(ann.in(group).send({ live_photo: {} })).toMatchObject({ live_photo: {}, photo: [{}, {}, {}, {}] })
  const [{ message }] = (await updates()).slice(-1)
  expect(message).toMatchObject({ live_photo: { duration: 5 } })
})
