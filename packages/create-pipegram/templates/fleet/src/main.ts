// Runs the bot. `receive` fetches updates, and `work` handles them; without a word, a process does both. Any
// number of processes share the inbox in Redis that REDIS_URL names.

import { run, sqliteInbox } from 'pipegram'
import { Metrics } from 'pipegram/core'
import { redisInbox } from 'pipegram/queue'
import { receive, work } from 'pipegram/updates'
import { bot } from './bot.ts'

const { DATABASE = 'bot.db', REDIS_URL = '', ENGINE_TLS = 'on' } = process.env
const role = process.argv[2]

const inbox =
  REDIS_URL === ''
    ? sqliteInbox(DATABASE)
    : redisInbox({ url: REDIS_URL, ...(ENGINE_TLS === 'off' && { insecure: 'no TLS' as const }) })

// At /metrics of the probe, for Prometheus.
const options = { inbox, metrics: Metrics.makeRegistry() }

if (role === 'receive') await receive(bot, { ...options, syncCommands: true })
else if (role === 'work') await work(bot, options)
else await run(bot, { ...options, syncCommands: true })
