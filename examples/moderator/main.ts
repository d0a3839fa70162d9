// Runs the moderator on Telegram, with BOT_TOKEN. Make it an administrator of a supergroup who may ban
// members and delete messages.

import { run } from 'pipegram'
import { moderator } from './bot.ts'

await run(moderator(), { syncCommands: true })
