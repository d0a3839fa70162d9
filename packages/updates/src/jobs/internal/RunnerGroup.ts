// Joins several runners of jobs.

import { defined } from '@pipegram/core/Defined'
import type { JobRunner } from '../Job.ts'

// combinators

/** Several runners as one. */
export const together = (runners: ReadonlyArray<JobRunner>): JobRunner => ({
  start: (host) => {
    const running = runners.map((runner) => runner.start(host))
    return {
      health: () => {
        const all = running.map(({ health }) => health())
        return {
          inFlight: sum(all.map(({ inFlight }) => inFlight)),
          waiting: sum(all.map(({ waiting }) => waiting)),
          ...defined({ trouble: all.find(({ trouble }) => trouble !== undefined)?.trouble }),
        }
      },
      stop: (deadline) => () => Promise.all(running.map(({ stop }) => stop(deadline)())).then(sum),
    }
  },
})

// private

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((a, b) => a + b, 0)
