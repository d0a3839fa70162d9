// Short versions of the tortures. `npm run torture` runs the long ones.

import { describe, expect, it } from 'vitest'
import { torture } from './Torture.ts'

describe('a bot with an inbox that is killed again and again', { timeout: 120_000 }, () => {
  it('loses no update, keeps the order, and repeats only what was in flight', async () => {
    const result = await torture({ updates: 600, chats: 20, ends: 2, signal: 'SIGKILL', hasInbox: true })
    expect(result).toMatchObject({ lost: 0, outOfOrder: 0, regressions: 0, ends: 2, said: [] })
    expect(result.repeats).toBeLessThanOrEqual(2 * 20)
  })

  it('loses and repeats nothing on SIGTERM, and ends with exit code 0', async () => {
    const result = await torture({ updates: 400, chats: 20, ends: 1, signal: 'SIGTERM', hasInbox: true })
    expect(result).toMatchObject({ lost: 0, regressions: 0, repeats: 0, codes: [0], said: [] })
  })
})
