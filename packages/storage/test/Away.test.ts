// What a store says while its server is away, and that it goes on when the server is back.

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { ClosableStore } from '@pipegram/storage/ClosableStore'
import { natsStore } from '@pipegram/storage/NatsStore'
import { postgresStore } from '@pipegram/storage/PostgresStore'
import { redisStore } from '@pipegram/storage/RedisStore'
import * as E from 'fp-ts/lib/Either.js'
import { Redis } from 'ioredis'
import pg from 'pg'
import { createClient } from 'redis'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  freePort,
  postgresPrograms,
  programOf,
  startNats,
  startPostgres,
  startRedis,
  until,
  type MortalServer,
} from './Servers.ts'
import { closing } from './ServerTests.ts'

interface AwayKind {
  readonly name: string
  readonly program: string | undefined
  readonly start: (program: string) => Promise<MortalServer>
  readonly open: (url: string, timeout: number) => ClosableStore
  /** An address with a password. */
  readonly addressOf: (port: string | number) => string
  /** What is said at last, after `Redis at 127.0.0.1:1234`. */
  readonly steady: string
}

const refused = 'cannot be reached: nothing listens there. Start it, or correct the address.'

const kinds: ReadonlyArray<AwayKind> = [
  {
    name: 'Redis',
    program: programOf('redis-server'),
    start: (program) => startRedis(program, '--requirepass', 'hunter2'),
    open: (url, timeout) => redisStore({ url, timeout }),
    addressOf: (port) => `redis://:hunter2@127.0.0.1:${port}`,
    steady: refused,
  },
  {
    name: 'NATS',
    program: programOf('nats-server'),
    start: (program) => startNats(program, '--user', 'bot', '--pass', 'hunter2'),
    open: (url, timeout) => natsStore({ url, timeout }),
    addressOf: (port) => `nats://bot:hunter2@127.0.0.1:${port}`,
    steady: 'is away. The connection is tried again. See whether it runs, and what its log says.',
  },
  {
    name: 'Postgres',
    program: postgresPrograms,
    start: (programs) => startPostgres(programs),
    open: (url, timeout) => postgresStore({ url, timeout }),
    addressOf: (port) => `postgres://postgres:hunter2@127.0.0.1:${port}/postgres`,
    steady: refused,
  },
]

const reasonOf = async (store: ClosableStore): Promise<string> => {
  const found = await store.get('a')()
  return E.isLeft(found) && found.left._tag === 'Unavailable' ? found.left.reason : JSON.stringify(found)
}

describe.each(kinds)('$name', ({ name, program, start, open, addressOf, steady }) => {
  it.skipIf(program === undefined)(
    `names a stopped server with its address and advice, and uses it when it is back`,
    async () => {
      const server = await start(program ?? '')
      onTestFinished(server.stop)
      const { port } = new URL(server.url)
      const store = closing(open(addressOf(port), 10_000))
      expect(await store.set('a', '1', undefined)()).toMatchObject({ _tag: 'Right' })
      const flying = Array.from({ length: 20 }, () => reasonOf(store))
      await server.kill()
      const reasons = new Set((await Promise.all(flying)).filter((reason) => !reason.includes('"Right"')))
      await until('The last sentence', async () => {
        const reason = await reasonOf(store)
        reasons.add(reason)
        return reason === `${name} at 127.0.0.1:${port} ${steady}`
      })
      // One sentence says what is wrong, and another one what to do.
      const shape = new RegExp(`^${name} at 127\\.0\\.0\\.1:${port} (?!failed).*\\. [A-Z].*\\.$`)
      expect([...reasons].filter((reason) => !shape.test(reason))).toEqual([])
      expect([...reasons].join()).not.toContain('hunter2')
      await server.restart()
      await until('The first answer', async () => E.isRight(await store.get('a')()))
      expect(await store.get('a')()).toMatchObject({ right: { value: '1' } })
    },
  )

  it('reports a silent server, and does not wait for it to close', async () => {
    const silent = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const store = open(addressOf(port), 300)
    expect((await reasonOf(store)).replace('within 0.3 s', 'in time')).toBe(
      `${name} at 127.0.0.1:${port} did not answer in time. See whether it runs, and what its log says.`,
    )
    const begin = performance.now()
    await store.close()
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})

describe('a store with your own client', () => {
  const away = 'hunter2@127.0.0.1:1'
  it.each<readonly [string, () => ClosableStore]>([
    ['Redis, by redis', () => redisStore({ client: createClient({ url: `redis://bot:${away}` }) })],
    ['Redis, by ioredis', () => redisStore({ client: lazy(new Redis(`redis://bot:${away}`, never)) })],
    [
      'Postgres, by a pool',
      () => postgresStore({ client: new pg.Pool({ connectionString: `postgres://bot:${away}/bot` }) }),
    ],
    [
      'Postgres, by the parts of an address',
      () => postgresStore({ client: new pg.Pool({ host: '127.0.0.1', port: 1, password: 'hunter2' }) }),
    ],
  ])('is named with the address of its server, and without its password: %s', async (kind, open) => {
    const reason = await reasonOf(closing(open()))
    expect(reason).toMatch(new RegExp(`^${kind.replace(/,.*/, '')} at 127\\.0\\.0\\.1:1 .*\\.$`))
    expect(reason).not.toContain('hunter2')
  })

  it('names the kind of the server if the client has no address', async () => {
    const client = { sendCommand: () => Promise.reject(new Error('The client is closed')) }
    expect(await reasonOf(closing(redisStore({ client })))).toMatch(/^Redis is no longer connected/)
  })
})

const never = { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null }

const lazy = (client: Redis): Redis => {
  client.on('error', () => undefined)
  onTestFinished(() => client.disconnect())
  return client
}

// Passes bytes on, until the present connections break silently: after that, their bytes are dropped.
const proxyTo = async (port: number) => {
  const links = new Set<Link>()
  const server = createServer((own) => {
    const link: Link = { isCut: false, sockets: [own, connect(port, '127.0.0.1')] }
    links.add(link)
    const [near, far] = link.sockets
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (!link.isCut) to.write(bytes)
      })
      from.on('close', () => {
        if (!link.isCut) to.destroy()
      })
      from.on('error', () => undefined)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const { sockets } of links) for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    links: () => links.size,
    cut: () => {
      for (const link of links) link.isCut = true
    },
  }
}

interface Link {
  isCut: boolean
  readonly sockets: readonly [Socket, Socket]
}

it.skipIf(programOf('redis-server') === undefined)(
  'replaces a connection to Redis that broke silently, after the time limit',
  async () => {
    const server = await startRedis(programOf('redis-server') ?? '')
    onTestFinished(server.stop)
    const proxy = await proxyTo(Number(new URL(server.url).port))
    const store = closing(redisStore({ url: `redis://127.0.0.1:${proxy.port}`, timeout: '2s' }))
    expect(await store.set('a', '1', undefined)()).toMatchObject({ _tag: 'Right' })
    expect(proxy.links()).toBe(1)
    proxy.cut()
    const flying = Array.from({ length: 20 }, () => reasonOf(store))
    const reasons = new Set(
      (await Promise.all(flying)).map((reason) => reason.replace('within 2 s', 'in time')),
    )
    expect([...reasons]).toEqual([
      `Redis at 127.0.0.1:${proxy.port} did not answer in time. See whether it runs, and what its log says.`,
    ])
    await until('The first answer', async () => E.isRight(await store.get('a')()))
    expect(await store.get('a')()).toMatchObject({ right: { value: '1' } })
    expect(proxy.links()).toBe(2)
  },
)
