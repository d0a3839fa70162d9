import process from 'node:process'
import { postgresStore } from '@pipegram/storage/PostgresStore'
import * as E from 'fp-ts/lib/Either.js'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freePort, postgresPrograms, startPostgres, type Server } from './Servers.ts'
import { closing, documented, testLaws, testProcesses } from './ServerTests.ts'

describe.skipIf(postgresPrograms === undefined)(
  'a store in Postgres (skipped without initdb: install postgresql)',
  () => {
    let server: Server
    beforeAll(async () => {
      server = await startPostgres(postgresPrograms ?? '')
    })
    afterAll(() => server.stop())

    const opened = () => postgresStore({ url: server.url })
    testLaws(opened, 4_000_000)
    testProcesses('postgres', () => server.url, opened)

    it('runs under the least rights that the documentation gives', async () => {
      await closing(opened()).set('made', '1', undefined)()
      const admin = new pg.Client({ connectionString: server.url })
      await admin.connect()
      await admin.query(`create role bot login password 'secret'; ${documented('grant select')}`)
      await admin.end()
      const store = closing(postgresStore({ url: server.url.replace('postgres@', 'bot:secret@') }))
      const first = await store.set('least', '1', undefined)()
      expect(E.isRight(first)).toBe(true)
      expect(E.isRight(await store.set('least', '2', E.isRight(first) ? first.right : '')())).toBe(true)
      expect(await store.list('least')()).toEqual(E.right({ keys: ['least'] }))
    })

    it('takes your own client', async () => {
      const pool = new pg.Pool({ connectionString: server.url })
      const store = postgresStore({ client: pool })
      expect(E.isRight(await store.set('mine', '1', undefined)())).toBe(true)
      await store.close()
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      await pool.end()
    })

    it('takes your own connection, and sends one query at a time', async () => {
      const warnings: Array<string> = []
      const listen = ({ message }: Error): void => void warnings.push(message)
      process.on('warning', listen)
      onTestFinished(() => void process.off('warning', listen))
      const client = new pg.Client({ connectionString: server.url })
      await client.connect()
      const store = postgresStore({ client })
      const keys = Array.from({ length: 20 }, (_, i) => `one ${i}`)
      const set = await Promise.all(keys.map((key) => store.set(key, key, undefined)()))
      expect(set.every(E.isRight)).toBe(true)
      // An error of one caller must not end the others.
      const mixed = await Promise.all([store.set('one 0', 'again', '0')(), store.get('one 1')()])
      expect(mixed).toMatchObject([{ left: { _tag: 'Outdated' } }, { right: { value: 'one 1' } }])
      expect(await store.list('one ')()).toMatchObject({ right: { keys: keys.toSorted() } })
      await store.close()
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      await client.end()
      expect(await postgresStore({ client }).get('one 1')()).toEqual(
        E.left({
          _tag: 'Unavailable',
          reason: `Postgres at ${new URL(server.url).host} is no longer connected: the client was ended.`,
        }),
      )
      expect(warnings).toEqual([])
    })

    it('says what is wrong without the password', async () => {
      const missing = closing(postgresStore({ url: server.url.replace('postgres@', 'nobody:hunter2@') }))
      const reason = await missing.get('a')()
      expect(JSON.stringify(reason)).not.toContain('hunter2')
      expect(reason).toMatchObject({ left: { _tag: 'Unavailable' } })
    })
  },
)

describe('a Postgres that cannot be used', () => {
  it('is reported in a sentence when nothing listens', async () => {
    const port = await freePort()
    const store = postgresStore({ url: `postgres://bot:hunter2@127.0.0.1:${port}/bot` })
    expect(await store.get('a')()).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason:
          `Postgres at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
          'Start it, or correct the address.',
      }),
    )
    await store.close()
  })

  it('is refused when the address is wrong', () => {
    expect(() => postgresStore({ url: 'bot:hunter2' })).toThrow(/Postgres/)
    expect(() => postgresStore({ url: 'not an address' })).toThrow(
      'This is no address of a Postgres store. Write postgres://',
    )
  })
})
