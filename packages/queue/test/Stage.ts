// Inboxes on servers of the tests, with a clock for each process. Leases end by a time that the test moves.

import { randomUUID } from 'node:crypto'
import { makeNatsServer } from '@pipegram/storage/NatsServer'
import { makeRedisServer } from '@pipegram/storage/RedisServer'
import type { InboxStage } from '@pipegram/testing/InboxStage'
import { makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { InboxError, OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { openNatsInbox } from '../src/internal/nats/NatsInboxOpen.ts'
import { openRedisInbox } from '../src/internal/RedisInboxOpen.ts'

/** A stage on a Redis, with keys of its own. */
export const redisStage = async (url: string): Promise<InboxStage> => {
  const options = { url }
  const server = makeRedisServer(options)
  const prefix = randomUUID()
  return stageOf((bot, times) =>
    openRedisInbox({
      ...{ server, options, lease: 10_000, most: 100_000, replicas: 0 },
      ...times,
      prefix: `${prefix}{${bot}}:`,
    }),
  )
}

/** A stage on a NATS, with streams of its own. */
export const natsStage = async (url: string): Promise<InboxStage> => {
  const server = makeNatsServer({ url })
  const prefix = `stage-${randomUUID()}`
  return stageOf((bot, times) =>
    openNatsInbox({
      ...{ server, bot, prefix, lease: 10_000, most: 100_000, keep: 3_600_000, replicas: 1 },
      ...times,
    }),
  )
}

interface Times {
  readonly clock: TestClock
  readonly time: () => number
}

const stageOf = (open: (bot: number, times: Times) => TaskEither<InboxError, OpenInbox>): InboxStage => {
  const clocks = new Map<OpenInbox, TestClock>()
  const opened = new Set<OpenInbox>()
  let now = 1_000_000
  return {
    open: async (bot) => {
      const clock = makeTestClock(now)
      const inbox = await open(bot, { clock, time: () => now })()
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
          // The server runs commands in order, so all that the new time has caused has run before this one.
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
