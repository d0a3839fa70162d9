// The open inbox of a bot in NATS.

import type { InboxError, OpenInbox } from '@pipegram/updates/Inbox'
import type { InboxFigures } from '@pipegram/updates/InboxFigures'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { workerCount } from './Membership.ts'
import { makeNatsEngine, type NatsEngine, type NatsLink, type NatsSettings } from './NatsEngine.ts'
import { leadNats } from './NatsLead.ts'
import { claimNats, type NatsHold } from './NatsLease.ts'
import { parkedCount, parkedOperations } from './NatsParked.ts'
import { personOperations } from './NatsPerson.ts'
import { makeNatsPut, waitingCount, waitingCounts } from './NatsPut.ts'

// constructors

/** Opens the inbox of a bot, even while the server is away: the users of the inbox wait for the server. */
export const openNatsInbox =
  (settings: NatsSettings): TaskEither<InboxError, OpenInbox> =>
  async () => {
    const engine = makeNatsEngine(settings)
    const begun = await engine.attempt(async () => E.right(undefined))()
    if (E.isLeft(begun) && begun.left._tag === 'Unusable') {
      await engine.close()
      return begun
    }
    let held: NatsHold | undefined
    const onPut = (partition: number, seq: number): void => held?.expect(partition, seq)
    const put = makeNatsPut(engine, onPut)
    return E.right({
      put,
      lead: (claim) => () => leadNats(engine, put, claim),
      claim: (claim) => async () => {
        const claimed = await claimNats(engine, claim, held)
        if (E.isLeft(claimed)) return claimed
        held = claimed.right
        return E.right(held.lease)
      },
      count: engine.attempt(async (link) =>
        E.right({ waiting: await waitingCount(engine, link), parked: await parkedCount(engine, link) }),
      ),
      figures: engine.attempt(async (link) => E.right(await figuresOf(engine, link))),
      ...parkedOperations(engine, onPut),
      ...personOperations(engine),
      close: async () => {
        await held?.lease.release()
        await engine.close()
      },
    })
  }

// private

const figuresOf = async (engine: NatsEngine, link: NatsLink): Promise<InboxFigures> => {
  const counts = await waitingCounts(engine, link)
  return {
    waiting: counts.reduce((sum, each) => sum + each, 0),
    parked: await parkedCount(engine, link),
    partitions: counts.map((waiting, i) => ({ name: String(i), waiting })),
    workers: await workerCount(link),
  }
}
