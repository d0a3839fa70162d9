// What must compile without an annotation, and what must not compile.

import {
  append,
  auth,
  branch,
  callback,
  catchError,
  chain,
  choose,
  commands,
  fromAsync,
  handle,
  on,
  pipeline,
  use,
  when,
  type BadArguments,
  type Bot,
  type Chain,
  type Context,
  type Handler,
  type HasUpdate,
  type Middleware,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntFromString, Optional } from '@pipegram/core/Argument'
import { boundCallbackData, callbackData, flag, int } from '@pipegram/core/CallbackData'
import { leaveChat } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import type { TextSigner } from '@pipegram/core/Signer'
import type { Message, PhotoSize } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'tstyche'

interface Cart {
  readonly items: ReadonlyArray<string>
}
interface HasCart {
  readonly cart: Cart
}
declare const sign: TextSigner
declare const cart: Middleware<Context, HasCart, { readonly _tag: 'NoStore' }>
declare const checkout: Middleware<HasCart, { readonly total: number }, { readonly _tag: 'EmptyCart' }>

describe('chains', () => {
  test('unite the additions and the errors', () => {
    expect(pipeline(use(cart), use(checkout))).type.toBeAssignableTo<
      Chain<
        Context,
        Context & HasCart & { readonly total: number },
        { readonly _tag: 'NoStore' } | { readonly _tag: 'EmptyCart' }
      >
    >()
  })
  test('refuse a step whose needs are missing', () => {
    // @ts-expect-error Property 'cart' is missing
    pipeline(use(checkout))
  })
  test('refuse steps in the wrong order', () => {
    // @ts-expect-error Property 'cart' is missing
    pipeline(use(checkout), use(cart))
  })
  test('take a plain Koa function', () => {
    const stamp: Middleware<unknown, { readonly at: number }, never> = (_, next) => next({ at: 1 })
    expect(
      pipeline(
        use(stamp),
        handle(({ at }) => TE.right(at)),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('give the context to a step written in its place, and to functions in a step', () => {
    const keyed =
      <R>(_: {
        readonly key: (ctx: R) => string
      }): Middleware<R & HasUpdate, { readonly key: string }, 'NoKey'> =>
      (_, next) =>
        next({ key: '' })
    expect(
      pipeline(
        use(on('message', 'text')),
        use((ctx, next) => {
          expect(ctx.message.text).type.toBe<string>()
          return next({})
        }),
        use(keyed({ key: ({ message }) => message.text })),
        handle(({ key, me }) => TE.right(key.length + me.id)),
      ),
    ).type.toBe<Handler<Context, 'NoKey'>>()
  })
  test('keep their context when another chain is appended', () => {
    const both = pipe(chain<HasCart>(), use(checkout))
    pipeline(
      use(cart),
      append(both),
      handle((ctx) => {
        expect(ctx).type.toBeAssignableTo<Context & HasCart & { readonly total: number }>()
        return TE.right(ctx)
      }),
    )
    // @ts-expect-error Property 'cart' is missing
    pipeline(append(both))
  })
  test('narrow by a type guard', () => {
    pipe(
      chain<{ readonly value: string | number }>(),
      when((ctx): ctx is { readonly value: string } => typeof ctx.value === 'string'),
      handle(({ value }) => {
        expect(value).type.toBe<string>()
        return TE.right(value)
      }),
    )
  })
})

describe('handlers', () => {
  test('have the errors of their calls', () => {
    expect(
      pipeline(
        use(on('message', 'text')),
        handle(({ call, message }) => call(reply(message, message.text))),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('refuse a forgotten return', () => {
    pipeline(
      use(on('message')),
      // @ts-expect-error This returns no effect: return call(…), or handled.
      handle(({ call, message }) => {
        call(reply(message, 'lost'))
      }),
    )
    pipeline(
      commands({
        // @ts-expect-error This returns no effect: return call(…), or handled.
        start: ({ call, message }) => {
          call(reply(message, 'lost'))
        },
      }),
    )
  })
  test('refuse an effect that is returned but never run', () => {
    pipeline(
      use(on('message')),
      handle(({ call, message }) =>
        // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
        pipe(
          TE.right(1),
          TE.map(() => call(reply(message, 'lost'))),
        ),
      ),
    )
    pipeline(
      use(on('message')),
      handle(({ call, message }) =>
        // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
        message.text === undefined
          ? TE.right(0)
          : TE.right(message.text === '' ? 1 : call(reply(message, 'lost'))),
      ),
    )
    // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
    pipeline(use(on('message')), handle(fromAsync(async ({ message }) => TE.right(message.text))))
    // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
    pipeline(commands({ start: ({ call, message }) => TE.right(call(reply(message, 'lost'))) }))
  })
  test('take an effect with any other result, or with none', () => {
    const given = <A>(): TE.TaskEither<'E', A> => TE.left('E')
    expect(pipeline(handle(() => given<unknown>()))).type.toBe<Handler<Context, 'E'>>()
    expect(pipeline(handle(() => given<never>()))).type.toBe<Handler<Context, 'E'>>()
    expect(pipeline(handle(() => given<ReadonlyArray<number> | null>()))).type.toBe<Handler<Context, 'E'>>()
    // oxlint-disable-next-line typescript/no-explicit-any -- the result of code without types
    expect(pipeline(handle(() => given<any>()))).type.toBe<Handler<Context, 'E'>>()
  })
  test('refuse a misspelt field of a command', () => {
    pipeline(
      commands({
        // @ts-expect-error A command has `description`, `descriptions`, `scopes`, `aliases`, `args` and `run`
        start: { descripton: 'Say hello', run: ({ call, message }) => call(reply(message, 'Hello')) },
      }),
    )
  })
  test('refuse an async function that is not lifted', () => {
    pipeline(
      use(on('message')),
      // @ts-expect-error Put an async function in fromAsync(async (…) => …).
      handle(async () => {}),
    )
    // @ts-expect-error Put an async function in fromAsync(async (…) => …).
    pipeline(commands({ start: async () => {} }))
  })
  test('are no bot until each error is handled', () => {
    const risky = pipeline(
      use(cart),
      handle(({ call, update: { message } }) =>
        message === undefined ? TE.right(0) : call(reply(message, 'hi')),
      ),
    )
    expect(risky).type.not.toBeAssignableTo<Bot>()
    expect(
      pipe(
        risky,
        catchError((error) => {
          expect(error).type.toBe<ApiError | { readonly _tag: 'NoStore' }>()
          return TE.right(error)
        }),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('can fail again in their error boundary', () => {
    const risky = pipeline(
      use(cart),
      handle(() => TE.right(0)),
    )
    expect(
      pipe(
        risky,
        catchError(() => TE.left('worse' as const)),
      ),
    ).type.toBe<Handler<Context, 'worse'>>()
  })
  test('lift async functions, with the context inferred', () => {
    expect(
      pipeline(
        use(on('message', 'text')),
        handle(
          fromAsync(async ({ message, send }) => {
            expect(message.text).type.toBe<string>()
            expect(await send(reply(message, 'hi'))).type.toBe<Message>()
          }),
        ),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('take one of several calls, whose results differ', () => {
    const bot = pipeline(
      use(on('message', 'text')),
      handle(({ call, message }) => {
        const either = call(message.text === 'a' ? reply(message, 'a') : leaveChat({ chat_id: 1 }))
        expect(either).type.toBe<TE.TaskEither<ApiError, unknown>>()
        return pipe(
          call(reply(message, 'b')),
          TE.chainW(() => call(message.text === 'b' ? reply(message, 'b') : leaveChat({ chat_id: 1 }))),
        )
      }),
    )
    expect(bot).type.toBe<Handler<Context, ApiError>>()
    pipeline(
      use(on('message', 'text')),
      handle(
        fromAsync(async ({ message, send }) => {
          const sent = await send(message.text === 'a' ? reply(message, 'a') : leaveChat({ chat_id: 1 }))
          expect(sent).type.toBe<unknown>()
        }),
      ),
    )
  })
})

describe('routing', () => {
  test('narrows by kind and fields', () => {
    pipeline(
      use(on('message', 'photo', 'caption')),
      handle(({ message }) => {
        expect(message.photo).type.toBe<ReadonlyArray<PhotoSize>>()
        expect(message.caption).type.toBe<string>()
        expect(message.text).type.toBe<string | undefined>()
        return TE.right(0)
      }),
    )
  })
  test('refuses kinds and fields that do not exist', () => {
    expect(on).type.not.toBeCallableWith('mesage')
    expect(on).type.not.toBeCallableWith('message', 'txet')
  })
  test('infers the arguments and errors of each command', () => {
    expect(
      pipeline(
        use(cart),
        commands({
          start: ({ from, cart: { items } }) => {
            expect(from.first_name).type.toBe<string>()
            expect(items).type.toBe<ReadonlyArray<string>>()
            return TE.right(0)
          },
          add: {
            args: t.tuple([t.string, t.string]),
            run: ({ args: [, second] }) => {
              expect(second).type.toBe<string>()
              return TE.left('a' as const)
            },
          },
          div: {
            args: t.type({ by: IntFromString, rest: Optional(t.string) }),
            run: ({ args: { by, rest } }) => {
              expect(by).type.toBe<number>()
              expect(rest).type.toBe<string | undefined>()
              return TE.left('a' as const)
            },
          },
          sub: { description: 'x', run: () => TE.left('b' as const) },
        }),
      ),
    ).type.toBe<Handler<Context, 'a' | 'b' | BadArguments | { readonly _tag: 'NoStore' }>>()
  })
  test('takes no error from a command that never returns, and refuses a plain task', () => {
    expect(
      pipeline(
        commands({
          a: () => {
            throw new Error('x')
          },
          b: () => TE.left('b' as const),
        }),
      ),
    ).type.toBe<Handler<Context, 'b'>>()
    // @ts-expect-error This returns no effect: return call(…), or handled.
    pipeline(commands({ a: () => () => Promise.resolve(1) }))
  })
  test('types what a button carries', () => {
    const Buy = callbackData('buy', { item: int, gift: flag })
    pipeline(
      use(callback(Buy)),
      handle(({ payload, callback_query }) => {
        expect(payload).type.toBe<{ item: number; gift: boolean }>()
        expect(callback_query.data).type.toBe<string>()
        return TE.right(0)
      }),
    )
  })
  test('types what a bound button carries', () => {
    pipeline(
      use(callback(boundCallbackData('user', 'buy', { item: int }, { sign }))),
      handle(({ payload }) => {
        expect(payload).type.toBe<{ item: number }>()
        return TE.right(0)
      }),
    )
  })
  test('gives each branch the context so far, and unites their errors', () => {
    expect(
      pipeline(
        use(cart),
        choose(
          branch(
            use(checkout),
            handle(({ total }) => TE.right(total)),
          ),
          branch(
            use(auth([1])),
            commands({ go: ({ cart: own, user }) => TE.left(own.items.length > user.id) }),
          ),
          handle(({ call }) => call(reply({} as Message, 'x'))),
        ),
      ),
    ).type.toBe<
      Handler<Context, ApiError | boolean | { readonly _tag: 'NoStore' } | { readonly _tag: 'EmptyCart' }>
    >()
  })
  test('refuses a branch without an end', () => {
    pipeline(
      // @ts-expect-error is not assignable
      choose(branch(use(cart))),
    )
  })
})
