import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Chart from '../src/Chart.ts'
import { format, missing, spread, summarise, type SuiteReport } from '../src/Figure.ts'
import { assertDone, rate, rateAtOnce } from '../src/Meter.ts'
import { makeOrder, updateText } from '../src/servers/Updates.ts'
import { estimate, type Suite } from '../src/Suite.ts'
import { suites } from '../src/Suites.ts'
import { toMarkdown, toText } from '../src/Table.ts'

describe('a figure', () => {
  it('is a median between the lowest and the highest round, in any order of the rounds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (rounds) => {
        const summary = summarise(rounds, 'x/s')
        if (summary.median === null) throw new Error('The median is missing.')
        expect(summary.min).toBe(Math.min(...rounds))
        expect(summary.max).toBe(Math.max(...rounds))
        expect(summary.median).toBeGreaterThanOrEqual(summary.min)
        expect(summary.median).toBeLessThanOrEqual(summary.max)
        expect(summarise(rounds.toReversed(), 'x/s')).toEqual(summary)
      }),
    )
  })

  it('is refused without rounds, or with a round that is not a number', () => {
    expect(() => summarise([], 'x/s')).toThrow('have no median')
    expect(() => summarise([1, Number.NaN], 'x/s')).toThrow('have no median')
  })

  it('has three digits, and a spread in per cent', () => {
    expect(format(1_163_219)).toBe('1,160,000')
    expect(format(0.3456)).toBe('0.346')
    expect(spread({ median: 100, min: 90, max: 110 })).toBe(10)
  })
})

it('plans at most fourteen minutes for a full run, and less than three for a quick one', () => {
  const total = (mode: 'full' | 'quick'): number =>
    suites.reduce((sum, suite) => sum + estimate(suite, suite.plans[mode], 2), 0)
  expect(total('full')).toBeLessThanOrEqual(14 * 60)
  expect(total('quick')).toBeLessThan(180)
  // The suite of memory has one long round, with three points.
  expect(suites.filter(({ plans, together }) => together !== true && plans.full.rounds < 5)).toEqual([])
})

describe('the work of a subject', () => {
  it('is counted', async () => {
    let done = 0
    const { count } = await rate(0, () => (done += 1))
    expect([count, done]).toEqual([1, 1])
    const atOnce = await rateAtOnce(0, 5, async () => undefined)
    expect(atOnce.count).toBe(5)
  })

  it('is a failure if it was skipped', () => {
    expect(() => assertDone('updates', 9, 10)).toThrow('Work was skipped: updates: 9 of 10.')
  })

  it('has no figure if it breaks the order of a chat', () => {
    const texts = Array.from({ length: 6000 }, (_, i) => JSON.parse(updateText(i + 1)).message)
    const handle = (
      messages: ReadonlyArray<{ readonly chat: { readonly id: number }; readonly text: string }>,
    ): number => {
      const order = makeOrder()
      for (const { chat, text } of messages) {
        order.begin(chat.id, text)
        order.end(chat.id)
      }
      return order.handled()
    }
    expect(handle(texts)).toBe(6000)
    expect(() => handle(texts.toReversed())).toThrow('breaks the order')
    expect(() => handle([...texts, texts[0]])).toThrow('breaks the order')
    const order = makeOrder()
    order.begin(1001, '0')
    order.begin(1001, '1')
    expect(order.handled).toThrow('breaks the order')
  })
})

describe('a report', () => {
  const suite: Suite = {
    name: 's',
    title: 'S',
    about: 'It does.',
    goal: 'More.',
    runs: [{ name: 'r', cases: [{ name: 'c', unit: 'x/s', better: 'more' }] }],
    subjects: [
      { name: 'A', floor: true, prepare: { missing: 'x' } },
      { name: 'B', prepare: { missing: 'not there yet' } },
    ],
    plans: {
      full: { rounds: 1, effort: { ms: 0, scale: 0 } },
      quick: { rounds: 1, effort: { ms: 0, scale: 0 } },
      once: { rounds: 1, effort: { ms: 0, scale: 0 } },
    },
  }
  const report: SuiteReport = {
    node: 'v24',
    mode: 'quick',
    machine: 'm',
    date: '2026-01-01',
    versions: {},
    failures: [],
    suites: { s: { c: { A: summarise([90, 100, 110], 'x/s'), B: missing('not there yet', 'x/s') } } },
  }

  it('says why a figure is missing', () => {
    expect(toMarkdown(suite, report)).toBe(
      '|  | A (floor) | B |\n| --- | ---: | ---: |\n| c, x/s | 100 ±10 % | missing: not there yet |',
    )
    expect(toText(suite, report)).toContain('missing: not there yet')
  })

  it('has a chart for each unit', () => {
    const [chart, ...more] = Chart.ofSuite(suite, report)
    expect(more).toEqual([])
    expect(chart?.file).toBe('s.svg')
    expect(chart?.svg).toMatch(/^<svg [\s\S]*<\/svg>\s*$/)
    // Each bar shows its figure, or the words for a missing one.
    expect(chart?.svg).toMatch(/>A \(floor\)</)
    expect(chart?.svg).toMatch(/>100</)
    expect(chart?.svg).toMatch(/>no figure</)
  })
})
