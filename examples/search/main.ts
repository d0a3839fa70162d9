// Runs the search: on Telegram with BOT_TOKEN (turn on /setinline and /setinlinefeedback at @BotFather), or
// in this terminal.

import process from 'node:process'
import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { search } from './bot.ts'

await ((process.env['BOT_TOKEN'] ?? '').trim() === ''
  ? tryInTerminal((connection) => start(search(), connection))
  : run(search()))
