import { sendMessage } from '@pipegram/core/Calls'
import { change, makeMemoryStore, type Store } from '@pipegram/core/Store'
import { Answer, makeRecorder, makeTestClock } from '@pipegram/testing'
import { me } from '@pipegram/testing/Build'
import { jobs, type JobFailure, type JobsOptions } from '@pipegram/updates/Jobs'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it, vi } from 'vitest'

const minute = 60_000
const hour = 60 * minute

// A table with one job, a clock, and the runs.
const stage = ({ start = 0, ...options }: Partial<JobsOptions> & { readonly start?: number } = {}) => {
  const clock = makeTestClock(start)
  const store = makeMemoryStore({ clock })
  const list = vi.spyOn(store, 'list')
  const ran: Array<readonly [at: number, payload: unknown]> = []
  const lines: Array<string> = []
  let work = (): TE.TaskEither<unknown, unknown> => TE.right('done')
  const make = () =>
    jobs(
      {
        remind: {
          payload: t.type({ text: t.string }),
          run: ({ payload }) => {
            ran.push([clock.now(), payload.text])
            return work()
          },
        },
      },
      { store, clock, ...options },
    )
  const table = make()
  const host = {
    call: makeRecorder(Answer.success()).call,
    me,
    report: (line: string) => () => void lines.push(line),
    random: () => 0,
  }
  return {
    clock,
    list,
    store,
    ran,
    lines,
    table,
    another: make,
    host,
    ...table.of(me),
    becomes: (next: typeof work) => void (work = next),
  }
}

const rightOf = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

const put = (store: Store, id: string, job: object) =>
  change(`job ${me.id} ${id}`, () => ({ value: JSON.stringify([1, job]), result: undefined }))(store)()

const bare = { name: 'remind', payload: { text: 'x' }, misfire: 'once', due: 0, attempts: 0, written: 0 }

describe('a job that runs once', () => {
  it('runs at its time, and is removed', async () => {
    const { clock, ran, schedule, scheduled, table, host } = stage()
    const running = table.start(host)
    expect(await schedule.remind({ text: 'tea' }, { in: '4m', id: 'tea' })()).toEqual(
      E.right({ id: 'tea', next: 4 * minute }),
    )
    await schedule.remind({ text: 'date' }, { at: new Date(5 * minute) })()
    await clock.advance(hour)
    expect(ran).toEqual([
      [4 * minute, 'tea'],
      [5 * minute, 'date'],
    ])
    expect(await scheduled.list()()).toEqual(E.right([]))
    expect(await running.stop(1_000)()).toBe(0)
  })

  it('is found by another process, and runs there once', async () => {
    const { clock, ran, schedule, another, host } = stage()
    const running = [another().start(host), another().start(host)]
    await clock.advance(minute)
    await schedule.remind({ text: 'tea' }, { in: '4m' })()
    await clock.advance(hour)
    expect(ran).toEqual([[5 * minute, 'tea']])
    await Promise.all(running.map(({ stop }) => stop(0)()))
  })

  it('replaces the job with its id', async () => {
    const { clock, ran, schedule, scheduled, table, host } = stage()
    table.start(host)
    await schedule.remind({ text: 'a' }, { in: '1m', id: '7' })()
    await schedule.remind({ text: 'b' }, { in: '2m', id: '7' })()
    expect(await scheduled.list()()).toEqual(
      E.right([{ id: '7', name: 'remind', next: 2 * minute, payload: { text: 'b' } }]),
    )
    await clock.advance(hour)
    expect(ran).toEqual([[2 * minute, 'b']])
  })

  it('does not run after it was cancelled, even by the run before', async () => {
    const { clock, ran, schedule, scheduled, table, host, becomes } = stage()
    table.start(host)
    await schedule.remind({ text: 'a' }, { in: '1m', id: 'a' })()
    await schedule.remind({ text: 'b' }, { every: '1h', id: 'b' })()
    becomes(() => scheduled.cancel('b'))
    expect(await scheduled.cancel('a')()).toEqual(E.right(true))
    expect(await scheduled.cancel('a')()).toEqual(E.right(false))
    await clock.advance(5 * hour)
    expect(ran).toEqual([[hour, 'b']])
  })

  it('lists by a beginning of the id, the next one first', async () => {
    const { schedule, scheduled } = stage()
    await schedule.remind({ text: 'late' }, { in: '2h', id: '1 a' })()
    await schedule.remind({ text: 'soon' }, { in: '1h', id: '1 b' })()
    await schedule.remind({ text: 'other' }, { in: '1h', id: '2 a' })()
    expect(rightOf(await scheduled.list('1 ')()).map(({ payload }) => payload.text)).toEqual(['soon', 'late'])
  })
})

describe('a job that comes again', () => {
  it('keeps its interval, and is not moved by the same call', async () => {
    const { clock, ran, schedule, table, host } = stage()
    table.start(host)
    const daily = () => schedule.remind({ text: 'x' }, { every: '10m', id: 'x' })()
    await daily()
    await clock.advance(9 * minute)
    expect(await daily()).toEqual(E.right({ id: 'x', next: 10 * minute }))
    await clock.advance(16 * minute)
    expect(ran.map(([at]) => at)).toEqual([10 * minute, 20 * minute])
  })

  it('keeps the wall-clock time of its zone over both changes of daylight saving time', async () => {
    for (const [start, times] of [
      ['2026-03-28T00:00Z', ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z']],
      ['2026-10-24T00:00Z', ['2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z']],
    ] as const) {
      const { clock, ran, schedule, table, host } = stage({ start: Date.parse(start), poll: '1h' })
      table.start(host)
      await schedule.remind({ text: 'x' }, { daily: '02:30', timeZone: 'Europe/Berlin' })()
      await clock.advance(72 * hour)
      expect(ran.map(([at]) => at)).toEqual(times.map((time) => Date.parse(time)))
    }
  })

  it('knows the last day of a month', async () => {
    const { schedule } = stage({ start: Date.parse('2028-02-10T00:00Z') })
    const monthly = { day: 'last', at: '9:00' } as const
    expect(rightOf(await schedule.remind({ text: 'x' }, { monthly, timeZone: 'Asia/Kolkata' })()).next).toBe(
      Date.parse('2028-02-29T03:30Z'),
    )
  })
})

describe('missed firings', () => {
  const missed = async (misfire: 'once' | 'skip' | 'all', by: number) => {
    const { clock, ran, schedule, table, host } = stage()
    await schedule.remind({ text: 'x' }, { every: '10m', misfire })()
    await clock.advance(by)
    table.start(host)
    await clock.advance(10 * minute)
    return ran.map(([at]) => at / minute)
  }

  it('run once for all of them', async () => expect(await missed('once', 35 * minute)).toEqual([35, 40]))
  it('are skipped', async () => expect(await missed('skip', 35 * minute)).toEqual([40]))
  it('run one after the other', async () =>
    expect(await missed('all', 35 * minute)).toEqual([35, 35, 35, 40]))
  it('are run later, a hundred at most', async () =>
    expect(await missed('all', 10_005 * minute)).toHaveLength(101))

  it('of a time zone are run later, too', async () => {
    const { clock, ran, schedule, table, host } = stage()
    await schedule.remind({ text: 'x' }, { cron: '*/5 * * * *', misfire: 'all' })()
    await clock.advance(5_002 * minute)
    table.start(host)
    await clock.advance(1)
    expect(ran).toHaveLength(100)
  })
})

describe('a clock that jumps', () => {
  it('back does not make a job wait for the lost time', async () => {
    const { store, schedule, host, ran } = stage({ start: 100 * hour })
    for (const time of [{ every: '10m' }, { cron: '*/10 * * * *' }] as const)
      await schedule.remind({ text: JSON.stringify(time) }, time)()
    const clock = makeTestClock(0)
    const later = jobs(
      {
        remind: {
          payload: t.type({ text: t.string }),
          run: () => TE.fromIO(() => ran.push([clock.now(), ''])),
        },
      },
      { store, clock },
    )
    later.start(host)
    await clock.advance(21 * minute)
    expect(ran.map(([at]) => at / minute)).toEqual([10, 10, 20, 20])
  })

  it('forward does not run more at a time than allowed', async () => {
    let [now, most] = [0, 0]
    const { clock, schedule, table, host, becomes, ran } = stage({ inFlight: 3 })
    becomes(() => async () => {
      most = Math.max(most, ++now)
      await clock.sleep(1_000)()
      now -= 1
      return E.right(undefined)
    })
    for (let i = 0; i < 20; i++) await schedule.remind({ text: `${i}` }, { every: '1m' })()
    await clock.advance(365 * 24 * hour)
    table.start(host)
    await clock.advance(10_000)
    expect([most, ran.length]).toEqual([3, 20])
  })
})

describe('a job that fails', () => {
  it('is tried again after longer and longer waits, and is then given to the hook', async () => {
    const failures: Array<JobFailure> = []
    const onFailure: JobsOptions['onFailure'] = (failure) => async () => void failures.push(failure)
    const { clock, ran, schedule, scheduled, table, host, becomes } = stage({ onFailure, attempts: 3 })
    becomes(() => TE.left({ _tag: 'SoldOut' }))
    table.start(host)
    await schedule.remind({ text: 'x' }, { in: '1m', id: '7' })()
    await clock.advance(hour)
    expect(ran.map(([at]) => at - minute)).toEqual([0, 5_000, 25_000])
    expect(failures).toEqual([
      {
        _tag: 'Failed',
        error: { _tag: 'SoldOut' },
        payload: { text: 'x' },
        job: { id: '7', name: 'remind', due: minute, attempt: 3 },
      },
    ])
    expect(await scheduled.list()()).toEqual(E.right([]))
  })

  it('waits as long as Telegram asks', async () => {
    const { clock, ran, schedule, table, host, becomes } = stage()
    becomes(() => TE.left({ _tag: 'RateLimited', retryAfter: 90 }))
    table.start(host)
    await schedule.remind({ text: 'x' }, { in: '1m' })()
    await clock.advance(4 * minute)
    expect(ran.map(([at]) => at - minute)).toEqual([0, 90_000, 180_000])
  })

  it('by a throw or by its time limit is reported in the same way, without a value', async () => {
    const { clock, lines, schedule, table, host, becomes } = stage({ attempts: 1 })
    table.start(host)
    becomes(() => () => Promise.reject(new Error('secret')))
    await schedule.remind({ text: 'x' }, { in: '1m', id: 'a' })()
    await clock.advance(minute)
    becomes(() => () => new Promise(() => undefined))
    await schedule.remind({ text: 'x' }, { in: '1m', id: 'b' })()
    await clock.advance(3 * minute)
    expect(lines[0]).toMatch(/^The job remind \("a"\) was given up after 1 attempts: Error\b/)
    expect(lines[1]).toBe('The job remind ("b") was given up after 1 attempts: It took longer than 60 s.')
    expect(lines.join()).not.toContain('secret')
  })

  it('goes on with its next firing, also if the hook fails', async () => {
    const onFailure = () => () => Promise.reject(new Error('hook'))
    const { clock, ran, lines, schedule, table, host, becomes } = stage({ onFailure, attempts: 1 })
    becomes(() => TE.left('no'))
    table.start(host)
    await schedule.remind({ text: 'x' }, { every: '1h' })()
    await clock.advance(2 * hour)
    expect(ran).toHaveLength(2)
    expect(lines[0]).toContain('The hook onFailure failed, too: Error')
  })

  it('because its process ended each time is given up', async () => {
    const { clock, ran, lines, store, table, host } = stage()
    await put(store, 'a', { ...bare, rule: { once: true }, attempts: 5, leased: 60_000 })
    table.start(host)
    await clock.advance(2 * minute)
    expect(ran).toEqual([])
    expect(lines).toEqual([
      'The job remind ("a") was given up after 5 attempts: The process ended each time.',
    ])
  })
})

describe('what is in the store', () => {
  it('and not in the table is reported once, stays, and never runs', async () => {
    const { clock, lines, store, table, host, ran, scheduled } = stage()
    const once = { once: true }
    const bad: Record<string, object> = {
      name: { ...bare, rule: once, name: 'rm' },
      proto: { ...bare, rule: once, name: 'constructor' },
      payload: { ...bare, rule: once, payload: { text: 5 } },
      cron: { ...bare, rule: { cron: 'x', timeZone: 'UTC' } },
      zone: { ...bare, rule: { cron: '* * * * *', timeZone: 'x' } },
      every: { ...bare, rule: { every: 0 } },
      form: { name: 'remind' },
    }
    for (const [id, job] of Object.entries(bad)) await put(store, id, job)
    const before = store.size()
    table.start(host)
    await clock.advance(hour)
    expect(ran).toEqual([])
    expect(lines).toHaveLength(Object.keys(bad).length)
    expect(lines).toContain(
      'A job in the store cannot run, and stays: "payload", "remind": payload.text: expected string. ' +
        'Cancel it by its id, or run a release that knows it.',
    )
    expect(store.size()).toBe(before)
    expect(await scheduled.list()()).toEqual(E.right([]))
    for (const id of Object.keys(bad)) expect(await scheduled.cancel(id)()).toEqual(E.right(true))
  })

  it('of a dead process runs when its lease is over', async () => {
    const { clock, ran, store, table, host } = stage()
    await put(store, 'a', { ...bare, rule: { once: true }, attempts: 1, leased: 90_000 })
    table.start(host)
    await clock.advance(hour)
    expect(ran).toEqual([[90_000, 'x']])
  })

  it('of another bot is left alone', async () => {
    const { clock, ran, table, host } = stage()
    const other = { ...me, id: me.id * 10 + 1 }
    await table.of(other).schedule.remind({ text: 'x' }, { in: '1m' })()
    table.start(host)
    await clock.advance(hour)
    expect(ran).toEqual([])
  })
})

describe('a time that makes no sense', () => {
  it('is refused in a sentence', async () => {
    const { schedule } = stage()
    const times: ReadonlyArray<readonly [object, RegExp]> = [
      [{}, /exactly one of/],
      [{ in: '1m', at: 5 }, /exactly one of/],
      [{ at: NaN }, /^at is no moment/],
      [{ in: 'soon' }, /^in is "soon"/],
      [{ every: 10 }, /1 second or more/],
      [{ daily: '25:00' }, /"25:00" is no time of the day/],
      [{ daily: '09:00', timeZone: 'Mars/Olympus' }, /"Mars\/Olympus" is no time zone/],
      [{ monthly: { day: 32, at: '09:00' } }, /1 to 31/],
      [{ cron: '99 * * * *' }, /99/],
      [{ cron: '0 0 30 2 *' }, /never comes/],
      [{ cron: '* '.repeat(100) }, /too long/],
      [{ in: '1m', id: '' }, /id of a job/],
    ]
    for (const [time, sentence] of times) {
      // JavaScript code has no types.
      const effect: unknown = Reflect.apply(schedule.remind, undefined, [{ text: 'x' }, time])
      const result: unknown =
        typeof effect === 'function' ? await Reflect.apply(effect, undefined, []) : effect
      expect(result).toMatchObject({
        left: { _tag: 'BadSchedule', sentence: expect.stringMatching(sentence) },
      })
    }
  })

  it('or a payload of another type or size, or one job too many', async () => {
    const { schedule } = stage({ most: 2 })
    const effect: unknown = Reflect.apply(schedule.remind, undefined, [{ text: 5 }, { in: '1m' }])
    expect(typeof effect === 'function' && (await Reflect.apply(effect, undefined, []))).toMatchObject({
      left: { _tag: 'BadSchedule' },
    })
    expect(await schedule.remind({ text: 'x'.repeat(20_000) }, { in: '1m' })()).toMatchObject({
      left: { _tag: 'BadSchedule' },
    })
    for (const id of ['a', 'b', 'b']) rightOf(await schedule.remind({ text: 'x' }, { in: '1m', id })())
    expect(await schedule.remind({ text: 'x' }, { in: '1m', id: 'c' })()).toMatchObject({
      left: { _tag: 'TooManyJobs' },
    })
  })

  it('accepts exactly as many jobs as have room, and lists few keys for that', async () => {
    const { list, schedule } = stage({ most: 1_000 })
    const made: Array<E.Either<unknown, unknown>> = []
    for (let i = 0; i < 1_010; i++) made.push(await schedule.remind({ text: `${i}` }, { in: '1m' })())
    expect(made.findIndex(E.isLeft)).toBe(1_000)
    expect(made.filter(E.isRight)).toHaveLength(1_000)
    // Each of the last firings counts.
    expect(list.mock.calls.length).toBeGreaterThan(1)
    expect(list.mock.calls.length).toBeLessThan(120)
  })
})

describe('a stop', () => {
  it('waits for running jobs until the deadline, and gives the rest back', async () => {
    const { clock, ran, schedule, store, another, host } = stage()
    let signal: AbortSignal | undefined
    const hung = jobs(
      {
        remind: {
          payload: t.type({ text: t.string }),
          run: (ctx) => () => {
            signal = ctx.signal
            return new Promise(() => undefined)
          },
        },
      },
      { store, clock },
    )
    const running = hung.start(host)
    await schedule.remind({ text: 'x' }, { in: '1m' })()
    await clock.advance(minute + 30_000)
    const stopped = running.stop(10_000)()
    await clock.advance(10_000)
    expect(await stopped).toBe(1)
    expect(signal?.aborted).toBe(true)
    another().start(host)
    await clock.advance(1)
    expect(ran).toEqual([[minute + 40_000, 'x']])
  })
})

describe('a store that goes away', () => {
  it('is reported once, and no job is lost', async () => {
    const clock = makeTestClock()
    const memory = makeMemoryStore({ clock })
    let isAway = false
    const away = TE.left({ _tag: 'Unavailable', reason: 'Away.' } as const)
    const store: Required<Store> = {
      get: (...args) => (isAway ? away : memory.get(...args)),
      set: (...args) => (isAway ? away : memory.set(...args)),
      remove: (...args) => (isAway ? away : memory.remove(...args)),
      list: (...args) => (isAway ? away : memory.list(...args)),
    }
    const { call, calls } = makeRecorder(Answer.success())
    const lines: Array<string> = []
    const table = jobs(
      {
        remind: {
          payload: t.type({ chat_id: t.number, text: t.string }),
          run: ({ call, payload }) => call(sendMessage(payload)),
        },
      },
      { store, clock },
    )
    table.start({ call, me, report: (line) => () => void lines.push(line) })
    await table.of(me).schedule.remind({ chat_id: 1, text: 'x' }, { in: '10m' })()
    await clock.advance(minute)
    isAway = true
    await clock.advance(hour)
    isAway = false
    await clock.advance(minute)
    expect(calls()).toHaveLength(1)
    expect(lines).toEqual(['The store of the jobs is unavailable: Away. It is tried again.'])
  })
})
