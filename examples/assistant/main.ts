// Runs the assistant on Telegram, with BOT_TOKEN. DATABASE: the file of histories, answers and approvals.
// PAUSE: the milliseconds between two words of the local model. By the AI SDK, `hosted('openai/gpt-5-mini')`
// of `./hosted.ts` stands in place of `local`.

import { run } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { assistant } from './bot.ts'
import { local } from './local.ts'

await run(assistant(local, sqliteStore(process.env['DATABASE'] ?? 'assistant.db')))
