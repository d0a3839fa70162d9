// How fast the emulator answers, and how much it keeps: sendMessage on 10 connections, from another process.
// `npm run emulator:pace -- 20000` says how many messages.

import { Agent, request } from 'node:http'
import process from 'node:process'
import { Worker, isMainThread, workerData } from 'node:worker_threads'
import { makeEmulator } from '../src/Emulator.ts'

const count = Number(process.argv[2] ?? 20_000)

const one = (agent: Agent, address: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(address, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('end', resolve)
    })
    sent.once('error', reject)
    sent.end(body)
  })

const send = async (address: string, chat_id: number, total: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 })
  let left = total
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await one(
        agent,
        address,
        JSON.stringify({ chat_id, text: `message ${left} of a bot that writes a lot` }),
      )
    }
  }
  await Promise.all(Array.from({ length: 10 }, lane))
  agent.destroy()
}

const measure = async (): Promise<void> => {
  const emulator = await makeEmulator()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const address = `${emulator.apiRoot}/bot${emulator.token}/sendMessage`
  const run = (total: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { address, chat_id: ann.id, total } })
      worker.once('error', reject)
      worker.once('exit', resolve)
    })
  await run(Math.min(count, 2_000))
  const [begin, cpu] = [performance.now(), process.threadCpuUsage()]
  await run(count)
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.threadCpuUsage(cpu)
  const each = (user + system) / count
  const memory = Math.round(process.memoryUsage().heapUsed / 1024 / 1024)
  console.log(`${count} messages in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second.`)
  console.log(`${each.toFixed(0)} µs of processor time each: ${Math.round(1e6 / each)} a second on a core.`)
  console.log(`${memory} MB of heap.`)
  await emulator.close()
}

const isJob = (
  u: unknown,
): u is { readonly address: string; readonly chat_id: number; readonly total: number } =>
  typeof u === 'object' && u !== null && 'address' in u

if (isMainThread) await measure()
else if (isJob(workerData)) await send(workerData.address, workerData.chat_id, workerData.total)
