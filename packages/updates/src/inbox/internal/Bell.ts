// Waits for a change of an inbox.

import { alarm, type Clock, type Millis } from '@pipegram/core/Clock'

/** Waits until one of the bells rings, until a time, or until a signal is aborted. */
export const bell = (
  bells: Set<() => void>,
  signals: ReadonlyArray<AbortSignal>,
  due: Millis | undefined,
  clock: Clock,
): Promise<void> =>
  new Promise((resolve) => {
    const ring = (): void => {
      bells.delete(ring)
      for (const signal of signals) signal.removeEventListener('abort', ring)
      cancel?.()
      resolve()
    }
    // A busy inbox calls this for each update, so it makes no timer without need.
    const cancel = due === undefined ? undefined : alarm(clock)(due - clock.now(), ring)
    bells.add(ring)
    for (const signal of signals) signal.addEventListener('abort', ring)
    if (signals.some(({ aborted }) => aborted)) ring()
  })
