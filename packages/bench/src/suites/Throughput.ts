// Updates from getUpdates, handled in the order of each chat.

import { single, timed, type Suite } from '../Suite.ts'

export const throughput: Suite = {
  name: 'throughput',
  title: 'Throughput',
  about:
    'A bot asks a local server in another process, which always has 100 updates ready, of 1,000 chats that each say two things in a row. Handlers take 0 ms or 5 ms. Counted: updates handled to their end. ' +
    'Updates of one chat must be handled each once, one after another and in their order; who breaks that has no figure. Lost by a kill: updates that were confirmed to the server and not handled, of which a killed process gets none again. ' +
    'Telegram shows 100 updates at most beyond what is confirmed, so who loses none cannot do more than 100 in the time of two handlers and a call: at 5 ms, 10,000 a second less the calls and the tolerance of timers.',
  goal: 'pipegram loses none, and is ahead of every peer that keeps order and loses none.',
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
    { name: 'grammY', prepare: async () => (await import('./throughput/grammY.ts')).prepare },
    { name: 'grammY runner', prepare: async () => (await import('./throughput/grammYRunner.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./throughput/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./throughput/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./throughput/puregram.ts')).prepare },
  ],
  plans: timed(1200, 600, 3),
  fresh: true,
}
