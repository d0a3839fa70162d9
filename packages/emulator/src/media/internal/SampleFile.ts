// Files that the emulator invents: for a person who gives no file, and for a URL that a bot gives.

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import mime from 'mime'
import { isLoopback } from '../../http/internal/LoopbackName.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { FileKind } from '../../state/State.ts'
import { blank, type Dimensions } from '../../values/internal/Image.ts'
import type * as Json from '../../values/internal/Json.ts'

// constructors

/** The default sizes of sample files, in pixels and seconds. */
export const sampleFacts = { width: 1280, height: 720, duration: 5, length: 384 }

/** A file of a kind. A photo is a white image; any other file contains a few words. */
export const sampleFile = (
  kind: FileKind,
  size: Dimensions = sampleFacts,
  { file_name, mime_type }: Json.JsonObject = {},
): File => {
  const isImage =
    (kind === 'photo' || (kind === 'document' && /^image\//.test(String(mime_type)))) &&
    Math.max(size.width, size.height) <= 10_000
  const [name, type] = names[kind]
  const text = (given: unknown, otherwise: string): string => (typeof given === 'string' ? given : otherwise)
  return new File([isImage ? blank(size) : `a ${kind}`], text(file_name, name), {
    type: text(mime_type, type),
  })
}

/** A file instead of the one at a URL, with the same name. Nothing is downloaded. */
export const fromUrl = (kind: FileKind, url: string): E.Either<Refusal, File> => {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`
  if (!URL.canParse(full) || !/^https?:$/.test(new URL(full).protocol))
    return badRequest('invalid file HTTP URL specified: Unsupported URL protocol')
  // Hosts that Telegram's server cannot reach, and names that are those of a page.
  if (isLoopback(new URL(full).hostname)) return badRequest('failed to get HTTP URL content')
  if (/\.html?$/i.test(new URL(full).pathname) && kind !== 'document')
    return badRequest('wrong type of the web page content')
  const file_name = new URL(full).pathname.split('/').at(-1) || undefined
  const mime_type = file_name === undefined ? undefined : mime.getType(file_name)
  return E.right(sampleFile(kind, sampleFacts, { file_name, mime_type }))
}

// private

const names: Readonly<Record<FileKind, readonly [name: string, type: string]>> = {
  photo: ['photo.jpg', 'image/jpeg'],
  video: ['video.mp4', 'video/mp4'],
  animation: ['animation.mp4', 'video/mp4'],
  audio: ['audio.mp3', 'audio/mpeg'],
  voice: ['voice.oga', 'audio/ogg'],
  video_note: ['video_note.mp4', 'video/mp4'],
  document: ['document.txt', 'text/plain'],
  sticker: ['sticker.webp', 'image/webp'],
  live_photo: ['live.mp4', 'video/mp4'],
}
