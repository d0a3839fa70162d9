// All checks of the repository, in one run. The first failure ends the run, and says how to run only that
// check. The last line has the number of tests, from the reports of the runners.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { readJson, root, tsc } from './lib/Workspace.ts'

// model

interface Step {
  readonly title: string
  readonly command: ReadonlyArray<string>
  /** The command that runs only this step. */
  readonly alone: string
  /** The file of its counts. */
  readonly report?: string
}

const reports = join(root, '.build', 'reports')
const report = (name: string): string => join(reports, `${name}.json`)
const bin = (path: string): string => join(root, 'node_modules', path)

// The steps of one line run beside each other, at most two. The tests come last, so that nothing runs beside
// them.
const lines: ReadonlyArray<ReadonlyArray<Step>> = [
  [
    { title: 'format', command: [bin('oxfmt/bin/oxfmt'), '--check'], alone: 'npm run format' },
    { title: 'exports', command: ['scripts/exports.ts', '--check'], alone: 'npm run exports' },
  ],
  [
    { title: 'types', command: [tsc, '-p', 'tsconfig.json', '--pretty', 'false'], alone: 'npm run types' },
    {
      title: 'layers',
      command: [
        bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'packages',
        'examples',
        'scripts',
      ],
      alone: 'npm run layers',
    },
  ],
  [
    { title: 'code in the documentation', command: ['scripts/docs.ts'], alone: 'npm run docs:check' },
    { title: 'API pages', command: ['scripts/api.ts', '--check'], alone: 'npm run docs:api' },
  ],
  [
    {
      title: 'schema and generated code',
      command: ['packages/schema/scripts/check.ts'],
      alone: 'npm run schema:check',
    },
  ],
  [
    {
      title: 'type tests',
      command: [bin('tstyche/dist/bin.js')],
      alone: 'npm run test:types',
      report: report('types'),
    },
    { title: 'type budget', command: ['scripts/type-budget.ts'], alone: 'npm run type-budget' },
  ],
  // It takes two processors by itself. ESLint runs with the long tests.
  [{ title: 'lint', command: [bin('oxlint/bin/oxlint')], alone: 'npm run lint' }],
  [
    {
      title: 'tests',
      command: [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report('tests')}`,
      ],
      alone: 'npm run test:unit',
      report: report('tests'),
    },
  ],
]

// constructors

const env = {
  ...process.env,
  PATH: `${bin('.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  TYPE_TEST_REPORT: report('types'),
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
}

interface Run {
  readonly step: Step
  readonly printed: string
  readonly ok: boolean
  readonly seconds: number
}

// The output of a step waits until the step ends: the lines of two steps must not mix.
const run = (step: Step): Promise<Run> =>
  new Promise((resolve) => {
    const start = performance.now()
    const chunks: Array<string> = []
    const child = spawn(process.execPath, step.command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const hear = (chunk: Buffer | string): void => {
      chunks.push(chunk.toString())
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('close', (code) =>
      resolve({
        step,
        printed: chunks.join('').trim(),
        ok: code === 0,
        seconds: (performance.now() - start) / 1000,
      }),
    )
  })

// destructors

const noise = /^\s*$|Isolate|isolate: false|JSON report|Start at/

const show = ({ step, printed, ok, seconds }: Run): void => {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${step.title} (${seconds.toFixed(1)} s)`)
  const text = ok
    ? printed
        .split('\n')
        .filter((line) => !noise.test(line))
        .slice(-6)
        .join('\n')
    : printed
  if (text !== '') console.log(text.replaceAll(/^/gm, '      '))
  if (!ok) console.log(`\n"${step.title}" failed. Run only this check: ${step.alone}`)
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

// vitest and tstyche write reports of different forms.
const countsOf = (path: string): Counts => {
  const { numPassedTests, numFailedTests, tests } = readJson(path)
  if (typeof tests === 'object' && tests !== null && 'passed' in tests && 'failed' in tests)
    return { passed: numberOf(tests.passed), failed: numberOf(tests.failed) }
  return { passed: numberOf(numPassedTests), failed: numberOf(numFailedTests) }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

for (const steps of lines) {
  console.log(`...   ${steps.map(({ title }) => title).join(', ')}`)
  const runs = await Promise.all(steps.map(run))
  runs.forEach(show)
  if (!runs.every(({ ok }) => ok)) {
    process.exitCode = 1
    break
  }
}

const written = lines
  .flat()
  .flatMap(({ report: path }) => (path !== undefined && existsSync(path) ? [countsOf(path)] : []))
const passed = written.reduce((sum, counts) => sum + counts.passed, 0)
const failed = written.reduce((sum, counts) => sum + counts.failed, 0)
if (process.exitCode !== 1 && passed === 0) {
  console.log('No test ran.')
  process.exitCode = 1
}
// If a check ended the run before the tests, a count without a failure would look like success.
if (process.exitCode !== 1 || failed > 0) console.log(`\n${passed} passed, ${failed} failed`)
