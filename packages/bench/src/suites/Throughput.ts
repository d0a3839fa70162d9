// Updates from getUpdates, in the order of each chat.

import { single, timed, type Suite } from '../Suite.ts'

export const throughput: Suite = {
  name: 'throughput',
  title: 'Throughput',
  about:
    'A bot polls a local server in another process, which always has 100 updates ready. They come from ' +
    '1,000 chats, two in a row from each. Handlers take 0 ms or 5 ms. Counted: the updates that were ' +
    'handled to the end. ' +
    'The updates of one chat must be handled once each, one after another, in their order; a bot that ' +
    'breaks this rule has no figure. ' +
    'Lost by a kill: the updates that were confirmed and not handled, which a killed process does not get ' +
    'again. ' +
    'Telegram shows at most 100 updates after the last confirmed one. So a bot that loses nothing handles ' +
    'at most 100 updates in the time of two handlers and a call: ' +
    'at 5 ms, 10,000 a second, less the time of calls and timers. ' +
    'pipegram with an inbox confirms updates when they are in its SQLite file, which a kill does not change.',
  goal:
    'pipegram loses no update, and is ahead of every peer that keeps the order and loses no update. ' +
    'The runner of grammY loses updates, and is faster: decision 45 says why.',
  runs: [
    {
      name: '5 ms',
      cases: [
        { name: '5 ms', unit: 'updates/s', better: 'more' },
        { name: '5 ms, lost by a kill', unit: 'updates', better: 'less' },
      ],
    },
    single('0 ms', 'updates/s'),
  ],
  subjects: [
    { name: 'pipegram', prepare: async () => (await import('./throughput/pipegram.ts')).prepare },
    {
      name: 'pipegram, inbox',
      prepare: async () => (await import('./throughput/pipegramInbox.ts')).prepare,
    },
    { name: 'grammY', prepare: async () => (await import('./throughput/grammY.ts')).prepare },
    { name: 'grammY runner', prepare: async () => (await import('./throughput/grammYRunner.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./throughput/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./throughput/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./throughput/puregram.ts')).prepare },
    {
      name: 'node-telegram-bot-api',
      prepare: async () => (await import('./throughput/nodeTelegramBotApi.ts')).prepare,
    },
  ],
  plans: timed(1000, 300, 3),
  fresh: true,
}
