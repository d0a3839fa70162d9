// The page of a report, for the documentation.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Chart from './Chart.ts'
import type { SuiteReport } from './Figure.ts'
import type { Suite } from './Suite.ts'
import { toMarkdown } from './Table.ts'
import { folder } from './Versions.ts'

// constructors

/** Writes `docs/operate/benchmarks.md` and its pictures. */
export const write = (suites: ReadonlyArray<Suite>, report: SuiteReport): void => {
  const docs = join(folder, '..', '..', 'docs', 'operate')
  rmSync(join(docs, 'benchmarks'), { recursive: true, force: true })
  mkdirSync(join(docs, 'benchmarks'), { recursive: true })
  const charts = suites.map((suite) => Chart.ofSuite(suite, report))
  for (const { file, svg } of charts.flat()) writeFileSync(join(docs, 'benchmarks', file), svg)
  writeFileSync(
    join(docs, 'benchmarks.md'),
    [head(report), ...suites.map((suite, i) => section(suite, report, charts[i] ?? []))].join('\n'),
  )
}

// private

const head = ({ mode, machine, node, date, versions }: SuiteReport): string => `# Benchmarks

pipegram and its peers on the same work, in the same run: a process for each, taking turns, and each held to its work: handlers are counted, calls are counted by the server, replies are compared.
A figure is the median of the rounds; ± is half the distance from the lowest round to the highest, in per cent of the median, and is left out where it is 0.
A floor, grey in the charts, is the least that could do the work at all. Goals that are not met stand here like those that are.

- A ${mode === 'full' ? 'full' : 'quick'} run of ${date}, on Node ${node}.${mode === 'full' ? '' : ' Its rounds are fewer and shorter than those of a full one: take its figures as a first sight.'}
- ${machine}.
- ${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ')}.

Run it yourself: \`npm run bench\` takes about twelve minutes, \`npm run bench -- --quick\` about two, and \`npm run bench -- dispatch decode\` runs two suites alone. A full run of all suites writes this page.
`

const section = (
  suite: Suite,
  report: SuiteReport,
  charts: ReadonlyArray<Chart.Chart>,
): string => `## ${suite.title}

${suite.about}

**Goal**: ${suite.goal}

${toMarkdown(suite, report)}

${charts.map(({ file, title }) => `![${title}](benchmarks/${file})`).join('\n\n')}
`
