// The wire over a `fetch`: ky, wherever there is nothing faster, and on Node where the user gives a `fetch`.

import ky from 'ky'
import type { FetchLike, WireOptions, Payload, Wire } from '../Wire.ts'
import { read } from './Bytes.ts'

// constructors

/** A wire over a `fetch`. */
export const fromFetch = (fetch: FetchLike, { answerLimit }: Pick<WireOptions, 'answerLimit'>): Wire => {
  // Limits of time, refusals and repeats are not the wire's: the client and its middlewares decide on them.
  const api = ky.create({ method: 'POST', timeout: false, retry: 0, throwHttpErrors: false })
  return {
    exchange: async (url, { type, body }, signal) => {
      // What goes through the request that ky makes goes through two more streams, and its `fetch` would get
      // no text for a URL.
      const init: RequestInit = {
        method: 'POST',
        headers: { 'content-type': type },
        body,
        redirect: 'manual',
        signal,
        ...halfDuplex(body),
      }
      const { status, headers, body: answer } = await api(url, { fetch: () => fetch(url, init) })
      return {
        status,
        retryAfter: headers.get('retry-after'),
        bytes: answer === null ? new Uint8Array() : await read(answer, answerLimit, signal),
      }
    },
    receive: async (url, signal) => {
      const { status, headers, body } = await api(url, {
        method: 'GET',
        fetch: () => fetch(url, { method: 'GET', redirect: 'manual', signal }),
      })
      const length = headers.get('content-length')
      return {
        status,
        retryAfter: headers.get('retry-after'),
        // The platform unpacks what came packed, so what will be read is not what was counted.
        length: length === null || headers.has('content-encoding') ? undefined : Number(length),
        body: body ?? new Blob([]).stream(),
      }
    },
    close: async () => undefined,
  }
}

// private

// The platform asks for this word where the body is a stream.
const halfDuplex = (body: Payload['body']): { readonly duplex?: 'half' } =>
  body instanceof ReadableStream ? { duplex: 'half' } : {}
