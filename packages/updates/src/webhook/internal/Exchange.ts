// A request to a webhook and its answer, for any server: only one place each reads the web's `Request` and
// Node's request.

import { type Clock, type Millis, within } from '@pipegram/core/Clock'

// model

/** A request whose body is not read yet. */
export interface Incoming {
  readonly method: string
  /** The path of the url, without the query. */
  readonly path: () => string
  /** The value of a header, by its name in small letters. */
  readonly header: (name: string) => string | null | undefined
  /** The address of the socket; `undefined` if it is not known. */
  readonly address: () => string | undefined
  /** Reads the body. It stops as soon as a limit is exceeded. It never rejects. */
  readonly read: (limits: BodyLimits) => Promise<Body>
}

export interface BodyLimits {
  readonly bytes: number
  readonly time: Millis
  readonly clock: Clock
}

/** The body of a request, or why it could not be read. `Broken`: the client went away. */
export type Body =
  | { readonly _tag: 'Whole'; readonly bytes: Uint8Array }
  | { readonly _tag: 'TooLarge' | 'Late' | 'Broken' | 'Consumed' }

/** The status, the headers beyond the usual ones, and the body of an answer. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Answers a request. It never rejects. */
export type Exchange = (incoming: Incoming) => Promise<Answer>

// constructors

/** The headers of each answer. With them, a browser shows, runs and keeps nothing of it. */
const strict = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}

/** An answer without a body. */
export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { ...strict, 'content-length': '0', ...headers },
})

/** The answer to a request that is done: Telegram forgets its update. */
export const ok = empty(200)

/** An answer with a call, which Telegram carries out. */
export const withCall = (body: string): Answer => ({
  status: 200,
  headers: { ...strict, 'content-type': 'application/json' },
  body,
})

/** An answer with a text. */
export const withText = (body: string, type: string): Answer => ({
  status: 200,
  headers: { ...strict, 'content-type': type },
  body,
})

/** The answer of a server that is not ready: Telegram sends the request again after some seconds. */
export const busy = (seconds: number): Answer => empty(503, { 'retry-after': String(seconds) })

const exchanges = new WeakMap<object, Exchange>()

/** Remembers how a handler answers requests that are not the web's `Request`. */
export const register = <A extends object>(handler: A, exchange: Exchange): A => {
  exchanges.set(handler, exchange)
  return handler
}

// destructors

export const isOk = ({ status }: Answer): boolean => status === 200

/** How a handler answers requests that are not the web's `Request`; `undefined` for a foreign handler. */
export const exchangeOf = (handler: object): Exchange | undefined => exchanges.get(handler)

/** An answer as the web's `Response`. */
export const toResponse = ({ status, headers, body }: Answer): Response =>
  new Response(body ?? null, { status, headers })

/** A request from the web's `Request`. */
export const fromRequest = (request: Request): Incoming => ({
  method: request.method,
  path: () => new URL(request.url).pathname,
  header: (name) => request.headers.get(name),
  address: () => undefined,
  read: (limits) => readStream(request, limits),
})

/** Joins the pieces of a body. */
export const joined = (pieces: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const [first] = pieces
  if (first !== undefined && pieces.length === 1) return first
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

// private

const readStream = async (request: Request, { bytes, time, clock }: BodyLimits): Promise<Body> => {
  if (request.bodyUsed) return { _tag: 'Consumed' }
  if (request.body === null) return { _tag: 'Whole', bytes: new Uint8Array() }
  const reader = request.body.getReader()
  const body = (await within(clock, time)(readWith(reader, bytes))()) ?? ({ _tag: 'Late' } as const)
  // A stream that hangs may never answer to `cancel`, so this does not wait for it.
  if (body._tag !== 'Whole') void reader.cancel().catch(() => undefined)
  return body
}

const readWith = async (reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<Body> => {
  const pieces: Array<Uint8Array> = []
  let length = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.length
      if (length > limit) return { _tag: 'TooLarge' }
      pieces.push(piece.value)
    }
    return { _tag: 'Whole', bytes: joined(pieces, length) }
  } catch {
    return { _tag: 'Broken' }
  }
}
