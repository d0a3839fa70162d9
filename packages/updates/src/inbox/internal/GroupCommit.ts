// Jobs of one turn of the event loop share one transaction, so that many updates cost one write to the disk.
// A write survives a kill. A job whose write must survive a loss of power ends when the disk has the write.

import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { closed, type InboxError } from '../Inbox.ts'
import type { SqliteFile } from './SqliteFile.ts'

// model

/**
 * Writes within a transaction. A job that returns an error must have written nothing. The function that it
 * returns runs after the commit.
 */
export type GroupJob<A> = () => E.Either<InboxError, () => A>

/**
 * `power`: a write survives a loss of power. `kill`: a write survives the death of the process; after a loss
 * of power, the updates that were handled last are handled again. Default: `kill`.
 */
export type Safety = 'power' | 'kill'

/** A queue of jobs for a file. */
export interface GroupCommit {
  readonly run: <A>(job: GroupJob<A>, safety?: Safety) => Promise<E.Either<InboxError, A>>
  /** Runs the jobs in the queue, and refuses all later ones. Ends when no job waits for the disk. */
  readonly close: Task<void>
}

/** Runs before and after the jobs of a transaction. */
export interface GroupFrame {
  /** Runs before the jobs. */
  readonly begin: () => void
  /** Runs after the jobs. */
  readonly end: () => void
}

// Each update needs two or three jobs, so a job has few objects: one function runs all its steps.
interface Queued {
  readonly safety: Safety
  readonly advance: (step: 'write' | 'commit' | 'end') => void
  readonly refuse: (error: E.Either<InboxError, never>) => void
}

// constructors

/** A queue for a file. */
export const makeGroupCommit = (file: GroupFile, frame: GroupFrame): GroupCommit => {
  const { db, check, faultOf } = file
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  const disk = makeDisk(file)
  let queue: Array<Queued> = []
  let isClosed = false

  const transact = (jobs: ReadonlyArray<Queued>): void => {
    check()
    begin.run()
    frame.begin()
    for (const { advance } of jobs) advance('write')
    frame.end()
    commit.run()
  }

  const flush = (): void => {
    const jobs = queue
    queue = []
    if (jobs.length === 0) return
    try {
      transact(jobs)
      for (const job of jobs) {
        job.advance('commit')
        if (job.safety === 'kill') job.advance('end')
        else disk.add(job)
      }
    } catch (cause) {
      rollBack(db)
      for (const { refuse } of jobs) refuse(E.left(faultOf(cause)))
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
        queue.push({ safety, advance: stepsOf(job, resolve), refuse: resolve })
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

const stepsOf = <A>(
  job: GroupJob<A>,
  resolve: (result: E.Either<InboxError, A>) => void,
): Queued['advance'] => {
  let written: ReturnType<GroupJob<A>> = E.left(closed)
  let result: E.Either<InboxError, A> = E.left(closed)
  return (step) => {
    if (step === 'write') written = job()
    else if (step === 'commit') result = E.isLeft(written) ? written : E.right(written.right())
    else resolve(result)
  }
}

// One wait for the disk at a time. Jobs that arrive during the wait share the next one.
const makeDisk = ({ sync, faultOf }: GroupFile) => {
  let unsynced: Array<Queued> = []
  let round: Promise<void> | undefined
  const rounds = async (): Promise<void> => {
    while (unsynced.length > 0) {
      const jobs = unsynced
      unsynced = []
      try {
        await sync()
        for (const { advance } of jobs) advance('end')
      } catch (cause) {
        for (const { refuse } of jobs) refuse(E.left(faultOf(cause)))
      }
    }
    round = undefined
  }
  return {
    add: (job: Queued): void => {
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
    // The caller already has the first fault, which is the reason.
  }
}
