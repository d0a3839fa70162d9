// Runs the pizzeria in this terminal or, with BOT_TOKEN, on Telegram. DATABASE: the file of open orders.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { pizzeria } from './bot.ts'

const { BOT_TOKEN = '', DATABASE = 'order.db' } = process.env
const bot = pizzeria(sqliteStore(DATABASE))

await (BOT_TOKEN.trim() === ''
  ? tryInTerminal((connection) => start(bot, connection))
  : run(bot, { syncCommands: true }))
