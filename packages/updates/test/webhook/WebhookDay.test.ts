import { expect, it } from 'vitest'
import { liveByWebhook } from './WebhookDay.ts'

it('four hours of faults of webhooks: each update ends as it should, no deaf bot is running', async () => {
  const { faults, sent, ...rest } = await liveByWebhook(4)
  expect(sent).toBe(360)
  expect(Object.entries(faults).filter(([, count]) => count === 0)).toEqual([])
  expect(rest).toEqual({ missing: [], wrong: [], left: 0, state: 'running', lies: [] })
})
