// Jobs of one turn of the event loop share one transaction, so that many updates cost one write to the disk.
// What a job has written survives a kill. A job that must survive a loss of power ends when the disk says so.

import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { closed, type InboxError } from '../Inbox.ts'
import type { SqliteFile } from './SqliteFile.ts'

// model

/**
 * Writes within a transaction. A refusal has written nothing. What it gives runs after the transaction is
 * committed.
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
  /** Runs what is in the queue, and refuses all later jobs. Ends when nothing waits for the disk. */
  readonly close: Task<void>
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
  /** Runs in the transaction, and gives what runs after it, which gives what ends the job. */
  readonly write: () => () => () => void
  readonly fail: (error: InboxError) => void
}

// A job that is committed and waits for the disk.
interface Unsynced extends Pick<Queued, 'fail'> {
  readonly end: () => void
}

// constructors

/** A queue before a file. */
export const makeGroupCommit = (file: GroupFile, frame: GroupFrame): GroupCommit => {
  const { db, check, faultOf } = file
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  const disk = makeDisk(file)
  let queue: Array<Queued> = []
  let isClosed = false

  const transact = (jobs: ReadonlyArray<Queued>): ReadonlyArray<() => () => void> => {
    check()
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
      for (const [i, { safety, fail }] of jobs.entries()) {
        const end = afters[i]?.()
        if (safety === 'kill') end?.()
        else if (end !== undefined) disk.add({ end, fail })
      }
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
            return () => {
              const result = E.isLeft(written) ? written : E.right(written.right())
              return () => resolve(result)
            }
          },
          fail: (error) => resolve(E.left(error)),
        })
      }),
    close: () => {
      flush()
      isClosed = true
      return disk.idle()
    },
  }
}

// private

type GroupFile = Pick<SqliteFile, 'db' | 'check' | 'faultOf' | 'sync'>

// One wait for the disk at a time. Jobs that come meanwhile share the next one.
const makeDisk = ({ sync, faultOf }: GroupFile) => {
  let unsynced: Array<Unsynced> = []
  let round: Promise<void> | undefined
  const rounds = async (): Promise<void> => {
    while (unsynced.length > 0) {
      const jobs = unsynced
      unsynced = []
      try {
        await sync()
        for (const { end } of jobs) end()
      } catch (cause) {
        for (const { fail } of jobs) fail(faultOf(cause))
      }
    }
    round = undefined
  }
  return {
    add: (job: Unsynced): void => {
      unsynced.push(job)
      round ??= rounds()
    },
    idle: async (): Promise<void> => round,
  }
}

const rollBack = (db: DatabaseSync): void => {
  try {
    if (db.isTransaction) db.exec('ROLLBACK')
  } catch {
    // The fault that is told already is the reason.
  }
}
