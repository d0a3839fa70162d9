// A Bot API that passes everything on to Telegram, and records it. A bot uses it instead of Telegram's.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { isLoopback } from '../http/internal/LoopbackName.ts'
import * as RequestBody from '../http/internal/RequestBody.ts'
import { refusedHeaders } from '../http/internal/RequestGate.ts'
import * as Parameters from '../requests/internal/Parameters.ts'
import { fromRefusal, refusal, tooLarge } from '../requests/internal/Refusals.ts'
import * as Json from '../values/internal/Json.ts'
import { callValues, sha256 } from './internal/CallValues.ts'
import { forward, type ForwardedAnswer } from './internal/Forwarding.ts'
import { listenOn } from './internal/Listening.ts'
import { openRecording, type Recording } from './internal/Recording.ts'
import { isCompared } from './internal/ReplayPlan.ts'

// model

/** Options of a recording. */
export interface TrafficRecorderOptions {
  /** The file to write, with one JSON object on each line. It must not exist yet. */
  readonly file: string
  /** The Bot API to which calls are passed on. Default: `https://api.telegram.org`. */
  readonly to?: string
  /** Default: 0, which lets the system pick a free port. */
  readonly port?: number
  /** The address to listen on. Default: `127.0.0.1`. */
  readonly host?: string
  /**
   * `hidden`: letters of texts become `x`, digits 0; commands and labels of keyboards stay. `kept`: texts
   * stay, without known names, ids and numbers. Default: `hidden`.
   */
  readonly texts?: 'hidden' | 'kept'
  /** Ids, usernames and other words that stay as they are, such as the id of the owner. Default: none. */
  readonly keep?: ReadonlyArray<string>
  /**
   * The server of the bot, such as `http://127.0.0.1:3000`. Updates that Telegram posts to the recorder are
   * passed on to it, under the same path. Default: none, for a bot that polls.
   */
  readonly webhook?: string
}

/** A running recorder. */
export interface TrafficRecorder {
  /** The root of the API that the bot must use. */
  readonly apiRoot: string
  /** How many updates and calls were recorded so far. */
  readonly counts: () => { readonly updates: number; readonly calls: number }
  /** Writes the rest of the file, ends every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Starts to record one bot. Rejects with an `Error` if the file exists or cannot be written, if the port is
 * in use, or if `to` is not a safe address.
 *
 * The token, the webhook's secret and payment tokens are never written. Users, chats and Telegram's other
 * names get pseudonyms. Answers that ask the bot to try again (429, 5xx) are passed on but not recorded.
 */
export const makeTrafficRecorder = async (options: TrafficRecorderOptions): Promise<TrafficRecorder> => {
  const { file, host = '127.0.0.1', texts = 'hidden', keep = [] } = options
  const to = originOf('to', options.to ?? 'https://api.telegram.org')
  const hook = options.webhook === undefined ? undefined : originOf('webhook', options.webhook)
  const recording = await openRecording(file, texts, new Set(keep))
  const names = { host, names: [], scheme: 'http' } as const
  const server = createServer((request, response) => {
    const isCall = /^\/(?:file\/)?bot/.test(request.url ?? '')
    const foreign = isCall ? refusedHeaders(request.headers, names) : undefined
    const passed =
      foreign !== undefined
        ? Promise.resolve(reply(response, fromRefusal(foreign)))
        : isCall
          ? passCall(recording, to, request, response)
          : passUpdate(recording, hook, request, response)
    passed.catch(() => response.destroy())
  })
  let port: number
  try {
    port = await listenOn(server, options.port ?? 0, host)
  } catch (error) {
    await recording.close()
    throw error
  }
  return {
    apiRoot: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    counts: recording.counts,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await recording.close()
    },
  }
}

// private

// A token that is sent unencrypted is no longer a secret.
const originOf = (name: string, address: string): string => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (url === undefined || !isSafe)
    throw new Error(`"${name}" must be an https address, or an http address of this machine.`)
  if (url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new Error(`"${name}" must be an address without a path, such as https://api.telegram.org.`)
  return url.origin
}

const passCall = async (
  recording: Recording,
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const [, kind = '', given = '', rest = ''] = /^\/(file\/)?bot([^/]*)\/(?:test\/)?(.*)$/.exec(path) ?? []
  const token = Parameters.unescaped(given)
  if (token.includes(':')) recording.secret(token)
  if (!recording.isFor(token)) return reply(response, fromRefusal(otherBot))
  const body = await RequestBody.bytesOf(request)
  if (body === undefined) return reply(response, fromRefusal(tooLarge))
  const answer = await forward(`${to}${request.url ?? ''}`, request, body, response)
  if (answer === undefined) return reply(response, unreachable)
  try {
    if (kind !== '') await recordFile(recording, Parameters.unescaped(rest), answer)
    else {
      const params = await RequestBody.fromBytes(body, request.headers, query)
      const method = rest === '' && E.isRight(params) ? Parameters.text(params.right, 'method') : rest
      if (E.isRight(params))
        await recordCall(recording, token, Parameters.unescaped(method), params.right, answer)
    }
  } catch {
    return reply(response, notWritten)
  }
  send(response, answer)
}

const recordFile = async (recording: Recording, path: string, answer: ForwardedAnswer): Promise<void> => {
  if (answer.status === 200) await recording.file(path, sha256(answer.body), answer.body.length)
}

const recordCall = async (
  recording: Recording,
  token: string,
  method: string,
  given: Parameters.Parameters,
  { body }: ForwardedAnswer,
): Promise<void> => {
  const answer = Json.parse(body.toString())
  if (!Json.isObject(answer)) return
  const code = answer['error_code']
  // A wrong token, another poller, or a request to try again.
  if (typeof code === 'number' && (code >= 429 || code === 401 || code === 404 || code === 409)) return
  recording.begin(token)
  const call = await callValues(method, given)
  const updates = call.method === 'getUpdates' && Json.isArray(answer['result']) ? answer['result'] : []
  for (const update of updates) await recording.update(update, 'polling')
  if (call.method !== 'getUpdates') await recording.call(call, isCompared(call.method), answer)
}

const passUpdate = async (
  recording: Recording,
  hook: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (hook === undefined || request.method !== 'POST')
    return reply(response, fromRefusal(refusal(404, 'this recorder has no webhook; start it with one')))
  const secret = request.headers['x-telegram-bot-api-secret-token']
  if (typeof secret === 'string') recording.secret(secret)
  const body = await RequestBody.bytesOf(request)
  if (body === undefined) return reply(response, fromRefusal(tooLarge))
  await recording.update(Json.parse(body.toString()), 'webhook')
  const answer = await forward(`${hook}${request.url ?? ''}`, request, body, response)
  if (answer === undefined) return reply(response, unreachable)
  const params = await RequestBody.fromBytes(answer.body, defined({ 'content-type': answer.type }), '')
  const method = E.isRight(params) ? Parameters.text(params.right, 'method') : ''
  if (E.isRight(params) && answer.status === 200 && method !== '') {
    const call = await callValues(method, params.right)
    const { method: _, ...rest } = call.params
    await recording.call({ method: call.method, params: rest }, isCompared(call.method), undefined)
  }
  send(response, answer)
}

const otherBot = refusal(403, 'this recorder records another bot; start one for each bot')

const unreachable = { ok: false, error_code: 502, description: 'Bad Gateway: the recorder reached nobody' }

const notWritten = {
  ok: false,
  error_code: 500,
  description: 'Internal Server Error: the recording cannot be written',
}

const send = (response: ServerResponse, { status, type, body }: ForwardedAnswer): void => {
  if (type !== undefined) response.setHeader('content-type', type)
  response.writeHead(status, { 'content-length': body.length }).end(body)
}

const reply = (response: ServerResponse, answer: object): void => {
  const code = 'error_code' in answer && typeof answer.error_code === 'number' ? answer.error_code : 500
  const body = Buffer.from(JSON.stringify(answer))
  send(response, { status: code, type: 'application/json', body })
}
