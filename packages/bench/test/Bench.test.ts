// Every subject of every suite runs once and does its work, so that the bench cannot rot.

import { expect, it } from 'vitest'
import { runAll, runsOf } from '../src/Runner.ts'
import { suites } from '../src/Suites.ts'

it('every subject of every suite does its work', async () => {
  const report = await runAll(suites, 'once', () => undefined)
  expect(report.failures).toEqual([])
  expect(suites.length).toBeGreaterThan(0)
  for (const suite of suites)
    for (const { cases } of runsOf(suite, 'once'))
      for (const { name } of cases) {
        const figures = report.suites[suite.name]?.[name] ?? {}
        expect(Object.keys(figures), `${suite.name} ${name}`).toEqual(suite.subjects.map((subject) => subject.name))
        const present = Object.values(figures).filter(({ median }) => median !== null)
        expect(present.length, `${suite.name} ${name}`).toBeGreaterThan(0)
      }
})
