// Files that the server keeps: found by their ids, and downloaded by their paths.
// https://core.telegram.org/bots/api#getfile

import type { Refusal } from '@pipegram/core/ApiError'
import { downloadSize } from '@pipegram/core/Limits'
import type { File as Found } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { notPlayed, badRequest } from '../../requests/internal/Refusals.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import { answered, type Method } from '../../state/internal/Method.ts'
import type { FileKind, State, StoredFile } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** What every file of a message says. */
export type FileIds = Pick<Found, 'file_id' | 'file_unique_id' | 'file_size'>

// constructors

/** https://core.telegram.org/bots/api#getfile */
export const getFile: Method = (state, { params }) => {
  const file_id = Parameters.text(params, 'file_id')
  if (file_id === '') return badRequest('file_id not specified')
  const stored = storedWith(state, file_id)
  if (stored === undefined) return badRequest('invalid file_id')
  // Such a server gives a path on its disk.
  if (state.local) return E.left(notPlayed('getFile of a server with --local'))
  if (stored.file.size > downloadSize) return badRequest('file is too big')
  const number = numberIn(file_id)
  const found: Found = { ...aboutOf(number, stored), file_path: pathOf(number, stored) }
  return answered(state, found)
}

// destructors

/** The file behind an id, of whatever size; `undefined` if there is none. */
export const fileOf = (state: State, file_id: string): File | undefined => storedWith(state, file_id)?.file

/** The content behind a `file_path`; `undefined` if there is none to be had. */
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

/**
 * What a file shows as in a message when it is sent again by its id, or the server's words for why it cannot
 * be.
 */
export const known = (state: State, kind: FileKind, file_id: string): E.Either<Refusal, Content> => {
  const stored = storedWith(state, file_id)
  if (stored === undefined) return badRequest(`wrong remote file identifier specified: ${faultOf(file_id)}`)
  // A photo is none of the other kinds; those stay what they were.
  return (stored.kind === 'photo') === (kind === 'photo')
    ? E.right(stored.content)
    : badRequest(`can't use file of type ${kinds[stored.kind].type} as ${kinds[kind].type}`)
}

// combinators

/** Keeps a file under so many ids, and what it shows as in a message. */
export const added = (
  state: State,
  kind: FileKind,
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

// The number that begins the ids of a kind, TDLib's name of it, the folder of its paths, and how they end
// unless the file's name says it.
const kinds: Readonly<
  Record<
    FileKind,
    { readonly id: number; readonly type: string; readonly folder: string; readonly end: string }
  >
> = {
  photo: { id: 2, type: 'Photo', folder: 'photos', end: '.jpg' },
  voice: { id: 3, type: 'VoiceNote', folder: 'voice', end: '.oga' },
  video: { id: 4, type: 'Video', folder: 'videos', end: '.mp4' },
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

// Ids of today end in version 4. Only what this makes is an id.
const fileIdOf = (kind: FileKind, number: number): string =>
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

const storedWith = (state: State, file_id: string): StoredFile | undefined => {
  const number = numberIn(file_id)
  const stored = SortedMap.get(number)(state.files)
  return stored !== undefined && fileIdOf(stored.kind, number) === file_id ? stored : undefined
}

// Whatever was uploaded as a photo, Telegram makes a JPEG of it.
const pathOf = (number: number, { kind, file }: StoredFile): string => {
  const { folder, end } = kinds[kind]
  return `${folder}/file_${number}${kind === 'photo' ? end : (/\.[A-Za-z0-9]{1,16}$/.exec(file.name)?.[0] ?? end)}`
}
