// Opens the content of a file by its path, as a stream.
// https://core.telegram.org/bots/api#getfile

import type { ApiError } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import * as Answer from '../http/Answer.ts'
import { telegram } from '../http/ApiRoot.ts'
import { read } from '../http/internal/Bytes.ts'
import { codeOf } from '../http/internal/Cause.ts'
import * as Redaction from '../http/internal/Redaction.ts'
import { toApiError, type Transport, type TransportError } from '../http/Transport.ts'
import type { WireStream } from '../http/Wire.ts'
import { toCause } from './DownloadError.ts'

// model

/** The content of a file. */
export interface ReceivedContent {
  /** The number of bytes of the content, if known. */
  readonly size: number | undefined
  /**
   * The content. It holds a connection until it is read to its end or cancelled. `DownloadError.fromCause`
   * reads the error with which it breaks off.
   */
  readonly stream: ReadableStream<Uint8Array>
}

/** Opens the content of a file by its `file_path`. */
export interface Receive {
  (path: string): TaskEither<ApiError, ReceivedContent>
}

/** The options of a receiver. */
export interface ReceiverOptions {
  readonly transport: Transport
  /** The host of the API root. */
  readonly host: string
  readonly redact: Redaction.Redact
  /** How many milliseconds the answer may take, and each chunk that the reader waits for. */
  readonly timeout: number
  readonly signal: IO<AbortSignal>
}

// constructors

/** Opens files of one server. The link to a file contains the token, and stays inside this function. */
export const receiver =
  (options: ReceiverOptions): Receive =>
  (path) =>
  () =>
    openOn(options, path)

// private

const method = 'download'

// The timeout runs only while the caller waits for the answer, or a reader waits for a chunk.
const openOn = (
  { transport, host, redact, timeout, signal }: ReceiverOptions,
  path: string,
): Promise<E.Either<ApiError, ReceivedContent>> =>
  new Promise((resolve) => {
    const giving = signal()
    const wire = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let stream: ReadableStreamDefaultController<Uint8Array> | undefined
    let source: ReadableStreamDefaultReader<Uint8Array> | undefined
    // A `fetch` from a user may ignore the signal.
    const close = () => {
      wire.abort()
      source?.cancel().catch(() => undefined)
    }
    const settle = () => {
      clearTimeout(timer)
      giving.removeEventListener('abort', abort)
    }
    const fail = (error: ApiError) => {
      settle()
      const silent = Redaction.error(redact)(error)
      if (stream === undefined) resolve(E.left(silent))
      else stream.error(toCause(silent))
      close()
    }
    const abort = () => {
      fail({ _tag: 'Aborted', method })
    }
    const broken = (cause: unknown) => {
      fail({ _tag: 'Unreachable', method, reason: codeOf(cause), host })
    }
    const wait = () => {
      timer = setTimeout(() => {
        fail({ _tag: 'Timeout', method, after: timeout })
      }, timeout)
    }
    const streamOf = (reader: ReadableStreamDefaultReader<Uint8Array>) =>
      new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            stream = controller
          },
          pull: async (controller) => {
            wait()
            try {
              const { done, value } = await reader.read()
              clearTimeout(timer)
              if (!done) return controller.enqueue(value)
              settle()
              controller.close()
            } catch (cause) {
              broken(cause)
            }
          },
          cancel: () => {
            settle()
            close()
          },
        },
        { highWaterMark: 0 },
      )
    const opened = async (answer: E.Either<TransportError, WireStream>) => {
      if (E.isLeft(answer)) return fail(toApiError(method, host)(answer.left))
      if (answer.right.status !== 200)
        return fail(await refusalOf(answer.right, { redact, host }, wire.signal))
      const { length: size, body } = answer.right
      source = body.getReader()
      if (wire.signal.aborted) return close()
      clearTimeout(timer)
      resolve(E.right({ size, stream: streamOf(source) }))
    }

    const encoded = encode(path)
    giving.addEventListener('abort', abort)
    if (giving.aborted) return abort()
    if (encoded === undefined)
      return fail({
        _tag: 'Malformed',
        method,
        errors: ['The file_path is not a relative path of plain names, as Telegram gives it.'],
      })
    wait()
    transport.receive(encoded, wire.signal).then(opened).catch(broken)
  })

// A path that stays below the token; `undefined` for any other.
const encode = (path: string): string | undefined => {
  const parts = path.split('/')
  return parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.isWellFormed())
    ? parts.map(encodeURIComponent).join('/')
    : undefined
}

const expired = 'Telegram keeps a file_path for an hour: ask getFile for a new one'

// https://core.telegram.org/bots/api#using-a-local-bot-api-server
const unserved =
  'a Bot API server of your own serves no files over HTTP: start it with --local, and give download the ' +
  'option localFiles; or the file_path is old: ask getFile for a new one'

const refusalOf = async (
  { status, retryAfter, body }: WireStream,
  { redact, host }: Pick<ReceiverOptions, 'redact' | 'host'>,
  signal: AbortSignal,
): Promise<ApiError> => {
  const bytes = (await read(body, 64_000, signal)) ?? new TextEncoder().encode('a page of more than 64 kB')
  const result = Answer.toResult(
    { method, params: {}, result: t.unknown },
    redact,
  )({ status, retryAfter, bytes })
  if (E.isRight(result))
    return { _tag: 'Malformed', method, errors: [`The answer, with status ${status}, is not a file.`] }
  // For a file, 404 says nothing about the token.
  return status === 404 && result.left._tag === 'Unauthorized'
    ? {
        _tag: 'Rejected',
        method,
        code: 404,
        reason: 'Other',
        description: `Not Found (${host === new URL(telegram).host ? expired : unserved})`,
      }
    : result.left
}
