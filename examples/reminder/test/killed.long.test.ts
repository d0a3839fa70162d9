// Reminders whose bot is killed before they are due.

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

it('reminds after a kill, and keeps the other reminders', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-reminder-'))
  const emulator = await makeEmulator({ patience: 120_000 })
  const ann = emulator.user({ first_name: 'Ann' })
  const born = () =>
    spawn(process.execPath, [main], {
      stdio: 'ignore',
      // Its file is made where it runs.
      cwd: folder,
      env: { ...process.env, BOT_TOKEN: emulator.token, BOT_API_ROOT: emulator.apiRoot },
    })
  let bot = born()
  onTestFinished(async () => {
    bot.kill('SIGKILL')
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  // The last command may come again after the kill, and with it its answer.
  const nextOf = async (isIt: (text: string) => boolean): Promise<string> => {
    const { text = '' } = await ann.received()
    return isIt(text) ? text : nextOf(isIt)
  }
  const next = async () => (await ann.received()).text

  ann.send('/remind 2h Call Bob')
  expect(await next()).toBe('I shall remind you.')
  ann.send('/remind 4s Tea')
  expect(await next()).toBe('I shall remind you.')
  bot.kill('SIGKILL')
  await once(bot, 'exit')
  bot = born()
  expect(await nextOf((text) => text === 'Tea')).toBe('Tea')
  ann.send('/reminders')
  expect(await nextOf((text) => text.startsWith('1.'))).toContain('Call Bob')
  expect(emulator.calls('sendMessage').filter(({ params }) => params.text === 'Tea')).toHaveLength(1)
})
