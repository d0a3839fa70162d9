// Updates that come as POST requests.

import type { Suite } from '../Suite.ts'

export const webhook: Suite = {
  name: 'webhook',
  title: 'Webhook',
  about:
    'autocannon, in another process, posts 24,000 updates over 50 connections to a handler that answers at ' +
    'once. The subject checks the secret in the header; the floor does not. ' +
    'Counted: the answers of 2xx, and the messages that were handled.',
  goal: 'pipegram ≥ 0.9 × the floor, ahead of every peer, with a p99 that is not worse.',
  runs: [
    {
      name: 'load',
      cases: [
        { name: 'requests', unit: 'requests/s', better: 'more' },
        { name: 'p99', unit: 'ms', better: 'less' },
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
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 0.8 }, seconds: 3 },
    quick: { rounds: 3, effort: { ms: 0, scale: 0.1 }, seconds: 0.5 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
}
