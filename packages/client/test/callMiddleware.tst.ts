// What a middleware does to the types: nothing.

import type { ApiError, Interpreter, Message, User } from '@pipegram/core'
import { getMe, sendMessage } from '@pipegram/core'
import type { TaskEither } from 'fp-ts/TaskEither'
import { pipe } from 'fp-ts/function'
import { describe, expect, it } from 'tstyche'
import { type CallMiddleware, type Client, compose, through } from '@pipegram/client'

declare const client: Client
declare const interpreter: Interpreter
declare const middleware: CallMiddleware

describe('through', () => {
  it('keeps the result of each call', () => {
    expect(pipe(client, through(middleware))(getMe())).type.toBe<TaskEither<ApiError, User>>()
    expect(pipe(interpreter, through(middleware, compose(middleware)))(sendMessage({ chat_id: 1, text: '' }))).type.toBe<TaskEither<ApiError, Message>>()
  })

  it('keeps a client a client, and an interpreter no more than one', () => {
    expect(pipe(client, through(middleware, middleware))).type.toBe<Client>()
    expect(pipe(interpreter, through())).type.toBe<Interpreter>()
  })

  it('takes no middleware that gives another result', () => {
    expect<CallMiddleware>().type.not.toBeAssignableFrom((): TaskEither<ApiError, User> => { throw new Error() })
  })
})
