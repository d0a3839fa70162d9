#!/usr/bin/env node
// The command `pipegram`, for the person who runs a bot.

import process from 'node:process'
import { runCommand } from '@pipegram/updates/InboxCommand'

process.exitCode = await runCommand(process.argv.slice(2))
