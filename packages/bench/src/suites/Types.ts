// What a long bot costs the type checker.

import type { Subject, Suite } from '../Suite.ts'

const libraries = { pipegram: 'pipegram', grammY: 'grammy', telegraf: 'telegraf', gramIO: 'gramio' } as const

const subject = (name: string, bot: keyof typeof libraries): Subject => ({
  name,
  prepare: async () => {
    const [task, bots] = await Promise.all([import('./types/Task.ts'), import('./types/Bots.ts')])
    return task.prepareWith(bot, libraries[bot], bots[bot])
  },
})

export const types: Suite = {
  name: 'types',
  title: 'Types',
  about:
    'TypeScript 7 checks a generated bot of 10, 80 or 200 steps. Each step uses the value of the step ' +
    'before it, and adds a value. The figures include the types of the library itself, as npm installs it. ' +
    'In pipegram and GramIO, the steps before a step give its type. In grammY and Telegraf, the whole ' +
    'context is declared first, and the order is not checked.',
  goal:
    'The cost is linear. pipegram at 200 steps: under 1.5 s and 100,000 instantiations. At 80 steps: ahead ' +
    'of grammY and GramIO.',
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
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  fresh: true,
}
