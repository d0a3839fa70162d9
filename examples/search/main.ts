// Runs the search in this terminal or, with BOT_TOKEN, on Telegram. For Telegram, turn on /setinline and
// /setinlinefeedback at @BotFather.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { search } from './bot.ts'

const { BOT_TOKEN = '' } = process.env

await (BOT_TOKEN.trim() === '' ? tryInTerminal((connection) => start(search(), connection)) : run(search()))
