import { expect, it } from 'vitest'
import { lives } from './Lives.ts'

it('runs each job in one of two processes that are killed again and again', async () => {
  const kills = 100
  const lines = await lives({ jobs: 400, processes: 2, speed: 20, kills })
  expect(new Set(lines).size).toBe(800)
  expect(lines.length).toBeLessThanOrEqual(800 + 4 * kills)
})
