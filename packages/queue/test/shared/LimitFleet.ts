// Processes of one bot that send at once within shared limits, over real HTTP, to an emulator that counts.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { ChaosEngine } from '../fixtures/chaosInbox.ts'

// model

export interface LimitPlan {
  readonly engine: ChaosEngine
  readonly url: string
  readonly processes: number
  /** The messages of each process. The first sends in bulk, the others do not. */
  readonly messages: number
}

export interface LimitResult {
  readonly sent: number
  /** Calls that the emulator refused by a 429. */
  readonly refused: number
  /** Calls that took about as long as a second, or longer. */
  readonly late: number
  /** The most messages in any second. */
  readonly densest: number
  /** Messages a second, from the first to the last one. */
  readonly rate: number
  /** Requests to the store for each message. */
  readonly requests: number
  /** The processes, in the order in which they ended. */
  readonly order: ReadonlyArray<number>
}

// constructors

/** Runs a plan to its end. */
export const limitFleet = async ({ engine, url, processes, messages }: LimitPlan): Promise<LimitResult> => {
  const emulator = await makeEmulator({ limits: true, patience: 600_000 })
  const children: Array<ChildProcess> = []
  try {
    const people = Array.from({ length: processes * messages }, (_, i) => {
      const person = emulator.user({ first_name: `Ann ${i}` })
      person.send('/start')
      return person.id
    })
    for (let i = 0; i < processes; i++)
      children.push(
        fork(program, {
          env: {
            ...process.env,
            API_ROOT: emulator.apiRoot,
            BOT_TOKEN: emulator.token,
            ENGINE: engine,
            SERVER: url,
            FIRST: String(people[i * messages]),
            COUNT: String(messages),
            BULK: i === 0 ? 'yes' : '',
          },
        }),
      )
    await Promise.all(children.map((child) => once(child, 'message')))
    const order: Array<number> = []
    const ends = children.map(async (child, i) => {
      const [end] = await once(child, 'message')
      order.push(i)
      const said = Said.decode(end)
      if (E.isLeft(said)) throw new Error('A process said nothing that counts.')
      return said.right
    })
    for (const child of children) child.send('go')
    const said = await Promise.all(ends)
    const calls = emulator.calls('sendMessage')
    const times = calls.filter(({ answer }) => answer.ok).map(({ at }) => at)
    const sent = said.reduce((sum, each) => sum + each.sent, 0)
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000
    return {
      sent,
      refused: calls.length - times.length,
      late: said.reduce((sum, each) => sum + each.late, 0),
      densest: densest(times),
      // The first thirty messages need no time.
      rate: (sent - 30) / seconds,
      requests: said.reduce((sum, each) => sum + each.requests, 0) / sent,
      order,
    }
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await emulator.close()
  }
}

// private

const program = fileURLToPath(new URL('../fixtures/limitWorker.ts', import.meta.url))

const Said = t.type({ sent: t.number, requests: t.number, late: t.number })

const densest = (times: ReadonlyArray<number>): number => {
  let [first, most] = [0, 0]
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 1_000) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}
