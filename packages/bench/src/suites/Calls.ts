// Calls of sendMessage to a local server.

import { timed, withCpu, type Suite } from '../Suite.ts'

export const calls: Suite = {
  name: 'calls',
  title: 'Calls',
  about:
    'The subject sends messages to a local server in another process, 1 and 50 at once. ' +
    'Counted: the calls that the server received, and the ids in the replies. ' +
    'CPU: the processor time of the subject for a call, which a busy machine changes less.',
  goal: 'At 50: pipegram ≥ 2.5 × the best peer and ≥ 0.7 × the floor. At 1: pipegram is ahead of every peer.',
  runs: [withCpu('1', 'calls/s'), withCpu('50', 'calls/s')],
  subjects: [
    { name: 'undici', floor: true, prepare: async () => (await import('./calls/undici.ts')).prepare },
    { name: 'pipegram', prepare: async () => (await import('./calls/pipegram.ts')).prepare },
    { name: 'grammY', prepare: async () => (await import('./calls/grammY.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./calls/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./calls/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./calls/puregram.ts')).prepare },
    {
      name: 'node-telegram-bot-api',
      prepare: async () => (await import('./calls/nodeTelegramBotApi.ts')).prepare,
    },
    { name: 'fetch', prepare: async () => (await import('./calls/fetch.ts')).prepare },
    { name: 'ky', prepare: async () => (await import('./calls/ky.ts')).prepare },
  ],
  plans: timed(800, 100, 3),
}
