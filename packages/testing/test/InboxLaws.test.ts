// The laws of an inbox hold for the inbox in memory and for one in Redis. Each law names the fault of an
// inbox that breaks it.

import { inboxLaws } from '@pipegram/testing/InboxLaws'
import type { InboxStage } from '@pipegram/testing/InboxStage'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redisStage } from '../../queue/test/Stage.ts'
import { programOf, startRedis, type Server } from '../../storage/test/Servers.ts'
import { memoryStage } from '../../updates/test/inbox/Stage.ts'
import { faults, oneAtATime, sharedFaults, stageWith } from './InboxFaults.ts'

describe('a law of an inbox', () => {
  const laws = inboxLaws(memoryStage)
  it.each(laws)('holds for the inbox in memory: $title', ({ check }) => check())
  it.each(laws)('has an inbox that breaks it: $title', ({ title }) =>
    expect(faults.some(({ law }) => law === title)).toBe(true),
  )
  it.each(faults)('is broken by an inbox that $title', async ({ law, faulty, says }) => {
    const found = inboxLaws(() => stageWith(memoryStage, faulty)).find(({ title }) => title === law)
    await expect(found?.check()).rejects.toThrow(says)
  })

  it.each(laws.filter(({ title }) => /erase/.test(title)))(
    'holds for an inbox that cannot look into its updates: $title',
    ({ title }) =>
      inboxLaws(blindStage)
        .find((each) => each.title === title)
        ?.check(),
  )

  it('of a long run holds for an inbox that gives one update at a time, and leaves many to the end', () =>
    inboxLaws(() => stageWith(memoryStage, oneAtATime))
      .find(({ title }) => title.includes('a long run'))
      ?.check())

  it('closes its stage, also if the inbox breaks it', async () => {
    const closed: Array<string> = []
    const make = async (): Promise<InboxStage> => {
      const stage = await stageWith(memoryStage, () => ({ put: () => TE.right(0) }))
      return {
        ...stage,
        close: async () => {
          closed.push('closed')
          await stage.close()
        },
      }
    }
    const [, second] = inboxLaws(make)
    await expect(second?.check()).rejects.toThrow('wrong about new updates: 0')
    expect(closed).toEqual(['closed'])
  })
})

const program = programOf('redis-server')

describe.skipIf(program === undefined)(
  'a law of an inbox that many workers share (skipped without redis-server: install it)',
  () => {
    let server: Server
    beforeAll(async () => {
      server = await startRedis(program ?? '')
    })
    afterAll(() => server.stop())

    const make = () => redisStage(server.url)
    const ofOne = inboxLaws(make).map(({ title }) => title)
    const laws = inboxLaws(make, 'many').filter(({ title }) => !ofOne.includes(title))
    it.each(laws)('holds for the inbox in Redis: $title', ({ check }) => check())
    it.each(laws)('has an inbox that breaks it: $title', ({ title }) =>
      expect(sharedFaults.some(({ law }) => law === title)).toBe(true),
    )
    it.each(sharedFaults)('is broken by an inbox that $title', async ({ law, faulty, says }) => {
      const found = inboxLaws(() => stageWith(make, faulty), 'many').find(({ title }) => title === law)
      await expect(found?.check()).rejects.toThrow(says)
    })
  },
)

// Processes that cannot look into their updates.
const blindStage = async (): Promise<InboxStage> => {
  const stage = await memoryStage()
  return {
    ...stage,
    open: async (bot) => {
      const { exportOf: _, eraseOf: __, ...inbox } = await stage.open(bot)
      return inbox
    },
  }
}
