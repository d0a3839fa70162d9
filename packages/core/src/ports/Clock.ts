// Time as a parameter: every wait goes through a clock, and every wait can be interrupted. Tests advance
// a clock of their own and never wait for one.

import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/** Milliseconds: a length of time, or since 1970. */
export type Millis = number

/** What tells the time and waits. */
export interface Clock {
  readonly now: IO<Millis>
  /**
   * Ends after so many milliseconds (at once, if they are less than one), or as soon as the signal is
   * aborted; it never fails.
   */
  readonly sleep: (ms: Millis, signal?: AbortSignal) => Task<void>
}

// instances

/** The clock of the machine. One sleep lasts at most 2^31 − 1 ms, which is 24 days. */
export const system: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => () =>
    new Promise((resolve) => {
      // A timer warns of a time that has passed.
      if (signal?.aborted === true || ms <= 0) {
        resolve()
        return
      }
      const end = (): void => {
        clearTimeout(timer)
        // A signal may live as long as the bot: no listener stays behind.
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1))
      signal?.addEventListener('abort', end)
    }),
}

// combinators

/**
 * Waits for a promise until the signal is aborted; then it gives `undefined`.
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
 * Waits for a promise for so long; then it gives `undefined`.
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
    const result = await Promise.race([promise, late])
    over.abort()
    return result
  }
