// Inboxes with a clock for each process, for tests: in a file of its own, and in memory.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboxStage } from '@pipegram/testing/InboxStage'
import { makeTestClock, type TestClock } from '@pipegram/testing/TestClock'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { onTestFinished } from 'vitest'
import { openMemory } from '../../src/inbox/internal/MemoryOpen.ts'
import { makeMemoryState, type MemoryState } from '../../src/inbox/internal/MemoryState.ts'

/** An empty folder, removed after the test. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-inbox-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A stage on a SQLite file. */
export const sqliteStage = async (): Promise<InboxStage> => {
  const file = join(folder(), 'bot.db')
  return stageOf(async (bot, clock) => {
    const opened = await sqliteInbox(file, { clock }).open(bot)()
    if (E.isLeft(opened)) throw new Error(opened.left.reason)
    return opened.right
  })
}

/** A stage in memory: workers of one process, each with a clock of its own. */
export const memoryStage = async (): Promise<InboxStage> => {
  const bots = new Map<number, MemoryState>()
  return stageOf(async (bot, clock) => {
    const state = bots.get(bot) ?? makeMemoryState()
    bots.set(bot, state)
    return openMemory(state, { clock, lease: 10_000, most: 10_000, mostParked: 1_000 })
  })
}

const stageOf = (openWith: (bot: number, clock: TestClock) => Promise<OpenInbox>): InboxStage => {
  const clocks = new Map<OpenInbox, TestClock>()
  let now = 1_000_000
  return {
    open: async (bot) => {
      const clock = makeTestClock(now)
      const opened = await openWith(bot, clock)
      clocks.set(opened, clock)
      return opened
    },
    stall: (inbox) => void clocks.delete(inbox),
    pass: async () => {
      for (let i = 0; i < 11; i++) {
        now += 1_000
        await Promise.all([...clocks.values()].map((clock) => clock.advance(1_000)))
      }
    },
    now: () => now,
    close: async () => {
      await Promise.all([...clocks.keys()].map((inbox) => inbox.close()))
    },
  }
}
