// Runs the showcase: on Telegram with BOT_TOKEN (and OWNERS, the ids of who may use /diagram, with commas
// between), or on the local Bot API with this terminal as the chat.

import process from 'node:process'
import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { showcase } from './bot.ts'

const { BOT_TOKEN = '', OWNERS = '' } = process.env

// A line `BOT_TOKEN=` in an env file that was not filled in says that there is no token.
await (BOT_TOKEN.trim() === ''
  ? tryInTerminal((connection, you) => start(showcase([you.id]), connection))
  : run(showcase(OWNERS.split(',').filter(Boolean).map(Number))))
