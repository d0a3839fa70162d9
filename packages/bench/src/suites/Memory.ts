// The memory that a bot keeps.

import process from 'node:process'
import { assertDone } from '../Meter.ts'
import { fullOnly, type Prepare, type Suite } from '../Suite.ts'
import { updateOf, type Make } from './dispatch/Task.ts'

const part = 500_000

const prepareWith = (load: () => Promise<Make>) => async (): Promise<Prepare> => {
  const make = await load()
  return async (run) => ({
    measure: async ({ scale }) => {
      const { tally, handle } = await make('10')
      assertDone('runs of this suite', run === 'updates' ? 1 : 0, 1)
      const amount = Math.max(100, Math.round(part * scale))
      const sample = updateOf('10')
      const resident: Array<number> = []
      for (let turn = 1; turn <= 3; turn += 1) {
        for (let i = 0; i < amount; i += 1) {
          // Each update is a new object, as on the wire: an update that is kept shows in the figure.
          await handle({ ...structuredClone(sample), update_id: (turn - 1) * amount + i })
        }
        assertDone('commands that ran', tally.hits, amount * turn)
        await globalThis.gc?.({ type: 'major', execution: 'async' })
        resident.push(process.memoryUsage().rss / 2 ** 20)
      }
      const [first = 0, , third = 0] = resident
      return [...resident, scale < 1 ? fullOnly : third - first]
    },
  })
}

export const memory: Suite = {
  name: 'memory',
  title: 'Memory',
  about:
    'The resident memory of the process after 0.5, 1 and 1.5 million updates, and its growth after the ' +
    'first half million. ' +
    'The updates go through the bot of `dispatch` with ten commands; a full garbage collection comes ' +
    'before each look. ' +
    'A quick run does a fiftieth of the work: heaps still settle, so it shows no growth.',
  goal: 'No growth.',
  runs: [
    {
      name: 'updates',
      cases: [
        ...['0.5 million', '1 million', '1.5 million'].map(
          (name) => ({ name, unit: 'MB', better: 'less' }) as const,
        ),
        { name: 'growth', unit: 'MB per million', better: 'less' },
      ],
    },
  ],
  subjects: [
    { name: 'pipegram', prepare: prepareWith(async () => (await import('./dispatch/pipegram.ts')).make) },
    { name: 'grammY', prepare: prepareWith(async () => (await import('./dispatch/grammY.ts')).make) },
    { name: 'Telegraf', prepare: prepareWith(async () => (await import('./dispatch/Telegraf.ts')).make) },
    { name: 'GramIO', prepare: prepareWith(async () => (await import('./dispatch/GramIO.ts')).make) },
    { name: 'puregram', prepare: prepareWith(async () => (await import('./dispatch/puregram.ts')).make) },
    {
      name: 'node-telegram-bot-api',
      prepare: prepareWith(async () => (await import('./dispatch/nodeTelegramBotApi.ts')).make),
    },
  ],
  plans: {
    full: { rounds: 1, effort: { ms: 0, scale: 1 }, seconds: 33 },
    quick: { rounds: 1, effort: { ms: 0, scale: 0.02 }, seconds: 0.8 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  fresh: true,
  together: true,
}
