// The blocks of code that ran, by the counters of V8.

import { Session, type Profiler } from 'node:inspector'

// model

export interface Coverage {
  /** The blocks that ran since the last call. */
  readonly take: () => ReadonlySet<string>
  readonly close: () => void
}

// constructors

/**
 * Counts the blocks of files whose URL contains one of some parts. Of a function that ran before, V8 counts
 * only the calls, so import the files afterwards. Must be closed.
 */
export const makeCoverage = (parts: ReadonlyArray<string>): Coverage => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  // Of a function that ran, V8 reports only the blocks that did not run. By function: the blocks that it has
  // reported.
  const blocksOf = new Map<string, Map<string, Profiler.CoverageRange>>()
  const ranIn = (
    url: string,
    { ranges: [whole, ...blocks] }: Profiler.FunctionCoverage,
  ): ReadonlyArray<string> => {
    if (whole === undefined || whole.count === 0) return []
    const name = `${url}:${nameOf(whole)}`
    const known = blocksOf.get(name) ?? new Map<string, Profiler.CoverageRange>()
    blocksOf.set(name, known)
    for (const block of blocks) known.set(nameOf(block), block)
    const idle = blocks.filter(({ count }) => count === 0)
    const ran = [...known].filter(
      ([, block]) =>
        !idle.some(
          ({ startOffset, endOffset }) => startOffset <= block.startOffset && block.endOffset <= endOffset,
        ),
    )
    return [name, ...ran.map(([inner]) => `${name}:${inner}`)]
  }
  return {
    take: () => {
      const ran = new Set<string>()
      // In the same process the callback runs before `post` returns.
      session.post('Profiler.takePreciseCoverage', (error, { result }) => {
        if (error !== null) throw error
        for (const { url, functions } of result)
          if (parts.some((part) => url.includes(part)))
            for (const each of functions) for (const block of ranIn(url, each)) ran.add(block)
      })
      return ran
    },
    close: () => {
      session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}

// private

const nameOf = ({ startOffset, endOffset }: Profiler.CoverageRange): string => `${startOffset}-${endOffset}`
