// Runs the reminders on Telegram with BOT_TOKEN. They are kept in reminder.db.

import { run } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { reminder } from './bot.ts'

const { bot, jobs } = reminder({ store: sqliteStore('reminder.db') })

await run(bot, { jobs, syncCommands: true })
