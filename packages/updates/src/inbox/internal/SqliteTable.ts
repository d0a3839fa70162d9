// The statements on the tables of an inbox, for one bot. Each runs within a transaction of its caller.

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Millis } from '@pipegram/core/Clock'
import { type InboxUpdate, type KeptUpdate, type ParkedUpdate, seenFor } from '../Inbox.ts'
import type { InboxCount } from '../InboxFigures.ts'
import { isAbout } from '../RawUpdate.ts'
import type { KeptText } from './TextCache.ts'

// model

/** The row of a bot: the owner of its inbox, and how many updates wait. */
export interface BotRow {
  readonly waiting: number
  readonly token: number
  /** The machine of the owner. `undefined`: nobody owns it. */
  readonly host: string | undefined
  readonly pid: number
  readonly until: Millis
}

/** An update that waits, without its text. */
export interface WaitingRow {
  readonly seq: number
  readonly id: number
  readonly lane: string
  readonly attempts: number
}

/** The rows about a user or a chat. */
export interface PersonRows {
  readonly waiting: ReadonlyArray<KeptUpdate & { readonly seq: number }>
  readonly parked: ReadonlyArray<KeptUpdate>
}

export interface SqliteTable {
  readonly bot: () => BotRow
  readonly setBot: (row: BotRow) => void
  /** Marks ids as put, and returns the updates whose ids were not marked before. */
  readonly unseen: (updates: ReadonlyArray<InboxUpdate>, now: Millis) => ReadonlyArray<InboxUpdate>
  /** Returns the number of the new row. */
  readonly insert: (update: InboxUpdate, now: Millis) => number
  readonly insertParked: (update: InboxUpdate, reason: string, now: Millis) => void
  readonly after: (seq: number) => ReadonlyArray<WaitingRow>
  readonly text: (seq: number) => KeptText | undefined
  /** Counts an attempt. Returns false if the row was erased, as `remove` and `park` do. */
  readonly count: (seq: number) => boolean
  readonly remove: (seq: number) => boolean
  readonly park: (seq: number, reason: string, now: Millis) => boolean
  /** Parks the updates that have begun this many times, and returns how many. */
  readonly parkDead: (attempts: number, now: Millis) => number
  readonly unpark: (id: number) => boolean
  readonly drop: (id: number) => boolean
  readonly parked: (from: number) => ReadonlyArray<ParkedUpdate>
  readonly show: (id: number) => (ParkedUpdate & { readonly text: string }) | undefined
  readonly counts: () => InboxCount
  /** The updates about a user or a chat that wait, and those that are parked. */
  readonly of: (person: number) => PersonRows
  /** A number that changes when another process has written. */
  readonly dataVersion: () => number
}

// The ids that were put are stored as bits: so many in one row of the table.
const perBlock = 4_096

type Row = Readonly<Record<string, SQLOutputValue>>

// constructors

/** The statements for a bot. */
export const makeSqliteTable = (db: DatabaseSync, bot: number): SqliteTable => {
  const selectBot = db.prepare('SELECT * FROM inbox_bot WHERE bot = ?')
  const upsertBot = db.prepare('INSERT OR REPLACE INTO inbox_bot VALUES (?, ?, ?, ?, ?, ?)')
  const insert = db.prepare('INSERT INTO inbox_waiting VALUES (NULL, ?, ?, 0, ?, ?, ?, ?)')
  const insertParked = db.prepare('INSERT OR REPLACE INTO inbox_parked VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)')
  const selectAfter = db.prepare(
    'SELECT seq, id, lane, attempts FROM inbox_waiting WHERE seq > ? AND bot = ? ORDER BY seq',
  )
  const selectText = db.prepare(
    'SELECT text, received, trace FROM inbox_waiting LEFT JOIN inbox_trace USING (seq) WHERE seq = ?',
  )
  const insertTrace = db.prepare('INSERT INTO inbox_trace VALUES (?, ?)')
  const insertParkedTrace = db.prepare('INSERT INTO inbox_parked_trace VALUES (?, ?, ?)')
  const parkTrace = db.prepare(
    'INSERT INTO inbox_parked_trace ' +
      'SELECT bot, id, trace FROM inbox_waiting JOIN inbox_trace USING (seq) WHERE seq = ?',
  )
  const unparkTrace = db.prepare(
    'INSERT INTO inbox_trace SELECT ?, trace FROM inbox_parked_trace WHERE bot = ? AND id = ?',
  )
  const count = db.prepare('UPDATE inbox_waiting SET attempts = attempts + 1 WHERE seq = ?')
  const remove = db.prepare('DELETE FROM inbox_waiting WHERE seq = ?')
  const park = db.prepare(
    'INSERT OR REPLACE INTO inbox_parked ' +
      'SELECT bot, id, attempts, received, ?, lane, kind, ?, text FROM inbox_waiting WHERE seq = ?',
  )
  const dead = db.prepare('SELECT seq FROM inbox_waiting WHERE bot = ? AND attempts >= ?')
  const unpark = db.prepare(
    'INSERT INTO inbox_waiting SELECT NULL, bot, id, 0, received, lane, kind, text FROM inbox_parked ' +
      'WHERE bot = ? AND id = ?',
  )
  const drop = db.prepare('DELETE FROM inbox_parked WHERE bot = ? AND id = ?')
  const list = db.prepare(
    'SELECT id, attempts, received, parked, lane, kind, reason FROM inbox_parked ' +
      'WHERE bot = ? AND id >= ? ORDER BY id LIMIT 1000',
  )
  const show = db.prepare('SELECT * FROM inbox_parked WHERE bot = ? AND id = ?')
  const countParked = db.prepare('SELECT count(*) AS n FROM inbox_parked WHERE bot = ?')
  const version = db.prepare('PRAGMA data_version')
  const marks = makeMarks(db, bot)
  const isChanged = ({ changes }: { readonly changes: number | bigint }): boolean => Number(changes) > 0
  const putAside = (seq: number, reason: string, now: Millis): boolean => {
    park.run(now, reason, seq)
    parkTrace.run(seq)
    return isChanged(remove.run(seq))
  }
  const botRow = (): BotRow => botOf(selectBot.get(bot))
  return {
    bot: botRow,
    setBot: ({ waiting, token, host, pid, until }) =>
      void upsertBot.run(bot, waiting, token, host ?? null, pid, until),
    unseen: marks,
    insert: ({ id, lane, kind, text, trace }, now) => {
      const seq = Number(insert.run(bot, id, now, lane, kind, text).lastInsertRowid)
      if (trace !== undefined) insertTrace.run(seq, trace)
      return seq
    },
    insertParked: ({ id, lane, kind, text, trace }, reason, now) => {
      insertParked.run(bot, id, now, now, lane, kind, reason, text)
      if (trace !== undefined) insertParkedTrace.run(bot, id, trace)
    },
    after: (seq) => selectAfter.all(seq, bot).map(waitingOf),
    text: (seq) => textOf(selectText.get(seq)),
    count: (seq) => isChanged(count.run(seq)),
    remove: (seq) => isChanged(remove.run(seq)),
    park: putAside,
    parkDead: (attempts, now) => {
      const rows = dead.all(bot, attempts)
      for (const { seq } of rows)
        putAside(Number(seq), `The process died while the update was handled, ${attempts} times.`, now)
      return rows.length
    },
    unpark: (id) => {
      const moved = unpark.run(bot, id)
      if (!isChanged(moved)) return false
      unparkTrace.run(moved.lastInsertRowid, bot, id)
      return isChanged(drop.run(bot, id))
    },
    drop: (id) => isChanged(drop.run(bot, id)),
    parked: (from) => list.all(bot, from).map(parkedOf),
    show: (id) => {
      const row = show.get(bot, id)
      return row === undefined ? undefined : { ...parkedOf(row), text: String(row['text']) }
    },
    counts: () => ({ waiting: botRow().waiting, parked: Number(countParked.get(bot)?.['n']) }),
    of: personRows(db, bot),
    dataVersion: () => Number(version.get()?.['data_version']),
  }
}

// private

const makeMarks = (db: DatabaseSync, bot: number): SqliteTable['unseen'] => {
  const select = db.prepare('SELECT bits FROM inbox_seen WHERE bot = ? AND block = ? AND at > ?')
  const save = db.prepare('INSERT OR REPLACE INTO inbox_seen VALUES (?, ?, ?, ?)')
  const forget = db.prepare('DELETE FROM inbox_seen WHERE bot = ? AND at <= ?')
  return (updates, now) => {
    const blocks = new Map<number, Uint8Array>()
    const fresh = updates.filter(({ id }) => {
      const block = Math.floor(id / perBlock)
      const place = id - block * perBlock
      const bits = blocks.get(block) ?? bitsOf(select.get(bot, block, now - seenFor))
      const byte = bits[place >> 3] ?? 0
      if ((byte & (1 << (place & 7))) !== 0) return false
      bits[place >> 3] = byte | (1 << (place & 7))
      blocks.set(block, bits)
      return true
    })
    for (const [block, bits] of blocks) save.run(bot, block, now, bits)
    if (blocks.size > 0) forget.run(bot, now - seenFor)
    return fresh
  }
}

// The text of each update of a person has the digits of the person's id, so only few texts are parsed.
const personRows = (db: DatabaseSync, bot: number): SqliteTable['of'] => {
  const select = (table: string, seq: string) =>
    db.prepare(
      `SELECT ${seq} AS seq, id, text FROM ${table} WHERE bot = ? AND instr(text, ?) > 0 ORDER BY id`,
    )
  const [waiting, parked] = [select('inbox_waiting', 'seq'), select('inbox_parked', '0')]
  return (person) => {
    const isOurs = isAbout(person)
    const rowsOf = (statement: typeof waiting) =>
      Array.from(statement.iterate(bot, String(person)), (row) => ({
        seq: Number(row['seq']),
        id: Number(row['id']),
        text: String(row['text']),
      })).filter(({ text }) => isOurs(JSON.parse(text)))
    return { waiting: rowsOf(waiting), parked: rowsOf(parked) }
  }
}

const bitsOf = (row: Row | undefined): Uint8Array => {
  const bits = row?.['bits']
  return bits instanceof Uint8Array && bits.length === perBlock / 8 ? bits : new Uint8Array(perBlock / 8)
}

const botOf = (row: Row | undefined): BotRow => ({
  waiting: Number(row?.['waiting'] ?? 0),
  token: Number(row?.['token'] ?? 0),
  host: typeof row?.['host'] === 'string' ? row['host'] : undefined,
  pid: Number(row?.['pid'] ?? 0),
  until: Number(row?.['until'] ?? 0),
})

const waitingOf = (row: Row): WaitingRow => ({
  seq: Number(row['seq']),
  id: Number(row['id']),
  lane: String(row['lane']),
  attempts: Number(row['attempts']),
})

const textOf = (row: Row | undefined): KeptText | undefined =>
  row === undefined
    ? undefined
    : {
        text: String(row['text']),
        receivedAt: Number(row['received']),
        ...(typeof row['trace'] === 'string' && { trace: row['trace'] }),
      }

const parkedOf = (row: Row): ParkedUpdate => ({
  id: Number(row['id']),
  lane: String(row['lane']),
  kind: String(row['kind']),
  reason: String(row['reason']),
  attempts: Number(row['attempts']),
  receivedAt: Number(row['received']),
  parkedAt: Number(row['parked']),
})
