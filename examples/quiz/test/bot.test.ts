// A quiz in a group. The bot is restarted while the poll is open; the poll is closed all the same.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmulator } from '@pipegram/emulator'
import { E, start } from 'pipegram'
import { sqliteStore } from 'pipegram/storage'
import { expect, it, onTestFinished } from 'vitest'
import { quizBot } from '../bot.ts'

it('counts right answers, and closes its poll after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-quiz-'))
  const emulator = await makeEmulator({ patience: 30_000 })
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  const open = async () => {
    const store = sqliteStore(join(folder, 'quiz.db'), { survives: 'kill' })
    const { bot, jobs } = quizBot(store, '1s')
    const started = await start(bot, { jobs, token: emulator.token, apiRoot: emulator.apiRoot })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    return async () => {
      await started.right.stop()
      await store.close()
    }
  }
  let close = await open()
  onTestFinished(async () => {
    await close()
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
  await close()
  close = await open()
  // Other messages are the poll, as it is closed.
  const texts = async (): Promise<string> => (await ann.in(group).received()).text ?? (await texts())
  expect(await texts()).toBe('1. Ann: 1')
  ann.in(group).send('/board')
  expect(await texts()).toBe('1. Ann: 1')
  expect(emulator.calls('sendPoll')).toHaveLength(1)
  expect(emulator.calls('stopPoll').length).toBeGreaterThan(0)
})
