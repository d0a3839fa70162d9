// The port of a box of dead letters, in a file or in a store.

import type { Clock } from '@pipegram/core/Clock'
import type { Duration } from '@pipegram/core/Duration'
import type { Update } from '@pipegram/core/Types'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DeadLetterHook } from '../../DeadLetter.ts'

/** A box of dead letters. Each operation fails with a sentence if it cannot read or write them. */
export interface DeadLetterBox {
  /** The `onDeadLetter` of a bot. It ends when the letter is stored. */
  readonly hook: DeadLetterHook
  /**
   * Calls `handle` with each update that decodes now, oldest first. Removes the letter if `handle` returns
   * true. Returns how many were removed. Letters that arrive during the replay stay.
   */
  readonly replay: (handle: (update: Update) => Task<boolean>) => TaskEither<string, number>
  /** The letters about a user or a chat, whole, oldest first. */
  readonly exportOf: (id: number) => TaskEither<string, ReadonlyArray<KeptLetter>>
  /** Erases the letters about a user or a chat, and returns how many there were. */
  readonly eraseOf: (id: number) => TaskEither<string, number>
}

/** A stored letter. */
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
