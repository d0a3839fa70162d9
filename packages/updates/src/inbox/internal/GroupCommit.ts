// Jobs of one turn of the event loop share one transaction, so that many updates cost one write to the disk.
// A transaction waits for the disk if one of its jobs must survive a loss of power. All survive a kill.

import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { closed, type InboxError } from '../Inbox.ts'
import type { SqliteFile } from './SqliteFile.ts'

// model

/**
 * Writes within a transaction. A refusal has written nothing. What it gives runs after the transaction is on
 * the disk.
 */
export type GroupJob<A> = () => E.Either<InboxError, () => A>

/**
 * `power`: what was written survives a loss of power. `kill`: it survives the death of the process; after a
 * loss of power, updates that were handled last are handled again. Default: `kill`.
 */
export type Safety = 'power' | 'kill'

/** A queue of jobs before a file. */
export interface GroupCommit {
  readonly run: <A>(job: GroupJob<A>, safety?: Safety) => Promise<E.Either<InboxError, A>>
  /** Runs what is in the queue, and refuses all later jobs. */
  readonly close: () => void
}

/** What surrounds the jobs of a transaction. */
export interface GroupFrame {
  /** Runs first. */
  readonly begin: () => void
  /** Runs after the jobs. */
  readonly end: () => void
}

interface Queued {
  readonly safety: Safety
  /** Runs in the transaction, and gives what to do after it. */
  readonly write: () => () => void
  readonly fail: (error: InboxError) => void
}

// constructors

/** A queue before a file. */
export const makeGroupCommit = ({ db, check, faultOf }: SqliteFile, frame: GroupFrame): GroupCommit => {
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  const modes = {
    power: db.prepare('PRAGMA synchronous = FULL'),
    kill: db.prepare('PRAGMA synchronous = NORMAL'),
  }
  let queue: Array<Queued> = []
  let isClosed = false

  const transact = (jobs: ReadonlyArray<Queued>): ReadonlyArray<() => void> => {
    check()
    modes[jobs.some(({ safety }) => safety === 'power') ? 'power' : 'kill'].run()
    begin.run()
    frame.begin()
    const afters = jobs.map(({ write }) => write())
    frame.end()
    commit.run()
    return afters
  }

  const flush = (): void => {
    const jobs = queue
    queue = []
    if (jobs.length === 0) return
    try {
      const afters = transact(jobs)
      for (const after of afters) after()
    } catch (cause) {
      rollBack(db)
      for (const { fail } of jobs) fail(faultOf(cause))
    }
  }

  return {
    run: (job, safety = 'kill') =>
      new Promise((resolve) => {
        if (isClosed) {
          resolve(E.left(closed))
          return
        }
        if (queue.length === 0) setImmediate(flush)
        queue.push({
          safety,
          write: () => {
            const written = job()
            return E.isLeft(written) ? () => resolve(written) : () => resolve(E.right(written.right()))
          },
          fail: (error) => resolve(E.left(error)),
        })
      }),
    close: () => {
      flush()
      isClosed = true
    },
  }
}

// private

const rollBack = (db: DatabaseSync): void => {
  try {
    if (db.isTransaction) db.exec('ROLLBACK')
  } catch {
    // The fault that is told already is the reason.
  }
}
