// Albums that a bot sends.

import { Message } from '@pipegram/core/Types'
import type { Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { file, makeUploadStage } from '../UploadStage.ts'

const { begin, upload, refused } = makeUploadStage()
let ann: Person
beforeEach(async () => {
  ;({ ann } = await begin())
})

test('an album is several messages with one media_group_id', async () => {
  const known = (await upload('sendVideo', { video: file('v.mp4', 'video/mp4') })).result.video.file_id
  const { result } = await upload('sendMediaGroup', {
    media: [
      { type: 'photo', media: 'attach://one', caption: 'a *b*', parse_mode: 'MarkdownV2' },
      { type: 'photo', media: 'attach://two', has_spoiler: true },
      { type: 'video', media: known, duration: 9 },
    ],
    one: picture(1000, 500),
    two: picture(30, 40),
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
    (
      await upload('sendMediaGroup', {
        media: [{ type: 'photo', media: 'attach://a' }],
        a: picture(1000, 500),
      })
    ).result[0],
  ).not.toHaveProperty('media_group_id')
})

test('a wrong album is refused as a whole', async () => {
  const of = (...types: ReadonlyArray<string>): object => ({
    media: types.map((type) => ({ type, media: 'attach://a' })),
    a: picture(1000, 500),
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
    await refused('sendMediaGroup', {
      media: [{ type: 'photo', media: 'attach://b' }],
      a: picture(1000, 500),
    }),
  ).toBe("Bad Request: can't parse InputMedia: media not found")
  expect(await refused('sendMediaGroup', { media: [{ type: 'photo' }], photo: picture(1000, 500) })).toBe(
    "Bad Request: can't parse InputMedia: media not found",
  )
  expect(await refused('sendMediaGroup', { media: ['photo'] })).toBe(
    "Bad Request: can't parse InputMedia: expected an Object",
  )
  // The second item is wrong, so the first is not sent.
  expect(
    await refused('sendMediaGroup', {
      media: [
        { type: 'photo', media: 'attach://a' },
        { type: 'photo', media: 'attach://b' },
      ],
      a: picture(1000, 500),
      b: file('b', ''),
    }),
  ).toBe('Bad Request: IMAGE_PROCESS_FAILED')
})
