// An inbox on a NATS of the tests, with a clock for each process. Leases end by a time that the test moves.

import { makeNatsServer } from '@pipegram/storage/NatsServer'
import type { InboxStage } from '@pipegram/testing/InboxStage'
import { makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { openNatsInbox } from '../src/internal/nats/NatsInboxOpen.ts'

let stages = 0

/** A stage on a server, with streams of its own. */
export const natsStage = async (url: string): Promise<InboxStage> => {
  const server = makeNatsServer({ url })
  stages += 1
  const prefix = `stage${stages}`
  const clocks = new Map<OpenInbox, TestClock>()
  const opened = new Set<OpenInbox>()
  let now = 1_000_000
  return {
    open: async (bot) => {
      const clock = makeTestClock(now)
      const inbox = await openNatsInbox({
        ...{ server, bot, prefix, clock, lease: 10_000, most: 100_000, keep: 3_600_000, replicas: 1 },
        time: () => now,
      })()
      if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
      clocks.set(inbox.right, clock)
      opened.add(inbox.right)
      return inbox.right
    },
    stall: (inbox) => void clocks.delete(inbox),
    pass: async () => {
      for (let i = 0; i < 11; i++) {
        now += 1_000
        for (const [inbox, clock] of clocks) {
          await clock.advance(1_000)
          // What the time has brought about has run before this is answered.
          await inbox.count()
          await inbox.count()
        }
      }
    },
    now: () => now,
    close: async () => {
      for (const inbox of opened) await inbox.close()
    },
  }
}
