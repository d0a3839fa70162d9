// Reads a partition from a place on, by an ordered consumer that is stopped while there is no room.

import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { system } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import type { NatsEngine } from '../NatsEngine.ts'

// model

export interface PartitionReader {
  /** Reads from where it was, on a new consumer. */
  readonly reopen: IO<void>
  /** Reads on if it was stopped. */
  readonly resume: IO<void>
  /** True while it is stopped for want of room. */
  readonly isPaused: IO<boolean>
  readonly close: IO<void>
}

// How many messages are on their way.
const batch = 256

// The time between two tries.
const pauseTime = 100

// constructors

/** Reads nothing before it is opened. */
export const makeReader = (
  { link, stream, subject }: NatsEngine,
  number: number,
  {
    from,
    hasRoom,
    isOver,
    onMessage,
  }: {
    readonly from: IO<number>
    readonly hasRoom: IO<boolean>
    readonly isOver: IO<boolean>
    readonly onMessage: (message: JsMsg) => void
  },
): PartitionReader => {
  let turn = 0
  let messages: ConsumerMessages | undefined
  let isPaused = false
  const stop = (): void => {
    turn += 1
    const last = messages
    messages = undefined
    void last?.close().catch(() => undefined)
  }
  const open = async (mine: number): Promise<void> => {
    while (mine === turn && !isOver()) {
      try {
        const { js } = await link()
        const consumer = await js.consumers.get(stream, {
          filter_subjects: `${subject}.in.${number}`,
          opt_start_seq: from(),
        })
        if (mine !== turn) return
        messages = await consumer.consume({
          max_messages: batch,
          callback: (message) => {
            if (mine !== turn || isOver()) return
            onMessage(message)
            if (hasRoom()) return
            isPaused = true
            stop()
          },
        })
        // The driver ends it if it cannot go on.
        void messages.closed().then(() => {
          if (mine === turn && !isOver()) reopen()
        })
        if (mine !== turn) void messages.close().catch(() => undefined)
        return
      } catch {
        await system.sleep(pauseTime)()
      }
    }
  }
  const reopen = (): void => {
    stop()
    isPaused = false
    void open(turn)
  }
  return {
    reopen,
    resume: () => {
      if (isPaused) reopen()
    },
    isPaused: () => isPaused,
    close: stop,
  }
}
