// The Bot API over HTTP: paths, tokens, envelopes. A `BotApi` answers the requests.
// https://core.telegram.org/bots/api#making-requests

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { fromRefusal, notFound, refusal, tooLarge, unauthorized } from '../../requests/internal/Refusals.ts'
import type { BotApi } from './BotApi.ts'
import { hangUp, writeAnswer, writeFile } from './FaultyResponse.ts'
import * as RequestBody from './RequestBody.ts'
import { refusedHeaders, type ServerNames } from './RequestGate.ts'
import type { Certificate } from './SelfSigned.ts'

// model

/** A listening server. */
export interface HttpServer {
  readonly port: number
  /** Answers the waiting requests, closes every connection and frees the port. */
  readonly close: () => Promise<void>
}

/** Answers a request outside the Bot API: to `/`, or to `/_/…`. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<unknown>

// constructors

/** Serves the Bot API of each token on a port; 0 lets the system pick one. Rejects if the port is in use. */
export const makeHttpServer = (
  apis: ReadonlyMap<string, BotApi>,
  port: number,
  names: ServerNames,
  admin?: HttpHandler,
  certificate?: Certificate,
): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const isLocal = [...apis.values()].some((api) => api.isLocal())
    const options = { maxHeaderSize: 256 * 1024, keepAliveTimeout: 75_000 }
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      respond({ apis, isLocal, names, admin }, request, response).catch((error: unknown) => {
        // The connection broke while the body was read, so nobody can get an answer.
        response.destroy(error instanceof Error ? error : undefined)
      })
    }
    const server =
      certificate === undefined
        ? createServer(options, answer)
        : createSecureServer({ ...options, ...certificate }, answer)
    // The request is not HTTP, or its headers are too long. After the answer, the rest is read and dropped,
    // so that the client can read the answer.
    server.on('clientError', (error, socket) => {
      const status = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
      if (socket.writable) socket.end(`HTTP/1.1 ${status} \r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
      socket.resume()
    })
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken: stop what listens there, or choose another port.`)
          : error,
      ),
    )
    server.listen(port, names.host, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            for (const api of apis.values()) api.end()
            server.close(() => closed())
            server.closeIdleConnections()
            // Answers to the waiting requests are being sent. Connections that stay open after that are
            // closed.
            setImmediate(() => server.closeAllConnections())
          }),
      })
    })
  })

// private

// Why an unknown token is refused. Telegram's cloud and a self-hosted server use different words.
const refusedToken = (given: string, local: boolean): Refusal => {
  if (!local) return /^[1-9][0-9]{0,15}:[A-Za-z0-9_-]{24,64}$/.test(given) ? unauthorized : notFound
  const [id = '', secret] = given.split(':')
  if (given.startsWith('0') || given.length > 80 || secret === undefined)
    return refusal(401, 'invalid token specified')
  if (!/^-?\d+$/.test(id)) return refusal(421, 'unallowed token specified')
  return Number(id) <= 0 || Number(id) >= 2 ** 54 ? refusal(401, 'invalid token specified') : unauthorized
}

interface ServedApi {
  readonly apis: ReadonlyMap<string, BotApi>
  readonly isLocal: boolean
  readonly names: ServerNames
  /** Answers requests to `/` and `/_/…`. */
  readonly admin: HttpHandler | undefined
}

const respond = async (
  { apis, isLocal, names, admin }: ServedApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const foreign = refusedHeaders(request.headers, names)
  if (foreign !== undefined) return writeAnswer(response, fromRefusal(foreign))
  if (admin !== undefined && /^\/(?:$|\?|_\/)/.test(request.url ?? '')) {
    await admin(request, response)
    return
  }
  if (request.method !== 'GET' && request.method !== 'POST') return hangUp(response, 501)
  const [path, query = ''] = split(request.url ?? '', '?')
  const params = await RequestBody.read(request, query)
  if (E.isLeft(params)) {
    // These are the words of Telegram's front end; other words come from the server itself.
    return params.left === 'upload'
      ? writeAnswer(response, fromRefusal(tooLarge))
      : hangUp(response, params.left)
  }
  const isFile = path.startsWith('/file/bot') && !isLocal
  const start = isFile ? '/file/bot' : '/bot'
  const [given, rest] = split(path.startsWith(start) ? path.slice(start.length) : '', '/')
  if (given === '' || rest === undefined) return writeAnswer(response, fromRefusal(notFound))
  const token = Parameters.unescaped(given)
  const api = apis.get(token)
  if (api === undefined) return writeAnswer(response, fromRefusal(refusedToken(token, isLocal)))
  if (isFile) return writeFile(response, await api.download(Parameters.unescaped(rest)))
  const named = Parameters.unescaped(rest.replace(/^test\//, ''))
  const method = named === '' ? Parameters.text(params.right, 'method') : named
  const { answer, fault } = await api.request(method, params.right, (forget) =>
    response.once('close', forget),
  )
  writeAnswer(response, answer, fault)
}

const split = (text: string, at: string): readonly [string, string | undefined] => {
  const place = text.indexOf(at)
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)]
}
