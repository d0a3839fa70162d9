// Projects of create-pipegram as their users get them: from tarballs and the registry only.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { readJson, run } from './Workspace.ts'

// model

/** What stands in for the registry, until our packages are there. */
export interface ScaffoldStage {
  /** The folder in which create-pipegram is installed. */
  readonly installed: string
  /** Where the projects go. */
  readonly folder: string
  /** The tarballs of our packages by their names. */
  readonly tarballs: ReadonlyMap<string, string>
}

const windows = process.platform === 'win32'

// destructors

/** The templates, by what the help of the command says. */
export const templateNames = ({ installed }: ScaffoldStage): ReadonlyArray<string> => {
  const help = create(installed, ['--help'], installed)
  const [, listed = ''] = /--template NAME.*\n([\s\S]*?)\n {2}--style/.exec(help) ?? []
  const names = [...listed.matchAll(/^ {4}(\w+)/gm)].map(([, name = '']) => name)
  if (names.length < 5) throw new Error(`The help of create-pipegram lists too few templates:\n${help}`)
  return names
}

// combinators

/** Creates a project, installs it, checks its types, runs its tests and starts it. Throws if a step fails. */
export const tryTemplate = async (stage: ScaffoldStage, template: string, style: string): Promise<void> => {
  const project = join(stage.folder, `bot-${template}`)
  mkdirSync(stage.folder, { recursive: true })
  const args = [`bot-${template}`, '--yes', '--no-install', '--template', template, '--style', style]
  create(stage.installed, args, stage.folder)
  useTarballs(project, stage.tarballs)
  const npm = (...words: ReadonlyArray<string>): string =>
    run(windows ? 'npm.cmd' : 'npm', [...words], { cwd: project })
  npm('install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error')
  npm('run', 'check')
  npm('test')
  if ('build' in scriptsOf(project)) npm('run', 'build')
  await startProject(project)
}

// private

const create = (installed: string, args: ReadonlyArray<string>, cwd: string): string =>
  run(process.execPath, [join(installed, 'node_modules/create-pipegram/bin/create-pipegram.mjs'), ...args], {
    cwd,
  })

const scriptsOf = (project: string): object => {
  const { scripts } = readJson(join(project, 'package.json'))
  return typeof scripts === 'object' && scripts !== null ? scripts : {}
}

const useTarballs = (project: string, tarballs: ReadonlyMap<string, string>): void => {
  const path = join(project, 'package.json')
  const ours = Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`]))
  const text = readFileSync(path, 'utf8').replaceAll(
    /"(pipegram|@pipegram\/[\w-]+)": "\^[^"]+"/g,
    (whole, name: string) => (name in ours ? `"${name}": ${JSON.stringify(ours[name])}` : whole),
  )
  writeFileSync(path, JSON.stringify({ ...Object(JSON.parse(text)), overrides: ours }, null, 2))
}

// As `npm run dev` does, on a free port and without a browser.
const startProject = async (project: string): Promise<void> => {
  const bin = join(project, 'node_modules', '@pipegram', 'emulator', 'dist', 'command', 'internal', 'main.js')
  const args = [bin, '--port', '0', '--', process.execPath, 'src/main.ts']
  const bot = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] })
  const exit = once(bot, 'exit').then(([code]: ReadonlyArray<unknown>) => code)
  let said = ''
  for await (const line of createInterface({ input: bot.stderr })) {
    said += `${line}\n`
    if (line.includes('Ctrl+C')) bot.kill('SIGTERM')
  }
  const code = await exit
  if (!said.includes('is polling') || (!windows && code !== 0))
    throw new Error(`The bot of ${project} ended with ${String(code)}:\n${said}`)
}
