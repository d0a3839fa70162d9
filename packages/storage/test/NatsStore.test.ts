import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { natsStore } from '@pipegram/storage/NatsStore'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freePort, programOf, startNats, type Server } from './Servers.ts'
import { closing, documented, testLaws, testProcesses } from './ServerTests.ts'

const program = programOf('nats-server')

describe.skipIf(program === undefined)('a store in NATS (skipped without nats-server: install it)', () => {
  let server: Server
  beforeAll(async () => {
    server = await startNats(program ?? '')
  })
  afterAll(() => server.stop())

  const opened = () => natsStore({ url: server.url })
  testLaws(opened, 900_000)
  testProcesses('nats', () => server.url, opened)

  it('fails as Unavailable, not Outdated, if the server refuses a value', async () => {
    const store = closing(opened())
    const first = await store.set('large', '1', undefined)()
    const version = E.isRight(first) ? first.right : undefined
    for (const [key, found] of [
      ['large', version],
      ['larger', undefined],
    ] as const)
      expect(await store.set(key, 'x'.repeat(2_000_000), found)()).toMatchObject(
        E.left({ _tag: 'Unavailable' }),
      )
    expect(await store.get('large')()).toMatchObject(E.right({ value: '1', version }))
  })

  it('runs under the least rights that the documentation gives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-nats-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'nats.conf'), documented('authorization'))
    const guarded = await startNats(program ?? '', '-c', join(folder, 'nats.conf'))
    onTestFinished(() => guarded.stop())
    const store = closing(natsStore({ url: guarded.url.replace('//', '//bot:secret@'), timeout: '5s' }))
    const first = await store.set('least', '1', undefined)()
    expect(first).toMatchObject({ _tag: 'Right' })
    expect(await store.list('least')()).toEqual(E.right({ keys: ['least'] }))
    expect(await store.remove('least', E.isRight(first) ? first.right : '')()).toMatchObject({
      _tag: 'Right',
    })
    const stranger = closing(natsStore({ url: guarded.url.replace('//', '//bot:hunter2@') }))
    expect(await stranger.get('least')()).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason: expect.stringContaining('refuses the user or the password of the address.'),
      }),
    )
  })
})

describe('a NATS that cannot be used', () => {
  it('is reported in a sentence when nothing listens', async () => {
    const port = await freePort()
    const store = natsStore({ url: `nats://127.0.0.1:${port}` })
    expect(await store.get('a')()).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason:
          `NATS at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
          'Start it, or correct the address.',
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
