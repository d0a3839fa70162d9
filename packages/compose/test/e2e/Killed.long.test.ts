// A bot that is killed while it handles an album or a payment: all updates come again, in order, and a
// payment is handled once.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { describe, expect, it, onTestFinished } from 'vitest'

const file = fileURLToPath(new URL('../fixtures/seller.ts', import.meta.url))

interface Program {
  /** Waits until the process has printed a line this many times. */
  readonly said: (line: string, times?: number) => Promise<void>
  readonly lines: () => ReadonlyArray<string>
  /** Kills the process, as `kill -9` does. */
  readonly kill: () => Promise<void>
}

const stage = async () => {
  const emulator = await makeEmulator({ patience: 60_000 })
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-'))
  onTestFinished(async () => {
    await emulator.close()
    rmSync(folder, { recursive: true })
  })
  return {
    emulator,
    ann: emulator.user({ first_name: 'Ann' }),
    bob: emulator.user({ first_name: 'Bob' }),
    begin: (env: Readonly<Record<string, string>> = {}) =>
      begin(emulator, { ...env, STORE: join(folder, 'store.json') }),
  }
}

const begin = ({ apiRoot, token }: Emulator, env: Readonly<Record<string, string>>): Program => {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env, BOT_TOKEN: token, API_ROOT: apiRoot },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const lines = (): ReadonlyArray<string> => output.split('\n').slice(0, -1)
  const watchers = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    for (const look of watchers) look()
  })
  return {
    lines,
    said: (line, times = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (lines().filter((each) => each === line).length >= times) resolve()
        }
        watchers.add(look)
        look()
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

const photos = ['one', 'two', 'three'].map((caption) => ({ photo: {}, caption }))

// Each test starts processes, on a machine that may be busy.
describe('a bot that is killed', { timeout: 120_000 }, () => {
  it.each([
    [
      'while it gathers an album',
      { QUIET: '3600000' },
      async ({ said }: Program) => said('update message', 4),
    ],
    [
      'while it deals with an album',
      { HANG: 'album' },
      async ({ said }: Program) => said('album one,two,three'),
    ],
  ])('%s gathers the whole album again, and handles later messages after it', async (_name, env, reached) => {
    const { ann, begin: start, emulator } = await stage()
    const first = start(env)
    ann.send('before')
    expect((await ann.received()).text).toBe('before')
    // A kill before the bot has confirmed this message would repeat it.
    await emulator.idle()
    ann.album(photos)
    ann.send('after')
    await reached(first)
    await first.kill()
    expect(ann.messages().at(-1)?.text).toBe('after')
    const second = start()
    expect((await ann.received(2)).map(({ text }) => text)).toEqual(['3 photos', 'after'])
    expect(second.lines().filter((line) => line.startsWith('album'))).toEqual(['album one,two,three'])
    await emulator.idle()
  })

  it('after it handled a payment and before it confirmed, does not handle the payment again', async () => {
    const { ann, bob, begin: start, emulator } = await stage()
    const first = start({ HANG: 'hold' })
    bob.send('hold')
    await first.said('update message')
    ann.send('/tea')
    ann.pay(await ann.received())
    expect((await ann.received()).text).toBe('Tea')
    // This message is read after the payment has been handled.
    ann.send('later')
    expect((await ann.received()).text).toBe('later')
    await first.kill()
    const second = start()
    // Bob's update, which was not handled, and all updates after it.
    expect((await bob.received()).text).toBe('hold')
    await emulator.idle()
    expect(first.lines().filter((line) => line.startsWith('paid'))).toEqual(['paid first'])
    expect(second.lines()).toContain('update message')
    expect(second.lines().filter((line) => line.startsWith('paid'))).toEqual([])
  })

  it('while it handles a payment, handles it again as a repeat, and never after that', async () => {
    const { ann, begin: start, emulator } = await stage()
    const first = start({ HANG: 'paid' })
    ann.send('/tea')
    ann.pay(await ann.received())
    await first.said('paid first')
    await first.kill()
    const second = start()
    await second.said('paid again')
    expect((await ann.received()).text).toBe('Tea, if it is not there yet')
    await emulator.idle()
    await second.kill()
    const third = start()
    ann.send('after')
    expect((await ann.received()).text).toBe('after')
    expect([...second.lines(), ...third.lines()].filter((line) => line.startsWith('paid'))).toEqual([
      'paid again',
    ])
  })
})
