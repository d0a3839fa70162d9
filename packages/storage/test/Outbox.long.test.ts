import { expect, it } from 'vitest'
import { sendings } from './Sendings.ts'

it('sends each message once, and again only those that were in flight at a kill', async () => {
  const { counts, processes } = await sendings('repeat', { updates: 200, kills: 50 })
  expect(processes).toBeGreaterThan(1)
  expect(counts.size).toBe(600)
  expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBeLessThan(600 + processes)
})

it('sends no message twice if messages in flight are skipped', async () => {
  const { counts, processes } = await sendings('skip', { updates: 200, kills: 50 })
  expect(processes).toBeGreaterThan(1)
  expect(counts.size).toBeGreaterThan(600 - processes)
  expect(new Set(counts.values())).toEqual(new Set([1]))
})
