// Installs what the lockfile names, with the pnpm that package.json names. Quiet when there is nothing to do, and
// written for the Node that the machine has: everything after it runs on the Node that it installs.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

const root = new URL('..', import.meta.url)
const { config } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
const windows = process.platform === 'win32'
const { status, stdout, stderr, error } = spawnSync(
  windows ? 'npx.cmd' : 'npx',
  ['--yes', `pnpm@${config.pnpm}`, 'install', '--frozen-lockfile', '--prefer-offline'],
  { cwd: root, encoding: 'utf8', shell: windows, stdio: ['ignore', 'pipe', 'pipe'] },
)
if (status !== 0) {
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  process.stderr.write(`The packages could not be installed${error ? `: ${error.message}` : ''}. Is the npm registry reachable?\n`)
  process.exit(1)
}
