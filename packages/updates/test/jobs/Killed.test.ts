import { expect, it } from 'vitest'
import { lives } from './Lives.ts'

it('runs each job, and repeats only jobs that a kill has cut', async () => {
  const kills = 3
  const lines = await lives({ jobs: 8, processes: 1, speed: 500, kills })
  expect(new Set(lines).size).toBe(16)
  // Two jobs run at a time.
  expect(lines.length).toBeLessThanOrEqual(16 + 4 * kills)
})
