import { expect, it } from 'vitest'
import { liveByWebhook } from './WebhookDay.ts'

it('a day of faults of webhooks: each update ends as it should, no deaf bot is running', async () => {
  const { faults, sent, ...rest } = await liveByWebhook(24)
  expect(sent).toBe(2_160)
  expect(Math.min(...Object.values(faults))).toBeGreaterThan(10)
  expect(rest).toEqual({ missing: [], wrong: [], left: 0, state: 'running', lies: [] })
})
