// What a webhook remembers of each update: the answer of one that was handled, the run of one that is being
// handled, the failures of one that comes again.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Answer } from './Exchange.ts'

// model

/** What is known of an update. */
export interface UpdateTrace {
  /** How often the bot has failed on it. */
  readonly failures: number
  /** The answer to come, while a run is under way. A repeat shares it. It never rejects. */
  readonly run: Promise<Answer> | undefined
  /** The answer, after the update was handled. */
  readonly answer: Answer | undefined
}

/** Remembers the latest updates. */
export interface UpdateMemory {
  readonly get: (id: number) => UpdateTrace | undefined
  readonly set: (id: number, failures: number, run?: Promise<Answer>, answer?: Answer) => void
}

// Telegram keeps an update for 24 hours. Later the same id is another update: after a week of silence, the
// ids go on from a random number.
const life: Millis = 86_400_000

// constructors

/**
 * Remembers the latest updates for 24 hours: `most` of them and up to as many more, and all that run. Two
 * tables take turns, since a table that loses its oldest entry each time gets slow.
 */
export const makeUpdateMemory = (most: number, clock: Clock): UpdateMemory => {
  let [young, old] = [new Map<number, Memory>(), new Map<number, Memory>()]
  const turn = (): void => {
    const running = [...young, ...old].filter(([, { run }]) => run !== undefined)
    old = young
    young = new Map(running)
  }
  return {
    get: (id) => {
      const found = young.get(id) ?? old.get(id)
      return found === undefined || (found.run === undefined && clock.now() - found.at > life)
        ? undefined
        : found
    },
    set: (id, failures, run, answer) => {
      if (young.size >= most && !young.has(id)) turn()
      young.set(id, { failures, run, answer, at: clock.now() })
    },
  }
}

// private

type Memory = UpdateTrace & { readonly at: Millis }
