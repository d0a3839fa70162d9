// Each fault of a Redis server is reported in a sentence, and no update counts as put that is not stored.

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { redisInbox, type RedisInboxOptions } from '@pipegram/queue'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, programOf, startRedis } from '../../storage/test/Servers.ts'

const program = programOf('redis-server') ?? ''

const update = (id: number) => ({ id, lane: 'a', kind: 'message', text: '{}' })

const opened = async (options: RedisInboxOptions): Promise<OpenInbox> => {
  const inbox = await redisInbox(options).open(1)()
  if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
  onTestFinished(() => inbox.right.close())
  return inbox.right
}

const reasonOf = async (options: RedisInboxOptions): Promise<string> => {
  const put = await (await opened(options)).put([update(1)])()
  return E.isLeft(put) ? `${put.left._tag}: ${put.left.reason}` : 'put'
}

const started = async (...flags: ReadonlyArray<string>) => {
  const server = await startRedis(program, ...flags)
  onTestFinished(() => server.stop())
  return server
}

const none = { id: 0, lane: '', text: '', attempts: 0, token: '' }

const claim = {
  lanes: 10,
  perLane: 5,
  attempts: 3,
  report: () => () => undefined,
  signal: new AbortController().signal,
}

it('names a Redis server that does not answer, and confirms nothing', async () => {
  const port = await freePort()
  const inbox = await opened({ url: `redis://127.0.0.1:${port}` })
  expect(await inbox.put([update(1)])()).toEqual(
    E.left({
      _tag: 'Unavailable',
      reason:
        `Redis at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
        'Start it, or correct the address.',
    }),
  )
})

it('names a Redis server that is too old', async () => {
  // Answers each command as a Redis 6 that knows no other protocol.
  const old = createServer((socket) =>
    socket.on('data', (data) => {
      const isInfo = data.toString().includes('INFO\r\n') && !data.toString().includes('SETINFO')
      socket.write(
        isInfo ? '$20\r\nredis_version:6.2.14\r\n' : '+OK\r\n+OK\r\n+OK\r\n'.slice(0, 5 * commandsIn(data)),
      )
    }),
  )
  const port = await freePort()
  await new Promise<void>((resolve) => old.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void old.close())
  expect(await reasonOf({ url: `redis://127.0.0.1:${port}` })).toBe(
    `Unavailable: Redis at 127.0.0.1:${port} is older than version 7: update the server.`,
  )
})

const commandsIn = (data: Buffer): number => data.toString().match(/\*\d+\r\n/g)?.length ?? 0

describe.skipIf(program === '')('an inbox on a bad Redis (skipped without redis-server: install it)', () => {
  it('refuses a Redis that evicts values when its memory is full', async () => {
    const { url } = await started('--maxmemory', '10mb', '--maxmemory-policy', 'allkeys-lru')
    expect(await reasonOf({ url })).toMatch(/throws values away .* set maxmemory-policy to noeviction\.$/)
  })

  it('reports a server that refuses the password, without the password', async () => {
    const { url } = await started('--requirepass', 'right')
    const wrong = url.replace('redis://', 'redis://:hunter2@')
    const reason = await reasonOf({ url: wrong })
    expect(reason).toMatch(/refuses the user or the password of the address\.$/)
    expect(reason).not.toContain('hunter2')
    expect(await reasonOf({ url: url.replace('redis://', 'redis://:right@') })).toBe('put')
    expect(await reasonOf({ url })).toMatch(/wants a password: write it into the address\.$/)
  })

  it('refuses a whole batch while it is full, and takes it when there is room', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const admin = createClient({ url })
    await admin.connect()
    await admin.sendCommand(['CONFIG', 'SET', 'maxmemory', '1'])
    expect(await inbox.put([update(1), update(2)])()).toMatchObject({
      left: { _tag: 'Unavailable', reason: expect.stringContaining('out of memory') },
    })
    await admin.sendCommand(['CONFIG', 'SET', 'maxmemory', '0'])
    expect(await inbox.put([update(1), update(2)])()).toEqual(E.right(2))
    admin.destroy()
  })

  it('reports once that the server lost its data, loses the lease, and takes updates anew', async () => {
    const { url } = await started()
    const inbox = await opened({ url })
    const lease = await inbox.claim(claim)()
    if (E.isLeft(lease)) throw new Error(lease.left.reason)
    await inbox.put([update(1)])()
    expect(await lease.right.take(claim.signal)()).toMatchObject({ right: [{ id: 1 }] })
    const admin = createClient({ url })
    await admin.connect()
    await admin.sendCommand(['FLUSHALL'])
    admin.destroy()
    expect(await inbox.put([update(2)])()).toMatchObject({
      left: { reason: expect.stringMatching(/has lost its data.* lost.* Set appendonly yes/) },
    })
    expect(await inbox.put([update(2)])()).toEqual(E.right(1))
    expect(await lease.right.take(claim.signal)()).toMatchObject({ left: { _tag: 'Lost' } })
    const again = await inbox.claim(claim)()
    expect(E.isRight(again) && (await again.right.take(claim.signal)())).toMatchObject({ right: [{ id: 2 }] })
  })

  it('refuses an inbox of a newer release, and says what to do', async () => {
    const { url } = await started()
    const admin = createClient({ url })
    await admin.connect()
    await admin.sendCommand(['HSET', 'pipegram:{1}:meta', 'format', '2'])
    admin.destroy()
    expect(await redisInbox({ url }).open(1)()).toMatchObject({
      left: {
        _tag: 'Unusable',
        reason: expect.stringMatching(/newer release of pipegram: update this one\.$/),
      },
    })
  })

  it('confirms nothing without the wanted replicas', async () => {
    const { url } = await started()
    expect(await reasonOf({ url, replicas: 1, lease: 100 })).toMatch(
      /^Unavailable: Only 0 replicas of .* have the last updates, and 1 should\./,
    )
  })

  it('works under the rights that the documentation gives', async () => {
    const { url } = await started()
    const admin = createClient({ url })
    await admin.connect()
    const rights = '~pipegram:* +@read +@write -@dangerous +evalsha +script|load +info +time +wait'
    await admin.sendCommand(`ACL SETUSER bot on >secret ${rights}`.split(' '))
    admin.destroy()
    const inbox = await opened({ url: url.replace('redis://', 'redis://bot:secret@') })
    expect(await inbox.put([update(1)])()).toEqual(E.right(1))
    const lease = await inbox.claim(claim)()
    if (E.isLeft(lease)) throw new Error(lease.left.reason)
    const taken = await lease.right.take(claim.signal)()
    const next = lease.right.take(claim.signal)()
    await inbox.put([{ ...update(2), lane: 'b' }])()
    expect(await next).toMatchObject({ right: [{ id: 2 }] })
    expect(E.isRight(taken) && (await lease.right.park(taken.right[0] ?? none, 'why')())).toEqual(
      E.right(undefined),
    )
    expect(await inbox.list()()).toMatchObject({ right: [{ id: 1, reason: 'why' }] })
    expect(await inbox.eraseOf?.(1)()).toEqual(E.right(0))
  })

  it('works with a client of redis or of ioredis', async () => {
    const { url } = await started()
    const official = createClient({ url })
    await official.connect()
    const other = new Redis(url)
    const prefix = `${randomUUID()}:`
    const [first, second] = [
      await opened({ client: official, prefix }),
      await opened({ client: other, prefix }),
    ]
    expect(await first.put([update(1)])()).toEqual(E.right(1))
    const lease = await second.claim(claim)()
    if (E.isLeft(lease)) throw new Error(lease.left.reason)
    const waiting = lease.right.take(claim.signal)()
    expect(await waiting).toMatchObject({ right: [{ id: 1 }] })
    // The bell uses a connection of its own.
    const next = lease.right.take(claim.signal)()
    await first.put([{ ...update(2), lane: 'b' }])()
    expect(await next).toMatchObject({ right: [{ id: 2 }] })
    await lease.right.release()
    official.destroy()
    other.disconnect()
  })

  it('lets one process fetch at a time, and refuses the puts of a former leader', async () => {
    const { url } = await started()
    const [first, second] = [await opened({ url, lease: '60s' }), await opened({ url, lease: '60s' })]
    const said: Array<string> = []
    const stop = new AbortController()
    const ask = { signal: stop.signal, report: (line: string) => () => void said.push(line) }
    const lead = await first.lead?.(ask)()
    if (lead === undefined || E.isLeft(lead)) throw new Error('It does not lead.')
    expect(await lead.right.put([update(1)])()).toEqual(E.right(1))
    const follower = new AbortController()
    const waiting = second.lead?.({
      ...ask,
      signal: follower.signal,
      report: (line) => () => {
        said.push(line)
        follower.abort('told')
      },
    })()
    expect(await waiting).toMatchObject({ left: { _tag: 'Closed' } })
    expect(said).toEqual([expect.stringMatching(/^Another process fetches the updates/)])
    await lead.right.release()
    const next = await second.lead?.(ask)()
    expect(next !== undefined && E.isRight(next)).toBe(true)
    const late = await first.lead?.({ ...ask, signal: AbortSignal.abort() })()
    expect(late).toMatchObject({ left: { _tag: 'Closed' } })
    expect(await lead.right.put([update(2)])()).toMatchObject({ left: { _tag: 'Lost' } })
  })
})
