// Which writes wait for the disk, and which do not.

import { DatabaseSync } from 'node:sqlite'
import { unavailable } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { makeGroupCommit } from '../../src/inbox/internal/GroupCommit.ts'

const stage = () => {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE t (a)')
  const syncs: Array<PromiseWithResolvers<void>> = []
  const sync = (): Promise<void> => {
    const next = Promise.withResolvers<void>()
    syncs.push(next)
    return next.promise
  }
  const group = makeGroupCommit(
    { db, check: () => undefined, faultOf: () => unavailable('The disk refuses.'), sync },
    { begin: () => undefined, end: () => undefined },
  )
  const write = (a: number) => () => {
    db.prepare('INSERT INTO t VALUES (?)').run(a)
    return E.right(() => a)
  }
  return { group, syncs, write, rows: () => db.prepare('SELECT a FROM t').all().length }
}

it('a write that must survive a loss of power ends on the disk, and delays no other', async () => {
  const { group, syncs, write, rows } = stage()
  const ended: Array<number> = []
  const first = group.run(write(1), 'power').then(() => ended.push(1))
  expect(await group.run(write(2))).toEqual(E.right(2))
  expect(rows()).toBe(2)
  // Two more writes arrive while the disk works, and share the next wait.
  const others = [3, 4].map((a) => group.run(write(a), 'power'))
  expect(await group.run(write(5))).toEqual(E.right(5))
  expect([ended, syncs.length, rows()]).toEqual([[], 1, 5])
  syncs[0]?.resolve()
  await first
  expect([ended, syncs.length]).toEqual([[1], 2])
  syncs[1]?.resolve()
  expect(await Promise.all(others)).toEqual([E.right(3), E.right(4)])
  expect(syncs.length).toBe(2)
})

it('a write that the disk refuses is a fault, and the next one waits for the disk again', async () => {
  const { group, syncs, write } = stage()
  const refused = group.run(write(1), 'power')
  await group.run(write(2))
  syncs[0]?.reject(new Error('EIO'))
  expect(await refused).toEqual(E.left(unavailable('The disk refuses.')))
  const next = group.run(write(3), 'power')
  await group.run(write(4))
  const closing = group.close()
  syncs[1]?.resolve()
  expect(await next).toEqual(E.right(3))
  await closing
})
