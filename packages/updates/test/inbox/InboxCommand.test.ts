// The command `pipegram inbox`.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runCommand } from '@pipegram/updates/InboxCommand'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { folder } from './Stage.ts'

const text = JSON.stringify({ update_id: 5, message: { text: 'private words' } })

// A file with parked updates of these bots.
const filled = async (...bots: ReadonlyArray<number>): Promise<string> => {
  const file = join(folder(), 'bot.db')
  for (const bot of bots) {
    const opened = await sqliteInbox(file).open(bot)()
    if (E.isLeft(opened)) throw new Error(opened.left.reason)
    const update = { lane: 'a', kind: 'message', text, fault: 'update.message.chat: required' }
    await opened.right.put([5, 6, 7].map((id) => ({ ...update, id })))()
    await opened.right.close()
  }
  return file
}

const said = async (...args: ReadonlyArray<string>) => {
  const lines: Array<string> = []
  const out = (line: string): void => void lines.push(line)
  const code = await runCommand(args, { out, err: out })
  return { code, text: lines.join('\n') }
}

describe('the command inbox', () => {
  it('lists ids, kinds, times and reasons, and never what users wrote', async () => {
    const { code, text: shown } = await said('inbox', 'list', await filled(1))
    expect(code).toBe(0)
    expect(shown).toMatch(/^0 waiting, 3 parked\n5 {2}message {2}attempts 0 {2}received 2.*required$/m)
    expect(shown).not.toContain('private')
  })

  it('shows one update whole', async () => {
    expect(await said('inbox', 'show', await filled(1), '5')).toEqual({ code: 0, text })
  })

  it('replays and drops the given ids', async () => {
    const file = await filled(1)
    expect(await said('inbox', 'replay', file, '5')).toEqual({ code: 0, text: 'Replayed: 1.' })
    expect(await said('inbox', 'drop', file, '6')).toEqual({ code: 0, text: 'Dropped: 1.' })
    expect((await said('inbox', 'list', file)).text).toMatch(/^1 waiting, 1 parked\n7 /)
    expect(await said('inbox', 'drop', file, '--all')).toEqual({ code: 0, text: 'Dropped: 1.' })
  })

  it('asks for the bot if the file holds several', async () => {
    const file = await filled(1, 2)
    expect(await said('inbox', 'list', file)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/choose one with --bot\. They are 1, 2\./),
    })
    expect((await said('inbox', 'list', file, '--bot', '2')).code).toBe(0)
    expect((await said('inbox', 'list', file, '--bot', '3')).text).toMatch(/holds no updates of bot 3/)
  })

  it.each([
    [['outbox'], /There is no command "outbox"/],
    [['inbox'], /say list, show, replay, drop/],
    [['inbox', 'list'], /The file of the inbox is missing/],
    [['inbox', 'show', 'bot.db'], /"show" takes one id/],
    [['inbox', 'drop', 'bot.db'], /"drop" takes ids, or --all/],
    [['inbox', 'drop', 'bot.db', '5', '--all'], /"drop" takes ids, or --all/],
    [['inbox', 'replay', 'bot.db', 'x'], /An id is a number/],
    [['inbox', 'list', 'bot.db', '--force'], /There is no option --force/],
  ])('does not understand %j, and says why', async (args, sentence) => {
    const { code, text: shown } = await said(...args)
    expect(code).toBe(2)
    expect(shown).toMatch(sentence)
    expect(shown).toContain('--help')
  })

  it('makes no file, and says that the file is missing', async () => {
    const { code, text: shown } = await said('inbox', 'list', join(folder(), 'bot.db'))
    expect(code).toBe(1)
    expect(shown).toMatch(/does not exist/)
  })

  it('runs as a program', () => {
    const bin = fileURLToPath(new URL('../../../pipegram/bin/pipegram.mjs', import.meta.url))
    const { status, stdout } = spawnSync(process.execPath, [bin, '--help'], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toMatch(/npx pipegram inbox list bot\.db/)
  })
})
