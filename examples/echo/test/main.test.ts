// The whole of the shortest bot, as a process of its own, on the emulator.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('takes at most six lines', () =>
  expect(readFileSync(main, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(6))

it('echoes, asks for messages alone, and stops clean', async () => {
  const emulator = await makeEmulator({ patience: 30_000 })
  const ann = emulator.user({ first_name: 'Ann' })
  const bot = spawn(process.execPath, [main], {
    env: { ...process.env, BOT_TOKEN: emulator.token, BOT_API_ROOT: emulator.apiRoot },
    stdio: 'ignore',
  })
  onTestFinished(() => void bot.kill('SIGKILL'))
  ann.send('hello')
  expect((await ann.received()).text).toBe('hello')
  expect(emulator.calls('getUpdates')[0]?.params).toMatchObject({ allowed_updates: ['message'] })
  bot.kill('SIGTERM')
  const [code] = await once(bot, 'exit')
  expect(code).toBe(0)
  await emulator.idle()
  await emulator.close()
})
