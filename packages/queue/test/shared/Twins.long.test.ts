// Two processes serve one bot on shared stores: a session, `dedupe`, `throttle` and payments, on each engine.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { programOf, startNats, startRedis } from '../../../storage/test/Servers.ts'

const program = fileURLToPath(new URL('../fixtures/twin.ts', import.meta.url))
const secret = 'a-secret-of-the-twins'

const engines = [
  ['redis', programOf('redis-server'), startRedis],
  ['nats', programOf('nats-server'), startNats],
] as const

type Start = (typeof engines)[number][2]

const setUp = async (engine: string, server: string, start: Start, env: Record<string, string> = {}) => {
  const { url, stop } = await start(server)
  onTestFinished(stop)
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-twins-'))
  const log = join(folder, 'log')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const begin = async () => {
    const child: ChildProcess = fork(program, {
      env: { ...process.env, ...env, ENGINE: engine, SERVER: url, LOG: log, SECRET: secret },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [port] = await once(child, 'message')
    return { child, address: `http://127.0.0.1:${String(port)}/` }
  }
  const twins = await Promise.all([begin(), begin()])
  const give = async (to: number, update: object): Promise<number> => {
    const { status } = await fetch(twins[to]?.address ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    })
    return status
  }
  const effects = () =>
    readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const [kind, id, count] = line.split(' ')
        return { kind, id: Number(id), count: Number(count) }
      })
  return { twins, give, effects }
}

const person = { id: 1001, first_name: 'Ann' }

const message = (id: number, more: object = { text: 'Hello' }) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1_700_000_000,
    chat: { ...person, type: 'private' },
    from: { ...person, is_bot: false },
    ...more,
  },
})

const payment = (id: number) =>
  message(id, {
    successful_payment: {
      currency: 'XTR',
      total_amount: 5,
      invoice_payload: 'tea',
      telegram_payment_charge_id: `charge ${id}`,
      provider_payment_charge_id: '',
    },
  })

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe.each(engines)('two processes on %s', { timeout: 120_000 }, (engine, server, start) => {
  it.skipIf(server === undefined)(
    'run the effects of each update once, and count each in the session of its chat',
    async () => {
      const { give, effects } = await setUp(engine, server ?? '', start)
      const update = (id: number) => (id % 5 === 0 ? payment(id) : message(id))
      // Both work at the same chat at once. Each handled update arrives again, at the other process.
      const first = await Promise.all(ids(60).map((id) => give(id % 2, update(id))))
      const again = await Promise.all(ids(60).map((id) => give((id + 1) % 2, update(id))))
      expect([...new Set([...first, ...again])]).toEqual([200])
      const done = effects()
      expect(done.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids(60))
      expect(done.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(ids(60))
      expect(done.filter(({ kind }) => kind === 'payment')).toHaveLength(12)
    },
  )

  it.skipIf(server === undefined)(
    'skip at a process that has just begun what a killed one has handled',
    async () => {
      const { give, effects, twins } = await setUp(engine, server ?? '', start)
      for (const id of ids(10)) expect(await give(0, payment(id))).toBe(200)
      twins[0].child.kill('SIGKILL')
      for (const id of ids(12)) expect(await give(1, payment(id))).toBe(200)
      expect(effects().map(({ id, count }) => [id, count])).toEqual(ids(12).map((n) => [n, n]))
    },
  )

  it.skipIf(server === undefined)('let through as many updates of a person as one process', async () => {
    const { give, effects } = await setUp(engine, server ?? '', start, { LIMIT: '7' })
    await Promise.all(ids(40).map((id) => give(id % 2, message(id))))
    // Paid messages pass, and are not counted.
    await Promise.all([give(0, payment(41)), give(1, payment(42))])
    const done = effects()
    expect(done.filter(({ kind }) => kind === 'message')).toHaveLength(7)
    expect(done.filter(({ kind }) => kind === 'payment')).toHaveLength(2)
  })
})
