// The packages as their users get them: packed, installed by npm in an empty folder outside this workspace,
// imported whole, type-checked, and run with bare Node.

import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { openFile } from './lib/Editor.ts'
import { isInternal } from './lib/Exports.ts'
import { templateNames, tryTemplate } from './lib/Scaffold.ts'
import { bundledBytes, residueOf } from './lib/Shaking.ts'
import { at, publicPackages, readJson, root, run, tsc, type Package } from './lib/Workspace.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pipegram-smoke-')))
const packages = publicPackages()
const windows = process.platform === 'win32'

const step = (title: string): void => console.log(`...   ${title}`)

const catalog = (name: string): string => {
  const version = new RegExp(`^ +'?${name}'?: (\\S+)$`, 'm').exec(
    readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'),
  )?.[1]
  if (version === undefined) throw new Error(`The catalog of pnpm-workspace.yaml has no ${name}.`)
  return version
}

const pack = ({ path, name }: Package): string => {
  const pnpm = `pnpm@${String(at(readJson(join(root, 'package.json')), 'config', 'pnpm'))}`
  run(windows ? 'npx.cmd' : 'npx', ['--yes', pnpm, 'pack', '--pack-destination', join(folder, 'tarballs')], {
    cwd: path,
  })
  const tarball = readdirSync(join(folder, 'tarballs')).find((file) =>
    file.startsWith(`${name.replace('@', '').replace('/', '-')}-`),
  )
  if (tarball === undefined)
    throw new Error(`${name} was packed, but no tarball of it is in ${folder}/tarballs.`)
  return join(folder, 'tarballs', tarball)
}

// publint and attw look at a tarball as Node, the type checker and bundlers will.
const inspect = (tarball: string): void => {
  run(process.execPath, [join(root, 'node_modules/publint/src/cli.js'), 'run', tarball, '--strict'])
  run(process.execPath, [
    join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './whole',
    '--no-color',
  ])
}

const install = (tarballs: ReadonlyMap<string, string>): void => {
  const ours = Object.fromEntries([...tarballs].map(([name, path]) => [name, `file:${path}`]))
  const others = Object.fromEntries(
    [
      '@fluent/bundle',
      'markdown-it',
      're2js',
      'remend',
      'fp-ts',
      'io-ts',
      'fast-check',
      '@types/node',
      'eslint',
      'typescript',
    ].map((name) => [name, catalog(name)]),
  )
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify(
      { private: true, type: 'module', dependencies: { ...ours, ...others }, overrides: ours },
      null,
      2,
    ),
  )
  run(
    windows ? 'npm.cmd' : 'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: folder },
  )
  const lock = readJson(join(folder, 'package-lock.json'))
  for (const name of tarballs.keys()) {
    const source = String(at(lock, 'packages', `node_modules/${name}`, 'resolved'))
    if (!source.startsWith('file:'))
      throw new Error(`${name} came from ${source} and not from this repository.`)
  }
  // A second copy of one of ours, deeper, would have come from elsewhere.
  const nested = globSync('node_modules/**/node_modules/{@pipegram/*,pipegram}', { cwd: folder })
  if (nested.length > 0) throw new Error(`There are second copies of: ${nested.join(', ')}`)
}

const importOf = ({ name }: Package, path: string): string => (path === 'index' ? name : `${name}/${path}`)

// What each package exports, and the files in its `dist` that it does not.
const exportsOf = (name: string): object => {
  const { exports } = readJson(join(folder, 'node_modules', name, 'package.json'))
  return typeof exports === 'object' && exports !== null ? exports : {}
}

const subpaths = ({ name }: Package): ReadonlyArray<string> =>
  Object.keys(exportsOf(name))
    .filter((path) => !['./package.json', './whole'].includes(path))
    .map((path) => path.replace(/^\.\/?/, '') || 'index')

const closedPaths = ({ name }: Package): ReadonlyArray<string> =>
  globSync('**/*.js', { cwd: join(folder, 'node_modules', name, 'dist') })
    .map((file) => file.replaceAll('\\', '/').replace(/\.js$/, ''))
    .filter((path) => isInternal(path) || path === 'node')
    .toSorted()

// Every file that exports make public can be imported, what is internal cannot.
const importAll = (): number => {
  const open = packages.flatMap((each) => subpaths(each).map((path) => importOf(each, path)))
  const closed = packages.flatMap((each) => closedPaths(each).map((path) => importOf(each, path)))
  if (open.length < packages.length || closed.length === 0)
    throw new Error('Too little is there to import: did the build write dist/?')
  writeFileSync(
    join(folder, 'imports.mjs'),
    `for (const path of ${JSON.stringify(open)}) await import(path)
for (const path of ${JSON.stringify(closed)}) {
  const code = await import(path).then(() => 'imported', (error) => error.code)
  if (code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED')
    throw new Error(\`\${path} is internal and can be imported (\${code})\`)
}
`,
  )
  run(process.execPath, ['imports.mjs'], { cwd: folder })
  return open.length + closed.length
}

const consumers = ['consumer.ts', 'isTransient.ts', 'names.ts']

const checkTypes = (resolution: 'nodenext' | 'bundler'): void => {
  const config = join(folder, `tsconfig.${resolution}.json`)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2023',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    module: resolution === 'bundler' ? 'preserve' : 'nodenext',
    moduleResolution: resolution,
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [...consumers, 'all.ts'] }))
  // A consumer that sees every declaration of ours, so that none is left unchecked.
  const all = packages.flatMap((each) => subpaths(each).map((path) => importOf(each, path)))
  writeFileSync(
    join(folder, 'all.ts'),
    all.map((path, i) => `export type * as M${i} from '${path}'\n`).join(''),
  )
  run(process.execPath, [tsc, '-p', config, '--pretty', 'false'], { cwd: folder })
}

// What `npm install pipegram` brings of ours.
const brought = (name = 'pipegram'): ReadonlyArray<string> => {
  const { dependencies } = readJson(join(folder, 'node_modules', name, 'package.json'))
  const ours = Object.keys(dependencies ?? {}).filter((each) => packages.some((one) => one.name === each))
  return [...new Set([name, ...ours.flatMap(brought)])]
}

// No user waits for what we install, or for their editor to read it.
const limits = { bytes: 3_000_000, filesLoaded: 60, bundledBytes: 87_000 }

const weigh = (): string => {
  const names = brought()
  const files = names.flatMap((name) =>
    globSync(`node_modules/${name}/**/*`, { cwd: folder, withFileTypes: true }).filter((each) =>
      each.isFile(),
    ),
  )
  const bytes = files.reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0)
  const declarations = files.filter(({ name }) => name.endsWith('.d.ts')).length
  const modules = packages.filter(({ name }) => names.includes(name)).flatMap(subpaths).length
  if (names.length < 5 || bytes > limits.bytes)
    throw new Error(`Installed, ${names.join(', ')} have ${bytes} bytes, of ${limits.bytes} at most.`)
  // One for each module, one for each package, and what stands alone.
  if (declarations > modules + 2 * names.length)
    throw new Error(`There are ${declarations} declaration files for ${modules} modules.`)
  return `${names.length} packages, ${files.length} files, ${bytes} bytes, ${declarations} declaration files`
}

const countLoaded = (): number => {
  const args = '--listFilesOnly --strict --module nodenext --target es2023 --types node bot.ts'.split(' ')
  const listed = run(process.execPath, [tsc, ...args], { cwd: folder }).split('\n')
  const ours = listed.filter((file) => /node_modules\/(?:@pipegram|pipegram)\//.test(file)).length
  if (ours === 0 || ours > limits.filesLoaded)
    throw new Error(
      `For an echo bot the type checker loads ${ours} files of ours, of ${limits.filesLoaded} at most.`,
    )
  return ours
}

// An editor shows names as they are, their comments and examples, and goes to the one declaration.
const askEditor = (): void => {
  const hover = openFile(join(folder, 'names.ts'))
  const expected = [
    ['senderOf = (message: Message', 'interface Message', 'api#message', 'core', 0],
    ['[commands, sendMessage', '(params: SendMessageParams) => Call<Message>', 'api#sendmessage', 'core', 0],
    ['[commands', 'const commands: ', 'table of commands', 'compose', 1],
    ['throttle, bold', 'const bold: (part: Part) => Text', 'Bold text', 'core', 1],
    ['sendMessage, throttle', 'ThrottleOptions', 'window', 'compose', 1],
    ['Token.fromString', 'const fromString: (text: string) => Either<', 'token', 'core', 1],
  ] as const
  for (const [text, signature, documentation, owner, examples] of expected) {
    const found = hover(text)
    const file = `node_modules/@pipegram/${owner}/dist/declarations.d.ts`
    if (
      !found.signature.includes(signature) ||
      !found.documentation.includes(documentation) ||
      found.examples.length !== examples ||
      found.definitions.length === 0 ||
      !found.definitions.every((each) => each.endsWith(file))
    )
      throw new Error(`Over ${text} an editor shows:\n${JSON.stringify(found, null, 2)}`)
  }
}

const bundle = async (): Promise<number> => {
  for (const { name } of packages.filter(({ isTool }) => !isTool)) {
    const whole = join(folder, 'node_modules', name, 'dist', 'whole.js')
    const residue = existsSync(whole) ? await residueOf(whole) : ''
    // A product of two numbers may stay.
    if (residue.length > 50) throw new Error(`A bundler cannot leave out all of ${name}:\n${residue}`)
  }
  const source = readFileSync(join(folder, 'bot.ts'), 'utf8')
  const bytes = await bundledBytes(source, folder)
  if (bytes < 10_000 || bytes > limits.bundledBytes)
    throw new Error(`Bundled, an echo bot has ${bytes} bytes, of ${limits.bundledBytes} at most.`)
  return bytes
}

try {
  step('build')
  run(process.execPath, [join(root, 'scripts/build.ts')])
  mkdirSync(join(folder, 'tarballs'))
  step(`pack ${packages.map(({ name }) => name).join(', ')}`)
  const tarballs = new Map(packages.map((each) => [each.name, pack(each)]))
  step('publint and attw')
  for (const tarball of tarballs.values()) inspect(tarball)
  step(`install in ${folder}`)
  install(tarballs)
  step('import every subpath')
  console.log(`ok    ${importAll()} subpaths`)
  for (const file of ['echo.mjs', 'command.mjs', 'bot.ts', ...consumers, 'lint.mjs', 'mistaken.ts'])
    copyFileSync(join(root, 'scripts/smoke', file), join(folder, file))
  step('check the types of a consumer')
  checkTypes('nodenext')
  checkTypes('bundler')
  step('weigh what is installed')
  console.log(`ok    ${weigh()}, ${countLoaded()} of them loaded for an echo bot`)
  step('ask an editor')
  askEditor()
  step('bundle an echo bot')
  console.log(`ok    ${await bundle()} bytes`)
  step(`run an echo bot on Node ${process.version}, as bundlers take it as well`)
  for (const options of [[], ['--conditions=module']])
    console.log(run(process.execPath, [...options, 'echo.mjs'], { cwd: folder }).trim())
  step('run the emulator as a command')
  console.log(run(process.execPath, ['command.mjs'], { cwd: folder }).trim())
  step('run the command of the front door')
  const diagram = run(process.execPath, ['node_modules/pipegram/bin/pipegram.mjs', 'inspect', 'bot.ts'], {
    cwd: folder,
  })
  if (!diagram.includes('message:text')) throw new Error(`inspect drew another bot:\n${diagram}`)
  console.log('ok    inspect draws the bot')
  const stage = { installed: folder, folder: join(folder, 'bots'), tarballs }
  for (const [i, template] of templateNames(stage).entries()) {
    const style = i % 2 === 0 ? 'pipeline' : 'async'
    step(`create a project: ${template}, ${style}; install, check, test and start it`)
    const begin = performance.now()
    await tryTemplate(stage, template, style)
    console.log(`ok    in ${Math.round((performance.now() - begin) / 1000)} s`)
  }
  step('lint with the plugin')
  console.log(run(process.execPath, ['lint.mjs'], { cwd: folder }).trim())
  console.log('ok    the packages work as their users get them')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(
    `\nThe smoke test failed. Run it alone: npm run smoke. The folder is kept: ${pathToFileURL(folder).href}`,
  )
  process.exit(1)
}
rmSync(folder, { recursive: true })
