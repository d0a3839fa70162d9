// A partition that this process owns: it reads the updates in order, and writes their state. One
// compare-and-set writes all changes since the last one. It is refused once another worker has taken over.

import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { type NatsEngine } from '../NatsEngine.ts'
import { type NatsUpdate, updateIn } from '../NatsRecord.ts'
import { makeReader } from './PartitionReader.ts'
import { addOpen, endOpen, erase, type PartitionState, readTo, showEntry } from './PartitionState.ts'
import { makeWriter } from './PartitionWriter.ts'

// model

/** What a partition tells its worker. */
export interface PartitionOwner {
  readonly worker: string
  /** Gets each update that was read and has not ended. */
  readonly read: (partition: Partition, update: NatsUpdate) => void
  /** The stream was read up to the expected place, or until memory is full. */
  readonly caughtUp: IO<void>
  /** Another worker has taken over. */
  readonly lose: IO<void>
  /** True after this worker has lost its lease. */
  readonly isLost: IO<boolean>
}

export interface Partition {
  readonly number: number
  readonly state: PartitionState
  readonly token: string
  /** True if an update was read and has not ended. An erased update has ended. */
  readonly has: (update: NatsUpdate) => boolean
  /** True after `leave`: the partition gives no more updates. */
  readonly isLeaving: IO<boolean>
  /** Writes all changes up to now. Returns false if the partition was lost. */
  readonly commit: Task<boolean>
  /** Ends an update. */
  readonly end: (seq: number) => void
  /** Sets a place in the stream that must be read before `take` waits. */
  readonly expect: (seq: number) => void
  readonly expected: IO<number>
  /** True if all up to a place was read, or if no more can be read for now. */
  readonly hasRead: (seq: number) => boolean
  /** Stops reading, before the partition is given back. */
  readonly leave: IO<void>
  /** Gives the partition back, and writes which updates have ended. */
  readonly release: Task<boolean>
  /** Goes on reading, on a new connection. */
  readonly reopen: IO<void>
}

// The most updates in memory that have not ended.
const window = 4_096

// constructors

/** Begins to read a partition whose entry this worker has written. */
export const makePartition = (
  engine: NatsEngine,
  owner: PartitionOwner,
  {
    number,
    state,
    token,
    epoch,
    revision: first,
  }: {
    readonly number: number
    readonly state: PartitionState
    readonly token: string
    readonly epoch: string
    readonly revision: number
  },
): Partition => {
  let isLeaving = false
  let expected = 0

  const writer = makeWriter(engine, owner, {
    key: `p.${number}`,
    token,
    first,
    text: (isLast) =>
      showEntry(state, isLast ? { worker: '', token: '', epoch } : { worker: owner.worker, token, epoch }),
    erase: (seqs) => {
      erase(state, seqs)
      // An erased message will never be read, so nothing should wait for it.
      if (state.erased.has(expected)) expected = 0
      resume()
      owner.caughtUp()
    },
  })

  const reader = makeReader(engine, number, {
    from: () => Math.max(state.read, state.floor) + 1,
    isOver: () => isLeaving || owner.isLost(),
    hasRoom: () => state.open.size < window,
    onMessage: (message) => {
      const mark = readTo(state, message.seq)
      if (mark !== undefined) {
        const update = updateIn(message, mark)
        addOpen(state, update)
        if (update.fault !== undefined) mark.parking ??= faultFacts(engine.settings.clock.now())
        owner.read(partition, update)
      }
      if (state.read >= expected || state.open.size >= window) owner.caughtUp()
    },
  })

  const resume = (): void => {
    if (state.open.size < window / 2) reader.resume()
  }

  const partition: Partition = {
    number,
    state,
    token,
    has: (update) => state.open.get(update.seq)?.update === update,
    isLeaving: () => isLeaving,
    commit: writer.commit,
    end: (seq) => {
      endOpen(state, seq)
      resume()
    },
    expect: (seq) => {
      expected = Math.max(expected, seq)
    },
    expected: () => expected,
    hasRead: (seq) => isLeaving || state.read >= seq || reader.isPaused() || state.open.size >= window,
    leave: () => {
      isLeaving = true
      reader.close()
    },
    release: () => {
      isLeaving = true
      reader.close()
      return writer.end()
    },
    reopen: reader.reopen,
  }
  reader.reopen()
  return partition
}

// private

const faultFacts = (at: number): string =>
  JSON.stringify({ reason: 'The record in the stream does not decode.', attempts: 0, at })
