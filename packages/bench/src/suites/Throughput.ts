// Updates from getUpdates, handled in the order of each chat.

import { single, timed, type Suite } from '../Suite.ts'

export const throughput: Suite = {
  name: 'throughput',
  title: 'Throughput',
  about:
    'A bot asks a local server in another process, which always has 100 updates ready, of 1,000 chats that each say two things in a row. Handlers take 0 ms or 5 ms. Counted: updates handled to their end. ' +
    'Updates of one chat must be handled each once, one after another and in their order; who breaks that has no figure. A bot that takes the next batch only when the last is done waits for its slowest handler.',
  goal: 'pipegram ahead of every peer that keeps order.',
  runs: [single('5 ms', 'updates/s'), single('0 ms', 'updates/s')],
  subjects: [
    { name: 'pipegram', prepare: async () => (await import('./throughput/pipegram.ts')).prepare },
    { name: 'grammY', prepare: async () => (await import('./throughput/grammY.ts')).prepare },
    { name: 'grammY runner', prepare: async () => (await import('./throughput/grammYRunner.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./throughput/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./throughput/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./throughput/puregram.ts')).prepare },
  ],
  plans: timed(1500, 300, 3),
  fresh: true,
}
