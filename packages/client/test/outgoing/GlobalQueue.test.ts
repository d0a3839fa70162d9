// How many places the queue of all chats demands from a limit that processes share.

import { describe, expect, it } from 'vitest'
import { tableOf } from '../../src/outgoing/internal/FairShare.ts'
import { demandOf, makeGlobalQueue } from '../../src/outgoing/internal/GlobalQueue.ts'

describe('the queue of all chats', () => {
  it('wants only what it uses if no call is ready, and says when its first place is free', () => {
    const global = makeGlobalQueue({ messages: 30, window: 1_000 })
    expect(demandOf(global, 5_000)).toEqual({ used: 0, calls: 0, bulk: 0, least: 0, cool: 0 })
    global.log.start(5_000, 2)
    global.log.start(5_300, 1)
    global.others.start(5_000, 2)
    expect(demandOf(global, 5_400)).toEqual({ used: 3, calls: 2, bulk: 30, least: 0, cool: 600 })
    expect(demandOf(global, 6_200)).toEqual({ used: 1, calls: 0, bulk: 30, least: 0, cool: 100 })
    expect(demandOf(global, 6_300)).toMatchObject({ used: 0, bulk: 0, cool: 0 })
  })
})

describe('the table of the processes', () => {
  const empty = { until: 0, pause: 0, rows: {} }
  const row = { beat: 1, have: 2, bulk: 3, calls: 4, least: 5, turn: 6 }
  it.each<readonly [string | undefined, object]>([
    [JSON.stringify({ until: 1, pause: 2, rows: { a: row } }), { until: 1, pause: 2, rows: { a: row } }],
    [JSON.stringify({ until: 1, pause: 2, rows: { a: { ...row, have: '2' } } }), empty],
    ['{', empty],
    ['null', empty],
    [undefined, empty],
  ])('is empty if the text is no table: %s', (text, table) => expect(tableOf(text)).toEqual(table))
})
