// The type that `derive` adds is the return type of its function.

import {
  derive,
  handle,
  on,
  pipeline,
  use,
  type Context,
  type Handler,
  type Middleware,
} from '@pipegram/compose'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

type State = { readonly _tag: 'Idle' } | { readonly _tag: 'Naming'; readonly order: number }
declare const stateOf: (user: number) => State | undefined

describe('derive', () => {
  test('sees the context of its place, and narrows', () => {
    const bot = pipeline(
      use(on('message', 'text', 'from')),
      use(derive(({ message }) => ({ length: message.text.length }))),
      use(
        derive(({ message, length }) => {
          const state = stateOf(message.from.id + length)
          return state?._tag === 'Naming' ? { state } : undefined
        }),
      ),
      handle(({ state, length, message }) => {
        expect(state.order).type.toBe<number>()
        expect(length).type.toBe<number>()
        return TE.right(message.text)
      }),
    )
    expect(bot).type.toBe<Handler<Context, never>>()
  })
  test('sees the context of every bot when bound to a name', () => {
    const number = derive(({ update }) => ({ number: update.update_id }))
    expect(number).type.toBe<Middleware<Context, { number: number }, never>>()
  })
  test('takes no promise, no function and no bare value', () => {
    // @ts-expect-error is not assignable to type
    derive(async () => ({ state: 1 }))
    // @ts-expect-error is not assignable to type
    derive(() => TE.right({ state: 1 }))
    // @ts-expect-error is not assignable to type
    derive(() => 'a name')
  })
})
