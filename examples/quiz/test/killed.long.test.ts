// A quiz in a group. The bot is killed while the poll is open; the poll is closed all the same.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('counts right answers, and closes its poll after a kill', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-quiz-'))
  const emulator = await makeEmulator({ patience: 120_000 })
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  const born = () =>
    spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        ...process.env,
        BOT_TOKEN: emulator.token,
        BOT_API_ROOT: emulator.apiRoot,
        DATABASE: join(folder, 'quiz.db'),
        OPEN: '1',
      },
    })
  let bot = born()
  onTestFinished(async () => {
    bot.kill('SIGKILL')
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const asked = async () => {
    ann.in(group).send('/quiz')
    const message = await ann.in(group).received()
    expect(message.poll?.is_closed).toBe(false)
    return message
  }

  ann.in(group).send('/board')
  expect((await ann.in(group).received()).text).toBe('Nobody was right so far.')
  const { message_id, poll } = await asked()
  const right = poll?.options.findIndex(({ text }) => ['Saturn', '97', 'The giraffe'].includes(text)) ?? -1
  ann.in(group).vote(message_id, right)
  bob.in(group).vote(message_id, (right + 1) % 3)
  await emulator.idle()
  bot.kill('SIGKILL')
  await once(bot, 'exit')
  bot = born()
  // Other messages are the poll, as it is closed.
  const texts = async (): Promise<string> => (await ann.in(group).received()).text ?? (await texts())
  expect(await texts()).toBe('1. Ann: 1')
  ann.in(group).send('/board')
  expect(await texts()).toBe('1. Ann: 1')
  expect(emulator.calls('sendPoll')).toHaveLength(1)
  expect(emulator.calls('stopPoll').length).toBeGreaterThan(0)
})
