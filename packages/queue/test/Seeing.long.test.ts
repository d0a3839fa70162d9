// What a fleet shows of itself: the trace of an update across two processes, and metrics of each process.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Emulator, makeEmulator } from '@pipegram/emulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, programOf, startNats, startRedis, until } from '../../storage/test/Servers.ts'

const file = fileURLToPath(new URL('fixtures/seenProcess.ts', import.meta.url))

interface Span {
  readonly name: string
  readonly kind: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly traceId: string
  readonly spanId: string
  readonly parent?: string
}

interface SeenProcess {
  readonly child: ChildProcess
  readonly metrics: () => Promise<string>
  /** Stops the process cleanly, and returns its spans. */
  readonly spans: () => Promise<ReadonlyArray<Span>>
}

const engines = [
  { engine: 'redis', program: programOf('redis-server'), start: startRedis },
  { engine: 'nats', program: programOf('nats-server'), start: startNats },
] as const

const begin = async (
  emulator: Emulator,
  role: 'receive' | 'work',
  engine: string,
  url: string,
): Promise<SeenProcess> => {
  const port = await freePort()
  const child = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      API_ROOT: emulator.apiRoot,
      BOT_TOKEN: emulator.token,
      ...{ ENGINE: engine, SERVER: url, ROLE: role, PORT: String(port) },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = text(child.stdout)
  const metrics = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } })).text()
  await until(
    `The start of ${role}`,
    async () => (await fetch(`http://127.0.0.1:${port}/ready`, { headers: { connection: 'close' } })).ok,
  )
  return {
    child,
    metrics,
    spans: async () => {
      child.kill('SIGTERM')
      return (await output)
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    },
  }
}

const startEmulator = async (): Promise<Emulator> => {
  const emulator = await makeEmulator({ patience: 50_000 })
  onTestFinished(emulator.close)
  return emulator
}

const expectOneTrace = async (engine: string, url: string): Promise<void> => {
  const emulator = await startEmulator()
  const [receiver, worker] = await Promise.all([
    begin(emulator, 'receive', engine, url),
    begin(emulator, 'work', engine, url),
  ])
  const ann = emulator.user({ first_name: 'Ann' })
  for (const word of ['one', 'two']) {
    ann.send(word)
    expect((await ann.received()).text).toBe(word)
  }
  const [received, worked] = await Promise.all([receiver.spans(), worker.spans()])
  expect(received.map(({ name, kind, parent }) => ({ name, kind, parent }))).toEqual(
    [1, 2].map(() => ({ name: 'telegram.receive.message', kind: 3, parent: undefined })),
  )
  const handled = worked.filter(({ name }) => name === 'telegram.update.message')
  const sent = worked.filter(({ name }) => name === 'telegram.sendMessage')
  expect([handled.length, sent.length]).toEqual([2, 2])
  for (const [i, root] of received.entries()) {
    expect(handled[i]).toMatchObject({ traceId: root.traceId, parent: root.spanId })
    expect(sent[i]).toMatchObject({ traceId: root.traceId, parent: handled[i]?.spanId })
    expect(handled[i]?.attributes['telegram.update_id']).toBe(root.attributes['telegram.update_id'])
  }
  expect(received[0]?.traceId).not.toBe(received[1]?.traceId)
  expect(JSON.stringify([received, worked])).not.toMatch(/"(?:one|two|Ann)"/)
}

// The value of a series; `undefined` if it is not there.
const valueIn = (page: string, series: RegExp): number | undefined => {
  const found = page.split('\n').find((line) => series.test(line))
  return found === undefined ? undefined : Number(found.split(' ').at(-1))
}

describe('the trace of an update', () => {
  it.for(engines.filter(({ program }) => program !== undefined))(
    'goes from the receiver to the worker and its call, over $engine',
    async ({ engine, program = '', start }) => {
      const server = await start(program)
      onTestFinished(server.stop)
      await expectOneTrace(engine, server.url)
    },
  )

  it('goes from the receiver to the worker and its call, over a SQLite file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-seeing-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await expectOneTrace('sqlite', join(folder, 'bot.db'))
  })
})

describe('the metrics of a fleet', () => {
  it.for(engines.filter(({ program }) => program !== undefined))(
    'tell of $engine what waits, what was handled and parked, and which leases changed',
    async ({ engine, program = '', start }) => {
      const server = await start(program)
      onTestFinished(server.stop)
      const emulator = await startEmulator()
      const receiver = await begin(emulator, 'receive', engine, server.url)
      const people = Array.from({ length: 5 }, () => emulator.user({ first_name: 'Ann' }))
      for (const person of people) person.send('hello')
      await until(
        'Their receipt',
        async () => (valueIn(await receiver.metrics(), /^pipegram_received_total/) ?? 0) === 5,
      )
      await until('A fresh look', async () => {
        const lines = (await receiver.metrics())
          .split('\n')
          .filter((line) => /^pipegram_inbox_waiting\{/.test(line))
        return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0) === 5
      })
      const page = await receiver.metrics()
      expect(page.match(/^pipegram_inbox_waiting\{/gm)).toHaveLength(engine === 'nats' ? 8 : 1)
      expect(valueIn(page, /^pipegram_lease_changes_total\{.*"led"/)).toBe(1)
      expect(valueIn(page, /^pipegram_inbox_workers/)).toBe(0)
      if (engine === 'redis') expect(valueIn(page, /^pipegram_inbox_lanes\{.*"ready"/)).toBe(5)

      const first = await begin(emulator, 'work', engine, server.url)
      await Promise.all(people.map((person) => person.received()))
      people[0]?.send('boom')
      await until('The parking', async () => valueIn(await first.metrics(), /^pipegram_inbox_parked/) === 1)
      const worked = await first.metrics()
      expect(valueIn(worked, /^pipegram_updates_total\{.*"handled"/)).toBe(5)
      expect(valueIn(worked, /^pipegram_updates_total\{.*"parked"/)).toBe(1)
      expect(valueIn(worked, /^pipegram_wait_seconds_count/)).toBe(6)
      expect(valueIn(worked, /^telegram_updates_total\{.*"handled"/)).toBe(5)
      expect(valueIn(worked, /^pipegram_lease_changes_total\{.*"claimed"/)).toBe(1)
      expect(valueIn(worked, /^pipegram_in_flight/)).toBe(0)
      expect(valueIn(worked, /^pipegram_inbox_workers/)).toBe(1)
      if (engine === 'nats') expect(valueIn(worked, /^pipegram_lease_changes_total\{.*"taken"/)).toBe(8)

      first.child.kill('SIGKILL')
      const second = await begin(emulator, 'work', engine, server.url)
      await until(
        'The takeover',
        async () => valueIn(await second.metrics(), /^pipegram_lease_changes_total\{.*"expired"/) === 1,
      )
      people[1]?.send('again')
      expect((await people[1]?.received())?.text).toBe('again')
      for (const each of [page, worked]) expect(each).not.toContain(emulator.token)
      for (const { id } of people) expect(worked).not.toContain(`"${id}"`)
    },
  )
})
