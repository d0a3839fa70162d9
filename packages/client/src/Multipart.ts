// A form with files, as multipart/form-data. Files that are streams are read as they are sent.
// https://www.rfc-editor.org/rfc/rfc7578

import type { InputFile } from '@pipegram/core/InputFile'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from './internal/Cause.ts'
import type { Payload } from './Wire.ts'

// model

/** Fields and files by the names of their parts. */
export interface Form {
  readonly fields: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, InputFile>
}

// constructors

/**
 * A form as a payload: a `Blob` of known length where every file is bytes or a `Blob`, else a stream, whose length is
 * known when the size of each file is. It fails with a sentence when a file cannot be opened; `onFault` hears of one
 * that breaks off, or is not of the size given, while it is sent.
 */
export const make = async ({ fields, files }: Form, onFault: (reason: string) => void): Promise<E.Either<string, Payload>> => {
  const opened = await Promise.all(Array.from(files, ([part, file]) => open(part, file)))
  const sources = opened.flatMap((source) => (E.isRight(source) ? [source.right] : []))
  const release = () => { sources.forEach(letGo) }
  const fault = opened.find(E.isLeft)
  if (fault !== undefined) {
    release()
    return fault
  }
  const boundary = `pipegram-${crypto.randomUUID()}`
  const type = `multipart/form-data; boundary=${boundary}`
  const segments = [
    ...Array.from(fields, ([part, value]) => new Blob([`--${boundary}\r\n${disposition(part)}\r\n\r\n${value}\r\n`])),
    ...sources.flatMap((source) => [new Blob([`--${boundary}\r\n${headOf(source)}\r\n\r\n`]), source, new Blob(['\r\n'])]),
    new Blob([`--${boundary}--\r\n`]),
  ]
  const blobs = segments.flatMap((segment) => {
    const content = segment instanceof Blob ? segment : segment.content
    return content instanceof Blob ? [content] : []
  })
  if (blobs.length === segments.length) return E.right({ type, body: new Blob(blobs) })
  const length = segments.reduce<number | undefined>((sum, segment) => added(sum, sizeOf(segment)), 0)
  return E.right({ type, body: streamOf(segments, release, onFault), release, ...(length === undefined ? {} : { length }) })
}

// private

// A file, opened. A stream is locked at once, so that it can be let go of at any point.
interface Source {
  readonly part: string
  readonly file: InputFile
  readonly content: Blob | ReadableStreamDefaultReader<unknown>
}

type Segment = Blob | Source

const open = async (part: string, file: InputFile): Promise<E.Either<string, Source>> => {
  try {
    const content: unknown = await file.open()
    if (content instanceof Blob) return E.right({ part, file, content })
    if (content instanceof Uint8Array) return E.right({ part, file, content: new Blob([new Uint8Array(content)]) })
    if (content instanceof ReadableStream) return E.right({ part, file, content: content.getReader() })
    return E.left(`${said(part, file)} opened to something that is not bytes, a Blob or a ReadableStream.`)
  } catch (cause) {
    return E.left(`${said(part, file)} could not be opened: ${messageOf(cause)}`)
  }
}

const letGo = ({ content }: Source): void => {
  // Cancelling a stream that ended or broke changes nothing; what its source says to that is of no use any more.
  if (!(content instanceof Blob)) content.cancel().catch(() => undefined)
}

const said = (part: string, { name }: InputFile): string => `The file "${name}" for ${part}`

const sizeOf = (segment: Segment): number | undefined =>
  segment instanceof Blob ? segment.size : segment.content instanceof Blob ? segment.content.size : segment.file.size

const added = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a + b

// Names are escaped as browsers escape them. https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
const quoted = (name: string): string =>
  `"${name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')}"`

const disposition = (part: string): string => `Content-Disposition: form-data; name=${quoted(part)}`

// A media type that could break out of its line is not used.
const headOf = ({ part, file: { name, type } }: Source): string =>
  `${disposition(part)}; filename=${quoted(name)}\r\nContent-Type: ${type !== undefined && /^[\x20-\x7e]+$/.test(type) ? type : 'application/octet-stream'}`

const streamOf = (segments: ReadonlyArray<Segment>, release: () => void, onFault: (reason: string) => void): ReadableStream<Uint8Array> => {
  const chunks = chunksOf(segments)
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await chunks.next()
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
}

async function* chunksOf(segments: ReadonlyArray<Segment>): AsyncGenerator<Uint8Array, void> {
  for (const segment of segments) {
    if (segment instanceof Blob) yield new Uint8Array(await segment.arrayBuffer())
    else if (segment.content instanceof Blob) yield* bytesOf(segment, segment.content.stream().getReader())
    else yield* bytesOf(segment, segment.content)
  }
}

async function* bytesOf(source: Source, reader: ReadableStreamDefaultReader<unknown>): AsyncGenerator<Uint8Array, void> {
  const { part, file } = source
  const size = sizeOf(source)
  let sent = 0
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new Error(`${said(part, file)} broke off after ${sent} bytes: ${messageOf(cause)}`)
    })
    if (done) break
    if (!(value instanceof Uint8Array)) throw new Error(`${said(part, file)} is a stream of something that is not bytes.`)
    sent += value.byteLength
    if (size !== undefined && sent > size) throw new Error(`${said(part, file)} is longer than the ${size} bytes that it was said to have.`)
    yield value
  }
  if (size !== undefined && sent < size) throw new Error(`${said(part, file)} has ${sent} bytes, not the ${size} that it was said to have.`)
}
