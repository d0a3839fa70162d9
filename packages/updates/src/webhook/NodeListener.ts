// A webhook on `node:http` and `node:https`, and on servers that are built on them. It answers Node's
// requests directly: the web's `Request` and `Response` would take more time than everything else.

import type { IncomingMessage, ServerResponse, ServerOptions } from 'node:http'
import { alarm } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import {
  type Answer,
  type Body,
  type BodyLimits,
  exchangeOf,
  type Incoming,
  joined,
} from './internal/Exchange.ts'
import type { WebhookHandler } from './Webhook.ts'
import type { WebhookTable } from './WebhookTable.ts'

// model

/** A listener for `http.createServer`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void

// instances

/**
 * Limits for `http.createServer`, against clients that send headers slowly or keep unused connections open:
 * headers within 10 s and 8 KB, a request within 30 s, idle connections for 75 s.
 */
export const serverLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 8_192,
} satisfies ServerOptions

// constructors

/**
 * The listener of a Node server for a webhook: `createServer(serverLimits, listener(webhook(bot, …)))`. If
 * another parser has read the body, it uses `rawBody` or `body` of the request. Throws a `TypeError` if the
 * handler is not from `webhook` or `webhooks`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { once } from 'node:events'
 *   import { createServer } from 'node:http'
 *   import { listener, serverLimits } from '@pipegram/updates/NodeListener'
 *   import { webhook } from '@pipegram/updates/Webhook'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const { call } = makeRecorder(Answer.success())
 *   const me = { id: 1, is_bot: true, first_name: 'Bot' }
 *   const handler = webhook(() => TE.right('handled'), { call, me, secret: 'nM3xT0b9_Qk2vLr7-ZcYw4' })
 *   const server = createServer(serverLimits, listener(handler)).listen(0, '127.0.0.1')
 *   await once(server, 'listening')
 *
 *   const address = server.address()
 *   const port = typeof address === 'object' ? address?.port : 0
 *   assert.strictEqual((await fetch(`http://127.0.0.1:${port}/`)).status, 405)
 *   server.closeAllConnections()
 *   server.close()
 */
export const listener = (handler: WebhookHandler | WebhookTable): NodeListener => {
  const exchange = exchangeOf(handler)
  if (exchange === undefined)
    throw new TypeError('listener takes what `webhook` or `webhooks` made, not another function.')
  return (request, response) => {
    void exchange(fromNode(request)).then((answer) => write(request, response, answer))
  }
}

// private

const fromNode = (request: IncomingMessage): Incoming => ({
  method: request.method ?? '',
  path: () => pathOf(request),
  header: (name) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  },
  address: () => request.socket.remoteAddress,
  read: (limits) => read(request, limits),
})

// Below a mounted path, Express keeps the whole url in `originalUrl`.
const pathOf = (request: IncomingMessage & { readonly originalUrl?: unknown }): string => {
  const url = typeof request.originalUrl === 'string' ? request.originalUrl : (request.url ?? '')
  if (url.startsWith('/')) return url.slice(0, (url + '?').indexOf('?'))
  return URL.canParse(url) ? new URL(url).pathname : ''
}

const write = (request: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  if (response.headersSent || response.destroyed) return
  // With the connection kept, Node would read the rest of a refused body to drop it.
  if (!request.complete && isLarge(request)) response.shouldKeepAlive = false
  response.writeHead(answer.status, answer.headers).end(answer.body)
}

const isLarge = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 65_536

const read = (request: IncomingMessage, limits: BodyLimits): Promise<Body> =>
  request.readableEnded || request.readableDidRead
    ? Promise.resolve(consumed(request))
    : readAll(request, limits)

const readAll = (request: IncomingMessage, { bytes, time, clock }: BodyLimits): Promise<Body> =>
  new Promise((resolve) => {
    const pieces: Array<Uint8Array> = []
    let length = 0
    let isOver = false
    let cancel: IO<void> | undefined
    const done = (body: Body): void => {
      if (isOver) return
      isOver = true
      clearImmediate(slow)
      cancel?.()
      if (body._tag !== 'Whole') request.off('data', take).pause()
      resolve(body)
    }
    const take = (piece: Uint8Array): void => {
      length += piece.length
      if (length > bytes) done({ _tag: 'TooLarge' })
      else pieces.push(piece)
    }
    // Most bodies arrive with their headers. A timer for each would take a tenth of the time of a request.
    const slow = setImmediate(() => {
      cancel = alarm(clock)(time, () => done({ _tag: 'Late' }))
    })
    request.on('data', take)
    request.on('end', () => done({ _tag: 'Whole', bytes: joined(pieces, length) }))
    request.on('close', () => done({ _tag: 'Broken' }))
  })

// The body that another parser has read.
const consumed = (request: IncomingMessage): Body => {
  const found: unknown = Reflect.get(request, 'rawBody') ?? Reflect.get(request, 'body')
  if (found instanceof Uint8Array) return { _tag: 'Whole', bytes: found }
  if (typeof found === 'string') return { _tag: 'Whole', bytes: new TextEncoder().encode(found) }
  return typeof found === 'object' && found !== null
    ? { _tag: 'Whole', bytes: new TextEncoder().encode(JSON.stringify(found)) }
    : { _tag: 'Consumed' }
}
