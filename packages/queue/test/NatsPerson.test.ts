// One person's data in an inbox in NATS, beyond the laws: handled updates, owners that write all the time,
// and a server that is killed.

import { randomUUID } from 'node:crypto'
import { natsInbox } from '@pipegram/queue/NatsInbox'
import type { InboxError, InboxLease, InboxUpdate, OpenInbox, TakenUpdate } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { programOf, startNats, type MortalServer } from '../../storage/test/Servers.ts'

const program = programOf('nats-server')
const bot = 1

const right = async <A>(operation: TaskEither<InboxError, A> | undefined): Promise<A> => {
  const result = await operation?.()
  if (result === undefined) throw new Error('The inbox has no such operation.')
  if (E.isLeft(result)) throw new Error(result.left.reason)
  return result.right
}

// An update of a user in a chat of their own.
const said = (id: number, user: number): InboxUpdate => ({
  id,
  lane: `chat:${user}`,
  kind: 'message',
  text: JSON.stringify({ update_id: id, message: { from: { id: user }, chat: { id: user } } }),
})

describe.skipIf(program === undefined)('one person in NATS (skipped without nats-server: install it)', () => {
  let server: MortalServer
  beforeAll(async () => {
    server = await startNats(program ?? '')
  })
  afterAll(() => server.stop())

  const open = async (prefix: string): Promise<OpenInbox> => {
    const inbox = await right(natsInbox({ url: server.url, prefix, lease: '4s' }).open(bot))
    onTestFinished(inbox.close)
    return inbox
  }
  const claim = (inbox: OpenInbox): Promise<InboxLease> =>
    right(
      inbox.claim({
        ...{ lanes: 100, perLane: 5, attempts: 3 },
        report: () => () => undefined,
        signal: new AbortController().signal,
      }),
    )
  const take = (lease: InboxLease): Promise<ReadonlyArray<TakenUpdate>> =>
    right(lease.take(new AbortController().signal))
  const handle = async (lease: InboxLease, update: TakenUpdate): Promise<boolean> => {
    if (E.isLeft(await lease.begin(update)())) return false
    await right(lease.done(update))
    return true
  }

  it('exports and erases handled and replayed updates, each once', async () => {
    const inbox = await open(randomUUID())
    await right(inbox.put([said(1, 7), said(2, 8), said(3, 7)]))
    const lease = await claim(inbox)
    for (const held of await take(lease))
      if (held.id === 3) await right(lease.park(held, 'It failed.'))
      else await handle(lease, held)
    await right(inbox.replay([3]))
    expect((await right(inbox.exportOf?.(7))).map(({ id }) => id)).toEqual([1, 3])
    expect(await right(inbox.eraseOf?.(7))).toBe(2)
    expect(await right(inbox.exportOf?.(7))).toEqual([])
    expect((await right(inbox.exportOf?.(8))).map(({ id }) => id)).toEqual([2])
    expect(await right(inbox.count)).toEqual({ waiting: 0, parked: 0 })
    expect(await right(inbox.put([said(1, 7), said(4, 7)]))).toBe(1)
    expect((await take(lease)).map(({ id }) => id)).toEqual([4])
  })

  it('erases while a worker handles: no erased update begins, all others are handled', async () => {
    const prefix = randomUUID()
    const [inbox, other] = [await open(prefix), await open(prefix)]
    const people = Array.from({ length: 20 }, (_, i) => 100 + i)
    await right(inbox.put(Array.from({ length: 400 }, (_, i) => said(i + 1, people[i % 20] ?? 0))))
    const lease = await claim(inbox)
    const erased = new Set<string>()
    const begun: Array<TakenUpdate> = []
    const late: Array<TakenUpdate> = []
    const erasing = (async () => {
      for (const person of people.slice(0, 5)) {
        await right(other.eraseOf?.(person))
        erased.add(`chat:${person}`)
      }
    })()
    const lanes = new Map<string, ReadonlyArray<TakenUpdate>>()
    while ((await right(inbox.count)).waiting > 0) {
      for (const update of await right(lease.take(AbortSignal.timeout(300))))
        lanes.set(update.lane, [...(lanes.get(update.lane) ?? []), update])
      const given = [...lanes.values()]
      lanes.clear()
      await Promise.all(
        given.map(async (updates) => {
          for (const update of updates) {
            const isLate = erased.has(update.lane)
            if (!(await handle(lease, update))) break
            begun.push(update)
            if (isLate) late.push(update)
          }
        }),
      )
    }
    await erasing
    expect(late).toEqual([])
    const ids = (person: number) => begun.filter(({ lane }) => lane === `chat:${person}`).map(({ id }) => id)
    for (const person of people.slice(5))
      expect(ids(person)).toEqual(Array.from({ length: 20 }, (_, i) => person - 99 + 20 * i))
    expect(await right(inbox.count)).toEqual({ waiting: 0, parked: 0 })
    for (const person of people.slice(0, 5)) expect(await right(inbox.exportOf?.(person))).toEqual([])
  })

  it('goes on after two processes erased everything at once and the server was killed', async () => {
    const prefix = randomUUID()
    const [inbox, other] = [await open(prefix), await open(prefix)]
    const lease = await claim(inbox)
    await right(inbox.put([said(1, 7), said(2, 7)]))
    for (const held of await take(lease)) await handle(lease, held)
    await right(inbox.put([said(3, 7), said(4, 7)]))
    await Promise.all([right(inbox.eraseOf?.(7)), right(other.eraseOf?.(7))])
    await server.restart()
    let put = await inbox.put([said(5, 7)])()
    while (E.isLeft(put)) put = await inbox.put([said(5, 7)])()
    const taken = await take(lease)
    expect(taken.map(({ id }) => id)).toEqual([5])
    for (const held of taken) expect(await handle(lease, held)).toBe(true)
    expect(await right(inbox.count)).toEqual({ waiting: 0, parked: 0 })
  })
})
