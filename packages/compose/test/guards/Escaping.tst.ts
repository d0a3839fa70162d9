// What escaping adds: a `call` that says by its type that it is guarded.

import {
  chain,
  escaping,
  handle,
  use,
  type Context,
  type Handler,
  type HasCall,
  type HasEscaping,
  type Middleware,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, test } from 'tstyche'

const careful = ({ call }: HasEscaping) => call(sendMessage({ chat_id: 1, text: 'x' }))

describe('escaping', () => {
  test('adds a guarded call', () => {
    expect(escaping()).type.toBe<Middleware<HasCall, HasEscaping, never>>()
    expect(pipe(chain(), use(escaping()), handle(careful))).type.toBe<Handler<Context, ApiError>>()
  })
  test('can be asked for', () => {
    // @ts-expect-error is not assignable to parameter of type '(a: Chain<Context, Context, never>) => Handler<Context, ApiError>'
    pipe(chain(), handle(careful))
  })
  test('takes the parse modes of Telegram', () => {
    expect(escaping).type.not.toBeCallableWith({ allow: ['BBCode'] })
  })
})
