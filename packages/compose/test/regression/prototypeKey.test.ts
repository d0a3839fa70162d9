// An addition under the key `__proto__` became the prototype of the context at the next step.

import {
  append,
  handle,
  lazy,
  pipeline,
  provide,
  use,
  type Context,
  type Handler,
  type Middleware,
} from '@pipegram/compose'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const hostile: object = JSON.parse('{"__proto__":{"polluted":true}}')
const poison: Middleware<unknown, object, never> = (_, next) => next(hostile)
const pass: Middleware<unknown, { readonly passed: true }, never> = (_, next) => next({ passed: true })

const seenBy = (note: (ctx: object) => void) =>
  handle((ctx: object) =>
    TE.fromIO(() => {
      note(ctx)
    }),
  )

it.each<[string, (note: (ctx: object) => void) => Handler<Context, never>]>([
  ['a step', (note) => pipeline(use(poison), use(pass), use(pass), seenBy(note))],
  ['a chain', (note) => pipeline(use(poison), append(pipeline(use(pass))), seenBy(note))],
  [
    'a lazy value',
    (note) => pipeline(use(lazy('__proto__', () => TE.right({ polluted: true }))), use(pass), seenBy(note)),
  ],
  ['dependencies', (note) => pipeline(use(pass), seenBy(note), provide(hostile))],
])('a context never takes __proto__ for the prototype, whatever follows: from %s', async (_, botOf) => {
  const seen: Array<object> = []
  await harness(
    botOf((ctx) => {
      seen.push(ctx)
    }),
  )(said('x'))()
  expect(seen).toHaveLength(1)
  expect(seen.map((ctx) => Object.getPrototypeOf(ctx) === Object.prototype)).toEqual([true])
  expect(seen[0]).toHaveProperty('passed', true)
})
