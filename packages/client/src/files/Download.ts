// Files from Telegram: asked for by what a message holds of them, and read as they come. The link that they
// come from holds the token, and is never handed out.
// https://core.telegram.org/bots/api#getfile

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
 * What names a file: a `file_id`, or whatever of a message has one; of the sizes of a photo it is the
 * largest. With a `file_path`, which is good for an hour, `getFile` is not asked.
 */
export type FileRef = string | Described | ReadonlyArray<PhotoSize>

export interface DownloadOptions {
  /** The most bytes that a file may have; 20 MB by default, which is all that Telegram's own server gives. */
  readonly limit?: number
  /** What `tell` says to who sent more: that it is too large, and the limit, unless told. */
  readonly sentence?: string
  /** Hears of each piece that came. What it throws ends the download as `Aborted`. */
  readonly onProgress?: OnProgress
  /** Whether to calculate the SHA-256 of what comes. */
  readonly checksum?: boolean
  /**
   * How to open files of a server of one's own that runs with `--local`, which gives paths of its machine:
   * `localFiles` of `@pipegram/client/LocalFile`. Without it such a path is an error.
   * https://core.telegram.org/bots/api#using-a-local-bot-api-server
   */
  readonly localFiles?: Receive
}

/** A file that is coming. Its stream holds a connection until it is read to its end, or cancelled. */
export interface DownloadedFile extends ReceivedContent {
  /**
   * The `file_name` that its sender gave it; without one, the last name of its path. It is made safe for a
   * folder: see `FileName`.
   */
  readonly name: string
  /**
   * The checksum in 64 hexadecimal digits, once the stream has ended; `undefined` before, and where it was
   * not asked for.
   */
  readonly sha256: IO<string | undefined>
}

/** What has a `file_id`. */
export interface Described {
  readonly file_id: string
  readonly file_path?: string
  readonly file_size?: number
  readonly file_name?: string
}

/** What opens files: a client, alone or behind middlewares, and so the `call` of a bot that runs. */
export interface Downloader extends Interpreter {
  readonly receive: Receive
}

// constructors

/**
 * Opens a file, by a client or by the `call` of a handler. It fails as `getFile` does, where the file has
 * more bytes than `limit`, and where its content cannot be had. Once open, whatever breaks it off breaks off
 * its stream, with a cause that `DownloadError.fromCause` reads: too many bytes, no connection, no piece
 * within the client's `timeout`, the client's signal.
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
      TE.chain(({ file_id, file_path }): TE.TaskEither<DownloadError, Described> =>
        file_path === undefined ? client(getFile({ file_id })) : TE.right(file),
      ),
      TE.chain(small(limit, sentence)),
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
                  held(
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

/** Why reading the stream of a download failed: what it broke off with, or the system's code. */
export const errorOf = (cause: unknown): DownloadError =>
  fromCause(cause) ?? { _tag: 'Unreachable', method, reason: codeOf(cause) }

// private

const method = 'download'

const isDownloader = (self: Interpreter): self is Downloader =>
  'receive' in self && typeof self.receive === 'function'

// A recorder of a test, say.
const unopened: Receive = () =>
  TE.left({
    _tag: 'Unsendable',
    method,
    reason: 'What runs the calls here opens no files: a client does, and the call of a bot that runs.',
  })

const describe = (ref: FileRef): Described | undefined =>
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

const small =
  (limit: number, sentence?: string) =>
  (file: Described): TE.TaskEither<DownloadError, Described> =>
    file.file_size !== undefined && file.file_size > limit
      ? TE.left(tooLarge(limit, file.file_size, sentence))
      : TE.right(file)

const notLocal: Receive = () =>
  TE.left({
    _tag: 'Malformed',
    method,
    errors: [
      'The file_path is absolute: the server runs with --local, and the file lies on its machine. Say by the option localFiles how to open it.',
    ],
  })

const isAbsolute = (path: string): boolean => /^(?:[\\/]|[a-z]:[\\/])/i.test(path)

interface Hash {
  readonly update: (bytes: Uint8Array) => unknown
  readonly digest: () => Uint8Array
}

const hashing = async (): Promise<Hash> => (await import('@noble/hashes/sha2.js')).sha256.create()

// A content, held to what is known of its size, counted and hashed as it passes.
const held = (
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
      // Where the connection alone says where a file ends, it may have ended too early.
      if (length === undefined && known !== undefined && came !== known)
        fail({ _tag: 'Malformed', method, errors: [`${came} bytes came of a file that has ${known}.`] })
      if (hash !== undefined)
        sha256 = Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  })
  return { name, size, sha256: () => sha256, stream: stream.pipeThrough(counted) }
}
