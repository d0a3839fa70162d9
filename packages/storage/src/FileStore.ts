// A store in one JSON file, for a small bot of one process. Each write replaces the whole file.

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { StoreEntry, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { ClosableStore } from './ClosableStore.ts'
import { makeBatch, type Write } from './internal/Batch.ts'
import { FileFault, fileSentenceOf } from './internal/FileFault.ts'
import { load, own, replace, type FileContent } from './internal/OwnedFile.ts'

// model

export interface FileStoreOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A store in a JSON file that a person can read. Only the owner of the file can read and write it (mode
 * 0600). The first operation opens the file. One process owns it: in any other process, each operation fails
 * as `Unavailable`, with the owner's process id. A write takes longer the larger the file is: for more than
 * some thousand values, use `sqliteStore`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { mkdtempSync } from 'node:fs'
 *   import { tmpdir } from 'node:os'
 *   import { join } from 'node:path'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fileStore } from '@pipegram/storage/FileStore'
 *
 *   const store = fileStore(join(mkdtempSync(join(tmpdir(), 'bot-')), 'bot.json'))
 *   assert.ok(E.isRight(await store.set('cart 1', '["apple"]', undefined)()))
 *   await store.close()
 */
export const fileStore = (path: string, { clock = system }: FileStoreOptions = {}): ClosableStore => {
  const unavailable = (cause: unknown): StoreError => ({
    _tag: 'Unavailable',
    reason: fileSentenceOf(path, cause),
  })
  let free: Task<void> | undefined
  let file: Promise<FileContent> | undefined
  let isClosed = false
  let turn = Promise.resolve()

  const openFile = async (): Promise<FileContent> => {
    free = await own(path)
    return load(path)
  }
  // If the file could not be opened, the next operation tries again.
  const content = (): Promise<FileContent> => {
    if (isClosed) return Promise.reject(new FileFault('is closed.'))
    file ??= openFile().catch(async (cause: unknown) => {
      file = undefined
      await free?.()
      throw cause
    })
    return file
  }

  const commit = async (writes: ReadonlyArray<Write<Draft>>): Promise<void> => {
    try {
      const now = clock.now()
      const { last, entries } = await content()
      const draft = { now, last, entries: new Map([...entries].filter(([, entry]) => isFresh(now)(entry))) }
      const tell = writes.map(({ run }) => run(draft))
      await replace(path, draft)
      file = Promise.resolve(draft)
      for (const each of tell) each()
    } catch (cause) {
      for (const { fail } of writes) fail(unavailable(cause))
    }
  }
  // Writes that arrive while an earlier one is under way are committed together.
  const write = makeBatch<Draft>((take) => {
    turn = turn.then(() => commit(take()))
  })

  const read =
    <A>(run: (found: FileContent, now: Millis) => A): TE.TaskEither<StoreError, A> =>
    async () => {
      try {
        return E.right(run(await content(), clock.now()))
      } catch (cause) {
        return E.left(unavailable(cause))
      }
    }

  return {
    get: (key) => read(({ entries }, now) => freshAt(entries, key, now)),
    set: (key, value, version, ttl) =>
      write((draft) => {
        if (freshAt(draft.entries, key, draft.now)?.version !== version)
          return E.left({ _tag: 'Outdated', key })
        const next = String(++draft.last)
        draft.entries.set(key, { value, version: next, ...defined({ until: ttl && draft.now + ttl }) })
        return E.right(next)
      }),
    remove: (key, version) =>
      write((draft) => {
        if (freshAt(draft.entries, key, draft.now)?.version !== version)
          return E.left({ _tag: 'Outdated', key })
        draft.entries.delete(key)
        return E.right(undefined)
      }),
    list: (prefix) =>
      read(({ entries }, now) => ({
        keys: [...entries].flatMap(([key, entry]) =>
          key.startsWith(prefix) && isFresh(now)(entry) ? [key] : [],
        ),
      })),
    close: async () => {
      await turn
      isClosed = true
      await free?.()
    },
  }
}

// private

interface Draft extends FileContent {
  readonly now: Millis
}

const isFresh =
  (now: Millis) =>
  ({ until }: { readonly until?: Millis }): boolean =>
    until === undefined || until > now

const freshAt = (entries: FileContent['entries'], key: string, now: Millis): StoreEntry | undefined => {
  const found = entries.get(key)
  return found !== undefined && isFresh(now)(found)
    ? { value: found.value, version: found.version }
    : undefined
}
