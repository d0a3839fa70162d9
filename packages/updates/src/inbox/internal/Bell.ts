// A wait for a change of an inbox.

import type { Clock, Millis } from '@pipegram/core/Clock'

/** Waits until one of the bells rings, until a time, or until a signal is aborted. */
export const bell = async (
  bells: Set<() => void>,
  signals: ReadonlyArray<AbortSignal>,
  due: Millis | undefined,
  clock: Clock,
): Promise<void> => {
  const rung = new AbortController()
  await new Promise<void>((resolve) => {
    const ring = (): void => {
      bells.delete(ring)
      for (const signal of signals) signal.removeEventListener('abort', ring)
      rung.abort('rung')
      resolve()
    }
    bells.add(ring)
    for (const signal of signals) signal.addEventListener('abort', ring)
    if (signals.some(({ aborted }) => aborted)) ring()
    else if (due !== undefined)
      void clock
        .sleep(due - clock.now(), rung.signal)()
        .then(ring)
  })
}
