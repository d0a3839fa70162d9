// Runs the moderator on Telegram with BOT_TOKEN, in supergroups where it may ban members and delete messages.

import { run } from 'pipegram'
import { moderator } from './bot.ts'

await run(moderator(), { syncCommands: true })
