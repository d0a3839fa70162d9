// What is sent with a file, each kind read from the same parameters: sendPhoto, sendVideo and the rest, and
// the items of an album.
// https://core.telegram.org/bots/api#sendphoto

import type { Refusal } from '@pipegram/core/ApiError'
import { photoSize, uploadSize } from '@pipegram/core/Limits'
import type { PhotoSize } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest, notPlayed } from './Answer.ts'
import * as Entities from './Entities.ts'
import * as Files from './Files.ts'
import type { Dimensions } from './Image.ts'
import * as Json from './Json.ts'
import type { Content } from './Message.ts'
import * as Parameters from './Parameters.ts'
import * as Sample from './Sample.ts'
import { knownTo, type Make } from './Sending.ts'
import type { FileKind, State } from './State.ts'

// constructors

/** The content of a request that sends a file of a kind. */
export const ofKind =
  (kind: FileKind) =>
  (params: Parameters.Parameters): E.Either<Refusal, Make> => {
    const given = givenFile(params, kind)
    if (given === undefined) return badRequest(`there is no ${kind.replace('_', ' ')} in the request`)
    if (typeof given !== 'string' && given.size > uploadSize) return E.left(tooLarge)
    const caption = captionIn(params)
    if (E.isLeft(caption)) return caption
    return E.right((state) => {
      const stored =
        typeof given === 'string' ? named(state, kind, given, params) : added(state, kind, given, params)
      if (E.isLeft(stored)) return stored
      const words = captioned.has(kind) ? caption.right(state) : E.right({})
      return E.isLeft(words)
        ? words
        : E.right([stored.right[0], { ...stored.right[1], ...looks(kind, params), ...words.right }])
    })
  }

/**
 * The content of an `InputMedia`, with its kind; its files are those of the request.
 * https://core.telegram.org/bots/api#inputmedia
 */
export const fromJson = (
  value: unknown,
  { files, images }: Parameters.Parameters,
  inAlbum: boolean,
): E.Either<Refusal, readonly [FileKind, Make]> => {
  const wrong = (why: string): E.Either<Refusal, never> => badRequest(`can't parse InputMedia: ${why}`)
  if (!Json.isObject(value)) return wrong('expected an Object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return wrong(type.left)
  const kind = listed.find((one) => one === type.right)
  if (type.right === 'live_photo') return E.left(notPlayed('live photos'))
  if (kind === undefined) return wrong(`type "${type.right}" is unsupported`)
  if (kind === 'animation' && inAlbum) return wrong('type "animation" can\'t be used in sendMediaGroup')
  const media = Json.string(value, 'media')
  if (E.isLeft(media)) return wrong(media.left)
  const fields = Object.entries(value).flatMap(([name, field]) =>
    field === null ? [] : [[name, typeof field === 'string' ? field : JSON.stringify(field)] as const],
  )
  const params = { values: new Map([...fields, [kind, media.right ?? '']]), files, images }
  if ((media.right ?? '') === '' || givenFile(params, kind) === undefined) return wrong('media not found')
  return E.map((make: Make) => [kind, make] as const)(ofKind(kind)(params))
}

// destructors

/** The caption that a request gives: what is wrong with it comes before, the rest once the state is known. */
export const captionIn = (
  params: Parameters.Parameters,
  tooLong = 'message caption is too long',
): E.Either<Refusal, (state: State) => E.Either<Refusal, Content>> => {
  const read = Entities.read(
    Parameters.text(params, 'caption'),
    Parameters.text(params, 'parse_mode'),
    Json.parse(Parameters.text(params, 'caption_entities')),
  )
  if (E.isLeft(read)) return badRequest(read.left)
  return E.right((state) => {
    const kept = Entities.kept(read.right, knownTo(state))
    if (E.isLeft(kept)) return badRequest(kept.left)
    const { text, entities } = kept.right
    if (Array.from(text).length > 1024) return badRequest(tooLong)
    const above = Parameters.flag(params, 'show_caption_above_media') && text !== ''
    return E.right(
      text === ''
        ? {}
        : {
            caption: text,
            ...(entities.length === 0 ? {} : { caption_entities: entities }),
            ...(above ? { show_caption_above_media: true } : {}),
          },
    )
  })
}

/** What a file shows as in a message, by its kind and what is said of it. */
export const shown = (
  kind: FileKind,
  file: File,
  { width = 0, height = 0, duration = 0, length = 0, performer = '', title = '', emoji = '' }: Said,
  about: ReadonlyArray<Files.About>,
): Content => {
  const [one] = about
  if (one === undefined) return {}
  const mime = file.type === '' ? {} : { mime_type: file.type }
  const named = { ...one, ...(file.name === '' ? {} : { file_name: file.name }), ...mime }
  switch (kind) {
    case 'photo':
      return {
        photo: about.map((size, i) => ({ ...size, ...scaled({ width, height }, about.length - 1 - i) })),
      }
    case 'video':
      return { video: { ...named, width, height, duration } }
    // As before there were animations: the document is there as well.
    case 'animation':
      return { animation: { ...named, width, height, duration }, document: named }
    case 'audio':
      return {
        audio: {
          ...named,
          duration,
          ...(performer === '' ? {} : { performer }),
          ...(title === '' ? {} : { title }),
        },
      }
    case 'voice':
      return { voice: { ...one, ...mime, duration } }
    case 'video_note':
      return { video_note: { ...one, length, duration } }
    case 'document':
      return { document: named }
    case 'sticker': {
      const [is_animated, is_video] = [file.name.endsWith('.tgs'), file.name.endsWith('.webm')]
      return {
        sticker: {
          ...one,
          type: 'regular',
          width: width === 0 ? 512 : width,
          height: height === 0 ? 512 : height,
          is_animated,
          is_video,
          ...(emoji === '' ? {} : { emoji }),
        },
      }
    }
  }
}

/** Whether a message shows something that can have a caption. */
export const hasCaption = (message: Content): boolean =>
  [...captioned].some((kind) => message[kind] !== undefined)

/** Under how many sizes a photo is kept. */
export const sizesOf = ({ width, height }: Dimensions): number =>
  1 + steps.filter((step) => step < Math.max(width, height)).length

// private

/** What can be said of a file. */
type Said = Partial<Dimensions> & {
  readonly duration?: number
  readonly length?: number
  readonly performer?: string
  readonly title?: string
  readonly emoji?: string
}

const listed = ['photo', 'video', 'animation', 'audio', 'document'] as const
const captioned: ReadonlySet<FileKind> = new Set([
  'photo',
  'video',
  'animation',
  'audio',
  'document',
  'voice',
])
const tooLarge: Refusal = { error_code: 413, description: 'Request Entity Too Large' }
const attached = 'attach://'

// A file of the request, or the id of one that was sent.
const givenFile = ({ values, files }: Parameters.Parameters, name: string): File | string | undefined => {
  const text = values.get(name) ?? ''
  if (text !== '' && !text.startsWith(attached)) return text
  return files.get(text === '' ? name : text.slice(attached.length))
}

// By the id of one that was sent, or, as what has a dot is an address, by URL.
const named = (
  state: State,
  kind: FileKind,
  given: string,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, Content]> => {
  if (!given.includes('.'))
    return E.map((content: Content) => [state, content] as const)(Files.known(state, kind, given))
  const file = Sample.fromUrl(kind, given)
  return E.isLeft(file)
    ? file
    : added(state, kind, file.right, {
        ...params,
        images: kind === 'photo' ? new Map([[file.right, Sample.usual]]) : params.images,
      })
}

const added = (
  state: State,
  kind: FileKind,
  file: File,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, Content]> => {
  if (file.size === 0) return badRequest('file must be non-empty')
  const image = params.images.get(file)
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
  const said: Said = {
    ...(kind === 'photo' || kind === 'sticker'
      ? image
      : { width: number('width', 10_000), height: number('height', 10_000) }),
    duration: number('duration', 86_400),
    length: number('length', 10_000),
    performer: Parameters.text(params, 'performer'),
    title: Parameters.text(params, 'title'),
    emoji: Parameters.text(params, 'emoji'),
  }
  return E.right(
    Files.added(state, kind, file, kind === 'photo' && image !== undefined ? sizesOf(image) : 1, (about) =>
      shown(kind, file, said, about),
    ),
  )
}

const looks = (kind: FileKind, params: Parameters.Parameters): Content =>
  (kind === 'photo' || kind === 'video' || kind === 'animation') && Parameters.flag(params, 'has_spoiler')
    ? { has_media_spoiler: true }
    : {}

// The longer side of the smaller sizes, of those that are smaller than the photo.
const steps = [90, 320, 800, 1280]

const scaled = ({ width, height }: Dimensions, smaller: number): Pick<PhotoSize, 'width' | 'height'> => {
  const long = Math.max(width, height)
  const side = smaller === 0 ? long : (steps.filter((step) => step < long).at(-smaller) ?? long)
  const fit = (length: number): number => Math.max(1, Math.round((length * side) / long))
  return { width: fit(width), height: fit(height) }
}
