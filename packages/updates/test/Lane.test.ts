import { settled } from '@pipegram/testing/TestClock'
import { keyOf, makeLanes } from '@pipegram/updates/Lane'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from './Telegram.ts'

const user = { id: 7, is_bot: false, first_name: 'Ann' }

describe('keyOf', () => {
  it('is the chat, else the user, else undefined', () => {
    expect(keyOf(said(1, -100))).toBe('chat:-100')
    expect(keyOf({ update_id: 1, inline_query: { id: '1', from: user, query: '', offset: '' } })).toBe(
      'user:7',
    )
    expect(keyOf({ update_id: 1 })).toBeUndefined()
  })
})

describe('lanes', () => {
  it('keep the order of a lane, run one job of a lane at a time, and stay within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ key: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), waits: fc.nat(4) }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.integer({ min: 1, max: 8 }),
        async (jobs, limit) => {
          const lanes = makeLanes(limit)
          const ended: Array<number> = []
          const running = new Set<string>()
          let most = 0
          for (const [i, { key, waits }] of jobs.entries()) {
            const job = async (): Promise<void> => {
              const lane = key ?? String(i)
              expect(running.has(lane)).toBe(false)
              running.add(lane)
              for (let turn = 0; turn < waits; turn++) await Promise.resolve()
              running.delete(lane)
              ended.push(i)
            }
            const room = lanes.size() < limit
            expect(lanes.enter(key, job)).toBe(room)
            if (!room) expect(await lanes.offer(key, job)()).toBe(true)
            most = Math.max(most, lanes.size())
          }
          await lanes.drain()
          expect(most).toBeLessThanOrEqual(limit)
          expect(ended.toSorted((a, b) => a - b)).toEqual(jobs.map((_, i) => i))
          for (const key of ['a', 'b', 'c']) {
            const mine = ended.filter((i) => jobs[i]?.key === key)
            expect(mine).toEqual(mine.toSorted((a, b) => a - b))
          }
          expect([lanes.size(), lanes.lanes()]).toEqual([0, 0])
        },
      ),
    )
  })

  it('give room to waiting jobs in order', async () => {
    const lanes = makeLanes(2)
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    for (const [i, gate] of gates.entries()) await lanes.offer(`chat:${i}`, () => gate.promise)()
    const order: Array<string> = []
    const third = lanes.offer('chat:3', async () => void order.push('third'))()
    const fourth = lanes.offer('chat:4', async () => void order.push('fourth'))()
    await settled()
    expect([order, lanes.size()]).toEqual([[], 2])
    expect(lanes.enter('chat:5', async () => expect.unreachable())).toBe(false)
    gates[0]?.resolve(undefined)
    expect(await Promise.all([third, fourth])).toEqual([true, true])
    gates[1]?.resolve(undefined)
    await lanes.drain()
    expect(order).toEqual(['third', 'fourth'])
  })

  it('refuse a waiting job when its signal is aborted, and keep no listener', async () => {
    const lanes = makeLanes(1)
    const gate = Promise.withResolvers<undefined>()
    await lanes.offer('a', () => gate.promise)()
    const stop = new AbortController()
    const waiting = lanes.offer('b', async () => expect.unreachable(), stop.signal)()
    stop.abort()
    expect(await waiting).toBe(false)
    expect(await lanes.offer('b', async () => expect.unreachable(), stop.signal)()).toBe(false)
    gate.resolve(undefined)
    await lanes.drain()
  })

  it('drop the waiting jobs when they are closed, and count the jobs that did not end', async () => {
    const lanes = makeLanes(3)
    const gate = Promise.withResolvers<undefined>()
    await lanes.offer('a', () => gate.promise)()
    await lanes.offer('a', async () => expect.unreachable())()
    await lanes.offer('a', async () => expect.unreachable())()
    const waiting = lanes.offer('b', async () => expect.unreachable())()
    expect(lanes.close()).toBe(3)
    expect(await waiting).toBe(false)
    expect(await lanes.offer('c', async () => expect.unreachable())()).toBe(false)
    expect(lanes.enter('c', async () => expect.unreachable())).toBe(false)
    gate.resolve(undefined)
    await lanes.drain()
    expect([lanes.size(), lanes.lanes()]).toEqual([0, 0])
  })

  it('leave nothing of a hundred thousand chats, or of a hundred thousand updates of one chat', async () => {
    const lanes = makeLanes(100)
    let count = 0
    const job = async (): Promise<void> => void (count += 1)
    for (let i = 0; i < 100_000; i++) await lanes.offer(`chat:${i}`, job)()
    for (let i = 0; i < 100_000; i++) await lanes.offer('chat:0', job)()
    await lanes.drain()
    expect([count, lanes.size(), lanes.lanes()]).toEqual([200_000, 0, 0])
  })

  it('take no limit below one', () => {
    expect(() => makeLanes(0)).toThrow('should be 1 or more')
    expect(() => makeLanes(Number.NaN)).toThrow('should be 1 or more')
  })
})

describe('a job that gives way', () => {
  // A job of a group, which the test ends.
  const makeJob = (name: string, group: string | undefined, log: Array<string>, gives: boolean) => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const run = async (giveWay: () => void): Promise<void> => {
      log.push(`${name} begins`)
      if (gives) giveWay()
      await promise
      log.push(`${name} ends`)
    }
    return {
      job: Object.assign(run, { group }),
      end: () => {
        resolve(undefined)
      },
    }
  }

  it('does not give way after it has ended', async () => {
    const lanes = makeLanes(10)
    const log: Array<string> = []
    let late = (): void => undefined
    lanes.enter(
      'chat:1',
      Object.assign(
        async (giveWay: () => void): Promise<void> => {
          late = giveWay
        },
        { group: 'a' },
      ),
    )
    const [text, part] = [makeJob('text', undefined, log, false), makeJob('part', 'a', log, false)]
    for (const { job } of [text, part]) lanes.enter('chat:1', job)
    await settled()
    late()
    expect(log).toEqual(['text begins'])
    text.end()
    part.end()
    await lanes.drain()
    expect(log).toEqual(['text begins', 'text ends', 'part begins', 'part ends'])
  })

  it('lets its group run beside it, in order, and makes all others wait for the last', async () => {
    const lanes = makeLanes(10)
    const log: Array<string> = []
    const jobs = [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
      ['x', undefined],
    ] as const
    const made = jobs.map(([name, group]) => makeJob(name, group, log, true))
    for (const { job } of made) expect(lanes.enter('chat:1', job)).toBe(true)
    expect(log.splice(0)).toEqual(['a1 begins', 'a2 begins'])
    made[0]?.end()
    await settled()
    expect(log.splice(0)).toEqual(['a1 ends'])
    for (const { end } of made.slice(1)) end()
    await lanes.drain()
    expect(log).toEqual(['a2 ends', 'b1 begins', 'b1 ends', 'a3 begins', 'a3 ends', 'x begins', 'x ends'])
    expect([lanes.size(), lanes.lanes()]).toEqual([0, 0])
  })

  it('lets later jobs of its group start as they come, unless another job is before them', async () => {
    const lanes = makeLanes(10)
    const log: Array<string> = []
    const [first, other, late] = [
      makeJob('first', 'a', log, true),
      makeJob('other', undefined, log, true),
      makeJob('late', 'a', log, true),
    ]
    lanes.enter('chat:1', first.job)
    const second = makeJob('second', 'a', log, false)
    lanes.enter('chat:1', second.job)
    lanes.enter('chat:1', other.job)
    lanes.enter('chat:1', late.job)
    expect(log).toEqual(['first begins', 'second begins'])
    expect(lanes.close()).toBe(4)
    expect(lanes.size()).toBe(2)
    for (const { end } of [first, second, other, late]) end()
    await lanes.drain()
    expect(log).toEqual(['first begins', 'second begins', 'first ends', 'second ends'])
  })

  it('is needed for that: without it the jobs of a group run one after the other', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
            gives: fc.boolean(),
            waits: fc.nat(4),
          }),
          { maxLength: 30 },
        ),
        async (jobs) => {
          const lanes = makeLanes(100)
          const running = new Set<string | undefined>()
          const begun: Array<number> = []
          const strays: Array<number> = []
          let count = 0
          let open = false
          for (const [i, { group, gives, waits }] of jobs.entries())
            lanes.enter(
              'chat:1',
              Object.assign(
                async (giveWay: () => void): Promise<void> => {
                  if (count > 0 && !(open && running.has(group))) strays.push(i)
                  begun.push(i)
                  count += 1
                  running.add(group)
                  if (gives && group !== undefined) open = true
                  if (gives) giveWay()
                  for (let turn = 0; turn <= waits; turn++) await Promise.resolve()
                  count -= 1
                  if (count === 0) {
                    running.clear()
                    open = false
                  }
                },
                { group },
              ),
            )
          await lanes.drain()
          expect([begun, strays]).toEqual([jobs.map((_, i) => i), []])
          expect(lanes.lanes()).toBe(0)
        },
      ),
    ))
})
