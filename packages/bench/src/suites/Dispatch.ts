// One update through middlewares and a table of commands.

import { single, timed, type Suite } from '../Suite.ts'
import { prepareWith } from './dispatch/Task.ts'

export const dispatch: Suite = {
  name: 'dispatch',
  title: 'Dispatch',
  about:
    'One update goes through five middlewares that each add something and a table of N commands, of which the last matches; in `none` it matches none of ten. ' +
    'Counted: commands that ran and saw all five additions. puregram has no table of commands: each is a middleware that compares the text.',
  goal: 'pipegram ≥ 5 × the best peer at N = 10 and ≥ 50 × at 1,000; its cost at 10,000 ≤ 1.2 × its cost at 1.',
  runs: ['1', '10', '100', '1000', '10000', 'none'].map((name) => single(name, 'updates/s')),
  subjects: [
    { name: 'pipegram', prepare: prepareWith(async () => (await import('./dispatch/pipegram.ts')).make) },
    { name: 'grammY', prepare: prepareWith(async () => (await import('./dispatch/grammY.ts')).make) },
    { name: 'Telegraf', prepare: prepareWith(async () => (await import('./dispatch/Telegraf.ts')).make) },
    { name: 'GramIO', prepare: prepareWith(async () => (await import('./dispatch/GramIO.ts')).make) },
    { name: 'puregram', prepare: prepareWith(async () => (await import('./dispatch/puregram.ts')).make) },
  ],
  plans: timed(400, 60),
}
