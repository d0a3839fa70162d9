// What the stores of pipegram do by themselves: reads and writes.

import { single, timed, type Suite } from '../Suite.ts'
import { prepareStore, storeNames } from './stores/Task.ts'

export const stores: Suite = {
  name: 'state-stores',
  title: 'Stores',
  about:
    'Each store holds 1,000 values of 100 characters. An operation reads a value, or replaces it by ' +
    'compare and set; one after another, or 100 beside each other, on different keys. The servers run on ' +
    'this machine: Postgres and SQLite wait for the disk at each transaction, Redis has an append-only ' +
    'file (appendfsync everysec), and NATS writes to a file. The JSON file is written whole, once for all ' +
    'writes that come together.',
  goal: 'None: each store promises something else. They say what a bot may expect.',
  runs: [
    single('reads, one by one', 'reads/s'),
    single('reads, 100 at once', 'reads/s'),
    single('writes, one by one', 'writes/s'),
    single('writes, 100 at once', 'writes/s'),
  ],
  subjects: storeNames.map((name) => ({ name, prepare: async () => prepareStore(name) })),
  plans: timed(250, 30, 3),
}
