// A store in Redis 7 or later, or what speaks its protocol: one hash for each value.

import { defined } from '@pipegram/core/Defined'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { ClosableStore } from './ClosableStore.ts'
import { addressOf, driver, hold, makeAttempt, type ServerOptions } from './internal/Remote.ts'

// model

/** What the store needs of a client: `redis` has the first method, and `ioredis` the second. */
export type RedisClient =
  | { readonly sendCommand: (args: Array<string>) => Promise<unknown>; readonly call?: never }
  | {
      readonly call: (command: string, ...args: Array<string>) => Promise<unknown>
      readonly sendCommand?: unknown
    }

/** The server by its address, or a client that you have made and connected; of a client, the TLS is yours. */
export type RedisStoreOptions = ServerOptions & {
  /** What comes before each key. Default: `pipegram:`. */
  readonly prefix?: string
  /** The certificates that sign the server's, in PEM. Default: those that Node trusts. */
  readonly ca?: string
} & (
    | { readonly url: string; readonly client?: never }
    | { readonly client: RedisClient; readonly url?: never }
  )

// constructors

/**
 * A store in Redis, for any number of processes and machines. It fails as `Unavailable` on a server that may
 * throw values away when its memory is full (`maxmemory-policy` other than `noeviction`). What a server loses
 * when it dies is what its own persistence says: set `appendonly yes`. The driver is `redis`, which you
 * install.
 *
 * @example
 *   import { redisStore } from '@pipegram/storage/RedisStore'
 *
 *   const store = redisStore({ url: 'redis://127.0.0.1:6379' })
 *   await store.close()
 */
export const redisStore = (options: RedisStoreOptions): ClosableStore => {
  const { prefix = 'pipegram:' } = options
  const url = options.url === undefined ? undefined : checked(options.url, options)
  const attempt = makeAttempt(`Redis${url === undefined ? '' : ` at ${url.host}`}`, options, sentences)
  const connection = hold(
    () => connectionOf(url ?? new URL(options.url ?? ''), options),
    ({ close }) => close(),
  )
  const sender = hold(async () => {
    const send = options.client === undefined ? (await connection.get()).send : senderOf(options.client)
    await refuseEviction(send)
    return send
  })
  const command = async (...args: Array<string>): Promise<unknown> => (await sender.get())(args)
  const script = async (text: string, key: string, ...args: Array<string>): Promise<boolean> =>
    (await command('EVAL', text, '1', prefix + key, ...args)) === 1

  return {
    get: (key) =>
      attempt(async () => {
        const found = await command('HMGET', prefix + key, 'n', 'v')
        const [version, value] = arrayOf(found)
        return E.right(
          typeof version === 'string' && typeof value === 'string' ? { value, version } : undefined,
        )
      }),
    set: (key, value, version, ttl) =>
      attempt(async () => {
        const next = crypto.randomUUID()
        const time = ttl === undefined ? '' : String(Math.ceil(ttl))
        return (await script(scripts.set, key, version ?? '', next, value, time))
          ? E.right(next)
          : E.left(outdated(key))
      }),
    remove: (key, version) =>
      attempt(async () =>
        (await script(scripts.remove, key, version)) ? E.right(undefined) : E.left(outdated(key)),
      ),
    list: (start, from = '0') =>
      attempt(async () => {
        const found = await command('SCAN', from, 'MATCH', `${pattern(prefix + start)}*`, 'COUNT', '1000')
        const [next, keys] = arrayOf(found)
        return E.right({
          keys: [...new Set(arrayOf(keys).map((key) => String(key).slice(prefix.length)))],
          ...(next !== '0' && defined({ next: String(next) })),
        })
      }),
    close: async () => {
      await sender.end()
      await connection.end()
    },
  }
}

// private

const arrayOf = (found: unknown): ReadonlyArray<unknown> => (Array.isArray(found) ? found : [])

const outdated = (key: string): StoreError => ({ _tag: 'Outdated', key })

const checked = (address: string, options: ServerOptions): URL =>
  addressOf(address, options, {
    kind: 'Redis',
    protocols: ['redis:', 'rediss:'],
    isEncrypted: ({ protocol }) => protocol === 'rediss:',
    advice: 'Write rediss://user:password@host:6379.',
  })

type Send = (args: Array<string>) => Promise<unknown>

interface Connection {
  readonly send: Send
  readonly close: () => void
}

const senderOf = (client: RedisClient): Send =>
  client.call === undefined
    ? (args) => client.sendCommand(args)
    : ([command = '', ...args]) => client.call(command, ...args)

// A command fails at once while there is no connection. The driver would keep it for ever.
const connectionOf = async (url: URL, { ca }: RedisStoreOptions): Promise<Connection> => {
  const { createClient } = await driver('redis', () => import('redis'))
  const client = createClient({
    url: url.href,
    disableOfflineQueue: true,
    // For Redis Enterprise only; they cost a command and a look-up of the host.
    maintNotifications: 'disabled',
    ...(url.protocol === 'rediss:' && {
      socket: { tls: true, rejectUnauthorized: true, ...defined({ ca }) },
    }),
  })
  // Without an end, the driver would try its first connection for ever.
  const failed = new Promise<never>((_, reject) => client.once('error', reject))
  client.on('error', () => undefined)
  await Promise.race([client.connect(), failed]).catch((cause: unknown) => {
    client.destroy()
    throw cause
  })
  return { send: (args) => client.sendCommand(args), close: () => client.destroy() }
}

const refuseEviction = async (send: Send): Promise<void> => {
  const info = String(await send(['INFO', 'memory']))
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1]
  if (policy !== undefined && policy !== 'noeviction' && !/maxmemory:0\b/.test(info))
    throw Object.assign(new Error('eviction'), { code: 'evicts' })
}

// The characters that mean something in a pattern of Redis.
const pattern = (text: string): string => text.replaceAll(/[*?[\]\\^-]/g, String.raw`\$&`)

const scripts = {
  set: `
    if (redis.call('HGET', KEYS[1], 'n') or '') ~= ARGV[1] then return 0 end
    redis.call('HSET', KEYS[1], 'n', ARGV[2], 'v', ARGV[3])
    if ARGV[4] == '' then redis.call('PERSIST', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
    return 1
  `,
  remove: `
    if redis.call('HGET', KEYS[1], 'n') ~= ARGV[1] then return 0 end
    return redis.call('DEL', KEYS[1])
  `,
}

const sentences = new Map([
  // A server without TLS waits for the rest of a line.
  ['Connection timeout', 'does not answer. If the address begins with rediss:, check that it speaks TLS.'],
  ['evicts', 'throws values away when its memory is full: set maxmemory-policy to noeviction.'],
])
