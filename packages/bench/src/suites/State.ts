// A session in a file of SQLite: one update reads it and writes it.

import { single, timed, type Suite } from '../Suite.ts'
import { prepareWith } from './state/Task.ts'

export const state: Suite = {
  name: 'state',
  title: 'Sessions',
  about:
    'Each update adds 1 to a counter in the session of its user, in a file of SQLite in WAL mode that does ' +
    'not wait for the disk. The updates of 1,000 users come one after another, or 100 beside each other. ' +
    'Counted: updates; at the end, the counters in the file must add up to them. pipegram compares and ' +
    'sets in a transaction, so that other processes may change the same session, and a codec checks what ' +
    'was stored. The sessions of grammY and of Telegraf have a store of one table, which reads and ' +
    'replaces a row, as their adapters for SQLite do: the last write wins.',
  goal:
    'pipegram ≥ 0.6 × the best peer. It reads the row once more, in the transaction of the write, and ' +
    'numbers each write: that is what keeps the changes of two processes.',
  runs: [single('one by one', 'updates/s'), single('100 at once', 'updates/s')],
  subjects: [
    { name: 'pipegram', prepare: prepareWith(async () => (await import('./state/pipegram.ts')).make) },
    { name: 'grammY', prepare: prepareWith(async () => (await import('./state/grammY.ts')).make) },
    { name: 'Telegraf', prepare: prepareWith(async () => (await import('./state/Telegraf.ts')).make) },
    { name: 'GramIO', prepare: { missing: 'its session is a package of its own' } },
  ],
  plans: timed(2_000, 500),
}
