// The least rights on NATS that the documentation gives are enough for all that an inbox does.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { natsInbox } from '@pipegram/queue/NatsInbox'
import type { InboxError, OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { programOf, startNats } from '../../storage/test/Servers.ts'

const program = programOf('nats-server')
const bot = 123_456_789

const documented = (): string => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/operate/fleet.md', import.meta.url)), 'utf8')
  const [, block = ''] = /```text\n(authorization \{[\s\S]*?)```/.exec(page) ?? []
  return block
}

const right = async <A>(operation: TaskEither<InboxError, A>): Promise<A> => {
  const result = await operation()
  if (E.isLeft(result)) throw new Error(result.left.reason)
  return result.right
}

const update = (id: number) => ({ id, lane: `chat:${id}`, kind: 'message', text: `{"update_id":${id}}` })

const serve = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-rights-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'nats.conf'), documented())
  const server = await startNats(program ?? '', '-c', join(folder, 'nats.conf'))
  onTestFinished(() => server.stop())
  return server.url.replace('//', '//bot:secret@')
}

const open = async (url: string): Promise<OpenInbox> => {
  const inbox = await right(natsInbox({ url, lease: '2s', timeout: '5s' }).open(bot))
  onTestFinished(inbox.close)
  return inbox
}

const skipped = 'an inbox on NATS runs under the documented rights (skipped without nats-server: install it)'

it.skipIf(program === undefined)(skipped, async () => {
  const url = await serve()
  const [inbox, other] = [await open(url), await open(url)]
  const { signal } = new AbortController()
  const report = () => () => undefined
  const lead = await right(inbox.lead?.({ report, signal }) ?? (() => Promise.reject(new Error('no lead'))))
  expect(await right(lead.put([1, 2, 3].map(update)))).toBe(3)
  expect(await right(lead.put([{ ...update(4), fault: 'It does not decode.' }]))).toBe(1)
  expect(await right(inbox.count)).toEqual({ waiting: 3, parked: 1 })

  const claim = { lanes: 10, perLane: 1, attempts: 3, report, signal }
  const lease = await right(inbox.claim(claim))
  const held = await right(lease.take(signal))
  const [first, second, third] = held
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few')
  await right(lease.begin(first))
  await right(lease.done(first))
  await right(lease.park(second, 'It failed.'))
  await right(lease.retry(third, Date.now() + 1))
  const [again] = await right(lease.take(signal))
  expect(again?.id).toBe(third.id)
  expect((await right(inbox.list())).map(({ id }) => id)).toEqual([second.id, 4].toSorted())
  expect((await right(inbox.show(4)))?.text).toBe('{"update_id":4}')
  expect(await right(inbox.replay([second.id]))).toBe(1)
  expect(await right(inbox.drop([4]))).toBe(1)
  if (inbox.figures !== undefined)
    expect(await right(inbox.figures)).toMatchObject({ waiting: 2, parked: 0, workers: 1 })
  expect((await right(lease.take(signal)))[0]?.id).toBe(second.id)

  // One person's data is shown and erased.
  const said = { ...update(5), text: '{"update_id":5,"message":{"from":{"id":7}}}' }
  expect(await right(lead.put([said, { ...said, id: 6, fault: 'It does not decode.' }]))).toBe(2)
  const { eraseOf, exportOf } = inbox
  if (eraseOf === undefined || exportOf === undefined)
    throw new Error('The inbox cannot look into its updates.')
  expect((await right(exportOf(7))).map(({ id }) => id)).toEqual([5, 6])
  expect(await right(eraseOf(7))).toBe(2)

  // A second worker takes its share, and the first one goes.
  const later = await right(other.claim(claim))
  await lead.release()
  await lease.release()
  const taken = [...(await right(later.take(signal)))]
  while (taken.length < 2) taken.push(...(await right(later.take(signal))))
  expect(taken.map(({ id }) => id).toSorted()).toEqual([second.id, third.id].toSorted())
  await later.release()
})

it.skipIf(program === undefined)('the documented rights end at the streams of the bot', async () => {
  const url = await serve()
  const opened = await right(natsInbox({ url, timeout: '2s' }).open(bot + 1))
  onTestFinished(opened.close)
  expect(await opened.put([update(1)])()).toMatchObject({ left: { _tag: 'Unavailable' } })
})
