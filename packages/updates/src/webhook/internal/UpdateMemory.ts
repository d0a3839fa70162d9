// The memory of a webhook: the answer of a handled update, the run of an update that is being handled, and
// the failures of an update that comes again.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { Answer } from './Exchange.ts'

// model

/** What the webhook knows of an update. */
export interface UpdateTrace {
  /** How many times the bot has failed on the update. */
  readonly failures: number
  /** The future answer, while the update is being handled. A repeat shares it. It never rejects. */
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
 * Remembers the latest updates for 24 hours: between `most` and twice as many, and all that run. Two tables
 * take turns, since a table that drops its oldest entry at each write is slow.
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
