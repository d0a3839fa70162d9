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

pipegram and its peers do the same work in the same run. Each has a process of its own, and the processes take
turns. The bench checks the work: it counts handlers, the server counts calls, and replies are compared.
A figure is the median of the rounds. ± is half the distance from the lowest round to the highest, in per cent
of the median; it is left out if it is 0. A floor, grey in the charts, is the least that could do the work.
The page lists the goals that are met and those that are not.

- A ${mode === 'full' ? 'full' : 'quick'} run of ${date}, on Node ${node}.${mode === 'full' ? '' : quick}
- ${machine}.
- ${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ')}.

Run it yourself: \`npm run bench\` takes about fourteen minutes, \`npm run bench -- --quick\` about two.
\`npm run bench -- dispatch decode\` runs only these two suites. A full run of all suites writes this page.
`

const quick = ' It has fewer and shorter rounds than a full run, so its figures are a first impression.'

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
