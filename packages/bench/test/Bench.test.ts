// Every subject of every suite runs once and does its work, so that the bench cannot rot.

import { expect, it } from 'vitest'
import { runAll, runsOf } from '../src/Runner.ts'
import { fullOnly } from '../src/Suite.ts'
import { suites } from '../src/Suites.ts'

it('every subject of every suite does its work', async () => {
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
        // At least one has a figure, unless there is one in full runs only.
        const present = Object.values(figures).filter(
          (figure) => figure.median !== null || figure.missing === fullOnly,
        )
        expect(present.length, `${suite.name} ${name}`).toBeGreaterThan(0)
      }
})
