// Counts how much work is done in a time, and checks that it was done.

import process from 'node:process'

// constructors

/**
 * Repeats a function for `ms` milliseconds, and counts the repetitions a second. It reads the clock about
 * once a millisecond, so that the clock is not what is measured.
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

/** Repeats a function for `ms` milliseconds, `atOnce` times beside each other. */
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

/** The processor time of the process for each of `count` pieces of work, in µs, with all threads. */
export const cpuOfEach = (since: NodeJS.CpuUsage, count: number): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / count
}

// guards

/** Throws if a subject did not do the work that it was given. */
export const assertDone = (what: string, done: number, expected: number): void => {
  if (done !== expected) throw new Error(`Work was skipped: ${what}: ${done} of ${expected}.`)
}
