// An inbox in NATS JetStream, from which any number of processes take updates, each lane in order.

import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import { makeNatsServer, type NatsOptions } from '@pipegram/storage/NatsServer'
import { type Inbox, seenFor } from '@pipegram/updates/Inbox'
import { openNatsInbox } from './internal/nats/NatsInboxOpen.ts'

// model

/** The server by its address, and how it is used. */
export interface NatsInboxOptions extends NatsOptions {
  /**
   * What the names of the streams begin with: letters, digits, `_` and `-`. Bots that share a server keep
   * apart by their ids. Default: `pipegram`.
   */
  readonly prefix?: string
  /**
   * How long a worker may be silent before others take what it held. A longer lease survives longer stops of
   * a process; a shorter one is followed sooner. Default: `10s`.
   */
  readonly lease?: Duration
  /** How many updates of a bot may wait, 1 or more. Above, none is put. Default: 100,000. */
  readonly most?: number
  /**
   * How long the stream keeps an update, handled or not, when it is made. An update that waits for longer is
   * lost; a parked one stays. Default: `2d`, twice as long as Telegram keeps updates.
   */
  readonly keep?: Duration
  /** How many servers of a cluster keep each update, when the stream is made: 1–5. Default: 1. */
  readonly replicas?: number
  /** Default: the clock of the machine. All leases end by the clock of the server. */
  readonly clock?: Clock
}

// constructors

/**
 * An inbox in NATS, for any number of processes and machines. The lanes are in eight partitions, and each
 * partition is owned by one process at a time. What a process that has died owned is taken by others after
 * its lease. Nothing is opened before a bot starts. The drivers are `@nats-io/transport-node`,
 * `@nats-io/jetstream` and `@nats-io/kv`, which you install.
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
