// An order whose bot is killed twice: before an answer, and at the last question.

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

it('goes on with an order where it was after each kill', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-order-'))
  const emulator = await makeEmulator({ patience: 120_000 })
  const ann = emulator.user({ first_name: 'Ann' })
  const born = () =>
    spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        ...process.env,
        BOT_TOKEN: emulator.token,
        BOT_API_ROOT: emulator.apiRoot,
        DATABASE: join(folder, 'order.db'),
      },
    })
  let bot = born()
  onTestFinished(async () => {
    bot.kill('SIGKILL')
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const rebirth = async () => {
    bot.kill('SIGKILL')
    await once(bot, 'exit')
    bot = born()
  }
  // The one message that was being sent at a kill may come again.
  let last: string | undefined
  const next = async (): Promise<string | undefined> => {
    const { text } = await ann.received()
    if (text === last) return next()
    last = text
    return text
  }

  ann.send('/order')
  expect(await next()).toBe('Which pizza?')
  ann.press('Funghi')
  expect(await next()).toBe('How many of Funghi?')
  await rebirth()
  ann.send('2')
  expect(await next()).toBe('How does it come to you?')
  ann.press('Bring it')
  expect(await next()).toBe('Which street, and which number?')
  ann.send('Main St 1')
  expect(await next()).toBe('In which city?')
  ann.send('Bern')
  expect(await next()).toBe('2 × Funghi, to Bern?')
  await rebirth()
  ann.press('Order')
  expect(await next()).toBe('Thank you! 24 €, in half an hour.')
  await emulator.idle()
  const texts = emulator.calls('sendMessage').map(({ params }) => params.text)
  expect(new Set(texts).size).toBe(7)
  // One for each kill at most.
  expect(texts.length).toBeLessThanOrEqual(9)
})
