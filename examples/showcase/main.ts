// Runs the showcase in this terminal or, with BOT_TOKEN, on Telegram. OWNERS are the ids of users who may use
// /diagram, with commas between.

import { tryInTerminal } from '@pipegram/emulator'
import { run, start } from 'pipegram'
import { showBranches } from 'pipegram/compose'
import { showcase } from './bot.ts'

const { BOT_TOKEN = '', OWNERS = '' } = process.env

await (BOT_TOKEN.trim() === ''
  ? tryInTerminal((connection, you) => start(showBranches(connection.screen)(showcase([you.id])), connection))
  : run(showcase(OWNERS.split(',').filter(Boolean).map(Number))))
