// The parameters of an HTTP request: first from its query, then from its body, in the three forms that
// Telegram accepts.
// https://core.telegram.org/bots/api#making-requests

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import type { Parameters } from '../../requests/internal/Parameters.ts'
import { fromJson, toParameters, type Field } from './RequestFields.ts'

// model

/**
 * The status of a request that cannot be read. `upload`: the request is too large for Telegram's front end.
 */
export type UnreadableStatus = 400 | 413 | 415 | 'upload'

// constructors

/** Reads the parameters of a request. */
export const read = async (
  request: IncomingMessage,
  query: string,
): Promise<E.Either<UnreadableStatus, Parameters>> => {
  const packed = await bytesOf(request)
  return packed === undefined ? E.left('upload') : fromBytes(packed, request.headers, query)
}

/** The parameters in a body that was already read. */
export const fromBytes = async (
  packed: Buffer<ArrayBuffer>,
  { 'content-encoding': encoding = '', 'content-type': type = '' }: IncomingHttpHeaders,
  query: string,
): Promise<E.Either<UnreadableStatus, Parameters>> => {
  // Most requests need no more waiting, and each wait would cost time.
  const body = encoding === '' ? E.right(packed) : await unpacked(packed, encoding)
  if (E.isLeft(body)) return body
  const fields = isForm(type) ? await formFields(body.right, type) : fieldsOf(body.right, type)
  if (fields === undefined) return E.left(400)
  return toParameters(query === '' ? fields : [...new URLSearchParams(query), ...fields])
}

/** The body of a request or an answer. `undefined` if it is larger than Telegram accepts. */
export const bytesOf = (request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Uint8Array> = []
    let size = 0
    // Uses events, because an iterator costs three times as much for one chunk.
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      // A body that is too large is still read to its end, because clients read the answer only after that.
      if (size > most) chunks.length = 0
      else chunks.push(chunk)
    })
    request.once('end', () => resolve(size > most ? undefined : Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The connection broke.')))
  })

// private

const mebibyte = 1_048_576
// Telegram accepts files up to 50 MB, and the parameters besides.
const most = 51 * mebibyte

const unpacked = async (
  bytes: Buffer<ArrayBuffer>,
  encoding: string,
): Promise<E.Either<UnreadableStatus, Buffer<ArrayBuffer>>> => {
  const unpack =
    encoding === 'gzip' ? promisify(gunzip) : encoding === 'deflate' ? promisify(inflate) : undefined
  if (unpack === undefined) return encoding === '' || encoding === 'identity' ? E.right(bytes) : E.left(415)
  try {
    return E.right(Buffer.from(await unpack(bytes, { maxOutputLength: most })))
  } catch (error) {
    return E.left(error instanceof RangeError ? 'upload' : 400)
  }
}

const kindOf = (type: string): string => type.split(';')[0]?.trim().toLowerCase() ?? ''

const isForm = (type: string): boolean => kindOf(type) === 'multipart/form-data'

const fieldsOf = (bytes: Buffer<ArrayBuffer>, type: string): ReadonlyArray<Field> => {
  if (bytes.length === 0) return []
  switch (kindOf(type)) {
    case 'application/json':
      return fromJson(bytes.toString())
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(bytes.toString())]
    // Any other body is a file.
    default:
      return [['file', new File([bytes], 'file')]]
  }
}

const formFields = async (
  bytes: Buffer<ArrayBuffer>,
  type: string,
): Promise<ReadonlyArray<Field> | undefined> => {
  if (bytes.length === 0) return []
  try {
    // The platform parses the form. A part with a file name becomes a File.
    return Array.from(
      await new Response(withoutEscapes(bytes, type), { headers: { 'content-type': type } }).formData(),
      ([name, value]) => [nameOf(name), named(value)] as const,
    )
  } catch {
    return undefined
  }
}

// The parser of the platform ends a name at an escaped quote, as Go writes it. So escaped quotes and
// backslashes in the headers of the parts are percent-encoded first.
const withoutEscapes = (bytes: Buffer<ArrayBuffer>, type: string): Buffer<ArrayBuffer> => {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
  if (boundary === undefined) return bytes
  const parts: Array<Buffer> = []
  let from = 0
  for (let at = bytes.indexOf(`--${boundary}`); at >= 0; at = bytes.indexOf(`--${boundary}`, from)) {
    const end = bytes.indexOf('\r\n\r\n', at)
    if (end < 0) break
    const headers = bytes.toString('latin1', at, end).replaceAll('\\\\', '%5C').replaceAll('\\"', '%22')
    parts.push(bytes.subarray(from, at), Buffer.from(headers, 'latin1'))
    from = end
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}

const named = (value: string | File): string | File => {
  if (typeof value === 'string') return value
  const name = nameOf(value.name)
  return name === value.name ? value : new File([value], name, { type: value.type })
}

// In the names of a part, the server removes each backslash before a character, and then percent-decodes.
const nameOf = (raw: string): string =>
  raw
    .replaceAll(/\\([^])/g, '$1')
    .replaceAll(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())
