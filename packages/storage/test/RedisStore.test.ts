import { redisStore } from '@pipegram/storage/RedisStore'
import * as E from 'fp-ts/lib/Either.js'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, programOf, startRedis, type Server } from './Servers.ts'
import { documented, testLaws, testProcesses } from './ServerTests.ts'

const program = programOf('redis-server')

describe.skipIf(program === undefined)('a store in Redis (skipped without redis-server: install it)', () => {
  let server: Server
  beforeAll(async () => {
    server = await startRedis(program ?? '')
  })
  afterAll(() => server.stop())

  const opened = () => redisStore({ url: server.url })
  testLaws(opened, 4_000_000)
  testProcesses('redis', () => server.url, opened)

  it('takes a client of redis or of ioredis', async () => {
    const official = createClient({ url: server.url })
    await official.connect()
    const other = new Redis(server.url)
    const first = redisStore({ client: official })
    const version = await first.set('shared', '1', undefined)()
    expect(await redisStore({ client: other }).get('shared')()).toEqual(
      E.right({ value: '1', version: E.isRight(version) ? version.right : '' }),
    )
    official.destroy()
    other.disconnect()
  })

  it('refuses a server that may evict values', async () => {
    const evicting = await startRedis(
      program ?? '',
      ...['--maxmemory', '10mb', '--maxmemory-policy', 'allkeys-lru'],
    )
    const store = redisStore({ url: evicting.url })
    expect(await store.set('a', '1', undefined)()).toMatchObject({
      left: {
        reason: expect.stringContaining(
          'throws values away when its memory is full: set maxmemory-policy to noeviction.',
        ),
      },
    })
    await store.close()
    await evicting.stop()
  })

  it('runs under the least rights that the documentation gives', async () => {
    const admin = createClient({ url: server.url })
    await admin.connect()
    const [, command = ''] = documented('ACL SETUSER').trim().split('\n')
    await admin.sendCommand(command.split(' '))
    admin.destroy()
    const store = redisStore({ url: server.url.replace('redis://', 'redis://bot:secret@') })
    const first = await store.set('least', '1', undefined, 60_000)()
    expect(E.isRight(first)).toBe(true)
    expect(await store.get('least')()).toMatchObject({ right: { value: '1' } })
    expect(E.isRight(await store.remove('least', E.isRight(first) ? first.right : '')())).toBe(true)
    await store.close()
  })
})

describe('a Redis that cannot be used', () => {
  it('is reported in a sentence when nothing listens', async () => {
    const port = await freePort()
    const store = redisStore({ url: `redis://127.0.0.1:${port}` })
    expect(await store.get('a')()).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason:
          `Redis at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
          'Start it, or correct the address.',
      }),
    )
    await store.close()
  })

  it('is refused beyond this machine without TLS, and without showing the password', () => {
    const sentence = 'The Redis store at db.example.com is beyond this machine, and its address has no TLS.'
    expect(() => redisStore({ url: 'redis://bot:hunter2@db.example.com' })).toThrow(sentence)
    expect(() => redisStore({ url: 'redis://bot:hunter2@db.example.com' })).not.toThrow('hunter2')
    expect(() => redisStore({ url: 'http://127.0.0.1' })).toThrow('This is no address of a Redis store.')
    expect(() => redisStore({ url: 'redis://db.example.com', insecure: 'no TLS' })).not.toThrow()
  })
})
