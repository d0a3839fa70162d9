// A fleet of workers at one inbox, each in a process of its own, against the emulator. By a seeded plan,
// workers are killed and stopped for longer than their lease, and the engine is killed and started again.
// What the workers wrote down shows what was lost, repeated or out of order.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Emulator, makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import { startNatsCluster } from '../../storage/test/NatsCluster.ts'
import { type MortalServer, startNats, startRedis } from '../../storage/test/Servers.ts'
import { type ChaosBlow, type ChaosTally, tallyOf } from './ChaosTally.ts'
import { type ChaosEngine, inboxOf } from './fixtures/chaosInbox.ts'

// model

export interface ChaosPlan {
  readonly engine: ChaosEngine
  readonly seed: number
  readonly workers: number
  readonly updates: number
  readonly chats: number
  /** Workers that are killed with SIGKILL, and replaced by new ones. */
  readonly kills: number
  /** Workers that are stopped for two and a half leases. */
  readonly stalls: number
  /** Kills of the engine; in a cluster, of its leader. */
  readonly restarts: number
  /** In milliseconds. */
  readonly lease: number
}

export interface ChaosResult extends ChaosTally {
  /** How many times each blow happened before all updates were handled. */
  readonly kills: number
  readonly stalls: number
  readonly restarts: number
  readonly seconds: number
  /** Exit codes of the workers after SIGTERM at the end. */
  readonly codes: ReadonlyArray<number | null>
  /** What the workers said, without repeats. */
  readonly said: ReadonlyArray<string>
}

type Blow = 'kill' | 'stall' | 'restart'

interface Fleet {
  readonly plan: ChaosPlan
  readonly server: MortalServer
  readonly emulator: Emulator
  readonly log: string
  readonly random: (below: number) => number
  readonly workers: Set<ChildProcess>
  readonly stopped: Set<ChildProcess>
  readonly said: Set<string>
  /** Workers that have begun. */
  readonly spoken: Set<ChildProcess>
  readonly blows: Array<ChaosBlow>
  effects: number
  heard: number
}

// If no effect comes for so long, something is lost.
const silence = 240_000

const file = fileURLToPath(new URL('fixtures/fleetWorker.ts', import.meta.url))

const starts = { cluster: startNatsCluster, redis: startRedis, nats: startNats }

// constructors

/** Runs a plan to its end. */
export const chaos = async (plan: ChaosPlan, program: string): Promise<ChaosResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-chaos-'))
  const server = await starts[plan.engine](program)
  const emulator = await makeEmulator({ patience: 600_000 })
  const fleet: Fleet = {
    plan,
    server,
    emulator,
    log: join(folder, 'log'),
    random: sequence(plan.seed),
    workers: new Set(),
    stopped: new Set(),
    said: new Set(),
    spoken: new Set(),
    blows: [],
    effects: 0,
    heard: performance.now(),
  }
  try {
    return await runFleet(fleet)
  } finally {
    for (const worker of fleet.workers) worker.kill('SIGKILL')
    await emulator.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// private

const runFleet = async (fleet: Fleet): Promise<ChaosResult> => {
  const { plan, log, emulator } = fleet
  const done = { kill: 0, stall: 0, restart: 0 }
  deliver(plan, emulator)
  const began = performance.now()
  for (let i = 0; i < plan.workers; i++) begin(fleet)
  const waking: Array<Promise<void>> = []
  for (const { after, blow } of blowsOf(fleet)) {
    await reached(fleet, after)
    if (isStuck(fleet) || tallyOf(log, plan, fleet.blows).lost === 0) break
    if (blow === 'restart') {
      for (const { pid } of fleet.workers) fleet.blows.push({ pid, at: Date.now() })
      await fleet.server.restart()
    } else if (!strike(fleet, blow, waking)) continue
    done[blow] += 1
  }
  while ((tallyOf(log, plan, fleet.blows).lost > 0 || !(await isEmpty(fleet))) && !isStuck(fleet))
    await sleep(200)
  const seconds = (performance.now() - began) / 1000
  await Promise.all(waking)
  // A process that has not begun yet has no code.
  const codes = await Promise.all([...fleet.workers].filter((each) => fleet.spoken.has(each)).map(end))
  return {
    ...tallyOf(log, plan, fleet.blows),
    ...{ kills: done.kill, stalls: done.stall, restarts: done.restart },
    seconds,
    codes,
    said: [...fleet.said],
  }
}

// What was refused is handled again, and counts.
const isEmpty = async ({ emulator, plan, server }: Fleet): Promise<boolean> => {
  const inbox = await inboxOf(plan.engine, { url: server.url }).open(Number(emulator.token.split(':')[0]))()
  if (E.isLeft(inbox)) return false
  const count = await inbox.right.count()
  await inbox.right.close()
  return E.isRight(count) && count.right.waiting === 0
}

// The blows in a random order, spread over the updates.
const blowsOf = ({ plan, random }: Fleet): ReadonlyArray<{ readonly after: number; readonly blow: Blow }> => {
  const kinds: ReadonlyArray<readonly [Blow, number]> = [
    ['kill', plan.kills],
    ['stall', plan.stalls],
    ['restart', plan.restarts],
  ]
  const blows = kinds.flatMap(([blow, count]) => Array.from({ length: count }, () => blow))
  const shuffled = blows
    .map((blow) => ({ blow, place: random(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
  const step = plan.updates / (shuffled.length + 1)
  return shuffled.map(({ blow }, i) => ({ blow, after: Math.floor((i + 0.2 + random(80) / 100) * step) }))
}

const strike = (fleet: Fleet, blow: 'kill' | 'stall', waking: Array<Promise<void>>): boolean => {
  const awake = [...fleet.workers].filter((worker) => !fleet.stopped.has(worker))
  const victim = awake[fleet.random(awake.length)]
  if (victim?.pid === undefined) return false
  fleet.blows.push({ pid: victim.pid, at: Date.now() })
  if (blow === 'kill') {
    victim.kill('SIGKILL')
    fleet.workers.delete(victim)
    begin(fleet)
    return true
  }
  victim.kill('SIGSTOP')
  fleet.stopped.add(victim)
  const wake = async (): Promise<void> => {
    await sleep(2.5 * fleet.plan.lease)
    victim.kill('SIGCONT')
    fleet.stopped.delete(victim)
  }
  waking.push(wake())
  return true
}

const begin = (fleet: Fleet): void => {
  const { emulator, log, plan, said, server, workers } = fleet
  const worker = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      API_ROOT: emulator.apiRoot,
      BOT_TOKEN: emulator.token,
      ENGINE: plan.engine,
      SERVER: server.url,
      LEASE: String(plan.lease),
      LOG: log,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  workers.add(worker)
  worker.stdout.on('data', (chunk: Buffer) => {
    fleet.effects += chunk.length
    fleet.heard = performance.now()
  })
  worker.stderr.on('data', (chunk: Buffer) => {
    fleet.spoken.add(worker)
    for (const line of chunk.toString().split('\n')) if (line !== '') said.add(line)
  })
}

const end = async (worker: ChildProcess): Promise<number | null> => {
  const ended = new Promise<number | null>((resolve) => worker.once('exit', resolve))
  worker.kill('SIGTERM')
  return worker.exitCode ?? ended
}

const isStuck = ({ heard }: Fleet): boolean => performance.now() - heard > silence

const reached = async (fleet: Fleet, effects: number): Promise<void> => {
  while (fleet.effects < effects && !isStuck(fleet)) await sleep(20)
}

// Each chat sends its messages in turn: their texts are numbers from 0 on.
const deliver = ({ updates, chats }: ChaosPlan, emulator: Emulator): void => {
  for (let i = 0; i < updates; i++) {
    const id = 1_000 + (i % chats)
    const person = { id, first_name: 'Ann' }
    const given = emulator.deliver({
      message: {
        message_id: i + 1,
        date: Math.floor(Date.now() / 1000),
        from: { ...person, is_bot: false },
        chat: { ...person, type: 'private' },
        text: String(Math.floor(i / chats)),
      },
    })
    if (given === undefined) throw new Error('The emulator does not deliver messages to this bot.')
  }
}

// Numbers below a limit, the same for a seed.
const sequence = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}
