// A file to send, as a value. Nothing is read before the call runs. A source can be opened again, so an
// upload can be repeated. A string is never a path: where Telegram takes a string, it is a `file_id` or a
// URL.
// https://core.telegram.org/bots/api#sending-files

// model

const brand = Symbol.for('pipegram/InputFile')

/** A stream whose size in bytes is known in advance. */
export interface Sized {
  readonly stream: ReadableStream<Uint8Array>
  readonly size: number
}

/** The content of an opened source. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | Sized

/**
 * Is called with the progress of a file: the bytes moved, and the size of the file if it is known. If it
 * throws, the call fails.
 */
export interface OnProgress {
  (bytes: number, total: number | undefined): void
}

/** A file to send. */
export interface InputFile extends InputFileOptions {
  readonly [brand]: true
  /** Opens the source, each time from its beginning. */
  readonly open: () => FileContent | Promise<FileContent>
}

export interface InputFileOptions {
  /** The name that the receiver sees. */
  readonly name: string
  /** The media type, such as `image/png`. Default: Telegram looks at the content. */
  readonly type?: string
  /** The size in bytes, if it is known. If the source has fewer or more bytes, the call fails. */
  readonly size?: number
  /**
   * Is called for each piece that is handed to the connection. If the upload is repeated, it counts from 0
   * again.
   */
  readonly onProgress?: OnProgress
}

// guards

/**
 * True if a value is a file to send.
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
 * A file from a source that is opened each time the file is sent. The source returns a `Blob`, bytes, a
 * stream, or a stream with its size.
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
 * A file from a `Blob`, or from a `File` of the web. Default name: that of the `File`, or `file` for a
 * `Blob`.
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
 * A file from an open stream, such as the body of a response. It can be read only once: sending it again,
 * after a failure or to another chat, fails with an error that says so. If you may send it again, give
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
        'its stream was read already. Give InputFile.fromSource a function that opens the stream.',
      )
    isRead = true
    return stream
  }, options)
}
