// The Bot API over HTTP: paths, tokens, envelopes. All that a request means is in World.
// https://core.telegram.org/bots/api#making-requests

import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { fromRefusal, refusal, statusOf, toJson, type Answer } from './Answer.ts'
import * as Body from './Body.ts'
import { answerTo, type Fault } from './Faults.ts'
import { fileAt } from './Files.ts'
import * as Parameters from './Parameters.ts'
import type { World } from './World.ts'

// model

/** A server that listens. */
export interface Server {
  readonly port: number
  /** Answers all who wait, closes every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Serves a world on a port of this machine alone; 0 lets the system pick one. Rejects if the port is taken.
 */
export const makeServer = (world: World, token: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      { maxHeaderSize: 256 * 1024, keepAliveTimeout: 75_000 },
      (request, response) => {
        respond(world, token, request, response).catch((error: unknown) => {
          // A connection that broke while its body was read: nobody is there to be told.
          response.destroy(error instanceof Error ? error : undefined)
        })
      },
    )
    // What is no HTTP, or has headers without end: said, and then the rest is let go by, so that the sender
    // can read it.
    server.on('clientError', (error, socket) => {
      if (socket.writable)
        socket.end(
          `HTTP/1.1 ${'code' in error && error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400} \r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        )
      socket.resume()
    })
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken: stop what listens there, or choose another port.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            world.end()
            server.close(() => closed())
            server.closeIdleConnections()
            // The answers to those who wait are on their way; what is still open after them goes.
            setImmediate(() => server.closeAllConnections())
          }),
      })
    })
  })

/**
 * Why a token is refused; `undefined` if it is right. The cloud and a self-hosted server differ in their
 * words.
 */
const refusedToken = (given: string, token: string, local: boolean): Refusal | undefined => {
  if (given === token) return undefined
  if (!local) return /^[1-9][0-9]{0,15}:[A-Za-z0-9_-]{24,64}$/.test(given) ? unauthorized : notFound
  const [id = '', secret] = given.split(':')
  if (given.startsWith('0') || given.length > 80 || secret === undefined)
    return refusal(401, 'invalid token specified')
  if (!/^-?\d+$/.test(id)) return refusal(421, 'unallowed token specified')
  return Number(id) <= 0 || Number(id) >= 2 ** 54 ? refusal(401, 'invalid token specified') : unauthorized
}

// private

const notFound: Refusal = { error_code: 404, description: 'Not Found' }
const unauthorized: Refusal = { error_code: 401, description: 'Unauthorized' }
const tooLarge: Refusal = { error_code: 413, description: 'Request Entity Too Large' }

const respond = async (
  world: World,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'POST') return hangUp(response, 501)
  const [path, query = ''] = split(request.url ?? '', '?')
  const params = await Body.read(request, query)
  if (E.isLeft(params)) {
    // Telegram's front end words this one; the rest are the bare server's.
    return params.left === 'upload' ? write(response, fromRefusal(tooLarge)) : hangUp(response, params.left)
  }
  const isFile = path.startsWith('/file/bot') && !world.state().local
  const start = isFile ? '/file/bot' : '/bot'
  const [given, rest] = split(path.startsWith(start) ? path.slice(start.length) : '', '/')
  if (given === '' || rest === undefined) return write(response, fromRefusal(notFound))
  const refused = refusedToken(Parameters.unescaped(given), token, world.state().local)
  if (refused !== undefined) return write(response, fromRefusal(refused))
  if (isFile)
    return writeFile(response, fileAt(world.state(), Parameters.unescaped(rest)), await world.download())
  const named = Parameters.unescaped(rest.replace(/^test\//, ''))
  const method = named === '' ? Parameters.text(params.right, 'method') : named
  const { answer, fault } = await world.request(method, params.right, (forget) =>
    response.once('close', forget),
  )
  write(response, answer, fault)
}

const split = (text: string, at: string): readonly [string, string | undefined] => {
  const place = text.indexOf(at)
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)]
}

const hangUp = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'Content-Length': 0, Connection: 'close' }).end()
}

const writeFile = async (
  response: ServerResponse,
  file: File | undefined,
  fault: Fault | undefined,
): Promise<void> => {
  const refused = fault && answerTo(fault)
  if (file === undefined || refused !== undefined)
    return write(response, refused ?? fromRefusal(notFound), fault)
  writeBytes(
    response,
    200,
    { 'Content-Type': 'application/octet-stream' },
    Buffer.from(await file.arrayBuffer()),
    fault,
  )
}

const write = (response: ServerResponse, answer: Answer, fault?: Fault): void => {
  const wait = answer.ok ? undefined : answer.parameters?.retry_after
  writeBytes(
    response,
    statusOf(answer),
    { 'Content-Type': 'application/json', ...(wait === undefined ? {} : { 'Retry-After': wait }) },
    Buffer.from(toJson(answer)),
    fault,
  )
}

const writeBytes = (
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  bytes: Buffer,
  fault: Fault | undefined,
): void => {
  switch (fault?._tag) {
    case 'Dropped':
      response.destroy()
      return
    case 'Failed': {
      const body = Buffer.from(fault.body)
      response
        .writeHead(fault.status, {
          'Content-Type': fault.body.startsWith('{') ? 'application/json' : 'text/html',
          'Content-Length': body.length,
        })
        .end(body)
      return
    }
    default:
      response.writeHead(status, { ...headers, 'Content-Length': bytes.length })
      if (fault?._tag === 'Cut') response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
      else response.end(bytes)
  }
}
