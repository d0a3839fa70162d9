// Probes: is a bot live, and is it ready? As values and over HTTP. The answers have no body, and tell nothing
// about users.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { listenAt, type PortAddress, type PortServer } from './internal/PortServer.ts'
import type { Health } from './Running.ts'
import { type Answer, empty, withText } from './webhook/internal/Exchange.ts'

// model

/** The answers of a probe. */
export interface Probe {
  /** False if only a new process can help: the bot is deaf, or has ended. */
  readonly live: boolean
  /** True if updates come to this process and are handled. */
  readonly ready: boolean
}

/** Where probes are answered. Default of `host`: all addresses, since an orchestrator calls from outside. */
export type ProbeOptions = PortAddress

/** A server that answers probes. `close` ends when all connections are closed. */
export type ProbeServer = PortServer

// destructors

/**
 * The probe of a health. A bot that waits for Telegram, for another process or for its own handlers is live:
 * a new process would wait, too.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { probeOf } from '@pipegram/updates/Probe'
 *
 *   assert.deepStrictEqual(probeOf({ state: 'running', inFlight: 0 }), { live: true, ready: true })
 *   assert.deepStrictEqual(probeOf({ state: 'standby', inFlight: 0 }), { live: true, ready: false })
 *   assert.deepStrictEqual(probeOf({ state: 'late', inFlight: 0 }), { live: false, ready: false })
 */
export const probeOf = ({ state }: Health): Probe => {
  switch (state) {
    case 'running':
      return { live: true, ready: true }
    case 'blocked':
    case 'standby':
    case 'stopping':
    case 'waiting':
      return { live: true, ready: false }
    case 'failed':
    case 'late':
    case 'stopped':
      return { live: false, ready: false }
  }
}

// constructors

// The bots of a process that name the same port share one server.
const servers = new Map<string, SharedServer>()

/**
 * Answers `GET /live` and `GET /ready` with 200 or 503, and everything else with 404 or 405. With `collect`,
 * it answers `GET /metrics` with the text of `collect`, for Prometheus. Bots of a process may share a port:
 * the answer is 200 if it is 200 for all bots, and has the metrics of all. It fails with a sentence if the
 * port is taken.
 */
export const serveProbe =
  (
    look: IO<Probe>,
    options: number | ProbeOptions,
    collect?: Task<string>,
  ): TaskEither<string, ProbeServer> =>
  async () => {
    const at = typeof options === 'number' ? { port: options } : options
    const key = `${at.host ?? ''}:${at.port}`
    const shared = (at.port === 0 ? undefined : servers.get(key)) ?? open(at)
    if (at.port !== 0) servers.set(key, shared)
    const bot = { look, collect }
    shared.bots.add(bot)
    const leave = (): boolean => {
      shared.bots.delete(bot)
      if (shared.bots.size === 0 && servers.get(key) === shared) servers.delete(key)
      return shared.bots.size === 0
    }
    const opened = await shared.opened
    if (E.isLeft(opened)) leave()
    return pipe(
      opened,
      E.map(({ port, close }) => ({ port, close: async () => (leave() ? close() : undefined) })),
    )
  }

// private

interface ProbedBot {
  readonly look: IO<Probe>
  readonly collect: Task<string> | undefined
}

interface SharedServer {
  readonly bots: Set<ProbedBot>
  readonly opened: Promise<E.Either<string, PortServer>>
}

const open = (at: ProbeOptions): SharedServer => {
  const bots = new Set<ProbedBot>()
  const opened = listenAt('probe', at, ({ method = '', url = '' }, response) => {
    void answerTo(method, url, [...bots]).then(({ status, headers, body }) =>
      response.writeHead(status, { ...headers, connection: 'close' }).end(body),
    )
  })()
  return { bots, opened }
}

const answerTo = async (method: string, url: string, bots: ReadonlyArray<ProbedBot>): Promise<Answer> => {
  // Bots that share a registry have the same `collect`, and it runs once.
  const collects = new Set(bots.flatMap(({ collect }) => collect ?? []))
  if (url !== '/live' && url !== '/ready' && (url !== '/metrics' || collects.size === 0)) return empty(404)
  if (method !== 'GET' && method !== 'HEAD') return empty(405)
  if (url !== '/metrics')
    return empty(bots.every(({ look }) => (url === '/live' ? look().live : look().ready)) ? 200 : 503)
  try {
    const texts = await Promise.all([...collects].map((collect) => collect()))
    return withText(texts.join(''), 'text/plain; version=0.0.4; charset=utf-8')
  } catch {
    return empty(500)
  }
}
