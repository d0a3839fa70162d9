// An inbox in NATS JetStream, from which any number of processes take updates, each lane in order.

import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import { makeNatsServer, type NatsOptions } from '@pipegram/storage/NatsServer'
import { type Inbox, seenFor } from '@pipegram/updates/Inbox'
import { openNatsInbox } from './internal/nats/NatsInboxOpen.ts'

// model

/** The address of the server, and how the inbox uses the server. */
export interface NatsInboxOptions extends NatsOptions {
  /**
   * The beginning of the stream names: letters, digits, `_` and `-`. Bots that share a server have streams of
   * their own, by bot id. Default: `pipegram`.
   */
  readonly prefix?: string
  /**
   * How long a worker may be silent before others take its partitions. A longer lease survives longer pauses
   * of a process; after a death, a shorter lease lets others take over sooner. Default: `10s`.
   */
  readonly lease?: Duration
  /** How many updates of a bot may wait, 1 or more. While so many wait, `put` fails. Default: 100,000. */
  readonly most?: number
  /**
   * When the stream is created: how long it keeps an update, handled or not. An update that waits longer is
   * lost; a parked one stays. Default: `2d`, twice as long as Telegram keeps updates.
   */
  readonly keep?: Duration
  /** When the stream is created: how many servers of a cluster keep each update, 1–5. Default: 1. */
  readonly replicas?: number
  /** Default: the clock of the machine. All leases end by the clock of the server. */
  readonly clock?: Clock
}

// constructors

/**
 * An inbox in NATS, for any number of processes and machines. The lanes are in eight partitions, and each
 * partition is owned by one process at a time. When a process dies, others take its partitions after its
 * lease. It opens no connection before a bot starts. You install the drivers: `@nats-io/transport-node`,
 * `@nats-io/jetstream` and `@nats-io/kv`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { natsInbox } from '@pipegram/queue/NatsInbox'
 *
 *   const inbox = natsInbox({ url: 'nats://127.0.0.1:4222', lease: '10s' })
 *
 *   assert.strictEqual(inbox.name, 'NATS at 127.0.0.1:4222')
 *   assert.throws(() => natsInbox({ url: 'nats://127.0.0.1', lease: '0s' }), RangeError)
 */
export const natsInbox = (options: NatsInboxOptions): Inbox => {
  const { prefix = 'pipegram', most = 100_000, replicas = 1, clock = system } = options
  const lease = toMillis('lease', options.lease ?? '10s')
  const keep = toMillis('keep', options.keep ?? seenFor)
  if (!(most >= 1)) throw new RangeError(`most is ${most} and should be 1 or more.`)
  if (!/^[\w-]+$/.test(prefix))
    throw new RangeError('prefix should have only letters, digits, _ and -, and at least one of them.')
  const server = makeNatsServer(options)
  return {
    name: server.name,
    open: (bot) => openNatsInbox({ server, bot, prefix, lease, most, keep, replicas, clock }),
  }
}
