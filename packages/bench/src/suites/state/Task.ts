// The work of every subject of `state`: each update adds 1 to the session of its user.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClient, type RedisClientType } from 'redis'
import { programOf, startRedis, type Server } from '../../../../storage/test/Servers.ts'
import { assertDone, rateAtOnce } from '../../Meter.ts'
import { incapable, type Prepare } from '../../Suite.ts'
import { messageOf } from '../dispatch/Task.ts'

// model

export type StateUpdate = ReturnType<typeof updateOf>

/** A bot with its sessions in a file or on a server. */
export interface StateBot {
  readonly handle: (update: StateUpdate) => Promise<unknown>
  /** The sum of all counters. */
  readonly sum: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Makes a bot, with the path of its file or the address of its Redis. */
export interface Make {
  (place: string): Promise<StateBot>
}

/** The session of a user. */
export interface Count {
  n: number
}

/** Texts by key, as the adapters of the peers have them. */
export interface TextTable {
  readonly read: (key: string) => Promise<string | undefined> | string | undefined
  readonly write: (key: string, value: string) => unknown
  readonly remove: (key: string) => unknown
  readonly sum: () => Promise<number>
  readonly close: () => Promise<void>
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

/** A table for a peer: in a file, or on a Redis. */
export const tableAt = (place: string): Promise<TextTable> =>
  place.startsWith('redis:') ? tableOn(place) : tableIn(place)

/** Reads a session. */
export const countOf = (text: string | undefined): Count | undefined => {
  const value: unknown = text === undefined ? undefined : JSON.parse(text)
  return isCount(value) ? value : undefined
}

/** The sum of the counters of all texts on a Redis, by the function that reads one key. */
export const sumOn = async (
  client: RedisClientType,
  textOf: (key: string) => Promise<string | null>,
): Promise<number> => {
  let sum = 0
  for (const key of await client.keys('*')) {
    const n = /"n":(\d+)/.exec((await textOf(key)) ?? '')?.[1]
    sum += Number(n ?? 0)
  }
  return sum
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
      const redis = run.startsWith('Redis') ? await redisFor('the sessions') : undefined
      const bot = await make(redis?.url ?? join(folder, 'bot.db'))
      let id = 0
      return {
        measure: async ({ ms }) => {
          const before = await bot.sum()
          const atOnce = run.endsWith('100 at once') ? 100 : 1
          const { count, perSecond } = await rateAtOnce(ms, atOnce, () => bot.handle(updateOf(id++)))
          assertDone('changes of sessions', (await bot.sum()) - before, count)
          return [perSecond]
        },
        close: async () => {
          await bot.close()
          await redis?.stop()
          rmSync(folder, { recursive: true, force: true })
        },
      }
    }
  }

/** Starts a Redis; a machine without one cannot do the run. */
export const redisFor = async (what: string): Promise<Server> => {
  const program = programOf('redis-server')
  if (program === undefined) throw incapable(`no redis-server is installed for ${what}`)
  return startRedis(program, '--appendfsync', 'everysec')
}

// private

// In the mode that `sqliteStore` with `survives: 'kill'` has.
const tableIn = async (path: string): Promise<TextTable> => {
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
    write: (key, value) => set.run(key, value),
    remove: (key) => remove.run(key),
    sum: async () => sumIn(db, "select sum(json_extract(value, '$.n')) as n from sessions"),
    close: async () => db.close(),
  }
}

const tableOn = async (url: string): Promise<TextTable> => {
  const client: RedisClientType = createClient({ url })
  await client.connect()
  return {
    read: async (key) => (await client.get(key)) ?? undefined,
    write: (key, value) => client.set(key, value),
    remove: (key) => client.del(key),
    sum: () => sumOn(client, (key) => client.get(key)),
    close: async () => client.destroy(),
  }
}

const isCount = (u: unknown): u is Count =>
  typeof u === 'object' && u !== null && 'n' in u && typeof u.n === 'number'
