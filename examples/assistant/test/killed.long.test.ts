// A thousand answers of an assistant that is killed again and again at random moments: each has an end.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

const [chats, rounds] = [100, 10]

it('none of 1,000 answers is left without an end', { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-assistant-'))
  const emulator = await makeEmulator({ patience: 120_000 })
  const born = () =>
    spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...process.env,
        BOT_TOKEN: emulator.token,
        BOT_API_ROOT: emulator.apiRoot,
        DATABASE: join(folder, 'assistant.db'),
        PAUSE: '20',
      },
    })
  let bot = born()
  const kill = async (): Promise<void> => {
    bot.kill('SIGKILL')
    await once(bot, 'exit')
  }
  onTestFinished(async () => {
    bot.kill('SIGKILL')
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const seats = Array.from({ length: chats }, (_, i) => {
    const person = emulator.user({ first_name: `Person ${i}` })
    return i % 2 === 0
      ? person
      : person.in(emulator.group({ title: `Group ${i}`, members: [person], bot: 'administrator' }))
  })
  const counts = { whole: 0, interrupted: 0, kills: 0, orphans: 0 }
  for (let round = 0; round < rounds; round++) {
    const asked = seats.map((seat) => seat.send(`One two three four five in round ${round}`).message_id)
    for (let life = 0; life < 2; life++) {
      await sleep(1_000 + Math.random() * 4_000)
      await kill()
      counts.kills += 1
      bot = born()
    }
    await emulator.idle()
    for (const [i, seat] of seats.entries()) {
      const answers = seat
        .messages()
        .filter(({ message_id, from }) => message_id > (asked[i] ?? 0) && from?.is_bot)
      const words = JSON.stringify(answers.at(-1)?.rich_message ?? '')
      const buttons = JSON.stringify(answers.at(-1)?.reply_markup ?? '')
      const isWhole = words.includes('"table"') && words.includes(`"text":"${round}"`) && buttons === '""'
      const isInterrupted = words.includes('The answer was interrupted.') && buttons.includes('Go on')
      expect(isWhole || isInterrupted, `${words} ${buttons}`).toBe(true)
      counts[isWhole ? 'whole' : 'interrupted'] += 1
      // Telegram took a message, and the bot was killed before it knew: the message keeps its Stop button.
      const half = answers.slice(0, -1).map(({ reply_markup }) => JSON.stringify(reply_markup ?? ''))
      counts.orphans += half.filter((markup) => markup.includes('Stop')).length
    }
  }
  console.log(counts)
  expect(counts.whole + counts.interrupted).toBe(chats * rounds)
  expect(counts.whole).toBeGreaterThan(50)
  expect(counts.interrupted).toBeGreaterThan(50)
})
