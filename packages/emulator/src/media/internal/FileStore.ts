// Files that the server keeps: found by their ids, and downloaded by their paths.
// https://core.telegram.org/bots/api#getfile

import { join } from 'node:path'
import type { Refusal } from '@pipegram/core/ApiError'
import { downloadSize } from '@pipegram/core/Limits'
import type { File as TelegramFile } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import type { FileKind, State, StoredFile, StoredKind } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** The ids and the size of a file in a message. */
export type FileIds = Pick<TelegramFile, 'file_id' | 'file_unique_id' | 'file_size'>

// constructors

/** https://core.telegram.org/bots/api#getfile */
export const getFile: Method = (state, { params }) => {
  const file_id = Parameters.text(params, 'file_id')
  if (file_id === '') return badRequest('file_id not specified')
  const stored = storedWith(state, file_id)
  if (stored === undefined)
    return badRequest(
      isFileId(file_id) ? 'wrong file_id or the file is temporarily unavailable' : 'invalid file_id',
    )
  if (!state.local && stored.file.size > downloadSize) return badRequest('file is too big')
  const number = numberIn(file_id)
  const path = pathOf(number, stored)
  // A server with --local returns a path on its disk.
  const file_path = state.local ? join(state.filesFolder ?? '', String(state.bot.id), path) : path
  const found: TelegramFile = { ...aboutOf(number, stored), file_path }
  return withResult(state, found)
}

// destructors

/** The file of a `file_id`, of any size. `undefined` if there is no such file. */
export const fileOf = (state: State, file_id: string): File | undefined => storedWith(state, file_id)?.file

/** The file of a `file_path`. `undefined` if there is no such file, or it cannot be downloaded. */
export const fileAt = (state: State, file_path: string): File | undefined => {
  const number = Number(/^[a-z_]+\/file_(\d{1,15})/.exec(file_path)?.[1] ?? 0)
  const stored = SortedMap.get(number)(state.files)
  return stored === undefined ||
    state.local ||
    stored.file.size > downloadSize ||
    pathOf(number, stored) !== file_path
    ? undefined
    : stored.file
}

/** The content of a message that sends a file again by its id, or the server's reason why it cannot. */
export const contentByFileId = (
  state: State,
  kind: FileKind,
  file_id: string,
): E.Either<Refusal, Content> => {
  const stored = storedWith(state, file_id)
  if (stored === undefined) return badRequest(`wrong remote file identifier specified: ${faultOf(file_id)}`)
  // A photo can only be sent as a photo, and a thumbnail cannot be sent. Other files keep their kind.
  return stored.kind !== 'thumbnail' && (stored.kind === 'photo') === (kind === 'photo')
    ? E.right(stored.content)
    : badRequest(`can't use file of type ${kinds[stored.kind].type} as ${kinds[kind].type}`)
}

// combinators

/** Adds a file with `count` ids, and the content of a message that shows it. */
export const addFile = (
  state: State,
  kind: StoredKind,
  file: File,
  count: number,
  shown: (about: ReadonlyArray<FileIds>) => Content,
): readonly [State, Content] => {
  const first = SortedMap.size(state.files) + 1
  const numbers = Array.from({ length: count }, (_, i) => first + i)
  const content = shown(numbers.map((number) => aboutOf(number, { kind, file })))
  return [
    {
      ...state,
      files: numbers.reduce(
        (files, number) => SortedMap.set(number, { kind, file, content })(files),
        state.files,
      ),
    },
    content,
  ]
}

// private

// For each kind: the first number of its ids, its name in TDLib, the folder of its paths, and the extension
// of a path if the name of the file has none.
const kinds: Readonly<
  Record<
    StoredKind,
    { readonly id: number; readonly type: string; readonly folder: string; readonly end: string }
  >
> = {
  thumbnail: { id: 0, type: 'Thumbnail', folder: 'thumbnails', end: '.jpg' },
  photo: { id: 2, type: 'Photo', folder: 'photos', end: '.jpg' },
  voice: { id: 3, type: 'VoiceNote', folder: 'voice', end: '.oga' },
  video: { id: 4, type: 'Video', folder: 'videos', end: '.mp4' },
  live_photo: { id: 4, type: 'Video', folder: 'videos', end: '.mp4' },
  document: { id: 5, type: 'Document', folder: 'documents', end: '' },
  sticker: { id: 8, type: 'Sticker', folder: 'stickers', end: '.webp' },
  audio: { id: 9, type: 'Audio', folder: 'music', end: '.mp3' },
  animation: { id: 10, type: 'Animation', folder: 'animations', end: '.mp4' },
  video_note: { id: 13, type: 'VideoNote', folder: 'video_notes', end: '.mp4' },
}

const faultOf = (file_id: string): string =>
  file_id.length % 4 === 1
    ? 'Wrong string length'
    : /^[A-Za-z0-9_-]*$/.test(file_id)
      ? "can't unserialize it. Wrong last symbol"
      : 'Wrong character in the string'

// Ids end with their version, 4. Only ids that this function has made are valid.
const fileIdOf = (kind: StoredKind, number: number): string =>
  Buffer.from([kinds[kind].id, 0, 0, 0, 2, 0, 0, 0, ...bytesOf(number), 4]).toString('base64url')

const aboutOf = (number: number, { kind, file }: Pick<StoredFile, 'kind' | 'file'>): FileIds => ({
  file_id: fileIdOf(kind, number),
  file_unique_id: Buffer.from([2, 0, 0, ...bytesOf(number)]).toString('base64url'),
  file_size: file.size,
})

const bytesOf = (number: number): Buffer => {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(number, 0, 6)
  return bytes
}

const numberIn = (file_id: string): number => {
  const bytes = Buffer.from(file_id, 'base64url')
  return bytes.length === 15 ? bytes.readUIntBE(8, 6) : 0
}

// True for an id of the right form, such as an id of another server.
const isFileId = (file_id: string): boolean => {
  const bytes = Buffer.from(file_id, 'base64url')
  return (
    bytes.length === 15 &&
    bytes.toString('base64url') === file_id &&
    bytes.at(-1) === 4 &&
    Object.values(kinds).some(({ id }) => id === bytes[0])
  )
}

const storedWith = (state: State, file_id: string): StoredFile | undefined => {
  const number = numberIn(file_id)
  const stored = SortedMap.get(number)(state.files)
  return stored !== undefined && fileIdOf(stored.kind, number) === file_id ? stored : undefined
}

// Telegram makes a JPEG of every photo and thumbnail.
const pathOf = (number: number, { kind, file }: StoredFile): string => {
  const { folder, end } = kinds[kind]
  const ending =
    kind === 'photo' || kind === 'thumbnail' ? undefined : /\.[A-Za-z0-9]{1,16}$/.exec(file.name)?.[0]
  return `${folder}/file_${number}${ending ?? end}`
}
