import { count, makeMemoryStore } from '@pipegram/core/Store'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

it('a count grows by one, and is forgotten after its time without another one', async () => {
  const clock = makeTestClock()
  const store = makeMemoryStore({ clock })
  const warned = count('warned', '30d')(store)
  expect([await warned(), await warned()]).toEqual([E.right(1), E.right(2)])
  await clock.advance(20 * 86_400_000)
  expect(await warned()).toEqual(E.right(3))
  await clock.advance(31 * 86_400_000)
  expect(await warned()).toEqual(E.right(1))
  expect(() => count('warned', 0)).toThrow(RangeError)
})
