// The inbox in memory: the laws of every inbox, and its bounds.

import { inboxLaws } from '@pipegram/testing/InboxLaws'
import { memoryInbox } from '@pipegram/updates/MemoryInbox'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { memoryStage } from './Stage.ts'

const update = (id: number) => ({ id, lane: 'a', kind: 'message', text: `{"update_id":${id}}` })

describe('an inbox in memory', () => {
  const laws = inboxLaws(memoryStage)
  it('has laws', () => expect(laws.length).toBeGreaterThan(10))
  it.each(laws)('$title', ({ check }) => check())

  it('takes no more updates than it may hold, and no update of a batch that is too late', async () => {
    const opened = await memoryInbox({ most: 2 }).open(1)()
    if (E.isLeft(opened)) throw new Error(opened.left.reason)
    expect(await opened.right.put([update(1), update(2)])()).toEqual(E.right(2))
    expect(await opened.right.put([update(3)])()).toMatchObject({
      left: { _tag: 'Full', reason: expect.stringMatching(/holds 2 updates that wait, of 2 at most/) },
    })
  })

  it('drops the oldest parked update above its limit', async () => {
    const opened = await memoryInbox({ mostParked: 2 }).open(1)()
    if (E.isLeft(opened)) throw new Error(opened.left.reason)
    await opened.right.put([1, 2, 3].map((id) => ({ ...update(id), fault: 'A fault.' })))()
    const parked = await opened.right.list()()
    expect(E.isRight(parked) && parked.right.map(({ id }) => id)).toEqual([2, 3])
  })

  it('refuses limits that make no sense', () => {
    expect(() => memoryInbox({ most: 0 })).toThrow(RangeError)
    expect(() => memoryInbox({ mostParked: 0 })).toThrow('mostParked is 0 and should be 1 or more.')
    expect(() => memoryInbox({ lease: '0s' })).toThrow(RangeError)
  })
})
