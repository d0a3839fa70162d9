// Runs the bot in this terminal or, with BOT_TOKEN, on Telegram. DATABASE: the file of the store.
// FEEDBACK_KEY: 32 bytes as base64, such as of `openssl rand -base64 32`. OWNERS: the ids of those who read,
// with commas between them.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { encrypted, sqliteStore } from 'pipegram/storage'
import { feedback } from './bot.ts'

const { BOT_TOKEN = '', DATABASE = 'feedback.db', FEEDBACK_KEY = '', OWNERS = '' } = process.env
const isTrial = BOT_TOKEN.trim() === ''
const key = isTrial ? Buffer.alloc(32).toString('base64') : FEEDBACK_KEY
const store = encrypted({ current: '1', keys: { 1: key } })(sqliteStore(isTrial ? ':memory:' : DATABASE))
const bot = feedback(store, OWNERS === '' ? [] : OWNERS.split(',').map(Number))

await (isTrial ? tryInTerminal((connection) => start(bot, connection)) : run(bot, { syncCommands: true }))
