// A NATS server with JetStream, for stores and inboxes: safe addresses, and errors without a password.

import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  addressOf,
  closedIt,
  driver,
  limitOf,
  lookAtIt,
  makeAttempt,
  type ServerOptions,
  silent,
  speaksNoTls,
  type Unavailable,
} from './internal/Remote.ts'

export { exportsOf, hold, type Held } from './internal/Remote.ts'

// model

/** The address of a server. */
export interface NatsOptions extends ServerOptions {
  /** The address of the server: `nats://` on this machine, `tls://` beyond it. */
  readonly url: string
  /** The certificates of the authority that signed the server's, in PEM. Default: those that Node trusts. */
  readonly ca?: string
}

/** The options of the driver's function `connect`. */
export interface NatsWay {
  readonly servers: string
  readonly timeout: Millis
  readonly maxReconnectAttempts: number
  readonly reconnectTimeWait: Millis
  readonly user?: string
  readonly pass?: string
  readonly tls?: { readonly ca?: string }
}

/** A server and how to connect to it. */
export interface NatsServer {
  /** The name of the server in sentences. */
  readonly name: string
  /** Runs an operation: it ends in time, and never rejects. */
  readonly attempt: <F, A>(run: () => Promise<E.Either<F, A>>) => TaskEither<F | Unavailable, A>
  /**
   * Opens a connection by the driver, which connects again whenever the connection breaks. It rejects if
   * nothing answers. The types of the driver come from the caller, so this package works without the driver.
   */
  readonly connect: <C>(open: (way: NatsWay) => Promise<C>) => Promise<C>
}

// constructors

/**
 * A server by its address. It throws a `TypeError` if the address is wrong, or if it leads beyond this
 * machine without TLS. It opens nothing before `connect`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeNatsServer } from '@pipegram/storage/NatsServer'
 *
 *   assert.strictEqual(makeNatsServer({ url: 'nats://127.0.0.1:4222' }).name, 'NATS at 127.0.0.1:4222')
 *   assert.throws(() => makeNatsServer({ url: 'http://127.0.0.1' }), TypeError)
 */
export const makeNatsServer = (options: NatsOptions): NatsServer => {
  const url = addressOf(options.url, options, {
    kind: 'NATS',
    protocols: ['nats:', 'tls:'],
    isEncrypted: ({ protocol }) => protocol === 'tls:',
    advice: 'Write tls://user:password@host:4222.',
  })
  const name = `NATS at ${url.host}`
  return {
    name,
    attempt: makeAttempt(name, options, sentences),
    connect: (open) =>
      driver('nats', () =>
        open({
          servers: url.host,
          timeout: limitOf(options),
          maxReconnectAttempts: -1,
          reconnectTimeWait: 250,
          ...(url.username !== '' && {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          }),
          ...(url.protocol === 'tls:' && { tls: defined({ ca: options.ca }) }),
        }),
      ),
  }
}

// guards

/** True if another write was first. https://github.com/nats-io/nats-server/blob/main/server/errors.json */
export const isOutdated = (cause: unknown): boolean => {
  const code = apiCodeOf(cause)
  return code === 10_071 || code === 10_164
}

/** JetStream's number of an error; `undefined` if the error has no number. */
export const apiCodeOf = (cause: unknown): number | undefined => {
  const { code }: { code?: unknown } = typeof cause === 'object' && cause !== null ? cause : {}
  return typeof code === 'number' ? code : undefined
}

// private

const sentences = new Map([
  ['AuthorizationError', 'refuses the user or the password of the address.'],
  ['PermissionViolationError', 'gives this user too few rights: see the permissions in the documentation.'],
  ["server does not support 'tls'", speaksNoTls],
  ['JetStreamNotEnabled', 'runs without JetStream, or has not started it yet: start nats-server with -js.'],
  ['NoRespondersError', 'does not answer yet.'],
  ['no leader', 'elects a leader. It goes on after that.'],
  ['TimeoutError', silent],
  ['ClosedConnectionError', closedIt],
  ['is away', `is away. The connection is tried again. ${lookAtIt}`],
  [
    'ERR_MODULE_NOT_FOUND',
    'needs the drivers: npm install @nats-io/transport-node @nats-io/jetstream @nats-io/kv',
  ],
  ['StreamNotFoundError', 'has lost its data: the stored values are gone.'],
])
