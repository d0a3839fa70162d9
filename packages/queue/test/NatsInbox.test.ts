// The inbox in NATS: the laws of every inbox that many workers share.

import { inboxLaws } from '@pipegram/testing/InboxLaws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programOf, startNats, type Server } from '../../storage/test/Servers.ts'
import { natsStage } from './Stage.ts'

const program = programOf('nats-server')

describe.skipIf(program === undefined)('an inbox in NATS (skipped without nats-server: install it)', () => {
  let server: Server
  beforeAll(async () => {
    server = await startNats(program ?? '')
  })
  afterAll(() => server.stop())

  const laws = inboxLaws(() => natsStage(server.url), 'many')
  it('has laws', () => expect(laws.length).toBeGreaterThan(15))
  it.each(laws)('$title', ({ check }) => check())
})
