// What a part of a bot needs at run time besides updates: a check before the first update, and timers. The
// part only describes it; the program that runs the bot does it.

import type { Clock, Millis } from '@pipegram/core/Clock'
import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { HasCall, HasMe, HasSignal } from './Context.ts'

// model

/** What a part of a bot needs at run time besides updates. */
export interface Upkeep {
  /** Runs before the first update. Returns a sentence if the bot must not start. */
  readonly check?: (bot: number) => TE.TaskEither<StoreError, string | undefined>
  readonly timer?: Timer
  /** Where the part keeps values. A check of the set-up asks whether this store answers. */
  readonly store?: Store
}

/** The context of a timer: the context of a handler, without an update. */
export interface TimerContext extends HasCall, HasMe, HasSignal {
  readonly payload: unknown
}

/** Timers of one name. A store keeps them, so they also ring after a restart. */
export interface Timer {
  /** Two words, shown in reports. Each timer of a store needs another name. */
  readonly name: string
  readonly store: Store
  readonly clock: Clock
  /**
   * Runs at the time, in one process. Returns the next time to run, in ms since 1970, or `undefined` if there
   * is none. A failed run is tried again.
   */
  readonly ring: (ctx: TimerContext) => TE.TaskEither<unknown, Millis | undefined>
  /** Calls a listener for each timer that this process sets. Returns an effect that removes the listener. */
  readonly onSet: (listener: TimerListener) => IO<void>
}

/** A listener for timers that were set, by key and time. */
export type TimerListener = (key: string, due: Millis) => void

/** A timer that can be set. */
export interface SettableTimer extends Timer {
  /**
   * Sets the timer with an id. It replaces an earlier timer with the same id. The id is a `KeyOwner`, so that
   * `personalData` finds the timer.
   */
  readonly set: (bot: number, id: string, payload: unknown, due: Millis) => TE.TaskEither<StoreError, unknown>
}

// constructors

/** Says where a step keeps values, so that a check of the set-up can ask whether the store answers. */
export const keptIn =
  (store: Store | undefined) =>
  <M extends object>(self: M): M & { readonly upkeep?: Upkeep } =>
    store === undefined ? self : Object.assign(self, { upkeep: { store } })

/** The beginning of the keys of all timers of a bot. */
export const timerPrefix = (bot: number): string => `timer ${bot} `

/**
 * Timers in a store, for a part of a bot to set. A store that cannot list its keys gets no timer, because
 * nobody could find it later.
 */
export const makeTimer = (options: Omit<Timer, 'onSet'>): SettableTimer => {
  const { name, store, clock } = options
  const listeners = new Set<TimerListener>()
  const timers = typed(StoredTimer)(total(store))
  return {
    ...options,
    onSet: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: (bot, id, payload, due) => {
      if (store.list === undefined) return TE.right(undefined)
      const key = `${timerPrefix(bot)}${name} ${id}`
      const now = clock.now()
      const value = { name, payload, rule: once, misfire: 'once', due, attempts: 0, written: now } as const
      return pipe(
        timers.change(key, () => ({ value, ttl: due - now + mostLate, result: undefined })),
        TE.map(() => {
          for (const tell of listeners) tell(key, due)
        }),
      )
    },
  }
}

// private

const once = { once: true } as const

// How long after its time a timer may still ring: 30 days.
const mostLate: Millis = 2_592_000_000

// A job that runs once, in the form in which the jobs of `@pipegram/updates` are kept.
const StoredTimer = /* @__PURE__ */ t.type({
  name: t.string,
  payload: t.unknown,
  rule: /* @__PURE__ */ t.type({ once: /* @__PURE__ */ t.literal(true) }),
  misfire: /* @__PURE__ */ t.literal('once'),
  due: t.number,
  attempts: t.number,
  written: t.number,
})
