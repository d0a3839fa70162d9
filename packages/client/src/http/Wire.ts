// One exchange over HTTP: bytes out, bytes back. There are two makers: internal/Pool.node.ts on Node, and
// internal/Ky.ts over a `fetch`.

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
  /**
   * To be called with each piece of a `Blob` that goes out, where the wire sees it; a stream notices by
   * itself.
   */
  readonly onSent?: () => void
}

/** What came back, read to its end. */
export interface WireAnswer {
  /** The status of HTTP; 0 where a browser hides that of a redirect. */
  readonly status: number
  /** The header `Retry-After`. */
  readonly retryAfter: string | null
  /** The body, or `undefined` where it was longer than the limit and was not kept. */
  readonly bytes: Uint8Array | undefined
}

/** What comes back piece by piece, as fast as it is read. */
export interface Incoming extends Omit<WireAnswer, 'bytes'> {
  /** The bytes that will come, when known. Fewer break the stream off. */
  readonly length: number | undefined
  /** Cancelled, it closes its connection. */
  readonly body: ReadableStream<Uint8Array>
}

/** Connections to one server. */
export interface Wire {
  /** Posts a payload, never follows a redirect, and rejects where there is no answer or the signal is aborted. */
  readonly exchange: (url: string, payload: Payload, signal: AbortSignal) => Promise<WireAnswer>
  /**
   * Asks for a file, never follows a redirect, and rejects where there is no answer. The signal breaks the
   * body off as well.
   */
  readonly receive: (url: string, signal: AbortSignal) => Promise<Incoming>
  /** Closes every connection at once. */
  readonly close: () => Promise<void>
}

/** What a wire is made for. */
export interface WireOptions {
  /** The origin of the server, such as `https://api.telegram.org`. */
  readonly origin: string
  /** A `fetch` to use in place of the runtime's own connections. */
  readonly fetch: FetchLike | undefined
  /**
   * The proxy to go through, on Node: an address by `Proxy.fromString`. Without it, what the environment
   * names.
   */
  readonly proxy: string | undefined
  /** The most connections at once. Elsewhere than on Node the runtime decides. */
  readonly connections: number
  /** The most bytes that an answer may have. */
  readonly answerLimit: number
}

/** The `fetch` of the web platform. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>
