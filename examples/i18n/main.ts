// Runs the bot in this terminal or, with BOT_TOKEN, on Telegram. LANG is the language of the terminal:
// LANG=de npm start i18n

import { tryInTerminal } from '@pipegram/emulator'
import { run, start, Store } from 'pipegram'
import { i18n } from './bot.ts'

const { BOT_TOKEN = '' } = process.env
const bot = i18n(Store.makeMemoryStore())

await (BOT_TOKEN.trim() === '' ? tryInTerminal((connection) => start(bot, connection)) : run(bot))
