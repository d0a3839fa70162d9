// The charts of a suite: bars of the medians, one chart for each unit.

import * as echarts from 'echarts'
import type { SuiteReport } from './Figure.ts'
import type { Case, Subject, Suite } from './Suite.ts'

// model

/** A picture and what it shows. */
export interface Chart {
  readonly file: string
  readonly title: string
  readonly svg: string
}

// constructors

/** The charts of a suite. A missing figure has no bar, and its label says so. */
export const ofSuite = (suite: Suite, report: SuiteReport): ReadonlyArray<Chart> => {
  const all = suite.runs.flatMap(({ cases }) => cases)
  const units = [...new Set(all.map(({ unit }) => unit))]
  return units.map((unit, place) => {
    const cases = all.filter((each) => each.unit === unit)
    const title = `${suite.title}, ${unit} (${cases[0]?.better === 'less' ? 'less' : 'more'} is better)`
    return {
      file: `${suite.name}${units.length === 1 ? '' : `-${place + 1}`}.svg`,
      title,
      svg: draw(suite, cases, title, report),
    }
  })
}

// private

// A subject has the same colour in every chart. Colour-blind readers can tell the colours apart, too.
const colours: Readonly<Record<string, string>> = {
  pipegram: '#1d5fd1',
  grammY: '#009e73',
  'grammY runner': '#7fcdb5',
  Telegraf: '#e69f00',
  GramIO: '#cc79a7',
  puregram: '#d55e00',
  'node-telegram-bot-api': '#7b5ea7',
}
const spare = ['#56b4e9', '#b8a800', '#5b4a8a', '#8c564b']
const ofFloor = '#9aa1ab'
const ink = '#24292f'

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

const draw = (suite: Suite, cases: ReadonlyArray<Case>, title: string, report: SuiteReport): string => {
  const figures = report.suites[suite.name] ?? {}
  const values = cases.flatMap(({ name }) =>
    suite.subjects.flatMap((subject) => figures[name]?.[subject.name]?.median ?? []),
  )
  const positive = values.filter((value) => value > 0)
  // If the greatest value is far from the least, a linear scale would hide all bars but one.
  const wide =
    positive.length === values.length &&
    positive.length > 0 &&
    Math.max(...positive) / Math.min(...positive) > 20
  // Bars begin at this value, too: on a logarithmic scale they would hang down from 1.
  const bottom = wide ? 10 ** Math.floor(Math.log10(Math.min(...positive))) : 0
  const upright = cases.length * suite.subjects.length > 20
  const others = suite.subjects.filter(({ name, floor }) => floor !== true && colours[name] === undefined)
  const colourOf = (subject: Subject): string =>
    subject.floor === true
      ? ofFloor
      : (colours[subject.name] ?? spare[others.indexOf(subject) % spare.length] ?? ink)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 340 })
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: {
      text: wide ? `${title}, logarithmic` : title,
      left: 8,
      top: 6,
      textStyle: { fontSize: 14, color: ink },
    },
    legend: { bottom: 6, itemWidth: 14, itemHeight: 12, itemGap: 26, textStyle: { color: ink } },
    // The figures above the highest bars need this room.
    grid: { left: 16, right: 16, top: upright ? 76 : 56, bottom: 40, containLabel: true },
    xAxis: {
      type: 'category',
      data: cases.map(({ name }) => name),
      axisLabel: { color: ink },
      axisTick: { show: false },
    },
    yAxis: {
      ...(wide ? { type: 'log', min: bottom, startValue: bottom } : { type: 'value' }),
      axisLabel: { color: ink },
    },
    series: suite.subjects.map((subject) => ({
      name: subject.floor === true ? `${subject.name} (floor)` : subject.name,
      type: 'bar',
      itemStyle: { color: colourOf(subject) },
      label: {
        show: true,
        position: 'top',
        color: ink,
        fontSize: 11,
        ...(upright ? { rotate: 90, align: 'left', verticalAlign: 'middle', distance: 6 } : {}),
      },
      data: cases.map(({ name }) => {
        const median = figures[name]?.[subject.name]?.median ?? undefined
        return {
          value: median ?? bottom,
          label: { formatter: median === undefined ? 'no figure' : compact.format(median) },
        }
      }),
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}
