// What dead letters in a file and in a store have in common.

import type { Clock } from '@pipegram/core/Clock'
import type { Duration } from '@pipegram/core/Duration'
import type { Update } from '@pipegram/core/Types'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DeadLetterHook } from '../../DeadLetter.ts'

/** Dead letters that are kept. Each operation fails with a sentence if it cannot read or write them. */
export interface DeadLetterBox {
  /** The `onDeadLetter` of a bot: it ends when the letter is kept. */
  readonly hook: DeadLetterHook
  /**
   * Gives each update that decodes now to a function, oldest first, and removes it if that gives true. Gives
   * how many were removed. What comes meanwhile stays.
   */
  readonly replay: (handle: (update: Update) => Task<boolean>) => TaskEither<string, number>
  /** The letters about a user or a chat, whole, oldest first. */
  readonly exportOf: (id: number) => TaskEither<string, ReadonlyArray<KeptLetter>>
  /** Erases the letters about a user or a chat, and gives how many there were. */
  readonly eraseOf: (id: number) => TaskEither<string, number>
}

/** A letter as it is kept. */
export interface KeptLetter {
  /** When it was written, in UTC. */
  readonly at: string
  readonly reason: string
  readonly update: unknown
}

/** The options of dead letters in a store. */
export interface DeadLetterOptions {
  /** How long a letter is kept. Default: 30 days. */
  readonly ttl?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}
