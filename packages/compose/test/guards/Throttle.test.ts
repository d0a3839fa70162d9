import { handled, skipped, throttle, type ExcessPolicy, type ThrottleOptions } from '@pipegram/compose'
import * as Id from '@pipegram/core/Id'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import type { Update } from '@pipegram/core/Types'
import { ann, message, pressed, said } from '@pipegram/testing/Build'
import { makeTestClock, settled, type TestClock } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const bob = { ...ann, id: 1002, first_name: 'Bob' }
const group = { id: -1001, type: 'supergroup', title: 'Group' } as const

// What happened to an update: `passed`, or the result of the middleware.
const trial = (
  options: Partial<ThrottleOptions> & { readonly excess?: ExcessPolicy },
  clock: TestClock = makeTestClock(),
) => {
  const middleware = throttle<{ readonly update: Update }, ExcessPolicy>({
    per: 'user',
    limit: 2,
    window: 1_000,
    clock,
    ...options,
  })
  const attempt = (update: Update): (() => Promise<string>) => {
    let passed = false
    const run = middleware({ update }, () => () => {
      passed = true
      return handled()
    })
    return async () => {
      const result = await run()
      return passed
        ? 'passed'
        : E.isLeft(result)
          ? `${result.left._tag} ${result.left.retryAfter}`
          : result.right
    }
  }
  return {
    clock,
    attempt,
    all: async (...updates: ReadonlyArray<Update>) => {
      const seen: Array<string> = []
      for (const update of updates) seen.push(await attempt(update)())
      return seen
    },
  }
}

describe('throttle', () => {
  it.each(['by itself', 'in a store'])(
    'lets through exactly the updates that fit in every window: %s',
    (where) =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 4 }),
          fc.array(fc.nat(700), { minLength: 1, maxLength: 40 }),
          fc.nat(),
          async (limit, pauses, start) => {
            const clock = makeTestClock(start * 10_000)
            const { attempt } = trial(
              {
                limit,
                excess: 'drop',
                ...(where === 'in a store' ? { store: makeMemoryStore({ clock }) } : {}),
              },
              clock,
            )
            const passed: Array<number> = []
            for (const pause of pauses) {
              await clock.advance(pause)
              const inWindow = passed.filter((at) => at > clock.now() - 1_000).length
              const outcome = await attempt(said('x'))()
              expect(outcome).toBe(inWindow < limit ? 'passed' : 'handled')
              if (outcome === 'passed') passed.push(clock.now())
            }
          },
        ),
        { numRuns: 60 },
      ),
  )

  it('fails once in a window, and then drops', async () => {
    const { clock, all } = trial({})
    const text = said('x')
    expect(await all(text, text, text, text, text)).toEqual([
      'passed',
      'passed',
      'TooMany 1',
      'handled',
      'handled',
    ])
    await clock.advance(999)
    expect(await all(text)).toEqual(['handled'])
    await clock.advance(1)
    expect(await all(text, text, text, text)).toEqual(['passed', 'passed', 'TooMany 1', 'handled'])
  })

  it('treats an update over the limit by its policy', async () => {
    const text = said('x')
    expect(await trial({ excess: 'fail' }).all(text, text, text, text)).toEqual([
      'passed',
      'passed',
      'TooMany 1',
      'TooMany 1',
    ])
    expect(await trial({ excess: 'drop' }).all(text, text, text)).toEqual(['passed', 'passed', 'handled'])
    expect(await trial({ excess: 'skip' }).all(text, text, text)).toEqual(['passed', 'passed', 'skipped'])
    const middleware = throttle({
      per: 'user',
      limit: 1,
      window: '1m',
      clock: makeTestClock(),
      excess: 'skip',
    })
    expect(middleware({ update: text }, () => handled)).toBe(handled)
    expect(middleware({ update: text }, () => handled)).toBe(skipped)
  })

  it('says in seconds, rounded up, when the user may come again', async () => {
    const { clock, all } = trial({ limit: 1, window: '1h', excess: 'fail' })
    await all(said('x'))
    await clock.advance(1)
    expect(await all(said('x'))).toEqual(['TooMany 3600'])
    const middleware = throttle({
      per: 'user',
      limit: 1,
      window: '1h',
      clock,
      sentence: (seconds) => `Langsam: ${seconds}`,
    })
    await middleware({ update: said('x') }, () => handled)()
    expect(await middleware({ update: said('x') }, () => handled)()).toEqual(
      E.left({ _tag: 'TooMany', retryAfter: 3600, sentence: 'Langsam: 3600' }),
    )
  })

  it('makes updates wait in order and in bounds, so that no window holds more than its limit', async () => {
    const { clock, attempt } = trial({ limit: 1, excess: 'wait', queue: 3, maxWait: 5_000 })
    const ended: Array<string> = []
    const running = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      attempt(said(name))().then((outcome) => ended.push(`${name} ${outcome} ${clock.now()}`)),
    )
    await settled()
    expect(ended).toEqual(['a passed 0', 'e TooMany 4 0'])
    await clock.advance(10_000)
    await Promise.all(running)
    expect(ended.slice(2)).toEqual(['b passed 1000', 'c passed 2000', 'd passed 3000'])
  })

  it('makes no update wait for longer than the limit', async () => {
    const { all } = trial({ limit: 1, window: '1m', excess: 'wait', maxWait: '30s' })
    expect(await all(said('x'), said('x'), said('x'))).toEqual(['passed', 'TooMany 60', 'handled'])
  })

  it('counts by user, by chat, by command of a user, or by a key of a function', async () => {
    const from = (user: typeof ann, text = 'x') => said(text, { from: user, chat: group })
    const options = { limit: 1, excess: 'drop' } as const
    expect(
      await trial({ ...options, per: 'user' }).all(from(ann), from(bob), said('x'), pressed('a')),
    ).toEqual(['passed', 'passed', 'handled', 'handled'])
    expect(await trial({ ...options, per: 'chat' }).all(from(ann), from(bob), said('x'))).toEqual([
      'passed',
      'handled',
      'passed',
    ])
    expect(
      await trial({ ...options, per: 'command' }).all(
        from(ann, '/a 1'),
        from(ann, '/A 2'),
        from(ann, '/b'),
        from(bob, '/a'),
        from(ann),
        from(ann),
      ),
    ).toEqual(['passed', 'handled', 'passed', 'passed', 'passed', 'passed'])
    expect(
      await trial({ ...options, per: ({ update }) => update.message?.text }).all(
        from(ann, 'a'),
        from(bob, 'a'),
        from(bob, 'b'),
      ),
    ).toEqual(['passed', 'handled', 'passed'])
  })

  it('counts a user who writes in the name of a chat by that chat', async () => {
    const anonymous = { ...ann, id: Id.channelBot, is_bot: true }
    const inNameOf = (id: number): Update => ({
      update_id: 1,
      message: {
        ...message('x', { from: anonymous, chat: group }),
        sender_chat: { id, type: 'channel', title: 'C' },
      },
    })
    expect(await trial({ limit: 1, excess: 'drop' }).all(inNameOf(-1), inNameOf(-2), inNameOf(-1))).toEqual([
      'passed',
      'passed',
      'handled',
    ])
  })

  it('lets updates without a key pass, uncounted', async () => {
    const poll: Update = {
      update_id: 1,
      poll: {
        id: '1',
        question: 'Q',
        options: [],
        total_voter_count: 0,
        is_closed: false,
        is_anonymous: true,
        type: 'regular',
        allows_multiple_answers: false,
        allows_revoting: false,
        members_only: false,
      },
    }
    expect(await trial({ per: 'command', limit: 1 }).all(poll, poll)).toEqual(['passed', 'passed'])
    const unknown = { update_id: 1 }
    for (const per of ['user', 'chat', 'command'] as const)
      expect(await trial({ per, limit: 1 }).all(unknown, unknown)).toEqual(['passed', 'passed'])
  })

  it('counts in one store for many processes, and by itself while the store is unavailable', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    let up = true
    const shaky: Store = {
      get: (key) => (up ? store.get(key) : TE.left({ _tag: 'Unavailable', reason: 'The store is down.' })),
      set: (key, value, version, ttl) => store.set(key, value, version, ttl),
      remove: (key, version) => store.remove(key, version),
    }
    const [first, second] = [
      trial({ store: shaky, excess: 'drop' }, clock),
      trial({ store: shaky, excess: 'drop' }, clock),
    ]
    expect([
      ...(await first.all(said('x'))),
      ...(await second.all(said('x'), said('x'))),
      ...(await first.all(said('x'))),
    ]).toEqual(['passed', 'passed', 'handled', 'handled'])
    up = false
    expect(await first.all(said('x'), said('x'), said('x'))).toEqual(['passed', 'passed', 'handled'])
    up = true
    await clock.advance(2_000)
    const both = await Promise.all([first, second, first, second].map(({ attempt }) => attempt(said('x'))()))
    expect(both.filter((outcome) => outcome === 'passed')).toHaveLength(2)
    await clock.advance(1_000)
    await store.set('user 1001 throttle user 2/1000', 'nonsense', undefined)()
    expect(await first.all(said('x'))).toEqual(['passed'])
  })

  it('gives keys of any length and form to a store', async () => {
    const seen: Array<string> = []
    const store = makeMemoryStore()
    const watched: Store = {
      ...store,
      get: (key) => {
        seen.push(key)
        return store.get(key)
      },
    }
    await trial({ store: watched, per: () => `${'x'.repeat(399)}😀` }).all(said('x'))
    expect(seen).toHaveLength(1)
    for (const key of seen) expect([key.length <= 512, key.isWellFormed()]).toEqual([true, true])
  })

  it('refuses numbers out of range where it is defined', () => {
    expect(() => throttle({ per: 'user', limit: 0, window: '1m' })).toThrow(
      'limit is 0. It must be a whole number of at least 1.',
    )
    expect(() => throttle({ per: 'user', limit: NaN, window: '1m' })).toThrow(RangeError)
    expect(() => throttle({ per: 'user', limit: 1, window: 0 })).toThrow(
      'window is 0 and should be milliseconds from 1 on, or a time such as "30s", "1m" or "2h".',
    )
    expect(() => throttle({ per: 'user', limit: 1, window: '-1s' })).toThrow(RangeError)
    expect(() => throttle({ per: 'user', limit: 1, window: 10, most: 1 })).toThrow('most is 1')
    expect(() => throttle({ per: 'user', limit: 1, window: 10, excess: 'wait', maxWait: Infinity })).toThrow(
      'maxWait',
    )
  })

  it('keeps the counts of two bots apart', async () => {
    expect(await trial({ limit: 1 }).all(said('x'))).toEqual(['passed'])
    expect(await trial({ limit: 1 }).all(said('x'))).toEqual(['passed'])
  })
})
