// The shortest bot, as a process of its own, on the emulator.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { describe, expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
const shown = /^```ts\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? ''

// Without what a formatter changes: white space, and a comma before a bracket.
const tokensOf = (text: string): string => text.replaceAll(/\s+/g, '').replaceAll(',)', ')')

describe('the first bot of the README', () => {
  const lines = shown.trimEnd().split('\n')

  it('has six lines of at most 100 columns', () => {
    expect(lines).toHaveLength(6)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })

  it('is the echo example', () => expect(tokensOf(readFileSync(main, 'utf8'))).toBe(tokensOf(shown)))
})

it('echoes, asks only for messages, and stops cleanly', async () => {
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
