// Calls in bulk, such as a broadcast: all others go first, and find a place at once.

import { bounded, through } from '@pipegram/client/CallMiddleware'
import { throttle } from '@pipegram/client/CallThrottle'
import { inBulk } from '@pipegram/core/Call'
import { makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { densest, makeModel, message, timed } from '../Limited.ts'

const setUp = (delay?: () => readonly [number, number]) => {
  const clock = makeTestClock()
  const model = makeModel(clock, delay)
  return { clock, ...model, client: through(throttle({ clock }))(bounded(model.call)) }
}

const wave = (client: ReturnType<typeof setUp>['client'], count: number, from = 1) =>
  Promise.all(Array.from({ length: count }, (_, n) => client(inBulk(message(from + n)))()))

describe('calls in bulk', () => {
  it('take at most 5 % more than the least time, and are spread evenly', async () => {
    const { clock, client, sent, refused } = setUp()
    const running = wave(client, 3_000)
    const took = await timed(clock, running)
    expect((await running).filter(E.isLeft)).toEqual([])
    expect(refused).toEqual([])
    expect(densest(sent, 1_000)).toBeLessThanOrEqual(30)
    expect(densest(sent, 100)).toBeLessThanOrEqual(4)
    expect(took).toBeLessThanOrEqual(1.05 * 100_000)
  })

  it('let another call go within 0.05 s, however many wait', async () => {
    const { clock, client } = setUp(() => [5, 5])
    const running = wave(client, 3_000)
    await clock.advance(30_000)
    const waits: Array<number> = []
    for (let n = 0; n < 20; n++) {
      await clock.advance(1_370)
      const [begun, asked] = [clock.now(), client(message(900_000 + n))()]
      void asked.then(() => waits.push(clock.now() - begun))
      await clock.advance(1_000)
    }
    expect(waits).toHaveLength(20)
    expect(Math.max(...waits)).toBeLessThanOrEqual(50)
    await timed(clock, running)
  })

  it('let another call of the same chat go first', async () => {
    const { clock, client, sent } = setUp()
    const order: Array<string> = []
    const note = (name: string) => () => void order.push(name)
    const running = Promise.all([
      client(message(1))().then(note('first')),
      client(inBulk(message(1)))().then(note('bulk')),
      client(message(1))().then(note('second')),
    ])
    await timed(clock, running)
    expect(order).toEqual(['first', 'second', 'bulk'])
    expect(sent).toHaveLength(3)
  })

  it('can be cancelled while they wait', async () => {
    const { clock, client, sent } = setUp()
    const over = new AbortController()
    const running = Promise.all(
      Array.from({ length: 100 }, (_, n) => client.with({ signal: over.signal })(inBulk(message(n + 1)))()),
    )
    await clock.advance(1_000)
    over.abort()
    const results = await running
    expect(results.filter(E.isLeft).length + sent.length).toBe(100)
    expect(sent.length).toBeLessThanOrEqual(32)
    const [late] = await Promise.all([client(message(1_000))(), clock.advance(2_000)])
    expect(E.isRight(late)).toBe(true)
  })
})
