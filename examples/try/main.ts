// Runs the bot of the page in this terminal or, with BOT_TOKEN, on Telegram.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { bot } from './bot.ts'

const { BOT_TOKEN = '' } = process.env

await (BOT_TOKEN.trim() === '' ? tryInTerminal((connection) => start(bot, connection)) : run(bot))
