#!/usr/bin/env node
// `npx @pipegram/emulator`: it runs until SIGINT or SIGTERM.

import process from 'node:process'
import { runCommand, type CommandResult } from './EmulatorCommand.ts'

const show = (result: CommandResult): void => {
  ;(result._tag === 'Failed' ? process.stderr : process.stdout).write(`${result.text}\n`)
  if (result._tag === 'Failed') process.exitCode = result.code
  if (result._tag === 'Running')
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void result.emulator.close())
}

void runCommand(process.argv.slice(2)).then(show)
