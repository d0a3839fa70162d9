// The files of messages as bytes for a language model: photos, voices and documents, such as of an album.
// https://core.telegram.org/bots/api#getfile

import type { Interpreter } from '@pipegram/core/Call'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { download, toBytes, type DescribedFile } from './Download.ts'
import { tooLarge, type DownloadError } from './DownloadError.ts'

// model

/** A file for a model. */
export interface ModelFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The media type. For a document, an audio file or a video, the sender names it. */
  readonly mediaType: string
  readonly name: string
}

/** A file of a type that the model does not take. `sentence` is for the user who sent the file. */
export interface FileTypeRefused {
  readonly _tag: 'FileTypeRefused'
  readonly mediaType: string
  readonly sentence: string
}

/** Options of `modelFiles`. */
export interface ModelFilesOptions {
  /** The media types that the model takes, such as `image/jpeg` or `image/*`. */
  readonly types: ReadonlyArray<string>
  /** The most bytes of all files together. Default: 20 MB, the most that Telegram sends to a bot. */
  readonly limit?: number
  /** The sentence for the sender of a file of another type. */
  readonly refused?: (mediaType: string) => string
}

// constructors

/**
 * Downloads the files of messages, such as those of an album, in order. It takes the largest size of a photo.
 * Messages without a file are left out. Types and stated sizes are checked before the first download; the
 * received bytes are counted, too. The type comes from Telegram or the sender: the bytes are not examined.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { modelFiles } from '@pipegram/client/ModelFiles'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call } = makeRecorder(Answer.success())
 *   const chat = { id: 42, type: 'private' as const }
 *   const voice = { file_id: 'v', file_unique_id: 'u', duration: 1, mime_type: 'audio/ogg' }
 *   const result = await modelFiles(call, { types: ['image/*'] })([
 *     { message_id: 7, date: 1, chat, voice },
 *   ])()
 *
 *   assert.ok(E.isLeft(result) && result.left._tag === 'FileTypeRefused')
 */
export const modelFiles =
  (
    client: Interpreter,
    {
      types,
      limit = 20_000_000,
      refused = (mediaType) => `I cannot read files of the type ${mediaType}.`,
    }: ModelFilesOptions,
  ) =>
  (messages: ReadonlyArray<Message>): TaskEither<DownloadError | FileTypeRefused, ReadonlyArray<ModelFile>> =>
  async () => {
    const found = messages.flatMap((message) => fileOf(message) ?? [])
    const wrong = found.find(({ mediaType }) => !types.some((type) => fits(type, mediaType)))
    if (wrong !== undefined) {
      const { mediaType } = wrong
      return E.left({ _tag: 'FileTypeRefused', mediaType, sentence: refused(mediaType) })
    }
    const stated = found.reduce((sum, { file }) => sum + (file.file_size ?? 0), 0)
    if (stated > limit) return E.left(tooLarge(limit, stated))
    const files: Array<ModelFile> = []
    let left = limit
    for (const { file, mediaType } of found) {
      const opened = await download(client, { limit: left })(file)()
      if (E.isLeft(opened)) return opened
      const read = await toBytes(opened.right)()
      if (E.isLeft(read)) return read
      left -= read.right.length
      files.push({ bytes: read.right, mediaType, name: opened.right.name })
    }
    return E.right(files)
  }

// private

interface TypedFile {
  readonly file: DescribedFile
  readonly mediaType: string
}

const fileOf = (message: Message): TypedFile | undefined => {
  const { photo, voice, document, audio, video, video_note, animation } = message
  const largest = photo?.at(-1)
  if (largest !== undefined) return { file: largest, mediaType: 'image/jpeg' }
  if (voice !== undefined) return typed(voice, 'audio/ogg')
  if (audio !== undefined) return typed(audio, 'audio/mpeg')
  if (video !== undefined) return typed(video, 'video/mp4')
  if (video_note !== undefined) return { file: video_note, mediaType: 'video/mp4' }
  const other = animation ?? document
  return other && typed(other, 'application/octet-stream')
}

const typed = (file: DescribedFile & { readonly mime_type?: string }, otherwise: string): TypedFile => ({
  file,
  mediaType: (file.mime_type ?? otherwise).toLowerCase(),
})

const fits = (type: string, mediaType: string): boolean =>
  type.endsWith('/*') ? mediaType.startsWith(type.slice(0, -1)) : mediaType === type
