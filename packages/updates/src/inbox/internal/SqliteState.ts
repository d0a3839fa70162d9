// What the open inbox of a bot in a SQLite file and its lease share.

import type { Clock, Millis } from '@pipegram/core/Clock'
import type { LaneBook } from '../LaneBook.ts'
import type { GroupCommit } from './GroupCommit.ts'
import type { SqliteFile } from './SqliteFile.ts'
import type { BotRow, SqliteTable } from './SqliteTable.ts'
import type { KeptText, TextCache } from './TextCache.ts'

// model

export interface SqliteSettings {
  readonly file: string
  readonly bot: number
  readonly lease: Millis
  readonly most: number
  readonly clock: Clock
  /** Default: `power-loss`. */
  readonly survives?: 'power-loss' | 'kill'
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
  /** The texts of rows that were put here and not taken yet, by row. The others are read from the file. */
  readonly texts: TextCache
  /** Tells the lease that the book has changed. */
  ring: () => void
  /** Gives the lease back, if there is one. */
  release: () => Promise<void>
}

/** A row that was put here. */
export interface PutRow extends KeptText {
  readonly seq: number
  readonly id: number
  readonly lane: string
}

// combinators

/** Puts rows that were put here into the book, without reading them. */
export const addPut = (state: SqliteState, rows: ReadonlyArray<PutRow>): void => {
  const { book, texts } = state
  if (book === undefined) return
  // Rows of another process or of another bot may stand before them.
  if (rows[0]?.seq !== state.read + 1) return readOn(state)
  for (const { seq, id, lane, ...kept } of rows) {
    texts.keep(seq, kept)
    book.add(lane, { seq, id, attempts: 0, hasDied: false })
    state.read = seq
  }
  state.ring()
}

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
