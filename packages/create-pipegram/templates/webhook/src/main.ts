// Runs the bot: by webhook if WEBHOOK_URL is set, by polling otherwise. Both write updates down first.

import { run, sqliteInbox } from 'pipegram'
import { bot } from './bot.ts'

const { DATABASE = 'bot.db' } = process.env

await run(bot, { syncCommands: true, inbox: sqliteInbox(DATABASE) })
