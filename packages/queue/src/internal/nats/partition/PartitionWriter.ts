// Writes the entry of a partition, one compare-and-set at a time.

import { system } from '@pipegram/core/Clock'
import { isOutdated } from '@pipegram/storage/NatsServer'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { answerTime, type NatsEngine } from '../NatsEngine.ts'
import { entryIn, type PartitionEntry } from './PartitionState.ts'

// model

export interface PartitionWriter {
  /** Writes all changes up to now. Returns false if the partition was lost. */
  readonly commit: Task<boolean>
  /** Does the same, and gives the partition back. */
  readonly end: Task<boolean>
}

// The time between two tries.
const pauseTime = 100

// How many times a partition is given back if the write fails. After that, it is free when the lease ends.
const releases = 3

// constructors

/** Each write has the whole state, from `text`, so that a write can be repeated. */
export const makeWriter = (
  engine: NatsEngine,
  { isLost, lose }: { readonly isLost: IO<boolean>; readonly lose: IO<void> },
  {
    key,
    token,
    first,
    text,
    erase,
  }: {
    readonly key: string
    readonly token: string
    /** The revision of the entry that this worker wrote when it took the partition. */
    readonly first: number
    /** The text of the entry. `isLast`: this write gives the partition back. */
    readonly text: (isLast: boolean) => string
    /** Gets the messages that another process has erased, before the entry is written again. */
    readonly erase: (seqs: ReadonlyArray<number>) => void
  },
): PartitionWriter => {
  let revision = first
  let waiting: Array<(isDone: boolean) => void> = []
  let isWriting = false
  let isReleasing = false
  let ended: Promise<boolean> | undefined

  // Repeats the write until its result is known.
  const set = async (isLast: boolean): Promise<boolean> => {
    const timeout = answerTime(engine.settings)
    for (let failures = 0; !isLost(); failures++) {
      try {
        const { owners } = await engine.link()
        revision = await owners.put(key, text(isLast), { previousSeq: revision, timeout })
        return true
      } catch (cause) {
        if (isLast && failures >= releases) return false
        if (!isOutdated(cause)) await system.sleep(pauseTime)()
        // The answer to an earlier write may have been lost: this worker itself may have written the
        // revision.
        const found = await entryNow(engine, key)
        if (found === undefined) continue
        if (found === null || found.token !== token) {
          lose()
          return false
        }
        revision = found.revision
        erase(found.erased)
      }
    }
    return false
  }

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Changes that are made in one turn of the event loop are written together.
      await new Promise<void>((resolve) => void setImmediate(resolve))
      const ends = waiting
      waiting = []
      const isDone = await set(isReleasing)
      for (const end of ends) end(isDone)
    }
    isWriting = false
  }

  const commit: Task<boolean> = () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (isWriting) return
      isWriting = true
      void write()
    })

  return {
    commit,
    end: () => {
      isReleasing = true
      ended ??= commit()
      return ended
    },
  }
}

// private

// The entry of a key: `null` if it does not exist, `undefined` if the server did not answer.
const entryNow = async (
  engine: NatsEngine,
  key: string,
): Promise<(Pick<PartitionEntry, 'erased' | 'token'> & { readonly revision: number }) | null | undefined> => {
  try {
    const found = await (await engine.link()).owners.get(key)
    return found?.operation === 'PUT' ? { ...entryIn(found.string()), revision: found.revision } : null
  } catch (cause) {
    return cause instanceof Error && cause.name === 'StreamNotFoundError' ? null : undefined
  }
}
