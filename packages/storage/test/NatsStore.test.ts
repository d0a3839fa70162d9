import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { prefixed } from '@pipegram/core/Store'
import { natsStore } from '@pipegram/storage/NatsStore'
import { storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freePort, programOf, startNats, type Server } from './Servers.ts'
import { writers } from './Writers.ts'

const program = programOf('nats-server')

describe.skipIf(program === undefined)('a store in NATS (skipped without nats-server: install it)', () => {
  let server: Server
  beforeAll(async () => {
    server = await startNats(program ?? '')
  })
  afterAll(() => server.stop())

  const opened = () => {
    const store = natsStore({ url: server.url })
    onTestFinished(() => store.close())
    return store
  }

  for (const { name, check } of storeLaws)
    it(name, async () => {
      const prefix = prefixed(`${randomUUID()} `)
      const [store, other] = [prefix(opened()), prefix(opened())]
      await check({ store, other, pass: sleep, longest: 900_000, runs: 10 })
    })

  it('loses no change of two processes, though each is killed now and then', async () => {
    const counted = await writers('nats', server.url, { processes: 2, kills: 4 })
    expect(counted).toBeGreaterThan(0)
    const found = await opened().get('count')()
    expect(E.isRight(found) && Number(found.right?.value)).toBeGreaterThanOrEqual(counted)
    expect(E.isRight(found) && Number(found.right?.value)).toBeLessThanOrEqual(counted + 4)
  })
})

describe('a NATS that cannot be used', () => {
  it('is told in words when nothing listens', async () => {
    const port = await freePort()
    const store = natsStore({ url: `nats://127.0.0.1:${port}` })
    expect(await store.get('a')()).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason: `NATS at 127.0.0.1:${port} cannot be reached: nothing listens there.`,
      }),
    )
    await store.close()
  })

  it('is refused beyond this machine without TLS, and without showing the password', () => {
    const sentence = 'The NATS store at db.example.com is beyond this machine, and its address has no TLS.'
    expect(() => natsStore({ url: 'nats://bot:hunter2@db.example.com' })).toThrow(sentence)
    expect(() => natsStore({ url: 'nats://bot:hunter2@db.example.com' })).not.toThrow('hunter2')
    expect(() => natsStore({ url: 'http://127.0.0.1' })).toThrow('This is no address of a NATS store.')
    expect(() => natsStore({ url: 'nats://db.example.com', insecure: 'no TLS' })).not.toThrow()
  })
})
