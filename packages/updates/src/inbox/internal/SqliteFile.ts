// A SQLite file with the tables of an inbox: opened, checked, and closed. Every fault is a sentence that says
// what to do.

import type * as FileSystem from 'node:fs'
import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { type InboxError, unavailable, unusable } from '../Inbox.ts'

// model

/** An open file. */
export interface SqliteFile {
  readonly db: DatabaseSync
  /** Throws if another file is at the path now, since later writes would be lost. */
  readonly check: () => void
  readonly faultOf: (cause: unknown) => InboxError
  /**
   * Waits until all commits are on the disk, without blocking the event loop. Rejects if the disk refuses.
   */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

// The version of the tables. It grows with a change that an older release cannot read.
const version = 1

// How long to wait for a lock of another process. Transactions take a few milliseconds.
const lockTime = 2_000

// `text` is the last column, so that a read of the others does not read the pages of `text`.
const tables = `
  CREATE TABLE inbox_version (version INTEGER NOT NULL) STRICT;
  INSERT INTO inbox_version VALUES (${version});
  CREATE TABLE inbox_bot (
    bot INTEGER PRIMARY KEY, waiting INTEGER NOT NULL DEFAULT 0, token INTEGER NOT NULL DEFAULT 0,
    host TEXT, pid INTEGER, until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE inbox_waiting (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, bot INTEGER NOT NULL, id INTEGER NOT NULL,
    attempts INTEGER NOT NULL, received INTEGER NOT NULL, lane TEXT NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE TABLE inbox_parked (
    bot INTEGER NOT NULL, id INTEGER NOT NULL, attempts INTEGER NOT NULL, received INTEGER NOT NULL,
    parked INTEGER NOT NULL, lane TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (bot, id)
  ) STRICT;
  CREATE TABLE inbox_seen (
    bot INTEGER NOT NULL, block INTEGER NOT NULL, at INTEGER NOT NULL, bits BLOB NOT NULL,
    PRIMARY KEY (bot, block)
  ) STRICT, WITHOUT ROWID;
`

// Also added to a file of an older release, which can still read the file. Row numbers are never used again.
const traces = `
  CREATE TABLE IF NOT EXISTS inbox_trace (seq INTEGER PRIMARY KEY, trace TEXT NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS inbox_trace_end AFTER DELETE ON inbox_waiting
  BEGIN DELETE FROM inbox_trace WHERE seq = OLD.seq; END;
  CREATE TABLE IF NOT EXISTS inbox_parked_trace (
    bot INTEGER NOT NULL, id INTEGER NOT NULL, trace TEXT NOT NULL, PRIMARY KEY (bot, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS inbox_parked_trace_begin AFTER INSERT ON inbox_parked
  BEGIN DELETE FROM inbox_parked_trace WHERE bot = NEW.bot AND id = NEW.id; END;
  CREATE TRIGGER IF NOT EXISTS inbox_parked_trace_end AFTER DELETE ON inbox_parked
  BEGIN DELETE FROM inbox_parked_trace WHERE bot = OLD.bot AND id = OLD.id; END;
`

// constructors

/** Opens a file. If it does not exist and `mayMake` is true, creates it. Throws without `node:sqlite`. */
export const openFile = (path: string, mayMake: boolean): E.Either<InboxError, SqliteFile> => {
  // Loaded at run time, so that a bundle for a browser names no module of Node.
  const sqlite = process.getBuiltinModule('node:sqlite')
  const faultOf = explain(path)
  if (path === '' || path === ':memory:')
    return E.left(
      unusable(`An inbox needs a file, and "${path}" does not name one. Name a file, such as bot.db.`),
    )
  try {
    const place = prepare(path, mayMake)
    const db = new sqlite.DatabaseSync(path, { timeout: lockTime })
    try {
      const fault = arrange(db, path, mayMake)
      if (fault !== undefined) {
        db.close()
        return E.left(fault)
      }
      return E.right({ db, check: checking(path, place), faultOf, ...syncing(path, db) })
    } catch (cause) {
      db.close()
      return E.left(faultOf(cause))
    }
  } catch (cause) {
    return E.left(faultOf(cause))
  }
}

// private

type FilePlace = Readonly<Pick<Stats, 'dev' | 'ino'>>

const fs = (): typeof FileSystem => process.getBuiltinModule('node:fs')

// Only the owner may read and write the file. SQLite gives its other files the same mode. An existing file is
// not opened here: closing it would end the locks of other inboxes of this process.
const prepare = (path: string, mayMake: boolean): FilePlace => {
  const { accessSync, chmodSync, closeSync, constants, openSync, statSync } = fs()
  if (mayMake && statSync(path, { throwIfNoEntry: false }) === undefined)
    closeSync(openSync(path, 'a', 0o600))
  const stat = statSync(path)
  if (stat.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
  accessSync(path, constants.R_OK | constants.W_OK)
  if ((stat.mode & 0o077) !== 0) chmodSync(path, 0o600)
  return stat
}

const checking = (path: string, place: FilePlace): SqliteFile['check'] => {
  const { statSync } = fs()
  return () => {
    const now = statSync(path, { throwIfNoEntry: false })
    if (now?.ino !== place.ino || now.dev !== place.dev)
      throw Object.assign(new Error(path), { code: 'REPLACED' })
  }
}

// SQLite itself would wait for the disk within the commit, and block the whole bot. A commit is in the log
// (WAL) of the database, so it is safe when the disk has the log.
const syncing = (path: string, db: DatabaseSync): Pick<SqliteFile, 'close' | 'sync'> => {
  let log: Promise<FileHandle> | undefined
  return {
    sync: async () => {
      log ??= process.getBuiltinModule('node:fs/promises').open(`${path}-wal`, 'r+')
      await (await log).datasync()
    },
    close: async () => {
      await log?.then((handle) => handle.close()).catch(() => undefined)
      if (db.isOpen) db.close()
    },
  }
}

const arrange = (db: DatabaseSync, path: string, mayMake: boolean): InboxError | undefined => {
  const mode = db.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
  if (mode !== 'wal')
    return unusable(`${path} cannot be used safely: its file system has no shared memory. Use a local disk.`)
  // Deleted rows are overwritten, so that the words of users do not stay in free pages.
  db.exec('PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE')
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'inbox_version'").get() !== undefined
  if (!has && mayMake) db.exec(tables)
  const found =
    has || mayMake ? db.prepare('SELECT version FROM inbox_version').get()?.['version'] : undefined
  if (found === version) db.exec(traces)
  db.exec('COMMIT')
  if (found === version) return undefined
  return unusable(
    found === undefined
      ? `${path} is a SQLite database without an inbox. Name the file of an inbox.`
      : `${path} is an inbox of version ${String(found)}, and this release reads version ${version}. ` +
          'Install the release of pipegram that wrote it, or name another file.',
  )
}

const explain =
  (path: string) =>
  (cause: unknown): InboxError => {
    const { code, errcode } = codesOf(cause)
    const again = 'It goes on by itself when that is over.'
    switch (code) {
      case 'ENOENT':
      case 'ENOTDIR':
        return unusable(`${path} cannot be opened: the file or its folder does not exist. Make the folder.`)
      case 'EISDIR':
        return unusable(`${path} is a folder. Name a file in it, such as ${path.replace(/\/$/, '')}/bot.db.`)
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return unusable(
          `${path} cannot be written. Give the user of this process the right to write it and its folder.`,
        )
      case 'ENOSPC':
        return unavailable(`The disk of ${path} is full. Free some space. ${again}`)
      case 'REPLACED':
        return unavailable(
          `${path} was removed or replaced while it was in use. Put the file back, or start the bot again.`,
        )
    }
    // The low byte of an extended code is its kind. https://www.sqlite.org/rescode.html
    switch (errcode & 0xff) {
      case 5:
      case 6:
        return unavailable(
          `${path} is locked by another program for more than ${lockTime / 1000} s. ${again}`,
        )
      case 8:
        return unusable(
          `${path} is read-only. Give the user of this process the right to write it and its folder.`,
        )
      case 11:
        return unusable(
          `${path} is damaged or cut short. Keep a copy of the file, and rescue it with ` +
            '"sqlite3 FILE .recover", or name another file.',
        )
      case 13:
        return unavailable(`The disk of ${path} is full. Free some space. ${again}`)
      case 26:
        return unusable(`${path} is not a SQLite database. Name another file; this one was not changed.`)
      default:
        return unavailable(
          `${path} cannot be read or written (code ${code} ${errcode}). Check its disk. ${again}`,
        )
    }
  }

const codesOf = (cause: unknown): { readonly code: string; readonly errcode: number } => {
  const field = (name: string): unknown =>
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined
  const errcode = field('errcode')
  return { code: String(field('code')), errcode: typeof errcode === 'number' ? errcode : 0 }
}
