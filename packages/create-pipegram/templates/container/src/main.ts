// Runs the bot: `dev` on a local Bot API, `start` on Telegram.

import { run } from 'pipegram'
import { bot } from './bot.ts'

await run(bot, { syncCommands: true })
