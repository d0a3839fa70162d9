// Runs the bot: `dev` on a local Bot API, `start` on Telegram. DATABASE is the file of its orders.

import { run } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { makeBot } from './bot.ts'

const { DATABASE = 'bot.db' } = process.env

await run(makeBot(sqliteStore(DATABASE)), { syncCommands: true })
