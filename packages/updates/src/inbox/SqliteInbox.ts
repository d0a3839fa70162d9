// An inbox in one SQLite file, by `node:sqlite`. It loads modules of Node only when it is opened.

import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import { type Inbox, unusable } from './Inbox.ts'

// model

/** The options of an inbox in a file. */
export interface SqliteInboxOptions {
  /**
   * How long a process that owns the inbox may be silent before another one takes over. If the owner has
   * ended on the same machine, another process takes over within a second. Default: `10s`.
   */
  readonly lease?: Duration
  /**
   * What a confirmed update survives. `power-loss`: an update is confirmed when the disk has it. `kill`: a
   * crash of the machine can lose the last updates, but a crash of the process loses none; this is faster on
   * slow disks. Default: `power-loss`.
   */
  readonly survives?: 'power-loss' | 'kill'
  /** How many updates of a bot may wait, 1 or more. While so many wait, `put` fails. Default: 100,000. */
  readonly most?: number
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * An inbox in a file on a disk of this machine, which only its owner can read and write (mode 0600). It opens
 * the file when a bot starts. It creates a missing file, but not a missing folder.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
 *
 *   assert.strictEqual(sqliteInbox('bot.db').name, 'bot.db')
 *   assert.throws(() => sqliteInbox('bot.db', { lease: '0s' }), RangeError)
 */
export const sqliteInbox = (file: string, options: SqliteInboxOptions = {}): Inbox => {
  const { most = 100_000, clock = system, survives = 'power-loss' } = options
  const lease = toMillis('lease', options.lease ?? '10s')
  if (!(most >= 1)) throw new RangeError(`most is ${most} and should be 1 or more.`)
  return {
    name: file,
    open: (bot) => async () => {
      try {
        // Runtimes without a disk can load this module.
        const { openSqlite } = await import('./internal/SqliteOpen.ts')
        return openSqlite({ file, bot, lease, most, clock, survives })
      } catch {
        return E.left(
          unusable(
            `${file} cannot be opened: this runtime has no node:sqlite. ` +
              'Use Node 22.19 or later, or an inbox of another kind.',
          ),
        )
      }
    },
  }
}
