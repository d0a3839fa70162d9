// The work of every subject of `dispatch`: an update gets five additions, then goes to a table of commands.

import process from 'node:process'
import type { Message, User } from '@pipegram/core/Types'
import { assertDone, cpuOfEach, rate } from '../../Meter.ts'
import type { Prepare } from '../../Suite.ts'

// model

/** The values that the five middlewares add. */
export interface Added {
  add0: number
  add1: number
  add2: number
  add3: number
  add4: number
}

/** What a subject counts: updates that got the five additions, and commands that ran and saw them. */
export interface Tally {
  passed: number
  hits: number
}

export const me = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' } satisfies User

const sender = { id: 1001, is_bot: false, first_name: 'Ann', language_code: 'en' } satisfies User

export type BenchUpdate = ReturnType<typeof updateOf>

/** Makes a bot with the commands of a run: its tally, and the function that handles an update. */
export interface Make {
  (run: string): Promise<{ readonly tally: Tally; readonly handle: (update: BenchUpdate) => unknown }>
}

// constructors

/** The names of the commands of a run, in order. The update has the last one. */
export const commandsOf = (run: string): ReadonlyArray<string> =>
  Array.from({ length: run === 'none' ? 10 : Number(run) }, (_, i) => `command${i}`)

export const messageOf = (text: string) =>
  ({
    message_id: 1,
    date: 1767225600,
    from: sender,
    chat: { id: 1001, type: 'private', first_name: 'Ann' },
    text,
    entities: [{ type: 'bot_command', offset: 0, length: text.length }],
  }) satisfies Message

/** The update of a run. Its command is the last of the table; in the run `none`, it is in no table. */
export const updateOf = (run: string) => ({
  update_id: 1,
  message: messageOf(`/${run === 'none' ? 'unlisted' : (commandsOf(run).at(-1) ?? '')}`),
})

/** Counts a command that ran, if it has all five additions. */
export const hit = (tally: Tally, ctx: Added): void => {
  if (ctx.add0 + ctx.add1 + ctx.add2 + ctx.add3 + ctx.add4 === 10) tally.hits += 1
}

/** Measures a bot, and checks that each update passed the middlewares and was handled. */
export const prepareWith =
  (load: () => Promise<Make>): (() => Promise<Prepare>) =>
  async () => {
    const make = await load()
    return async (run) => {
      const { tally, handle } = await make(run)
      const update = updateOf(run)
      return {
        measure: async ({ ms }) => {
          tally.passed = 0
          tally.hits = 0
          const cpu = process.cpuUsage()
          const { count, perSecond } = await rate(ms, () => handle(update))
          const each = cpuOfEach(cpu, count)
          assertDone('updates through the middlewares', tally.passed, count)
          assertDone('commands that ran', tally.hits, run === 'none' ? 0 : count)
          return [perSecond, each]
        },
      }
    }
  }
