// Time as a parameter: every wait uses a clock, and every wait can be interrupted. Tests advance their own
// clock and never wait for a real one.

import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/** Milliseconds: a length of time, or a time since 1970. */
export type Millis = number

/** Tells the time, and waits. */
export interface Clock {
  readonly now: IO<Millis>
  /**
   * Ends after `ms` milliseconds, or as soon as the signal is aborted. Ends at once if `ms` is less than 1.
   * Never fails.
   */
  readonly sleep: (ms: Millis, signal?: AbortSignal) => Task<void>
  /** An `alarm` for this clock, if the clock can do better than `sleep`. */
  readonly alarm?: (ms: Millis, ring: IO<void>) => IO<void>
}

// A longer timer would ring at once.
const longest: Millis = 2 ** 31 - 1

// instances

/** The clock of the machine. A sleep lasts at most 2^31 − 1 ms, which is 24 days. */
export const system: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => () =>
    new Promise((resolve) => {
      // A timer with a negative time prints a warning.
      if (signal?.aborted === true || ms <= 0) {
        resolve()
        return
      }
      const end = (): void => {
        clearTimeout(timer)
        // A signal may live as long as the bot, so its listeners must be removed.
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(ms, longest))
      signal?.addEventListener('abort', end)
    }),
  alarm: (ms, ring) => {
    const timer = setTimeout(ring, Math.min(Math.max(ms, 0), longest))
    return () => clearTimeout(timer)
  },
}

// combinators

/**
 * Calls `ring` after `ms` milliseconds; with the clock of the machine, after at most 24 days. Returns an
 * effect that cancels the call. `ring` must not throw.
 *
 * @example
 *   import { alarm } from '@pipegram/core/Clock'
 *   import { makeTestClock } from '@pipegram/testing/TestClock'
 *
 *   const clock = makeTestClock()
 *   const rung: Array<string> = []
 *   const cancel = alarm(clock)(1_000, () => void rung.push('first'))
 *   alarm(clock)(2_000, () => void rung.push('second'))
 *   cancel()
 *   await clock.advance(5_000)
 *
 *   assert.deepStrictEqual(rung, ['second'])
 */
export const alarm = (clock: Clock): NonNullable<Clock['alarm']> =>
  clock.alarm ??
  ((ms, ring) => {
    const off = new AbortController()
    void clock
      .sleep(ms, off.signal)()
      .then(() => {
        if (!off.signal.aborted) ring()
      })
    return () => off.abort('off')
  })

/**
 * Waits for a promise until the signal is aborted; then returns `undefined`.
 *
 * @example
 *   import { unless } from '@pipegram/core/Clock'
 *
 *   assert.strictEqual(await unless(new AbortController().signal)(Promise.resolve(5))(), 5)
 *   assert.strictEqual(await unless(AbortSignal.abort())(new Promise(() => undefined))(), undefined)
 */
export const unless =
  (signal: AbortSignal) =>
  <A>(promise: Promise<A>): Task<A | undefined> =>
  () =>
    new Promise((resolve, reject) => {
      const quit = (): void => resolve(undefined)
      if (signal.aborted) {
        quit()
        return
      }
      signal.addEventListener('abort', quit)
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', quit))
    })

/**
 * Waits for a promise for at most `ms` milliseconds; then returns `undefined`.
 *
 * @example
 *   import { system, within } from '@pipegram/core/Clock'
 *
 *   assert.strictEqual(await within(system, 60_000)(Promise.resolve(5))(), 5)
 *   assert.strictEqual(await within(system, 0)(new Promise(() => undefined))(), undefined)
 */
export const within =
  (clock: Clock, ms: Millis) =>
  <A>(promise: Promise<A>): Task<A | undefined> =>
  async () => {
    const over = new AbortController()
    const late = clock
      .sleep(ms, over.signal)()
      .then(() => undefined)
    try {
      return await Promise.race([promise, late])
    } finally {
      // Without a reason, each abort would make an error with a stack.
      over.abort('over')
    }
  }
