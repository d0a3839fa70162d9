// A clock that a test moves by hand, so that nothing waits for real time.

import type { Clock, Millis } from '@pipegram/core/Clock'

// model

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /**
   * Moves the time forward. Each sleep on the way ends at its own time, and the code after it runs before the
   * next sleep ends.
   */
  readonly advance: (ms: Millis) => Promise<void>
  /** The remaining time of the running sleeps, shortest first. */
  readonly sleeping: () => ReadonlyArray<Millis>
  /** Waits until a sleep of at least `ms` milliseconds runs. */
  readonly asleep: (ms?: Millis) => Promise<void>
}

// constructors

/**
 * A clock for tests. Default start: 0.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeTestClock } from '@pipegram/testing/TestClock'
 *
 *   const clock = makeTestClock()
 *   const slept = clock
 *     .sleep(60_000)()
 *     .then(() => clock.now())
 *   await clock.advance(90_000)
 *
 *   assert.strictEqual(await slept, 60_000)
 *   assert.strictEqual(clock.now(), 90_000)
 */
export const makeTestClock = (start: Millis = 0): TestClock => {
  const sleeps = new Set<Sleep>()
  const watchers = new Set<() => void>()
  let now = start
  const sleeping = (): ReadonlyArray<Millis> => [...sleeps].map(({ due }) => due - now).sort((a, b) => a - b)
  return {
    now: () => now,
    sleep: (ms, signal) => () =>
      new Promise((resolve) => {
        if (signal?.aborted === true || ms <= 0) {
          resolve()
          return
        }
        const end = (): void => {
          sleeps.delete(sleep)
          signal?.removeEventListener('abort', end)
          resolve()
        }
        const sleep: Sleep = { due: now + ms, end }
        sleeps.add(sleep)
        signal?.addEventListener('abort', end)
        for (const look of watchers) look()
      }),
    advance: async (ms) => {
      const until = now + ms
      await settled()
      for (let next = first(sleeps); next !== undefined && next.due <= until; next = first(sleeps)) {
        now = Math.max(now, next.due)
        next.end()
        await settled()
      }
      now = until
    },
    sleeping,
    asleep: (ms = 0) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!sleeping().some((left) => left >= ms)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}

/** Waits until all code that can run now has run: all settled promises are handled. */
export const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

// private

interface Sleep {
  readonly due: Millis
  readonly end: () => void
}

// The sleep that ends first. If two end at the same time, it is the one that began first.
const first = (sleeps: Iterable<Sleep>): Sleep | undefined => {
  let found: Sleep | undefined
  for (const sleep of sleeps) if (found === undefined || sleep.due < found.due) found = sleep
  return found
}
