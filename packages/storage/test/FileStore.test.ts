import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileStore } from '@pipegram/storage/FileStore'
import { makeTestClock, storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fileSentenceOf } from '../src/internal/FileFault.ts'
import { writers } from './Writers.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const opened = (path: string) => {
  const store = fileStore(path)
  onTestFinished(() => store.close())
  return store
}

const reasonOf = async (path: string): Promise<string> => {
  const found = await opened(path).get('a')()
  return E.isLeft(found) && found.left._tag === 'Unavailable' ? found.left.reason : 'It was read.'
}

describe('a store in a JSON file', () => {
  for (const { name, check } of storeLaws)
    it(name, async () => {
      const clock = makeTestClock()
      const store = fileStore(join(folder(), 'bot.json'), { clock })
      await check({ store, pass: clock.advance, runs: 5 })
      await store.close()
    })

  it('keeps every change that it confirmed, even if its process is killed now and then', async () => {
    const path = join(folder(), 'bot.json')
    const counted = await writers('file', path, { processes: 1, kills: 4 })
    expect(counted).toBeGreaterThan(0)
    const found = await opened(path).get('count')()
    expect(E.isRight(found) && Number(found.right?.value)).toBeGreaterThanOrEqual(counted)
    expect(E.isRight(found) && Number(found.right?.value)).toBeLessThanOrEqual(counted + 4)
  })

  it('can be read by its owner, and by nobody else', async () => {
    const path = join(folder(), 'bot.json')
    const store = opened(path)
    await store.set('a', '1', undefined)()
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      last: 1,
      values: { a: { value: '1', version: '1' } },
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('belongs to one process, until that has ended', async () => {
    const path = join(folder(), 'bot.json')
    const first = fileStore(path)
    await first.set('a', '1', undefined)()
    expect(await reasonOf(path)).toBe(
      `The store ${path} is in use by process ${process.pid} on ${hostname()}. ` +
        'Stop it, or use sqliteStore, which several processes can share.',
    )
    await first.close()
    expect(existsSync(`${path}.lock`)).toBe(false)
    expect(await opened(path).get('a')()).toMatchObject({ right: { value: '1' } })
  })

  it('is not taken from a process of another machine', async () => {
    const path = join(folder(), 'bot.json')
    writeFileSync(`${path}.lock`, '1 elsewhere 5')
    expect(await reasonOf(path)).toContain('is in use by process 1 on elsewhere.')
  })

  it('is taken by only one of two processes that find the mark of a killed one', async () => {
    const path = join(folder(), 'bot.json')
    const { pid } = spawnSync(process.execPath, ['--eval', ''])
    writeFileSync(`${path}.lock`, `${pid} ${hostname()} 5`)
    const both = await Promise.all(
      [opened(path), opened(path)].map((store) => store.set('a', '1', undefined)()),
    )
    expect(both.filter(E.isRight)).toHaveLength(1)
  })

  it('refuses a file that is no store, with a sentence, and changes nothing', async () => {
    const home = folder()
    const text = join(home, 'notes.txt')
    writeFileSync(text, 'A shopping list')
    expect(await reasonOf(text)).toBe(
      `The store ${text} is no file of a store. Nothing was changed: give another path.`,
    )
    expect(readFileSync(text, 'utf8')).toBe('A shopping list')
    mkdirSync(join(home, 'folder'))
    expect(await reasonOf(join(home, 'folder'))).toContain('is a folder: give the path of a file.')
    expect(await reasonOf(join(home, 'missing', 'bot.json'))).toContain('its folder does not exist.')
    expect(fileSentenceOf('bot.json', Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe(
      'The store bot.json cannot be written: the disk is full.',
    )
  })

  it('opens the file again after a fault is repaired', async () => {
    const path = join(folder(), 'bot.json')
    writeFileSync(path, '{')
    const store = opened(path)
    expect(E.isLeft(await store.get('a')())).toBe(true)
    rmSync(path)
    expect(E.isRight(await store.set('a', '1', undefined)())).toBe(true)
  })
})
