// Bytes to validated updates.

import { single, timed, type Suite } from '../Suite.ts'

export const decode: Suite = {
  name: 'decode',
  title: 'Decode',
  about:
    'A corpus of 40 updates of all 27 kinds, by hand and from the schema, in bytes as Telegram escapes them, to values that were validated whole. The validators of io-ts, zod and ajv are made from the same facts of the Bot API, and accept ' +
    'what a later one may bring, as pipegram does. No peer validates anything: what they pay is `JSON.parse`. ' +
    'Of what pipegram adds, nearly all is the visit of each object: left with the visits alone, it takes the same time.',
  goal: 'pipegram ≤ 1.05 × the time of JSON.parse.',
  runs: [single('corpus', 'updates/s')],
  subjects: [
    { name: 'JSON.parse', floor: true, prepare: async () => (await import('./decode/parse.ts')).prepare },
    { name: 'pipegram', prepare: async () => (await import('./decode/pipegram.ts')).prepare },
    { name: 'ajv', prepare: async () => (await import('./decode/ajv.ts')).prepare },
    { name: 'io-ts', prepare: async () => (await import('./decode/ioTs.ts')).prepare },
    { name: 'zod', prepare: async () => (await import('./decode/zod.ts')).prepare },
  ],
  plans: timed(1000, 200),
}
