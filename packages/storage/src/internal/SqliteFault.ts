// Why SQLite refuses, as a sentence that says what to do.

import { fileSentenceOf } from './FileFault.ts'

// destructors

/** A sentence about a file. It contains no key and no value. */
export const sqliteSentenceOf = (path: string, cause: unknown): string => {
  const known = sentences.get(codeOf(cause))
  return known === undefined ? fileSentenceOf(path, cause) : `The store ${path} ${known}`
}

// guards

/** True if SQLite refuses a value because of its size. */
export const isTooLarge = (cause: unknown): boolean => codeOf(cause) === 18

// private

// The low byte is the primary code; the rest says more.
const codeOf = (cause: unknown): number => {
  const { errcode }: { errcode?: unknown } = typeof cause === 'object' && cause !== null ? cause : {}
  return typeof errcode === 'number' ? errcode & 0xff : 0
}

// https://www.sqlite.org/rescode.html
const sentences = new Map([
  [5, 'is busy: another process has been writing to it for seconds.'],
  [6, 'is busy: another connection of this process holds a table.'],
  [8, 'is read-only. Give this user the right to write to the file and its folder.'],
  [10, 'cannot be read or written: the disk reports an error.'],
  [11, 'is damaged. Restore it from a backup; `sqlite3 FILE .recover` saves what is left.'],
  [13, 'cannot grow: the disk is full.'],
  [14, 'cannot be opened. The folder must exist, and this user must be allowed to write to it.'],
  [18, 'does not take a value of this size.'],
  [26, 'is not an SQLite file. Nothing was changed: give another path.'],
])
