// The page of a report, for the documentation.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Chart from './Chart.ts'
import type { Report } from './Figure.ts'
import type { Suite } from './Suite.ts'
import { toMarkdown } from './Table.ts'
import { folder } from './Versions.ts'

// constructors

/** Writes `docs/benchmarks.md` and its pictures. */
export const write = (suites: ReadonlyArray<Suite>, report: Report): void => {
  const docs = join(folder, '..', '..', 'docs')
  rmSync(join(docs, 'benchmarks'), { recursive: true, force: true })
  mkdirSync(join(docs, 'benchmarks'), { recursive: true })
  const charts = suites.map((suite) => Chart.ofSuite(suite, report))
  for (const { file, svg } of charts.flat()) writeFileSync(join(docs, 'benchmarks', file), svg)
  writeFileSync(join(docs, 'benchmarks.md'), [head(report), ...suites.map((suite, i) => section(suite, report, charts[i] ?? []))].join('\n'))
}

// private

const head = ({ mode, machine, node, date, versions }: Report): string => `# Benchmarks

pipegram and its peers on the same work, in the same run: a process for each, taking turns, and each held to its work: handlers are counted, calls are counted by the server, replies are compared.
A figure is the median of the rounds; ± is half the way from the lowest to the highest, in per cent of the median, where it is not 0. Goals that are not met stand here like those that are.

- ${mode === 'full' ? 'A full run' : 'A quick run, of fewer and shorter rounds than a full one: take the figures as a first sight'} of ${date}, on Node ${node}.
- ${machine}.
- ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}.

Run it yourself: \`npm run bench\`, or \`npm run bench -- dispatch decode --quick\`. This page is written by a full run of all, or by \`--page\`.
`

const section = (suite: Suite, report: Report, charts: ReadonlyArray<Chart.Chart>): string => `## ${suite.title}

${suite.about}

**Goal**: ${suite.goal}

${toMarkdown(suite, report)}

${charts.map(({ file, title }) => `![${title}](benchmarks/${file})`).join('\n\n')}
`
