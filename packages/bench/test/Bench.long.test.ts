// Every subject of every suite runs once, so that the bench keeps working.

import { expect, it } from 'vitest'
import { runAll, runsOf } from '../src/Runner.ts'
import { fullOnly } from '../src/Suite.ts'
import { suites } from '../src/Suites.ts'

it('runs every subject of every suite once, and each does its work', async () => {
  const report = await runAll(suites, 'once', () => undefined)
  expect(report.failures).toEqual([])
  expect(suites.length).toBeGreaterThan(0)
  for (const suite of suites)
    for (const { cases } of runsOf(suite, 'once'))
      for (const { name } of cases) {
        const figures = report.suites[suite.name]?.[name] ?? {}
        expect(Object.keys(figures), `${suite.name} ${name}`).toEqual(
          suite.subjects.map((subject) => subject.name),
        )
        // At least one subject has a figure, unless only full runs give one.
        const present = Object.values(figures).filter(
          (figure) => figure.median !== null || figure.missing === fullOnly,
        )
        expect(present.length, `${suite.name} ${name}`).toBeGreaterThan(0)
      }
})
