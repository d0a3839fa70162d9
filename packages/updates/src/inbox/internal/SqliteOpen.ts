// The open inbox of a bot in a SQLite file.

import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { closed, type InboxError, type OpenInbox } from '../Inbox.ts'
import { makeGroupCommit } from './GroupCommit.ts'
import { openFile, type SqliteFile } from './SqliteFile.ts'
import { claimSqlite } from './SqliteLease.ts'
import { addPut, type PutRow, readOn, type SqliteSettings, type SqliteState } from './SqliteState.ts'
import { makeSqliteTable } from './SqliteTable.ts'
import { makeTextCache } from './TextCache.ts'

// constructors

/** Opens the inbox of a bot. */
export const openSqlite = (settings: SqliteSettings): E.Either<InboxError, OpenInbox> => {
  const opened = openFile(settings.file, settings.mayMake ?? true)
  if (E.isLeft(opened)) return opened
  try {
    return E.right(openOn(settings, opened.right))
  } catch (cause) {
    opened.right.db.close()
    return E.left(opened.right.faultOf(cause))
  }
}

/** Opens the inbox of a bot in an open file. Closing the inbox closes the file. */
export const openOn = (settings: SqliteSettings, file: SqliteFile): OpenInbox => {
  const table = makeSqliteTable(file.db, settings.bot)
  let before = table.bot()
  const nothing = async (): Promise<void> => undefined
  const sync = settings.survives === 'kill' ? nothing : file.sync
  const group = makeGroupCommit(
    { ...file, sync },
    {
      begin: () => {
        before = table.bot()
        state.row = before
      },
      end: () => {
        if (state.row !== before) table.setBot(state.row)
      },
    },
  )
  const state: SqliteState = {
    settings,
    file,
    table,
    group,
    row: before,
    book: undefined,
    read: 0,
    texts: makeTextCache(),
    ring: () => undefined,
    release: async () => undefined,
  }
  return {
    put: (updates) => () => group.run(() => put(state, updates), 'power'),
    claim: (claim) => () => claimSqlite(state, claim),
    count: reading(state, () => table.counts()),
    list: (from = Number.MIN_SAFE_INTEGER) => reading(state, () => table.parked(from)),
    show: (id) => reading(state, () => table.show(id)),
    replay: (ids) => () =>
      group.run(() => {
        const moved = ids.filter((id) => table.unpark(id)).length
        state.row = { ...state.row, waiting: state.row.waiting + moved }
        return E.right(() => {
          readOn(state)
          return moved
        })
      }, 'power'),
    drop: (ids) => () =>
      group.run(() => {
        const dropped = ids.filter((id) => table.drop(id)).length
        return E.right(() => dropped)
      }, 'power'),
    exportOf: (person) =>
      reading(state, () => {
        const { waiting, parked } = table.of(person)
        return [...waiting, ...parked].map(({ id, text }) => ({ id, text })).toSorted((a, b) => a.id - b.id)
      }),
    eraseOf: (person) => () => group.run(() => erase(state, person), 'power'),
    close: async () => {
      await state.release()
      await group.close()
      await file.close()
    },
  }
}

// private

const put = (
  state: SqliteState,
  updates: Parameters<OpenInbox['put']>[0],
): E.Either<InboxError, () => number> => {
  const { table, settings } = state
  if (state.row.waiting >= settings.most)
    return E.left({
      _tag: 'Full',
      reason:
        `${settings.file} holds ${state.row.waiting} updates that wait, of ${settings.most} at most. ` +
        'Nothing more is confirmed until some of them are handled.',
    })
  const now = settings.clock.now()
  const fresh = table.unseen(updates, now)
  const rows: Array<PutRow> = []
  for (const update of fresh) {
    const { id, lane, text, trace, fault } = update
    if (fault === undefined)
      rows.push({ seq: table.insert(update, now), id, lane, text, receivedAt: now, ...defined({ trace }) })
    else table.insertParked(update, fault, now)
  }
  if (rows.length > 0) state.row = { ...state.row, waiting: state.row.waiting + rows.length }
  return E.right(() => {
    if (rows.length > 0) addPut(state, rows)
    return fresh.length
  })
}

const erase = (state: SqliteState, person: number): E.Either<InboxError, () => number> => {
  const { file, table, texts } = state
  const { waiting, parked } = table.of(person)
  for (const { seq } of waiting) table.remove(seq)
  for (const { id } of parked) table.drop(id)
  state.row = { ...state.row, waiting: state.row.waiting - waiting.length }
  return E.right(() => {
    for (const { seq } of waiting) texts.take(seq)
    // The log of the database still has the texts, so it is emptied.
    file.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return waiting.length + parked.length
  })
}

const reading =
  <A>({ file }: SqliteState, read: () => A): TaskEither<InboxError, A> =>
  async () => {
    if (!file.db.isOpen) return E.left(closed)
    try {
      return E.right(read())
    } catch (cause) {
      return E.left(file.faultOf(cause))
    }
  }
