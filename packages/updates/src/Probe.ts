// Probes: whether a bot lives and whether it is ready, as values and over HTTP. The answers have no body, and
// tell nothing about users.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { listenAt, type PortAddress, type PortServer } from './internal/PortServer.ts'
import type { Health } from './Running.ts'
import { empty } from './webhook/internal/Exchange.ts'

// model

/** What a probe tells. */
export interface Probe {
  /** False if only a new process can help: the bot is deaf, or has ended. */
  readonly live: boolean
  /** True if updates come to this process and are handled. */
  readonly ready: boolean
}

/** Where probes are answered. Default of `host`: all addresses, since an orchestrator asks from outside. */
export type ProbeOptions = PortAddress

/** A server that answers probes. `close` ends when nothing is open any more. */
export type ProbeServer = PortServer

// destructors

/**
 * What a probe tells of a health. A bot that waits for Telegram, for another process or for its own handlers
 * lives: a new process would wait, too.
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

// The bots of a process that name the same port share its server: it is there once.
const servers = new Map<string, SharedServer>()

/**
 * Answers `GET /live` and `GET /ready` with 200 or 503, and everything else with 404 or 405. Bots of a
 * process may share a port: the answer is 200 if it is so for all. It fails with a sentence if the port is
 * taken.
 */
export const serveProbe =
  (look: IO<Probe>, options: number | ProbeOptions): TaskEither<string, ProbeServer> =>
  async () => {
    const at = typeof options === 'number' ? { port: options } : options
    const key = `${at.host ?? ''}:${at.port}`
    const shared = (at.port === 0 ? undefined : servers.get(key)) ?? open(at)
    if (at.port !== 0) servers.set(key, shared)
    shared.looks.add(look)
    const leave = (): boolean => {
      shared.looks.delete(look)
      if (shared.looks.size === 0 && servers.get(key) === shared) servers.delete(key)
      return shared.looks.size === 0
    }
    const opened = await shared.opened
    if (E.isLeft(opened)) leave()
    return pipe(
      opened,
      E.map(({ port, close }) => ({ port, close: async () => (leave() ? close() : undefined) })),
    )
  }

// private

interface SharedServer {
  readonly looks: Set<IO<Probe>>
  readonly opened: Promise<E.Either<string, PortServer>>
}

const open = (at: ProbeOptions): SharedServer => {
  const looks = new Set<IO<Probe>>()
  const opened = listenAt('probe', at, ({ method = '', url = '' }, response) => {
    const { status, headers } = empty(statusOf(method, url, [...looks]), { connection: 'close' })
    response.writeHead(status, headers).end()
  })()
  return { looks, opened }
}

const statusOf = (method: string, url: string, looks: ReadonlyArray<IO<Probe>>): number => {
  if (url !== '/live' && url !== '/ready') return 404
  if (method !== 'GET' && method !== 'HEAD') return 405
  return looks.every((look) => (url === '/live' ? look().live : look().ready)) ? 200 : 503
}
