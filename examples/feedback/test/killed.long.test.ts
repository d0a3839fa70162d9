// Feedback of a person, and an owner who reads it. The bot is killed in the middle of a question.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('keeps what people write, encrypted, over a kill, for its owners', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-feedback-'))
  const emulator = await makeEmulator({ patience: 120_000 })
  const olga = emulator.user({ first_name: 'Olga' })
  const ann = emulator.user({ first_name: 'Ann' })
  const born = () =>
    spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        ...process.env,
        BOT_TOKEN: emulator.token,
        BOT_API_ROOT: emulator.apiRoot,
        DATABASE: join(folder, 'feedback.db'),
        FEEDBACK_KEY: Buffer.alloc(32, 7).toString('base64'),
        OWNERS: `${olga.user.id}`,
      },
    })
  let bot = born()
  onTestFinished(async () => {
    bot.kill('SIGKILL')
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
  bot.kill('SIGKILL')
  await once(bot, 'exit')
  bot = born()
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
