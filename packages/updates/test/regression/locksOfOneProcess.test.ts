// A process gives up all its locks on a file when it closes any handle of that file. Then another program,
// such as `sqlite3`, takes itself for the only one, and removes what the first process has written.
// https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { folder } from '../inbox/Stage.ts'

const locksOn = (file: string): number => {
  const { ino } = statSync(file)
  const lines = readFileSync('/proc/locks', 'utf8').split('\n')
  return lines.filter((line) => line.includes(`:${ino} `)).length
}

it.skipIf(process.platform !== 'linux')(
  'inboxes of one process in one file keep the locks of each other',
  async () => {
    const file = join(folder(), 'bots.db')
    const open = async (bot: number): Promise<void> => {
      const inbox = await sqliteInbox(file).open(bot)()
      if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
      onTestFinished(inbox.right.close)
      expect((await inbox.right.put([{ id: 1, lane: 'a', kind: 'message', text: '{}' }])())._tag).toBe(
        'Right',
      )
    }
    await open(1)
    expect(locksOn(file)).toBeGreaterThan(0)
    await open(2)
    expect(locksOn(file)).toBeGreaterThan(0)
  },
)
