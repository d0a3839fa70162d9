// Filters for documents by what the app of the sender says about them: the media type and the name of the
// file. Both are only claims; these filters do not read the content of a file.
// https://core.telegram.org/bots/api#document

import type { Document, Message } from '../types/Types.ts'
import { field } from './ContentFilters.ts'
import { fromRefinement, messageKinds, type NarrowingFilter, type Passed, type With } from './Filter.ts'
import { family } from './FilterFamily.ts'

// model

/** A message with a document that has some fields. */
export type DocumentWith<F extends keyof Document> = With<Message, 'document'> & {
  readonly document: With<Document, F>
}

/** A format by its usual name. */
export type FileFormat = keyof typeof formats

// constructors

/**
 * A document. With arguments: a document of one of some common formats, by its media type.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { document } from '@pipegram/core/Filters'
 *
 *   const file = { file_id: 'x', file_unique_id: 'y', mime_type: 'application/pdf' }
 *
 *   assert.strictEqual(
 *     document('pdf', 'docx')({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, document: file }),
 *     true,
 *   )
 */
export const document = /* @__PURE__ */ family(
  /* @__PURE__ */ field('document'),
  (...names: ReadonlyArray<FileFormat>): NarrowingFilter<Message, Passed<DocumentWith<'mime_type'>>> =>
    byType(
      `document(${names.join(', ')})`,
      names.flatMap((name) => formats[name]),
    ),
)

/**
 * A document of one of some media types, such as `application/pdf`, in any case.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { documentMimeType } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     documentMimeType('text/csv')({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       document: { file_id: 'x', file_unique_id: 'y', mime_type: 'text/csv' },
 *     }),
 *     true,
 *   )
 */
export const documentMimeType = (
  ...types: ReadonlyArray<string>
): NarrowingFilter<Message, Passed<DocumentWith<'mime_type'>>> =>
  byType(`document(${types.join(', ')})`, types)

/**
 * A document whose media type belongs to one of some categories: `image` is every `image/…`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { documentCategory } from '@pipegram/core/Filters'
 *
 *   assert.strictEqual(
 *     documentCategory(
 *       'image',
 *       'video',
 *     )({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       document: { file_id: 'x', file_unique_id: 'y', mime_type: 'image/png' },
 *     }),
 *     true,
 *   )
 */
export const documentCategory = (
  ...categories: ReadonlyArray<'application' | 'audio' | 'image' | 'text' | 'video'>
): NarrowingFilter<Message, Passed<DocumentWith<'mime_type'>>> => {
  const listed = new Set<unknown>(categories)
  return fromRefinement(
    `document(${categories.map((each) => `${each}/*`).join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<DocumentWith<'mime_type'>> => {
      const type = message.document?.mime_type
      return type?.includes('/') === true && listed.has(type.slice(0, type.indexOf('/')).toLowerCase())
    },
  )
}

/**
 * A document whose name ends with one of some extensions, in any case, with or without the dot. An empty
 * extension means a name without any dot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { documentFileExtension } from '@pipegram/core/Filters'
 *
 *   const file = { file_id: 'x', file_unique_id: 'y', file_name: 'backup.TAR.GZ' }
 *
 *   assert.strictEqual(
 *     documentFileExtension('tar.gz')({
 *       message_id: 1,
 *       date: 1,
 *       chat: { id: 1, type: 'private' },
 *       document: file,
 *     }),
 *     true,
 *   )
 */
export const documentFileExtension = (
  ...extensions: ReadonlyArray<string>
): NarrowingFilter<Message, Passed<DocumentWith<'file_name'>>> => {
  const endings = extensions.map((each) => each.replace(/^\./, '').toLowerCase())
  return fromRefinement(
    `document(${endings.map((each) => `*.${each}`).join(', ')})`,
    messageKinds,
    (message: Message): message is Passed<DocumentWith<'file_name'>> => {
      const name = message.document?.file_name?.toLowerCase()
      return (
        name !== undefined &&
        endings.some((ending) => (ending === '' ? !name.includes('.') : name.endsWith(`.${ending}`)))
      )
    },
  )
}

// private

// Some formats have several media types. https://www.iana.org/assignments/media-types
const formats = {
  apk: ['application/vnd.android.package-archive'],
  doc: ['application/msword'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  exe: [
    'application/vnd.microsoft.portable-executable',
    'application/x-msdownload',
    'application/x-ms-dos-executable',
    'application/x-msdos-program',
    'application/x-dosexec',
  ],
  gif: ['image/gif'],
  jpg: ['image/jpeg'],
  mp3: ['audio/mpeg'],
  mp4: ['video/mp4'],
  pdf: ['application/pdf'],
  png: ['image/png'],
  py: ['text/x-python'],
  svg: ['image/svg+xml'],
  targz: ['application/x-compressed-tar', 'application/gzip', 'application/x-gtar-compressed'],
  txt: ['text/plain'],
  wav: ['audio/x-wav', 'audio/wav', 'audio/vnd.wave'],
  xml: ['text/xml', 'application/xml'],
  zip: ['application/zip', 'application/x-zip-compressed'],
} as const

const byType = (
  label: string,
  types: ReadonlyArray<string>,
): NarrowingFilter<Message, Passed<DocumentWith<'mime_type'>>> => {
  const listed = new Set(types.map((type) => type.toLowerCase()))
  return fromRefinement(
    label,
    messageKinds,
    (message: Message): message is Passed<DocumentWith<'mime_type'>> => {
      const type = message.document?.mime_type
      return type !== undefined && listed.has(type.toLowerCase())
    },
  )
}
