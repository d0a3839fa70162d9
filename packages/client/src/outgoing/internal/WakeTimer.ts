// One timer on a clock. A new time can only make it wake earlier.

import type { Clock, Millis } from '@pipegram/core/Clock'

// model

export interface WakeTimer {
  /** Sets the timer to wake in `ms` milliseconds, unless it wakes earlier. `Infinity` changes nothing. */
  readonly set: (ms: Millis, now: Millis) => void
  readonly stop: () => void
}

// constructors

/** A timer that is not set. */
export const makeWakeTimer = (clock: Clock, onWake: () => void): WakeTimer => {
  let timer: { readonly due: Millis; readonly quit: AbortController } | undefined
  const stop = (): void => {
    timer?.quit.abort()
    timer = undefined
  }
  const sleep = async (ms: Millis, { signal }: AbortController): Promise<void> => {
    await clock.sleep(ms, signal)()
    if (signal.aborted) return
    timer = undefined
    onWake()
  }
  return {
    set: (ms, now) => {
      if (timer !== undefined && now + ms < timer.due) stop()
      if (timer !== undefined || ms === Infinity) return
      const quit = new AbortController()
      timer = { due: now + ms, quit }
      void sleep(ms, quit)
    },
    stop,
  }
}
