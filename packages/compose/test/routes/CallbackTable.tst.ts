// A table of buttons is complete, and each function sees its own variant.

import {
  answering,
  callbacks,
  fromAsync,
  handle,
  on,
  otherButtons,
  pipeline,
  use,
  type BadButton,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackUnion, int } from '@pipegram/core/CallbackData'
import { answer } from '@pipegram/core/Reply'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

const Cart = callbackUnion('cart', { add: { item: int }, clear: {} })

describe('callbacks', () => {
  test('narrow what a button carries, and unite the errors', () => {
    expect(
      pipeline(
        callbacks(Cart, {
          add: ({ payload, callback_query }) => {
            expect(payload).type.toBe<{ readonly _tag: 'add' } & { item: number }>()
            expect(callback_query.data).type.toBe<string>()
            return TE.left('full' as const)
          },
          clear: ({ call, callback_query }) => call(answer(callback_query)),
        }),
      ),
    ).type.toBe<Handler<Context, BadButton | ApiError | 'full'>>()
  })
  test('take lifted async functions, with everything inferred', () => {
    expect(
      pipeline(
        callbacks(Cart, {
          add: fromAsync(async ({ payload, send, callback_query }) => {
            await send(answer(callback_query, `${payload.item}`))
          }),
          clear: fromAsync(async () => 1),
        }),
      ),
    ).type.toBe<Handler<Context, BadButton | ApiError>>()
  })
  test('refuse a missing variant, and an unknown one', () => {
    // @ts-expect-error Property 'clear' is missing
    pipeline(callbacks(Cart, { add: () => TE.right(1) }))
    pipeline(
      // @ts-expect-error is not assignable to type '"The callback data have no such variant."'
      callbacks(Cart, { add: () => TE.right(1), clear: () => TE.right(1), buy: () => TE.right(1) }),
    )
  })
  test('refuse a forgotten return', () => {
    pipeline(
      callbacks(Cart, {
        add: () => TE.right(1),
        // @ts-expect-error is not assignable
        clear: ({ call, callback_query }) => {
          call(answer(callback_query))
        },
      }),
    )
  })
  test('have a last branch for all other buttons', () => {
    expect(pipeline(otherButtons())).type.toBe<Handler<Context, BadButton>>()
  })
  test('are answered by a step that adds no error', () => {
    expect(
      pipeline(
        use(answering),
        use(on('callback_query')),
        handle(({ call, callback_query }) => call(answer(callback_query))),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
})
