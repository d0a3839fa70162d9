// Installs what the lockfile names, with the pnpm that package.json names, then runs the script given (if
// any) on the Node that came with it: `node scripts/setup.mjs scripts/test.ts`. Quiet when there is nothing
// to do, and written for the Node that the machine has. A shell that has found `node` once keeps to it, so
// `setup && node x.ts` would not do.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const windows = process.platform === 'win32'

const install = () => {
  const { status, stdout, stderr, error } = spawnSync(
    windows ? 'npx.cmd' : 'npx',
    ['--yes', `pnpm@${config.pnpm}`, 'install', '--frozen-lockfile', '--prefer-offline'],
    { cwd: root, encoding: 'utf8', shell: windows, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  process.stderr.write(
    `The packages could not be installed${error ? `: ${error.message}` : '; what stands above says why'}. This needs the npm registry.\n`,
  )
  process.exit(1)
}

const run = (script, args) => {
  const bin = join(root, 'node_modules', '.bin')
  const bundled = join(bin, 'node')
  const node = existsSync(bundled) ? bundled : process.execPath
  if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
    process.stderr.write(
      `No Node comes with the repository for ${process.platform}-${process.arch}. Run this on Node 24; this one is ${process.version}.\n`,
    )
    process.exit(1)
  }
  const PATH = `${bin}${delimiter}${process.env.PATH}`
  const child = spawn(node, [join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  })
  // The child is the one that knows how to stop. A terminal sends its interrupt to both; a termination must
  // be passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1))
}

install()
const [script, ...args] = process.argv.slice(2)
if (script !== undefined) run(script, args)
