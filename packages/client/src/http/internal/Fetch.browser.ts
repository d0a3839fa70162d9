// The wire of browsers: the page's fetch. It sends a stream over HTTP/2 alone, and in some browsers as the
// text "[object ReadableStream]"; so a stream is gathered first, as a Blob, which a browser keeps on disk
// where it is large.

import type { WireOptions, Payload, Wire } from '../Wire.ts'
import { makeWire as overFetch } from './Fetch.ts'

// constructors

/** Connections to one server. Progress tells of what was gathered. */
export const makeWire = (options: WireOptions): Wire => {
  const { exchange, ...rest } = overFetch(options)
  return {
    ...rest,
    exchange: async (url, payload, signal) =>
      exchange(url, { ...payload, body: await gathered(payload.body) }, signal),
  }
}

// private

const gathered = async (body: Payload['body']): Promise<string | Blob> =>
  body instanceof ReadableStream ? new Response(body).blob() : body
