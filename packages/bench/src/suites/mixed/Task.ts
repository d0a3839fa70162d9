// The work of every subject of `mixed`: 1,000 updates of three kinds, each with a handler of its kind.

import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { assertDone, cpuOfEach, rate } from '../../Meter.ts'
import type { Prepare } from '../../Suite.ts'

// model

export type MixedKind = 'text' | 'command' | 'button'

/** What a handler calls and waits for: with the text, the argument of the command, or the data. */
export interface Took {
  (kind: MixedKind, payload: string): Promise<void>
}

/** Makes a bot that handles the three kinds; its result handles one parsed update. */
export interface Make {
  (took: Took): Promise<(update: MixedUpdate) => unknown>
}

export type MixedUpdate = ReturnType<typeof updateOf> | ReturnType<typeof pollOf>

/** What the handlers have got. */
interface Tally {
  text: number
  command: number
  button: number
  sum: number
}

// constructors

const size = 1000

const from = { id: 1001, is_bot: false, first_name: 'Ann' }
const chat = { id: 1001, type: 'private', first_name: 'Ann' } as const

/** An update by its number: of each ten, seven have a text, two a command, and one a pressed button. */
export const updateOf = (update_id: number) => {
  const kind = kindOf(update_id)
  const data = payloadOf(update_id)
  if (kind === 'button')
    return { update_id, callback_query: { id: String(update_id), from, chat_instance: '1', data } }
  const message = { message_id: update_id, date: 1767225600, from, chat }
  return kind === 'text'
    ? { update_id, message: { ...message, text: data } }
    : { update_id, message: { ...message, text: `/bench ${data}`, entities: [command] } }
}

const pollOf = (update_id: number) => ({
  update_id,
  poll_answer: { poll_id: '1', user: from, option_ids: [], option_persistent_ids: [] },
})

const command = { type: 'bot_command', offset: 0, length: '/bench'.length } as const

/** Checks a bot, and measures it. Throws if it skips an update, or does not wait for a handler. */
export const prepareWith =
  (load: () => Promise<Make>): (() => Promise<Prepare>) =>
  async () => {
    const make = await load()
    return async () => {
      const tally: Tally = { text: 0, command: 0, button: 0, sum: 0 }
      let isSlow = true
      const handle = await make(async (kind, payload) => {
        if (isSlow) await setImmediate()
        tally[kind] += 1
        tally.sum += Number(payload)
      })
      await preflight(handle, tally)
      isSlow = false
      const updates = Array.from({ length: size }, (_, i) => updateOf(i))
      return {
        measure: async ({ ms }) => {
          Object.assign(tally, expectedOf(0))
          let next = 0
          const cpu = process.cpuUsage()
          const { count, perSecond } = await rate(ms, () => {
            const update = updates[next % size] ?? pollOf(0)
            next += 1
            return handle(update)
          })
          const each = cpuOfEach(cpu, count)
          assertSame(tally, expectedOf(count))
          return [perSecond, each]
        },
      }
    }
  }

// private

// A permutation of the ten kinds that differs from ten to ten, and is the same in each run.
const kindOf = (id: number): MixedKind => {
  const place = (id * 7 + Math.floor(id / 10) * 3) % 10
  return place < 7 ? 'text' : place < 9 ? 'command' : 'button'
}

const payloadOf = (id: number): string => String(id * 17)

const expectedOf = (count: number): Tally => {
  const tally: Tally = { text: 0, command: 0, button: 0, sum: 0 }
  for (let i = 0; i < count; i += 1) {
    tally[kindOf(i % size)] += 1
    tally.sum += Number(payloadOf(i % size))
  }
  return tally
}

const assertSame = (tally: Tally, expected: Tally): void => {
  for (const kind of ['text', 'command', 'button', 'sum'] as const)
    assertDone(`${kind} in the handlers`, tally[kind], expected[kind])
}

const preflight = async (handle: (update: MixedUpdate) => unknown, tally: Tally): Promise<void> => {
  for (let i = 0; i < 10; i += 1) {
    await handle(updateOf(i))
    assertSame(tally, expectedOf(i + 1))
  }
  await handle(pollOf(10))
  assertSame(tally, expectedOf(10))
}
