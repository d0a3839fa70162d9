// Each fault of a NATS server is reported in a sentence, and no update counts as put that is not stored.

import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { Kvm } from '@nats-io/kv'
import { connect } from '@nats-io/transport-node'
import { natsInbox, type NatsInboxOptions } from '@pipegram/queue'
import type { InboxError, InboxLease, OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, programOf, startNats, startProgram, until } from '../../storage/test/Servers.ts'

const program = programOf('nats-server') ?? ''

const update = (id: number) => ({ id, lane: 'a', kind: 'message', text: '{}' })

const opened = async (options: NatsInboxOptions): Promise<OpenInbox> => {
  const inbox = await natsInbox(options).open(1)()
  if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
  onTestFinished(() => inbox.right.close())
  return inbox.right
}

const reasonOf = async (options: NatsInboxOptions): Promise<string> => {
  const put = await (await opened(options)).put([update(1)])()
  return E.isLeft(put) ? `${put.left._tag}: ${put.left.reason}` : 'put'
}

const started = async (...flags: ReadonlyArray<string>) => {
  const server = await startNats(program, ...flags)
  onTestFinished(() => server.stop())
  return server
}

const adminOf = async (url: string) => {
  const connection = await connect({ servers: url.replace('nats://', '') })
  onTestFinished(() => connection.close())
  return { connection, js: jetstream(connection), jsm: await jetstreamManager(connection) }
}

const said: Array<string> = []

const claim = {
  lanes: 10,
  perLane: 5,
  attempts: 3,
  report: (line: string) => () => void said.push(line),
  signal: new AbortController().signal,
}

const leaseOf = async (inbox: OpenInbox): Promise<InboxLease> => {
  const lease = await inbox.claim(claim)()
  if (E.isLeft(lease)) throw new Error(lease.left.reason)
  return lease.right
}

const right = async <A>(operation: TaskEither<InboxError, A>): Promise<A> => {
  const found = await operation()
  if (E.isLeft(found)) throw new Error(found.left.reason)
  return found.right
}

it('names a NATS server that does not answer, and confirms nothing', async () => {
  const port = await freePort()
  const inbox = await opened({ url: `nats://127.0.0.1:${port}` })
  expect(await inbox.put([update(1)])()).toEqual(
    E.left({
      _tag: 'Unavailable',
      reason:
        `NATS at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
        'Start it, or correct the address.',
    }),
  )
})

it('refuses options of an inbox in NATS that make no sense', () => {
  const url = 'nats://127.0.0.1'
  expect(() => natsInbox({ url, most: 0 })).toThrow('most is 0 and should be 1 or more.')
  expect(() => natsInbox({ url, prefix: 'a.b' })).toThrow('prefix should have only letters, digits, _ and -')
  expect(() => natsInbox({ url, keep: 0 })).toThrow(RangeError)
  expect(() => natsInbox({ url: 'nats://bot:hunter2@example.com' })).toThrow(
    /^The NATS store at example\.com/,
  )
})

describe.skipIf(program === '')('an inbox on a bad NATS (skipped without nats-server: install it)', () => {
  it('reports a NATS server without JetStream', async () => {
    const server = await startProgram('nats', (port) => [program, '-a', '127.0.0.1', '-p', String(port)])
    onTestFinished(() => server.stop())
    expect(await reasonOf({ url: server.url })).toMatch(
      /^Unavailable: NATS at .* runs without JetStream, .*: start nats-server with -js\.$/,
    )
  })

  it('reports a server that refuses the password, without the password', async () => {
    const { url } = await started('--user', 'bot', '--pass', 'right')
    const reason = await reasonOf({ url: url.replace('nats://', 'nats://bot:hunter2@') })
    expect(reason).toMatch(/refuses the user or the password of the address\.$/)
    expect(reason).not.toContain('hunter2')
    expect(await reasonOf({ url: url.replace('nats://', 'nats://bot:right@') })).toBe('put')
  })

  it('confirms nothing while NATS is away, and goes on when it is back', async () => {
    const server = await started()
    const inbox = await opened({ url: server.url, lease: '60s', timeout: '2s' })
    const lease = await leaseOf(inbox)
    expect(await inbox.put([update(1)])()).toEqual(E.right(1))
    const [first] = await right(lease.take(claim.signal))
    await server.kill()
    expect(await inbox.put([update(2)])()).toMatchObject({ left: { _tag: 'Unavailable' } })
    const done = first === undefined ? undefined : lease.done(first)()
    await server.restart()
    expect(await done).toEqual(E.right(undefined))
    await until('The put', async () => E.isRight(await inbox.put([update(2), update(3)])()))
    expect(await right(lease.take(claim.signal))).toMatchObject([{ id: 2 }, { id: 3 }])
    expect(await inbox.count()).toEqual(E.right({ waiting: 2, parked: 0 }))
  })

  it('reports once that the server lost its data, loses the lease, and takes updates anew', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const lease = await leaseOf(inbox)
    await inbox.put([update(1)])()
    const [held] = await right(lease.take(claim.signal))
    const { jsm } = await adminOf(url)
    for (const name of ['pipegram-1', 'KV_pipegram-1-owners', 'KV_pipegram-1-parked'])
      await jsm.streams.delete(name)
    expect(await inbox.put([update(2)])()).toMatchObject({
      left: { reason: expect.stringMatching(/has lost its data.* lost.* with -sd/) },
    })
    expect(await inbox.put([update(2)])()).toEqual(E.right(1))
    expect(held !== undefined && (await lease.done(held)())).toMatchObject({ left: { _tag: 'Lost' } })
    const again = await leaseOf(inbox)
    expect(await right(again.take(claim.signal))).toMatchObject([{ id: 2 }])
  })

  it('reports a stream that has begun anew, and skips none of its updates', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const lease = await leaseOf(inbox)
    await inbox.put([1, 2, 3].map((id) => update(id)))()
    for (const each of await right(lease.take(claim.signal))) await lease.done(each)()
    await lease.release()
    const { jsm } = await adminOf(url)
    await jsm.streams.delete('pipegram-1')
    await inbox.put([update(4)])()
    expect(await inbox.put([update(4)])()).toEqual(E.right(1))
    said.splice(0)
    const again = await leaseOf(inbox)
    expect(said).toEqual([expect.stringMatching(/^The stream pipegram-1 of NATS at .* has lost its data/)])
    expect(await right(again.take(claim.signal))).toMatchObject([{ id: 4 }])
  })

  it('reports a stream that lost its last messages, and gives no ended update again', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const lease = await leaseOf(inbox)
    await inbox.put([1, 2, 3].map((id) => update(id)))()
    for (const each of await right(lease.take(claim.signal))) await lease.done(each)()
    await lease.release()
    const { js } = await adminOf(url)
    const owners = await new Kvm(js).open('pipegram-1-owners')
    for await (const key of await owners.keys('p.*')) {
      const entry: unknown = (await owners.get(key))?.json()
      await owners.put(key, JSON.stringify(Object.assign({}, entry, { floor: 100 })))
    }
    expect(await inbox.put([update(4)])()).toEqual(E.right(1))
    said.splice(0)
    const again = await leaseOf(inbox)
    expect(said).toEqual([expect.stringMatching(/has lost its data/)])
    expect(await right(again.take(claim.signal))).toMatchObject([{ id: 4 }])
  })

  it('refuses a stream with another use, and one of a newer release', async () => {
    const { url } = await started()
    const { js, jsm } = await adminOf(url)
    await jsm.streams.add({ name: 'mine-1', subjects: ['other'] })
    expect(await natsInbox({ url, prefix: 'mine' }).open(1)()).toMatchObject({
      left: { _tag: 'Unusable', reason: expect.stringMatching(/is no inbox: give another prefix\.$/) },
    })
    await (await new Kvm(js).create('new-1-owners')).put('format', '2')
    expect(await natsInbox({ url, prefix: 'new' }).open(1)()).toMatchObject({
      left: {
        _tag: 'Unusable',
        reason: expect.stringMatching(/newer release of pipegram: update this one\.$/),
      },
    })
  })

  it('parks an update when its bucket is back, and parks nothing after the lease is over', async () => {
    const server = await started()
    const inbox = await opened({ url: server.url, lease: '1s' })
    const lease = await leaseOf(inbox)
    await inbox.put([update(1), update(2)])()
    const [first, second] = await right(lease.take(claim.signal))
    if (first === undefined || second === undefined) throw new Error('too few')
    const { connection, js, jsm } = await adminOf(server.url)
    await jsm.streams.delete('KV_pipegram-1-parked')
    const tries = connection.subscribe('$KV.pipegram-1-parked.>')[Symbol.asyncIterator]()
    const parking = lease.park(first, 'It failed.')()
    await tries.next()
    await new Kvm(js).create('pipegram-1-parked')
    expect(await parking).toEqual(E.right(undefined))
    expect(await right(inbox.list())).toMatchObject([{ id: 1, reason: 'It failed.' }])
    await jsm.streams.delete('KV_pipegram-1-parked')
    const late = lease.park(second, 'It failed.')()
    while ((await tries.next()).value?.subject !== '$KV.pipegram-1-parked.2');
    await server.kill()
    expect(await late).toMatchObject({ left: { _tag: 'Lost' } })
  })

  it('parks a record that does not decode, whole, and goes on with the others', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    await inbox.put([update(1)])()
    const { js } = await adminOf(url)
    await js.publish('pipegram.1.in.0', 'hello')
    const lease = await leaseOf(inbox)
    expect(await right(lease.take(claim.signal))).toMatchObject([{ id: 1 }])
    await until('The parking', async () => (await right(inbox.list())).length === 1)
    const [parked] = await right(inbox.list())
    expect(parked).toMatchObject({ kind: 'unknown', reason: 'The record in the stream does not decode.' })
    expect(await inbox.show(parked?.id ?? 0)()).toMatchObject({ right: { text: 'hello' } })
  })

  it('refuses updates above the limit, and takes more when some have ended', async () => {
    const { url } = await started()
    const inbox = await opened({ url, most: 2 })
    expect(await inbox.put([update(1), update(2)])()).toEqual(E.right(2))
    expect(await inbox.put([update(3)])()).toMatchObject({
      left: { _tag: 'Full', reason: expect.stringMatching(/holds 2 updates that wait, of 2 at most/) },
    })
    const lease = await leaseOf(inbox)
    for (const each of await right(lease.take(claim.signal))) await lease.done(each)()
    expect(await inbox.put([update(3)])()).toEqual(E.right(1))
  })

  it('goes on reading when the updates in memory have ended', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const count = 5_000
    // More updates in one partition than a worker reads at a time.
    const lanes = ['a', 'i', 'q', 'y']
    const all = Array.from({ length: count }, (_, i) => ({ ...update(i), lane: lanes[i % 4] ?? '' }))
    expect(await inbox.put(all)()).toEqual(E.right(count))
    const lease = await leaseOf(inbox)
    const ended = new Map<string, Array<number>>()
    for (let left = count; left > 0;) {
      const taken = await right(lease.take(claim.signal))
      for (const { lane, id } of taken) ended.set(lane, [...(ended.get(lane) ?? []), id])
      await Promise.all(taken.map((each) => right(lease.done(each))))
      left -= taken.length
    }
    for (const lane of lanes)
      expect(ended.get(lane)).toEqual(all.flatMap((each) => (each.lane === lane ? each.id : [])))
    expect(await inbox.count()).toEqual(E.right({ waiting: 0, parked: 0 }))
  })

  it('lets one process fetch at a time, and refuses the puts of a former leader', async () => {
    const { url } = await started()
    const [first, second] = [await opened({ url, lease: '60s' }), await opened({ url, lease: '60s' })]
    const heard: Array<string> = []
    const ask = { signal: new AbortController().signal, report: () => () => undefined }
    const lead = await first.lead?.(ask)()
    if (lead === undefined || E.isLeft(lead)) throw new Error('It does not lead.')
    expect(await lead.right.put([update(1)])()).toEqual(E.right(1))
    const follower = new AbortController()
    const waiting = second.lead?.({
      signal: follower.signal,
      report: (line) => () => {
        heard.push(line)
        follower.abort('told')
      },
    })()
    expect(await waiting).toMatchObject({ left: { _tag: 'Closed' } })
    expect(heard).toEqual([expect.stringMatching(/^Another process fetches the updates/)])
    await lead.right.release()
    const next = await second.lead?.(ask)()
    expect(next !== undefined && E.isRight(next)).toBe(true)
    expect(await lead.right.put([update(2)])()).toMatchObject({ left: { _tag: 'Lost' } })
  })

  it('lets a waiting process lead after the lease of a silent leader', async () => {
    const { url } = await started()
    const { js } = await adminOf(url)
    const inbox = await opened({ url, lease: 400 })
    await inbox.count()
    const owners = await new Kvm(js).open('pipegram-1-owners')
    await owners.put('lead', JSON.stringify({ leader: 'silent' }))
    const lead = await inbox.lead?.({ signal: claim.signal, report: () => () => undefined })()
    if (lead === undefined || E.isLeft(lead)) throw new Error('It does not lead.')
    // Another process leads now, as after a pause of this one.
    await owners.put('lead', JSON.stringify({ leader: 'other' }))
    expect(await lead.right.put([update(1)])()).toMatchObject({ left: { _tag: 'Lost' } })
    expect(lead.right.lost.aborted).toBe(true)
    expect((await right(inbox.count)).waiting).toBe(0)
  })
})
