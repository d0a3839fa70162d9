// What all processes of the fleet share: the bot, and the engine that the environment names.

import { hostname } from 'node:os'
import process from 'node:process'
import { natsInbox, redisInbox } from 'pipegram/queue'
import type { Inbox } from 'pipegram/updates'
import { botOf, registry } from './bot.ts'

const { REDIS_URL = '', NATS_URL = '', WORKER = hostname() } = process.env
const { LEASE = '10000', ENGINE_TLS = 'on' } = process.env

// The length of a lease in milliseconds. Without TLS, others on the way can read what users write.
const options = { lease: Number(LEASE), ...(ENGINE_TLS === 'off' && { insecure: 'no TLS' as const }) }

const inboxOf = (): Inbox => {
  if (REDIS_URL !== '') return redisInbox({ url: REDIS_URL, ...options })
  if (NATS_URL !== '') return natsInbox({ url: NATS_URL, ...options })
  throw new Error(
    'Set REDIS_URL, such as redis://127.0.0.1:6379, or NATS_URL, such as nats://127.0.0.1:4222.',
  )
}

/** The bot. */
export const bot = botOf(WORKER)

/** The options of each role. `run` reads token, webhook and port of the probe from the environment. */
export const program = { inbox: inboxOf(), metrics: registry }
