// The inbox in Redis: the laws of every inbox that many workers share.

import { inboxLaws } from '@pipegram/testing/InboxLaws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programOf, startRedis, type Server } from '../../storage/test/Servers.ts'
import { redisStage } from './Stage.ts'

const program = programOf('redis-server')

describe.skipIf(program === undefined)('an inbox in Redis (skipped without redis-server: install it)', () => {
  let server: Server
  beforeAll(async () => {
    server = await startRedis(program ?? '')
  })
  afterAll(() => server.stop())

  const laws = inboxLaws(() => redisStage(server.url), 'many')
  it('has laws', () => expect(laws.length).toBeGreaterThan(15))
  it.each(laws)('$title', ({ check }) => check())
})
