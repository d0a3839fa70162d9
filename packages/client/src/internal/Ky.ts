// The wire over a `fetch`: ky, wherever there is nothing faster, and on Node where the user gives a `fetch`.

import ky from 'ky'
import type { Fetch, Options, Payload, Wire } from '../Wire.ts'

// constructors

/** A wire over a `fetch`. */
export const fromFetch = (fetch: Fetch, { answerLimit }: Pick<Options, 'answerLimit'>): Wire => {
  // Limits of time, refusals and repeats are not the wire's: the client and its middlewares decide on them.
  const api = ky.create({ method: 'POST', timeout: false, retry: 0, throwHttpErrors: false })
  return {
    exchange: async (url, { type, body }, signal) => {
      // What goes through the request that ky makes goes through two more streams, and its `fetch` would get no text for a URL.
      const init: RequestInit = { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual', signal, ...halfDuplex(body) }
      const { status, headers, body: answer } = await api(url, { fetch: () => fetch(url, init) })
      return { status, retryAfter: headers.get('retry-after'), bytes: await read(answer, answerLimit) }
    },
    close: async () => undefined,
  }
}

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
