// One update through middlewares and a table of commands.

import { timed, withCpu, type Suite } from '../Suite.ts'
import { prepareWith } from './dispatch/Task.ts'

export const dispatch: Suite = {
  name: 'dispatch',
  title: 'Dispatch',
  about:
    'One update goes through five middlewares, each of which adds a value, and a table of N commands, of ' +
    'which the last one matches. In `none`, none of ten commands matches. ' +
    'Counted: the commands that ran and saw all five values. puregram has no table of commands: each ' +
    'command is a middleware that compares the text. In node-telegram-bot-api a ' +
    'middleware can add nothing to a context: a WeakMap has what is added.',
  goal: 'pipegram ≥ 5 × the best peer at N = 10, and ≥ 50 × at 1,000. It costs at 10,000 ≤ 1.2 × as at 1.',
  runs: ['1', '10', '100', '1000', '10000', 'none'].map((name) => withCpu(name, 'updates/s')),
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
  plans: timed(300, 45, 3),
}
