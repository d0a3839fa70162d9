// A store in Redis 7 or later, or in a server with the same protocol: one hash for each value.

import { defined } from '@pipegram/core/Defined'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { ClosableStore } from './ClosableStore.ts'
import { hold } from './internal/Remote.ts'
import { makeRedisServer, type RedisClient, type RedisOptions } from './RedisServer.ts'

export type { RedisClient } from './RedisServer.ts'

// model

/** The address of a server, or a client that you have connected. You set up the TLS of your client. */
export type RedisStoreOptions = RedisOptions<RedisClient> & {
  /** The beginning of each key. Default: `pipegram:`. */
  readonly prefix?: string
}

// constructors

/**
 * A store in Redis, for any number of processes and machines. It fails as `Unavailable` on a server that may
 * evict values when its memory is full (`maxmemory-policy` other than `noeviction`). The persistence of the
 * server decides what it loses when it dies: set `appendonly yes` and `appendfsync always`. You install the
 * driver: `redis`.
 *
 * @example
 *   import { redisStore } from '@pipegram/storage/RedisStore'
 *
 *   const store = redisStore({ url: 'redis://127.0.0.1:6379' })
 *   await store.close()
 */
export const redisStore = (options: RedisStoreOptions): ClosableStore => {
  const { prefix = 'pipegram:' } = options
  const { attempt, connect } = makeRedisServer(options)
  const connection = hold(connect, ({ close }) => close())
  const command = async (...args: Array<string>): Promise<unknown> => (await connection.get()).send(args)
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
      await connection.end()
    },
  }
}

// private

const arrayOf = (found: unknown): ReadonlyArray<unknown> => (Array.isArray(found) ? found : [])

const outdated = (key: string): StoreError => ({ _tag: 'Outdated', key })

// Escapes the special characters of a Redis pattern.
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
