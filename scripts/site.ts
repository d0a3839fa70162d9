// The documentation as a site: `npm run docs` builds it into .build/site, and `npm run docs:dev` shows it
// while you write. It fails on a link that leads nowhere. What it needs is installed apart, in docs/.site.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { readJson, root } from './lib/Workspace.ts'

const site = join(root, 'docs', '.site')
const { config } = readJson(join(root, 'package.json'))
const pnpm = typeof config === 'object' && config !== null ? String(Reflect.get(config, 'pnpm')) : 'latest'

const run = (command: string, args: ReadonlyArray<string>): void => {
  const { status, error } = spawnSync(command, args, {
    cwd: site,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  if (error !== undefined) console.error(`${command} cannot run: ${error.message}`)
  process.exit(1)
}

const install = ['install', '--frozen-lockfile', '--prefer-offline', '--silent']
run('npx', ['--yes', `pnpm@${pnpm}`, ...install])
run(join(site, 'node_modules', '.bin', 'vitepress'), [process.argv[2] === 'dev' ? 'dev' : 'build', '.'])
