#!/usr/bin/env node
// The command `pipegram`, for the person who runs a bot.

import process from 'node:process'
import { runCommand } from '@pipegram/updates/PipegramCommand'

const code = await runCommand(process.argv.slice(2))
// A file of a bot that was read may hold the process. What was written goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
