// What `escaping` adds: a `call` whose type says that it is guarded.

import {
  escaping,
  handle,
  pipeline,
  use,
  type Context,
  type Handler,
  type HasCall,
  type HasEscaping,
  type Middleware,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import { describe, expect, test } from 'tstyche'

const careful = ({ call }: HasEscaping) => call(sendMessage({ chat_id: 1, text: 'x' }))

describe('escaping', () => {
  test('adds a guarded call', () => {
    expect(escaping()).type.toBe<Middleware<HasCall, HasEscaping, never>>()
    expect(pipeline(use(escaping()), handle(careful))).type.toBe<Handler<Context, ApiError>>()
  })
  test('gives a type that a handler can ask for', () => {
    // @ts-expect-error Type 'Context' is not assignable to type 'HasEscaping'.
    pipeline(handle(careful))
  })
  test('takes the parse modes of Telegram', () => {
    expect(escaping).type.not.toBeCallableWith({ allow: ['BBCode'] })
  })
})
