// Counts how much is done in a time, and sees to it that it was done.

// constructors

/**
 * Repeats something for so many milliseconds and gives how many times a second it was done. The clock is read
 * once in a millisecond or so: reading it is not what is measured.
 */
export const rate = async (
  ms: number,
  once: () => unknown,
): Promise<{ readonly count: number; readonly perSecond: number }> => {
  const began = performance.now()
  let count = 0
  let batch = 1
  for (;;) {
    const start = performance.now()
    for (let i = 0; i < batch; i += 1) {
      const result = once()
      if (result instanceof Promise) await result
    }
    count += batch
    const now = performance.now()
    if (now - began >= ms) return { count, perSecond: (count / (now - began)) * 1000 }
    if (now - start < 0.5 && batch < 4096) batch *= 2
  }
}

/** Repeats something with so many at once, for so many milliseconds. */
export const rateAtOnce = async (
  ms: number,
  atOnce: number,
  once: () => Promise<unknown>,
): Promise<{ readonly count: number; readonly perSecond: number }> => {
  const began = performance.now()
  let count = 0
  const lane = async (): Promise<void> => {
    do {
      await once()
      count += 1
    } while (performance.now() - began < ms)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { count, perSecond: (count / (performance.now() - began)) * 1000 }
}

// guards

/** Throws where a subject did not do what it was given. */
export const assertDone = (what: string, done: number, expected: number): void => {
  if (done !== expected) throw new Error(`Work was skipped: ${what}: ${done} of ${expected}.`)
}
