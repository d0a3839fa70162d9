// A file to send, as a value. Nothing is read before the call runs, and a source can be opened again, so an
// upload can be repeated. A string is never taken for a path: where Telegram takes a string it is a `file_id`
// or a URL.
// https://core.telegram.org/bots/api#sending-files

// model

const brand = Symbol.for('pipegram/InputFile')

/** A stream whose bytes are counted beforehand. */
export interface Sized {
  readonly stream: ReadableStream<Uint8Array>
  readonly size: number
}

/** What a source opens to. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | Sized

/**
 * Hears how far a file has got: the bytes moved, and all there are where that is known. What it throws ends
 * the call.
 */
export interface OnProgress {
  (bytes: number, total: number | undefined): void
}

/** A file to send. */
export interface InputFile extends InputFileOptions {
  readonly [brand]: true
  /** Opens the source, from its beginning each time. */
  readonly open: () => FileContent | Promise<FileContent>
}

export interface InputFileOptions {
  /** The name that the receiver sees. */
  readonly name: string
  /** Media type, such as `image/png`. Without one Telegram looks at the content. */
  readonly type?: string
  /** Bytes, when known. A source that has fewer or more ends the call. */
  readonly size?: number
  /** Hears of each piece that is handed to the connection, from 0 again where the upload is repeated. */
  readonly onProgress?: OnProgress
}

// guards

/**
 * Whether a value is a file to send.
 *
 * @example
 *   import { fromBytes, isInputFile } from '@pipegram/core/InputFile'
 *
 *   assert.ok(isInputFile(fromBytes(new Uint8Array(1), { name: 'a.txt' })))
 *   assert.ok(!isInputFile('a.txt'))
 */
export const isInputFile = (u: unknown): u is InputFile => typeof u === 'object' && u !== null && brand in u

// constructors

/**
 * A file from a source that opens anew each time it is sent: to a `Blob`, to bytes, to a stream, or to a
 * stream and its size.
 *
 * @example
 *   import { sendDocument } from '@pipegram/core/Calls'
 *   import { fromSource } from '@pipegram/core/InputFile'
 *
 *   const report = fromSource(() => fetch('https://example.org/report').then((answer) => answer.blob()), {
 *     name: 'report.pdf',
 *   })
 *   const call = sendDocument({ chat_id: 1, document: report })
 */
export const fromSource = (open: InputFile['open'], options: InputFileOptions): InputFile => ({
  ...options,
  [brand]: true,
  open,
})

/**
 * A file from bytes.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromBytes } from '@pipegram/core/InputFile'
 *
 *   assert.strictEqual(fromBytes(new TextEncoder().encode('Hello'), { name: 'hello.txt' }).size, 5)
 */
export const fromBytes = (bytes: Uint8Array<ArrayBuffer>, options: InputFileOptions): InputFile =>
  fromSource(() => bytes, { size: bytes.byteLength, ...options })

/**
 * A file from a `Blob`, or from a `File` of the web, whose name it keeps unless another is given. A `Blob` is
 * named `file`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromBlob } from '@pipegram/core/InputFile'
 *
 *   assert.strictEqual(fromBlob(new File(['Hello'], 'hello.txt')).name, 'hello.txt')
 *   assert.strictEqual(
 *     fromBlob(new Blob(['Hello'], { type: 'text/plain' }), { name: 'a.txt' }).type,
 *     'text/plain',
 *   )
 */
export const fromBlob = (blob: Blob, options: Partial<InputFileOptions> = {}): InputFile =>
  fromSource(() => blob, {
    name: 'name' in blob && typeof blob.name === 'string' ? blob.name : 'file',
    size: blob.size,
    ...(blob.type === '' ? {} : { type: blob.type }),
    ...options,
  })

/**
 * A file from a stream that is there already, such as the body of an answer. It can be read once: to send it
 * again, after a failure or to another chat, is an error that says so. Where that may happen, give
 * `fromSource` a function that opens the stream.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromStream } from '@pipegram/core/InputFile'
 *
 *   const file = fromStream(new Blob(['Hello']).stream(), { name: 'hello.txt', size: 5 })
 *   assert.ok(file.open() instanceof ReadableStream)
 *   assert.throws(() => file.open(), /was read already/)
 */
export const fromStream = (stream: ReadableStream<Uint8Array>, options: InputFileOptions): InputFile => {
  let isRead = false
  return fromSource(() => {
    if (isRead)
      throw new Error(
        'its stream was read already, and can be read once. Use InputFile.fromSource with a function that opens it.',
      )
    isRead = true
    return stream
  }, options)
}
