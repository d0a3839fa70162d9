// One target in a thread of its own, so that one that hangs can be ended. The input at hand stands in shared memory.

import { parentPort, workerData } from 'node:worker_threads'
import { makeCoverage } from './Coverage.ts'
import { fuzz } from './Fuzzer.ts'

// model

/** What a thread is given: for how long and with what. */
export interface Work {
  readonly target: string
  readonly seed: number
  readonly ms: number
  readonly corpus: ReadonlyArray<string>
  /** The number of inputs tried, the length of the one at hand, and its UTF-16 units. */
  readonly shared: SharedArrayBuffer
}

/** Bytes of the shared memory: inputs are at most 8000 units long. */
export const sharedBytes = 8 + 2 * 10_000

export const inputIn = (shared: SharedArrayBuffer): string => {
  const [, length = 0] = new Int32Array(shared, 0, 2)
  return String.fromCharCode(...new Uint16Array(shared, 8, length))
}

// private

const run = async ({ target: name, seed, ms, corpus, shared }: Work): Promise<void> => {
  const coverage = makeCoverage(['/packages/core/src/', '/packages/client/src/'])
  const { targets } = await import('./Targets.ts')
  const target = targets.find((each) => each.name === name)
  if (target === undefined) throw new RangeError(`There is no target "${name}". There are ${targets.map((each) => each.name).join(', ')}.`)
  const head = new Int32Array(shared, 0, 2)
  const units = new Uint16Array(shared, 8)
  const onCase = (input: string): void => {
    head[1] = Math.min(input.length, units.length)
    for (let i = 0; i < head[1]; i += 1) units[i] = input.charCodeAt(i)
    Atomics.add(head, 0, 1)
  }
  const end = performance.now() + ms
  const report = await fuzz(target, { seed, corpus, coverage, onCase, goesOn: () => performance.now() < end })
  coverage.close()
  parentPort?.postMessage(report)
}

const isWork = (u: unknown): u is Work => typeof u === 'object' && u !== null && 'shared' in u

if (isWork(workerData)) await run(workerData)
