// Puts small faults into a copy of a package, one at a time, and runs its tests: `npm run mutants -- core`. A
// seed picks the places. docs/operate/mutants.md gets the counts, and the terminal the faults that no test
// noticed. `--places 40` tries more places; `--at packages/core/src/text/Text.ts:1-9` tries these lines, and
// writes no page. `--dry` only prints the places.

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { isKilled, mutantsIn, placesOf, scoreOf, withRow } from './lib/Mutants.ts'
import { readJson, root, run } from './lib/Workspace.ts'

/** The packages whose tests are tried. */
const names = ['core', 'client', 'compose', 'updates', 'queue', 'storage', 'emulator', 'testing']

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '17' },
    places: { type: 'string', default: '14' },
    at: { type: 'string', multiple: true },
    dry: { type: 'boolean' },
  },
  allowPositionals: true,
})
const [seed, count] = [Number(values.seed), Number(values.places)]
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0 || !Number.isSafeInteger(seed) || !(count >= 1)) {
  console.error(`Name packages of ${names.join(', ')}; --seed is a whole number, --places is 1 or more.`)
  process.exit(1)
}

const sourcesOf = (name: string) =>
  globSync(`packages/${name}/src/**/*.ts`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\/generated\/|\/index\.ts$|\.d\.ts$/.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

// Stryker changes files in place, so it gets a copy of the repository. Packages find each other in the copy;
// what they depend on is that of the repository.
const copyTo = (tree: string): void => {
  rmSync(tree, { recursive: true, force: true })
  const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0')
  for (const file of files.filter((path) => path !== '' && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    cpSync(join(root, file), join(tree, file))
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction')
  for (const folder of globSync('{packages,examples}/*/node_modules', { cwd: root }))
    cpSync(join(root, folder), join(tree, folder), { recursive: true, verbatimSymlinks: true })
}

const tryOut = (name: string, places: ReadonlyArray<string>) => {
  const tree = join(root, '.build', 'mutants', name)
  copyTo(tree)
  const settings = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutants.config.ts' },
    mutate: places,
    // Words are no decisions: the tests of texts compare them anyway.
    mutator: { excludedMutations: ['StringLiteral', 'Regex'] },
    inPlace: true,
    coverageAnalysis: 'perTest',
    // A fault in a constant of a module needs all tests in a new process.
    ignoreStatic: true,
    // A mutant often makes a test hang: meanwhile, the next one is tried.
    concurrency: 2,
    // A busy machine is slow, and must not count as a test that noticed.
    timeoutMS: 120_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 30,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: 'mutation.json' },
    checkers: [],
    allowEmpty: true,
  }
  writeFileSync(join(tree, 'stryker.config.json'), JSON.stringify(settings))
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'stryker.config.json'],
    { cwd: tree, stdio: 'inherit', env: { ...process.env, MUTANTS_PACKAGE: name } },
  )
  if (status !== 0) throw new Error(`Stryker failed for ${name}: its words are above.`)
  return mutantsIn(readJson(join(tree, 'mutation.json')))
}

for (const name of positionals.length === 0 ? names : positionals) {
  const places = values.at ?? placesOf(sourcesOf(name), seed, count)
  if (values.dry === true) {
    console.log(places.join('\n'))
    continue
  }
  const mutants = tryOut(name, places)
  const killed = mutants.filter(isKilled).length
  for (const mutant of mutants.filter((each) => !isKilled(each)))
    console.log(`${mutant.path}:${mutant.line} ${mutant.status}, ${mutant.kind}: ${mutant.text}`)
  const row = { name, seed, date: new Date().toISOString().slice(0, 10), tried: mutants.length, killed }
  console.log(`${name}: ${killed} of ${mutants.length} mutants were noticed, ${scoreOf(row)} %`)
  const page = join(root, 'docs', 'operate', 'mutants.md')
  if (values.at === undefined) writeFileSync(page, withRow(row)(readFileSync(page, 'utf8')))
}
