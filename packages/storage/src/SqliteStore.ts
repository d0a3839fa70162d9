// A store in one SQLite file, by `node:sqlite` of Node itself: for one machine, with any number of processes.
//
// Writes that arrive together share one transaction, and so one wait for the disk.

import type { DatabaseSync } from 'node:sqlite'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { ClosableStore } from './ClosableStore.ts'
import { makeBatch, type Write } from './internal/Batch.ts'
import { isTooLarge, sqliteSentenceOf } from './internal/SqliteFault.ts'

// model

export interface SqliteStoreOptions {
  /**
   * What a written value survives. `power-loss`: each write waits for the disk. `kill`: a crash of the
   * machine can lose the last writes, but a crash of the process loses none; this is several times as fast.
   * Default: `power-loss`.
   */
  readonly survives?: 'power-loss' | 'kill'
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A store in a file. It creates a missing file, which only its owner can read and write (mode 0600). Throws
 * an `Error` with a sentence if the file cannot be opened, or is not a SQLite file. Several processes can use
 * one file; the file must be on a disk of this machine. Other tables in the file stay as they are. Removed
 * values are overwritten on the disk.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { sqliteStore } from '@pipegram/storage/SqliteStore'
 *
 *   const store = sqliteStore(':memory:')
 *   const version = await store.set('cart 1', '["apple"]', undefined)()
 *   assert.ok(E.isRight(version))
 *   assert.deepStrictEqual(
 *     await store.get('cart 1')(),
 *     E.right({ value: '["apple"]', version: version.right }),
 *   )
 *   await store.close()
 */
export const sqliteStore = (
  path: string,
  { survives = 'power-loss', clock = system }: SqliteStoreOptions = {},
): ClosableStore => {
  const db = open(path, survives)
  const sql = statements(db)
  let swept = -Infinity
  // A write with a time to live always removes some expired values. Other writes do so once a second.
  const sweep = (hasEnd: boolean, now: Millis): void => {
    if (!hasEnd && now >= swept && now < swept + sweepPause) return
    swept = now
    sql.sweep.run(now)
  }
  // Writes of one turn of the event loop share one wait for the disk. Without such a wait, waiting for the
  // end of the turn would only cost time.
  const later = survives === 'kill' ? queueMicrotask : setImmediate
  const batch = makeBatch<undefined>((take) => later(() => commit(sql, path, take())))
  return {
    get: (key) => async () =>
      attempt(path, () => {
        const row = sql.get.get(key, clock.now())
        return E.right(row && { value: String(row['value']), version: String(row['version']) })
      }),
    set: (key, value, version, ttl) =>
      batch(() => {
        const now = clock.now()
        const next = newVersion()
        const until = ttl === undefined ? null : now + ttl
        const { changes } =
          version === undefined
            ? sql.add.run(key, value, next, until, now)
            : sql.replace.run(value, next, until, key, version, now)
        if (changes === 0) return E.left({ _tag: 'Outdated', key })
        sweep(until !== null, now)
        return E.right(String(next))
      }),
    remove: (key, version) =>
      batch(() => {
        const { changes } = sql.remove.run(key, version, clock.now())
        return changes === 0 ? E.left({ _tag: 'Outdated', key }) : E.right(undefined)
      }),
    list:
      (prefix, from = '') =>
      async () =>
        attempt(path, () => {
          const rows = sql.list.all({ prefix, from, now: clock.now(), last: '\u{10ffff}', size: pageSize })
          const keys = rows.map(({ key }) => String(key))
          return E.right({ keys, ...(keys.length === pageSize && defined({ next: keys.at(-1) })) })
        }),
    close: async () => {
      await batch(() => E.right(undefined))()
      if (db.isOpen) db.close()
    },
  }
}

// private

const pageSize = 1_000

// How long expired values may stay if no write has a time to live.
const sweepPause: Millis = 1_000

// A random version out of 2^53, so that a key practically never gets an earlier version again.
const newVersion = (): number => 1 + Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)

// How long a write waits for the write of another process.
const patience = 5_000

const open = (path: string, survives: 'power-loss' | 'kill'): DatabaseSync => {
  // Loaded only here: Node warns that the module is experimental, and a bundle may be for a browser.
  const sqlite = process.getBuiltinModule('node:sqlite')
  const { closeSync, openSync, statSync } = process.getBuiltinModule('node:fs')
  try {
    // SQLite gives its other two files the same mode. An existing file is not opened here: closing it would
    // end the locks of other stores of this process.
    const stat = path === ':memory:' ? undefined : statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory() === true) throw Object.assign(new Error(path), { code: 'EISDIR' })
    if (path !== ':memory:' && stat === undefined) closeSync(openSync(path, 'a', 0o600))
    const db = new sqlite.DatabaseSync(path, { timeout: patience })
    db.exec(`
      pragma journal_mode = wal;
      pragma secure_delete = on;
      pragma synchronous = ${survives === 'kill' ? 'normal' : 'full'};
      create table if not exists pipegram_store (
        key text primary key, value text not null, version integer not null, until integer
      ) without rowid;
      create index if not exists pipegram_store_until on pipegram_store (until) where until is not null;
    `)
    return db
  } catch (cause) {
    throw new Error(sqliteSentenceOf(path, cause))
  }
}

type Statements = ReturnType<typeof statements>

const statements = (db: DatabaseSync) => ({
  db,
  get: db.prepare('select value, version from pipegram_store where key = ? and (until is null or until > ?)'),
  add: db.prepare(`
    insert into pipegram_store (key, value, version, until) values (?1, ?2, ?3, ?4)
    on conflict (key) do update
    set value = excluded.value, version = excluded.version, until = excluded.until
    where pipegram_store.until <= ?5
  `),
  replace: db.prepare(`
    update pipegram_store set value = ?, version = ?, until = ?
    where key = ? and cast(version as text) = ? and (until is null or until > ?)
  `),
  remove: db.prepare(`
    delete from pipegram_store
    where key = ? and cast(version as text) = ? and (until is null or until > ?)
  `),
  begin: db.prepare('begin immediate'),
  commit: db.prepare('commit'),
  rollback: db.prepare('rollback'),
  // Removes only a few expired values, so that no write takes long.
  sweep: db.prepare(`
    delete from pipegram_store where key in (
      select key from pipegram_store where until is not null and until <= ? order by until limit 4
    )
  `),
  // Only one lower bound: of two, SQLite would seek by the first, and step over all earlier pages.
  list: db.prepare(`
    select key from pipegram_store
    where key >= max(:prefix, :from) and key < :prefix || :last and key <> :from
      and (until is null or until > :now)
    order by key limit :size
  `),
})

// Runs writes as one transaction.
const commit = (sql: Statements, path: string, writes: ReadonlyArray<Write<undefined>>): void => {
  const committed = attempt(path, () => {
    sql.begin.run()
    try {
      const tell = writes.map(({ run }) => run(undefined))
      sql.commit.run()
      return E.right(tell)
    } catch (cause) {
      if (sql.db.isTransaction) sql.rollback.run()
      throw cause
    }
  })
  if (E.isRight(committed)) for (const tell of committed.right) tell()
  // One write may have made all fail, so each runs alone.
  else if (writes.length > 1) for (const write of writes) commit(sql, path, [write])
  else for (const { fail } of writes) fail(committed.left)
}

const attempt = <A>(path: string, run: () => E.Either<StoreError, A>): E.Either<StoreError, A> => {
  try {
    return run()
  } catch (cause) {
    const isFinal = isTooLarge(cause) && { isFinal: true as const }
    return E.left({ _tag: 'Unavailable', reason: sqliteSentenceOf(path, cause), ...isFinal })
  }
}
