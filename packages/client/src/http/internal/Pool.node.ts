// The wire of Node: an undici pool. `pool.dispatch` with our own handler makes no stream of an answer, which
// is read whole anyway. Measured with a local server and 50 calls at once: 14.6 k calls/s, and 7.4–8.3 k
// calls/s with `pool.request`.

// oxlint-disable-next-line typescript/triple-slash-reference -- An ambient module cannot be imported.
/// <reference path="./Undici.d.ts" />

import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { defined } from '@pipegram/core/Defined'
import type { Dispatcher } from 'undici'
import Pool from 'undici/lib/dispatcher/pool.js'
import type { WireAnswer, WireStream, WireOptions, WireRequest, Wire } from '../Wire.ts'
import { unsendable } from './Cause.ts'
import { isPrivateAddress } from './PrivateNetwork.ts'
import type { Connecting } from './Tunnel.node.ts'

// constructors

/** A wire over a pool of connections, directly or through the proxy at an address. */
export const fromPool = async (options: WireOptions, proxy?: string): Promise<Wire> => {
  const { origin, connections, answerLimit } = options
  // The caller limits the time of the whole exchange. undici's own timeouts would end a long poll or an
  // upload.
  const settings = {
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
    connect: connectingOf(options),
  }
  const pool =
    proxy === undefined
      ? new Pool(origin, settings)
      : proxy.startsWith('socks')
        ? await (await import('./Socks.node.ts')).makeSocksPool({ origin, proxy, settings })
        : (await import('./Tunnel.node.ts')).makeTunnel({ proxy, settings })
  return {
    exchange: (url, request, signal) =>
      new Promise((resolve, reject) => {
        const options = {
          origin,
          path: url.slice(origin.length),
          method: 'POST',
          headers: headersOf(request),
          body: bodyOf(request),
        } as const
        pool.dispatch(options, handlerOf(answerLimit, request.onSent, signal, resolve, reject))
      }),
    receive: (url, signal) =>
      new Promise((resolve, reject) => {
        pool.dispatch(
          { origin, path: url.slice(origin.length), method: 'GET' },
          receiverOf(signal, resolve, reject),
        )
      }),
    close: () => pool.destroy(),
  }
}

// private

// The request contains the token, so neither NODE_TLS_REJECT_UNAUTHORIZED=0 nor --tls-min-v1.0 may weaken
// TLS.
const tls = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const

// A host may have several addresses, and some may not work. Node tries one after the other. By default, it
// gives each of them 250 ms, which is too little on slow networks: then no connection would ever be made. So
// each address has a fourth of the whole time; the last one has all that is left.
const connectingOf = ({ connectTimeout, socket, isUnencrypted }: WireOptions): Connecting =>
  defined({
    ...tls,
    timeout: connectTimeout,
    autoSelectFamilyAttemptTimeout: Math.max(10, Math.ceil(connectTimeout / 4)),
    socketPath: socket,
    lookup: isUnencrypted ? privateLookup : undefined,
  })

// A name is looked up for each connection, since it may get a public address later. The connection uses the
// same addresses that are checked here.
const privateLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '')
      return
    }
    const [first] = addresses
    const outside = addresses.find(({ address }) => !isPrivateAddress(address))
    if (outside !== undefined)
      callback(
        unsendable(
          `${hostname} leads to ${outside.address}, which is not an address of a private network, ` +
            'so the token was not sent without encryption: use https://, or correct the name.',
        ),
        '',
      )
    else if (options.all === true) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  })
}

const headersOf = ({ type, body, length }: WireRequest): Array<string> => {
  const size = body instanceof Blob ? body.size : length
  return size === undefined ? ['content-type', type] : ['content-type', type, 'content-length', String(size)]
}

// A Blob is sent as a stream, since undici would read it whole.
const bodyOf = ({ body }: WireRequest): string | Readable =>
  typeof body === 'string'
    ? body
    : Readable.from(body instanceof Blob ? body.stream() : body, { objectMode: false })

const handlerOf = (
  limit: number,
  onSent: (() => void) | undefined,
  signal: AbortSignal,
  resolve: (answer: WireAnswer) => void,
  reject: (cause: unknown) => void,
): Dispatcher.DispatchHandler => {
  const chunks: Array<Buffer> = []
  let length = 0
  let status = 0
  let retryAfter: string | null = null
  let dated: { readonly date?: string } = {}
  let abort: ((reason: Error) => void) | undefined
  const giveUp = () => {
    const reason = new Error('The call was aborted.')
    // A request that waits for a connection cannot be aborted yet: it is aborted when it starts.
    abort?.(reason)
    reject(reason)
  }
  signal.addEventListener('abort', giveUp, { once: true })
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (controller) => {
      abort = (reason) => {
        controller.abort(reason)
      }
      if (signal.aborted) giveUp()
    },
    onResponseStart: (_controller, code, headers) => {
      status = code
      const { 'retry-after': after, date } = headers
      retryAfter = typeof after === 'string' ? after : null
      dated = typeof date === 'string' ? { date } : {}
    },
    onResponseData: (controller, chunk) => {
      length += chunk.byteLength
      if (length <= limit) chunks.push(chunk)
      else {
        resolve({ status, retryAfter, bytes: undefined })
        controller.abort(new Error('The answer is too long.'))
      }
    },
    onResponseEnd: () => {
      const [first] = chunks
      resolve({
        status,
        retryAfter,
        ...dated,
        bytes: chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length),
      })
    },
    onResponseError: (_controller, cause) => {
      reject(cause)
    },
  }
  return onSent === undefined ? handler : { ...handler, onBodySent: onSent }
}

// The connection is read only while the body is read.
const receiverOf = (
  signal: AbortSignal,
  resolve: (incoming: WireStream) => void,
  reject: (cause: unknown) => void,
): Dispatcher.DispatchHandler => {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined
  let abort: ((reason: Error) => void) | undefined
  const giveUp = () => {
    const reason = new Error('The download was aborted.')
    abort?.(reason)
    reject(reason)
  }
  const finish = (end: (stream: ReadableStreamDefaultController<Uint8Array>) => void) => {
    signal.removeEventListener('abort', giveUp)
    if (body !== undefined) end(body)
    body = undefined
  }
  signal.addEventListener('abort', giveUp, { once: true })
  return {
    onRequestStart: (controller) => {
      abort = (reason) => {
        controller.abort(reason)
      }
      if (signal.aborted) giveUp()
    },
    onResponseStart: (connection, status, headers) => {
      // A status below 200, such as 103 Early Hints, comes before the answer.
      if (status < 200) return
      const { 'retry-after': after, 'content-length': length } = headers
      resolve({
        status,
        retryAfter: typeof after === 'string' ? after : null,
        length: typeof length === 'string' ? Number(length) : undefined,
        body: new ReadableStream<Uint8Array>({
          start: (stream) => {
            body = stream
          },
          pull: () => {
            connection.resume()
          },
          cancel: () => {
            body = undefined
            giveUp()
          },
        }),
      })
    },
    onResponseData: (connection, chunk) => {
      // After the connection has broken, the parser calls this with empty chunks.
      if (chunk.byteLength > 0)
        body?.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      if (body !== undefined && (body.desiredSize ?? 0) <= 0) connection.pause()
    },
    onResponseEnd: () => {
      finish((stream) => {
        stream.close()
      })
    },
    onResponseError: (_controller, cause) => {
      finish((stream) => {
        stream.error(cause)
      })
      reject(cause)
    },
  }
}
