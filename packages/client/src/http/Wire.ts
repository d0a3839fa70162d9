// Exchanges over HTTP: bytes out, bytes back. There are two implementations: internal/Pool.node.ts on Node,
// and internal/Ky.ts over a `fetch`.

import type { Millis } from '@pipegram/core/Clock'

// model

/** The content of a request. */
export interface WireRequest {
  /** The media type of the body. */
  readonly type: string
  readonly body: string | Blob | ReadableStream<Uint8Array>
  /** Bytes of a stream, when known. */
  readonly length?: number
  /** Closes the files of a stream, even while they are being read. */
  readonly release?: () => void
  /** Runs for each chunk of a `Blob` that is sent, if the wire can see it. A stream sees its own chunks. */
  readonly onSent?: () => void
}

/** An answer that was read completely. */
export interface WireAnswer {
  /** The HTTP status; 0 for a redirect whose status a browser hides. */
  readonly status: number
  /** The header `Retry-After`. */
  readonly retryAfter: string | null
  /** The header `Date`: the clock of the server. */
  readonly date?: string
  /** The body; `undefined` if it was longer than the limit, and was not kept. */
  readonly bytes: Uint8Array | undefined
}

/** An answer as a stream. It arrives only as fast as it is read. */
export interface WireStream extends Omit<WireAnswer, 'bytes'> {
  /** The number of bytes of the body, if known. If fewer arrive, the stream breaks off. */
  readonly length: number | undefined
  /** Cancelling it closes its connection. */
  readonly body: ReadableStream<Uint8Array>
}

/** Connections to one server. */
export interface Wire {
  /** Posts a request. It follows no redirect, and rejects if no answer comes or the signal is aborted. */
  readonly exchange: (url: string, request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>
  /** Gets a file. It follows no redirect, and rejects if no answer comes. The signal also ends the body. */
  readonly receive: (url: string, signal: AbortSignal) => Promise<WireStream>
  /** Closes every connection at once. */
  readonly close: () => Promise<void>
}

/** The options of a wire. */
export interface WireOptions {
  /** The origin of the server, such as `https://api.telegram.org`. */
  readonly origin: string
  /** The path of a unix socket on which the server listens. */
  readonly socket: string | undefined
  /** True to connect only to addresses of a private network, whatever address the server's name has. */
  readonly isUnencrypted: boolean
  /** The most time for making one connection on Node. Elsewhere the runtime decides. */
  readonly connectTimeout: Millis
  /** A `fetch` to use instead of the runtime's own connections. */
  readonly fetch: FetchLike | undefined
  /**
   * The proxy to use on Node: an address from `Proxy.fromString`. Default: the proxy of the environment.
   */
  readonly proxy: string | undefined
  /** The most connections at once on Node. Elsewhere the runtime decides. */
  readonly connections: number
  /** The most bytes of an answer. */
  readonly answerLimit: number
}

/** An option that a wire over a `fetch` cannot obey, as a sentence; `undefined` if it can obey all. */
export const notOverFetch = ({ socket, isUnencrypted }: WireOptions): string | undefined =>
  socket !== undefined
    ? 'An API root with unix: works only with the connections of Node: leave the fetch out.'
    : isUnencrypted
      ? 'The option plainHttp works only with the connections of Node, which check each address.'
      : undefined

/** The `fetch` of the web platform. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>
