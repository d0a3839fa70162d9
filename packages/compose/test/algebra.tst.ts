// What steps and combinators infer without an annotation, and what they refuse.

import {
  branch,
  catchError,
  choose,
  commands,
  fork,
  fromAsync,
  fromKoa,
  group,
  handle,
  lazy,
  on,
  pipeline,
  provide,
  recover,
  report,
  tap,
  timeout,
  unless,
  use,
  type BadArguments,
  type Bot,
  type Context,
  type Handler,
  type HasSignal,
  type Middleware,
  type TimedOut,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntFromString } from '@pipegram/core/Argument'
import { getMe } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import type { BotFullInfo, Message, User } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'tstyche'

interface A {
  readonly _tag: 'A'
  readonly n: number
}
interface B {
  readonly _tag: 'B'
}
interface HasDb {
  readonly db: { readonly name: string }
}
declare const failing: Handler<Context, A | B | ApiError>
declare const needing: Handler<Context & HasDb, never>

describe('steps with functions', () => {
  test('see the context of their place', () => {
    const bot = pipeline(
      use(on('message', 'text')),
      use(tap(({ message }) => TE.left({ _tag: 'A', n: message.text.length } as const))),
      use(fork(({ message }) => TE.right(message.text))),
      use(fork(({ call, message }) => call(reply(message, message.text)), report)),
      use(
        fork(
          ({ message }) => TE.left(message.text.length),
          (error) => TE.right(error.toFixed()),
        ),
      ),
      use(lazy('bot', ({ call }) => call(getMe()))),
      unless(({ message }) => message.text === ''),
      use(timeout(1_000)),
      handle(({ bot: own, message, signal }) => {
        expect(own).type.toBe<TE.TaskEither<ApiError, BotFullInfo>>()
        expect(message.text).type.toBe<string>()
        expect(signal).type.toBe<AbortSignal>()
        return own
      }),
    )
    expect(bot).type.toBeAssignableTo<Handler<Context, ApiError | TimedOut | A>>()
    expect(bot).type.not.toBeAssignableTo<Handler<Context, ApiError | A>>()
  })
  test('refuse a fork that can fail without a function for its errors', () => {
    pipeline(
      // @ts-expect-error is not assignable to type 'TaskEither<never, unknown>'
      use(fork(({ call }) => call(getMe()))),
      handle(() => TE.right(0)),
    )
  })
  test('refuse an effect that is returned but never run', () => {
    pipeline(
      // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
      use(tap(({ call }) => TE.fromIO(() => call(getMe())))),
      handle(() => TE.right(0)),
    )
    pipeline(
      // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
      use(fork(({ call }) => TE.fromIO(() => call(getMe())))),
      handle(() => TE.right(0)),
    )
    pipeline(
      use(
        fork(
          ({ call }) =>
            // @ts-expect-error The result is an effect that nobody runs: write TE.chain in place of TE.map
            pipe(
              call(getMe()),
              TE.map(() => call(getMe())),
            ),
          report,
        ),
      ),
      handle(() => TE.right(0)),
    )
    expect(
      pipeline(
        use(tap(({ call, update }) => (update.message === undefined ? TE.right(0) : call(getMe())))),
        handle(() => TE.right(0)),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('see the context of every bot when bound to a name', () => {
    const koa = fromKoa(async ({ update, send }, next) => {
      await send(getMe())
      return next({ id: update.update_id })
    })
    const tapped = tap(({ call }) => call(getMe()))
    const forked = fork(({ update }) => TE.right(update))
    const later = lazy('own', ({ call }) => call(getMe()))
    const run = fromAsync(async ({ me }) => me)
    expect(run).type.toBe<(ctx: Context) => TE.TaskEither<ApiError, BotFullInfo>>()
    expect(
      pipeline(
        use(koa),
        use(tapped),
        use(forked),
        use(later),
        handle(({ id, own }) => TE.map(() => id)(own)),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('infer their types when bound to a name', () => {
    const limit = timeout(5_000)
    expect(limit).type.toBeAssignableTo<Middleware<Context, HasSignal, TimedOut>>()
    expect(
      pipeline(
        use(limit),
        handle(({ me }) => TE.right(me)),
      ),
    ).type.toBe<Handler<Context, TimedOut>>()
  })
})

describe('Koa functions', () => {
  test('see the context, and add what they return', () => {
    expect(
      pipeline(
        use(on('message', 'text')),
        use(
          fromKoa(async ({ message, send }, next) => {
            expect(message.text).type.toBe<string>()
            if (message.text === '') return 'skipped'
            return next({ sent: await send(reply(message, 'x')) })
          }),
        ),
        use(
          fromKoa(async (_, next) => {
            await next()
          }),
        ),
        handle(({ sent, message }) => {
          expect(sent).type.toBe<Message>()
          return TE.right(message.text)
        }),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('hide call, because await would not run it', () => {
    pipeline(
      handle(
        fromAsync(async ({ call }) => {
          // @ts-expect-error This expression is not callable
          await call(getMe())
        }),
      ),
    )
    pipeline(
      use(
        fromKoa(async ({ call }, next) => {
          // @ts-expect-error This expression is not callable
          await call(getMe())
          await next()
        }),
      ),
    )
  })
  test('are lifted in a table of commands, too', () => {
    expect(
      pipeline(
        commands({
          start: fromAsync(async ({ message, from, send }) => {
            expect(from).type.toBe<User>()
            expect(message.text).type.toBe<string>()
            await send(reply(message, 'Hi'))
          }),
          add: {
            args: t.tuple([IntFromString]),
            run: fromAsync(async ({ args: [n] }) => {
              expect(n).type.toBe<number>()
            }),
          },
          sub: ({ call, message }) => call(reply(message, 'x')),
        }),
      ),
    ).type.toBe<Handler<Context, ApiError | BadArguments>>()
  })
  test('do not add what they do not return', () => {
    pipeline(
      use(
        fromKoa(async (_, next) => {
          await next({ a: 1 })
        }),
      ),
      // @ts-expect-error Property 'a' does not exist
      handle(({ a }) => TE.right(a)),
    )
  })
})

describe('recover', () => {
  test('takes one tag out of the union', () => {
    expect(
      pipe(
        failing,
        recover('A', (error) => {
          expect(error).type.toBe<A>()
          return TE.right(error.n)
        }),
      ),
    ).type.toBe<Handler<Context, B | ApiError>>()
  })
  test('adds the errors of its own, and sees the context', () => {
    expect(
      pipe(
        failing,
        recover('B', (_, ctx) => {
          expect(ctx).type.toBe<Context>()
          return TE.left({ _tag: 'C' } as const)
        }),
      ),
    ).type.toBe<Handler<Context, A | ApiError | { readonly _tag: 'C' }>>()
  })
  test('refuses a tag that no error has', () => {
    pipe(
      failing,
      // @ts-expect-error Argument of type '"D"' is not assignable to parameter of type
      recover('D', () => TE.right(0)),
    )
  })
  test('makes a bot after all tags are handled one by one', () => {
    expect(
      pipe(
        failing,
        recover('A', () => TE.right(0)),
        recover('B', () => TE.right(0)),
        catchError(report),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
})

describe('provide', () => {
  test('leaves the other dependencies', () => {
    expect(pipe(needing, provide({ db: { name: 'x', more: 1 } }))).type.toBeAssignableTo<Bot>()
    expect(needing).type.not.toBeAssignableTo<Bot>()
    expect(pipe(needing, provide({ other: 1 }))).type.not.toBeAssignableTo<Bot>()
  })
  test('refuses a value of the wrong type', () => {
    // @ts-expect-error This does not have the type that the handler needs
    pipe(needing, provide({ db: { name: 5 } }))
  })
})

describe('group', () => {
  test('gives each branch the context so far and stop, and unites their errors', () => {
    expect(
      pipeline(
        group(
          branch(
            use(on('message', 'text')),
            handle(({ stop, message }) =>
              pipe(
                TE.fromIO<void, 'x'>(stop),
                TE.map(() => message.text),
              ),
            ),
          ),
          choose(handle(({ stop }) => TE.leftIO(stop))),
        ),
      ),
    ).type.toBe<Handler<Context, 'x' | void>>()
  })
  test('adds no stop outside its branches', () => {
    pipeline(
      // @ts-expect-error Property 'stop' does not exist
      handle(({ stop }) => TE.fromIO(stop)),
    )
  })
})
