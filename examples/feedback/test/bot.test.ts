// Feedback of a person, and an owner who reads it. The bot is restarted in the middle of a question.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmulator } from '@pipegram/emulator'
import { E, start } from 'pipegram'
import { encrypted, sqliteStore } from 'pipegram/storage'
import { expect, it, onTestFinished } from 'vitest'
import { feedback } from '../bot.ts'

const keys = { current: '1', keys: { 1: Buffer.alloc(32, 7).toString('base64') } }

it('keeps what people write, encrypted, over a restart, for its owners', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-feedback-'))
  const emulator = await makeEmulator({ patience: 30_000 })
  const olga = emulator.user({ first_name: 'Olga' })
  const ann = emulator.user({ first_name: 'Ann' })
  const open = async () => {
    const file = sqliteStore(join(folder, 'feedback.db'), { survives: 'kill' })
    const bot = feedback(encrypted(keys)(file), [olga.user.id])
    const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    return async () => {
      await started.right.stop()
      await file.close()
    }
  }
  let close = await open()
  onTestFinished(async () => {
    await close()
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const next = async () => (await ann.received()).text

  ann.send('/feedback')
  expect(await next()).toBe('How was it?')
  ann.press('🙂 Good')
  expect(await next()).toBe('What is it about?')
  ann.press('Food')
  expect((await ann.received()).reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✓ Food')
  await close()
  close = await open()
  ann.press('Place')
  expect((await ann.received()).reply_markup?.inline_keyboard[0]?.[2]?.text).toBe('✓ Place')
  ann.press('Done')
  expect(await next()).toBe('Tell us more about: Food, Place.')
  ann.send('Lovely soup')
  expect(await next()).toBe('🙂 Good: Lovely soup\n\nShall we send it?')
  ann.press('Send')
  expect(await next()).toBe('Thank you!')
  ann.send('/read')
  expect(emulator.calls('sendMessage').some(({ params }) => params.text === 'Feedback: 1')).toBe(false)

  olga.send('/read')
  expect((await olga.received()).text).toBe('Feedback: 1')
  olga.press('🙂 Good · Ann')
  expect((await olga.received()).text).toBe('Ann, 🙂 Good, Food, Place\n\nLovely soup')
  const files = readdirSync(folder)
  expect(files).toContain('feedback.db')
  for (const file of files) expect(readFileSync(join(folder, file)).includes('Lovely soup')).toBe(false)
  olga.press('Delete')
  expect((await olga.received()).text).toBe('Delete what Ann wrote?')
  olga.press('Yes')
  expect((await olga.received()).text).toBe('Feedback: 0')
})
