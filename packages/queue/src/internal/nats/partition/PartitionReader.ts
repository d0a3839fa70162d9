// Reads a partition from a place in the stream, by an ordered consumer. It stops while memory has no room.

import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { system } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import type { NatsEngine } from '../NatsEngine.ts'

// model

export interface PartitionReader {
  /** Goes on reading, with a new consumer. */
  readonly reopen: IO<void>
  /** Goes on reading if the reader is paused. */
  readonly resume: IO<void>
  /** True while the reader has stopped because memory had no room. */
  readonly isPaused: IO<boolean>
  readonly close: IO<void>
}

// The most messages that the server sends ahead.
const batch = 256

// The time between two tries.
const pauseTime = 100

// constructors

/** A reader. It reads nothing before `reopen`. */
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
        // The driver closes the messages if it cannot go on.
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
