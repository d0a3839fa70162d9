// The updates of a replay as `getUpdates` returns them: one at a time, repeated until it is confirmed.
// https://core.telegram.org/bots/api#getupdates

import type { IO } from 'fp-ts/lib/IO.js'
import type { Millis } from '../../values/EmulatorClock.ts'
import type { UpdateLine } from './TrafficLine.ts'

// model

/** Returns updates to a bot that asks for them. */
export interface UpdateFeed {
  /** The next update. Empty if no update is due within `wait` ms. */
  readonly take: (offset: number, wait: Millis) => Promise<ReadonlyArray<UpdateLine['update']>>
  /** Resolves when the last update is confirmed. */
  readonly ended: Promise<void>
  /** Answers the waiting requests. */
  readonly end: IO<void>
}

// constructors

/** Makes a feed of the updates from `next`. */
export const makeUpdateFeed = (next: () => Promise<UpdateLine['update'] | undefined>): UpdateFeed => {
  const ended = Promise.withResolvers<void>()
  const stop = Promise.withResolvers<void>()
  let current: UpdateLine['update'] | undefined
  let coming: Promise<void> | undefined
  const come = async (): Promise<void> => {
    current = await next()
    if (current === undefined) ended.resolve()
    else coming = undefined
  }
  return {
    take: async (offset, wait) => {
      // A negative offset would drop earlier updates, but a replay must deliver all of them.
      if (offset < 0) return []
      if (current !== undefined && offset > current.update_id) current = undefined
      if (current === undefined) {
        coming ??= come()
        await within(wait, [
          coming.then(() => (current === undefined ? stop.promise : undefined)),
          stop.promise,
        ])
      }
      return current === undefined ? [] : [current]
    },
    ended: ended.promise,
    end: stop.resolve,
  }
}

// private

const within = async (wait: Millis, events: ReadonlyArray<Promise<unknown>>): Promise<void> => {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, wait)
  await Promise.race([...events, late.promise])
  clearTimeout(timer)
}
