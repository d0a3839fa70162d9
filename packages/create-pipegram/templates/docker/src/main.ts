// Runs the bot. Updates are in the file DATABASE before Telegram forgets them.

import { run, sqliteInbox } from 'pipegram'
import { bot } from './bot.ts'

const { DATABASE = 'bot.db' } = process.env

await run(bot, { syncCommands: true, inbox: sqliteInbox(DATABASE) })
