// `npm run bench`: runs all suites or some, and prints a table for each. A full run of all suites writes
// docs/operate/benchmarks.md.

import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import * as Page from './Page.ts'
import { runAll } from './Runner.ts'
import { estimate } from './Suite.ts'
import { suites } from './Suites.ts'
import { toText } from './Table.ts'

const names = suites.map(({ name }) => `[${name}]`).join(' ')
const usage = `npm run bench -- ${names} [--quick] [--json FILE] [--page]`

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const inWords = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`

const read = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean' }, json: { type: 'string' }, page: { type: 'boolean' } },
    })
    const unknown = positionals.find((name) => !suites.some((suite) => suite.name === name))
    if (unknown === undefined) return { ...values, named: positionals }
    process.stderr.write(`There is no suite "${unknown}".\n${usage}\n`)
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}\n`)
  }
  return undefined
}

const args = read()
if (args === undefined) process.exitCode = 2
else {
  // `state` also names `state-stores`.
  const isNamed = (name: string) => args.named.some((each) => name === each || name.startsWith(`${each}-`))
  const chosen = suites.filter(({ name }) => args.named.length === 0 || isNamed(name))
  const mode = args.quick === true ? 'quick' : 'full'
  const seconds = chosen.map((suite) => estimate(suite, suite.plans[mode], cpus().length))
  const total = inWords(seconds.reduce((sum, each) => sum + each, 0))
  const each = chosen.map(({ name }, i) => `${name} ${seconds[i]} s`).join(', ')
  process.stderr.write(`About ${total}: ${each}.\n`)
  const began = performance.now()
  const report = await runAll(chosen, mode, (line) => void process.stderr.write(`... ${line}\n`))
  for (const suite of chosen) print(`\n${toText(suite, report)}`)
  print(`\n${report.machine}, Node ${report.node}; ${Math.round((performance.now() - began) / 1000)} s.`)
  print('± is half the distance from the lowest to the highest round, in per cent of the median.')
  if (args.json !== undefined) writeFileSync(args.json, `${JSON.stringify(report, null, 2)}\n`)
  // Only a full run writes the page, or a run of all suites with --page.
  if (
    report.failures.length === 0 &&
    chosen.length === suites.length &&
    (args.page === true || args.quick !== true)
  )
    Page.write(suites, report)
  for (const failure of report.failures) process.stderr.write(`FAIL ${failure}\n`)
  if (report.failures.length > 0) process.exitCode = 1
}
