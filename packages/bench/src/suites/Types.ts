// What long bots cost the type checker.

import type { Subject, Suite } from '../Suite.ts'

const subject = (name: string, bot: 'pipegram' | 'grammY' | 'telegraf' | 'gramIO'): Subject => ({
  name,
  prepare: async () => {
    const [task, bots] = await Promise.all([import('./types/Task.ts'), import('./types/Bots.ts')])
    return task.prepareWith(bot, bots[bot])
  },
})

export const types: Suite = {
  name: 'types',
  title: 'Types',
  about:
    'A generated bot of so many steps, each of which uses what the one before it added and adds a value, through TypeScript 7; the types of the library itself are in the figures. In pipegram and GramIO each step is typed by ' +
    'those before it; in grammY and Telegraf the context is declared whole beforehand, and nothing sees to the order.',
  goal: 'Linear; pipegram at 200 steps under 1.5 s and 100,000 instantiations, ahead of grammY and GramIO at 80.',
  runs: ['10', '80', '200'].map((name) => ({
    name,
    cases: [
      { name: `${name} instantiations`, unit: 'instantiations', better: 'less' },
      { name: `${name} time`, unit: 's', better: 'less' },
      { name: `${name} memory`, unit: 'MB', better: 'less' },
    ],
  })),
  subjects: [
    subject('pipegram', 'pipegram'),
    subject('grammY', 'grammY'),
    subject('Telegraf', 'telegraf'),
    subject('GramIO', 'gramIO'),
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 1 }, seconds: 0.7 },
    quick: { rounds: 1, effort: { ms: 0, scale: 1 }, seconds: 0.7 },
    once: { rounds: 1, effort: { ms: 0, scale: 1 } },
  },
  fresh: true,
}
