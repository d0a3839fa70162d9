// Takes updates from the inbox, and handles them.

import { work } from 'pipegram/updates'
import { bot, program } from './program.ts'

await work(bot, program)
