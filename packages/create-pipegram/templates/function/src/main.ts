// Runs the bot in development: `dev` on a local Bot API. The platform runs the function beside this file.

import { run } from 'pipegram'
import { bot } from './bot.ts'

await run(bot)
