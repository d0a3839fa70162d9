// What the compiler says of common mistakes: the sentences of the table in docs/first-bot.md.

import {
  catchError,
  chain,
  choose,
  commands,
  derive,
  fromAsync,
  handle,
  handled,
  on,
  report,
  use,
  type Bot,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { reply } from '@pipegram/core/Reply'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

const hello = pipe(chain(), commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))

describe('the compiler says', () => {
  test('that nothing is returned', () => {
    pipe(
      chain(),
      use(on('message', 'text')),
      // @ts-expect-error Type 'void' is not assignable to type 'TaskEither<
      handle(({ call, message }) => {
        call(reply(message, 'x'))
      }),
    )
    pipe(
      chain(),
      commands({
        // @ts-expect-error A command must return a TaskEither: `call(…)` gives one, `fromAsync` lifts an async function.
        start: ({ call, message }) => {
          call(reply(message, 'x'))
        },
      }),
    )
    pipe(
      chain(),
      use(on('message', 'text')),
      // @ts-expect-error Type 'undefined' is not assignable to type 'TaskEither<
      handle(({ call, message }) => {
        if (message.text === '') return
        return call(reply(message, 'x'))
      }),
    )
    pipe(
      hello,
      // @ts-expect-error Type 'void' is not assignable to type 'TaskEither<
      catchError((error: ApiError) => {
        String(error)
      }),
    )
  })
  test('nothing of an early return that says so', () => {
    expect(
      pipe(
        chain(),
        use(on('message', 'text')),
        handle(({ call, message }) => {
          if (message.text === '') return handled
          return call(reply(message, 'x'))
        }),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('that a promise is no effect, and what makes it one', () => {
    pipe(
      chain(),
      use(on('message', 'text')),
      // @ts-expect-error Type 'Promise<void>' is not assignable to type 'TaskEither<
      handle(async ({ message }) => {
        String(message.text)
      }),
    )
    pipe(
      chain(),
      commands({
        // @ts-expect-error A command must return a TaskEither: `call(…)` gives one, `fromAsync` lifts an async function.
        start: async ({ message }) => {
          String(message.text)
        },
      }),
    )
    pipe(
      chain(),
      use(on('message', 'text')),
      handle(
        fromAsync(async ({ call, message }) => {
          // @ts-expect-error Type 'never' has no call signatures
          await call(reply(message, 'x'))
        }),
      ),
    )
    expect(
      pipe(
        hello,
        catchError((error, ctx) =>
          fromAsync(async ({ send }) => {
            await send(reply({ message_id: 1, date: 1, chat: { id: 1, type: 'private' } }, error._tag))
          })(ctx),
        ),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('that a call was not run', () => {
    pipe(
      chain(),
      use(on('message', 'text')),
      // @ts-expect-error Type 'Call<Message>' is not assignable to type 'TaskEither<
      handle(({ message }) => reply(message, 'x')),
    )
  })
  test('that a field may be missing, or is not there', () => {
    pipe(
      chain(),
      use(on('message')),
      // @ts-expect-error Type 'undefined' is not assignable to type 'AnyText'
      handle(({ call, message }) => call(reply(message, message.text))),
    )
    pipe(
      chain(),
      use(on('message', 'text')),
      use((ctx, next) => next({ state: ctx.message.text })),
      // @ts-expect-error Property 'state' does not exist on type 'Context &
      handle(({ state }) => TE.right(state)),
    )
    expect(
      pipe(
        chain(),
        use(on('message', 'text')),
        use(derive(({ message }) => ({ state: message.text }))),
        handle(({ state }) => TE.right(state.length)),
      ),
    ).type.toBe<Handler<Context, never>>()
    const needs = derive(({ message }: { readonly message: { readonly text: string } }) => ({
      length: message.text.length,
    }))
    // @ts-expect-error Property 'message' is missing in type 'Context'
    pipe(chain(), use(needs))
  })
  test('that errors are left', () => {
    // @ts-expect-error Type 'ApiError' is not assignable to type 'never'
    const bot: Bot = hello
    pipe(
      chain(),
      handle(() => TE.left({ _tag: 'Mine' } as const)),
      // @ts-expect-error Property 'sentence' is missing in type
      catchError(report),
    )
    expect(bot).type.toBe<Bot>()
  })
  test('that a step is no step, an end is missing, or a branch is no function', () => {
    // @ts-expect-error Argument of type 'Middleware<
    pipe(chain(), on('message', 'text'))
    pipe(
      chain(),
      // @ts-expect-error is not assignable to type 'Handler<
      choose((c) => pipe(c, use(on('message', 'text')))),
    )
    // @ts-expect-error is not assignable to parameter of type 'Branch<
    pipe(chain(), choose(hello))
  })
})
