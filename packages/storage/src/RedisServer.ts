// A Redis server of version 7 or later, for stores and inboxes: safe addresses, connections that fail instead
// of waiting, and errors without a password.

import { defined } from '@pipegram/core/Defined'
import type * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  addressOf,
  closedIt,
  driver,
  exportsOf,
  inTime,
  isSilent,
  lookAtIt,
  makeAttempt,
  serverName,
  type ServerOptions,
  type Unavailable,
} from './internal/Remote.ts'

export { hold, type Held } from './internal/Remote.ts'

// model

/**
 * The part of a client that a store needs: clients of `redis` have `sendCommand`, clients of `ioredis`
 * `call`.
 */
export type RedisClient =
  | { readonly sendCommand: (args: Array<string>) => Promise<unknown>; readonly call?: never }
  | {
      readonly call: (command: string, ...args: Array<string>) => Promise<unknown>
      readonly sendCommand?: unknown
    }

/** A client that can open more connections to its server, as clients of `redis` and `ioredis` can. */
export type RedisSource =
  | {
      readonly sendCommand: (args: Array<string>) => Promise<unknown>
      readonly call?: never
      readonly duplicate: () => {
        readonly sendCommand: (args: Array<string>) => Promise<unknown>
        readonly connect: () => Promise<unknown>
        readonly destroy: () => void
        readonly on: (event: 'error', listen: () => void) => unknown
      }
    }
  | {
      readonly call: (command: string, ...args: Array<string>) => Promise<unknown>
      readonly sendCommand?: unknown
      readonly duplicate: () => {
        readonly call: (command: string, ...args: Array<string>) => Promise<unknown>
        readonly disconnect: () => void
        readonly on: (event: 'error', listen: () => void) => unknown
      }
    }

/** The address of a server, or a client that you have connected. */
export type RedisOptions<Client> = ServerOptions & {
  /** The certificates of the authority that signed the server's, in PEM. Default: those that Node trusts. */
  readonly ca?: string
} & ({ readonly url: string; readonly client?: never } | { readonly client: Client; readonly url?: never })

/** A connection. It runs commands in order. */
export interface RedisConnection {
  readonly send: (args: Array<string>) => Promise<unknown>
  /** Ends the connection. It does not end your own client. */
  readonly close: () => void
}

/** A server and how to connect to it. */
export interface RedisServer {
  /** The name of the server in sentences. */
  readonly name: string
  /** Runs an operation: it ends in time, and never rejects. */
  readonly attempt: <F, A>(run: () => Promise<E.Either<F, A>>) => TaskEither<F | Unavailable, A>
  /**
   * Opens a connection, or uses your client. It rejects if the server is older than version 7, or may evict
   * values when its memory is full; `attempt` explains that in a sentence. If a command on a connection that
   * it opened has no answer within `timeout`, the connection is ended, and `lost` runs. A connection that
   * broke silently would otherwise last until TCP gives up.
   */
  readonly connect: (lost?: () => void) => Promise<RedisConnection>
}

// constructors

/**
 * A server by its address, or by a client. It throws a `TypeError` if the address is wrong, or if it leads
 * beyond this machine without TLS. It opens nothing before `connect`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeRedisServer } from '@pipegram/storage/RedisServer'
 *
 *   assert.strictEqual(makeRedisServer({ url: 'redis://127.0.0.1:6379' }).name, 'Redis at 127.0.0.1:6379')
 *   assert.throws(() => makeRedisServer({ url: 'http://127.0.0.1' }), TypeError)
 */
export const makeRedisServer = (options: RedisOptions<RedisClient>): RedisServer => {
  const { client } = options
  const url = options.url === undefined ? undefined : checked(options.url, options)
  const name = serverName('Redis', url, client)
  return {
    name,
    attempt: makeAttempt(name, options, sentences),
    connect: async (lost = () => undefined) => {
      const connection =
        client === undefined ? mortal(await connectTo(url, options), options, lost) : lent(client)
      try {
        await inTime(options, refuseUnfit(connection.send))
      } catch (cause) {
        connection.close()
        throw cause
      }
      return connection
    },
  }
}

/**
 * Opens a separate connection, for commands that wait. With a client in the options, the client makes it.
 */
export const openRedis = async (options: RedisOptions<RedisSource>): Promise<RedisConnection> => {
  const { client } = options
  if (client === undefined) return connectTo(checked(options.url, options), options)
  if (client.call !== undefined) {
    const own = client.duplicate()
    own.on('error', () => undefined)
    return { send: ([command = '', ...args]) => own.call(command, ...args), close: () => own.disconnect() }
  }
  const own = client.duplicate()
  own.on('error', () => undefined)
  await own.connect()
  return { send: (args) => own.sendCommand(args), close: () => own.destroy() }
}

// private

const checked = (address: string, options: ServerOptions): URL =>
  addressOf(address, options, {
    kind: 'Redis',
    protocols: ['redis:', 'rediss:'],
    isEncrypted: ({ protocol }) => protocol === 'rediss:',
    advice: 'Write rediss://user:password@host:6379.',
  })

const lent = (client: RedisClient): RedisConnection => ({
  send:
    client.call === undefined
      ? (args) => client.sendCommand(args)
      : ([command = '', ...args]) => client.call(command, ...args),
  close: () => undefined,
})

const mortal = (
  { send, close }: RedisConnection,
  options: ServerOptions,
  lost: () => void,
): RedisConnection => ({
  close,
  send: async (args) => {
    try {
      return await inTime(options, send(args))
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === isSilent) {
        lost()
        close()
      }
      throw cause
    }
  },
})

// Without a connection, a command fails at once. The driver would keep it without end.
const connectTo = async (
  url: URL | undefined,
  { ca, ...options }: ServerOptions & Pick<RedisOptions<never>, 'ca'>,
): Promise<RedisConnection> => {
  const { createClient } = await driver('redis', async () => exportsOf(await import('redis'), 'createClient'))
  const client = createClient({
    url: url?.href ?? '',
    disableOfflineQueue: true,
    // Only Redis Enterprise has these notifications. They would cost a command and a look-up of the host.
    maintNotifications: 'disabled',
    ...(url?.protocol === 'rediss:' && {
      socket: { tls: true, rejectUnauthorized: true, ...defined({ ca }) },
    }),
  })
  // Otherwise the driver would try its first connection without end.
  const failed = new Promise<never>((_, reject) => client.once('error', reject))
  // While the driver tries to connect again, commands fail with its last error.
  let last: Error | undefined
  client.on('error', (cause: Error) => {
    last = cause
  })
  await inTime(options, Promise.race([client.connect(), failed])).catch((cause: unknown) => {
    client.destroy()
    throw cause
  })
  const send = (args: Array<string>): Promise<unknown> =>
    client.isReady || last === undefined ? client.sendCommand(args) : Promise.reject(last)
  return { send, close: () => client.destroy() }
}

const refuseUnfit = async (send: RedisConnection['send']): Promise<void> => {
  const info = String(await send(['INFO']))
  const version = /redis_version:(\d+)/.exec(info)?.[1]
  if (version !== undefined && Number(version) < 7)
    throw Object.assign(new Error('version'), { code: 'is old' })
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1]
  if (policy !== undefined && policy !== 'noeviction' && !/maxmemory:0\b/.test(info))
    throw Object.assign(new Error('eviction'), { code: 'evicts' })
}

const refused = 'refuses the user or the password of the address.'

const sentences = new Map([
  // A server without TLS waits for the rest of a line.
  ['Connection timeout', 'does not answer. If the address begins with rediss:, check that it speaks TLS.'],
  ['The client is offline', `is away. The connection is tried again. ${lookAtIt}`],
  ['Socket closed unexpectedly', closedIt],
  ['The client is closed', 'is no longer connected: the client, or the store, was closed.'],
  // Errors of `ioredis`.
  ['Connection is closed.', 'is no longer connected: the client was closed.'],
  ['MaxRetriesPerRequestError', `is away. The connection is tried again. ${lookAtIt}`],
  ['evicts', 'throws values away when its memory is full: set maxmemory-policy to noeviction.'],
  ['is old', 'is older than version 7: update the server.'],
  ['WRONGPASS', refused],
  ['NOAUTH', 'wants a password: write it into the address.'],
  ['OOM', 'is out of memory: raise maxmemory.'],
  ['LOADING', 'reads its data from the disk. It answers when it has done so.'],
  ['MISCONF', 'cannot write to its disk: see its log.'],
  ['READONLY', 'is a replica, which takes no writes: give the address of the primary.'],
  ['NOPERM', 'does not let the user run what is needed: see the rights in the documentation.'],
])
