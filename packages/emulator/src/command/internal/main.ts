#!/usr/bin/env node
// `npx @pipegram/emulator`: it runs until SIGINT or SIGTERM.

import process from 'node:process'
import { runCommand } from './EmulatorCommand.ts'

const result = await runCommand(process.argv.slice(2))
switch (result._tag) {
  case 'Running':
    process.stdout.write(`${result.text}\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void result.emulator.close())
    break
  case 'Helped':
    process.stdout.write(`${result.text}\n`)
    break
  case 'Failed':
    process.stderr.write(`${result.text}\n`)
    process.exitCode = result.code
    break
}
