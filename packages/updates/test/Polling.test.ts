import { hostname } from 'node:os'
import { choose, commands, handle, pipeline, urgent } from '@pipegram/compose'
import { make, type Bot } from '@pipegram/compose/Handler'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Update } from '@pipegram/core/Types'
import { makeTestClock, settled, type TestClock } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import { poll, type PollingOptions } from '@pipegram/updates/Polling'
import type { Running } from '@pipegram/updates/Running'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeTelegram, me, said, type Telegram } from './Telegram.ts'

const method = 'getUpdates'

interface World {
  readonly telegram: Telegram
  readonly clock: TestClock
  readonly running: Running
  readonly letters: ReadonlyArray<DeadLetter>
  readonly lines: ReadonlyArray<string>
}

// A bot of one async function that polls a Telegram in this process. The test moves its clock.
const begin = (
  run: (update: Update) => Promise<unknown>,
  options: Partial<PollingOptions> = {},
  telegram = makeTelegram(),
): World => {
  const clock = makeTestClock()
  const letters: Array<DeadLetter> = []
  const lines: Array<string> = []
  const bot: Bot =
    ({ update }) =>
    () =>
      run(update).then(() => E.right('handled'))
  const running = poll({
    call: telegram.call,
    withSignal: telegram.withSignal,
    me,
    bot,
    clock,
    random: () => 0,
    timeLimit: 'none',
    report: (line) => () => void lines.push(line),
    onDeadLetter: (letter) => async () => void letters.push(letter),
    ...options,
  })()
  onTestFinished(() => stopped({ clock, running }))
  return { telegram, clock, running, letters, lines }
}

const stopped = async ({ clock, running }: Pick<World, 'clock' | 'running'>): Promise<void> => {
  const stop = running.stop()
  await clock.advance(60_000)
  await stop
}

const ids = (count: number, from = 1): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, i) => from + i)

// A gate for each update: its handler waits until the test opens the gate.
const makeGates = () => {
  const gates = new Map<number, PromiseWithResolvers<undefined>>()
  const waiting = new Set<number>()
  const gate = (id: number): PromiseWithResolvers<undefined> => {
    const found = gates.get(id) ?? Promise.withResolvers<undefined>()
    gates.set(id, found)
    return found
  }
  return {
    waiting,
    open: (...open: ReadonlyArray<number>) => {
      for (const id of open) gate(id).resolve(undefined)
    },
    pass: async ({ update_id }: Update): Promise<void> => {
      waiting.add(update_id)
      await gate(update_id).promise
      waiting.delete(update_id)
    },
  }
}

describe('the order of updates', () => {
  it('holds in one chat for a handler that reads, waits and writes', async () => {
    let stored = 0
    const world = begin(async () => {
      const read = stored
      await settled()
      stored = read + 1
    })
    world.telegram.push(...ids(20).map((id) => said(id)))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(stored).toBe(20)
  })

  it('does not keep one chat waiting for another: twenty run in parallel', async () => {
    const all = Promise.withResolvers<undefined>()
    let inside = 0
    const world = begin(async () => {
      inside += 1
      if (inside === 20) all.resolve(undefined)
      await all.promise
    })
    world.telegram.push(...ids(20).map((id) => said(id, id)))
    // Each handler waits for all twenty: with one lane fewer, the test would never end.
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(inside).toBe(20)
  })

  it('holds for the updates that wait for room under the limit', async () => {
    const gates = makeGates()
    const world = begin(gates.pass, { inFlight: 5 })
    world.telegram.push(...ids(20).map((id) => said(id, id)))
    await settled()
    expect([...gates.waiting]).toEqual([1, 2, 3, 4, 5])
    expect(world.running.health().inFlight).toBe(5)
    gates.open(3)
    await settled()
    expect([...gates.waiting]).toEqual([1, 2, 4, 5, 6])
    gates.open(...ids(20))
    await world.telegram.until(() => world.telegram.queue().length === 0)
  })

  it('holds per chat: new updates of other chats overtake a slow one', async () => {
    const gates = makeGates()
    gates.open(2, 3, 5)
    const handled: Array<number> = []
    const world = begin((update) => gates.pass(update).then(() => void handled.push(update.update_id)))
    world.telegram.push(said(1, 1), said(2, 2))
    await settled()
    world.telegram.push(said(3, 3), said(4, 1), said(5, 5))
    await world.clock.advance(1200)
    expect(handled).toEqual([2, 3, 5])
    expect([...gates.waiting]).toEqual([1])
    gates.open(1, 4)
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(handled).toEqual([2, 3, 5, 1, 4])
  })
})

describe('health', () => {
  it('says late, not running, when no poll is answered for longer than it may take', async () => {
    const world = begin(async () => undefined, { timeout: 30 })
    await world.clock.advance(60_000)
    expect(world.running.health().state).toBe('running')
    await world.clock.advance(1)
    expect(world.running.health().state).toBe('late')
    world.telegram.push(said(1))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(world.running.health().state).toBe('running')
  })
})

describe('polling', () => {
  it('confirms the finished updates and no others', async () => {
    const gates = makeGates()
    const world = begin(gates.pass)
    world.telegram.push(...ids(4).map((id) => said(id, id)))
    await settled()
    gates.open(1, 3, 4)
    await world.clock.advance(700)
    expect(world.telegram.polls.at(-1)?.offset).toBe(2)
    expect(world.running.health().offset).toBe(2)
    expect(world.telegram.queue()).toHaveLength(3)
    gates.open(2)
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(world.telegram.polls.at(-1)?.offset).toBe(5)
  })

  it('loses no update when the process is killed', async () => {
    const gates = makeGates()
    const first = begin(gates.pass)
    first.telegram.push(...ids(6).map((id) => said(id, id)))
    await settled()
    gates.open(1, 2, 5)
    await first.clock.advance(700)
    // Now the first process hangs, and a second one takes its place.
    const seen: Array<number> = []
    const second = begin(async ({ update_id }) => void seen.push(update_id), {}, first.telegram)
    await second.telegram.until(() => second.telegram.queue().length === 0)
    expect(seen).toEqual([3, 4, 5, 6])
    gates.open(...ids(6))
  })

  it('handles each update once, however often it arrives', async () => {
    const seen: Array<number> = []
    const gates = makeGates()
    const world = begin((update) => {
      seen.push(update.update_id)
      return gates.pass(update)
    })
    world.telegram.push(said(1, 1), said(2, 2), said(2, 2))
    await world.clock.advance(5000)
    expect(world.telegram.polls.length).toBeGreaterThan(5)
    expect(seen).toEqual([1, 2])
    gates.open(1, 2)
    await world.telegram.until(() => world.telegram.queue().length === 0)
  })

  it('goes on after the numbering of Telegram has restarted', async () => {
    const seen: Array<number> = []
    const world = begin(async ({ update_id }) => void seen.push(update_id))
    world.telegram.push(said(9000))
    await world.telegram.until(() => world.telegram.polls.at(-1)?.offset === 9001)
    world.telegram.push(said(70), said(71))
    await world.telegram.until(() => world.telegram.polls.at(-1)?.offset === 72)
    expect(seen).toEqual([9000, 70, 71])
    expect(world.telegram.queue()).toEqual([])
  })
})

describe('an update that cannot be handled', () => {
  it('is given to the hook as a whole with the path of its fault, and the others are handled', async () => {
    const seen: Array<number> = []
    const world = begin(async ({ update_id }) => void seen.push(update_id))
    const faulty = { ...said(2), message: { ...said(2).message, date: 'yesterday' } }
    world.telegram.push(said(1), faulty, said(3))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(seen).toEqual([1, 3])
    expect(world.letters).toHaveLength(1)
    expect(world.letters[0]).toMatchObject({
      _tag: 'Undecodable',
      update: faulty,
      errors: [expect.stringContaining('update.message.date')],
    })
    expect(world.telegram.polls.at(-1)?.offset).toBe(4)
  })

  it('does not delay the others if it has no id, and is not fetched without a pause', async () => {
    const world = begin(async () => undefined)
    world.telegram.push(null)
    await world.clock.advance(3000)
    expect(world.telegram.polls.length).toBeLessThanOrEqual(32)
    expect(world.letters.length).toBeGreaterThan(0)
    world.telegram.push(said(1))
    await world.clock.advance(700)
    expect(world.running.health().offset).toBe(2)
  })

  it.each<[string, Bot]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => () => Promise.reject(new Error('no'))],
    // By its type a bot cannot fail, but JavaScript code can.
    ['fails', () => () => Promise.resolve(JSON.parse('{"_tag":"Left","left":"no"}'))],
  ])('is reported once if the bot %s, and the bot goes on', async (_, bad) => {
    const seen: Array<number> = []
    const bot: Bot = (ctx) =>
      ctx.update.update_id === 2
        ? bad(ctx)
        : async () => {
            seen.push(ctx.update.update_id)
            return E.right('skipped')
          }
    const world = begin(async () => undefined, { bot })
    world.telegram.push(said(1), said(2), said(3))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(seen).toEqual([1, 3])
    expect(world.letters).toMatchObject([{ _tag: 'Thrown', update: said(2) }])
  })

  it('is not confirmed before the hook has succeeded', async () => {
    let failures = 1
    const letters: Array<DeadLetter> = []
    const world = begin(() => Promise.reject(new Error('no')), {
      onDeadLetter: (letter) => async () => {
        if (failures > 0) {
          failures -= 1
          throw new Error('disk full')
        }
        letters.push(letter)
      },
    })
    world.telegram.push(said(1))
    await settled()
    expect([letters.length, world.telegram.queue().length]).toEqual([0, 1])
    expect(
      world.lines.filter((line) => line.includes('hook failed on update 1: Error: disk full')),
    ).toHaveLength(1)
    await world.clock.advance(700)
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(letters).toHaveLength(1)
  })

  it('is given to the hook with the client', async () => {
    const telegram = makeTelegram()
    const clients: Array<unknown> = []
    const world = begin(
      () => Promise.reject(new Error('no')),
      { onDeadLetter: (_, client) => async () => void clients.push(client) },
      telegram,
    )
    world.telegram.push(said(1))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(clients).toEqual([telegram.call])
  })

  it('is one line of the report if no hook is set', async () => {
    const telegram = makeTelegram()
    const lines: Array<string> = []
    const clock = makeTestClock()
    const bot: Bot = () => {
      throw new Error('no')
    }
    const running = poll({ ...telegram, me, bot, clock, report: (line) => () => void lines.push(line) })()
    telegram.push(said(1))
    await telegram.until(() => telegram.queue().length === 0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^The bot threw on update 1 \(message\): Error: no at /)
    await stopped({ clock, running })
  })
})

describe('a stop', () => {
  it('ends the long poll without another call', async () => {
    const world = begin(async () => undefined)
    world.telegram.push(said(1))
    await world.telegram.polled(2)
    await stopped(world)
    expect(await world.running.done()).toEqual(E.right(undefined))
    // The aborted poll has confirmed the update.
    expect(world.telegram.polls.map(({ offset }) => offset)).toEqual([undefined, 2])
    expect(world.running.health().state).toBe('stopped')
    expect(world.clock.sleeping()).toEqual([])
  })

  it('first gives a poll that has just begun the time to reach Telegram', async () => {
    const world = begin(async () => undefined)
    await world.telegram.polled(1)
    const stop = world.running.stop()
    await world.clock.advance(199)
    expect(world.running.health().state).toBe('stopping')
    await world.clock.advance(1)
    await stop
    expect(world.running.health().state).toBe('stopped')
  })

  it('ends the long poll of an interpreter whose calls cannot be aborted', async () => {
    const telegram = makeTelegram()
    const clock = makeTestClock()
    const running = poll({ call: telegram.call, me, bot: () => async () => E.right('handled'), clock })()
    await telegram.polled(1)
    await stopped({ clock, running })
    expect(running.health().state).toBe('stopped')
  })

  it('lets the updates in flight end, confirms them, and takes no new ones', async () => {
    const gates = makeGates()
    const world = begin(gates.pass)
    world.telegram.push(said(1, 1), said(2, 1), said(3, 3))
    await settled()
    const stop = world.running.stop()
    await settled()
    expect(world.running.health().state).toBe('stopping')
    world.telegram.push(said(4, 4))
    gates.open(1, 2, 3)
    await stop
    expect(world.telegram.polls.at(-1)).toEqual({ offset: 4, limit: 1, timeout: 0 })
    expect(world.telegram.queue()).toEqual([said(4, 4)])
    expect(world.lines).toEqual([])
  })

  it('waits until its deadline, and reports how many updates are left unconfirmed', async () => {
    const gates = makeGates()
    const world = begin(gates.pass, { deadline: '3s' })
    world.telegram.push(said(1, 1), said(2, 2), said(3, 2), said(4, 4))
    await settled()
    gates.open(1)
    const stop = world.running.stop()
    await world.clock.advance(2999)
    expect(world.running.health().state).toBe('stopping')
    await world.clock.advance(1)
    await stop
    expect(world.lines).toEqual([
      'Updates that did not end within 3 s after the stop: 3. Telegram sends them again.',
    ])
    expect(world.telegram.queue()).toEqual([said(2, 2), said(3, 2), said(4, 4)])
    // Updates that end later change nothing, and the waiting ones never start.
    gates.open(2, 4)
    await settled()
    expect(world.running.health().offset).toBe(2)
    expect(gates.waiting.has(3)).toBe(false)
  })

  it('drops the rest of a batch that waits for room', async () => {
    const gates = makeGates()
    const world = begin(gates.pass, { inFlight: 1 })
    world.telegram.push(said(1, 1), said(2, 2), said(3, 3))
    await settled()
    const stop = world.running.stop()
    await settled()
    gates.open(1, 2, 3)
    await stop
    expect(world.telegram.queue()).toEqual([said(2, 2), said(3, 3)])
  })

  it('ends a pause at once', async () => {
    const world = begin(async () => undefined)
    world.telegram.fail({ _tag: 'RateLimited', method, retryAfter: 86_400, description: '' })
    world.telegram.push(said(1))
    await world.clock.asleep(3_000_000)
    await world.running.stop()
    expect(world.clock.sleeping()).toEqual([])
  })

  it('reports that the last confirmation has failed', async () => {
    const gates = makeGates()
    const world = begin(gates.pass)
    world.telegram.push(said(1))
    await settled()
    const stop = world.running.stop()
    world.telegram.fail({ _tag: 'Unreachable', method, reason: 'ENOTFOUND' })
    gates.open(1)
    await stop
    expect(world.lines).toEqual([
      expect.stringMatching(
        /could not be confirmed: Telegram sends them again\. getUpdates failed.*ENOTFOUND/,
      ),
    ])
    expect(await world.running.done()).toEqual(E.right(undefined))
  })

  it('can be repeated', async () => {
    const world = begin(async () => undefined)
    await world.telegram.polled(1)
    const both = Promise.all([world.running.stop(), world.running.stop()])
    await world.clock.advance(200)
    await both
    await world.running.stop()
  })
})

describe('after a failure', () => {
  it.each<[ApiError, number]>([
    [{ _tag: 'RateLimited', method, retryAfter: 7, description: 'Too Many Requests: retry after 7' }, 7000],
    [{ _tag: 'Unreachable', method, reason: 'ECONNREFUSED' }, 500],
    [{ _tag: 'Timeout', method, after: 60_000 }, 500],
    [{ _tag: 'Malformed', method, errors: ['The answer is not JSON.'] }, 500],
    [{ _tag: 'Rejected', method, code: 502, reason: 'Other', description: 'Bad Gateway' }, 500],
    [
      {
        _tag: 'Conflict',
        method,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      },
      500,
    ],
  ])('polling waits after $_tag and goes on', async (error, ms) => {
    const seen: Array<number> = []
    const world = begin(async ({ update_id }) => void seen.push(update_id))
    // The first poll is under way, so the second and third polls show the wait.
    world.telegram.fail(error, error)
    world.telegram.push(said(1), said(2))
    await world.telegram.until(() => world.telegram.polls.length === 2)
    await settled()
    expect(world.running.health()).toMatchObject({ state: 'waiting', trouble: error })
    await world.clock.advance(ms - 1)
    expect(world.telegram.polls).toHaveLength(2)
    await world.clock.advance(30_000)
    expect(seen).toEqual([1, 2])
    expect(world.running.health()).toMatchObject({ state: 'running', offset: 3, trouble: error })
    world.telegram.push(said(3))
    await settled()
    expect(world.running.health().offset).toBe(4)
    expect(world.running.health()).not.toHaveProperty('trouble')
    expect(world.lines).toEqual([
      expect.stringMatching(
        /^getUpdates failed: .*\. (?:Trying again|This is process .*so that the other one can stop)\.$/,
      ),
    ])
  })

  it.each<[ApiError, RegExp]>([
    [{ _tag: 'Unauthorized', method, description: 'Unauthorized' }, /does not accept this token/],
    [
      // Only getWebhookInfo tells the two causes apart: the words may change.
      { _tag: 'Conflict', method, description: 'Conflict: in other words' },
      /The webhook at bot\.example receives the updates of this bot: call deleteWebhook to poll/,
    ],
    [{ _tag: 'Rejected', method, code: 400, reason: 'Other', description: 'Logged out' }, /Logged out/],
  ])('polling ends with $_tag when the updates in flight have ended', async (error, line) => {
    const gates = makeGates()
    const world = begin(gates.pass)
    world.telegram.push(said(1))
    await settled()
    world.telegram.webhook('https://bot.example/a-secret-path')
    world.telegram.fail(error)
    await world.clock.advance(700)
    expect(world.running.health()).toMatchObject({ state: 'failed', trouble: error, inFlight: 1 })
    gates.open(1)
    expect(await world.running.done()).toEqual(E.left(error))
    expect(world.lines).toEqual([expect.stringMatching(line)])
    expect(world.lines[0]).toMatch(/ Polling has ended\.$/)
    expect(world.lines[0]).not.toContain('a-secret-path')
  })

  it.each([
    [{}, 59_000],
    [{ patience: '2m' as const }, 119_000],
  ])('polling tolerates another poll for a time, then ends: %j', async (options, still) => {
    const rival: ApiError = {
      _tag: 'Conflict',
      method,
      description: 'Conflict: words that name a webhook',
    }
    const world = begin(async () => undefined, options)
    world.telegram.fail(...ids(50).map(() => rival))
    world.telegram.push(said(1))
    await world.clock.advance(still)
    expect(world.running.health().state).toBe('waiting')
    await world.clock.advance(30_000)
    expect(await world.running.done()).toEqual(E.left(rival))
    expect(world.lines).toEqual([
      expect.stringContaining(`This is process ${process.pid} on ${hostname()}: it tries again for`),
      expect.stringMatching(/Another instance has polled.* Stop that one first/),
    ])
  })
})

describe('the pace of polling', () => {
  it('brings an update within 100 ms beside a slow handler, and repeats no offset at once', async () => {
    const handled: Array<number> = []
    const gates = makeGates()
    const world = begin((update) => {
      handled.push(update.update_id)
      return gates.pass(update)
    })
    world.telegram.push(said(1))
    await world.clock.advance(5_000)
    world.telegram.push(said(2, 2))
    await world.clock.advance(100)
    expect(handled).toEqual([1, 2])
    const offsets = world.telegram.polls.map(({ offset }) => offset)
    expect(offsets.length).toBeGreaterThan(40)
    expect(offsets.filter((offset, i) => offset === offsets[i + 1])).toEqual([])
  })

  it('brings /stop within 50 ms for ten minutes, if the bot can be stopped', async () => {
    const handled: Array<number> = []
    const gates = makeGates()
    const run = async (update: Update): Promise<E.Either<never, 'handled'>> => {
      handled.push(update.update_id)
      await gates.pass(update)
      return E.right('handled')
    }
    const bot: Bot = pipeline(
      choose(
        urgent(
          commands({
            stop:
              ({ update }) =>
              () =>
                run(update),
          }),
        ),
        handle(
          ({ update }) =>
            () =>
              run(update),
        ),
      ),
    )
    const world = begin(async () => undefined, { bot })
    world.telegram.push(said(1))
    await world.clock.advance(595_000)
    const before = world.telegram.polls.length
    await world.clock.advance(1_000)
    expect(world.telegram.polls.length - before).toBe(20)
    const stop = {
      ...said(2).message,
      text: '/stop',
      entities: [{ type: 'bot_command', offset: 0, length: 5 }],
    }
    world.telegram.push({ update_id: 2, message: stop })
    await world.clock.advance(50)
    expect(handled).toEqual([1, 2])
    const offsets = world.telegram.polls.map(({ offset }) => offset)
    expect(offsets.filter((offset, i) => offset === offsets[i + 1])).toEqual([])
    await world.clock.advance(700_000)
    const later = world.telegram.polls.length
    await world.clock.advance(60_000)
    expect(world.telegram.polls.length - later).toBe(100)
  })

  it('has pauses while the oldest update is not finished', async () => {
    const gates = makeGates()
    const world = begin(gates.pass)
    world.telegram.push(said(1))
    await settled()
    const before = world.telegram.polls.length
    await world.clock.advance(60_000)
    const polls = world.telegram.polls.length - before
    expect(polls).toBeGreaterThan(60)
    // Ten polls a second for ten seconds, and then one every 600 ms.
    expect(polls).toBeLessThanOrEqual(185)
    gates.open(1)
    // The offset moves on, so there is no pause.
    await world.telegram.until(() => world.telegram.queue().length === 0)
  })

  it('is slow while all updates that Telegram shows are in flight', async () => {
    const gates = makeGates()
    const world = begin(gates.pass, { limit: 10 })
    world.telegram.push(...ids(11).map((id) => said(id, id)))
    await world.clock.advance(60_000)
    expect(gates.waiting.size).toBe(10)
    expect(world.telegram.polls.length).toBeLessThanOrEqual(15)
    expect(world.lines).toEqual([
      'Update 1 is not finished, and Telegram shows only 10 updates from it on. ' +
        'All are taken: no new ones come until it is finished.',
    ])
    gates.open(...ids(11))
    await world.telegram.until(() => world.telegram.queue().length === 0)
  })

  it('has pauses even if empty answers come at once', async () => {
    const world = begin(async () => undefined, { timeout: 0 })
    await world.clock.advance(6000)
    expect(world.telegram.polls.length).toBeGreaterThan(5)
    expect(world.telegram.polls.length).toBeLessThanOrEqual(11)
  })

  it('has no pause when a whole batch is finished', async () => {
    const world = begin(async () => undefined)
    world.telegram.push(...ids(250).map((id) => said(id, id)))
    await world.telegram.until(() => world.telegram.queue().length === 0)
    expect(world.clock.now()).toBe(0)
    expect(world.telegram.polls.map(({ offset }) => offset)).toContain(251)
  })
})

describe('a poll', () => {
  it('asks for the kinds of updates that the bot answers to', async () => {
    const bot: Bot = make(() => async () => E.right('handled'), {
      label: 'x',
      routes: [{ kind: 'callback_query' }, { kind: 'message' }],
      next: [],
    })
    const world = begin(async () => undefined, { bot })
    await world.telegram.polled(1)
    expect(world.telegram.polls[0]).toEqual({
      limit: 100,
      timeout: 30,
      allowed_updates: ['message', 'callback_query'],
    })
  })

  it('has the parameters of the options', async () => {
    const world = begin(async () => undefined, { allowedUpdates: ['poll'], limit: 7, timeout: 3 })
    await world.telegram.polled(1)
    expect(world.telegram.polls[0]).toEqual({ limit: 7, timeout: 3, allowed_updates: ['poll'] })
  })

  it('gives the bot its user, the update and the interpreter', async () => {
    const contexts: Array<unknown> = []
    const telegram = makeTelegram()
    const bot: Bot = (ctx) => async () => {
      contexts.push(ctx)
      return E.right('handled')
    }
    const world = begin(async () => undefined, { bot }, telegram)
    telegram.push(said(1))
    await telegram.until(() => telegram.queue().length === 0)
    // The calls of an update are tracked, so `call` is another function that does the same.
    expect(contexts).toEqual([
      {
        update: said(1),
        call: expect.any(Function),
        me,
        signal: expect.any(AbortSignal),
        turn: {
          extend: expect.any(Function),
          interrupt: expect.any(Function),
          last: expect.any(Function),
          again: expect.any(Function),
          skipped: [],
        },
      },
    ])
    await stopped(world)
  })
})
