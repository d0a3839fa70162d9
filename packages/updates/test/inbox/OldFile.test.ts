// A file of a release without traces: it works, and the older release still works with this one.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { folder } from './Stage.ts'

const open = async (file: string): Promise<OpenInbox> => {
  const inbox = await sqliteInbox(file).open(1)()
  if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
  onTestFinished(inbox.right.close)
  return inbox.right
}

const claim = async (inbox: OpenInbox) => {
  const { signal } = new AbortController()
  const lease = await inbox.claim({
    lanes: 9,
    perLane: 9,
    attempts: 3,
    report: () => () => undefined,
    signal,
  })()
  if (E.isLeft(lease)) throw new Error(lease.left.reason)
  const taken = await lease.right.take(signal)()
  if (E.isLeft(taken)) throw new Error(taken.left.reason)
  return { lease: lease.right, taken: taken.right }
}

// The statement of the older release.
const insert = (db: DatabaseSync, id: number): void => {
  db.prepare('INSERT INTO inbox_waiting VALUES (NULL, ?, ?, 0, ?, ?, ?, ?)').run(
    1,
    id,
    5,
    'a',
    'message',
    '{}',
  )
}

it('an update from an older release has no trace', async () => {
  const file = join(folder(), 'bot.db')
  await (await open(file)).close()
  const old = new DatabaseSync(file)
  old.exec('DROP TRIGGER inbox_trace_end; DROP TABLE inbox_trace')
  insert(old, 1)
  old.close()
  const { taken } = await claim(await open(file))
  expect(taken).toMatchObject([{ id: 1, receivedAt: 5 }])
  expect(taken[0]).not.toHaveProperty('trace')
})

it('an older release writes into a file of this one, and its deletes end the traces', async () => {
  const file = join(folder(), 'bot.db')
  const inbox = await open(file)
  const kept = { lane: 'a', kind: 'message', text: '{}', trace: '{"traceparent":"00"}' }
  await inbox.put([{ ...kept, id: 1 }])()
  const old = new DatabaseSync(file)
  onTestFinished(() => old.close())
  const traces = () => old.prepare('SELECT count(*) AS n FROM inbox_trace').get()?.['n']
  insert(old, 2)
  expect(traces()).toBe(1)
  old.exec('DELETE FROM inbox_waiting WHERE id = 1')
  expect(traces()).toBe(0)
  const { lease, taken } = await claim(inbox)
  expect(taken.map(({ id }) => id)).toEqual([2])
  expect(
    await lease.done({ id: 2, lane: 'a', text: '', attempts: 0, token: taken[0]?.token ?? '' })(),
  ).toEqual(E.right(undefined))
})

it('an older release parks and drops in a file of this one, and no old trace is left', async () => {
  const file = join(folder(), 'bot.db')
  const inbox = await open(file)
  const kept = { id: 1, lane: 'a', kind: 'message', text: '{}', trace: '{"traceparent":"00"}' }
  await inbox.put([{ ...kept, fault: 'A fault.' }])()
  const old = new DatabaseSync(file)
  onTestFinished(() => old.close())
  const traces = () => old.prepare('SELECT count(*) AS n FROM inbox_parked_trace').get()?.['n']
  expect(traces()).toBe(1)
  // The statement of the older release, for an id that arrived again.
  old.exec("INSERT OR REPLACE INTO inbox_parked VALUES (1, 1, 0, 5, 5, 'a', 'message', 'It failed.', '{}')")
  expect(traces()).toBe(0)
  await inbox.put([{ ...kept, id: 2, fault: 'A fault.' }])()
  old.exec('DELETE FROM inbox_parked WHERE id = 2')
  expect(traces()).toBe(0)
  expect(await inbox.replay([1])()).toEqual(E.right(1))
  const { taken } = await claim(inbox)
  expect(taken).toMatchObject([{ id: 1 }])
  expect(taken[0]).not.toHaveProperty('trace')
})
