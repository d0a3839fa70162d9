// The wire of browsers: the fetch of the page. It can send a stream only over HTTP/2, and some browsers send
// the text "[object ReadableStream]" instead. So a stream is first read into a Blob, which a browser keeps on
// disk if it is large.

import type { WireOptions, WireRequest, Wire } from '../Wire.ts'
import { makeWire as overFetch } from './Fetch.ts'

// constructors

/** Connections to one server. The progress of an upload counts the bytes that were read into the Blob. */
export const makeWire = (options: WireOptions): Wire => {
  const { exchange, ...rest } = overFetch(options)
  return {
    ...rest,
    exchange: async (url, request, signal) =>
      exchange(url, { ...request, body: await gathered(request.body) }, signal),
  }
}

// private

const gathered = async (body: WireRequest['body']): Promise<string | Blob> =>
  body instanceof ReadableStream ? new Response(body).blob() : body
