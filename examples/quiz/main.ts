// Runs the quiz on Telegram, with BOT_TOKEN. DATABASE: the file of polls, scores and jobs. OPEN: how long a
// poll is open, such as 30s.

import { run } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { quizBot } from './bot.ts'

const { DATABASE = 'quiz.db', OPEN = '30' } = process.env
const { bot, jobs } = quizBot(sqliteStore(DATABASE), `${Number.parseInt(OPEN, 10)}s`)

await run(bot, { jobs, syncCommands: true })
