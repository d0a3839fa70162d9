// One exchange over HTTP: bytes out, bytes back. Each kind of runtime has its own; see internal/Fetch*.ts.

// model

/** What goes out. */
export interface Payload {
  /** The media type of the body. */
  readonly type: string
  readonly body: string | Blob | ReadableStream<Uint8Array>
  /** Bytes of a stream, when known. */
  readonly length?: number
  /** Lets go of the sources of a stream, wherever reading them has got to. */
  readonly release?: () => void
}

/** What came back, read to its end. */
export interface Answer {
  /** The status of HTTP; 0 where a browser hides that of a redirect. */
  readonly status: number
  /** The header `Retry-After`. */
  readonly retryAfter: string | null
  /** The body, or `undefined` where it was longer than the limit and was not kept. */
  readonly bytes: Uint8Array | undefined
}

/**
 * Connections to one server. `exchange` posts a payload, never follows a redirect, and rejects
 * where there is no answer or the signal is aborted. The body and the signal are handed over beside ky's request: what goes
 * through a `Request` and a `Response` of the web goes through two more streams, at half the speed (measured on Node).
 */
export interface Wire {
  readonly exchange: (url: string, payload: Payload, signal: AbortSignal) => Promise<Answer>
  /** Closes every connection at once. */
  readonly close: () => Promise<void>
}

/** What a wire is made for. */
export interface Options {
  /** The origin of the server, such as `https://api.telegram.org`. */
  readonly origin: string
  /** The most connections at once. Elsewhere than on Node the runtime decides. */
  readonly connections: number
  /** The most bytes that an answer may have. */
  readonly answerLimit: number
}

/** The `fetch` of the web platform. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

// constructors

/** A wire over a `fetch`. */
export const fromFetch = (fetch: Fetch, { answerLimit }: Pick<Options, 'answerLimit'>): Wire => ({
  exchange: async (url, { type, body }, signal) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual', signal, ...halfDuplex(body) })
    return { status: response.status, retryAfter: response.headers.get('retry-after'), bytes: await read(response.body, answerLimit) }
  },
  close: async () => undefined,
})

// private

// The platform asks for this word where the body is a stream.
const halfDuplex = (body: Payload['body']): { readonly duplex?: 'half' } => (body instanceof ReadableStream ? { duplex: 'half' } : {})

const read = async (body: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array | undefined> => {
  if (body === null) return new Uint8Array()
  const reader = body.getReader()
  const chunks: Array<Uint8Array> = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joined(chunks, length)
    length += value.byteLength
    if (length > limit) {
      // The rest is of no interest, nor is how letting go of it ends.
      reader.cancel().catch(() => undefined)
      return undefined
    }
    chunks.push(value)
  }
}

const joined = (chunks: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const [first] = chunks
  if (chunks.length === 1 && first !== undefined) return first
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
