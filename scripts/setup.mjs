// Installs the packages of the lockfile, with the pnpm that package.json names. Then runs a script, if there
// is one, on the Node that was installed: `node scripts/setup.mjs scripts/test.ts`. It prints nothing if all
// is installed, and runs on any Node of the machine. `setup && node x.ts` would not work: a shell keeps the
// first `node` that it found.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const windows = process.platform === 'win32'

const stop = (why) => {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

const npm = (name, args) =>
  spawnSync(windows ? `${name}.cmd` : name, args, {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const failed = ({ stdout, stderr, error }) => {
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  const why = error ? `: ${error.message}` : '; the lines above say why'
  stop(`The packages could not be installed${why}. The installation needs the npm registry.`)
}

// The package of pnpm for this machine whose hash is known. Others come by npx, which trusts the registry.
const packageOfPnpm = () => {
  const { glibcVersionRuntime: glibc } = process.report?.getReport?.().header ?? {}
  const name = `@pnpm/exe.${process.platform}-${process.arch}`
  const isLinux = process.platform === 'linux'
  return config.pnpmHashes?.[name] !== undefined && (!isLinux || glibc !== undefined) ? name : undefined
}

// The program of pnpm, from a tarball whose hash is the one of package.json.
const fetchPnpm = (name) => {
  const place = join(root, '.build', 'pnpm', config.pnpm)
  const program = join(place, 'package', windows ? 'pnpm.exe' : 'pnpm')
  if (existsSync(program)) return program
  mkdirSync(join(root, '.build', 'pnpm'), { recursive: true })
  const draft = mkdtempSync(join(root, '.build', 'pnpm', 'draft-'))
  const packed = npm('npm', [
    'pack',
    `${name}@${config.pnpm}`,
    '--silent',
    '--prefer-offline',
    '--pack-destination',
    draft,
  ])
  if (packed.status !== 0) failed(packed)
  const tarball = join(draft, (packed.stdout.trim().split('\n').pop() ?? '').trim())
  const hash = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (hash !== config.pnpmHashes[name]) {
    rmSync(draft, { recursive: true, force: true })
    stop(
      `The registry gave another ${name}@${config.pnpm} than the one that package.json knows: ${hash}. ` +
        'Nothing was run. Do not go on before you know why.',
    )
  }
  const unpacked = spawnSync('tar', ['-xzf', tarball, '-C', draft], { encoding: 'utf8' })
  if (unpacked.status !== 0) failed(unpacked)
  rmSync(tarball)
  rmSync(place, { recursive: true, force: true })
  renameSync(draft, place)
  return program
}

const install = () => {
  const name = packageOfPnpm()
  const args = ['install', '--frozen-lockfile', '--prefer-offline']
  const done =
    name === undefined
      ? npm('npx', ['--yes', `pnpm@${config.pnpm}`, ...args])
      : spawnSync(fetchPnpm(name), args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (done.status !== 0) failed(done)
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
  const pnpm = join(root, '.build', 'pnpm', config.pnpm, 'package')
  const PATH = [bin, pnpm, process.env.PATH].join(delimiter)
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
