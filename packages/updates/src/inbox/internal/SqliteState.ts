// The state that a bot's open inbox in a SQLite file shares with its lease.

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
  /** True to create the file if it does not exist. Default: true. */
  readonly mayMake?: boolean
}

/** The state of an open inbox and its lease. */
export interface SqliteState {
  readonly settings: SqliteSettings
  readonly file: SqliteFile
  readonly table: SqliteTable
  readonly group: GroupCommit
  /** The row of the bot in the present transaction. A job changes it by a new row here. */
  row: BotRow
  /** The updates that wait; `undefined` while this process has no lease. */
  book: LaneBook | undefined
  /** All rows up to this one are in the book. */
  read: number
  /** Texts of rows that this process has put and not taken yet. Other texts are read from the file. */
  readonly texts: TextCache
  /** Tells the lease that the book has changed. */
  ring: () => void
  /** Gives the lease back, if this process has it. */
  release: () => Promise<void>
}

/** A row that this process has put. */
export interface PutRow extends KeptText {
  readonly seq: number
  readonly id: number
  readonly lane: string
}

// combinators

/** Adds rows that this process has put to the book, without reading them from the file. */
export const addPut = (state: SqliteState, rows: ReadonlyArray<PutRow>): void => {
  const { book, texts } = state
  if (book === undefined) return
  // Other processes may have put rows before these ones: then the file must be read.
  if (rows[0]?.seq !== state.read + 1) return readOn(state)
  for (const { seq, id, lane, ...kept } of rows) {
    texts.keep(seq, kept)
    book.add(lane, { seq, id, attempts: 0, hasDied: false })
    state.read = seq
  }
  state.ring()
}

/** Reads all rows that are not in the book yet, of this or another process, and adds them. */
export const readOn = (state: SqliteState): void => {
  const { book, table } = state
  if (book === undefined) return
  for (const { seq, id, lane, attempts } of table.after(state.read)) {
    book.add(lane, { seq, id, attempts, hasDied: attempts > 0 })
    state.read = seq
  }
  state.ring()
}
