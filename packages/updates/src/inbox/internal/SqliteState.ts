// What the open inbox of a bot in a SQLite file and its lease share.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { GroupCommit } from './GroupCommit.ts'
import type { LaneBook } from './LaneBook.ts'
import type { SqliteFile } from './SqliteFile.ts'
import type { BotRow, SqliteTable } from './SqliteTable.ts'

// model

export interface SqliteSettings {
  readonly file: string
  readonly bot: number
  readonly lease: Millis
  readonly most: number
  readonly clock: Clock
  /** Whether to make the file if it does not exist. Default: true. */
  readonly mayMake?: boolean
}

/** An open inbox, and what its lease shares with it. */
export interface SqliteState {
  readonly settings: SqliteSettings
  readonly file: SqliteFile
  readonly table: SqliteTable
  readonly group: GroupCommit
  /** The row of the bot in the present transaction. A job that changes it puts a new one here. */
  row: BotRow
  /** What waits, if a lease is held here. */
  book: LaneBook | undefined
  /** All rows up to this one are in the book. */
  read: number
  /** Tells the lease that the book has changed. */
  ring: () => void
  /** Gives the lease back, if there is one. */
  release: () => Promise<void>
}

// combinators

/** Puts rows into the book that are not there yet, written here or by another process. */
export const readOn = (state: SqliteState): void => {
  const { book, table } = state
  if (book === undefined) return
  for (const { seq, id, lane, attempts } of table.after(state.read)) {
    book.add(lane, { seq, id, attempts, hasDied: attempts > 0 })
    state.read = seq
  }
  state.ring()
}
