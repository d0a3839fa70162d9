// A file to send, as a value. Nothing is read before the call runs, and a source can be opened again, so an upload can
// be repeated. A string is never taken for a path: where Telegram takes a string it is a `file_id` or a URL.
// https://core.telegram.org/bots/api#sending-files

// model

const brand = Symbol.for('pipegram/InputFile')

/** What a source opens to. */
export type Content = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

/** A file to send. */
export interface InputFile {
  readonly [brand]: true
  /** The name that the receiver sees. */
  readonly name: string
  /** Media type, such as `image/png`. Without one Telegram looks at the content. */
  readonly type?: string
  /** Bytes, when known. */
  readonly size?: number
  /** Opens the source, from its beginning each time. */
  readonly open: () => Content | Promise<Content>
}

export interface Options {
  readonly name: string
  readonly type?: string
  readonly size?: number
}

// guards

/** Whether a value is a file to send. */
export const isInputFile = (u: unknown): u is InputFile => typeof u === 'object' && u !== null && brand in u

// constructors

/** A file from a source that opens anew each time it is sent, such as `() => fetch(url).then((r) => r.blob())`. */
export const fromSource = (open: InputFile['open'], options: Options): InputFile => ({ ...options, [brand]: true, open })

/** A file from bytes. */
export const fromBytes = (bytes: Uint8Array<ArrayBuffer>, options: Options): InputFile =>
  fromSource(() => bytes, { size: bytes.byteLength, ...options })

/** A file from a `Blob` or a `File` of the web. */
export const fromBlob = (blob: Blob, options: Options): InputFile =>
  fromSource(() => blob, { size: blob.size, ...(blob.type === '' ? {} : { type: blob.type }), ...options })
