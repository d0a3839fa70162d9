// What a bot still does when something goes wrong.

import { single, type Suite } from '../Suite.ts'
import { amount, troubles } from './trouble/Task.ts'

export const trouble: Suite = {
  name: 'trouble',
  title: 'Trouble',
  about:
    `A bot polls a local server and has ${amount} messages of as many chats to handle. First comes a ` +
    'message of another chat. `403 in a handler`: its user has blocked the bot, and the answer fails. ' +
    '`outage of getUpdates`: a 502, a connection that breaks and a page that is no JSON come before the ' +
    'updates. `new entity type`: all messages have an entity that no version of the Bot API knows yet. ' +
    '`slow neighbour`: its handler does not end. Counted: the messages that were handled within 12 s, in ' +
    'a quick run 3 s. A bot that stops or ends its process has no figure, but these words. Each bot is ' +
    'written as the first example of its documentation, without an error handler of its own; pipegram ' +
    'has its `catchError`, which the types ask for.',
  goal: `pipegram handles all ${amount} in each.`,
  runs: troubles.map((name) => single(name, 'updates')),
  subjects: [
    { name: 'pipegram', prepare: async () => (await import('./trouble/pipegram.ts')).prepare },
    { name: 'grammY', prepare: async () => (await import('./trouble/grammY.ts')).prepare },
    { name: 'grammY runner', prepare: async () => (await import('./trouble/grammYRunner.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./trouble/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./trouble/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./trouble/puregram.ts')).prepare },
    {
      name: 'node-telegram-bot-api',
      prepare: async () => (await import('./trouble/nodeTelegramBotApi.ts')).prepare,
    },
  ],
  plans: {
    full: { rounds: 1, effort: { ms: 12_000, scale: 1 }, seconds: 2.5 },
    quick: { rounds: 1, effort: { ms: 3_000, scale: 1 }, seconds: 0.5 },
    once: { rounds: 1, effort: { ms: 1_500, scale: 0 } },
  },
  fresh: true,
  together: true,
  unlike: true,
}
