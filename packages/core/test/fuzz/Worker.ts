// Runs one target in a thread of its own, so that the thread can be ended if it hangs. The current input is
// in shared memory.

import { parentPort, workerData } from 'node:worker_threads'
import { makeCoverage } from './Coverage.ts'
import { fuzz, type Report } from './Fuzzer.ts'

// model

/** The task of a thread. */
export interface Work {
  readonly target: string
  readonly seed: number
  readonly ms: number
  readonly corpus: ReadonlyArray<string>
  /** The number of inputs tried, the length of the current one, and its UTF-16 code units. */
  readonly shared: SharedArrayBuffer
}

/** The size of the shared memory in bytes: an input has at most 8000 code units. */
export const sharedBytes = 8 + 2 * 10_000

export const inputIn = (shared: SharedArrayBuffer): string => {
  const [, length = 0] = new Int32Array(shared, 0, 2)
  return String.fromCharCode(...new Uint16Array(shared, 8, length))
}

// private

const run = async ({ target: name, seed, ms, corpus, shared }: Work): Promise<void> => {
  const coverage = makeCoverage(['/packages/core/src/', '/packages/client/src/', '/routes/internal/Pattern'])
  const { longTargets, targets } = await import('./Targets.ts')
  const target = [...targets, ...longTargets].find((each) => each.name === name)
  if (target === undefined)
    throw new RangeError(
      `There is no target "${name}". There are ${targets.map((each) => each.name).join(', ')}.`,
    )
  const head = new Int32Array(shared, 0, 2)
  const units = new Uint16Array(shared, 8)
  const onCase = (input: string): void => {
    head[1] = Math.min(input.length, units.length)
    for (let i = 0; i < head[1]; i += 1) units[i] = input.charCodeAt(i)
    Atomics.add(head, 0, 1)
  }
  const until = (end: number) => (): boolean => performance.now() < end
  const begin = performance.now()
  // V8 is slow while it counts: half of the time is spent with coverage, half without it on similar inputs.
  const found = await fuzz(target, { seed, corpus, coverage, onCase, goesOn: until(begin + ms / 2) })
  coverage.close()
  const { failure, cases } =
    found.failure === undefined
      ? await fuzz(target, { seed: seed + 1, corpus: found.corpus, onCase, goesOn: until(begin + ms) })
      : { failure: found.failure, cases: 0 }
  const report: Report = { ...found, cases: found.cases + cases, ...(failure && { failure }) }
  parentPort?.postMessage(report)
}

const isWork = (u: unknown): u is Work => typeof u === 'object' && u !== null && 'shared' in u

if (isWork(workerData)) await run(workerData)
