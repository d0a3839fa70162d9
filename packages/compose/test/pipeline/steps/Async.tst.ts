// Async functions, named or written in their place, in every place of a handler.

import {
  branch,
  catchError,
  choose,
  commands,
  fromAsync,
  handle,
  on,
  pipeline,
  report,
  use,
  type Bot,
  type Context,
  type Handler,
  type HasCommand,
  type HasSend,
} from '@pipegram/compose'
import { callbacks, type BadButton } from '@pipegram/compose/CallbackTable'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackUnion } from '@pipegram/core/CallbackData'
import { getMe } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import type { Message } from '@pipegram/core/Types'
import { describe, expect, test } from 'tstyche'

const greet = async ({ send }: HasSend) => {
  await send(getMe())
}

const answer = async ({ send, message }: HasSend & { readonly message: Message }) =>
  send(reply(message, 'Hello'))

const Vote = callbackUnion('vote', { up: {}, down: {} })

describe('fromAsync takes a named function that asks for HasSend only', () => {
  test('in handle', () => {
    expect(pipeline(handle(fromAsync(greet)))).type.toBe<Handler<Context, ApiError>>()
    expect(pipeline(use(on('message', 'text')), handle(fromAsync(greet)))).type.toBe<
      Handler<Context, ApiError>
    >()
  })
  test('in a table of commands', () => {
    expect(
      pipeline(
        commands({
          start: fromAsync(greet),
          help: { description: 'Help', run: fromAsync(greet) },
        }),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
    expect(pipeline(commands({ start: fromAsync(greet) }, { prefixes: ['!'] }))).type.toBe<
      Handler<Context, ApiError>
    >()
  })
  test('in a table of buttons', () => {
    expect(pipeline(callbacks(Vote, { up: fromAsync(greet), down: fromAsync(greet) }))).type.toBe<
      Handler<Context, ApiError | BadButton>
    >()
  })
  test('in a branch, and as a branch', () => {
    const bot: Bot = pipeline(
      choose(
        branch(use(on('message', 'photo')), handle(fromAsync(greet))),
        choose(
          branch(use(on('message', 'text')), handle(fromAsync(greet))),
          commands({ start: fromAsync(greet) }),
        ),
        handle(fromAsync(greet)),
      ),
      catchError(report),
    )
    expect(bot).type.toBe<Bot>()
  })
  test('in an error boundary', () => {
    expect(
      pipeline(
        handle(fromAsync(greet)),
        catchError((_, ctx) => fromAsync(greet)(ctx)),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
})

describe('fromAsync takes a named function that asks for more', () => {
  test('if its context is there', () => {
    expect(pipeline(use(on('message')), handle(fromAsync(answer)))).type.toBe<Handler<Context, ApiError>>()
    expect(pipeline(commands({ start: fromAsync(answer) }))).type.toBe<Handler<Context, ApiError>>()
  })
  test('and refuses it if its context is missing', () => {
    // @ts-expect-error Property 'message' is missing in type 'Context'
    pipeline(handle(fromAsync(answer)))
  })
})

describe('fromAsync infers the context of a function that is written in its place', () => {
  test('in handle, a table and a branch', () => {
    pipeline(
      choose(
        branch(
          use(on('message', 'photo')),
          handle(
            fromAsync(async ({ message, send, me }) => {
              expect(message.photo.length + me.id).type.toBe<number>()
              expect(await send(reply(message, 'hi'))).type.toBe<Message>()
            }),
          ),
        ),
        commands({
          start: fromAsync(async ({ from, message, send }) => {
            expect(from.first_name + message.text).type.toBe<string>()
            await send(getMe())
          }),
          stop: {
            description: 'Stop',
            run: fromAsync(async ({ from, command }) => {
              expect(from.first_name + command.name).type.toBe<string>()
            }),
          },
        }),
        commands(
          {
            ban: fromAsync(async ({ send, command }: Context & HasCommand & HasSend) => {
              expect(command.name).type.toBe<string>()
              await send(getMe())
            }),
          },
          { prefixes: ['!'] },
        ),
        callbacks(Vote, {
          up: fromAsync(async ({ send, callback_query }) => {
            expect(callback_query.data).type.toBe<string>()
            await send(getMe())
          }),
          down: fromAsync(greet),
        }),
      ),
    )
  })
})
