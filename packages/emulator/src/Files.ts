// Files: sendDocument, getFile, and what is behind a file_path.
// https://core.telegram.org/bots/api#sending-files

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import type { Document, File as Found } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest, notPlayed } from './Answer.ts'
import * as Entities from './Entities.ts'
import * as Json from './Json.ts'
import type { Content } from './Message.ts'
import { answered, type Method } from './Method.ts'
import * as Parameters from './Parameters.ts'
import { knownTo, sent } from './Sending.ts'
import * as Sorted from './Sorted.ts'
import type { State } from './State.ts'

// constructors

/** https://core.telegram.org/bots/api#senddocument */
export const sendDocument: Method = (state, request) => {
  const { params } = request
  const given = givenFile(params, 'document')
  if (given === undefined) return badRequest('there is no document in the request')
  if (typeof given !== 'string' && given.size > most) return E.left(tooLarge)
  const caption = Entities.read(Parameters.text(params, 'caption'), Parameters.text(params, 'parse_mode'), Json.parse(Parameters.text(params, 'caption_entities')))
  if (E.isLeft(caption)) return badRequest(caption.left)
  return sent(state, request, () => {
    const stored = typeof given === 'string' ? known(state, given) : added(state, given)
    if (E.isLeft(stored)) return stored
    const words = captionOf(state, caption.right)
    if (E.isLeft(words)) return words
    const [next, document] = stored.right
    return E.right([next, { document, ...words.right }] as const)
  })
}

/** https://core.telegram.org/bots/api#getfile */
export const getFile: Method = (state, { params }) => {
  const file_id = Parameters.text(params, 'file_id')
  if (file_id === '') return badRequest('file_id not specified')
  const number = numberOf(file_id)
  const file = Sorted.get(number)(state.files)
  if (file === undefined) return badRequest('invalid file_id')
  // Such a server gives a path on its disk.
  if (state.local) return E.left(notPlayed('getFile of a server with --local'))
  if (file.size > mostDown) return badRequest('file is too big')
  const found: Found = { file_id, file_unique_id: uniqueIdOf(number), file_size: file.size, file_path: pathOf(number, file) }
  return answered(state, found)
}

// destructors

/** The content behind a `file_path`; `undefined` if there is none to be had. */
export const fileAt = (state: State, file_path: string): File | undefined => {
  const number = Number(/^documents\/file_(\d{1,15})/.exec(file_path)?.[1] ?? 0)
  const file = Sorted.get(number)(state.files)
  return file === undefined || state.local || file.size > mostDown || pathOf(number, file) !== file_path ? undefined : file
}

// private

const mebibyte = 1024 * 1024
const most = 50 * mebibyte
const mostDown = 20 * mebibyte
const tooLarge: Refusal = { error_code: 413, description: 'Request Entity Too Large' }

// A file of the request, or the id of one that was sent.
const givenFile = ({ values, files }: Parameters.Parameters, name: string): File | string | undefined => {
  const text = values.get(name) ?? ''
  if (text !== '' && !text.startsWith(attached)) return text
  return files.get(text === '' ? name : text.slice(attached.length))
}

const attached = 'attach://'

const added = (state: State, file: File): E.Either<Refusal, readonly [State, Document]> => {
  if (file.size === 0) return badRequest('file must be non-empty')
  const number = Sorted.size(state.files) + 1
  return E.right([{ ...state, files: Sorted.set(number, file)(state.files) }, documentOf(number, file)])
}

const known = (state: State, file_id: string): E.Either<Refusal, readonly [State, Document]> => {
  // As Telegram does: what has a dot is an address.
  if (file_id.includes('.')) return E.left(notPlayed('files by URL'))
  const number = numberOf(file_id)
  const file = Sorted.get(number)(state.files)
  return file === undefined ? badRequest(`wrong remote file identifier specified: ${faultOf(file_id)}`) : E.right([state, documentOf(number, file)])
}

const faultOf = (file_id: string): string =>
  file_id.length % 4 === 1 ? 'Wrong string length' : /^[A-Za-z0-9_-]*$/.test(file_id) ? "can't unserialize it. Wrong last symbol" : 'Wrong character in the string'

const captionOf = (state: State, given: Text): E.Either<Refusal, Content> => {
  const kept = Entities.kept(given, knownTo(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text, entities } = kept.right
  if (Array.from(text).length > 1024) return badRequest('message caption is too long')
  return E.right(text === '' ? {} : { caption: text, ...(entities.length === 0 ? {} : { caption_entities: entities }) })
}

const documentOf = (number: number, { name, type, size }: File): Document => ({
  ...(name === '' ? {} : { file_name: name }),
  ...(type === '' ? {} : { mime_type: type }),
  file_id: fileIdOf(number),
  file_unique_id: uniqueIdOf(number),
  file_size: size,
})

// Documents have type 5, and ids of today end in version 4. Only what this makes is an id.
const fileIdOf = (number: number): string => Buffer.from([5, 0, 0, 0, 2, 0, 0, 0, ...bytesOf(number), 4]).toString('base64url')
const uniqueIdOf = (number: number): string => Buffer.from([2, 0, 0, ...bytesOf(number)]).toString('base64url')

const bytesOf = (number: number): Buffer => {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(number, 0, 6)
  return bytes
}

const numberOf = (file_id: string): number => {
  const bytes = Buffer.from(file_id, 'base64url')
  const number = bytes.length === 15 ? bytes.readUIntBE(8, 6) : 0
  return fileIdOf(number) === file_id ? number : 0
}

const pathOf = (number: number, { name }: File): string => `documents/file_${number}${/\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? ''}`
