import { expect, it } from 'vitest'
import { sendings } from './Sendings.ts'

it('sends each message once, and again only those that were in flight at a kill', async () => {
  const { counts, processes } = await sendings('repeat', { updates: 20, kills: 2 })
  expect(processes).toBeGreaterThan(1)
  expect(counts.size).toBe(60)
  expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBeLessThan(60 + processes)
})

it('sends no message twice if messages in flight are skipped', async () => {
  const { counts, processes } = await sendings('skip', { updates: 20, kills: 1 })
  expect(processes).toBeGreaterThan(1)
  expect(counts.size).toBeGreaterThan(60 - processes)
  expect(new Set(counts.values())).toEqual(new Set([1]))
})
