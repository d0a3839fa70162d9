// A broadcast whose process is killed again and again, over real HTTP, within Telegram's limits.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/broadcaster.ts', import.meta.url))

const count = 1_500
const kills = 6
const inFlight = 20

it('leaves nobody out, and repeats at a kill at most what was under way', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-broadcast-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const emulator = await makeEmulator({ limits: true })
  onTestFinished(emulator.close)
  const people = Array.from({ length: count }, (_, i) => {
    const person = emulator.user({ first_name: `Ann ${i}` })
    person.send('/start')
    return person.id
  })
  const list = join(folder, 'people.json')
  writeFileSync(list, JSON.stringify(people))
  const env = {
    ...process.env,
    API_ROOT: emulator.apiRoot,
    BOT_TOKEN: emulator.token,
    DB: join(folder, 'bot.db'),
    PEOPLE: list,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  const received = () => emulator.calls('sendMessage').filter(({ answer }) => answer.ok)
  let lives = 0
  for (let last = ''; !last.includes('"done"'); lives += 1) {
    expect(lives, last).toBeLessThan(kills + 5)
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const closed = once(child, 'close')
    // The kills spread over all who are to get the message.
    const until = Math.floor((count / (kills + 1)) * (lives + Math.random()))
    child.stdout.on('data', (chunk: Buffer) => {
      last = chunk.toString()
      if (lives < kills && received().length >= until) child.kill('SIGKILL')
    })
    await closed
  }
  const each = new Map<unknown, number>()
  for (const { params } of received()) each.set(params.chat_id, (each.get(params.chat_id) ?? 0) + 1)
  expect(lives).toBeGreaterThan(kills / 2)
  expect(each.size).toBe(count)
  expect(received().length - count).toBeLessThanOrEqual((lives - 1) * inFlight)
  expect(emulator.calls('sendMessage').filter(({ answer }) => !answer.ok)).toEqual([])
})
