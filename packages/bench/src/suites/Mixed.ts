// Texts, commands and pressed buttons in one stream, from the parsed update to the end of its handler.

import { timed, withCpu, type Suite } from '../Suite.ts'
import { prepareWith } from './mixed/Task.ts'

export const mixed: Suite = {
  name: 'mixed',
  title: 'Mixed updates',
  about:
    'The workload that telly publishes its figures for: 70 % texts, 20 % commands with an argument and ' +
    '10 % pressed buttons, shuffled, from the parsed JSON to the end of the handler. What a subject does ' +
    'with an update before its handler is measured as well: pipegram decodes and validates it, the ' +
    'peers wrap it. ' +
    'Before the measurement, each subject must wait for a handler that takes time, and must leave out an ' +
    'update that no handler wants. Counted: the handlers of each kind, and the sum of what they got. ' +
    'telly is not on npm, so it has no column.',
  goal:
    'pipegram is ahead of grammY, Telegraf, GramIO and puregram, though only pipegram validates. ' +
    'node-telegram-bot-api does the least before a handler, and may be ahead.',
  runs: [withCpu('mixed', 'updates/s')],
  subjects: [
    { name: 'pipegram', prepare: prepareWith(async () => (await import('./mixed/pipegram.ts')).make) },
    { name: 'grammY', prepare: prepareWith(async () => (await import('./mixed/grammY.ts')).make) },
    { name: 'Telegraf', prepare: prepareWith(async () => (await import('./mixed/Telegraf.ts')).make) },
    { name: 'GramIO', prepare: prepareWith(async () => (await import('./mixed/GramIO.ts')).make) },
    { name: 'puregram', prepare: prepareWith(async () => (await import('./mixed/puregram.ts')).make) },
    {
      name: 'node-telegram-bot-api',
      prepare: prepareWith(async () => (await import('./mixed/nodeTelegramBotApi.ts')).make),
    },
  ],
  plans: timed(300, 30, 2),
}
