import { handle } from '@pipegram/compose/Handler'
import { handled } from '@pipegram/compose/Middleware'
import { pipeline } from '@pipegram/compose/Pipeline'
import type { Update } from '@pipegram/core/Types'
import { pressed, sharedWidgetAsked, widgetAsked } from '@pipegram/testing/Build'
import { settled } from '@pipegram/testing/TestClock'
import { laneOf, makeLanes } from '@pipegram/updates/Lane'
import * as fc from 'fast-check'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { describe, expect, it } from 'vitest'
import { said } from './Telegram.ts'

const user = { id: 7, is_bot: false, first_name: 'Ann' }

const shipping_address = {
  country_code: 'DE',
  state: '',
  city: 'Ulm',
  post_code: '1',
  street_line1: '',
  street_line2: '',
}

const poll: Update['poll'] = {
  id: '5',
  question: 'Tea?',
  options: [],
  total_voter_count: 0,
  is_closed: false,
  is_anonymous: true,
  type: 'regular',
  allows_multiple_answers: false,
  allows_revoting: true,
  members_only: false,
}

const lane = laneOf(pipeline(handle(() => handled)), {
  lane: ({ message }) => (message?.text === 'mine' ? 'a' : undefined),
})

const business = (id: number, business_connection_id: string): Update => ({
  update_id: id,
  business_message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, business_connection_id },
})

describe('laneOf', () => {
  it.each<[lane: string | undefined, update: Update]>([
    ['chat:-100', said(1, -100)],
    ['own:a', said(1, -100, 'mine')],
    [
      'checkout:7',
      {
        update_id: 1,
        pre_checkout_query: { id: '1', from: user, currency: 'XTR', total_amount: 1, invoice_payload: '' },
      },
    ],
    [
      'shipping:7',
      { update_id: 1, shipping_query: { id: '1', from: user, invoice_payload: '', shipping_address } },
    ],
    ['inline:7', { update_id: 1, inline_query: { id: '1', from: user, query: '', offset: '' } }],
    ['widget:1001', widgetAsked('x', { chat: { id: -100, type: 'supergroup' } })],
    ['widget:1001', widgetAsked('x', { inline_message_id: 'i' })],
    ['widget:1001', sharedWidgetAsked('x')],
    ['chat:-100', pressed('x', { chat: { id: -100, type: 'supergroup' } })],
    ['user:1001', pressed('x', { inline_message_id: 'i' })],
    ['user:7', { update_id: 1, chosen_inline_result: { result_id: '1', from: user, query: '' } }],
    ['business:c:7', business(1, 'c')],
    ['poll:5', { update_id: 1, poll }],
    [
      'chat:-9',
      {
        update_id: 1,
        poll_answer: {
          poll_id: '5',
          option_ids: [],
          option_persistent_ids: [],
          voter_chat: { id: -9, type: 'channel' },
        },
      },
    ],
    [undefined, { update_id: 1 }],
  ])('is %s', (expected, update) => {
    expect(lane(update)).toBe(expected)
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
  // A chat with jobs that the test ends.
  const makeChat = () => {
    const lanes = makeLanes(100)
    const log: Array<string> = []
    const gates = new Map<string, PromiseWithResolvers<void>>()
    const gateOf = (name: string): PromiseWithResolvers<void> => {
      const gate = gates.get(name) ?? Promise.withResolvers<void>()
      gates.set(name, gate)
      return gate
    }
    // `gives`: the job gives way, waits, and takes its turn back before it ends.
    const enter = (name: string, group?: string, gives = group !== undefined): void => {
      const run = async (giveWay: IO<Task<void>>): Promise<void> => {
        log.push(`${name} begins`)
        const comeBack = gives ? giveWay() : undefined
        await gateOf(name).promise
        await comeBack?.()
        log.push(`${name} ends`)
      }
      lanes.enter('chat:1', Object.assign(run, { group }))
    }
    const end = async (...names: ReadonlyArray<string>): Promise<void> => {
      for (const name of names) gateOf(name).resolve()
      await settled()
    }
    return { lanes, enter, end, log: () => log.splice(0) }
  }

  it('does not give way after it has ended', async () => {
    const { lanes, enter, end, log } = makeChat()
    let late: IO<Task<void>> = () => async () => undefined
    const job = async (giveWay: IO<Task<void>>): Promise<void> => {
      late = giveWay
    }
    lanes.enter('chat:1', Object.assign(job, { group: 'a' }))
    await settled()
    enter('text')
    enter('part', 'a')
    await late()()
    expect(log()).toEqual(['text begins'])
    await end('part', 'text')
    expect(log()).toEqual(['text ends', 'part begins', 'part ends'])
  })

  it('lets its group start in parallel, even behind a text, which waits for all of them', async () => {
    const { lanes, enter, end, log } = makeChat()
    for (const name of ['a1', 'a2']) enter(name, 'a')
    enter('text')
    enter('b1', 'b')
    enter('a3', 'a')
    expect(log()).toEqual(['a1 begins', 'a2 begins', 'a3 begins'])
    await end('a1', 'a3')
    expect(log()).toEqual(['a1 ends', 'a3 ends'])
    await end('a2')
    expect(log()).toEqual(['a2 ends', 'text begins'])
    await end('text', 'b1')
    expect(log()).toEqual(['text ends', 'b1 begins', 'b1 ends'])
    expect([lanes.size(), lanes.lanes()]).toEqual([0, 0])
  })

  it('lets the next group start in parallel, and goes on after it', async () => {
    const { enter, end, log } = makeChat()
    enter('a1', 'a')
    enter('b1', 'b')
    enter('c1', 'c', false)
    enter('a2', 'a')
    enter('d1', 'd')
    expect(log()).toEqual(['a1 begins', 'b1 begins', 'c1 begins', 'a2 begins'])
    await end('b1', 'a1', 'a2')
    expect(log()).toEqual([])
    await end('c1')
    expect(log()).toEqual(['c1 ends', 'b1 ends', 'a1 ends', 'a2 ends', 'd1 begins'])
    await end('d1')
  })

  it('lets waiting jobs be dropped with its lane', async () => {
    const { lanes, enter, end, log } = makeChat()
    for (const name of ['a1', 'a2']) enter(name, 'a')
    enter('text')
    expect(lanes.close()).toBe(3)
    expect(lanes.size()).toBe(2)
    await end('a1', 'a2', 'text')
    await lanes.drain()
    expect(log()).toEqual(['a1 begins', 'a2 begins', 'a1 ends', 'a2 ends'])
  })

  it('is needed for that: without it the jobs of a chat run in order, one at a time', () =>
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
          const giving = new Map<number, string>()
          const begun: Array<number> = []
          const strays: Array<number> = []
          let turns = 0
          const isBeside = (group: string | undefined): boolean =>
            group !== undefined && [...giving.values()].includes(group)
          const run =
            (i: number, { group, gives, waits }: (typeof jobs)[number]) =>
            async (giveWay: IO<Task<void>>): Promise<void> => {
              const isEarly = Array.from({ length: i }, (_, n) => n).some((n) => !begun.includes(n))
              const isAlone = turns === 0 && (giving.size === 0 || group !== undefined)
              if (!(isBeside(group) || (isAlone && !isEarly))) strays.push(i)
              begun.push(i)
              turns += 1
              const wait = async (): Promise<void> => {
                for (let turn = 0; turn <= waits; turn++) await Promise.resolve()
              }
              if (gives && group !== undefined) {
                turns -= 1
                giving.set(i, group)
                const comeBack = giveWay()
                await wait()
                await comeBack()
                giving.delete(i)
                turns += 1
              }
              await wait()
              turns -= 1
            }
          for (const [i, job] of jobs.entries())
            lanes.enter('chat:1', Object.assign(run(i, job), { group: job.group }))
          await lanes.drain()
          expect([begun.length, strays]).toEqual([jobs.length, []])
          expect(lanes.lanes()).toBe(0)
        },
      ),
    ))
})
