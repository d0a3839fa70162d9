// Replays a recording: the bot gets the recorded updates, and its calls are compared with those of the
// recording.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import * as RequestBody from '../http/internal/RequestBody.ts'
import { refusedHeaders } from '../http/internal/RequestGate.ts'
import * as Parameters from '../requests/internal/Parameters.ts'
import { fromRefusal, notFound, refusal, unauthorized } from '../requests/internal/Refusals.ts'
import { noWebhook, type Webhook } from '../state/State.ts'
import { webhookAddress } from '../updates/internal/WebhookAddress.ts'
import { postUpdate } from '../updates/internal/WebhookPost.ts'
import { systemClock } from '../values/EmulatorClock.ts'
import type * as Json from '../values/internal/Json.ts'
import { timerLength } from '../values/internal/TimerLength.ts'
import type { CallDifference } from './CallDifference.ts'
import { callValues } from './internal/CallValues.ts'
import { listenOn } from './internal/Listening.ts'
import { makeReplayPlan } from './internal/ReplayPlan.ts'
import { fromText, type Traffic } from './internal/TrafficLine.ts'
import { makeUpdateFeed } from './internal/UpdateFeed.ts'

// model

/** Options of a replay. */
export interface TrafficReplayOptions {
  /** The path of a recording that `makeTrafficRecorder` wrote. */
  readonly file: string
  /** Default: 0, which lets the system pick a free port. */
  readonly port?: number
  /**
   * The address at which the bot takes updates, on this machine, such as `http://127.0.0.1:3000/hook`.
   * Default: the address from `setWebhook`; without it, the bot gets updates by `getUpdates`.
   */
  readonly webhook?: string
  /** The secret for the webhook. Default: the secret from `setWebhook`. */
  readonly secret?: string
  /** How long to wait for a recorded call, and at the end for new calls. Default: 2 s. */
  readonly quiet?: Duration
  /** How long the bot may be silent at the start. Default: 30 s. */
  readonly patience?: Duration
}

/** The result of a replay. */
export interface ReplayResult {
  /** How many updates the bot got. */
  readonly updates: number
  /** How many of its calls were compared. */
  readonly calls: number
  /** Empty if the bot makes the same calls. */
  readonly differences: ReadonlyArray<CallDifference>
}

/** A recording for the bot that uses `apiRoot` and `token`. */
export interface TrafficReplay {
  readonly apiRoot: string
  /** A token that is not valid at Telegram. */
  readonly token: string
  /**
   * Resolves when the bot has had all updates and makes no more calls. Rejects with an `Error` if the bot
   * makes no request in time, or if its webhook refuses an update.
   */
  readonly finished: () => Promise<ReplayResult>
  /** Ends every connection and frees the port. */
  readonly close: () => Promise<void>
}

// constructors

/**
 * Serves a recording as a Bot API. Rejects with an `Error` if the file is not a recording, with the wrong
 * line, or if the port is in use.
 *
 * A correct bot makes the recorded calls. Calls about one chat are compared in their order; calls that only
 * ask for updates or set a webhook are not compared. A recorded call gets the recorded answer; a new call
 * gets an invented answer.
 */
export const makeTrafficReplay = async (options: TrafficReplayOptions): Promise<TrafficReplay> => {
  const traffic = await readTraffic(options.file)
  const patience = timerLength('patience', options.patience ?? '30s')
  const plan = makeReplayPlan(traffic, toMillis('quiet', options.quiet ?? '2s'))
  const feed = makeUpdateFeed(plan.next)
  const token = `${traffic.head.bot_id}:A-bot-of-a-recording-of-pipegram-emulator`
  const outcome = Promise.withResolvers<ReplayResult>()
  // Without a caller that waits, a failure must not be unhandled.
  outcome.promise.catch(() => undefined)
  const stop = new AbortController()
  const silence = setTimeout(() => outcome.reject(new Error(isSilent)), patience)

  const finish = async (): Promise<void> => {
    await plan.settled()
    outcome.resolve({
      updates: traffic.updates.length,
      calls: plan.made(),
      differences: plan.differences(),
    })
  }
  void feed.ended.then(finish)

  let isPosting = false
  const post = (url: string, secret: string): void => {
    if (isPosting) return
    isPosting = true
    clearTimeout(silence)
    const webhook = { ...noWebhook, url, secret_token: secret }
    postAll(
      webhook,
      plan.next,
      (params) => answer(Parameters.text(params, 'method'), params),
      stop.signal,
    ).then(finish, outcome.reject)
  }

  const answer = async (method: string, given: Parameters.Parameters): Promise<Json.JsonObject> => {
    if (method === '') return {}
    const { method: _, ...params } = (await callValues(method, given)).params
    const call = await callValues(method, Parameters.none)
    if (call.method !== 'setWebhook') return plan.call(call.method, params)
    const url = Parameters.text(given, 'url')
    if (url !== '' && webhookAddress({ ...noWebhook, url }) !== undefined)
      post(options.webhook ?? url, options.secret ?? Parameters.text(given, 'secret_token'))
    return plan.call(call.method, params)
  }

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const foreign = refusedHeaders(request.headers, { host: '127.0.0.1', names: [], scheme: 'http' })
    if (foreign !== undefined) return reply(response, fromRefusal(foreign))
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const [, kind = '', given = '', rest = ''] = /^\/(file\/)?bot([^/]*)\/(?:test\/)?(.*)$/.exec(path) ?? []
    if (given === '') return reply(response, fromRefusal(notFound))
    if (Parameters.unescaped(given) !== token) return reply(response, fromRefusal(unauthorized))
    clearTimeout(silence)
    if (kind !== '') return download(traffic, Parameters.unescaped(rest), response)
    const read = await RequestBody.read(request, query)
    if (E.isLeft(read)) return reply(response, fromRefusal(refusal(400, 'the request cannot be read')))
    const method = rest === '' ? Parameters.text(read.right, 'method') : Parameters.unescaped(rest)
    if (method.toLowerCase() !== 'getupdates') return reply(response, await answer(method, read.right))
    const wait = Parameters.integer(read.right, 'timeout', 0, [0, 50]) * 1000
    const updates = await feed.take(Parameters.integer(read.right, 'offset'), wait)
    reply(response, { ok: true, result: updates })
  }

  if (options.webhook !== undefined && webhookAddress({ ...noWebhook, url: options.webhook }) === undefined)
    throw new Error('The webhook is not on this machine: give an address such as http://127.0.0.1:3000/hook.')
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
  })
  const port = await listenOn(server, options.port ?? 0, '127.0.0.1')
  if (options.webhook !== undefined) post(options.webhook, options.secret ?? '')
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    finished: () => outcome.promise,
    close: async () => {
      clearTimeout(silence)
      stop.abort()
      feed.end()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        setImmediate(() => server.closeAllConnections())
      })
    },
  }
}

// private

const isSilent =
  'The bot asked for nothing in time: it must use the root of the API and the token of this replay. ' +
  'If it listens to a webhook and does not call setWebhook, name it: --webhook http://127.0.0.1:3000/hook.'

const readTraffic = async (path: string): Promise<Traffic> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new Error(`The recording ${path} cannot be read: is the path right?`, { cause: error })
  }
  const traffic = fromText(path, text)
  if (E.isLeft(traffic)) throw new Error(traffic.left)
  if (traffic.right.updates.length === 0)
    throw new Error(`${path} has no updates: write to the bot while it is recorded.`)
  return traffic.right
}

const postAll = async (
  webhook: Webhook,
  next: ReturnType<typeof makeReplayPlan>['next'],
  called: (params: Parameters.Parameters) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> => {
  const address = webhookAddress(webhook) ?? '127.0.0.1'
  for (let update = await next(); update !== undefined; update = await next()) {
    const posted = await postPatiently(webhook, address, update, signal)
    if (signal.aborted) return
    if (posted._tag === 'Refused')
      throw new Error(`The webhook did not take update ${update.update_id}: ${posted.why}.`)
    await called(posted.params)
  }
}

// A bot may set its webhook before its server listens.
const postPatiently = async (
  webhook: Webhook,
  address: string,
  update: unknown,
  signal: AbortSignal,
  tries = 100,
): ReturnType<typeof postUpdate> => {
  const posted = await postUpdate(webhook, address, update, systemClock, signal)
  if (posted._tag === 'Taken' || posted.why !== 'Connection refused' || tries === 0) return posted
  await new Promise((resolve) => setTimeout(resolve, 100))
  return postPatiently(webhook, address, update, signal, tries - 1)
}

// A recording has no bytes of files. A file has the recorded length, filled with zeros.
const download = ({ files }: Traffic, path: string, response: ServerResponse): void => {
  const found = files.find(({ value }) => value.file === path)
  if (found === undefined) return reply(response, fromRefusal(notFound))
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  response.end(Buffer.alloc(Math.min(found.value.size, mostBytes)))
}

const mostBytes = 20 * 1024 * 1024

const reply = (response: ServerResponse, answer: object): void => {
  const code = 'error_code' in answer && typeof answer.error_code === 'number' ? answer.error_code : 200
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}
