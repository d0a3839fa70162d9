// The work of every subject of `webhook`: it answers POST requests of a load generator in another process.

import { spawn } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import process from 'node:process'
import { assertDone, cpuOfEach } from '../../Meter.ts'
import type { Prepare } from '../../Suite.ts'

/** The secret that Telegram sends in a header. */
export const secret = 'a-secret-of-the-bench'

/** Handles the text of an update: at once, or after some time. */
export type Handled = (text: string | undefined) => void | Promise<void>

// The default of `max_connections`. https://core.telegram.org/bots/api#setwebhook
const usual = 40

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Measures a listener that handles updates. It must call `handled` with the text of each, and answer when
 * that has ended. Each update has an id of its own.
 */
export const prepareWith =
  (make: (handled: Handled) => RequestListener | Promise<RequestListener>): Prepare =>
  async (run) => {
    const delay = run === 'at once' ? 0 : Number(run.split(' ')[0])
    const connections = delay === 0 ? 50 : usual
    let count = 0
    let round = 0
    const listener = await make((text) => {
      if (text !== undefined) count += 1
      return delay === 0 ? undefined : sleep(delay)
    })
    // The server measures the time, since autocannon counts whole seconds.
    let first = 0
    let last = 0
    const server = createServer((request, response) => {
      last = performance.now()
      if (first === 0) first = last
      listener(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The webhook does not listen.')
    return {
      measure: async ({ scale }) => {
        count = 0
        first = 0
        const amount = Math.max(connections, Math.round(30_000 * scale))
        const cpu = process.cpuUsage()
        const result = await load(`http://127.0.0.1:${address.port}/`, { amount, connections, round })
        const each = cpuOfEach(cpu, amount)
        round += 1
        assertDone('answers of 2xx', result['2xx'], amount)
        assertDone('updates that were handled', count, amount)
        return [(amount - 1) / ((last - first) / 1000), result.p99, each]
      },
      close: async () => {
        server.closeAllConnections()
        server.close()
      },
    }
  }

// private

interface Result {
  readonly '2xx': number
  readonly p99: number
}

const load = (
  url: string,
  { amount, connections, round }: Readonly<Record<'amount' | 'connections' | 'round', number>>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const args = [url, secret, amount, connections, round].map(String)
    const child = spawn(process.execPath, [`${import.meta.dirname}/Load.ts`, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    child.on('close', () => {
      const read: unknown = JSON.parse(printed === '' ? 'null' : printed)
      if (isLoad(read)) resolve({ '2xx': read['2xx'], p99: read.latency.p99 })
      else reject(new Error(`autocannon did not say how it went: ${printed}`))
    })
  })

interface Load {
  readonly '2xx': number
  readonly latency: { readonly p99: number }
}

const isLoad = (u: unknown): u is Load =>
  typeof u === 'object' &&
  u !== null &&
  '2xx' in u &&
  'latency' in u &&
  typeof u.latency === 'object' &&
  u.latency !== null &&
  'p99' in u.latency
