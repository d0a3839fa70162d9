// `npm create pipegram`: asks, writes, installs, and says what to do next.

import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import process from 'node:process'
import { type CommandLine, fromArguments, help } from './internal/CommandLine.ts'
import { askFor } from './internal/Questions.ts'
import { managerOf, managers } from './PackageManager.ts'
import { createProject, type ProjectPlan } from './Project.ts'

/**
 * Runs the command, and resolves to its exit code: 0, 1 if the project or its packages are missing, 2 for a
 * wrong command line.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { runCommand } from 'create-pipegram/CreateCommand'
 *
 *   assert.equal(await runCommand(['my-bot', '--template', 'unheard-of']), 2)
 */
export const runCommand = async (args: ReadonlyArray<string>): Promise<number> => {
  const line = fromArguments(args)
  if (typeof line === 'string') return fail(line, 2)
  if (line.help) return say(help)
  const plan = await planOf(line)
  if (typeof plan === 'string') return fail(plan, 2)
  if (plan === undefined) return 1
  const result = await createProject(plan)
  if (result._tag === 'Refused') return fail(`${result.why} Nothing was written.`, 1)
  const place = relative(process.cwd(), result.folder) || '.'
  say(`Written: ${result.files.length} files in ${place}.`)
  const isInstalled = line.install && install(plan, result.folder)
  say(nextSteps(plan, place, isInstalled))
  return isInstalled || !line.install ? 0 : 1
}

// private

const planOf = async (line: CommandLine): Promise<ProjectPlan | string | undefined> => {
  const detected = managerOf(process.env['npm_config_user_agent'] ?? '')
  const { folder, template = 'minimal', style = 'pipeline', manager = detected } = line
  if (!line.yes && process.stdin.isTTY) return askFor(line, detected)
  if (folder === undefined) return 'Name the bot: npm create pipegram my-bot. Nothing was written.'
  return { folder, template, style, manager }
}

const install = ({ manager }: ProjectPlan, cwd: string): boolean => {
  const { install: command } = managers[manager]
  say(`\n${command} …`)
  // npm and pnpm are shell scripts on Windows. The command is safe: it contains no input of a user.
  const { status } = spawnSync(command, { cwd, stdio: 'inherit', shell: true })
  if (status === 0) return true
  fail(`"${command}" failed: its own words above say why. The files are complete.`, 1)
  return false
}

const nextSteps = ({ manager }: ProjectPlan, place: string, isInstalled: boolean): string => {
  const { install: command, run } = managers[manager]
  return [
    '\nNext:',
    ...(place === '.' ? [] : [`  cd ${place}`]),
    ...(isInstalled ? [] : [`  ${command}`]),
    `  ${run} test    the tests, offline`,
    `  ${run} dev     the bot on a local Bot API, with a page where you are any user`,
    `  ${run} start   the bot on Telegram, with the token of @BotFather in .env`,
  ].join('\n')
}

const say = (text: string): number => {
  process.stdout.write(`${text}\n`)
  return 0
}

const fail = (text: string, code: number): number => {
  process.stderr.write(`${text}\n`)
  return code
}
