// Measures whether an attack makes a regular expression take more than linear time. Only processor time of
// this thread counts, so other programs on the machine change nothing.

import process from 'node:process'
import { createContext, Script } from 'node:vm'

// model

/** A text that grows: parts that repeat, and an end that does not match. */
export interface Attack {
  readonly pumps: ReadonlyArray<{ readonly prefix: string; readonly pump: string }>
  readonly suffix: string
}

// constructors

/** The text of an attack in which each pump repeats `n` times. */
export const textOf = ({ pumps, suffix }: Attack, n: number): string =>
  pumps.map(({ prefix, pump }) => prefix + pump.repeat(n)).join('') + suffix

// guards

/**
 * True if the time of a search grows much faster than the text of the attack. A text of 32 times the length
 * takes a linear search 32 times as long, and a quadratic search 1,024 times. The bound lies between: a busy
 * machine may make a search five times as slow.
 */
export const isSuperlinear = (pattern: RegExp, attack: Attack): boolean => {
  const cost = meterOf(pattern)
  for (let n = 1; textOf(attack, n).length <= longest; n *= 2) {
    const small = cost(textOf(attack, n))
    if (small === Infinity) return true
    if (small >= measurable) return cost(textOf(attack, 32 * n)) > 180 * small
  }
  return false
}

// private

// Milliseconds that can be measured well, and milliseconds that no linear search of the longest text takes.
const measurable = 1
const endless = 1_000
const longest = 2 ** 20
const repeats = 5

const search = new Script('pattern.exec(text)')

// The least time of several searches: compiling and collecting garbage make some of them longer.
const meterOf = (pattern: RegExp): ((text: string) => number) => {
  const context = createContext({ pattern, text: '' })
  const once = (text: string): number => {
    pattern.lastIndex = 0
    context['text'] = text
    for (let limit = 2 * endless; ; limit *= 2) {
      const before = process.threadCpuUsage()
      const hasEnded = ends(context, limit)
      const { user, system } = process.threadCpuUsage(before)
      const ms = (user + system) / 1_000
      if (hasEnded) return ms
      if (ms >= endless) return Infinity
    }
  }
  return (text) => {
    let least = once(text)
    for (let i = 1; i < repeats && least !== Infinity; i += 1) least = Math.min(least, once(text))
    return least
  }
}

// False if the search was stopped. The limit is in milliseconds of the clock, which also pass while other
// programs run.
const ends = (context: object, limit: number): boolean => {
  try {
    search.runInContext(context, { timeout: limit })
    return true
  } catch (cause) {
    if (codeOf(cause) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw cause
  }
}

// The error comes from another context, so `instanceof Error` is false.
const codeOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
