// A form with files, as multipart/form-data. A file that is a stream is read while it is sent.
// https://www.rfc-editor.org/rfc/rfc7578

import { defined } from '@pipegram/core/Defined'
import type { InputFile } from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from './internal/Cause.ts'
import type { WireRequest } from './Wire.ts'

// model

/** Fields and files by part name. */
export interface MultipartForm {
  readonly fields: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, InputFile>
}

// constructors

/**
 * A form as a request. It is a `Blob` of known length if every file is bytes or a `Blob` and none reports its
 * progress. Otherwise it is a stream, whose length is known if all sizes are. It fails with a sentence if a
 * file cannot be opened. `onFault` runs if a file breaks off, or has another size than stated, while it is
 * sent; `onSent` runs for each chunk that is read. The signal closes the opened files.
 */
export const make = async (
  { fields, files }: MultipartForm,
  onFault: (reason: string) => void,
  onSent?: () => void,
  signal?: AbortSignal,
): Promise<E.Either<string, WireRequest>> => {
  // One file may never open. Then the signal must still close the others.
  const closeOnAbort = (source: OpenedFile) => {
    if (signal?.aborted === true) close(source)
    else
      signal?.addEventListener(
        'abort',
        () => {
          close(source)
        },
        { once: true },
      )
  }
  const opened = await Promise.all(
    Array.from(files, async ([part, file]) => {
      const source = await open(part, file)
      if (E.isRight(source)) closeOnAbort(source.right)
      return source
    }),
  )
  const sources = opened.flatMap((source) => (E.isRight(source) ? [source.right] : []))
  const fault = opened.find(E.isLeft)
  if (fault !== undefined) {
    sources.forEach(close)
    return fault
  }
  const boundary = `pipegram-${crypto.randomUUID()}`
  const type = `multipart/form-data; boundary=${boundary}`
  const segments = [
    ...Array.from(
      fields,
      ([part, value]) => new Blob([`--${boundary}\r\n${disposition(part)}\r\n\r\n${value}\r\n`]),
    ),
    ...sources.flatMap((source) => [
      new Blob([`--${boundary}\r\n${headOf(source)}\r\n\r\n`]),
      source,
      new Blob(['\r\n']),
    ]),
    new Blob([`--${boundary}--\r\n`]),
  ]
  const blobs = segments.flatMap((segment) => {
    if (segment instanceof Blob) return [segment]
    return segment.content instanceof Blob && segment.file.onProgress === undefined ? [segment.content] : []
  })
  if (blobs.length === segments.length) return E.right(defined({ type, body: new Blob(blobs), onSent }))
  const length = segments.reduce<number | undefined>(
    (sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  )
  const { stream, release } = streamOf(segments, onFault, onSent)
  return E.right(defined({ type, body: stream, release, length }))
}

// private

// An open file. A stream is locked at once, so that it can be cancelled at any time.
interface OpenedFile {
  readonly part: string
  readonly file: InputFile
  readonly size: number | undefined
  readonly content: Blob | Reader
}

type Reader = ReadableStreamDefaultReader<unknown>

type FormSegment = Blob | OpenedFile

const open = async (part: string, file: InputFile): Promise<E.Either<string, OpenedFile>> => {
  try {
    const content: unknown = await file.open()
    if (content instanceof Blob) return E.right({ part, file, size: content.size, content })
    if (content instanceof Uint8Array)
      return E.right({ part, file, size: content.byteLength, content: new Blob([new Uint8Array(content)]) })
    if (content instanceof ReadableStream)
      return E.right({ part, file, size: file.size, content: content.getReader() })
    if (isSized(content))
      return E.right({ part, file, size: content.size, content: content.stream.getReader() })
    return E.left(`${said(part, file)} opened to a value that is not bytes, a Blob or a ReadableStream.`)
  } catch (cause) {
    return E.left(`${said(part, file)} could not be opened: ${messageOf(cause)}`)
  }
}

const isSized = (u: unknown): u is { readonly stream: ReadableStream; readonly size: number } =>
  typeof u === 'object' &&
  u !== null &&
  'stream' in u &&
  u.stream instanceof ReadableStream &&
  'size' in u &&
  typeof u.size === 'number'

// To cancel a stream that has ended or broken off changes nothing, and a failure to cancel does not matter.
const close = ({ content }: { readonly content: Blob | Reader }): void => {
  if (!(content instanceof Blob)) content.cancel().catch(() => undefined)
}

const said = (part: string, { name }: InputFile): string => `The file "${name}" for ${part}`

// Browsers escape only quotation marks and line breaks. But the server removes a backslash within a name and
// percent-decodes the name, so `\` and `%` are escaped, too. Letters of any script are sent as UTF-8.
const quoted = (name: string): string => `"${name.replaceAll(/[%"\\\p{Cc}]/gu, encodeURIComponent)}"`

const disposition = (part: string): string => `Content-Disposition: form-data; name=${quoted(part)}`

const headOf = ({ part, file: { name, type } }: OpenedFile): string =>
  `${disposition(part)}; filename=${quoted(name)}\r\nContent-Type: ${mediaTypeOf(type)}`

// A media type with a line break could add header lines, so it is not used.
const mediaTypeOf = (type: string | undefined): string =>
  type !== undefined && /^[\x20-\x7e]+$/.test(type) ? type : 'application/octet-stream'

const streamOf = (
  segments: ReadonlyArray<FormSegment>,
  onFault: (reason: string) => void,
  onSent: (() => void) | undefined,
): { readonly stream: ReadableStream<Uint8Array>; readonly release: () => void } => {
  // A Blob may be a file on a disk, so `release` closes it like the other files.
  const sources = segments.map((segment) =>
    segment instanceof Blob
      ? segment
      : {
          ...segment,
          content: segment.content instanceof Blob ? segment.content.stream().getReader() : segment.content,
        },
  )
  const release = () => {
    sources.forEach((source) => {
      if (!(source instanceof Blob)) close(source)
    })
  }
  const chunks = chunksOf(sources)
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await chunks.next()
        onSent?.()
        if (done === true) controller.close()
        else controller.enqueue(value)
      } catch (cause) {
        release()
        onFault(messageOf(cause))
        throw cause
      }
    },
    cancel: release,
  })
  return { stream, release }
}

async function* chunksOf(
  sources: ReadonlyArray<Blob | (OpenedFile & { readonly content: Reader })>,
): AsyncGenerator<Uint8Array, void> {
  for (const source of sources) {
    if (source instanceof Blob) yield new Uint8Array(await source.arrayBuffer())
    else yield* bytesOf(source)
  }
}

async function* bytesOf({
  part,
  file,
  size,
  content,
}: OpenedFile & { readonly content: Reader }): AsyncGenerator<Uint8Array, void> {
  let sent = 0
  for (;;) {
    const { done, value } = await content.read().catch((cause: unknown) => {
      throw new Error(`${said(part, file)} broke off after ${sent} bytes: ${messageOf(cause)}`)
    })
    if (done) break
    if (!(value instanceof Uint8Array))
      throw new Error(`${said(part, file)} is a stream of values that are not bytes.`)
    sent += value.byteLength
    if (size !== undefined && sent > size)
      throw new Error(`${said(part, file)} is longer than its stated size of ${size} bytes.`)
    yield value
    file.onProgress?.(sent, size)
  }
  if (size !== undefined && sent < size)
    throw new Error(`${said(part, file)} has ${sent} bytes, not its stated size of ${size} bytes.`)
}
