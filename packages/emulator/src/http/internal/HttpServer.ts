// The Bot API over HTTP: paths, tokens, envelopes. A `BotApi` answers the requests.
// https://core.telegram.org/bots/api#making-requests

import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { refusal, fromRefusal } from '../../requests/internal/Refusals.ts'
import type { Fault } from '../Faults.ts'
import { toJson, statusOf } from './AnswerJson.ts'
import { answerTo } from './FaultPlan.ts'
import * as RequestBody from './RequestBody.ts'

// model

/** The answer to a request, and what goes wrong on its way back. */
export interface FaultyAnswer {
  readonly answer: ApiAnswer
  readonly fault: Fault | undefined
}

/** A file to download, if there is one, and what goes wrong on its way. */
export interface FaultyFile {
  readonly file: File | undefined
  readonly fault: Fault | undefined
}

/** What a server serves. */
export interface BotApi {
  /** True for a self-hosted server with `--local`. */
  readonly isLocal: IO<boolean>
  /** Answers a request. `onGone` is told what to do if the asker goes away before the answer. */
  readonly request: (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ) => Promise<FaultyAnswer>
  /** A file by its `file_path`. */
  readonly download: (file_path: string) => Promise<FaultyFile>
  /** Answers all who wait, as a server does that goes down. */
  readonly end: IO<void>
}

/** A server that listens. */
export interface HttpServer {
  readonly port: number
  /** Answers all who wait, closes every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Serves a Bot API on a port of this machine alone; 0 lets the system pick one. Rejects if the port is taken.
 */
export const makeServer = (api: BotApi, token: string, port: number): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      { maxHeaderSize: 256 * 1024, keepAliveTimeout: 75_000 },
      (request, response) => {
        respond(api, token, request, response).catch((error: unknown) => {
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
            api.end()
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
  api: BotApi,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'POST') return hangUp(response, 501)
  const [path, query = ''] = split(request.url ?? '', '?')
  const params = await RequestBody.read(request, query)
  if (E.isLeft(params)) {
    // Telegram's front end words this one; the rest are the bare server's.
    return params.left === 'upload' ? write(response, fromRefusal(tooLarge)) : hangUp(response, params.left)
  }
  const isFile = path.startsWith('/file/bot') && !api.isLocal()
  const start = isFile ? '/file/bot' : '/bot'
  const [given, rest] = split(path.startsWith(start) ? path.slice(start.length) : '', '/')
  if (given === '' || rest === undefined) return write(response, fromRefusal(notFound))
  const refused = refusedToken(Parameters.unescaped(given), token, api.isLocal())
  if (refused !== undefined) return write(response, fromRefusal(refused))
  if (isFile) return writeFile(response, await api.download(Parameters.unescaped(rest)))
  const named = Parameters.unescaped(rest.replace(/^test\//, ''))
  const method = named === '' ? Parameters.text(params.right, 'method') : named
  const { answer, fault } = await api.request(method, params.right, (forget) =>
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

const writeFile = async (response: ServerResponse, { file, fault }: FaultyFile): Promise<void> => {
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

const write = (response: ServerResponse, answer: ApiAnswer, fault?: Fault): void => {
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
