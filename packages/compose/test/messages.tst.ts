// What the compiler says about common mistakes: the sentences of the table in docs/start/first-bot.md.

import {
  auth,
  branch,
  catchError,
  choose,
  commands,
  end,
  derive,
  fromAsync,
  handle,
  handled,
  on,
  pipeline,
  report,
  says,
  tell,
  use,
  type Bot,
  type Context,
  type Handler,
  type MistakeSentences,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntFromString } from '@pipegram/core/Argument'
import { getMe } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

const hello = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))

describe('the compiler says', () => {
  test('that a function returns nothing', () => {
    pipeline(
      use(on('message', 'text')),
      // @ts-expect-error This returns no effect: return call(…), or handled.
      handle(({ call, message }) => {
        call(reply(message, 'x'))
      }),
    )
    pipeline(
      commands({
        // @ts-expect-error This returns no effect: return call(…), or handled.
        start: ({ call, message }) => {
          call(reply(message, 'x'))
        },
      }),
    )
    pipeline(
      use(on('message', 'text')),
      // @ts-expect-error This returns no effect: return call(…), or handled.
      handle(({ call, message }) => {
        if (message.text === '') return
        return call(reply(message, 'x'))
      }),
    )
    pipe(
      hello,
      // @ts-expect-error This returns no effect: return call(…), or handled.
      catchError((error: ApiError) => {
        String(error)
      }),
    )
  })
  test('nothing about an early return of handled', () => {
    expect(
      pipeline(
        use(on('message', 'text')),
        handle(({ call, message }) => {
          if (message.text === '') return handled
          return call(reply(message, 'x'))
        }),
      ),
    ).type.toBe<Handler<Context, ApiError>>()
  })
  test('that a promise is not an effect, and what makes it one', () => {
    pipeline(
      use(on('message', 'text')),
      // @ts-expect-error Put an async function in fromAsync(async (…) => …).
      handle(async ({ message }) => {
        String(message.text)
      }),
    )
    pipeline(
      commands({
        // @ts-expect-error Put an async function in fromAsync(async (…) => …).
        start: async ({ message }) => {
          String(message.text)
        },
      }),
    )
    pipeline(
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
  test('that a call is not run', () => {
    pipeline(
      use(on('message', 'text')),
      // @ts-expect-error This call is not run: write call(…) around it.
      handle(({ message }) => reply(message, 'x')),
    )
  })
  test('that a field is missing, or may be missing', () => {
    pipeline(
      use(on('message')),
      // @ts-expect-error Type 'undefined' is not assignable to type 'AnyText'
      handle(({ call, message }) => call(reply(message, message.text))),
    )
    pipeline(
      use(on('message', 'text')),
      use((ctx, next) => next({ state: ctx.message.text })),
      // @ts-expect-error Property 'state' does not exist on type 'Context &
      handle(({ state }) => TE.right(state)),
    )
    expect(
      pipeline(
        use(on('message', 'text')),
        use(derive(({ message }) => ({ state: message.text }))),
        handle(({ state }) => TE.right(state.length)),
      ),
    ).type.toBe<Handler<Context, never>>()
    const needs = derive(({ message }: { readonly message: { readonly text: string } }) => ({
      length: message.text.length,
    }))
    // @ts-expect-error Property 'message' is missing in type 'Context'
    pipeline(use(needs))
  })
  test('that errors are not handled', () => {
    // @ts-expect-error This pipeline can fail: end it with catchError(report).
    const bot: Bot = hello
    // @ts-expect-error This pipeline can fail: end it with catchError(report).
    const again: Bot = pipeline(
      commands({ a: () => TE.left('a') }),
      catchError((_, { call }) => call(getMe())),
    )
    pipeline(
      handle(() => TE.left({ _tag: 'Mine' } as const)),
      // @ts-expect-error Property 'sentence' is missing in type
      catchError(report),
    )
    expect([bot, again]).type.toBe<Array<Bot>>()
  })
  test('that a middleware belongs in use', () => {
    const wrapped = 'Put a middleware in use(…): use(on(…)). Put a finished pipeline in end(…).'
    expect<MistakeSentences['wrap']>().type.toBe<readonly [typeof wrapped]>()
    const first: Bot = pipeline(
      // @ts-expect-error Put a middleware in use(…): use(on(…)). Put a finished pipeline in end(…).
      on('message', 'text'),
      handle(({ call, message }) => call(reply(message, message.text))),
      catchError(report),
    )
    const later: Bot = pipeline(
      use(on('message', 'text')),
      // @ts-expect-error Put a middleware in use(…): use(on(…)). Put a finished pipeline in end(…).
      auth([1]),
      handle(({ call, message }) => call(reply(message, message.text))),
      catchError(report),
    )
    const inBranch: Bot = pipeline(
      choose(
        branch(
          // @ts-expect-error Put a middleware in use(…): use(on(…)). Put a finished pipeline in end(…).
          on('message', 'text'),
          handle(({ call, message }) => call(reply(message, message.text))),
        ),
        commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
      ),
      catchError(report),
    )
    expect([first, later, inBranch]).type.toBe<Array<Bot>>()
  })
  test('that a finished pipeline belongs in end', () => {
    const bot: Bot = pipeline(
      // @ts-expect-error Put a finished pipeline in end(…).
      choose(hello, commands({ stop: ({ call, message }) => call(reply(message, 'Bye')) })),
      catchError(report),
    )
    const right: Bot = pipeline(
      choose(end(hello), commands({ stop: ({ call, message }) => call(reply(message, 'Bye')) })),
      catchError(report),
    )
    expect([bot, right]).type.toBe<Array<Bot>>()
  })
  test('that an end is missing', () => {
    const bot: Bot = pipeline(
      // @ts-expect-error This pipeline has no end: add handle(…), commands({ … }) or choose(…).
      use(on('message', 'text')),
      catchError(report),
    )
    // @ts-expect-error This pipeline has no end: add handle(…), commands({ … }) or choose(…).
    const short: Bot = pipeline(use(on('message', 'text')))
    const inBranch: Bot = pipeline(
      // @ts-expect-error This pipeline has no end: add handle(…), commands({ … }) or choose(…).
      choose(branch(use(on('message', 'text')))),
      catchError(report),
    )
    expect([bot, short, inBranch]).type.toBe<Array<Bot>>()
  })
  test('that the pipeline has ended', () => {
    const step: Bot = pipeline(
      // @ts-expect-error This pipeline has ended: put other steps before the end
      handle(({ update }) => TE.right(update.update_id)),
      use(on('message', 'text')),
      catchError(report),
    )
    const second: Bot = pipeline(
      commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
      // @ts-expect-error This pipeline has ended: put other steps before the end
      commands({ stop: ({ call, message }) => call(reply(message, 'Bye')) }),
      catchError(report),
    )
    const third: Bot = pipeline(
      use(on('message', 'text')),
      handle(({ call, message }) => call(reply(message, message.text))),
      // @ts-expect-error This pipeline has ended: put other steps before the end
      handle(({ call, message }) => call(reply(message, message.text))),
      catchError(report),
    )
    expect([step, second, third]).type.toBe<Array<Bot>>()
  })
  test('that the fields of an update are separate from its kind', () => {
    const bot: Bot = pipeline(
      // @ts-expect-error Write on('message', 'text').
      use(on('message:text')),
      handle(({ update }) => TE.right(update.update_id)),
      catchError(report),
    )
    expect(bot).type.toBe<Bot>()
  })
  test('that a kind or a field is misspelt, and nothing about the end', () => {
    const kind: Bot = pipeline(
      // @ts-expect-error This is not a kind of update: write one such as 'message' or 'callback_query'.
      use(on('mesage')),
      handle(says('Hello')),
      catchError(report),
    )
    const field: Bot = pipeline(
      // @ts-expect-error is not assignable to parameter of type
      use(on('message', 'txt')),
      handle(says('Hello')),
      catchError(report),
    )
    expect([kind, field]).type.toBe<Array<Bot>>()
  })
  test('that there is no message to answer', () => {
    pipeline(
      use(on('poll')),
      // @ts-expect-error but required in type 'Answered'
      handle(says('Hello')),
    )
  })
  test('which branch of choose is wrong, also behind a right one', () => {
    const step: Bot = pipeline(
      choose(
        commands({ start: says('Hello') }),
        // @ts-expect-error This pipeline has no end: add handle(…), commands({ … }) or choose(…).
        use(on('message', 'text')),
        handle(() => handled),
      ),
      catchError(report),
    )
    const inBranch: Bot = pipeline(
      choose(
        commands({ start: says('Hello') }),
        // @ts-expect-error This pipeline has no end: add handle(…), commands({ … }) or choose(…).
        branch(use(on('message', 'text'))),
      ),
      catchError(report),
    )
    const bare: Bot = pipeline(
      choose(
        commands({ start: says('Hello') }),
        // @ts-expect-error Put a middleware in use(…): use(on(…)).
        on('message', 'text'),
      ),
      catchError(report),
    )
    expect([step, inBranch, bare]).type.toBe<Array<Bot>>()
  })
  test('nothing about branches that cannot fail', () => {
    expect(
      pipeline(
        choose(
          handle(() => handled),
          branch(handle(() => TE.right(1))),
        ),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('how a command must be written', () => {
    const bot: Bot = pipeline(
      commands({
        // @ts-expect-error The name of a command has no capital letters.
        Start: says('Hello'),
        // @ts-expect-error Write the name of a command without its slash.
        '/help': ({ call, message }) => call(reply(message, 'Help')),
        stop: says('Bye'),
      }),
      catchError(report),
    )
    const named: Readonly<Record<`${'Start' | 'stop'}_${string}`, () => typeof handled>> = {}
    const unknown: Readonly<Record<string, () => typeof handled>> = {}
    expect(pipeline(commands(named))).type.toBe<Handler<Context, never>>()
    expect(pipeline(commands(unknown))).type.toBe<Handler<Context, never>>()
    expect(bot).type.toBe<Bot>()
  })
  test('that the arguments of a command are one codec, and nothing about the function after them', () => {
    const tuple: Bot = pipeline(
      commands({
        add: {
          // @ts-expect-error The args are one codec: write t.tuple([…]), or t.type({ … }) for names.
          args: [IntFromString, IntFromString],
          run: says(({ args: [a, b] }) => `${a + b}`),
        },
        roll: {
          // @ts-expect-error The args are one codec: write t.tuple([…]), or t.type({ … }) for names.
          args: [IntFromString],
          run: ({ call, message, args: [sides] }) => call(reply(message, `${sides + 1}`)),
        },
      }),
      catchError(tell),
    )
    const named: Bot = pipeline(
      commands({
        add: {
          // @ts-expect-error The args are one codec: write t.tuple([…]), or t.type({ … }) for names.
          args: { a: IntFromString, b: IntFromString },
          run: says(({ args: { a, b } }) => `${a + b}`),
        },
      }),
      catchError(tell),
    )
    const text: Bot = pipeline(
      commands({
        // @ts-expect-error This is a text and no function: write says('…').
        start: 'Hello',
      }),
      catchError(tell),
    )
    expect([tuple, named, text]).type.toBe<Array<Bot>>()
  })
  test('that users stand in auth by their ids', () => {
    const names: Bot = pipeline(
      // @ts-expect-error Write the ids of users: auth([123456789]). A message has one in from.id.
      use(auth(['ann'])),
      commands({ start: says('Hello') }),
      catchError(report),
    )
    expect(names).type.toBe<Bot>()
  })
  test('that derive does not wait', () => {
    pipeline(
      use(on('message')),
      // @ts-expect-error derive does not wait for a promise: write fromKoa(async (ctx, next) => next({ … })).
      use(derive(async ({ message }) => ({ chat: message.chat.id }))),
    )
  })
  test('only the mistake in a handler, and nothing about the boundary after it', () => {
    const bot: Bot = pipeline(
      use(on('message', 'text')),
      // @ts-expect-error Property 'txt' does not exist on type
      handle(({ call, message }) => call(reply(message, message.txt))),
      catchError(report),
    )
    const inBranch: Bot = pipeline(
      choose(
        branch(
          use(on('message')),
          // @ts-expect-error Type 'undefined' is not assignable to type 'AnyText'
          handle(({ call, message }) => call(reply(message, message.text))),
        ),
        commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
      ),
      catchError(report),
    )
    const inTable: Bot = pipeline(
      commands({
        start: {
          // @ts-expect-error Put an async function in fromAsync(async (…) => …).
          run: async ({ message }) => {
            String(message.text)
          },
        },
        stop: ({ call, message }) => call(reply(message, 'Bye')),
      }),
      catchError(report),
    )
    expect([bot, inBranch, inTable]).type.toBe<Array<Bot>>()
  })
})
