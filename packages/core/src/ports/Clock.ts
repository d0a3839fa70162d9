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
}

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
        // A signal may live as long as the bot, so no listener must stay on it.
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1))
      signal?.addEventListener('abort', end)
    }),
}

// combinators

/**
 * Waits for a promise until the signal is aborted. Then the result is `undefined`.
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
 * Waits for a promise for at most `ms` milliseconds. Then the result is `undefined`.
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
    // Without a reason, each abort would make an error with a stack.
    over.abort('over')
    return result
  }
