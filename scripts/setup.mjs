// Installs the packages of the lockfile, with the pnpm that package.json names. Then runs a script, if there
// is one, on the Node that was installed: `node scripts/setup.mjs scripts/test.ts`. It prints nothing if all
// is installed, and runs on any Node of the machine. `setup && node x.ts` would not work: a shell keeps the
// first `node` that it found.
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
  const why = error ? `: ${error.message}` : '; the lines above say why'
  process.stderr.write(
    `The packages could not be installed${why}. The installation needs the npm registry.\n`,
  )
  process.exit(1)
}

const run = (script, args) => {
  const bin = join(root, 'node_modules', '.bin')
  const bundled = join(bin, 'node')
  const node = existsSync(bundled) ? bundled : process.execPath
  if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
    const machine = `${process.platform}-${process.arch}`
    process.stderr.write(`The repository brings no Node for ${machine}.\n`)
    process.stderr.write(`Run this on Node 24; this Node is ${process.version}.\n`)
    process.exit(1)
  }
  const PATH = `${bin}${delimiter}${process.env.PATH}`
  const child = spawn(node, [join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  })
  // The child stops itself. A terminal sends an interrupt to both processes; a termination must be passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1))
}

install()
const [script, ...args] = process.argv.slice(2)
if (script !== undefined) run(script, args)
