// What `validate` adds: the decoded value under its name.

import {
  handle,
  on,
  pipeline,
  use,
  validate,
  type Context,
  type Handler,
  type HasMe,
  type HasUpdate,
  type Invalid,
  type Middleware,
} from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'tstyche'

describe('validate', () => {
  test('adds the type of the codec', () => {
    const age = validate('text', 'age', IntFromString)
    expect(age).type.toBe<Middleware<HasUpdate & HasMe, { readonly age: number }, Invalid>>()
    expect(
      pipeline(
        use(on('message')),
        use(age),
        handle((ctx) => {
          expect(ctx.age).type.toBe<number>()
          return TE.right(ctx.message)
        }),
      ),
    ).type.toBe<Handler<Context, Invalid>>()
  })
  test('takes a function of the context', () => {
    pipeline(
      use(on('edited_message', 'text')),
      use(validate(({ update }: HasUpdate) => update.edited_message?.text, 'words', t.string)),
      handle(({ words }) => {
        expect(words).type.toBe<string>()
        return TE.right(words)
      }),
    )
  })
  test('refuses a field that no message has', () => {
    expect(validate).type.not.toBeCallableWith('txt', 'age', IntFromString)
  })
})
