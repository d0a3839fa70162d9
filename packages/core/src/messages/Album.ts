// Albums: 2–10 photos and videos, or 2–10 documents, or 2–10 audio files, sent together.
// https://core.telegram.org/bots/api#sendmediagroup
//
// Wing `messages`: calls and contents beyond one plain text, and replies to messages and queries.

import type * as E from 'fp-ts/lib/Either.js'
import type { InputFile } from '../types/InputFile.ts'
import * as Limits from '../types/Limits.ts'
import type {
  InputMediaAudio,
  InputMediaDocument,
  InputMediaGroupItem,
  InputMediaLivePhoto,
  InputMediaPhoto,
  InputMediaVideo,
} from '../types/Types.ts'

// model

/**
 * Media that can be seen. They can be together in one album. Documents can be only with documents, and audio
 * files only with audio files.
 */
export type Visual = InputMediaPhoto | InputMediaVideo | InputMediaLivePhoto

/** Two to ten items. */
export type Few<A> = readonly [A, A, A?, A?, A?, A?, A?, A?, A?, A?]

/** A file to send, or the `file_id` or the URL of a file. */
export type Media = InputFile | string

type AlbumItemOptions<A> = Omit<A, 'type' | 'media'>

// constructors

/**
 * A photo of an album, with a caption of 0–1024 characters.
 *
 * @example
 *   import { photo } from '@pipegram/core/Album'
 *
 *   const item = photo('https://example.org/a.jpg', { caption: 'The view', has_spoiler: true })
 */
export const photo = (media: Media, options: AlbumItemOptions<InputMediaPhoto> = {}): InputMediaPhoto => ({
  ...options,
  type: 'photo',
  media,
})
/**
 * A video of an album.
 *
 * @example
 *   import { video } from '@pipegram/core/Album'
 *
 *   const item = video('https://example.org/b.mp4', { supports_streaming: true })
 */
export const video = (media: Media, options: AlbumItemOptions<InputMediaVideo> = {}): InputMediaVideo => ({
  ...options,
  type: 'video',
  media,
})
/**
 * A document of an album.
 *
 * @example
 *   import { document } from '@pipegram/core/Album'
 *   import * as InputFile from '@pipegram/core/InputFile'
 *
 *   const item = document(InputFile.fromBytes(new TextEncoder().encode('a,b'), { name: 'table.csv' }))
 */
export const document = (
  media: Media,
  options: AlbumItemOptions<InputMediaDocument> = {},
): InputMediaDocument => ({
  ...options,
  type: 'document',
  media,
})
/**
 * An audio file of an album.
 *
 * @example
 *   import { audio } from '@pipegram/core/Album'
 *
 *   const item = audio('https://example.org/c.mp3', { performer: 'Ann', title: 'Tea' })
 */
export const audio = (media: Media, options: AlbumItemOptions<InputMediaAudio> = {}): InputMediaAudio => ({
  ...options,
  type: 'audio',
  media,
})
/**
 * A short video with the photo that stands for it. Telegram takes neither of them by URL.
 *
 * @example
 *   import { livePhoto } from '@pipegram/core/Album'
 *
 *   const item = livePhoto('file_id of a video', 'file_id of a photo')
 */
export const livePhoto = (
  media: Media,
  still: Media,
  options: Omit<AlbumItemOptions<InputMediaLivePhoto>, 'photo'> = {},
): InputMediaLivePhoto => ({ ...options, type: 'live_photo', media, photo: still })

/**
 * The `media` of an album that the program itself contains. One item, eleven items, or kinds that cannot be
 * mixed do not compile. Throws a `RangeError` if a caption has more than 1024 characters. If only the first
 * item has a caption, apps show it under the whole album.
 *
 * @example
 *   import { album, photo, video } from '@pipegram/core/Album'
 *   import { sendMediaGroup } from '@pipegram/core/Calls'
 *
 *   const call = sendMediaGroup({
 *     chat_id: 1,
 *     media: album(
 *       photo('https://example.org/a.jpg', { caption: 'Two views' }),
 *       video('https://example.org/b.mp4'),
 *     ),
 *   })
 */
export const album = (
  ...items: Few<Visual> | Few<InputMediaDocument> | Few<InputMediaAudio>
): ReadonlyArray<InputMediaGroupItem> => Limits.orThrow(tryAlbum)(items.filter((item) => item !== undefined))

/**
 * The `media` of an album from a list that depends on users. A left says what is wrong: too few or too many
 * items, kinds that cannot be mixed, or a caption that is too long.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { document, photo, tryAlbum } from '@pipegram/core/Album'
 *
 *   assert.deepStrictEqual(
 *     tryAlbum([photo('a'), document('b')]),
 *     E.left({
 *       _tag: 'OutOfLimits',
 *       what: 'album',
 *       errors: ['Only photos and videos can be mixed. Item 1 is a photo, item 2 is a document.'],
 *     }),
 *   )
 */
export const tryAlbum = (
  items: ReadonlyArray<InputMediaGroupItem>,
): E.Either<Limits.OutOfLimits, ReadonlyArray<InputMediaGroupItem>> =>
  Limits.settle('album', [...Limits.excess('An album', Limits.album, items), ...faults(items)], items)

/**
 * The smallest number of albums that can hold a list, all of about the same size. Returns a left as
 * `tryAlbum` does; a list is too short only if it has fewer than two items.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { photo, tryAlbums } from '@pipegram/core/Album'
 *
 *   const eleven = Array.from({ length: 11 }, (_, i) => photo(`https://example.org/${i}.jpg`))
 *
 *   assert.deepStrictEqual(
 *     pipe(
 *       tryAlbums(eleven),
 *       E.map((albums) => albums.map((album) => album.length)),
 *     ),
 *     E.right([6, 5]),
 *   )
 */
export const tryAlbums = (
  items: ReadonlyArray<InputMediaGroupItem>,
): E.Either<Limits.OutOfLimits, ReadonlyArray<ReadonlyArray<InputMediaGroupItem>>> => {
  const count = Math.ceil(items.length / Limits.album.max)
  const startOf = (i: number): number => Math.ceil((i * items.length) / count)
  const errors = items.length < Limits.album.min ? Limits.excess('An album', Limits.album, items) : []
  return Limits.settle(
    'album',
    [...errors, ...faults(items)],
    Array.from({ length: count }, (_, i) => items.slice(startOf(i), startOf(i + 1))),
  )
}

// private

const sortOf = ({ type }: InputMediaGroupItem): 'seen' | 'document' | 'audio' =>
  type === 'document' || type === 'audio' ? type : 'seen'

const nameOf = ({ type }: InputMediaGroupItem): string =>
  type === 'audio' ? 'an audio file' : `a ${type.replace('_', ' ')}`

const faults = (items: ReadonlyArray<InputMediaGroupItem>): ReadonlyArray<string> => {
  const [first] = items
  const other = items.findIndex((item) => first !== undefined && sortOf(item) !== sortOf(first))
  const stranger = items[other]
  return [
    ...(first === undefined || stranger === undefined
      ? []
      : [
          'Only photos and videos can be mixed. ' +
            `Item 1 is ${nameOf(first)}, item ${other + 1} is ${nameOf(stranger)}.`,
        ]),
    ...items.flatMap(({ caption }, i) =>
      Limits.excess(`The caption of item ${i + 1}`, Limits.caption, caption),
    ),
  ]
}
