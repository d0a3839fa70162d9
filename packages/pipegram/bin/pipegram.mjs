#!/usr/bin/env node
// The command `pipegram`, for the person who runs a bot.

import process from 'node:process'

const args = process.argv.slice(2)
const { runCommand } =
  args[0] === 'broadcast'
    ? await import('@pipegram/queue/BroadcastCommand')
    : await import('@pipegram/updates/PipegramCommand')
const code = await runCommand(args)
// A file of a bot that was read may hold the process. What was written goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
