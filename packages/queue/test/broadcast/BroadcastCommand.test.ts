// The command `pipegram broadcast`.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { sendMessage } from '@pipegram/core/Calls'
import { broadcast } from '@pipegram/queue/Broadcast'
import { runCommand } from '@pipegram/queue/BroadcastCommand'
import { sqliteStore } from '@pipegram/storage/SqliteStore'
import { Answer, makeRecorder } from '@pipegram/testing'
import { describe, expect, it, onTestFinished } from 'vitest'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-broadcast-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const said = async (...args: ReadonlyArray<string>) => {
  const lines: Array<string> = []
  const out = (line: string): void => void lines.push(line)
  const code = await runCommand(['broadcast', ...args], { out, err: out })
  return { code, text: lines.join('\n') }
}

// A store with a broadcast that is done, and one that was stopped before its first message.
const filled = async (): Promise<string> => {
  const file = join(folder(), 'bot.db')
  const store = sqliteStore(file, { survives: 'kill' })
  const make = (id: string) =>
    broadcast({
      id,
      store,
      to: () => [{ id: 1 }, { id: 2 }],
      message: ({ id: chat_id }) => sendMessage({ chat_id, text: 'News' }),
    })
  const { call } = makeRecorder(Answer.success())
  await make('news of May').start(call)().done()
  const stopped = make('news of June').start(() => () => new Promise(() => undefined))()
  await new Promise((resolve) => setTimeout(resolve, 20))
  void stopped.stop()
  await store.close()
  return file
}

describe('the command broadcast', () => {
  it('lists broadcasts and shows their progress', async () => {
    const file = await filled()
    const { code, text } = await said('list', file)
    expect(code).toBe(0)
    expect(text).toContain('news of May  2  done')
    expect(await said('show', file, 'news of May')).toEqual({ code: 0, text: '2  done' })
    expect(await said('show', file, 'no news')).toEqual({ code: 0, text: 'It was never started.' })
  })

  it('pauses, resumes and cancels', async () => {
    const file = await filled()
    expect((await said('pause', file, 'news of June')).text).toBe('0  paused')
    expect((await said('resume', file, 'news of June')).code).toBe(0)
    expect((await said('cancel', file, 'news of June')).text).toBe('0  cancelled')
    expect((await said('cancel', file, 'news of May')).text).toBe('2  done')
  })

  it('says what is wrong, and makes no file', async () => {
    const file = await filled()
    const wrong: ReadonlyArray<readonly [ReadonlyArray<string>, number, RegExp]> = [
      [['stop', file, 'a'], 2, /"broadcast stop" is no command: say list, show, pause, resume, cancel/],
      [['show'], 2, /file of the store is missing/],
      [['show', file], 2, /id is missing: "list" shows the ids/],
      [['show', file, 'news', 'of', 'May'], 2, /"of May" is too much\. Put an id of several words in quotes/],
      [['list', file, 'a'], 2, /"list" takes no id/],
      [['list', join(folder(), 'none.db')], 1, /none\.db does not exist/],
    ]
    for (const [args, code, sentence] of wrong) {
      const result = await said(...args)
      expect(result.code).toBe(code)
      expect(result.text).toMatch(sentence)
    }
  })

  it('is a command of pipegram', async () => {
    const program = fileURLToPath(new URL('../../../pipegram/bin/pipegram.mjs', import.meta.url))
    const { status, stdout } = spawnSync(process.execPath, [program, 'broadcast', 'list', await filled()], {
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout).toContain('news of May  2  done')
  })
})
