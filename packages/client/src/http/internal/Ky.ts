// The wire over a `fetch`, by ky: on all runtimes except Node, and on Node with the option `fetch`.

import { defined } from '@pipegram/core/Defined'
import ky from 'ky'
import type { FetchLike, WireOptions, WireRequest, Wire } from '../Wire.ts'
import { read } from './Bytes.ts'

// constructors

/** A wire over a `fetch`. */
export const fromFetch = (fetch: FetchLike, { answerLimit }: Pick<WireOptions, 'answerLimit'>): Wire => {
  // The client and its middlewares decide on timeouts, refusals and repeats, not the wire.
  const api = ky.create({ method: 'POST', timeout: false, retry: 0, throwHttpErrors: false })
  return {
    exchange: async (url, { type, body }, signal) => {
      // The `fetch` gets our own URL and init. The Request that ky makes has two more streams, and its URL is
      // not a text.
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
        ...defined({ date: headers.get('date') ?? undefined }),
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
        // The platform decompresses the body, so its length is not the content-length.
        length: length === null || headers.has('content-encoding') ? undefined : Number(length),
        body: body ?? new Blob([]).stream(),
      }
    },
    close: async () => undefined,
  }
}

// private

// The platform requires this option if the body is a stream.
const halfDuplex = (body: WireRequest['body']): { readonly duplex?: 'half' } =>
  body instanceof ReadableStream ? { duplex: 'half' } : {}
