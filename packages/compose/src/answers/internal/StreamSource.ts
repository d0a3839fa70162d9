// Reads the pieces of an answer until they end, fail, stall or nobody needs them.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { IO } from 'fp-ts/lib/IO.js'
import type { StreamFault } from '../../pipeline/errors/StreamInterrupted.ts'
import { quietly } from '../../watch/internal/OutcomeLabel.ts'

// model

/**
 * How reading ended. `Stopped`: the handler was aborted. `Refused`: Telegram refuses the answer.
 */
export interface StreamEnd {
  readonly tag: 'Whole' | 'Stopped' | 'Refused'
  readonly fault?: StreamFault
  readonly cause?: unknown
}

/** An answer that is being read. */
export interface StreamSource {
  /** The text so far. */
  readonly text: IO<string>
  /** `undefined` while more text can come. */
  readonly end: IO<StreamEnd | undefined>
  /** Resolves when there is more text, or the source has ended. Only one caller can wait. */
  readonly changed: IO<Promise<void>>
  /** Ends the source if it has not ended. */
  readonly stop: (end: StreamEnd) => void
}

/** The limits of reading. */
export interface SourceLimits {
  readonly clock: Clock
  /** The most time between two pieces. */
  readonly stall: Millis
  /** The most time for all pieces. */
  readonly within: Millis
  /** The most UTF-16 units. */
  readonly units: number
  readonly signal: AbortSignal
}

// constructors

/** A source for a text that came before a crash. */
export const readEnded = (text: string, end: StreamEnd): StreamSource => ({
  text: () => text,
  end: () => end,
  changed: () => Promise.resolve(),
  stop: () => undefined,
})

/** Starts to read. When nobody needs more pieces, it tells their source to end. */
export const readSource = (pieces: AsyncIterable<string>, limits: SourceLimits): StreamSource => {
  const { clock, stall, within, units, signal } = limits
  const over = new AbortController()
  const begun = clock.now()
  let heard = begun
  let text = ''
  let end: StreamEnd | undefined
  let wake = (): void => undefined
  const stop = (as: StreamEnd): void => {
    if (end !== undefined) return
    end = as.tag === 'Whole' && text.trim() === '' ? { fault: 'Empty', ...as } : as
    signal.removeEventListener('abort', quit)
    over.abort('over')
    wake()
  }
  const quit = (): void => stop({ tag: 'Stopped' })
  const breakOff = (fault: StreamFault, cause?: unknown): void => stop({ tag: 'Whole', fault, cause })
  const take = (piece: unknown): void => {
    if (end !== undefined || piece === '') return
    if (typeof piece !== 'string') {
      breakOff('Malformed')
      return
    }
    heard = clock.now()
    const room = units - text.length
    text += piece.slice(0, room)
    if (piece.length > room) breakOff('TooLong')
    else wake()
  }
  const read = async (): Promise<void> => {
    let isSpent = false
    try {
      const iterator: AsyncIterator<unknown, unknown> = pieces[Symbol.asyncIterator]()
      // A generator that waits for its next piece ends only after that piece, so nothing here waits for its
      // end.
      const close = (): void => void (isSpent || quietly(() => iterator.return?.()))
      over.signal.addEventListener('abort', close)
      for (let count = 1; !over.signal.aborted; count++) {
        const { done, value } = await iterator.next()
        isSpent = done === true
        if (isSpent) stop({ tag: 'Whole' })
        else take(value)
        // Without this pause, a source that never waits would block the process.
        if (count % breath === 0) await clock.sleep(1, over.signal)()
      }
    } catch (cause) {
      isSpent = true
      breakOff('Failed', cause)
    }
  }
  const watch = async (): Promise<void> => {
    while (end === undefined) {
      const now = clock.now()
      if (now >= begun + within) breakOff('TooLong')
      else if (now >= heard + stall) breakOff('Stalled')
      else await clock.sleep(Math.min(heard + stall, begun + within) - now, over.signal)()
    }
  }
  signal.addEventListener('abort', quit)
  if (signal.aborted) quit()
  else {
    void read()
    void watch()
  }
  return {
    text: () => text,
    end: () => end,
    changed: () => new Promise((resolve) => (wake = resolve)),
    stop,
  }
}

// private

const breath = 1_000
