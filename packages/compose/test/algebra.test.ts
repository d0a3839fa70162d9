// The steps and combinators around a chain: what each promises, for any later steps, even the worst.

import {
  branch,
  catchError,
  chain,
  choose,
  groupFrom,
  commands,
  end,
  fork,
  fromAsync,
  fromKoa,
  group,
  handle,
  handled,
  lazy,
  make,
  on,
  pipeline,
  provide,
  recover,
  skipped,
  tap,
  timeout,
  unless,
  use,
  when,
  type Context,
  type Handler,
  type PipelineBranch,
  type HasStop,
  type Outcome,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe, sendMessage } from '@pipegram/core/Calls'
import { me, pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeRecorder } from '@pipegram/testing/Recorder'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

interface Failure {
  readonly _tag: 'A' | 'B'
}

// Any later steps: they handle, skip or fail with one of two tags, at once or later, or throw.
const endings = ['handled', 'skipped', 'A', 'B', 'throws'] as const
const ending = fc.record({ what: fc.constantFrom(...endings), later: fc.boolean() })
type Ending = { readonly what: (typeof endings)[number]; readonly later: boolean }

const effectOf = ({ what, later }: Ending): TE.TaskEither<Failure, Outcome> => {
  const now: TE.TaskEither<Failure, Outcome> =
    what === 'handled'
      ? handled
      : what === 'skipped'
        ? skipped
        : what === 'throws'
          ? () => Promise.reject(new Error('a fault'))
          : TE.left({ _tag: what })
  return later ? () => settled().then(now) : now
}

const restOf = (ending: Ending) =>
  end(
    make((): TE.TaskEither<Failure, Outcome> => effectOf(ending), { label: 'rest', routes: 'any', next: [] }),
  )

const outcomeOf = <Err>(bot: Handler<Context, Err>): Promise<unknown> =>
  harness(bot)(said('hello'))().then(
    ({ outcome }) => outcome,
    (cause: unknown) => `threw ${String(cause)}`,
  )

const bare = (ending: Ending): Promise<unknown> => outcomeOf(pipeline(restOf(ending)))

const { signal } = new AbortController()

describe('when and unless', () => {
  it('let each update through exactly one of them', () =>
    fc.assert(
      fc.asyncProperty(ending, fc.boolean(), async (rest, holds) => {
        const both = pipeline(
          choose(
            branch(
              when(() => holds),
              restOf(rest),
            ),
            branch(
              unless(() => holds),
              restOf(rest),
            ),
          ),
        )
        expect(await outcomeOf(both)).toEqual(await bare(rest))
      }),
    ))
})

describe('tap', () => {
  it('does not change the later steps unless it fails; then nothing follows', () =>
    fc.assert(
      fc.asyncProperty(ending, ending, async (effect, rest) => {
        const fails = effect.what === 'A' || effect.what === 'B' || effect.what === 'throws'
        expect(await outcomeOf(pipeline(use(tap(() => effectOf(effect))), restOf(rest)))).toEqual(
          await bare(fails ? effect : rest),
        )
      }),
    ))
})

describe('fork', () => {
  it('does not change the later steps, whether it ends before or after them, well or with an error', () =>
    fc.assert(
      fc.asyncProperty(
        ending.filter(({ what }) => what !== 'throws'),
        ending,
        async (effect, rest) => {
          const told: Array<Failure> = []
          const forked = pipeline(
            use(
              fork(
                () => effectOf(effect),
                (error) =>
                  TE.fromIO(() => {
                    told.push(error)
                  }),
              ),
            ),
            restOf(rest),
          )
          expect(await outcomeOf(forked)).toEqual(await bare(rest))
          expect(told).toEqual(effect.what === 'A' || effect.what === 'B' ? [{ _tag: effect.what }] : [])
        },
      ),
    ))

  it('runs in parallel with the later steps, and the update ends with both', async () => {
    const order: Array<string> = []
    const say = (text: string) =>
      TE.fromIO(() => {
        order.push(text)
      })
    const later = TE.fromTask(settled)
    await harness(
      pipeline(
        use(
          fork(() =>
            pipe(
              say('begins'),
              TE.chain(() => later),
              TE.chain(() => later),
              TE.chain(() => say('ends')),
            ),
          ),
        ),
        handle(() => say('rest')),
      ),
    )(said('x'))()
    expect(order.toSorted()).toEqual(['begins', 'ends', 'rest'])
    expect(order.at(-1)).toBe('ends')
  })

  it('starts before the later steps', async () => {
    const order: Array<string> = []
    const say = (text: string) => () => {
      order.push(text)
      return Promise.resolve(E.right(text))
    }
    await harness(
      pipeline(
        use(
          fork(
            () => say('beside'),
            () => TE.right(0),
          ),
        ),
        handle(() => say('rest')),
      ),
    )(said('x'))()
    expect(order).toEqual(['beside', 'rest'])
  })

  it('throws its own error after the later steps, unless they throw first', async () => {
    const fault = (text: string) => (): never => {
      throw new Error(text)
    }
    let ended = false
    const good = pipeline(
      use(fork(fault('beside'))),
      handle(() =>
        pipe(
          TE.fromTask(settled),
          TE.map(() => {
            ended = true
          }),
        ),
      ),
    )
    await expect(harness(good)(said('x'))()).rejects.toThrow('beside')
    expect(ended).toBe(true)
    await expect(
      harness(pipeline(use(fork(fault('beside'))), handle(fault('rest'))))(said('x'))(),
    ).rejects.toThrow('rest')
  })
})

describe('lazy', () => {
  it('runs at most once per update, and gives every caller the same result', () =>
    fc.assert(
      fc.asyncProperty(
        ending.filter(({ what }) => what !== 'throws'),
        fc.nat(5),
        async (effect, times) => {
          let runs = 0
          const load = () =>
            pipe(
              TE.fromIO<number, Failure>(() => (runs += 1)),
              TE.chainFirst(() => effectOf(effect)),
            )
          const seen: Array<unknown> = []
          const asking = pipeline(
            use(lazy('count', load)),
            handle(
              ({ count }) =>
                () =>
                  Promise.all(Array.from({ length: times }, () => count())).then((all) => {
                    seen.push(...all)
                    return E.right(0)
                  }),
            ),
          )
          await harness(asking)(said('a'))()
          expect(runs).toBe(Math.min(1, times))
          expect(new Set(seen).size).toBe(Math.min(1, times))
          await harness(asking)(said('b'))()
          expect(runs).toBe(2 * Math.min(1, times))
        },
      ),
    ))
})

describe('lazy with an effect that throws', () => {
  it('runs it once as well, and gives every caller the error', async () => {
    let runs = 0
    const fault = (): never => {
      runs += 1
      throw new Error('a fault')
    }
    const faults: Array<unknown> = []
    const asking = pipeline(
      use(lazy('x', fault)),
      handle(({ x }) => async () => {
        for (const _ of [1, 2])
          await x().catch((cause: unknown) => {
            faults.push(cause)
          })
        return E.right(0)
      }),
    )
    expect(await outcomeOf(asking)).toEqual(E.right('handled'))
    expect([runs, faults.length, new Set(faults).size]).toEqual([1, 2, 1])
  })
})

describe('timeout', () => {
  const timedOut = E.left({ _tag: 'TimedOut', after: 1_000, sentence: 'Slow.' })

  it('does not change steps that end in time', () =>
    fc.assert(
      fc.asyncProperty(ending, async (rest) => {
        const clock = makeTestClock()
        expect(await outcomeOf(pipeline(use(timeout(1_000, { clock })), restOf(rest)))).toEqual(
          await bare(rest),
        )
        expect(clock.sleeping()).toEqual([])
      }),
    ))

  it('cancels calls that still run, and aborts the signal', async () => {
    const clock = makeTestClock()
    const results: Array<unknown> = []
    let heard = false
    const mute: Interpreter = () => () => new Promise(() => undefined)
    const bot = pipeline(
      use(timeout(1_000, { clock, sentence: 'Slow.' })),
      handle(({ call, signal }) => async () => {
        signal.addEventListener('abort', () => {
          heard = true
        })
        results.push(await call(getMe())())
        results.push(await call(sendMessage({ chat_id: 1, text: 'too late' }))())
        return E.right(0)
      }),
    )
    const running = bot({ update: said('x'), me, call: mute, signal })()
    await clock.advance(999)
    expect(heard).toBe(false)
    await clock.advance(1)
    expect(await running).toEqual(timedOut)
    await settled()
    expect(heard).toBe(true)
    expect(results).toEqual([
      E.left({ _tag: 'Aborted', method: 'getMe' }),
      E.left({ _tag: 'Aborted', method: 'sendMessage' }),
    ])
  })

  it('works inside another: the shorter counts, and the outer signal reaches the inner steps', async () => {
    const clock = makeTestClock()
    let signals = 0
    const bot = pipeline(
      use(timeout(1_000, { clock, sentence: 'Slow.' })),
      use(timeout('5s', { clock })),
      handle(({ signal }) =>
        TE.fromTask(
          () =>
            new Promise<never>(() => {
              signal.addEventListener('abort', () => {
                signals += 1
              })
            }),
        ),
      ),
    )
    const running = outcomeOf(bot)
    await clock.advance(1_000)
    expect(await running).toEqual(timedOut)
    expect(signals).toBe(1)
  })

  it('ignores work that throws after the time is up', async () => {
    const clock = makeTestClock()
    const bot = pipeline(
      use(timeout(1_000, { clock, sentence: 'Slow.' })),
      handle(
        () => () =>
          clock
            .sleep(2_000)()
            .then(() => {
              throw new Error('late')
            }),
      ),
    )
    const running = outcomeOf(bot)
    await clock.advance(3_000)
    expect(await running).toEqual(timedOut)
  })

  it('refuses a limit that is not a duration', () => {
    for (const ms of [0, -1, NaN]) expect(() => timeout(ms)).toThrow(RangeError)
  })
})

describe('recover', () => {
  it('handles one tag and leaves other errors unchanged', () =>
    fc.assert(
      fc.asyncProperty(ending, ending, async (rest, then) => {
        const bot = pipeline(
          restOf(rest),
          recover('A', () => effectOf(then)),
        )
        const expected =
          rest.what !== 'A' ? rest : then.what === 'skipped' ? { ...then, what: 'handled' as const } : then
        expect(await outcomeOf(bot)).toEqual(await bare(expected))
      }),
    ))

  it('leaves errors without a tag unchanged', async () => {
    const odd = pipeline(
      handle((): TE.TaskEither<Failure | string | null, never> => TE.left(null)),
      recover('A', () => TE.right(0)),
    )
    expect(await outcomeOf(odd)).toEqual(E.left(null))
  })

  it('works in a branch and at the end of a bot, as catchError does', async () => {
    const bot = pipeline(
      choose(
        branch(
          use(
            tap(({ update }) =>
              update.message?.text === 'a' ? TE.left({ _tag: 'A' } as const) : TE.right(0),
            ),
          ),
          when(() => false),
          restOf({ what: 'B', later: true }),
          recover('A', () => TE.right(0)),
        ),
        branch(
          when(({ update }) => update.message?.text === 'b'),
          restOf({ what: 'B', later: true }),
          catchError(({ _tag }) => TE.right(_tag)),
        ),
        handle(() => TE.left('last' as const)),
      ),
    )
    const run = async (text: string) => (await harness(bot)(said(text))()).outcome
    expect([await run('a'), await run('b'), await run('c')]).toEqual([
      E.right('handled'),
      E.right('handled'),
      E.left('last'),
    ])
  })
})

describe('provide', () => {
  it('gives a handler a dependency instead of a value with the same name in the context', async () => {
    interface HasDb {
      readonly db: { readonly name: string }
    }
    const seen: Array<string> = []
    const bot = pipe(
      chain<Context & HasDb>(),
      handle(({ db, me: { id } }) =>
        TE.fromIO(() => {
          seen.push(`${db.name} ${id}`)
        }),
      ),
      provide({ db: { name: 'first' } }),
    )
    await harness(bot)(said('x'))()
    expect(seen).toEqual([`first ${me.id}`])
  })
})

describe('group', () => {
  interface Stopping extends Ending {
    readonly stops: boolean
  }
  const someBranch: fc.Arbitrary<Stopping> = fc.record({
    what: fc.constantFrom(...endings),
    later: fc.boolean(),
    stops: fc.boolean(),
  })

  it('tries all in order until one stops or fails, and handles the update if one branch did', () =>
    fc.assert(
      fc.asyncProperty(fc.array(someBranch, { maxLength: 6 }), async (all) => {
        const tried: Array<number> = []
        const bot = pipeline(
          groupFrom(
            all.map((each, i): PipelineBranch<Context & HasStop, Failure> =>
              branch(
                use(
                  tap(({ stop }) =>
                    TE.fromIO(() => {
                      tried.push(i)
                      if (each.stops) stop()
                    }),
                  ),
                ),
                restOf(each),
              ),
            ),
          ),
        )
        const outcome = await outcomeOf(bot)
        const last = all.findIndex(
          ({ what, stops }) => stops || what === 'A' || what === 'B' || what === 'throws',
        )
        const reached = last === -1 ? all : all.slice(0, last + 1)
        expect(tried).toEqual([...reached.keys()])
        const end = reached.at(-1)
        const failed = end !== undefined && end.what !== 'handled' && end.what !== 'skipped'
        expect(outcome).toEqual(
          await bare(
            failed
              ? end
              : {
                  what: reached.some(({ what, stops }) => stops || what === 'handled')
                    ? 'handled'
                    : 'skipped',
                  later: false,
                },
          ),
        )
      }),
    ))

  it('tries only the branches that can answer', async () => {
    const tried: Array<string> = []
    const say = (text: string) =>
      TE.fromIO(() => {
        tried.push(text)
      })
    const bot = pipeline(
      group(
        commands({ start: () => say('start') }),
        branch(
          use(on('callback_query')),
          handle(() => say('button')),
        ),
        commands({ start: () => say('again'), stop: () => say('stop') }),
        handle(() => say('all')),
      ),
    )
    for (const update of [said('/start'), said('/stop'), said('hello'), pressed('x')])
      await harness(bot)(update)()
    expect(tried).toEqual(['start', 'again', 'all', 'stop', 'all', 'all', 'button', 'all'])
  })

  it('stops only the innermost group', async () => {
    const tried: Array<string> = []
    const say = (text: string) =>
      TE.fromIO(() => {
        tried.push(text)
      })
    const bot = pipeline(
      group(
        group(
          handle(({ stop }) =>
            pipe(
              say('a'),
              TE.chainIOK(() => stop),
            ),
          ),
          handle(() => say('b')),
        ),
        handle(() => say('c')),
      ),
    )
    expect(await outcomeOf(bot)).toEqual(E.right('handled'))
    expect(tried).toEqual(['a', 'c'])
  })
})

describe('Koa functions', () => {
  const refusal: ApiError = {
    _tag: 'BotBlocked',
    method: 'getMe',
    description: 'Forbidden: bot was blocked by the user',
  }

  it('change nothing if they only wait, return the result of next, or forget to return it', () =>
    fc.assert(
      fc.asyncProperty(ending, fc.constantFrom('await', 'return', 'forget'), async (rest, how) => {
        const koa = fromKoa<Context>(async (_, next) => {
          if (how === 'return') return next()
          if (how === 'await') await next()
          else next()
          return undefined
        })
        expect(await outcomeOf(pipeline(use(koa), restOf(rest)))).toEqual(await bare(rest))
      }),
    ))

  it('handle the update without next, skip it on request, and add what they pass to next', async () => {
    expect(
      await outcomeOf(pipeline(use(fromKoa(async () => undefined)), restOf({ what: 'A', later: false }))),
    ).toEqual(E.right('handled'))
    expect(
      await outcomeOf(pipeline(use(fromKoa(async () => 'skipped')), restOf({ what: 'A', later: false }))),
    ).toEqual(E.right('skipped'))
    const seen: Array<number> = []
    await outcomeOf(
      pipeline(
        use(fromKoa(async (_, next) => next({ a: 5 }))),
        handle(({ a }) =>
          TE.fromIO(() => {
            seen.push(a)
          }),
        ),
      ),
    )
    expect(seen).toEqual([5])
  })

  it('can catch later errors, and fail with the error of a send, but not with a throw', async () => {
    const catching = fromKoa(async (_, next) => {
      try {
        await next()
      } catch {
        /* The test wants it gone. */
      }
    })
    expect(await outcomeOf(pipeline(use(catching), restOf({ what: 'A', later: true })))).toEqual(
      E.right('handled'),
    )
    const { call } = makeRecorder(() => E.left(refusal))
    const sending = pipeline(
      use(
        fromKoa(async ({ send }, next) => {
          await send(getMe())
          return next()
        }),
      ),
      handle(() => TE.right(0)),
    )
    expect(await sending({ update: said('x'), me, call, signal })()).toEqual(E.left(refusal))
    const twice = pipeline(
      use(
        fromKoa(async (_, next) => {
          await next()
          await next()
        }),
      ),
      handle(() => TE.right(0)),
    )
    await expect(harness(twice)(said('x'))()).rejects.toThrow('next() was called twice')
    const throwing = pipeline(
      use(
        fromKoa(async () => {
          throw new Error('own')
        }),
      ),
      handle(() => TE.right(0)),
    )
    await expect(harness(throwing)(said('x'))()).rejects.toThrow('own')
  })

  it('name the error in the message of a rejection, without the word object', async () => {
    const messages: Array<string> = []
    const { call } = makeRecorder(() => E.left(refusal))
    const bot = pipeline(
      handle(
        fromAsync(async ({ send }) =>
          send(getMe()).catch((cause: unknown) => {
            messages.push(String(cause))
          }),
        ),
      ),
    )
    await bot({ update: said('x'), me, call, signal })()
    expect(messages[0]).toContain('Forbidden: bot was blocked by the user')
  })
})
