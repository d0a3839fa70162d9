// Measures how fast a fleet receives and handles, in strict order, on each engine, and prints rows for
// docs/operate/fleet.md: `node scripts/fleet-pace.ts`. `--updates 20000` puts so many, over 500 chats.

import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { type ChaosEngine, inboxOf } from '../packages/queue/test/fixtures/chaosInbox.ts'
import { programOf, startNats, startRedis } from '../packages/storage/test/Servers.ts'

const { values } = parseArgs({ options: { updates: { type: 'string', default: '20000' } } })
const updates = Number(values.updates)
const chats = 500
const batch = 100
const file = fileURLToPath(new URL('../packages/queue/test/fixtures/paceWorker.ts', import.meta.url))
const text = JSON.stringify({ update_id: 1, message: { text: 'x'.repeat(250) } })

const put = async (engine: ChaosEngine, url: string): Promise<number> => {
  const inbox = await inboxOf(engine, { url }).open(1)()
  if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
  const all = Array.from({ length: updates }, (_, id) => ({
    id,
    lane: `${id % chats}`,
    kind: 'message',
    text,
  }))
  const began = performance.now()
  for (let i = 0; i < updates; i += batch) {
    const done = await inbox.right.put(all.slice(i, i + batch))()
    if (E.isLeft(done)) throw new Error(done.left.reason)
  }
  const rate = (1000 * updates) / (performance.now() - began)
  await inbox.right.close()
  return rate
}

// From the first hundred that were handled to the last.
const handle = async (engine: ChaosEngine, url: string, workers: number, delay: number): Promise<number> => {
  const times: Array<number> = []
  const children: Array<ChildProcess> = []
  for (let i = 0; i < workers; i++) {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, ENGINE: engine, SERVER: url, DELAY: String(delay) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.on('data', (chunk: Buffer) => times.push(...chunk.toString().trim().split('\n').map(Number)))
    children.push(child)
  }
  // What is left of a worker below a hundred is not told.
  while (times.length < updates / 100 - workers) await sleep(20)
  for (const child of children) child.kill('SIGKILL')
  const [first, last] = [Math.min(...times), Math.max(...times)]
  return (1000 * 100 * (times.length - 1)) / (last - first)
}

const round = (rate: number): string => Math.round(rate).toLocaleString('en')

for (const engine of ['redis', 'nats'] as const) {
  const program = programOf(engine === 'redis' ? 'redis-server' : 'nats-server')
  if (program === undefined) continue
  for (const [workers, delay] of [
    [1, 0],
    [2, 0],
    [1, 5],
    [2, 5],
  ] as const) {
    const server = await (engine === 'redis' ? startRedis : startNats)(program)
    const received = await put(engine, server.url)
    const handled = await handle(engine, server.url, workers, delay)
    await server.stop()
    console.log(`| ${engine} | ${workers} | ${delay} ms | ${round(received)} | ${round(handled)} |`)
  }
}
