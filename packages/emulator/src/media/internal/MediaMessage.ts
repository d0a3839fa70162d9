// Methods that send one file (sendPhoto, sendVideo and so on), and the items of an album. All of them read
// the same parameters.
// https://core.telegram.org/bots/api#sendphoto

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { photoSize, uploadSize } from '@pipegram/core/Limits'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest, tooLarge } from '../../requests/internal/Refusals.ts'
import type { ContentMaker } from '../../sending/internal/MessageSender.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { FileKind, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import { captionIn } from './Caption.ts'
import * as FileStore from './FileStore.ts'
import { captioned, type MediaFacts, photoSizeCount, mediaContent } from './MediaContent.ts'
import * as SampleFile from './SampleFile.ts'
import { type FileLook, thumbnailOf } from './Thumbnail.ts'
import { takenUpload } from './UploadName.ts'

// constructors

/** The content of a message, from a request that sends a file of a kind. */
export const mediaOfKind =
  (kind: FileKind) =>
  (params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
    const given = givenFile(params, kind)
    if (given === undefined) return badRequest(`there is no ${kind.replace('_', ' ')} in the request`)
    if (kind === 'live_photo') return livePhoto(given, params)
    if (typeof given !== 'string' && given.size > uploadSize) return E.left(tooLarge)
    const caption = captionIn(params)
    if (E.isLeft(caption)) return caption
    return E.right((state) => {
      const stored =
        typeof given === 'string' ? named(state, kind, given, params) : uploaded(state, kind, given, params)
      if (E.isLeft(stored)) return stored
      const words = captioned.has(kind) ? caption.right(state) : E.right({})
      return E.isLeft(words)
        ? words
        : E.right([stored.right[0], { ...stored.right[1], ...looks(kind, params), ...words.right }])
    })
  }

/**
 * The kind and the content of an `InputMedia`. `others` are types that only some places allow, such as the
 * voice note of a rich message. https://core.telegram.org/bots/api#inputmedia
 */
export const fromJson = (
  value: unknown,
  given: Parameters.Parameters,
  inAlbum: boolean,
  others: ReadonlyMap<string, FileKind> = new Map(),
): E.Either<Refusal, readonly [FileKind, ContentMaker]> => {
  const wrong = (why: string): E.Either<Refusal, never> => badRequest(`can't parse InputMedia: ${why}`)
  if (!Json.isObject(value)) return wrong('expected an Object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return wrong(type.left)
  const kind = listed.find((one) => one === type.right) ?? others.get(type.right)
  if (kind === undefined) return wrong(`type "${type.right}" is unsupported`)
  if (kind === 'animation' && inAlbum) return wrong('type "animation" can\'t be used in sendMediaGroup')
  const media = Json.string(value, 'media')
  if (E.isLeft(media)) return wrong(media.left)
  const fields = Object.entries(value).flatMap(([name, field]) =>
    field === null ? [] : [[name, typeof field === 'string' ? field : JSON.stringify(field)] as const],
  )
  const params = { ...given, values: new Map([...fields, [kind, media.right ?? '']]) }
  const isThere = (name: FileKind): boolean => givenFile(params, name) !== undefined
  if ((media.right ?? '') === '' || !isThere(kind) || (kind === 'live_photo' && !isThere('photo')))
    return wrong('media not found')
  return E.map((make: ContentMaker) => [kind, make] as const)(mediaOfKind(kind)(params))
}

// https://core.telegram.org/bots/api#sendlivephoto. Old bots see only the photo.
const livePhoto = (given: File | string, params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
  const still = mediaOfKind('photo')(params)
  if (E.isLeft(still)) return still
  // Telegram accepts no URL for either part. A `file_id` has no dot.
  if ([given, givenFile(params, 'photo')].some((one) => typeof one === 'string' && one.includes('.')))
    return badRequest('wrong remote file identifier specified: Wrong character in the string')
  if (typeof given !== 'string' && given.size > photoSize)
    return badRequest(
      `file of size ${given.size} bytes is too big for a live photo; the maximum size is ${photoSize} bytes`,
    )
  return E.right((state) => {
    const shown = still.right(state)
    if (E.isLeft(shown)) return shown
    const [next, content] = shown.right
    const { photo } = content
    const side = photo?.at(-1) ?? SampleFile.sampleFacts
    const film =
      typeof given === 'string'
        ? named(next, 'live_photo', given, params)
        : uploaded(next, 'live_photo', given, withSize(params, side))
    if (E.isLeft(film)) return film
    const { live_photo, video } = film.right[1]
    const found = live_photo ?? video
    if (found === undefined) return badRequest("can't use file of type Document as Video")
    const { file_id, file_unique_id, width, height, duration, mime_type, file_size } = found
    const moving = defined({
      photo,
      file_id,
      file_unique_id,
      width,
      height,
      duration,
      mime_type,
      file_size,
    })
    return E.right([film.right[0], { ...content, live_photo: moving }])
  })
}

const withSize = (
  params: Parameters.Parameters,
  { width, height }: { readonly width: number; readonly height: number },
): Parameters.Parameters => ({
  ...params,
  values: new Map([...params.values, ['width', String(width)], ['height', String(height)]]),
})

/** The content that shows a file of a request: `given` is `attach://…`, a `file_id`, or a URL. */
export const givenContent =
  (kind: FileKind, given: string, params: Parameters.Parameters): ContentMaker =>
  (state) => {
    const made = mediaOfKind(kind)({ ...params, values: new Map([[kind, given]]) })
    return E.isLeft(made) ? made : made.right(state)
  }

// private

const listed = ['photo', 'video', 'animation', 'audio', 'document', 'live_photo'] as const
const attached = 'attach://'

// A file of the request, or the text that names one.
const givenFile = ({ values, files }: Parameters.Parameters, name: string): File | string | undefined => {
  const text = values.get(name) ?? ''
  if (text !== '' && !text.startsWith(attached)) return text
  return files.get(text === '' ? name : text.slice(attached.length))
}

// A file by its id or its URL. Only a URL has a dot.
const named = (
  state: State,
  kind: FileKind,
  given: string,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, Content]> => {
  if (!given.includes('.'))
    return E.map((content: Content) => [state, content] as const)(
      FileStore.contentByFileId(state, kind, given),
    )
  const file = SampleFile.fromUrl(kind, given)
  if (E.isLeft(file)) return file
  const { type } = file.right
  const look = kind === 'photo' || type.startsWith('image/') ? { image: SampleFile.sampleFacts } : {}
  // Sent as a document, a GIF at a URL stays a document.
  const [, kept] =
    kind === 'animation' && type === 'image/gif' ? takenUpload(kind, file.right, false) : [kind, file.right]
  return added(state, kind, kept, look, params)
}

const uploaded = (
  state: State,
  kind: FileKind,
  given: File,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, Content]> => {
  const [taken, file] = takenUpload(kind, given, Parameters.flag(params, 'disable_content_type_detection'))
  return added(state, taken, file, lookOf(params, given), params)
}

const lookOf = ({ images, timed }: Parameters.Parameters, file: File): FileLook => ({
  image: images.get(file),
  timed: timed.get(file),
})

const added = (
  state: State,
  kind: FileKind,
  file: File,
  look: FileLook,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, Content]> => {
  const { image, timed } = look
  if (file.size === 0) return badRequest('file must be non-empty')
  if (kind === 'photo') {
    if (file.size > photoSize)
      return badRequest(
        `file of size ${file.size} bytes is too big for a photo; the maximum size is ${photoSize} bytes`,
      )
    if (image === undefined) return badRequest('IMAGE_PROCESS_FAILED')
    const [short, long] = [Math.min(image.width, image.height), Math.max(image.width, image.height)]
    if (short + long > 10_000 || long > 20 * short) return badRequest('PHOTO_INVALID_DIMENSIONS')
  }
  const number = (name: string, most: number): number => Parameters.integer(params, name, 0, [0, most])
  const facts: MediaFacts = {
    ...(kind === 'photo' || kind === 'sticker'
      ? image
      : {
          width: number('width', 10_000) || (image?.width ?? timed?.width ?? 0),
          height: number('height', 10_000) || (image?.height ?? timed?.height ?? 0),
        }),
    duration: number('duration', 86_400) || (timed?.duration ?? 0),
    length: number('length', 10_000) || (timed?.width ?? 0),
    performer: Parameters.text(params, 'performer'),
    title: Parameters.text(params, 'title'),
    emoji: Parameters.text(params, 'emoji'),
  }
  // Only an upload can be a thumbnail. `thumb` is the old name.
  const cover = givenFile(params, 'thumbnail') ?? givenFile(params, 'thumb')
  const given = cover instanceof File ? { file: cover, ...lookOf(params, cover) } : undefined
  const [next, thumbnail] = thumbnailOf(state, kind, file, look, given)
  return E.right(
    FileStore.addFile(
      next,
      kind,
      file,
      kind === 'photo' && image !== undefined ? photoSizeCount(image) : 1,
      (about) => mediaContent(kind, file, defined({ ...facts, thumbnail }), about),
    ),
  )
}

const looks = (kind: FileKind, params: Parameters.Parameters): Content =>
  (kind === 'photo' || kind === 'video' || kind === 'animation') && Parameters.flag(params, 'has_spoiler')
    ? { has_media_spoiler: true }
    : {}
