// An inbox in Redis 7 or later, from which any number of processes take updates, each lane in order.

import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import { makeRedisServer, type RedisOptions, type RedisSource } from '@pipegram/storage/RedisServer'
import type { Inbox } from '@pipegram/updates/Inbox'
import { openRedisInbox } from './internal/RedisInboxOpen.ts'

// model

/** The address of the server, or a client that you have connected, and how the inbox uses the server. */
export type RedisInboxOptions = RedisOptions<RedisSource> & {
  /**
   * The beginning of each key. Bots that share a server have keys of their own, by bot id. Default:
   * `pipegram:`.
   */
  readonly prefix?: string
  /**
   * How long a worker may be silent before others take its lanes. A longer lease survives longer pauses of a
   * process; after a death, a shorter lease lets others take over sooner. Default: `10s`.
   */
  readonly lease?: Duration
  /** How many updates of a bot may wait, 1 or more. While so many wait, `put` fails. Default: 100,000. */
  readonly most?: number
  /**
   * How many replicas must have an update before it is confirmed. With 0, a failover may lose the last
   * updates that were confirmed. Default: 0.
   */
  readonly replicas?: number
  /** Default: the clock of the machine. All leases end by the clock of the server. */
  readonly clock?: Clock
}

// constructors

/**
 * An inbox in Redis, for any number of processes and machines. Each process takes lanes, and a lane is held
 * by one process at a time. When a process dies, others take its lanes after its lease. It opens no
 * connection before a bot starts. You install the driver: `redis`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { redisInbox } from '@pipegram/queue/RedisInbox'
 *
 *   const inbox = redisInbox({ url: 'redis://127.0.0.1:6379', lease: '10s' })
 *
 *   assert.strictEqual(inbox.name, 'Redis at 127.0.0.1:6379')
 *   assert.throws(() => redisInbox({ url: 'redis://127.0.0.1', lease: '0s' }), RangeError)
 */
export const redisInbox = (options: RedisInboxOptions): Inbox => {
  const { prefix = 'pipegram:', most = 100_000, replicas = 0, clock = system } = options
  const lease = toMillis('lease', options.lease ?? '10s')
  if (!(most >= 1)) throw new RangeError(`most is ${most} and should be 1 or more.`)
  if (!(Number.isSafeInteger(replicas) && replicas >= 0))
    throw new RangeError(`replicas is ${replicas} and should be a whole number, 0 or more.`)
  const server = makeRedisServer(options)
  return {
    name: server.name,
    open: (bot) =>
      openRedisInbox({ server, options, prefix: `${prefix}{${bot}}:`, lease, most, replicas, clock }),
  }
}
