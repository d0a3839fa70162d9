// Runs the bot: on Telegram with BOT_TOKEN, or in this terminal, in whose language (LANG) it begins: LANG=de
// npm start i18n

import process from 'node:process'
import { tryInTerminal } from '@pipegram/emulator'
import { run, start, Store } from 'pipegram'
import { i18n } from './bot.ts'

const bot = i18n(Store.makeMemoryStore())

await ((process.env['BOT_TOKEN'] ?? '').trim() === ''
  ? tryInTerminal((connection) => start(bot, connection))
  : run(bot))
