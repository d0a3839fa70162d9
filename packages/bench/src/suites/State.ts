// A session in a file of SQLite or on a Redis: one update reads it and writes it.

import { single, timed, type Suite } from '../Suite.ts'
import { prepareWith } from './state/Task.ts'

export const state: Suite = {
  name: 'state',
  title: 'Sessions',
  about:
    'Each update adds 1 to a counter in the session of its user: in a file of SQLite in WAL mode that does ' +
    'not wait for the disk, or on a Redis of this machine with an append-only file. The updates of 1,000 ' +
    'users come one after another, or 100 beside each other. Counted: updates; at the end, the stored ' +
    'counters must add up to them. pipegram compares and sets, so that other processes may change the same ' +
    'session, and a codec checks what was stored. The peers have a store of one table, which reads and ' +
    'replaces a row, or GET and SET of Redis, as their adapters do: the last write wins. The sessions of ' +
    'GramIO are a package that our registry does not have; its bot does the same by `derive`.',
  goal:
    'pipegram ≥ 0.8 × the best peer in SQLite, and ahead at 100 at once: it has one transaction for all ' +
    'that come together. On Redis ≥ 0.8 × the best peer: its write is a script, since it compares.',
  runs: [
    single('SQLite, one by one', 'updates/s'),
    single('SQLite, 100 at once', 'updates/s'),
    single('Redis, one by one', 'updates/s'),
    single('Redis, 100 at once', 'updates/s'),
  ],
  subjects: [
    { name: 'pipegram', prepare: prepareWith(async () => (await import('./state/pipegram.ts')).make) },
    { name: 'grammY', prepare: prepareWith(async () => (await import('./state/grammY.ts')).make) },
    { name: 'Telegraf', prepare: prepareWith(async () => (await import('./state/Telegraf.ts')).make) },
    { name: 'GramIO', prepare: prepareWith(async () => (await import('./state/GramIO.ts')).make) },
  ],
  plans: timed(500, 80, 3),
}
