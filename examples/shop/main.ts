// Runs the shop in this terminal or, with BOT_TOKEN, on Telegram. OWNERS: ids, with commas between.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { shop } from './bot.ts'

const { BOT_TOKEN = '', OWNERS = '' } = process.env

await (BOT_TOKEN.trim() === ''
  ? tryInTerminal((connection, you) => start(shop([you.id]), connection))
  : run(shop(OWNERS.split(',').filter(Boolean).map(Number)), { syncCommands: true }))
