// The error of a bad file: a sentence that says what is wrong and what to do.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import type { OpenInbox } from '@pipegram/updates/Inbox'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import { start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeServer, token } from '../Server.ts'
import { said } from '../Telegram.ts'
import { folder } from './Stage.ts'

const open = async (file: string): Promise<OpenInbox> => {
  const opened = await sqliteInbox(file).open(1)()
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  onTestFinished(() => opened.right.close())
  return opened.right
}

const faultOf = async (file: string): Promise<string> => {
  const opened = await sqliteInbox(file).open(1)()
  if (E.isLeft(opened)) return opened.left.reason
  await opened.right.close()
  return 'none'
}

const update = (id: number, text = 'x') => ({
  id,
  lane: 'a',
  kind: 'message',
  text: JSON.stringify({ text }),
})

// An inbox with an update in it.
const filled = async (): Promise<string> => {
  const file = join(folder(), 'bot.db')
  const inbox = await open(file)
  await inbox.put(Array.from({ length: 200 }, (_, i) => update(i, 'x'.repeat(500))))()
  await inbox.close()
  return file
}

describe('a bad file for an inbox', () => {
  it.each([
    ['a folder', (path: string) => mkdirSync(path), /bot\.db is a folder\. Name a file in it/],
    [
      'a text',
      (path: string) => writeFileSync(path, 'hello '.repeat(500)),
      /is not a SQLite database\. Name/,
    ],
    [
      'an inbox of another version',
      (path: string) => {
        const db = new DatabaseSync(path)
        db.exec('CREATE TABLE inbox_version (version INTEGER); INSERT INTO inbox_version VALUES (9)')
        db.close()
      },
      /is an inbox of version 9, and this release reads version 1\. Install/,
    ],
  ])('%s gets a sentence and stays as it is', async (_name, make, sentence) => {
    const path = join(folder(), 'bot.db')
    make(path)
    expect(await faultOf(path)).toMatch(sentence)
  })

  it.each(['', ':memory:'])('the name "%s" gets a sentence', async (name) => {
    expect(await faultOf(name)).toMatch(/An inbox needs a file/)
  })

  it('a missing folder gets a sentence', async () => {
    expect(await faultOf(join(folder(), 'no', 'bot.db'))).toMatch(/or its folder does not exist\. Make/)
  })

  it('a file that is cut short gets a sentence, and no update is taken from it', async () => {
    const file = await filled()
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096 + 100)
    const opened = await sqliteInbox(file).open(1)()
    const error = E.isLeft(opened)
      ? opened.left
      : await opened.right
          .claim({
            lanes: 1,
            perLane: 1,
            attempts: 3,
            report: () => () => undefined,
            signal: AbortSignal.timeout(5_000),
          })()
          .then((claim) => (E.isLeft(claim) ? claim.left : undefined))
    if (E.isRight(opened)) await opened.right.close()
    expect(error?.reason).toMatch(/is damaged or cut short\. Keep a copy/)
  })

  it('a file that was removed while it was in use takes nothing more', async () => {
    const file = await filled()
    const inbox = await open(file)
    writeFileSync(`${file}.new`, '')
    spawnSync('mv', [`${file}.new`, file])
    expect(await inbox.put([update(1_000)])()).toMatchObject({
      left: { _tag: 'Unavailable', reason: expect.stringMatching(/was removed or replaced/) },
    })
  })

  it('a file that is locked by another program gets a sentence', { timeout: 60_000 }, async () => {
    const file = await filled()
    const inbox = await open(file)
    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    expect(await inbox.put([update(1_000)])()).toMatchObject({
      left: { _tag: 'Unavailable', reason: expect.stringMatching(/is locked by another program/) },
    })
    other.exec('ROLLBACK')
    other.close()
    expect(await inbox.put([update(1_000)])()).toEqual(E.right(1))
  })

  it('a file of another user gets a sentence', async () => {
    const path = folder()
    const file = join(path, 'bot.db')
    writeFileSync(file, '')
    chmodSync(path, 0o555)
    chmodSync(file, 0o444)
    const script =
      `import { sqliteInbox } from '@pipegram/updates/SqliteInbox'\n` +
      `const opened = await sqliteInbox(${JSON.stringify(file)}).open(1)()\n` +
      `console.log(opened._tag === 'Left' ? opened.left.reason : 'none')`
    // The user root may write every file.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      ...user,
      cwd: new URL('../..', import.meta.url).pathname,
      encoding: 'utf8',
    })
    chmodSync(path, 0o755)
    expect(stdout).toMatch(/cannot be written\. Give the user|is read-only\. Give/)
  })
})

describe('a good file for an inbox', () => {
  it('can be read and written only by its owner, even if it existed', async () => {
    const file = join(folder(), 'bot.db')
    writeFileSync(file, '', { mode: 0o644 })
    const inbox = await open(file)
    await inbox.put([update(1)])()
    for (const path of [file, `${file}-wal`, `${file}-shm`])
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
  })

  it('may hold other tables', async () => {
    const file = join(folder(), 'bot.db')
    const db = new DatabaseSync(file)
    db.exec('CREATE TABLE mine (a INTEGER)')
    db.close()
    expect(await faultOf(file)).toBe('none')
  })

  it('keeps no words of a dropped update', async () => {
    const file = join(folder(), 'bot.db')
    const inbox = await open(file)
    await inbox.put([{ ...update(1, 'a very private word'), fault: 'A fault.' }])()
    await inbox.drop([1])()
    await inbox.close()
    expect(readFileSync(file).includes('private word')).toBe(false)
  })
})

describe('a bot with a bad inbox', () => {
  it('does not start, and says why', async () => {
    const server = await makeServer()
    onTestFinished(server.close)
    server.push(said(1))
    const started = await start(() => async () => E.right('handled'), {
      token,
      apiRoot: server.apiRoot,
      inbox: sqliteInbox(folder()),
      report: () => () => undefined,
    })()
    expect(started).toMatchObject({
      left: { _tag: 'Misconfigured', message: expect.stringMatching(/is a folder/) },
    })
    expect(server.polls).toEqual([])
  })
})
