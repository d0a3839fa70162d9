// Fetches updates, and puts them into the inbox.

import { receive } from 'pipegram/updates'
import { bot, program } from './program.ts'

await receive(bot, program)
