// Charts of a suite: bars of the medians, one chart for each unit, drawn by a library.

import * as echarts from 'echarts'
import type { Report } from './Figure.ts'
import type { Case, Suite } from './Suite.ts'

// model

/** A picture and what it shows. */
export interface Chart {
  readonly file: string
  readonly title: string
  readonly svg: string
}

// constructors

/** The charts of a suite. Figures that are missing have no bar. */
export const ofSuite = (suite: Suite, report: Report): ReadonlyArray<Chart> => {
  const all = suite.runs.flatMap(({ cases }) => cases)
  const units = [...new Set(all.map(({ unit }) => unit))]
  return units.map((unit, place) => {
    const cases = all.filter((each) => each.unit === unit)
    const title = `${suite.title}, ${unit} (${cases[0]?.better === 'less' ? 'less' : 'more'} is better)`
    return { file: `${suite.name}${units.length === 1 ? '' : `-${place + 1}`}.svg`, title, svg: draw(suite, cases, title, report) }
  })
}

// private

const draw = (suite: Suite, cases: ReadonlyArray<Case>, title: string, report: Report): string => {
  const figures = report.suites[suite.name] ?? {}
  const subjects = suite.subjects.map(({ name }) => name)
  const values = cases.flatMap(({ name }) => subjects.flatMap((subject) => figures[name]?.[subject]?.median ?? []))
  const positive = values.filter((value) => value > 0)
  // Where the greatest is far from the least, bars of equal steps would hide all but one.
  const wide = positive.length === values.length && positive.length > 0 && Math.max(...positive) / Math.min(...positive) > 20
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 320 })
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: wide ? `${title}, logarithmic` : title, left: 8, top: 6, textStyle: { fontSize: 14 } },
    legend: { bottom: 4 },
    grid: { left: 16, right: 16, top: 44, bottom: 40, containLabel: true },
    xAxis: { type: 'category', data: cases.map(({ name }) => name) },
    yAxis: wide ? { type: 'log', min: 10 ** Math.floor(Math.log10(Math.min(...positive))) } : { type: 'value' },
    series: subjects.map((subject) => ({ name: subject, type: 'bar', data: cases.map(({ name }) => figures[name]?.[subject]?.median ?? '-') })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}
