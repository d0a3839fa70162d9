// The work of every subject of `webhook`: it answers POST requests of a load generator in another process.

import { spawn } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { assertDone } from '../../Meter.ts'
import { updateText } from '../../servers/Updates.ts'
import type { Prepare } from '../../Suite.ts'
import { folderOf } from '../../Versions.ts'

/** The secret that Telegram sends in a header. */
export const secret = 'a-secret-of-the-bench'

const connections = 50

/** Measures a listener that handles updates at once. It must call `handled` with the text of each. */
export const prepareWith =
  (
    make: (handled: (text: string | undefined) => void) => RequestListener | Promise<RequestListener>,
  ): Prepare =>
  async () => {
    const update = updateText(1)
    let count = 0
    const listener = await make((text) => {
      if (text === '1') count += 1
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
        const result = await load(`http://127.0.0.1:${address.port}/`, update, amount)
        assertDone('answers of 2xx', result['2xx'], amount)
        assertDone('updates that were handled', count, amount)
        return [(amount - 1) / ((last - first) / 1000), result.p99]
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

const load = (url: string, body: string, amount: number): Promise<Result> =>
  new Promise((resolve, reject) => {
    const args = [
      '--json',
      '--no-progress',
      '-L',
      '50',
      '-c',
      String(connections),
      '-a',
      String(amount),
      '-m',
      'POST',
      '-H',
      'content-type=application/json',
      '-H',
      `x-telegram-bot-api-secret-token=${secret}`,
      '-b',
      body,
      url,
    ]
    const child = spawn(process.execPath, [join(folderOf('autocannon'), 'autocannon.js'), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
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
