#!/usr/bin/env node
// `npx @pipegram/emulator`: it runs until SIGINT or SIGTERM, or as long as the bot that it starts.

import process from 'node:process'
import { runCommand, type CommandResult } from './EmulatorCommand.ts'
import { isTrafficLine, runTraffic } from './TrafficCommand.ts'

const serve = async (result: CommandResult): Promise<void> => {
  ;(result._tag === 'Failed' ? process.stderr : process.stdout).write(`${result.text}\n`)
  if (result._tag === 'Failed') process.exitCode = result.code
  if (result._tag !== 'Running') return
  const { emulator, startBot } = result
  let stop = (): void => void emulator.close()
  // Ctrl-C also reaches the bot. The emulator answers it until it has ended.
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

const traffic = async (line: ReadonlyArray<string>): Promise<void> => {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  process.exitCode = await runTraffic(line, {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    stop: stop.signal,
  })
}

const line = process.argv.slice(2)
if (isTrafficLine(line)) void traffic(line)
else void serve(await runCommand(line))
