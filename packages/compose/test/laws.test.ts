// The laws of composition, for any middlewares: identity, associativity, and the written order of
// alternatives.

import type { PipelineBranch } from '@pipegram/compose/Branch'
import { append, chain, use, type Chain } from '@pipegram/compose/Chain'
import { choose, chooseFrom } from '@pipegram/compose/Choose'
import { end, handle, make, shapeOf, type Handler } from '@pipegram/compose/Handler'
import { handled, skipped, withRoutes, type Middleware } from '@pipegram/compose/Middleware'
import { branch } from '@pipegram/compose/Pipeline'
import { either, both, routesOf, type Route, type Routes } from '@pipegram/compose/Shape'
import { updateKinds, type Update } from '@pipegram/core/Types'
import { pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

// Any middleware of a small world: it adds, overwrites, fails, ends, skips, or waits first.
interface World {
  readonly update: Update
  readonly trail: ReadonlyArray<string>
}
type Step = Middleware<World, { readonly trail: ReadonlyArray<string> }, string>

const step: fc.Arbitrary<Step> = fc
  .tuple(fc.string({ maxLength: 3 }), fc.constantFrom('add', 'wait', 'fail', 'end', 'skip', 'after'))
  .map(([name, what]): Step => (ctx, next) => {
    const onward = next({ trail: [...ctx.trail, name] })
    switch (what) {
      case 'wait':
        return () => Promise.resolve().then(onward)
      case 'fail':
        return ctx.trail.length % 2 === 0 ? TE.left(name) : onward
      case 'end':
        return ctx.trail.length > 2 ? handled : onward
      case 'skip':
        return ctx.trail.length > 1 ? skipped : onward
      case 'after':
        return () => onward().finally(() => name)
      default:
        return onward
    }
  })

const steps = fc.array(step, { maxLength: 6 })
const build = (list: ReadonlyArray<Step>): Chain<World, World, string> =>
  list.reduce<Chain<World, World, string>>((self, mw) => pipe(self, use(mw)), chain<World>())

// What a chain does, seen from outside: the outcome, and what the handler saw.
const run = async (self: Chain<World, World, string>) => {
  const seen: Array<unknown> = []
  const handler = pipe(
    self,
    handle((ctx) =>
      TE.fromIO(() => {
        seen.push(ctx)
      }),
    ),
  )
  return { outcome: await handler({ update: said('hello'), trail: [] })(), seen }
}

describe('chains', () => {
  it('have the empty chain as identity, on both sides', () =>
    fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const expected = await run(build(list))
        expect(await run(pipe(chain<World>(), append(build(list))))).toEqual(expected)
        expect(await run(pipe(build(list), append(chain<World>())))).toEqual(expected)
      }),
    ))

  it('compose associatively', () =>
    fc.assert(
      fc.asyncProperty(steps, steps, steps, async (a, b, c) => {
        const left = pipe(build(a), append(build(b)), append(build(c)))
        const right = pipe(build(a), append(pipe(build(b), append(build(c)))))
        expect(await run(left)).toEqual(await run(right))
        expect(await run(left)).toEqual(await run(build([...a, ...b, ...c])))
      }),
    ))

  it('stay the same with a middleware that adds nothing', () =>
    fc.assert(
      fc.asyncProperty(steps, steps, async (a, b) => {
        const pass: Middleware<unknown, object, never> = (_, next) => next({})
        expect(await run(pipe(build(a), use(pass), append(build(b))))).toEqual(await run(build([...a, ...b])))
      }),
    ))
})

// Branches that answer to everything, to a kind or to a key. Some of them skip, at once or after a wait.
const keys: ReadonlyArray<Route> = [
  { kind: 'message' },
  { kind: 'message', key: '/start' },
  { kind: 'message', key: '/stop' },
  { kind: 'message', key: '=hello' },
  { kind: 'message', key: '=/start' },
  { kind: 'callback_query' },
  { kind: 'callback_query', key: '#buy' },
  { kind: 'poll' },
]
const routes: fc.Arbitrary<Routes> = fc.oneof(
  fc.constant<Routes>('any'),
  fc.subarray([...keys], { minLength: 1 }),
)
const updates: ReadonlyArray<Update> = [
  said('hello'),
  said('/start'),
  said('/stop now'),
  said('/other'),
  pressed('buy.1'),
  pressed('sell'),
  { update_id: 1 },
]

const answersTo = (update: Update, all: Routes): boolean =>
  all === 'any' ||
  all.some(({ kind, key }) => {
    const { text } = update.message ?? {}
    if (kind === 'message')
      return (
        update.message !== undefined &&
        (key === undefined || (key.startsWith('/') ? text?.split(' ')[0] === key : `=${text}` === key))
      )
    if (kind === 'callback_query')
      return (
        update.callback_query !== undefined &&
        (key === undefined || update.callback_query.data?.startsWith(`${key.slice(1)}.`) === true)
      )
    return false
  })

const someBranch = fc.record({
  routes,
  what: fc.constantFrom<'handle' | 'skip' | 'skip later' | 'fail'>('handle', 'skip', 'skip later', 'fail'),
})

describe('choose', () => {
  it('tries exactly the branches that answer to the update, in order, until one does not skip', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(someBranch, { maxLength: 12 }),
        fc.constantFrom(...updates),
        async (branches, update) => {
          const tried: Array<number> = []
          const handlers = branches.map(
            ({ routes: own, what }, i) =>
              (c: Chain<World, World, never>): Handler<World, string> =>
                pipe(
                  c,
                  use(
                    withRoutes(
                      `${i}`,
                      own,
                    )<World, object, never>((ctx, next) => (answersTo(ctx.update, own) ? next({}) : skipped)),
                  ),
                  end(
                    make(
                      (): TE.TaskEither<string, 'handled' | 'skipped'> => {
                        tried.push(i)
                        return what === 'skip'
                          ? skipped
                          : what === 'skip later'
                            ? () => Promise.resolve(E.right('skipped'))
                            : what === 'fail'
                              ? TE.left(`${i}`)
                              : handled
                      },
                      { label: 'it', routes: 'any', next: [] },
                    ),
                  ),
                ),
          )
          const outcome = await pipe(chain<World>(), chooseFrom(handlers))({ update, trail: [] })()

          const matching = [...branches.entries()].filter(([, b]) => answersTo(update, b.routes))
          const last = matching.findIndex(([, b]) => b.what === 'handle' || b.what === 'fail')
          expect(tried).toEqual((last === -1 ? matching : matching.slice(0, last + 1)).map(([i]) => i))
          const [place, ending] = matching[last] ?? []
          expect(outcome).toEqual(
            ending === undefined
              ? E.right('skipped')
              : ending.what === 'fail'
                ? E.left(String(place))
                : E.right('handled'),
          )
        },
      ),
      { numRuns: 500 },
    ))

  it('tries a branch with a key that its kind of update does not have', async () => {
    const keyed = withRoutes('polls', [{ kind: 'poll', key: '/mine' }])<World, object, never>((_, next) =>
      next({}),
    )
    const bot = pipe(
      chain<World>(),
      choose(
        branch(
          use(keyed),
          handle(() => TE.right(1)),
        ),
      ),
    )
    const poll = {
      id: '1',
      question: '?',
      options: [],
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      type: 'regular',
      allows_multiple_answers: false,
      allows_revoting: false,
      members_only: false,
    } as const
    expect(await bot({ update: { update_id: 1, poll }, trail: [] })()).toEqual(E.right('handled'))
  })

  it('has the routes of its branches', () => {
    fc.assert(
      fc.property(fc.array(routes, { minLength: 1, maxLength: 5 }), (all) => {
        const bot = pipe(
          chain<World>(),
          chooseFrom(
            all.map((own, i): PipelineBranch<World, never> =>
              branch(
                use(withRoutes(`${i}`, own)<World, object, never>((_, next) => next({}))),
                handle(() => TE.right(i)),
              ),
            ),
          ),
        )
        expect(routesOf(shapeOf(bot))).toEqual(either(all))
      }),
    )
  })
})

describe('routes', () => {
  const matches = (all: Routes): ReadonlyArray<number> =>
    [...updates.keys()].filter((i) => answersTo(updates[i] ?? { update_id: 0 }, all))

  it('meet and join as sets of updates do', () => {
    expect(updateKinds.length).toBeGreaterThan(20)
    fc.assert(
      fc.property(routes, routes, (a, b) => {
        const common = matches(a).filter((i) => matches(b).includes(i))
        expect(matches(both(a, b))).toEqual(expect.arrayContaining(common))
        // A step may ask for a command and a text. One of the two keys is kept, which lets more through than
        // both.
        if (
          new Set(
            [a, b]
              .flatMap((all) => (all === 'any' ? [] : all))
              .flatMap(({ kind, key }) => (kind === 'message' && key !== undefined ? key.charAt(0) : [])),
          ).size < 2
        )
          expect(matches(both(a, b))).toEqual(common)
        expect(matches(either([a, b]))).toEqual(
          [...updates.keys()].filter((i) => matches(a).includes(i) || matches(b).includes(i)),
        )
      }),
    )
  })
})

describe('merging', () => {
  it('leaves a key named __proto__ out', async () => {
    const poison: Middleware<World, object, never> = (_, next) =>
      next(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'))
    const { seen } = await run(pipe(chain<World>(), use(poison)))
    expect(seen).toHaveLength(1)
    expect(seen[0]).not.toHaveProperty('polluted')
    expect(Object.keys(seen[0] ?? {})).toEqual(['update', 'trail', 'constructor'])
    expect(Object.getPrototypeOf(seen[0])).toBe(Object.prototype)
  })
})
