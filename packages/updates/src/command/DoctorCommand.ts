// The command `pipegram doctor`: checks the set-up of a bot, and says what to do about each fault.

import { existsSync } from 'node:fs'
import process from 'node:process'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { readBotFile } from '../doctor/BotFile.ts'
import type { BotProgram } from '../doctor/BotProgram.ts'
import { examine } from '../doctor/Doctor.ts'
import { type Finding, show } from '../doctor/Finding.ts'
import { type CommandOutput, toConsole } from './CommandOutput.ts'

const help = `Usage: pipegram doctor [file] [--running]

Checks the token, the way to Telegram, the webhook, other polls, the clock and Node. With the file of a bot
it also checks privacy mode, kinds of updates, menus, inbox and stores. It sends and changes nothing.

  file       a file that runs or exports the bot, such as src/main.ts: its code is run, the bot is not
  --running  the bot runs now: do not look for another poll, which it would notice

The settings are those of the environment, and of the file .env in this folder.
Exit code: 0, 1 if something is wrong, 2 if the command was not understood.`

// constructors

/** Runs the command, and returns its exit code: 0, 1 if something is wrong, or 2 if it was not understood. */
export const runDoctor = async (
  args: ReadonlyArray<string>,
  { out, err }: CommandOutput = toConsole,
): Promise<number> => {
  if (args.includes('--help')) {
    out(help)
    return 0
  }
  const isRunning = args.includes('--running')
  const [file, ...others] = args.filter((each) => each !== '--running')
  if (file?.startsWith('-') === true || others.length > 0) {
    err(
      `"doctor" takes one file and --running, not ${others[0] ?? file}. "pipegram doctor --help" shows how.`,
    )
    return 2
  }
  // The scripts of a project read this file, too. It changes no variable that is set.
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = file === undefined ? E.right([]) : await readBotFile(file)()
  if (E.isLeft(read)) err(read.left)
  let count = E.isLeft(read) ? 1 : 0
  const programs = E.isRight(read) ? read.right : []
  for (const program of programs.length === 0 ? [undefined] : programs)
    count += await examineOne(program, isRunning, out)
  out(count === 0 ? 'Nothing is wrong.' : `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`)
  return count === 0 ? 0 : 1
}

// private

const examineOne = async (
  program: BotProgram | undefined,
  isRunning: boolean,
  out: CommandOutput['out'],
): Promise<number> => {
  const findings: Array<Finding> = []
  const { env, versions } = process
  for await (const finding of examine({ env, node: versions.node, isRunning, ...defined({ program }) })) {
    findings.push(finding)
    show(finding).forEach(out)
  }
  return findings.filter(({ state }) => state === 'wrong').length
}
