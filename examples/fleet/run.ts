// Does both: fetches updates, and handles them. Of several processes, one fetches.

import { run } from 'pipegram'
import { bot, program } from './program.ts'

await run(bot, program)
