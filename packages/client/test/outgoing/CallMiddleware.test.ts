// The laws of middlewares, and a client behind them.

import { makeClient, withSignal } from '@pipegram/client'
import {
  bounded,
  type CallMiddleware,
  compose,
  identity,
  isBounded,
  through,
} from '@pipegram/client/CallMiddleware'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe } from '@pipegram/core/Calls'
import { Answer, makeRecorder, settled } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { clientOf, me, token } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

// A middleware as data, so that a shrunk example can be read: it records its way in and out, and
// passes, repeats or ends.
type Way = 'pass' | 'repeat' | 'end' | 'rename'

const step =
  (trace: Array<string>) =>
  ([name, way]: readonly [string, Way]): CallMiddleware =>
  (call, next) =>
  async () => {
    trace.push(`>${name}`)
    if (way === 'end') return E.left({ _tag: 'Aborted', method: name })
    if (way === 'repeat') await next(call)()
    const result = await next(way === 'rename' ? { ...call, method: `${call.method}${name}` } : call)()
    trace.push(`<${name}`)
    return result
  }

const steps = fc.array(
  fc.tuple(
    fc.string({ minLength: 1, maxLength: 2 }),
    fc.constantFrom<Way>('pass', 'repeat', 'end', 'rename'),
  ),
  { maxLength: 5 },
)

/** A call through middlewares, as observed: its way, the calls that were sent, the result. */
const observed = async (
  build: (make: (step: readonly [string, Way]) => CallMiddleware, self: Interpreter) => Interpreter,
) => {
  const trace: Array<string> = []
  const { call, calls } = makeRecorder(() => E.right(me))
  const result = await build(step(trace), call)(getMe())()
  return { trace, calls: calls().map(({ method }) => method), result }
}

describe('middlewares', () => {
  it('change nothing if there are none, or only the identity', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const plain = await observed((make, self) => through(...list.map(make))(self))
        expect(await observed((make, self) => through(compose(), ...list.map(make), identity)(self))).toEqual(
          plain,
        )
        expect(await observed((make, self) => through(...list.map(make))(through()(self)))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })

  it('have the same result in any grouping, by compose or through', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (a, b, c) => {
        const flat = await observed((make, self) => through(...[...a, ...b, ...c].map(make))(self))
        expect(
          await observed((make, self) =>
            through(compose(compose(...a.map(make)), compose(...b.map(make))), compose(...c.map(make)))(self),
          ),
        ).toEqual(flat)
        expect(
          await observed((make, self) =>
            through(compose(...a.map(make), compose(...[...b, ...c].map(make))))(self),
          ),
        ).toEqual(flat)
        expect(
          await observed((make, self) =>
            pipe(self, through(...[...b, ...c].map(make)), through(...a.map(make))),
          ),
        ).toEqual(flat)
      }),
      { numRuns: 50 },
    )
  })

  it('run in the given order on the way in, and in reverse on the way out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
        async (names) => {
          const { trace } = await observed((make, self) =>
            through(...names.map((name) => make([name, 'pass'])))(self),
          )
          expect(trace).toEqual([
            ...names.map((name) => `>${name}`),
            ...names.toReversed().map((name) => `<${name}`),
          ])
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a client through middlewares', () => {
  it('keeps its connections, its limits and its close, and its bounds reach the call', async () => {
    await using server = await serve(() => undefined)
    await using client = clientOf({ apiRoot: server.apiRoot })
    const [outer, inner] = [new AbortController(), new AbortController()]
    const one = pipe(
      client,
      withSignal(outer.signal),
      through(identity, compose(identity)),
      withSignal(inner.signal),
    )
    const arrival = server.arrival()
    const running = one(getMe())()
    await arrival
    inner.abort()
    expect(await running).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
    expect(one.signal().aborted).toBe(true)
    expect(client.signal().aborted).toBe(false)
    await one.close()
    expect(client.signal().aborted).toBe(true)
    expect(await client(getMe())()).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
  })

  it('is also made by an option', async () => {
    await using server = await serve(ok(me))
    const seen: Array<string> = []
    const seeing: CallMiddleware = (call, next) => () => {
      seen.push(call.method)
      return next({ ...call, params: { seen: true } })()
    }
    const client = makeClient({ token, apiRoot: server.apiRoot, middlewares: [seeing] })
    expect(await client.with({ timeout: 5_000 })(getMe())()).toEqual(E.right(me))
    expect(seen).toEqual(['getMe'])
    expect(JSON.parse(String(server.received[0]?.body))).toEqual({ seen: true })
    await client.close()
  })
})

describe('an interpreter whose calls cannot be aborted', () => {
  const never: Interpreter = () => () => new Promise(() => undefined)

  it('runs on when its caller aborts', async () => {
    expect(isBounded(never)).toBe(false)
    const quit = new AbortController()
    const running = bounded(never).with({ signal: quit.signal }).with({})(getMe())()
    quit.abort()
    expect(await running).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
  })

  it('stays the same object without a signal, and answers as before with one', async () => {
    const { call } = makeRecorder(Answer.success())
    const quit = new AbortController()
    const one = bounded(call)
    expect(bounded(one)).toBe(one)
    expect(one.signal().aborted).toBe(false)
    expect(E.isRight(await one.with({ signal: quit.signal })(getMe())())).toBe(true)
    await settled()
  })
})
