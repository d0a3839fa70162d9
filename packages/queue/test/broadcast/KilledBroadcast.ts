// A broadcast whose process is killed again and again, over real HTTP, to an emulator that counts.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Emulator, makeEmulator } from '@pipegram/emulator'

// model

export interface BroadcastKills {
  readonly people: number
  readonly kills: number
  /** Messages a second that the emulator and the throttle allow. */
  readonly rate: number
  readonly inFlight: number
}

export interface BroadcastTally {
  readonly kills: number
  readonly leftOut: number
  /** Messages beyond the first of a chat, and the most of one chat. */
  readonly repeats: number
  readonly mostOfOne: number
  /** Calls that the emulator refused by a 429. */
  readonly refused: number
  /** From the first start to the end, and of these the seconds from each start to its first message. */
  readonly seconds: number
  readonly pauses: number
  /** The most that a process held in memory, in bytes. */
  readonly heap: number
}

// constructors

/** Runs a broadcast to its end. */
export const killedBroadcast = async (plan: BroadcastKills): Promise<BroadcastTally> => {
  const { people, kills, rate, inFlight } = plan
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-broadcast-'))
  const limits = { paid: { messages: rate, window: '1s' } } as const
  const emulator = await makeEmulator({ limits, history: people })
  try {
    const first = populate(emulator, people)
    const tally = makeTally(emulator)
    const watch = setInterval(tally.look, 20)
    const env = {
      ...process.env,
      ...{ API_ROOT: emulator.apiRoot, BOT_TOKEN: emulator.token, DB: join(folder, 'bot.db') },
      ...{ FIRST: String(first), COUNT: String(people), RATE: String(rate), IN_FLIGHT: String(inFlight) },
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    }
    const began = performance.now()
    let [struck, pauses, last] = [0, 0, '']
    while (!last.includes('"done"')) {
      const child = spawn(process.execPath, ['--expose-gc', program], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const closed = once(child, 'close')
      child.stdout.on('data', (chunk: Buffer) => {
        last = chunk.toString()
      })
      tally.expect(Date.now())
      // The kills are spread over all recipients.
      const until = Math.floor((people * (struck + 1)) / (kills + 1))
      const strike = setInterval(() => {
        if (struck < kills && !tally.isExpecting() && tally.messages() >= until) child.kill('SIGKILL')
      }, 10)
      const [code] = await closed
      clearInterval(strike)
      pauses += tally.pause()
      if (code === null) struck += 1
      else if (code !== 0) throw new Error(`The broadcast ended: ${last}`)
    }
    const seconds = (performance.now() - began) / 1_000
    clearInterval(watch)
    tally.look()
    const heap = Number(/"most":(\d+)/.exec(last)?.[1])
    return { ...tally.count(people), kills: struck, seconds, pauses: pauses / 1_000, heap }
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

// private

const program = fileURLToPath(new URL('../fixtures/broadcaster.ts', import.meta.url))

// Makes people who have started the bot, with ids in a row. Returns the first id.
const populate = (emulator: Emulator, people: number): number => {
  const ids = Array.from({ length: people }, (_, i) => {
    const person = emulator.user({ first_name: `Ann ${i}` })
    person.send('/start')
    return person.id
  })
  const [first = 0] = ids
  if (ids.some((id, i) => id !== first + i)) throw new Error('The ids do not follow each other.')
  return first
}

// No process sends so soon after its start: such a message comes from the process that was killed.
const boot = 150

// Counts the messages of each chat. The emulator keeps its newest calls: they are read before they go.
const makeTally = (emulator: Emulator) => {
  const each = new Map<unknown, number>()
  let [messages, refused, seen, looks] = [0, 0, 0, 0]
  let [started, resumed]: [number, number | undefined] = [0, undefined]
  const look = (): void => {
    // Each look reads ten thousand calls, so few looks read all of them.
    looks += 1
    if (looks % 10 !== 1) return
    const now = Date.now()
    for (const { answer, at, params } of emulator.calls('sendMessage')) {
      // A moment that is not over may still get calls.
      if (at <= seen || at >= now) continue
      if (!answer.ok) refused += 1
      else {
        if (at > started + boot) resumed ??= at
        messages += 1
        each.set(params['chat_id'], (each.get(params['chat_id']) ?? 0) + 1)
      }
    }
    seen = now - 1
  }
  return {
    look,
    messages: () => messages,
    expect: (now: number) => {
      started = now
      resumed = undefined
    },
    isExpecting: () => resumed === undefined,
    pause: () => (resumed ?? started) - started,
    count: (people: number) => {
      looks = 0
      look()
      const mostOfOne = [...each.values()].reduce((most, count) => Math.max(most, count), 0)
      return { leftOut: people - each.size, repeats: messages - each.size, mostOfOne, refused }
    },
  }
}
