// Runs the shop: on Telegram with BOT_TOKEN and OWNERS (the ids of who runs it, with commas between), or in
// this terminal, where everybody has Stars.

import process from 'node:process'
import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { makeBooks } from './Books.ts'
import { shop } from './bot.ts'

const { BOT_TOKEN = '', OWNERS = '' } = process.env

await (BOT_TOKEN.trim() === ''
  ? tryInTerminal((connection, you) => start(shop([you.id], makeBooks()), connection))
  : run(shop(OWNERS.split(',').filter(Boolean).map(Number), makeBooks()), { syncCommands: true }))
