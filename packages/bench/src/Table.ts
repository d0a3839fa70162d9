// A report as text: a table for each suite, with a line for each case.

import { format, spread, type SuiteReport, type Summary } from './Figure.ts'
import type { Suite } from './Suite.ts'

// destructors

/** The cells of a suite: a head, then a row for each case, with a column for each subject. */
export const cells = (suite: Suite, report: SuiteReport): ReadonlyArray<ReadonlyArray<string>> => {
  const figures = report.suites[suite.name] ?? {}
  const names = suite.subjects.map(({ name, floor }) => (floor === true ? `${name} (floor)` : name))
  const lines = suite.runs
    .flatMap(({ cases }) => cases)
    .map(({ name, unit }) => [
      `${name}, ${unit}`,
      ...suite.subjects.map((subject) => cell(figures[name]?.[subject.name])),
    ])
  return [['', ...names], ...lines]
}

/** A table for a terminal. */
export const toText = (suite: Suite, report: SuiteReport): string => {
  const rows = cells(suite, report)
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (row: ReadonlyArray<string>): string =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return [`${suite.title}. ${suite.goal}`, ...rows.map(line)].join('\n')
}

/** A table for a page. */
export const toMarkdown = (suite: Suite, report: SuiteReport): string => {
  const [head = [], ...rows] = cells(suite, report)
  const line = (row: ReadonlyArray<string>): string => `| ${row.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  )
}

// private

const cell = (summary: Summary | undefined): string => {
  if (summary === undefined) return ''
  if (summary.median === null) return `missing: ${summary.missing}`
  const percent = spread(summary)
  return `${format(summary.median)}${percent === 0 ? '' : ` ±${percent} %`}`
}
