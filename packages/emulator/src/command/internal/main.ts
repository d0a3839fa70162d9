#!/usr/bin/env node
// `npx @pipegram/emulator`: it runs until SIGINT or SIGTERM, or as long as the bot that it starts.

import process from 'node:process'
import { runCommand, type CommandResult } from './EmulatorCommand.ts'

const serve = async (result: CommandResult): Promise<void> => {
  ;(result._tag === 'Failed' ? process.stderr : process.stdout).write(`${result.text}\n`)
  if (result._tag === 'Failed') process.exitCode = result.code
  if (result._tag !== 'Running') return
  const { emulator, startBot } = result
  let stop = (): void => void emulator.close()
  // Ctrl-C reaches the bot as well. The emulator answers it until it has ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  if (startBot === undefined) return
  try {
    const bot = await startBot()
    stop = bot.stop
    process.exitCode = await bot.exited
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
  await emulator.close()
}

void serve(await runCommand(process.argv.slice(2)))
