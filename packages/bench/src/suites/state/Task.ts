// The work of every subject of `state`: each update adds 1 to the session of its user.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { assertDone, rateAtOnce } from '../../Meter.ts'
import type { Prepare } from '../../Suite.ts'
import { messageOf } from '../dispatch/Task.ts'

// model

export type StateUpdate = ReturnType<typeof updateOf>

/** A bot with its sessions in a file. */
export interface StateBot {
  readonly handle: (update: StateUpdate) => Promise<unknown>
  /** The sum of all counters. */
  readonly sum: () => number
  readonly close: () => Promise<void>
}

/** Makes a bot, with the path of its file. */
export interface Make {
  (path: string): StateBot
}

/** The session of a user. */
export interface Count {
  n: number
}

/** Texts by key in a table, as the adapters of the peers have them. */
export interface TextTable {
  readonly read: (key: string) => string | undefined
  readonly write: (key: string, value: string) => void
  readonly remove: (key: string) => void
  readonly sum: () => number
  readonly close: () => void
}

// constructors

const users = 1_000

const updateOf = (id: number) => {
  const message = messageOf('x')
  const user = 1_001 + (id % users)
  return {
    update_id: id,
    message: { ...message, from: { ...message.from, id: user }, chat: { ...message.chat, id: user } },
  }
}

/** A table in a file, in the mode that `sqliteStore` with `survives: 'kill'` has. */
export const tableIn = (path: string): TextTable => {
  const db = new DatabaseSync(path)
  db.exec('pragma journal_mode = wal; pragma synchronous = normal')
  db.exec('create table sessions (key text primary key, value text not null) without rowid')
  const [get, set, remove] = [
    db.prepare('select value from sessions where key = ?'),
    db.prepare('insert or replace into sessions (key, value) values (?, ?)'),
    db.prepare('delete from sessions where key = ?'),
  ]
  return {
    read: (key) => {
      const row = get.get(key)
      return row === undefined ? undefined : String(row['value'])
    },
    write: (key, value) => void set.run(key, value),
    remove: (key) => void remove.run(key),
    sum: () => sumIn(db, "select sum(json_extract(value, '$.n')) as n from sessions"),
    close: () => db.close(),
  }
}

/** Reads a session. */
export const countOf = (text: string | undefined): Count | undefined => {
  const value: unknown = text === undefined ? undefined : JSON.parse(text)
  return isCount(value) ? value : undefined
}

/** The number that a query gives as `n`. */
export const sumIn = (db: DatabaseSync, query: string): number => Number(db.prepare(query).get()?.['n'] ?? 0)

/** Measures a bot, and checks that no change was lost. */
export const prepareWith =
  (load: () => Promise<Make>): (() => Promise<Prepare>) =>
  async () => {
    const make = await load()
    return async (run) => {
      const folder = mkdtempSync(join(tmpdir(), 'pipegram-bench-'))
      const bot = make(join(folder, 'bot.db'))
      let id = 0
      return {
        measure: async ({ ms }) => {
          const before = bot.sum()
          const atOnce = run === '100 at once' ? 100 : 1
          const { count, perSecond } = await rateAtOnce(ms, atOnce, () => bot.handle(updateOf(id++)))
          assertDone('changes of sessions', bot.sum() - before, count)
          return [perSecond]
        },
        close: async () => {
          await bot.close()
          rmSync(folder, { recursive: true, force: true })
        },
      }
    }
  }

// private

const isCount = (u: unknown): u is Count =>
  typeof u === 'object' && u !== null && 'n' in u && typeof u.n === 'number'
