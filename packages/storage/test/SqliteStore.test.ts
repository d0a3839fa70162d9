import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStore } from '@pipegram/storage/SqliteStore'
import { makeTestClock, storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sqliteSentenceOf } from '../src/internal/SqliteFault.ts'
import { testProcesses } from './ServerTests.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const opened = (path: string) => {
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  return store
}

describe('a store in an SQLite file', () => {
  for (const { name, check } of storeLaws)
    it(name, async () => {
      const path = join(folder(), 'bot.db')
      const clock = makeTestClock()
      const [store, other] = [sqliteStore(path, { clock }), sqliteStore(path, { clock })]
      await check({ store, other, pass: clock.advance, longest: 4_000_000 })
      await Promise.all([store.close(), other.close()])
    })

  testProcesses('sqlite', () => join(folder(), 'bot.db'), sqliteStore)

  it('can be read only by its owner', async () => {
    const path = join(folder(), 'bot.db')
    const store = opened(path)
    await store.set('a', '1', undefined)()
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  // https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
  it.skipIf(process.platform !== 'linux')(
    'stores of one process in one file keep the locks of each other',
    () => {
      const path = join(folder(), 'bot.db')
      const locks = (): number => {
        const { ino } = statSync(path)
        return readFileSync('/proc/locks', 'utf8')
          .split('\n')
          .filter((line) => line.includes(`:${ino} `)).length
      }
      for (let i = 0; i < 2; i++) {
        opened(path)
        expect(locks()).toBeGreaterThan(0)
      }
    },
  )

  it('keeps its values, and the tables of others, when it is opened again', async () => {
    const path = join(folder(), 'bot.db')
    const db = new DatabaseSync(path)
    db.exec("create table mine (a text); insert into mine values ('kept')")
    db.close()
    const first = sqliteStore(path)
    await first.set('a', '1', undefined)()
    await first.close()
    expect(await opened(path).get('a')()).toMatchObject({ right: { value: '1' } })
    const again = new DatabaseSync(path)
    expect(again.prepare('select a from mine').get()).toEqual({ a: 'kept' })
    again.close()
  })

  it('drops expired values that nobody reads', async () => {
    const path = join(folder(), 'bot.db')
    const clock = makeTestClock()
    const store = sqliteStore(path, { clock, survives: 'kill' })
    for (let i = 0; i < 200; i++) {
      await store.set(`user ${i}`, '1', undefined, 10)()
      await clock.advance(1)
    }
    await store.close()
    const db = new DatabaseSync(path)
    expect(db.prepare('select count(*) as n from pipegram_store').get()).toEqual({ n: 10 })
    db.close()
  })

  it('fails with a sentence when it is closed', async () => {
    const path = join(folder(), 'bot.db')
    const store = sqliteStore(path)
    await store.close()
    await store.close()
    const closed = E.left({ _tag: 'Unavailable', reason: `The store ${path} is closed.` })
    expect(await store.get('a')()).toEqual(closed)
    expect(await store.set('a', '1', undefined)()).toEqual(closed)
  })

  it('marks only the failure of a value that is too large for SQLite as final', async () => {
    const path = join(folder(), 'bot.db')
    const store = opened(path)
    const refusing = async (body: string) => {
      const db = new DatabaseSync(path)
      db.exec(`create trigger refusing before insert on pipegram_store begin select ${body}; end`)
      db.close()
      const written = await store.set('a', '1', undefined)()
      const again = new DatabaseSync(path)
      again.exec('drop trigger refusing')
      again.close()
      return written
    }
    expect(await refusing('zeroblob(2000000000)')).toEqual(
      E.left({
        _tag: 'Unavailable',
        reason: `The store ${path} does not take a value of this size.`,
        isFinal: true,
      }),
    )
    expect(await refusing("raise(abort, 'no')")).toEqual(
      E.left({ _tag: 'Unavailable', reason: expect.stringContaining(path) }),
    )
    expect(await store.set('a', '1', undefined)()).toMatchObject({ _tag: 'Right' })
  })

  it('writes the rest of a batch when one write of it fails', async () => {
    const store = opened(join(folder(), 'bot.db'))
    const odd: unknown = Reflect.apply(store.set, store, [{}, '1', undefined])
    const [good, bad] = await Promise.all([
      store.set('good', '1', undefined)(),
      typeof odd === 'function' ? Reflect.apply(odd, undefined, []) : odd,
    ])
    expect(E.isRight(good)).toBe(true)
    expect(bad).toMatchObject({ _tag: 'Left', left: { _tag: 'Unavailable' } })
    expect(await store.get('good')()).toMatchObject({ right: { value: '1' } })
  })
})

describe('a file that is no store', () => {
  const messageOf = (path: string): string => {
    try {
      void sqliteStore(path).close()
      return 'opened'
    } catch (cause) {
      return cause instanceof Error ? cause.message : ''
    }
  }

  it('is refused with a sentence, and stays as it is', async () => {
    const home = folder()
    const text = join(home, 'notes.txt')
    writeFileSync(text, 'A shopping list.\n'.repeat(100))
    expect(messageOf(text)).toBe(
      `The store ${text} is not an SQLite file. Nothing was changed: give another path.`,
    )
    expect(statSync(text).size).toBe(1_700)
    mkdirSync(join(home, 'folder'))
    expect(messageOf(join(home, 'folder'))).toContain('is a folder: give the path of a file.')
    expect(messageOf(join(home, 'missing', 'bot.db'))).toContain('cannot be made: its folder does not exist.')
  })

  it('is reported as damaged when it was cut short', async () => {
    const path = join(folder(), 'bot.db')
    const store = sqliteStore(path)
    await store.set('a', 'x'.repeat(100_000), undefined)()
    await store.close()
    truncateSync(path, 20_000)
    expect(messageOf(path)).toContain('is damaged. Restore it from a backup')
  })

  it('has a sentence for a full disk', () => {
    const full = Object.assign(new Error('database or disk is full'), {
      code: 'ERR_SQLITE_ERROR',
      errcode: 13,
    })
    expect(sqliteSentenceOf('bot.db', full)).toBe('The store bot.db cannot grow: the disk is full.')
    expect(sqliteSentenceOf('bot.db', 'odd')).toBe('The store bot.db failed: string.')
  })
})
