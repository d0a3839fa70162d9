// Downloads files from Telegram as streams, by the file objects of a message. The link to a file contains the
// token, and never leaves the client.
// https://core.telegram.org/bots/api#getfile
//
// Wing `files`: downloads and saves files from Telegram, and sends files of this machine.

import type { Interpreter } from '@pipegram/core/Call'
import { getFile } from '@pipegram/core/Calls'
import type { OnProgress } from '@pipegram/core/InputFile'
import { downloadSize } from '@pipegram/core/Limits'
import type { PhotoSize } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as FileName from '../http/FileName.ts'
import { read } from '../http/internal/Bytes.ts'
import { codeOf } from '../http/internal/Cause.ts'
import { type DownloadError, fromCause, toCause, tooLarge } from './DownloadError.ts'
import type { ReceivedContent, Receive } from './Receiver.ts'

// model

/**
 * A reference to a file: a `file_id`, an object of a message that has one, or the sizes of a photo, of which
 * the largest is used. With a `file_path`, which is valid for an hour, `getFile` is not called.
 */
export type FileRef = string | DescribedFile | ReadonlyArray<PhotoSize>

export interface DownloadOptions {
  /** The most bytes of a file. Default: 20 MB, which is the most that Telegram's own server sends. */
  readonly limit?: number
  /**
   * The sentence of `tell` for the sender of a larger file. Default: says that it is too large, and the
   * limit.
   */
  readonly sentence?: string
  /** Runs for each received chunk. If it throws, the download ends as `Aborted`. */
  readonly onProgress?: OnProgress
  /** True to calculate the SHA-256 of the file. Default: false. */
  readonly checksum?: boolean
  /**
   * Opens the files of your own Bot API server with `--local`, whose paths are on its machine: `localFiles`
   * of `@pipegram/client/LocalFile`. Without this option, such a path is an error.
   * https://core.telegram.org/bots/api#using-a-local-bot-api-server
   */
  readonly localFiles?: Receive
}

/** An open download. Its stream holds a connection until it is read to its end or cancelled. */
export interface DownloadedFile extends ReceivedContent {
  /**
   * The `file_name` from the sender; without one, the last part of the path. It is made safe for a folder:
   * see `FileName`.
   */
  readonly name: string
  /**
   * The SHA-256 of the file in 64 hexadecimal digits; `undefined` without `checksum`, or before the stream
   * has ended.
   */
  readonly sha256: IO<string | undefined>
}

/** An object with a `file_id`, such as a document or a voice message. */
export interface DescribedFile {
  readonly file_id: string
  readonly file_path?: string
  readonly file_size?: number
  readonly file_name?: string
}

/** An interpreter that opens files: a client, also behind middlewares, or the `call` of a running bot. */
export interface Downloader extends Interpreter {
  readonly receive: Receive
}

// constructors

/**
 * Opens a file, by a client or by the `call` of a handler. It fails if `getFile` fails, if the file has more
 * bytes than `limit`, or if its content cannot be opened. Later, the stream breaks off if there are too many
 * bytes, if the connection breaks, if a chunk does not arrive within the client's `timeout`, or on the
 * client's signal. `DownloadError.fromCause` reads the reason.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { makeClient } from '@pipegram/client'
 *   import { download, toBytes } from '@pipegram/client/Download'
 *   import * as Token from '@pipegram/core/Token'
 *
 *   const token = Token.fromString('123456789:a-token-of-no-bot-at-all')
 *   assert.ok(E.isRight(token))
 *   const result = { file_id: 'AgAC', file_unique_id: 'AQAD', file_path: 'photos/file_1.jpg' }
 *   const fetch = async (url: string) =>
 *     url.includes('/file/') ? new Response('a photo') : Response.json({ ok: true, result })
 *   const client = makeClient({ token: token.right, fetch })
 *
 *   const bytes = await pipe('AgAC', download(client), TE.chain(toBytes))()
 *   assert.deepStrictEqual(bytes, E.right(new TextEncoder().encode('a photo')))
 */
export const download = (client: Interpreter, options: DownloadOptions = {}) => {
  const { limit = downloadSize, sentence, localFiles = notLocal } = options
  if (!(limit >= 0)) throw new RangeError(`limit is ${limit} and should be a number of bytes from 0.`)
  const receive = isDownloader(client) ? client.receive : unopened
  return (ref: FileRef): TE.TaskEither<DownloadError, DownloadedFile> => {
    const file = describe(ref)
    if (file === undefined)
      return TE.left({ _tag: 'Malformed', method, errors: ['A photo without sizes has no file.'] })
    return pipe(
      small(limit, sentence)(file),
      TE.chain(located(client)),
      TE.chain(small(limit, sentence)),
      // A server may know the path only after the first question.
      TE.chain(located(client)),
      TE.chain(({ file_path: path, file_size }) =>
        path === undefined
          ? TE.left<DownloadError, DownloadedFile>({
              _tag: 'Malformed',
              method: 'getFile',
              errors: ['The server gave no file_path.'],
            })
          : pipe(
              (isAbsolute(path) ? localFiles : receive)(path),
              TE.chainW((content) =>
                TE.fromTask(async () =>
                  checked(
                    content,
                    FileName.fromString(file.file_name ?? path),
                    file_size,
                    limit,
                    options,
                    options.checksum === true ? await hashing() : undefined,
                  ),
                ),
              ),
            ),
      ),
    )
  }
}

// destructors

/**
 * All bytes of a download, in memory.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { toBytes } from '@pipegram/client/Download'
 *
 *   const came = { name: 'a.txt', size: 2, sha256: () => undefined, stream: new Blob(['Hi']).stream() }
 *   assert.deepStrictEqual(await toBytes(came)(), E.right(Uint8Array.of(72, 105)))
 */
export const toBytes = ({ stream }: DownloadedFile): TE.TaskEither<DownloadError, Uint8Array<ArrayBuffer>> =>
  TE.tryCatch(async () => new Uint8Array((await read(stream, Infinity)) ?? []), errorOf)

/** Why reading the stream of a download failed. */
export const errorOf = (cause: unknown): DownloadError =>
  fromCause(cause) ?? { _tag: 'Unreachable', method, reason: codeOf(cause) }

// private

const method = 'download'

const isDownloader = (self: Interpreter): self is Downloader =>
  'receive' in self && typeof self.receive === 'function'

// For an interpreter that opens no files, such as the recorder of a test.
const unopened: Receive = () =>
  TE.left({
    _tag: 'Unsendable',
    method,
    reason: 'This interpreter opens no files: use a client, or the `call` of a running bot.',
  })

const describe = (ref: FileRef): DescribedFile | undefined =>
  typeof ref === 'string'
    ? { file_id: ref }
    : 'file_id' in ref
      ? ref
      : ref.reduce<PhotoSize | undefined>(
          (largest, size) =>
            largest !== undefined && largest.width * largest.height > size.width * size.height
              ? largest
              : size,
          undefined,
        )

// A file with its path, as far as the server gives one.
const located =
  (client: Interpreter) =>
  (file: DescribedFile): TE.TaskEither<DownloadError, DescribedFile> =>
    file.file_path === undefined ? client(getFile({ file_id: file.file_id })) : TE.right(file)

const small =
  (limit: number, sentence?: string) =>
  (file: DescribedFile): TE.TaskEither<DownloadError, DescribedFile> =>
    file.file_size !== undefined && file.file_size > limit
      ? TE.left(tooLarge(limit, file.file_size, sentence))
      : TE.right(file)

const notLocal: Receive = () =>
  TE.left({
    _tag: 'Malformed',
    method,
    errors: [
      'The file_path is absolute: the server runs with --local, and the file is on its machine. ' +
        'The option localFiles says how to open it.',
    ],
  })

const isAbsolute = (path: string): boolean => /^(?:[\\/]|[a-z]:[\\/])/i.test(path)

interface Hash {
  readonly update: (bytes: Uint8Array) => unknown
  readonly digest: () => Uint8Array
}

const hashing = async (): Promise<Hash> => (await import('@noble/hashes/sha2.js')).sha256.create()

// A download that counts and hashes its bytes, and checks them against the limit and the known size.
const checked = (
  { size: length, stream }: ReceivedContent,
  name: string,
  known: number | undefined,
  limit: number,
  { onProgress, sentence }: DownloadOptions,
  hash: Hash | undefined,
): DownloadedFile => {
  const size = length ?? known
  let sha256: string | undefined
  let came = 0
  const fail = (error: DownloadError): never => {
    throw toCause(error)
  }
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      came += chunk.byteLength
      if (came > limit) fail(tooLarge(limit, undefined, sentence))
      hash?.update(chunk)
      try {
        onProgress?.(came, size)
      } catch {
        fail({ _tag: 'Aborted', method })
      }
      controller.enqueue(chunk)
    },
    flush: () => {
      // Without a content-length, a connection may have ended too early.
      if (length === undefined && known !== undefined && came !== known)
        fail({ _tag: 'Malformed', method, errors: [`${came} bytes came of a file that has ${known} bytes.`] })
      if (hash !== undefined)
        sha256 = Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  })
  return { name, size, sha256: () => sha256, stream: stream.pipeThrough(counted) }
}
