// From bytes to validated updates.

import { single, timed, type Suite } from '../Suite.ts'

export const decode: Suite = {
  name: 'decode',
  title: 'Decode',
  about:
    'The subject decodes a corpus of 42 updates of all 29 kinds, as the bytes that Telegram sends, and ' +
    'validates them whole. ' +
    'Some updates are written by hand, and some are made from the schema. ' +
    'The validators of TypeBox and typia (both compiled), ajv, io-ts and zod are made from the same facts ' +
    'of the Bot API, and check the same. Like pipegram, they ' +
    'accept what a later Bot API may add. ' +
    'No peer validates anything: a peer pays only for `JSON.parse`. ' +
    'Nearly all that pipegram adds is the visit of each object: only visiting them takes the same time.',
  goal: 'pipegram ≥ 0.85 × JSON.parse, and ≥ 3 × the best validator beside it.',
  runs: [single('corpus', 'updates/s')],
  subjects: [
    { name: 'JSON.parse', floor: true, prepare: async () => (await import('./decode/parse.ts')).prepare },
    { name: 'pipegram', prepare: async () => (await import('./decode/pipegram.ts')).prepare },
    { name: 'TypeBox', prepare: async () => (await import('./decode/TypeBox.ts')).prepare },
    { name: 'typia', prepare: async () => (await import('./decode/typia.ts')).prepare },
    { name: 'ajv', prepare: async () => (await import('./decode/ajv.ts')).prepare },
    { name: 'io-ts', prepare: async () => (await import('./decode/ioTs.ts')).prepare },
    { name: 'zod', prepare: async () => (await import('./decode/zod.ts')).prepare },
  ],
  plans: timed(800, 150),
}
