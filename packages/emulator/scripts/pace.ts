// How fast the emulator answers, how much it keeps, and how long a small test takes: sendMessage on 10
// connections from another thread, 100,000 messages in memory, and start, message, reply, stop.
// `npm run emulator:pace -- 20000` says how many messages are sent over HTTP. Memory is measured in processes
// of its own: as Node is, and with a small space for new objects, as in the image.

import { spawnSync } from 'node:child_process'
import { Agent, request } from 'node:http'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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
  console.log(`${count} messages in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second.`)
  console.log(`${each.toFixed(0)} µs of processor time each: ${Math.round(1e6 / each)} a second on a core.`)
  await emulator.close()
}

// The heap after all that is not needed is gone.
const heap = (): number => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed / 1e6
}

const measureMemory = async (): Promise<void> => {
  const emulator = await makeEmulator()
  const ann = emulator.user({ first_name: 'Ann' })
  const group = emulator.group({ title: 'Friends', members: [ann] })
  const before = heap()
  const rss = (): number => Math.round(process.memoryUsage.rss() / 1e6)
  const start = rss()
  for (let i = 0; i < 50_000; i += 1) {
    ann.send(`message ${i} of a person who writes a lot`)
    ann.in(group).send(`message ${i} of a person who writes a lot`)
  }
  const [resident, most] = [rss(), Math.round(process.resourceUsage().maxRSS / 1e3)]
  console.log(
    `100,000 messages and their updates take ${Math.round(heap() - before)} MB of the heap. ` +
      `Resident: ${start} MB before, ${resident} MB after, at most ${most} MB ${process.execArgv.join(' ')}`,
  )
  await emulator.close()
}

const measureTests = async (): Promise<void> => {
  const times: Array<number> = []
  for (let i = 0; i < 200; i += 1) {
    const begin = performance.now()
    const emulator = await makeEmulator()
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('/start')
    await fetch(`${emulator.apiRoot}/bot${emulator.token}/sendMessage?chat_id=${ann.id}&text=hi`)
    await ann.received()
    await emulator.close()
    times.push(performance.now() - begin)
  }
  const [median = 0] = times.toSorted((a, b) => a - b).slice(100)
  console.log(`Start, message, reply, stop: ${median.toFixed(1)} ms (the median of 200).`)
}

const isJob = (
  u: unknown,
): u is { readonly address: string; readonly chat_id: number; readonly total: number } =>
  typeof u === 'object' && u !== null && 'address' in u

if (isMainThread) {
  if (process.argv[2] === 'memory') await measureMemory()
  else {
    await measure()
    for (const flags of [[], ['--max-semi-space-size=4']])
      spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), 'memory'], { stdio: 'inherit' })
    await measureTests()
  }
} else if (isJob(workerData)) await send(workerData.address, workerData.chat_id, workerData.total)
