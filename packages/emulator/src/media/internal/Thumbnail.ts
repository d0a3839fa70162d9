// Thumbnails of files: given by the bot, or made by the server.
// https://core.telegram.org/bots/api#sending-files

import type { PhotoSize } from '@pipegram/core/Types'
import type { FileKind, State } from '../../state/State.ts'
import type { Dimensions } from '../../values/internal/Image.ts'
import type { TimedMedia } from '../../values/internal/TimedMedia.ts'
import * as FileStore from './FileStore.ts'
import { fitted } from './MediaContent.ts'
import { sampleFile } from './SampleFile.ts'

// model

/** The properties that the bytes of a file show. */
export interface FileLook {
  /** The size of an image. */
  readonly image?: Dimensions | undefined
  readonly timed?: TimedMedia | undefined
}

// destructors

/**
 * The thumbnail of a file, and a state that contains it. The server makes the thumbnail of an animation, a
 * sticker, and a document with a picture. It makes that of a video only if the bot gives none. As on the
 * server, a given thumbnail that does not fit is ignored.
 */
export const thumbnailOf = (
  state: State,
  kind: FileKind,
  file: File,
  look: FileLook,
  given: (FileLook & { readonly file: File }) | undefined,
): readonly [State, PhotoSize | undefined] => {
  if (!thumbnailed.has(kind)) return [state, undefined]
  const fits =
    given?.image !== undefined &&
    given.file.size <= most &&
    Math.max(given.image.width, given.image.height) <= side
  const seen = kind === 'audio' || kind === 'video_note' ? undefined : sizeOf(file, look)
  if (seen !== undefined && !(fits && kind === 'video'))
    return stored(state, pictureOf(file, look, seen), seen)
  return fits ? stored(state, given.file, given.image) : [state, undefined]
}

// private

const thumbnailed: ReadonlySet<FileKind> = new Set([
  'video',
  'animation',
  'audio',
  'document',
  'video_note',
  'sticker',
])

const side = 320
const most = 204_800

// An animated sticker is not measured.
const sizeOf = (file: File, { image, timed }: FileLook): Dimensions | undefined => {
  if (file.name.endsWith('.tgs')) return { width: 128, height: 128 }
  if (image !== undefined) return fitted(image, side)
  const { width = 0, height = 0 } = timed ?? {}
  return width > 0 && height > 0 ? fitted({ width, height }, side) : undefined
}

// A small picture is its own thumbnail; any other file has a white one.
const pictureOf = (file: File, { image }: FileLook, size: Dimensions): File =>
  image !== undefined && file.size <= most ? file : sampleFile('photo', size)

const stored = (state: State, file: File, size: Dimensions): readonly [State, PhotoSize | undefined] => {
  let thumbnail: PhotoSize | undefined
  const [next] = FileStore.addFile(state, 'thumbnail', file, 1, ([one]) => {
    thumbnail = one && { ...one, ...size }
    return {}
  })
  return [next, thumbnail]
}
