// Updates that come as POST requests.

import type { Suite } from '../Suite.ts'

export const webhook: Suite = {
  name: 'webhook',
  title: 'Webhook',
  about:
    'autocannon, in another process, posts 7,500 updates over 50 connections to a handler that answers at ' +
    'once, or over 40 connections, as many as Telegram uses, to a handler of 5 ms. ' +
    'The subject checks the secret in the header; the floor does not. ' +
    'Counted: the answers of 2xx, and the messages that were handled.',
  goal:
    'At 5 ms, pipegram ≥ 0.9 × the floor, and its p99 ≤ 1.2 × that of the floor. ' +
    'At once, it is ahead of every peer.',
  runs: [
    {
      name: '5 ms',
      cases: [
        { name: '5 ms', unit: 'requests/s', better: 'more' },
        { name: '5 ms, p99', unit: 'ms', better: 'less' },
        { name: '5 ms, CPU', unit: 'µs of CPU per request', better: 'less' },
      ],
    },
    {
      name: 'at once',
      cases: [
        { name: 'at once', unit: 'requests/s', better: 'more' },
        { name: 'at once, p99', unit: 'ms', better: 'less' },
        { name: 'at once, CPU', unit: 'µs of CPU per request', better: 'less' },
      ],
    },
  ],
  subjects: [
    { name: 'node:http', floor: true, prepare: async () => (await import('./webhook/http.ts')).prepare },
    { name: 'pipegram', prepare: async () => (await import('./webhook/pipegram.ts')).prepare },
    { name: 'grammY', prepare: async () => (await import('./webhook/grammY.ts')).prepare },
    { name: 'Telegraf', prepare: async () => (await import('./webhook/Telegraf.ts')).prepare },
    { name: 'GramIO', prepare: async () => (await import('./webhook/GramIO.ts')).prepare },
    { name: 'puregram', prepare: async () => (await import('./webhook/puregram.ts')).prepare },
    {
      name: 'node-telegram-bot-api',
      prepare: async () => (await import('./webhook/nodeTelegramBotApi.ts')).prepare,
    },
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 0.25 }, seconds: 1.1 },
    quick: { rounds: 3, effort: { ms: 0, scale: 0.03 }, seconds: 0.15 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
}
